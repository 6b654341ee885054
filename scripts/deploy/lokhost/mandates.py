"""The list of mandates that comes with a release of the members' site (``toegang.json``): right to the letter, or refused."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from lokhost import small_file
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WHAT = "De lijst van mandaten bij de ledensite"
MOST = 4 * 1024 * 1024
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
GROUP = re.compile(r"leden|secretariaat|org-[a-z0-9-]{1,200}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
KEYS = {"mandaat", "groepen", "eerste", "laatste"}


@dataclass(frozen=True, slots=True)
class Mandate:
    """The groups that a mandate opens, and its first and last day; ``None`` where there is none."""

    groups: frozenset[str]
    first: date | None
    last: date | None

    def runs_on(self, day: date) -> bool:
        """Whether it runs, first and last day included."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def read(path: Path) -> dict[str, Mandate]:
    """Read the list, by id of the mandate. There may be none in it.

    Raises:
        RefusedError: it is missing or not wholly as it must be.
    """
    return parsed(small_file.read(path, WHAT, MOST))


def parsed(raw: bytes) -> dict[str, Mandate]:
    """Understand the list.

    Raises:
        RefusedError: something in it is not as it must be.
    """
    try:
        rows = _rows(json.loads(raw.decode("utf-8"), object_pairs_hook=_once))
        return {
            row["mandaat"]: Mandate(frozenset(row["groepen"]), _day(row["eerste"]), _day(row["laatste"]))
            for row in rows
        }
    except (ValueError, TypeError, RecursionError):
        raise RefusedError(f"{WHAT} klopt niet. Publiceer de ledensite opnieuw.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A group of JSON in which no key stands twice: of two, readers choose differently."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _rows(given: Any) -> list[Mapping[str, Any]]:
    """The rows of the list, each with the keys and groups it must have, no mandate twice. ``ValueError`` otherwise."""
    if not isinstance(given, dict) or given.keys() != {"vorm", "mandaten"} or given["vorm"] != 1:
        raise ValueError
    rows: Any = given["mandaten"]
    if not isinstance(rows, list) or not all(map(_right, rows)) or len({row["mandaat"] for row in rows}) < len(rows):
        raise ValueError
    found: list[Mapping[str, Any]] = rows
    return found


def _right(row: object) -> bool:
    if not isinstance(row, dict) or row.keys() != KEYS or not ID.fullmatch(row["mandaat"]):
        return False
    groups = row["groepen"]
    return isinstance(groups, list) and bool(groups) and all(GROUP.fullmatch(each) for each in groups)


def _day(given: Any) -> date | None:
    if given is None:
        return None
    if not DAY.fullmatch(given):
        raise ValueError
    return date.fromisoformat(given)
