"""What must hold between records, and the one run of all rules.

In go an archive and a day, out come problems, each with place and remedy. A rule never changes or hides anything.
"""
