"""The kinds of records: a module each, and ``base`` with what they are made of."""
