"""References between records and to attachments: they resolve, and none tells the public what it may not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lok.archive.archive import OfEach
from lok.kinds.registry import BY_SOORT
from lok.model.audience import CONTENT, Audience, Reference, pointers, references
from lok.model.fields import ID_PATTERN
from lok.source.problems import Finding
from lok.words.near import near
from lok.words.shown import QUOTES, odd_one, plain, shortened
from lok.words.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.archive.archive import Archive
    from lok.model.kind import Record
    from lok.source.parse import Path

TITLES = frozenset({"naam", "titel", "nummer"})
"""The fields by which people call a record."""
LISTED = 24
"""How many possible ids a hint names: all seats of an ordinary council."""


def resolve(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """V01: every reference names a record that is there; V32: every attachment is there."""
    del date
    for record, targets in _pointed(record for _, record in archive.everything()):
        if all(_is_there(archive, each) for each in targets):
            continue
        for at, reference in references(record, Audience.LEDEN, final=True):
            if reference.soort == CONTENT:
                if reference.id not in archive.attachments:
                    hint = f"Zet het bestand in content/{reference.id} of verbeter het pad."
                    yield record, Finding(at, "V32", f"de bijlage ‘{reference.id}’ bestaat niet", hint)
            elif archive.find(reference) is None:
                yield record, _dangling(archive, at, reference)


@OfEach
def _pointed(record: Record) -> list[Reference]:
    """Whatever a record points at."""
    return pointers(record, Audience.LEDEN, final=True)


@OfEach
def _pointed_in_public(record: Record, raad: Any) -> list[Reference]:
    """What a record points at in what the public may read of it."""
    return pointers(record, Audience.PUBLIEK, final=record.published(raad))


def _is_there(archive: Archive, target: Reference) -> bool:
    return target.id in archive.attachments if target.soort == CONTENT else archive.find(target) is not None


def _dangling(archive: Archive, at: Path, reference: Reference) -> Finding:
    """What is wrong with a reference to nobody: it has not the shape of an id, or no record has that id."""
    if reference.soort not in BY_SOORT:
        return _no_kind(archive, at, reference)
    meant = _meant(archive, reference)
    folder, choice = f"data/{reference.soort}/", _choice(archive, reference.soort)
    if not re.fullmatch(ID_PATTERN, reference.id):
        message = f"‘{shortened(reference.id)}’ is geen naam van een bestand in {folder}"
        hint = f"Schrijf ‘{meant}’." if meant else f"Schrijf de naam zonder map en zonder .yaml. {choice}"
        return Finding(at, "V01", message, hint, inside=odd_one(reference.id) or "")
    place = f"{folder}{reference.id}.yaml"
    hint = (
        f"Bedoelde je ‘{meant}’? Anders ontbreekt {place}." if meant else f"Maak {place}, of {_decapitalised(choice)}"
    )
    return Finding(at, "V01", f"verwijst naar ‘{reference.id}’, maar dat record bestaat niet", hint)


def _no_kind(archive: Archive, at: Path, reference: Reference) -> Finding:
    """A reference to a record of any kind, without the folder of a kind in front."""
    if not reference.id:
        message = f"‘{shortened(reference.soort)}’ is geen verwijzing naar een record: de map ontbreekt"
        folder = next((soort for soort in BY_SOORT if reference.soort in archive.records[soort]), None)
        hint = "Schrijf de map en de id, bijvoorbeeld adviezen/adv-2026-03."
        return Finding(at, "V01", message, f"Schrijf ‘{folder}/{reference.soort}’." if folder else hint)
    meant = near(reference.soort, BY_SOORT)
    hint = f"Bedoelde je ‘{meant}/{reference.id}’?" if meant else f"Kies uit: {', '.join(BY_SOORT)}."
    return Finding(at, "V01", f"de soort ‘{shortened(reference.soort)}’ bestaat niet", hint)


def _choice(archive: Archive, soort: str) -> str:
    known = list(archive.records[soort])
    if len(known) > LISTED:
        return f"Kijk in data/{soort}/ welke namen er zijn."
    return f"Kies uit: {', '.join(known) or 'nog geen enkel record'}."


def _decapitalised(words: str) -> str:
    return words[:1].lower() + words[1:]


def _meant(archive: Archive, reference: Reference) -> str | None:
    """The record that was meant: by a slip of the pen in its id, by its name, or by who has the seat."""
    records = archive.records[reference.soort]
    typed = plain(reference.id.strip(QUOTES))
    bare = typed.removeprefix(f"data/{reference.soort}/").removeprefix(f"{reference.soort}/").removesuffix(".yaml")
    if found := next((each for each in (bare, slug(bare)) if each in records), None) or near(slug(bare), records):
        return found
    named = {
        slug(str(getattr(each, field))): each.id for each in records.values() for field in TITLES & vars(each).keys()
    }
    if reference.soort == "zetels":
        named |= {slug(each.persoon): each.zetel for each in archive.all("mandaten") if each.persoon}
    return named.get(slug(bare))


def leak_nothing(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """V01: what the public may read never points at a record only members may know; V32: nor at a members' file."""
    del date
    opened = (record for _, record in archive.everything() if record.readers is Audience.PUBLIEK)
    for record, targets in _pointed_in_public(opened, archive.raad):
        if all(_is_open(archive, each) for each in targets):
            continue
        final = archive.published(record)
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
