"""The library: all entries together, with every byline resolved and every reference followed."""
