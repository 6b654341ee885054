"""``lok init``: another council in the place of this one, with its settings and first pages.

In go the answers to a few questions, out comes a repository without the records of the council before. All or nothing.
"""
