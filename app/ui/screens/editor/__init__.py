"""Editor: the questions of a course, a form for each, and how a student will meet it."""
