"""The public records as data: files that programs of others read, with what explains them.

In goes the public edition, out come files below ``data/``: a list of each kind, tables, their shapes and their quality.
They carry no person, no mandate and no home, and less than the pages where that is in doubt. No section of the site is
imported, no clock is read, and the same edition gives the same bytes.
"""
