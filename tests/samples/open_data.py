"""The open data of the invented council, made once for a test run, and of small editions."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from lok.edition.select import select
from lok.model.audience import Audience
from lok.opendata.files import texts
from samples import whole_council

if TYPE_CHECKING:
    from lok.edition.select import Edition

ADDRESS = "https://lok.example.org/"


@cache
def edition(day: date = whole_council.DAY, address: str = ADDRESS) -> Edition:
    """The public edition of the invented council."""
    return select(whole_council.archive(), Audience.PUBLIEK, day, address=address)


@cache
def files() -> dict[str, str]:
    """All its files."""
    return texts(edition())


def records(made: dict[str, str], soort: str) -> list[dict[str, Any]]:
    """The records in the list of a kind."""
    found: list[dict[str, Any]] = json.loads(made[f"data/{soort}.json"])["records"]
    return found


def record(made: dict[str, str], soort: str, record_id: str) -> dict[str, Any]:
    """One of them."""
    return next(each for each in records(made, soort) if each["id"] == record_id)


def table(made: dict[str, str], name: str) -> list[dict[str, str]]:
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(made[f"data/{name}.csv"], newline="")))
