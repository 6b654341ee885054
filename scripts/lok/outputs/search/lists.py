"""The lists themselves: all pages in one, their texts in blocks by kind and year, and what means the same.

``zoek/lijst.json`` holds the pages, sorted by address, one on a line, and the names of the blocks;
``zoek/tekst-<kind>-<year>.json`` pairs of address and text; ``zoek/synoniemen.json`` groups of words. What a list does not know of a page is
left out there. The same pages give the same bytes, and a changed page changes its own block and the list.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lok.archive.addresses import SEARCH
from lok.outputs.search.keywords import SYNONYMS, rank, words_for
from lok.outputs.search.staged import Entry, entry_of
from lok.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIST, ALIKE = f"{SEARCH}/lijst.json", f"{SEARCH}/synoniemen.json"
SHOWN = ("titel", "soortnaam", "nummer", "staat", "datum", "woorden", "koppen", "kort", "gewicht")
"""What the list says of a page beside its address, where there is something to say."""


@dataclass(slots=True)
class Known:
    """Pages as they were read before, by path: a page with the same text is not read again."""

    entries: dict[str, tuple[str, Entry | None]] = field(default_factory=dict)

    def entry(self, page: Page) -> Entry | None:
        """The page as the search sees it."""
        text, entry = self.entries.get(page.uri, ("", None))
        if page.text != text:
            entry = entry_of(page)
            self.entries[page.uri] = page.text, entry
        return entry


class Lists:
    """Reads the pages of one edition while they pass, and makes the lists when the last one has."""

    def __init__(self, known: Known | None = None) -> None:
        self.known = known
        self.entries: list[Entry] = []

    def reading(self, pages: Iterable[Page]) -> Iterator[Page]:
        """The same pages, each read on its way."""
        for page in pages:
            entry = self.known.entry(page) if self.known else entry_of(page)
            if entry is not None:
                self.entries.append(entry)
            yield page

    def files(self) -> Iterator[Page]:
        """The lists of all pages that were read, each a file at its own path."""
        entries = sorted(self.entries, key=lambda entry: entry.adres)
        blocks: dict[str, list[Entry]] = {}
        for entry in entries:
            blocks.setdefault(block_of(entry), []).append(entry)
        head = f'{{"blokken":{_json(sorted(blocks))},"paginas":['
        yield Page(LIST, f"{head}{_lines(_listed(entry) for entry in entries)}]}}\n")
        for name, found in sorted(blocks.items()):
            yield Page(f"{SEARCH}/{name}", f"[{_lines([entry.adres, entry.tekst] for entry in found)}]\n")
        yield Page(ALIKE, f"[{_lines(SYNONYMS)}]\n")


def block_of(entry: Entry) -> str:
    """The name of the block with the text of a page: decided by the page alone, so that no other page moves it."""
    year = f"-{entry.datum[:4]}" if entry.datum else ""
    return f"tekst-{entry.soort or 'algemeen'}{year}.json"


def _listed(entry: Entry) -> dict[str, Any]:
    known = {name: getattr(entry, name) for name in SHOWN}
    known["woorden"] = ", ".join(filter(None, (entry.woorden, *words_for(entry))))
    known["gewicht"] = round(entry.gewicht * rank(entry), 3)
    if known["gewicht"] == 1:
        del known["gewicht"]
    return {"adres": entry.adres, **{name: value for name, value in known.items() if value}}


def _lines(rows: Iterable[Any]) -> str:
    return "".join(("," if index else "") + "\n" + _json(row) for index, row in enumerate(rows)) + "\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
