"""Quizzes: quiz files made, changed, tried and given to classes."""
