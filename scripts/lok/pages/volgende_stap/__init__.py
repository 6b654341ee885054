"""For members: what can happen next."""
