"""Search in points, questions and options."""
