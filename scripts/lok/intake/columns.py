"""Which column of a list holds which field: the mappings of ``scripts/import``, and the heading row of a sheet.

A mapping is a small YAML file in the dialect of the records: ``soort``, ``naam``, and ``kolommen`` with, by field, the
headings it is known by. ``woorden`` give by field and value the words that lists use for it, ``vast`` values of fields
no column has, ``lengte`` how many digits a number has with its zeros. Headings are compared without capitals, accents
and signs. A heading over several columns counts with the ones under it.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lok.intake.rows import folded
from lok.registry import BY_SOORT
from lok.source import SourceError, decode, parse
from lok.terminal import RefusedError, WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lok.intake.rows import Row, Sheet

FOLDER = Path("scripts/import")
"""Where the mappings are kept, seen from the root of the repository."""
OURS = Path(__file__).parents[2] / "import"
"""Those that come with the program, for a root without its own."""
DEEPEST_HEAD = 30
"""In so many rows at the top the headings are looked for: lists begin with titles, logos and explanations."""
LOCATION_PARTS = ("adres", "postcode_gemeente", "organisator_kbo", "breedte", "lengte")
"""Columns of locations that are no field by themselves: they are split, looked up or put together."""
EXTRA = {"locaties": LOCATION_PARTS, "organisatoren": ()}
KNOWN_BY = {"locaties": ("dossiernummer", "sociale_kaart_nummer"), "organisatoren": ("kbo_nummer",)}
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


@dataclass(frozen=True, slots=True)
class Heading:
    """The headings of a sheet: columns by field in their order, the words over every column, the rows below them."""

    mapping: ColumnMap
    sheet: Sheet
    fields: Mapping[str, tuple[int, ...]]
    names: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The headings that no field knows."""
        used = {index for columns in self.fields.values() for index in columns}
        return tuple(name for index, name in enumerate(self.names) if name and index not in used)


def mappings(root: Path, name: str | None) -> tuple[ColumnMap, ...]:
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
    return ColumnMap(
        name,
        soort,
        str(data.get("naam") or name),
        _turned(_group(data, "kolommen"), "kolommen"),
        words,
        {field: value for field, value in _group(data, "vast").items() if value},
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


def find_heading(sheets: Iterable[Sheet], found: tuple[ColumnMap, ...]) -> Heading:
    """The sheet, the reading and the mapping that know most headings.

    Raises ``RefusedError`` when no row at the top of any sheet has the heading of the name and of something else, and
    when there is nothing below it.
    """
    possible = [each for sheet in sheets for mapping in found for each in _headings(sheet, mapping)]
    if not possible:
        where = FOLDER.as_posix()
        raise RefusedError(
            "in deze lijst staat geen rij met titels van kolommen die herkend worden. Er is minstens een kolom met de "
            f"naam nodig en nog een andere. Vul de titels van je lijst aan in {where}/, of maak daar een nieuw bestand."
        )
    best = max(possible, key=lambda each: sum(map(len, each.fields.values())))
    if not any(any(row.cells) for row in best.rows):
        raise RefusedError("onder de titels van de kolommen staat geen enkele rij. Kijk na of dit de hele lijst is.")
    return best


def _headings(sheet: Sheet, mapping: ColumnMap) -> Iterator[Heading]:
    for index, row in enumerate(sheet.rows[:DEEPEST_HEAD]):
        above = sheet.rows[index - 1].cells if index else ()
        for names in dict.fromkeys((row.cells, _joined(above, row.cells))):
            fields: dict[str, tuple[int, ...]] = {}
            for column, name in enumerate(names):
                field = _field(mapping, name)
                if field:
                    fields[field] = (*fields.get(field, ()), column)
            if "naam" in fields and len(fields) > 1:
                yield Heading(mapping, sheet, fields, names, sheet.rows[index + 1 :])


def _joined(above: tuple[str, ...], cells: tuple[str, ...]) -> tuple[str, ...]:
    """Headings of two rows as one: a heading over several columns stands before each of theirs, or alone over an empty cell."""
    last, names = "", []
    for column in range(max(len(above), len(cells))):
        own = cells[column] if column < len(cells) else ""
        over = above[column] if column < len(above) else ""
        last = over or (last if own else "")
        names.append(f"{last} {own}".strip())
    return tuple(names)


def _field(mapping: ColumnMap, name: str) -> str | None:
    """The field of a heading; what stands between brackets in it, as a date or a unit, may be left out."""
    bare = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", name)
    return mapping.columns.get(folded(name)) or mapping.columns.get(folded(bare))
