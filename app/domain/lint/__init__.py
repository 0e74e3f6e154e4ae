"""Item-writing rules: what makes a question weak, though it can be read."""
