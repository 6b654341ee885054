"""What is no page: files that programs read, such as calendar, feeds and visiting cards, and the report of a year.

In goes an edition, out come files. No section of the site is imported.
"""
