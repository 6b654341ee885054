"""Meetings and seats made by the tests, and the editions of a council that has them."""

from __future__ import annotations

from datetime import date
from typing import Any

from lok.archive.archive import Archive, make_archive
from lok.edition.select import Edition, Kept, select
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergadering import Vergadering
from lok.kinds.zetels import Zetel
from lok.model.audience import Audience
from lok.source.parse import parse
from samples import small_council

TODAY = date(2026, 11, 23)
ADDRESS = "https://lok.voorbeeld.invalid/raad/"
SEATS = {"lokale_actor": 4, "gebruiker": 3, "lokaal_bestuur": 2, "agentschap": 1}
"""How many seats each group of the council has: two groups are so small that they are counted together."""


def seat(group: str, number: int = 0) -> str:
    """The id of a seat of a group."""
    return f"{group.replace('_', '-')}-{number}"


def meeting(record_id: str = "verg-1", **fields: Any) -> Vergadering:
    """A meeting of which the invitation was sent, with ``fields`` instead of or beside its own."""
    given = {"id": record_id, "volgnummer": "1", "status": "uitgenodigd", "gepland_begin": "2026-12-10 19:30"}
    return Vergadering.model_validate(given | fields)


def held(day: str, here: tuple[int, ...] = (), **fields: Any) -> Vergadering:
    """A meeting with approved minutes; ``here`` counts who was present of each group, in the order of ``SEATS``."""
    lines = [
        {"zetel": seat(group, number), "status": "aanwezig" if number < count else "afwezig"}
        for (group, seats), count in zip(SEATS.items(), here, strict=False)
        for number in range(seats)
    ]
    base = {"status": "verslag_goedgekeurd", "verslag_goedgekeurd_op": "verg-later", "aanwezigheden": lines}
    begin = f"{day} 19:30"
    return meeting(f"verg-{day}", **{"gepland_begin": begin, "werkelijk_begin": begin} | base | fields)


def item(nr: str = "1", **fields: Any) -> dict[str, Any]:
    """An agenda item."""
    return {"nr": nr, "titel": f"Punt {nr}", "soort": "bespreking"} | fields


def action(**fields: Any) -> dict[str, Any]:
    """An action that nobody finished."""
    return {"omschrijving": "Een brief sturen", "verantwoordelijke": "secretaris", "status": "open"} | fields


def council(*records: Any) -> Archive:
    """An archive of these records and the council with its seats."""
    settings = BY_SOORT["raad"].model.model_validate(parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"]))
    seats = [
        Zetel.model_validate(
            {"id": seat(group, number), "naam": group, "geleding": group, "stemgerechtigd": "ja", "van": "2019-01-01"}
        )
        for group, count in SEATS.items()
        for number in range(count)
    ]
    kinds = {kind.model: soort for soort, kind in BY_SOORT.items()}
    return make_archive((kinds[type(each)], each) for each in (settings, *seats, *records))


def edition(*records: Any, audience: Audience = Audience.PUBLIEK, known: Kept | None = None) -> Edition:
    """What an audience reads of such a council on the test's day."""
    return select(council(*records), audience, TODAY, address=ADDRESS, known=known)


def members(*records: Any, known: Kept | None = None) -> Edition:
    """The members' edition."""
    return edition(*records, audience=Audience.LEDEN, known=known)
