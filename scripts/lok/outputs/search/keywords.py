"""The words by which a page is found beside those that stand on it: one list of the project, ``zoekwoorden.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.outputs.search.staged import Entry

WORDS = Path(__file__).parent / "zoekwoorden.yaml"
_GIVEN: dict[str, Any] = yaml.safe_load(WORDS.read_text("utf-8"))
SYNONYMS: tuple[tuple[str, ...], ...] = tuple(
    tuple(word.strip() for word in line.split(",")) for line in _GIVEN["synoniemen"]
)
"""Groups of words and phrases that mean the same to somebody who searches."""
BY_PAGE: dict[str, str] = _GIVEN["bladzijden"]
"""Keywords by the address of a page; ``*`` at the end stands for every page below."""
BY_KIND: dict[str, str] = _GIVEN["soorten"]
"""Keywords of every page of a record, by its kind."""
RANKS: dict[str, float] = _GIVEN["gewichten"]
"""By how much a page comes before others, by its kind or by what sort of page it is; 1 for what is not named."""


def words_for(entry: Entry) -> Iterator[str]:
    """The keywords of a page, given for its address or its kind."""
    for address, given in BY_PAGE.items():
        below = address.endswith("*") and entry.adres.startswith(address[:-1])
        if below or entry.adres == address:
            yield given
    if entry.blad == "record" and entry.soort in BY_KIND:
        yield BY_KIND[entry.soort]


def rank(entry: Entry) -> float:
    """By how much a page comes before one that fits as well."""
    sort = entry.soort if entry.blad == "record" else _sort(entry)
    return RANKS.get(sort, 1.0)


def _sort(entry: Entry) -> str:
    """An overview, the list of one value of a filter, or a page that stands by itself."""
    if entry.blad != "index":
        return entry.blad
    return "keuze" if entry.adres.count("/") == 3 else "index"
