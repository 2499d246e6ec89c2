"""Rendering: planned pages to bytes, and the assets that they need."""
