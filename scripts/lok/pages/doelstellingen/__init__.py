"""Objectives, projects and working groups, and the wall of successes."""
