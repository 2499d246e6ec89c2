"""The same site made by Hugo, to measure builds against it."""
