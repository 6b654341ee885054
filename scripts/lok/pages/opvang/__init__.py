"""Locations and organisers, and the supply in numbers."""
