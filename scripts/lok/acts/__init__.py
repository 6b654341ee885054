"""What a secretary does: around a meeting one change of its record at a time, and an act that several records hold together.

In go the text of a meeting, the council and a wish, out comes the text with just that change, or a refusal in words; of an
act, the texts of all records that it changes or makes, judged whole, what it does beyond that in sentences, and what is left
to do. All of it is written or nothing. Each text stays otherwise as it was typed. Nothing here knows a screen.
"""
