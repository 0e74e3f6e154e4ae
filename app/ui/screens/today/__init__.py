"""Today: one large button, where one stands, quizzes and courses."""
