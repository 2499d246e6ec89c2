"""Search: what readers type, and the files in which a browser looks it up."""
