"""The tables as files to take along: one SQLite database in which one can search, and a Parquet file of each table."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from lok.register.tables import DAY, FLAG, MONEY, TEXT, WHOLE
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from lok.register.tables import Table

DATABASE = "lok-register.sqlite"
IN_SQLITE = {TEXT: "TEXT", WHOLE: "INTEGER", DAY: "TEXT", MONEY: "TEXT", FLAG: "INTEGER"}
IN_PARQUET = {TEXT: "VARCHAR", WHOLE: "BIGINT", DAY: "DATE", MONEY: "DECIMAL(14,2)", FLAG: "BOOLEAN"}
LOOKED_IN = {"adviezen": ("titel", "samenvatting", "tekst"), "reglementen": ("titel", "doel")}
"""In which columns one can search, by table."""
MISSING = (
    "voor de Parquet-bestanden is duckdb nodig, en dat is hier niet geïnstalleerd. Voer in de map van de software "
    "‘make environment-register’ uit, of gebruik --zonder-parquet: dan maakt het register alleen het SQLite-bestand."
)


def needs_duckdb() -> None:
    """Raises ``RefusedError``, with the way to install it, when the library that writes Parquet is not here."""
    if find_spec("duckdb") is None:
        raise RefusedError(MISSING)


def as_sqlite(tables: tuple[Table, ...], place: Path) -> None:
    """Write a database with every table and ``zoek``, an index of the words (FTS5). Raises ``OSError``, ``sqlite3.Error``."""
    place.unlink(missing_ok=True)
    with closing(sqlite3.connect(place)) as base, base:
        base.execute("PRAGMA page_size = 4096")
        base.execute("PRAGMA journal_mode = OFF")
        for table in tables:
            columns = ", ".join(f'"{name}" {IN_SQLITE[sort]}' for name, sort in table.columns.items())
            base.execute(f'CREATE TABLE "{table.name}" ({columns})')
            marks = ", ".join("?" * len(table.columns))
            base.executemany(
                f'INSERT INTO "{table.name}" VALUES ({marks})',  # noqa: S608 - our own names, no word of a council
                (tuple(map(_plain, row)) for row in table.rows),
            )
        _searchable(base, tables)
        base.execute("PRAGMA user_version = 1")


def _searchable(base: sqlite3.Connection, tables: tuple[Table, ...]) -> None:
    """One index over the words of all that one can search, with where each stands."""
    base.execute(
        "CREATE VIRTUAL TABLE zoek USING fts5(titel, woorden, soort UNINDEXED, nis_code UNINDEXED, bladzijde UNINDEXED, "
        "tokenize = 'unicode61 remove_diacritics 2')"
    )
    for table in tables:
        if table.name in LOOKED_IN:
            at = {name: index for index, name in enumerate(table.columns)}
            title, *others = (at[name] for name in LOOKED_IN[table.name])
            base.executemany(
                "INSERT INTO zoek VALUES (?, ?, ?, ?, ?)",
                (
                    (
                        row[title],
                        " ".join(filter(None, (row[each] for each in others))),
                        table.name,
                        row[at["nis_code"]],
                        row[at["bladzijde"]],
                    )
                    for row in table.rows
                ),
            )
    base.execute("INSERT INTO zoek(zoek) VALUES ('optimize')")


def _plain(value: Any) -> Any:
    """A value as both files take it: days as ISO has them, amounts with two decimals."""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value


def as_parquet(tables: tuple[Table, ...], folder: Path) -> tuple[str, ...]:
    """Write a Parquet file of each table into ``folder``; gives their names.

    Raises:
        RefusedError: The library that writes Parquet is not installed.
    """
    needs_duckdb()
    import duckdb  # noqa: PLC0415 - an extra: a council's own site does without

    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "threads": "1",
    }
    names = []
    with duckdb.connect(":memory:", config=settings) as base:
        for table in tables:
            lines = folder / f".{table.name}.jsonl"
            lines.write_text("".join(f"{_line(table, row)}\n" for row in table.rows), "utf-8")
            columns = {name: IN_PARQUET[sort] for name, sort in table.columns.items()}
            place = folder / f"{table.name}.parquet"
            base.from_query(
                "SELECT * FROM read_json($lines, format = 'newline_delimited', columns = $columns)",
                params={"lines": str(lines), "columns": columns},
            ).write_parquet(str(place), compression="zstd")
            lines.unlink()
            names.append(place.name)
    return tuple(names)


def _line(table: Table, row: tuple[Any, ...]) -> str:
    return json.dumps(dict(zip(table.columns, map(_plain, row), strict=True)), ensure_ascii=False)
