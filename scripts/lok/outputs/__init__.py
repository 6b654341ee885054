"""What is no page: files that programs read, such as calendar, feeds and visiting cards.

In goes an edition, out come files. No section of the site is imported.
"""
