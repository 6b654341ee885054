"""One module for each kind of record: its model and the rules about one record of it; ``registry`` has the one list.

In goes a record, out come findings about that record alone. No kind looks at other records, at a day or at a disk.
"""
