"""Regulations with their versions, grants, rounds, opportunity advices and priority rules."""
