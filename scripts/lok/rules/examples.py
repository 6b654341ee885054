"""Invented records among real ones, and the other way round: a copy that kept ``voorbeeld: ja``, or lost it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.archive.archive import Archive
    from lok.model.kind import Record

THE_COUNCILS_OWN = ("vergaderingen", "adviezen", "zetels", "mandaten", "memoranda", "doelstellingen")
"""The kinds that tell what this council is and did: of an invented council they are invented too."""


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


def nothing_invented_passes_for_real(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """In an invented council a meeting, a seat or an advice without the mark is one that lost it, if others have it."""
    del date
    councils = archive.all("raad")
    if not councils or not all(each.voorbeeld for each in councils):
        return
    for soort in THE_COUNCILS_OWN:
        rows = archive.all(soort)
        unmarked = [each for each in rows if not each.voorbeeld]
        if len(unmarked) < len(rows) - len(unmarked):
            for each in unmarked:
                message = (
                    f"dit record zegt niet dat het verzonnen is, en de raad en de meeste andere {soort} zijn dat wel"
                )
                hint = "Voeg ‘voorbeeld: ja’ toe, of maak de raad zelf echt."
                yield each, Finding(("id",), "voorbeeld", message, hint, Level.AANDACHTSPUNT)
