"""All files of the open data in one list, and the function that gives their texts.

``SOURCES`` has one entry for each sort of files. A source says which files it has for an edition without making them, for
the page and the catalogue, and gives their texts when they are written. Whoever adds a sort of files adds an entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.model.audience import Audience
from lok.opendata import former, lists, quality, tables
from lok.opendata.linked.offering import AGENDAS, GUIDE, LINKED_DATA, catalogue_of
from lok.opendata.memory import Known
from lok.opendata.offer import DataFile, Source

if TYPE_CHECKING:
    from lok.edition.select import Edition

OF_RECORDS: tuple[Source, ...] = (
    Source(lists.offers, lists.write),
    Source(tables.offers, tables.write),
    LINKED_DATA,
    GUIDE,
    Source(quality.offers, quality.write),
)
"""Every sort of files that the catalogue speaks of."""
SOURCES: tuple[Source, ...] = (
    *OF_RECORDS,
    AGENDAS,
    Source(former.offers, former.write),
    catalogue_of(OF_RECORDS),
)
"""Every sort of files, in the order in which the page names them."""


def offered(edition: Any) -> tuple[DataFile, ...]:
    """Every file there is for an edition, without making it. Members have none: their site gives no data away."""
    if edition.audience is not Audience.PUBLIEK:
        return ()
    return tuple(each for source in SOURCES for each in source.offers(edition))


def texts(edition: Edition) -> dict[str, str]:
    """The text of every file, by its path below the site; UTF-8 when it is written."""
    if edition.audience is not Audience.PUBLIEK:
        return {}
    known = edition.memory_of(Known)
    return {path: text for source in SOURCES for path, text in source.write(edition, known)}
