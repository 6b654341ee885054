"""Whom to ask: questions, the offices that answer them, and where parents look for a place."""
