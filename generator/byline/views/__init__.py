"""What templates may know: one frozen view per template, built when its page is rendered."""
