"""``lok import``: lists that offices receive, compared with the records.

In go a list and a mapping of its columns, out come what is new, changed and gone, and new records when asked. It invents
nothing, changes no record, and neither writes nor shows the street of a home.

job          an import from beginning to end; it alone reads and writes
tables       the bytes of a list -> sheets of rows of text (``workbooks`` and ``offers`` for what is no plain text)
rows         what a row is, and how texts are compared
mappings     the files of ``scripts/import``
columns      a sheet and a mapping -> which column holds which field
sheets       the sheets of a workbook -> one list, and what of it was not read
lines        a row -> a candidate (``candidates``): a record to be, or what is wrong with the row
cells        the text of a cell -> the value of its field, with ``values`` for each sort of value
pieces       addresses, features and places, split and joined
needs        what the values of a row call for and the list does not tell
surroundings what the records know that a list leaves out
matching     candidates and records (``existing``) -> what is new, changed (``differences``), gone (``reach``), doubtful
report       that, in Dutch
texts        a candidate -> the text of a new record
members      a list of members -> its seats and who sits on them, or all that is wrong with it
membership   those -> new seats, mandates and organisers, all or none
"""
