"""A question as a student meets it: the widgets that Quiz, Exam and the editor's preview share."""
