"""Sites of other systems: what comes along from them, and what does not."""
