"""What a record says, what sources said before and say now: compared field by field, and written
so that whatever a person wrote stays as it is."""
