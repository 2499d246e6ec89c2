"""All words that the interface says."""
