"""How things are said: Dutch words and numbers, plain text, and what text may not hold.

In go texts and values, out come texts. It knows no record, no YAML and no disk.
"""
