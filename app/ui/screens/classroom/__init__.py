"""Classroom: classes, and one of them seen from all sides."""
