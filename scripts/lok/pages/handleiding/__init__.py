"""For members: the fields of every kind, made from the models."""
