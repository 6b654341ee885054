"""No name of a member in what everybody reads: minutes are public with seats and groups in the place of names (section 8 of the domain)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lok.model.audience import Audience, Part, field_types, readable
from lok.model.fields import Prose
from lok.source.problems import Finding, Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.archive.archive import Archive
    from lok.model.kind import Record
    from lok.source.parse import Path

HINT = "Schrijf de zetel, de groep of de functie in de plaats van de naam."


def known_names(archive: Archive) -> tuple[str, ...]:
    """The names of persons that stand in members' fields: of mandates, substitutes and guests.

    Only those of two words or more: a single one may as well be a word of the language.
    """
    found = {mandate.persoon for mandate in archive.all("mandaten")}
    for meeting in archive.all("vergaderingen"):
        found |= {line.persoon for line in meeting.aanwezigheden} | {guest.naam for guest in meeting.gasten}
    return tuple(sorted(name for name in found if name and " " in name))


def _any_of(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds any of these names, whole; ``None`` when there are none. One search costs less than one for each name."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b") if names else None


def public_text_names_nobody(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """V16: no text that everybody reads, or will read once it is approved, holds the name of a member or a guest."""
    del date
    named = _any_of(known_names(archive))
    if named is None:
        return
    for _, record in archive.everything():
        if record.readers is not Audience.PUBLIEK or not named.search("\n".join(_words(record, []))):
            continue
        for at, text in public_texts(record):
            if named.search(text):
                message = "hier staat de naam van een lid of een gast, en iedereen kan dit veld lezen"
                yield record, Finding(at, "V16", message, HINT)


def _words(part: Part, found: list[str]) -> list[str]:
    """The same as ``public_texts`` without the places, added to ``found``: one search for a whole record."""
    if part.closed_to(Audience.PUBLIEK):
        return found
    values, withheld = part.__dict__, part.withheld_from(Audience.PUBLIEK)
    for name in _speaking(type(part)):
        value = values.get(name)  # not there when it could not be read
        if not value or name in withheld:
            continue
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str):
                found.append(each)
            else:
                _words(each, found)
    return found


def public_texts(part: Part, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in the fields of ``part`` that the public may ever read, with its place."""
    if part.closed_to(Audience.PUBLIEK):
        return
    values, withheld = part.__dict__, part.withheld_from(Audience.PUBLIEK)
    for name in _speaking(type(part)):
        value = values.get(name)  # not there when it could not be read
        if value is None or value == () or name in withheld:
            continue
        several = isinstance(value, tuple)
        for index, each in enumerate(value if several else (value,)):
            place = (*at, name, index) if several else (*at, name)
            if isinstance(each, str):
                yield place, each
            else:
                yield from public_texts(each, place)


@cache
def _speaking(model: type[Part]) -> tuple[str, ...]:
    """The public fields of a model that hold free text, or parts that may."""
    return tuple(
        field.name
        for field in readable(model, Audience.PUBLIEK, final=True)
        if field.ref is None and (field.parts or any(leaf in (str, Prose) for leaf in field_types(model, field.name)))
    )


def public_pages_name_nobody(archive: Archive) -> Iterator[Problem]:
    """The same for the pages of ``content/publiek`` that are written by hand."""
    named = _any_of(known_names(archive))
    for page in archive.pages:
        if named is None or page.audience is not Audience.PUBLIEK:
            continue
        for number, line in enumerate(page.text.splitlines(), start=1):
            if found := named.search(line):
                message = "hier staat de naam van een lid of een gast, en iedereen kan deze pagina lezen"
                yield Problem(page.path, number, found.start() + 1, "", "V16", Level.FOUT, message, HINT)
