"""What a site has of its own in place of the engine's, and what it keeps to compare them."""
