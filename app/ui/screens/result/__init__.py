"""Result: the score of a session and what to look at again."""
