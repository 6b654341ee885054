"""The mark of an example: what is invented and what is real, in the same words on pages, cards, calendars and feeds."""

from __future__ import annotations

from typing import Any

from lok.words.dutch import listed


def example_in_words(record: Any) -> str | None:
    """That a record, or a view of one, is invented, and which of its fields are not; None when it is no example."""
    if not record.voorbeeld:
        return None
    if not record.echt:
        return "Dit is een verzonnen voorbeeld."
    return f"Dit is deels een verzonnen voorbeeld. {real_in_words(record)}"


def real_in_words(record: Any) -> str:
    """Which fields of an example are real: ``Echt zijn: naam en telefoon. De rest is verzonnen.``."""
    real = [WORDS.get(name, name.replace("_", " ")) for name in record.echt]
    return f"Echt {'is' if len(real) == 1 else 'zijn'}: {listed(real)}. De rest is verzonnen."


WORDS = {"email": "mailadres", "url": "website", "bij_de_hand": "wat je klaarlegt"}
"""Fields whose own name says little to a reader."""
