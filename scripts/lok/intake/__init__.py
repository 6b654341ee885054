"""Lists that offices receive, read beside the pipeline for ``lok import``: what they would add and change, as values.

tables   the bytes of a list -> sheets of rows of text (``workbooks`` and ``offers`` for what is no plain text)
columns  a sheet and a mapping -> which column holds which field
values   the text of a cell -> the text of a field
lines    a row -> a candidate: a record to be, or what is wrong with the row
matching candidates and records -> what is new, changed, gone or doubtful
report   that, in Dutch
laying   new records and the list of changes, written whole or not at all
"""
