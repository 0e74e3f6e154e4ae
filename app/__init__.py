"""Communiqué: a study app for one document, in a window and in the terminal."""

__version__ = "0.1.0"
