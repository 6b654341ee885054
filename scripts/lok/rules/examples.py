"""Invented records among real ones: a copy that kept ``voorbeeld: ja``.

The other way round is no fault: in an invented council somebody may write down what is real.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.archive.archive import Archive
    from lok.model.kind import Record


def no_example_is_left_over(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """A record that says it is invented has no place in a real council, nor where most of its kind are real."""
    del date
    real_council = any(not each.voorbeeld for each in archive.all("raad"))
    for soort in archive.records:
        examples = [each for each in archive.all(soort) if each.voorbeeld]
        others = len(archive.all(soort)) - len(examples)
        if examples and soort != "raad" and (real_council or others > len(examples)):
            beside = "de raad is echt" if real_council else f"de meeste andere {soort} zijn echt"
            for each in examples:
                message = f"dit record zegt dat het verzonnen is, en {beside}"
                hint = "Is het echt, haal ‘voorbeeld: ja’ dan weg: nu staat op de pagina dat alles verzonnen is."
                yield each, Finding(("voorbeeld",), "voorbeeld", message, hint, Level.AANDACHTSPUNT)
