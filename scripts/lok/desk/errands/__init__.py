"""The tasks of a secretary that have a screen of their own: what is asked for each, and the act that comes of it."""
