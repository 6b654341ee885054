"""What a field, a part, a record and a kind are, and who may read them.

In goes plain data, out come values that a model has read and views that lack what an audience may not read. It knows
no kind by name.
"""
