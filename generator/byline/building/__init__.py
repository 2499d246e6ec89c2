"""The build: the straight line from files to the output, and what of the last one is taken over."""
