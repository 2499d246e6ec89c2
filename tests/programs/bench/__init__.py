"""Measures builds: of made-up sites and real ones, of whole sites and of changes, and of Hugo's."""
