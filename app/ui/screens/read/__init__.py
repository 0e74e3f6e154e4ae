"""Read: the statement, section by section."""
