"""Meetings: agenda, minutes, votes, and how to follow them in a calendar."""
