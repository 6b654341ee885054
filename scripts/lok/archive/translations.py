"""Written pages that say in another language, or in easier words, what other pages say: three lines of their head.

``lang: fr``, ``hoort_bij: vragen/opvang-zoeken; contactpunten/lokaal-loket`` and ``gelezen_bij: 3f9c01d2``: the records
it was made from, and what those said when somebody last read the page beside them. A record that says something else
since then gives another word (``said_by``), so that the check can tell it, whatever day stands in the record.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.archive.written_pages import head_of
from lok.model.audience import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.archive.archive import Archive, HandPage

READ: dict[str, frozenset[str]] = {
    "vragen": frozenset({"vraag", "uitleg", "contactpunten", "bij_de_hand", "zoekers", "websites"}),
    "contactpunten": frozenset(
        {"naam", "taak", "telefoon", "email", "url", "adres", "openingsuren", "na_afspraak", "geldig_tot"}
    ),
}
"""By kind the fields that a page in another language may retell; those of other kinds are all read."""
LENGTH = 8


@dataclass(frozen=True, slots=True)
class Translation:
    """A page in another language: the records it belongs to, and the word for what they said when it was last read."""

    page: HandPage
    lang: str
    title: str
    belongs_to: tuple[Reference, ...]
    read_with: str


def translations(pages: Iterable[HandPage]) -> Iterator[Translation]:
    """The pages whose head says which records they belong to, in the order of ``pages``."""
    for page in pages:
        said = head_of(page).values
        if "hoort_bij" in said:
            named = (each.strip() for each in said["hoort_bij"].split(";"))
            to = tuple(Reference(kind, name) for each in named if each for kind, _, name in (each.partition("/"),))
            title = said.get("title", page.uri)
            yield Translation(page, said.get("lang", "nl"), title, to, said.get("gelezen_bij", ""))


def said_by(archive: Archive, references: Iterable[Reference]) -> str:
    """A short word for all that those records say and a translation retells; ``LookupError`` when one is not there."""
    told = [_told(archive, each) for each in references]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:LENGTH]


def _told(archive: Archive, reference: Reference) -> dict[str, Any]:
    record = archive.records.get(reference.soort, {}).get(reference.id)
    if record is None:
        raise LookupError(f"{reference.soort}/{reference.id}")
    fields = READ.get(reference.soort)
    told: dict[str, Any] = record.model_dump(mode="json", include=set(fields) if fields is not None else None)
    return told
