"""Visiting rounds name nobody: the desk lives by trust, and members read each other's pages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lok.kinds.locatie import Opvangsoort
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.kinds.bezoekrondes import Bezoekronde
    from lok.model.kind import Record
    from lok.source.parse import Path

SHORTEST = 4
"""Names of fewer letters are words too often to look for."""
FEWEST = 3
"""With fewer locations of a sort than this, a count of them says who was visited."""


def rounds_name_no_provider(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """No text of a visiting round holds the name of an organiser or a location."""
    del date
    names = provider_names(archive)
    if not names:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})\b")
    for visit in archive.all("bezoekrondes"):
        for at, text in texts(visit):
            match = pattern.search(" ".join(text.casefold().split()))
            if match:
                message = f"hier staat de naam van een opvang: {match[0]}"
                hint = "Laat de naam weg: een bezoekronde telt alleen hoeveel locaties van elke soort bereikt zijn."
                yield visit, Finding(at, "bezoek", message, hint)


def provider_names(archive: Archive) -> tuple[str, ...]:
    """The names of all organisers and locations, folded to small letters, longest first."""
    records = (*archive.all("organisatoren"), *archive.all("locaties"))
    names = {" ".join(record.naam.casefold().split()) for record in records}
    return tuple(sorted((name for name in names if len(name) >= SHORTEST), key=lambda name: (-len(name), name)))


def texts(visit: Bezoekronde) -> Iterator[tuple[Path, str]]:
    """The free texts of a round, each with its place; its id is one, as it is in the address of the page."""
    yield ("id",), visit.id.replace("-", " ")
    yield ("titel",), visit.titel
    for index, line in enumerate(visit.materiaal):
        yield ("materiaal", index), line
    for index, line in enumerate(visit.bron):
        yield ("bron", index), line
    if visit.indrukken is not None:
        yield ("indrukken",), visit.indrukken


def rounds_point_at_nobody(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """A sort of care with so few locations that its count points at one is not counted apart; none is overcounted."""
    del date
    known = Counter(location.opvangsoort for location in archive.all("locaties"))
    for visit in archive.all("bezoekrondes"):
        for index, row in enumerate(visit.bereikt):
            at, there = ("bereikt", index, "aantal"), known[row.opvangsoort]
            if row.opvangsoort is Opvangsoort.groepsopvang:
                there += known[Opvangsoort.samenwerkende_onthaalouders]
            if row.aantal and there < FEWEST:
                message = f"er zijn {there} locaties van de soort {row.opvangsoort.woord}: dit aantal wijst er één aan"
                hint = "Tel samenwerkende onthaalouders bij de groepsopvang, of laat deze regel weg."
                yield visit, Finding(at, "bezoek", message, hint)
            elif row.aantal > there:
                message = f"{row.aantal} bereikt, maar er zijn {there} locaties van de soort {row.opvangsoort.woord}"
                hint = "Kijk het aantal na, of voeg de ontbrekende locaties toe."
                yield visit, Finding(at, "bezoek", message, hint, Level.AANDACHTSPUNT)
