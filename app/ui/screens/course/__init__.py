"""Course: making one, and editing its sections and points."""
