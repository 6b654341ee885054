"""From the files of ``data/`` and ``content/`` to an ``Archive``: records, written pages, attachments.

In goes a folder, out come the archive and every problem as a value. The only room that reads records; nothing here
compares them with each other.
"""
