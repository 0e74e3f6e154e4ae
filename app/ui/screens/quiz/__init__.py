"""Quiz and Exam: one question with its answer."""
