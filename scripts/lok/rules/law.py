"""Statements of law grow old: they carry a source and the day of the last check, and are looked at again every year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.page_check import page_check
from lok.facts.law import outdated, speaks_of_law
from lok.model.audience import Audience
from lok.rules.spoken import texts
from lok.source.problems import Finding, Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.model.kind import Record

ALWAYS = ("startstappen", "voorrangsregels")
"""Kinds of which every record leans on the law: somebody spends money, or loses a place, because of it."""
WHERE_THEY_SPEAK_OF_IT = ("raad", "themas", "vragen")
AGAIN = "Kijk het na bij de bron, verbeter wat veranderde, en pas nagekeken_op aan."
FIRST = "Kijk het na bij de bron en schrijf nagekeken_op, met de dag van vandaag."
SOURCE = "Schrijf bij bron waar het staat, met de datum van die bron."


def statements_of_law_are_checked(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """A record that speaks of the law names a source and was held against it in the last year; examples may do without."""
    for soort in (*ALWAYS, *WHERE_THEY_SPEAK_OF_IT):
        for record in archive.all(soort):
            checked = record.nagekeken_op
            if checked is not None and outdated(checked, date):
                message = f"dit is al meer dan een jaar niet nagekeken (laatst op {checked})"
                yield record, Finding(("nagekeken_op",), "nagekeken", message, AGAIN, Level.AANDACHTSPUNT)
            if soort != "startstappen" and record.voorbeeld:
                continue
            if soort in ALWAYS or any(
                public and at[0] != "id" and speaks_of_law(text) for at, text, public in texts(record)
            ):
                yield from _missing(record)


def _missing(record: Record) -> Iterator[tuple[Record, Finding]]:
    if getattr(record, "nagekeken_op", None) is None:
        message = "dit gaat over de wet, maar niemand keek het na"
        yield record, Finding(("id",), "nagekeken", message, FIRST, Level.AANDACHTSPUNT)
    if not record.bron and record.zichtbaarheid.value == Audience.PUBLIEK:
        yield (
            record,
            Finding(("id",), "bron", "dit gaat over de wet, maar noemt geen bron", SOURCE, Level.AANDACHTSPUNT),
        )


def pages_of_law_are_checked(archive: Archive, date: day) -> Iterator[Problem]:
    """The same for the public pages that are written by hand."""
    for page in archive.pages:
        if page.audience is not Audience.PUBLIEK:
            continue
        said, law = page_check(page), speaks_of_law(page.text)
        for code, level, message, hint in _wrong_on_page(said.written, said.day, said.sources, law=law, date=date):
            line = _line(page.text, "nagekeken_op:" if code == "nagekeken" else "bron:")
            yield Problem(page.path, line, 1, "", code, level, message, hint)


def _wrong_on_page(
    written: str, checked: day | None, sources: tuple[str, ...], *, law: bool, date: day
) -> Iterator[tuple[str, Level, str, str]]:
    if written and checked is None:
        hint = "Schrijf jaar-maand-dag, bijvoorbeeld 2026-03-12."
        yield "nagekeken", Level.FOUT, f"‘{written[:40]}’ is geen datum", hint
    elif checked is not None and checked > date:
        yield "nagekeken", Level.AANDACHTSPUNT, f"{checked} ligt in de toekomst", "Verbeter de dag."
    elif checked is not None and outdated(checked, date):
        message = f"deze pagina is al meer dan een jaar niet nagekeken (laatst op {checked})"
        yield "nagekeken", Level.AANDACHTSPUNT, message, AGAIN
    elif law and checked is None:
        message = "deze pagina gaat over de wet, maar niemand keek ze na"
        yield "nagekeken", Level.AANDACHTSPUNT, message, FIRST.replace("schrijf", "schrijf bovenaan de pagina")
    if law and not sources:
        message = "deze pagina gaat over de wet, maar noemt geen bron"
        yield "bron", Level.AANDACHTSPUNT, message, SOURCE.replace("bij bron", "bovenaan, bij bron,")


def _line(text: str, key: str) -> int:
    """The line that begins with ``key``, or else the first."""
    return next((number for number, line in enumerate(text.splitlines(), start=1) if line.startswith(key)), 1)
