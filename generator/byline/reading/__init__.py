"""Reading: files to checked entries, each file by itself."""
