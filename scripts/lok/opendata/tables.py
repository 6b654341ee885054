"""``data/<soort>.csv`` and the tables below it, with ``data/datapackage.json`` (Frictionless) that says how they hang together.

A row of a kind is a record. A list of parts in it is a table of its own, where ``TABLES`` gives it a name: its rows say to
which record and part they belong, by the id of the record and their rank. A group that occurs once lies in the row, its name
before those of its fields. A list of words is JSON within its cell. What is deeper stands in the JSON alone.
The tables are for programs: commas, UTF-8, days as ISO 8601 has them, and no cell is changed for a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from lok.kinds.organen import called
from lok.opendata.carried import offered_kinds
from lok.opendata.fields import Sort, fields_of
from lok.opendata.history import text_of, version_of
from lok.opendata.licences import licence_of
from lok.opendata.offer import DataFile
from lok.opendata.places import FOLDER
from lok.opendata.rows import IRI, PART_IDS
from lok.words.dutch import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.edition.select import Edition
    from lok.model.kind import Kind
    from lok.opendata.fields import Field
    from lok.opendata.licences import Licence
    from lok.opendata.memory import Known, Rows

PACKAGE = f"{FOLDER}/datapackage.json"
GROUP = "Tabellen"
RANK = "rang"

TABLES: dict[str, str] = {
    "adviezen.aanbevelingen": "aanbevelingen",
    "adviezen.gevolgen": "antwoorden",
    "adviezen.gevolgen.per_aanbeveling": "antwoorden-per-aanbeveling",
    "adviezen.uitvoering": "uitvoering-van-adviezen",
    "memoranda.vragen": "vragen-aan-het-bestuur",
    "memoranda.vragen.statusverloop": "statusverloop-van-vragen",
    "vergaderingen.verplaatsingen": "verplaatsingen",
    "vergaderingen.agendapunten": "agendapunten",
    "vergaderingen.agendapunten.stemmingen": "stemmingen",
    "vergaderingen.correcties": "correcties",
    "doelstellingen.resultaten": "resultaten-van-doelstellingen",
    "projecten.stappen": "stappen-van-projecten",
    "reglementen.versies": "versies",
    "reglementen.versies.artikelen": "artikelen",
    "reglementen.versies.bedragen": "bedragen",
    "reglementen.versies.voorwaarden": "voorwaarden",
    "reglementen.versies.aanvraagperiodes": "aanvraagperiodes",
    "reglementen.versies.budgetten": "budgetten",
    "ikt-rondes.criteria": "criteria",
    "ikt-rondes.aanvragen": "aanvragen",
    "voorrangsregels.regels": "regels",
    "locaties.vroegere_plaatsen": "vroegere-plaatsen",
    "locaties.openingsuren": "openingsuren-van-locaties",
    "contactpunten.openingsuren": "openingsuren-van-contactpunten",
    "raad.bestuursperiodes": "bestuursperiodes",
}
"""The lists of parts that are a table, by their path, with the name of the table. A name is never changed."""

TYPES: dict[Sort, dict[str, Any]] = {
    Sort.DAY: {"type": "date"},
    Sort.MOMENT: {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S%z"},
    Sort.HOUR: {"type": "time"},
    Sort.YES_NO: {"type": "boolean"},
    Sort.NUMBER: {"type": "integer"},
    Sort.MONEY: {"type": "number"},
    Sort.POINTS: {"type": "number"},
}
"""What Table Schema calls a sort of value; text for the others."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the names that lead to its value in a row, and what the datapackage says of it."""

    name: str
    at: tuple[str, ...]
    described: dict[str, Any]
    target: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name and kind, the path of the list of parts that it is made of, and its columns behind the keys.

    ``above`` are the names of the lists on the way to it, its own last; none for the table of a kind.
    """

    name: str
    kind: Kind
    above: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def path(self) -> str:
        """Where it stands below the site."""
        return f"{FOLDER}/{self.name}.csv"

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that together say which row is meant."""
        if not self.above:
            return ("id",)
        return (f"{self.kind.soort}_id", *(f"{name}_{RANK}" for name in self.above[:-1]), RANK)


@cache
def tables_of(kind: Kind) -> tuple[Table, ...]:
    """The table of a kind, and those of its lists of parts."""
    fields = fields_of(kind)
    first = Table(kind.soort, kind, (), (_iri(), *_columns(fields)))
    return (first, *_below(kind, fields, ()))


def _below(kind: Kind, fields: tuple[Field, ...], above: tuple[str, ...]) -> Iterator[Table]:
    for field in fields:
        if field.path in TABLES:
            here = (*above, field.name)
            iri = (_iri(),) if field.path in PART_IDS else ()
            yield Table(TABLES[field.path], kind, here, (*iri, *_columns(field.parts)))
            yield from _below(kind, field.parts, here)


def _iri() -> Column:
    return Column(
        IRI, (IRI,), {"type": "string", "format": "uri", "description": "Het adres dat er altijd naar leidt."}
    )


def _columns(fields: tuple[Field, ...], at: tuple[str, ...] = ()) -> Iterator[Column]:
    """A column for each field; of a group that occurs once for each of its fields, and none for a list of parts."""
    for field in fields:
        here = (*at, field.name)
        if field.sort is Sort.PART:
            if not field.many:
                yield from _columns(field.parts, here)
            continue
        described: dict[str, Any] = {"type": "array"} if field.many else dict(TYPES.get(field.sort, {"type": "string"}))
        if field.words and not field.many:
            described["constraints"] = {"enum": list(field.words)}
        target = field.target if not field.many and field.target in {kind.soort for kind in offered_kinds()} else ""
        yield Column("_".join(here), here, {"description": text_of(field.path), **described}, target)


def offers(edition: Any) -> Iterator[DataFile]:
    """Every table, and the package that they make together."""
    licence = licence_of(edition.raad).iri
    for kind in offered_kinds():
        for table in tables_of(kind):
            yield DataFile(table.path, sentence(table.name.replace("-", " ")), "text/csv", kind.soort, licence, GROUP)
    yield DataFile(PACKAGE, "Hoe de tabellen samenhangen", "application/json", group=GROUP)


def write(edition: Edition, known: Known) -> Iterator[tuple[str, str]]:
    """The texts of the tables and of the package."""
    for kind in offered_kinds():
        rows = known.rows_of(edition, kind.soort)
        yield from known.files(f"tables/{kind.soort}", (rows,), lambda: _files(kind, rows, known)).items()  # noqa: B023 - called at once
    licence, raad = licence_of(edition.raad), edition.raad
    made_of = raad.naam, raad.id, raad.orgaan, licence.iri, edition.address
    yield from known.files("tables", made_of, lambda: {PACKAGE: package(raad, edition.address)}).items()


def _files(kind: Kind, rows: Rows, known: Known) -> dict[str, str]:
    return {table.path: text(table, rows, known) for table in tables_of(kind)}


def text(table: Table, rows: Rows, known: Known) -> str:
    """A table as CSV (RFC 4180)."""
    keys = table.keys if table.above else ()
    head = _lines([(*keys, *(column.name for column in table.columns))])
    return "".join((head, *known.pieces_of(table.path, rows, partial(_rows_of, table))))


def _rows_of(table: Table, row: dict[str, Any]) -> str:
    """The lines of a table that one record gives."""
    found = _rows(table.above, (row,))
    return _lines((*key, *(_cell(_at(part, column.at)) for column in table.columns)) for key, part in found)


def _lines(rows: Iterable[tuple[Any, ...]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def _rows(above: tuple[str, ...], rows: Rows) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Each row of a table with the values of its keys."""
    if not above:
        yield from (((), row) for row in rows)
        return
    found: list[tuple[tuple[Any, ...], dict[str, Any]]] = [((row["id"],), row) for row in rows]
    for name in above:
        found = [((*key, rank), part) for key, row in found for rank, part in enumerate(row.get(name, ()), start=1)]
    yield from found


def _at(row: dict[str, Any], names: tuple[str, ...]) -> Any:
    value: Any = row
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)


def package(raad: Any, site: str) -> str:
    """The datapackage (specs.frictionlessdata.io) as the text of its file."""
    return f"{called(_package(raad.id, raad.naam, licence_of(raad), site), raad.orgaan)}\n"


@lru_cache(maxsize=10)
def _package(name: str, title: str, licence: Licence, site: str) -> str:
    """The same for a council of this name: nothing else of its records is in it, and a year of edits changes none of it."""
    made = {
        "profile": "tabular-data-package",
        "name": f"{name}-open-data",
        "title": f"Open data van {title}",
        "homepage": f"{site}{FOLDER}/",
        "licenses": [{"name": "other-open", "title": licence.name, "path": licence.iri}],
        "contributors": [{"title": title, "role": "publisher"}],
        "resources": [_resource(table) for kind in offered_kinds() for table in tables_of(kind)],
    }
    return json.dumps(made, ensure_ascii=False, indent=1)


def _resource(table: Table) -> dict[str, Any]:
    about = (
        table.kind.uitleg if not table.above else f"{sentence(table.name.replace('-', ' '))} uit {table.kind.meervoud}."
    )
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": sentence(table.name.replace("-", " ")),
        "description": about,
        "version": version_of(table.kind.soort),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [*(_key(table, name) for name in table.keys if table.above), *map(_described, table.columns)],
            "primaryKey": list(table.keys),
            "foreignKeys": list(_foreign(table)),
        },
    }


def _key(table: Table, name: str) -> dict[str, Any]:
    if name.endswith("_id"):
        return {"name": name, "description": f"De id van het record: {table.kind.enkelvoud}.", "type": "string"}
    return {"name": name, "description": "De hoeveelste het is, vanaf 1.", "type": "integer"}


def _described(column: Column) -> dict[str, Any]:
    return {"name": column.name, **column.described}


def _foreign(table: Table) -> Iterator[dict[str, Any]]:
    """To the row that a row is a part of, and to the records that its columns name."""
    if len(table.above) == 1:
        yield {"fields": [table.keys[0]], "reference": {"resource": table.kind.soort, "fields": ["id"]}}
    elif table.above:
        parent = TABLES[".".join((table.kind.soort, *table.above[:-1]))]
        mine = list(table.keys[:-1])
        yield {"fields": mine, "reference": {"resource": parent, "fields": [*mine[:-1], RANK]}}
    for column in table.columns:
        if column.target:
            yield {"fields": [column.name], "reference": {"resource": column.target, "fields": ["id"]}}
