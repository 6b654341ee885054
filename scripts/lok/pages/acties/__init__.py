"""For members: the actions that are still open."""
