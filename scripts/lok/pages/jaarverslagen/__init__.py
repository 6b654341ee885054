"""For members: the report of each year."""
