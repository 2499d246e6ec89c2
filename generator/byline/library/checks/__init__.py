"""What records are checked for together, by subject; `byline.library.rules` lists it all."""
