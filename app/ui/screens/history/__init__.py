"""History: what was learned and when, and what is coming."""
