"""Check: what the check says of the whole course."""
