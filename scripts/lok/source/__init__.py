"""From the text of a YAML file to plain data, with the place of every value.

In goes text, out come dicts, lists and texts, or a refusal in Dutch with line, column and remedy. It knows no kind.
"""
