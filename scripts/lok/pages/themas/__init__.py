"""Themes: all there is about one subject."""
