"""Memoranda with all that was asked in them, and a scorecard for each term."""
