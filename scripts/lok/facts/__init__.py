"""All that is computed from records: composition, quorum, majority, participation, terms, amounts.

In go records and a day, out come values, for rules and pages alike. Nothing here is written in YAML or knows a template.
"""
