"""What is kept from one build to the next, to save making it again."""
