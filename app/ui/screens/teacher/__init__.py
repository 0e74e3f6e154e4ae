"""Teacher: the way into everything that a teacher does, behind one PIN."""
