"""A learner's history on screen, for the learner and for a teacher: five views, and whatever is opened from them."""
