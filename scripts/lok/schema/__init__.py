"""What editors and developers read of the models: JSON Schema, field tables and glossary.

In go the models, out come files. It reads no record.
"""
