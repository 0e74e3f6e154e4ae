"""The adapter around the fsrs package: when an item is due again."""
