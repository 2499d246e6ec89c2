"""Sources to records, beside the line: what others tell of papers is proposed, never forced."""
