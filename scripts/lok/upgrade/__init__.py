"""``lok upgrade``: a newer version of this program in the repository of a council.

In go the repository and the place where the program is developed, out comes one commit with the newer files of the program and
with records as the newer models want them. It takes no record and no written page of another council, and it is done whole or not at all.
"""
