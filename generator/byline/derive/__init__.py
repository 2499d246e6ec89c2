"""What follows from the library as a whole: computed once, used by many pages."""
