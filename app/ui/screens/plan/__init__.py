"""Plan: the test day, minutes a day, readiness and weak spots."""
