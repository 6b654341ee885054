"""``lok new``: the text of a new record, with what is already known filled in.

In go a kind and some words, out comes one new file. It never changes a record that is there.
"""
