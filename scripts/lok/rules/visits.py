"""Visiting rounds name nobody: the desk lives by trust, and members read each other's pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lok.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.archive import Archive
    from lok.kinds.base import Record
    from lok.kinds.bezoekrondes import Bezoekronde
    from lok.source import Path

SHORTEST = 4
"""Names of fewer letters are words too often to look for."""


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


def rounds_reach_what_there_is(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """A round reached no more locations of a sort than there are records of it, ever."""
    del date
    for visit in archive.all("bezoekrondes"):
        for index, row in enumerate(visit.bereikt):
            known = sum(location.opvangsoort is row.opvangsoort for location in archive.all("locaties"))
            if row.aantal > known:
                message = f"{row.aantal} bereikt, maar er zijn {known} locaties van de soort {row.opvangsoort.woord}"
                hint = "Kijk het aantal na, of voeg de ontbrekende locaties toe."
                yield visit, Finding(("bereikt", index, "aantal"), "bezoek", message, hint, Level.AANDACHTSPUNT)
