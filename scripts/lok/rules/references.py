"""References between records and to attachments: they resolve, and none tells the public what it may not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.kinds.registry import BY_SOORT
from lok.model.audience import CONTENT, Audience, Reference, pointers, references
from lok.source.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.archive.archive import Archive
    from lok.model.kind import Record
    from lok.source.parse import Path

LISTED = 8
"""How many possible ids a hint names."""


def resolve(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """V01: every reference names a record that is there; V32: every attachment is there."""
    del date
    for _, record in archive.everything():
        if all(_is_there(archive, each) for each in pointers(record, Audience.LEDEN, final=True)):
            continue
        for at, reference in references(record, Audience.LEDEN, final=True):
            if reference.soort == CONTENT:
                if reference.id not in archive.attachments:
                    hint = f"Zet het bestand in content/{reference.id} of verbeter het pad."
                    yield record, Finding(at, "V32", f"de bijlage ‘{reference.id}’ bestaat niet", hint)
            elif archive.find(reference) is None:
                yield record, _dangling(archive, at, reference)


def _is_there(archive: Archive, target: Reference) -> bool:
    return target.id in archive.attachments if target.soort == CONTENT else archive.find(target) is not None


def _dangling(archive: Archive, at: Path, reference: Reference) -> Finding:
    from difflib import get_close_matches  # noqa: PLC0415  only needed once something is wrong

    if reference.soort not in BY_SOORT:
        return Finding(at, "V01", f"de soort ‘{reference.soort}’ bestaat niet", f"Kies uit: {', '.join(BY_SOORT)}.")
    known = list(archive.records[reference.soort])
    near = get_close_matches(reference.id, known, n=1, cutoff=0.6)
    place = f"data/{reference.soort}/{reference.id}.yaml"
    if near:
        hint = f"Bedoelde je ‘{near[0]}’? Anders ontbreekt {place}."
    elif len(known) <= LISTED:
        hint = f"Maak {place} of kies uit: {', '.join(known) or 'nog geen enkel record'}."
    else:
        hint = f"Maak {place} of kijk in data/{reference.soort}/ welke namen er zijn."
    return Finding(at, "V01", f"verwijst naar ‘{reference.id}’, maar dat record bestaat niet", hint)


def leak_nothing(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """V01: what the public may read never points at a record only members may know; V32: nor at a members' file."""
    del date
    for _, record in archive.everything():
        if record.readers is not Audience.PUBLIEK:
            continue
        final = archive.published(record)
        if all(_is_open(archive, each) for each in pointers(record, Audience.PUBLIEK, final=final)):
            continue
        for at, reference in references(record, Audience.PUBLIEK, final=final):
            if reference.soort == CONTENT:
                if not reference.id.startswith(f"{Audience.PUBLIEK}/"):
                    hint = "Zet het bestand in content/publiek/, of gebruik een veld dat alleen de leden lezen."
                    yield (
                        record,
                        Finding(
                            at, "V32", f"iedereen leest dit veld, maar ‘{reference.id}’ is alleen voor de leden", hint
                        ),
                    )
                continue
            target = archive.find(reference)
            if target is not None and target.readers is not Audience.PUBLIEK:
                message = f"iedereen leest dit veld, maar ‘{reference.id}’ is alleen voor de leden: zijn titel zou zichtbaar worden"
                hint = (
                    "Laat de verwijzing weg tot dat record openbaar is, of maak dit record zelf alleen voor de leden."
                )
                yield record, Finding(at, "V01", message, hint)


def _is_open(archive: Archive, target: Reference) -> bool:
    if target.soort == CONTENT:
        return target.id.startswith(f"{Audience.PUBLIEK}/")
    found = archive.find(target)
    return found is None or found.readers is Audience.PUBLIEK
