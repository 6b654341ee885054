"""Whether what a council publishes may be taken over: version, schema, addresses, licence and persons, list by list.

Pure: bytes in, records out or refusals with their place. Nothing is mended here; what is doubtful is the council's to mend.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience, plan
from lok.opendata import carried
from lok.opendata.history import known
from lok.opendata.licences import LICENCES
from lok.register import by_schema, strict_json
from lok.register.iris import is_own
from lok.register.refusals import PRIVATE, Refusal, refused
from lok.register.shapes import MOST, NEEDED, VERSIONS, Taken
from lok.register.wording import place
from lok.words.private import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.audience import Part

SEMVER = re.compile(r"(\d{1,4})\.(\d{1,4})\.(\d{1,4})")
LICENCE_NAMES = {each.iri: each.name for each in LICENCES.values()}
"""The licences under which the register may pass something on, by their permanent address."""
_CARRIED = frozenset(name for history in known().values() for path in history["velden"] for name in path.split("."))
LEFT_OUT = (
    frozenset(path.rpartition(".")[2] for path, ground in carried.LEFT_OUT.items() if ground != carried.OWN_STATE)
    - _CARRIED
)
"""Names of fields that no file of a council carries, for they say who somebody is. One that is the name of something else in
another kind (``rondes`` of rules and of an election) is found by the schema, in which it stands at its own place alone."""
OF_A_PERSON = frozenset(
    {
        "mandaten", "persoon", "personen", "voornaam", "achternaam", "familienaam", "geboortedatum", "geboortejaar",
        "geslacht", "rijksregisternummer", "gsm", "leden", "ondervoorzitter", "voorzitter", "secretaris", "foaf:Person",
        "schema:Person", "person:Person", "mandaat:Mandataris", "heeftAanwezige", "heeftStemmer", "stemmen_per_zetel",
    }
)  # fmt: skip
"""Names of fields that hold a person, wherever they stand in what the register reads."""
OWN_ADDRESSES = frozenset({"@id", "iri", "pagina", "adres_pagina", "$schema"})
"""Names of fields whose address must be the council's own. Where a decision can be read is another's."""

NAMES = frozenset({"@id", "iri"})
"""Those of them that are always an address in full: what a thing is called by programs."""


@dataclass(frozen=True, slots=True)
class File:
    """What one file gave: its records, how many were invented, its version and its licence."""

    records: tuple[Taken, ...] = ()
    examples: int = 0
    version: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A file after judgement. ``ids`` are all the records it holds, taken or not; ``None`` when that cannot be read."""

    file: File | None
    refusal: Refusal | None = None
    ids: frozenset[str] | None = field(default=None)


def judged(soort: str, content: bytes, site: str, nis_code: str) -> Judged:
    """A file of kind ``soort`` of the council at ``site``."""
    ids: frozenset[str] | None = None
    try:
        data = strict_json.read(content)
        version = _version(data)
        ids = _ids(data)
        file = _taken(soort, data, version, site)
        if soort == NEEDED:
            _is_the_council(file, nis_code)
    except Refusal as refusal:
        return Judged(None, refusal, ids)
    return Judged(file, None, ids)


def _taken(soort: str, data: dict[str, Any], version: str, site: str) -> File:
    """The records of a file. Raises ``Refusal`` for the first thing wrong with it."""
    for where, address in _own_addresses(data):
        if not is_own(address, site):
            raise refused("vreemd-adres", plaats=where, adres=address)
    licence = data.get("licentie")
    if not isinstance(licence, str) or licence not in LICENCE_NAMES:
        raise refused("licentie")
    _no_person(soort, data)
    by_schema.held(soort, data, version)
    model = VERSIONS[int(version.partition(".")[0])][soort]
    given = data["records"]
    records = tuple(_read(model, each, index) for index, each in enumerate(given))
    _each_once(records)
    real = tuple(each for each in records if not each.voorbeeld)
    return File(real, len(records) - len(real), version, licence)


def _version(data: dict[str, Any]) -> str:
    version = data.get("versie")
    found = SEMVER.fullmatch(version) if isinstance(version, str) else None
    if found is None:
        raise refused("versie-ontbreekt")
    major, newest = int(found[1]), max(VERSIONS)
    if major > newest:
        raise refused("versie-nieuw", versie=found[0])
    if major not in VERSIONS:
        raise refused("versie-oud", versie=found[0], oudste=min(VERSIONS))
    return found[0]


def _ids(data: dict[str, Any]) -> frozenset[str]:
    """The ids of all records. Raises ``Refusal`` when there is no list of records with ids."""
    records = data.get("records")
    if not isinstance(records, list):
        raise refused("vorm", plaats=place(("records",)), reden="hier hoort een lijst te staan")
    if len(records) > MOST:
        raise refused("vorm", plaats=place(("records",)), reden=f"er staan meer dan {MOST} records in")
    ids = [each.get("id") if isinstance(each, dict) else None for each in records]
    wrong = next((index for index, each in enumerate(ids) if not isinstance(each, str)), None)
    if wrong is not None:
        raise refused("vorm", plaats=place(("records", wrong)), reden="dit record heeft geen id")
    return frozenset(str(each) for each in ids)


def _read(model: type[Taken], given: Any, index: int) -> Taken:
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = place(("records", index, *first["loc"]))
        if first["type"] == "enum":
            raise refused("woord", plaats=where) from None
        raise refused("vorm", plaats=where, reden=_reason(first)) from None


REASONS = {
    "missing": "dit veld ontbreekt",
    "tuple_type": "hier hoort een lijst te staan",
    "string_type": "hier hoort tekst te staan",
    "string_too_long": "deze tekst is te lang",
    "int_type": "hier hoort een geheel getal te staan",
    "int_parsing": "hier hoort een geheel getal te staan",
    "decimal_parsing": "hier hoort een bedrag te staan",
    "model_type": "hier hoort een groep velden te staan",
}


def _reason(error: Any) -> str:
    said = error.get("ctx", {}).get("message")
    return str(said) if isinstance(said, str) else REASONS.get(error["type"], "deze waarde kan hier niet")


def _each_once(records: tuple[Taken, ...]) -> None:
    seen: set[str] = set()
    for index, each in enumerate(records):
        if each.id in seen:
            raise refused("dubbel", plaats=place(("records", index)), id=each.id)
        seen.add(each.id)


def _is_the_council(file: File, nis_code: str) -> None:
    """The one record of the council is of the municipality that the list names. One that was invented is not."""
    if file.examples and not file.records:
        raise refused("voorbeeld")
    if len(file.records) != 1:
        raise refused("raad", aantal=len(file.records))
    found = getattr(file.records[0], "nis_code", "")
    if found != nis_code:
        raise refused("andere-raad", gevonden=found)


def _own_addresses(data: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str, str]]:
    """The addresses that must be the council's own, each with its place; the one behind its name in ``bron`` is one of them."""
    if not at:
        yield place(("bron",)), str(data.get("bron", "")).rpartition(" ")[2]
    for name, value in _children(data):
        if name in OWN_ADDRESSES and isinstance(value, str) and (name in NAMES or "://" in value):
            yield place((*at, name)), value
        elif isinstance(value, dict | list):
            yield from _own_addresses(value, (*at, name))


def _children(data: Any) -> list[tuple[str | int, Any]]:
    if isinstance(data, dict):
        return list(data.items())
    return list(enumerate(data)) if isinstance(data, list) else []


def _no_person(soort: str, data: dict[str, Any]) -> None:
    """No field that holds a person or is for members, and no number or address of a person in any text."""
    for index, record in enumerate(data["records"]):
        for at in _closed(BY_SOORT[soort].model, record):
            raise refused("persoon", plaats=place(("records", index, *at)), reden="dit veld is niet voor iedereen")
        for name in _names(record):
            if name in OF_A_PERSON or name in LEFT_OUT:
                raise refused("persoon", plaats=place(("records", index)), reden=f"het veld ‘{name}’")
        whole = json.dumps(record, ensure_ascii=False).replace("\\n", "\n")
        if any(map(_is_private, (whole, *_side_by_side(record)))):
            raise refused("persoon", plaats=place(("records", index)), reden=PRIVATE)


def _is_private(text: str) -> bool:
    return any(scan(text))


def _side_by_side(record: dict[str, Any]) -> tuple[str, str]:
    """The texts of a record behind one another, both ways: half a number in one and half in the next are a number on a page."""
    texts = [each for each in record.values() if isinstance(each, str) and len(each) <= LINE]
    return " ".join(texts), " ".join(reversed(texts))


LINE = 300
"""The longest text that stands beside another on a page."""


def _closed(model: type[Part], given: Any) -> Iterator[tuple[str | int, ...]]:
    """Where a record has what its model keeps for members."""
    if not isinstance(given, dict):
        return
    for each in plan(model):
        value = given.get(each.name)
        if value is None:
            continue
        if not each.readers.open_to(Audience.PUBLIEK, final=True):
            yield (each.name,)
        for part in each.parts:
            for index, inner in enumerate(value if isinstance(value, list) else [value]):
                here = (each.name, index) if isinstance(value, list) else (each.name,)
                yield from ((*here, *at) for at in _closed(part, inner))


def _names(data: Any) -> Iterator[str]:
    for name, value in _children(data):
        if isinstance(name, str):
            yield name
        if isinstance(value, dict | list):
            yield from _names(value)
