"""``data/<soort>.json``: all public records of a kind, one on a line, with the schema beside it."""

from __future__ import annotations

import json
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from lok.kinds.organen import called
from lok.opendata.carried import offered_kinds
from lok.opendata.history import version_of
from lok.opendata.licences import licence_of
from lok.opendata.offer import DataFile
from lok.opendata.places import FOLDER
from lok.opendata.schemas import schema_of, schema_path
from lok.words.dutch import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.kinds.organen import Orgaan
    from lok.model.kind import Kind
    from lok.opendata.memory import Known, Rows

GROUP = "Alle gegevens van een soort, voor programma's"
SHAPES = "Vormen"


def list_path(soort: str) -> str:
    """The path of the list of a kind below the site."""
    return f"{FOLDER}/{soort}.json"


def offers(edition: Any) -> Iterator[DataFile]:
    """A list and its schema for every kind."""
    for kind in offered_kinds():
        title, licence = called(sentence(kind.meervoud), edition.raad.orgaan), licence_of(edition.raad).iri
        yield DataFile(list_path(kind.soort), title, "application/json", kind.soort, licence, GROUP)
        yield DataFile(
            schema_path(kind.soort),
            called(f"Vorm van {kind.meervoud}", edition.raad.orgaan),
            "application/schema+json",
            kind.soort,
            group=SHAPES,
        )


def write(edition: Edition, known: Known) -> Iterator[tuple[str, str]]:
    """The texts of both."""
    raad, site = edition.raad, edition.address
    for kind in offered_kinds():
        rows = known.rows_of(edition, kind.soort)
        head = heading(kind, raad, site, rows)
        made_of = rows, json.dumps(head, ensure_ascii=False), raad.orgaan
        made = partial(_files, kind, raad.orgaan, site, head, rows, known)
        yield from known.files(f"lists/{kind.soort}", made_of, made).items()


def heading(kind: Kind, raad: Any, site: str, rows: Rows) -> dict[str, Any]:
    """What stands above the records of a list."""
    changed = last_change(rows)
    return {
        "$schema": f"{site}{schema_path(kind.soort)}",
        "versie": version_of(kind.soort),
        "bron": f"{raad.naam}, {site}",
        "licentie": licence_of(raad).iri,
        **({"laatst_gewijzigd": changed} if changed else {}),
    }


def last_change(rows: Rows) -> str:
    """The last day on which a record says that it changed; empty when none says so."""
    return max((row.get("laatst_gewijzigd", "") for row in rows), default="")


def _files(  # noqa: PLR0913, PLR0917 - all of this stands in them
    kind: Kind, orgaan: Orgaan, site: str, head: dict[str, Any], rows: Rows, known: Known
) -> dict[str, str]:
    lines = ",\n".join(known.pieces_of(list_path(kind.soort), rows, _line))
    above = json.dumps(head, ensure_ascii=False)[:-1]
    return {
        list_path(kind.soort): f'{above}, "records": [\n{lines}\n]}}\n' if rows else f'{above}, "records": []}}\n',
        schema_path(kind.soort): f"{called(_schema(kind, site), orgaan)}\n",
    }


@lru_cache(maxsize=100)
def _schema(kind: Kind, site: str) -> str:
    """The schema of the list of a kind, as text. No record has a word in it: it is written once for all councils of an address."""
    return json.dumps(schema_of(kind, site), ensure_ascii=False, indent=1)


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)
