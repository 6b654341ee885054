"""What a secretary does in one act and the records hold in several places: all of it is written, or nothing.

In go the repository and a wish, out come the changed texts of records with what readers would notice of it. Each text
is changed at its place and stays otherwise as it was typed; the result is judged whole before anything is written.
"""
