"""The mappings of ``scripts/import``: by which headings and words a list says what a record holds.

A mapping is a small YAML file in the dialect of the records: ``soort``, ``naam``, and ``kolommen`` with, by field, the
headings it is known by. ``woorden`` give by field and value the words that lists use for it, ``vast`` values of fields
no column has, ``lengte`` how many digits a number has with its zeros. Headings and
words are compared without capitals, accents and signs.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lok.intake.rows import folded
from lok.kinds.registry import BY_SOORT
from lok.model.audience import field_types
from lok.model.fields import Keuze
from lok.source.parse import SourceError, decode, parse
from lok.words.terminal import WrongUse

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path("scripts/import")
"""Where the mappings are kept, seen from the root of the repository."""
OURS = Path(__file__).parents[2] / "import"
"""Those that come with the program, for a root without its own."""
LOCATION_PARTS = ("adres", "postcode_gemeente", "organisator_kbo", "breedte", "lengte")
"""Columns of locations that are no field by themselves: they are split, looked up or put together."""
OF_THE_PERSON = ("persoon", "functie", "politiek_mandaat", "band_met_opvang")
"""Columns of a list of members that become a mandate."""
PRIVATE = "prive"
"""Columns of a list of members that are never taken over: contact data stay in the town's own address book."""
MEMBER_PARTS = (
    *OF_THE_PERSON,
    *("voornaam", "mandaat_van", "mandaat_tot", "plaatsvervanger", "organisatie_type", "organisatie_kbo", PRIVATE),
)
"""Columns of a list of members that are no field of a seat."""
EXTRA = {"locaties": LOCATION_PARTS, "organisatoren": (), "zetels": MEMBER_PARTS}
KNOWN_BY = {"locaties": ("dossiernummer", "sociale_kaart_nummer"), "organisatoren": ("kbo_nummer",), "zetels": ()}
"""The kinds that can be imported, with the fields that hold a number of their own."""
KEYS = {"soort", "naam", "kolommen", "woorden", "vast", "lengte"}


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """A mapping: ``columns`` gives a field by a folded heading, ``words`` a value by field and folded word."""

    name: str
    soort: str
    title: str
    columns: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    fixed: Mapping[str, Any]
    digits: Mapping[str, int]


def load(root: Path, name: str | None) -> tuple[ColumnMap, ...]:
    """The mappings of the repository at ``root``, or the one called ``name``. ``WrongUse`` when it is not there or not right."""
    folder = root / FOLDER if (root / FOLDER).is_dir() else OURS
    files = sorted(folder.glob("*.yaml"))
    chosen = [file for file in files if name in (None, file.stem)]
    if not chosen:
        known = ", ".join(file.stem for file in files) or "er zijn er geen"
        raise WrongUse(f"de kolommen ‘{name}’ staan niet in {FOLDER.as_posix()}. Wat er staat: {known}.")
    return tuple(_loaded(file) for file in chosen)


def _loaded(file: Path) -> ColumnMap:
    where = f"{FOLDER.as_posix()}/{file.name}"
    try:
        return make_mapping(file.stem, parse(decode(file.read_bytes())))
    except SourceError as error:
        raise WrongUse(f"{where}:{error.line}:{error.column}: {error.message}. {error.hint}") from None
    except ValueError as error:
        raise WrongUse(f"{where}: {error}") from None


def make_mapping(name: str, data: dict[str, Any]) -> ColumnMap:
    """The mapping in the data of a file. ``ValueError`` in Dutch for one that is not right."""
    if unknown := data.keys() - KEYS:
        raise ValueError(f"‘{min(unknown)}’ hoort hier niet. Mogelijk: {', '.join(sorted(KEYS))}.")
    soort = data.get("soort")
    if soort not in KNOWN_BY:
        raise ValueError(f"soort moet een van deze zijn: {', '.join(KNOWN_BY)}.")
    for part in ("kolommen", "woorden", "vast", "lengte"):
        for field in _group(data, part):
            _known_field(soort, field, part)
    if "naam" not in _group(data, "kolommen"):
        raise ValueError("bij kolommen ontbreekt naam: zonder naam wordt niets herkend.")
    digits = {field: str(number) for field, number in _group(data, "lengte").items()}
    if wrong := [field for field, number in digits.items() if not re.fullmatch(r"[1-9]\d?", number)]:
        raise ValueError(f"lengte van {wrong[0]} moet een getal zijn, bijvoorbeeld 10.")
    words = {field: _turned(values, field) for field, values in _group(data, "woorden").items()}
    fixed = {field: value for field, value in _group(data, "vast").items() if value}
    for part, values in (("woorden", {name: set(each.values()) for name, each in words.items()}), ("vast", fixed)):
        for field, value in values.items():
            _refuse_impossible(soort, field, value, part)
    return ColumnMap(
        name,
        soort,
        str(data.get("naam") or name),
        _turned(_group(data, "kolommen"), "kolommen"),
        words,
        fixed,
        {field: int(number) for field, number in digits.items()},
    )


def _group(data: dict[str, Any], part: str) -> dict[str, Any]:
    found = data.get(part) or {}
    if not isinstance(found, dict):
        raise ValueError(f"onder {part} horen velden, elk op een eigen regel.")  # noqa: TRY004 - a value of a file
    return found


def _known_field(soort: str, field: str, part: str) -> None:
    fields = [*BY_SOORT[soort].model.model_fields, *EXTRA[soort]]
    base = field.partition(".")[0]
    if base not in fields or field == "id":
        near = difflib.get_close_matches(field, fields, n=1)
        meant = f" Bedoelde je ‘{near[0]}’?" if near else ""
        raise ValueError(f"onder {part} staat ‘{field}’, en dat is geen veld van {soort}.{meant}")


def _refuse_impossible(soort: str, field: str, value: Any, part: str) -> None:
    """``ValueError`` for a value, or one of several, that is not in the closed list of its field."""
    possible = choices(soort, field)
    given = value if isinstance(value, list | set) else [value]
    if wrong := sorted(str(each) for each in given if possible and each not in possible):
        raise ValueError(f"onder {part} staat bij {field} ‘{wrong[0]}’. Kies uit: {', '.join(possible)}.")


@cache
def choices(soort: str, field: str) -> tuple[str, ...]:
    """The words of the closed list that a field takes, none for another field."""
    model = BY_SOORT[soort].model
    if field not in model.model_fields:
        return ()
    lists = (leaf for leaf in field_types(model, field) if isinstance(leaf, type) and issubclass(leaf, Keuze))
    return tuple(str(word) for leaf in lists for word in leaf)


def _turned(values: Any, part: str) -> dict[str, str]:
    """A group ``value: [words]`` as the value by each folded word. ``ValueError`` for a word that stands with two values."""
    if not isinstance(values, dict):
        raise ValueError(f"onder {part} horen waarden, elk met een lijst van woorden.")  # noqa: TRY004 - likewise
    found: dict[str, str] = {}
    for value, words in values.items():
        for word in words if isinstance(words, list) else [words]:
            key = folded(str(word or ""))
            if key and found.setdefault(key, value) != value:
                raise ValueError(f"‘{word}’ staat bij {found[key]} en bij {value}.")
    return found
