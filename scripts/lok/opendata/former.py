"""The lists in the form that they had before a field went or became something else: a year longer, below ``data/v1/``.

Who reads our files must change a program then, and gets the time for it. ``FORMER`` has one entry for each form that is still
given, ``ENDED`` the forms that were given long enough; a test asks of every kind that each earlier form is in one of them. An
entry goes when its last day is over, by hand: no clock is read when files are made, and the page names the day.

To add one: before the change, keep the schema of the list as ``former/<soort>-v1.json`` beside this module (from the
files of any site, its ``$id`` and the address of the site taken out), and write what makes the old row of a new one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lok.kinds.registry import BY_SOORT
from lok.opendata.licences import licence_of
from lok.opendata.lists import heading
from lok.opendata.offer import DataFile
from lok.opendata.places import FOLDER
from lok.words.dutch import written_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from lok.edition.select import Edition
    from lok.opendata.memory import Known, Rows

GROUP = "Vroegere vormen, voor wie zijn programma nog moet aanpassen"
SCHEMAS = Path(__file__).with_name("former")


@dataclass(frozen=True, slots=True)
class Former:
    """A form that is still given: of which kind, its last version, until which day, and what makes an old row of a new one."""

    soort: str
    version: str
    until: date
    row: Callable[[dict[str, Any]], dict[str, Any]]

    @property
    def folder(self) -> str:
        """Where its files stand: ``data/v1/``."""
        return f"{FOLDER}/v{self.version.partition('.')[0]}/"


FORMER: tuple[Former, ...] = ()
ENDED: frozenset[tuple[str, int]] = frozenset()
"""The forms that are no longer given, by kind and first number of the version."""


def offers(edition: Any) -> Iterator[DataFile]:
    """The list and the schema of each form that is still given."""
    for each in FORMER:
        kind, licence = BY_SOORT[each.soort], licence_of(edition.raad).iri
        title = f"{kind.meervoud.capitalize()} zoals in versie {each.version}, tot en met {written_day(each.until)}"
        yield DataFile(f"{each.folder}{each.soort}.json", title, "application/json", "", licence, GROUP)
        path = f"{each.folder}schema/{each.soort}.json"
        yield DataFile(
            path, f"Vorm van {kind.meervoud} in versie {each.version}", "application/schema+json", group=GROUP
        )


def write(edition: Edition, known: Known) -> Iterator[tuple[str, str]]:
    """Their texts."""
    for each in FORMER:
        rows = known.rows_of(edition, each.soort)
        yield f"{each.folder}{each.soort}.json", _list(each, edition, rows)
        schema = json.loads((SCHEMAS / f"{each.soort}-v{each.version.partition('.')[0]}.json").read_text("utf-8"))
        made = {**schema, "$id": f"{edition.address}{each.folder}schema/{each.soort}.json"}
        yield f"{each.folder}schema/{each.soort}.json", f"{json.dumps(made, ensure_ascii=False, indent=1)}\n"


def _list(former: Former, edition: Edition, rows: Rows) -> str:
    head = heading(BY_SOORT[former.soort], edition.raad, edition.address, rows)
    head |= {"$schema": f"{edition.address}{former.folder}schema/{former.soort}.json", "versie": former.version}
    lines = ",\n".join(json.dumps(former.row(dict(row)), ensure_ascii=False) for row in rows)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "records": [\n{lines}\n]}}\n'
