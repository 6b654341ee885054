"""A council of one organisation with meetings of which each seat's attendance is given by a letter."""

from __future__ import annotations

from typing import Any

from lok.archive.archive import make_archive
from lok.facts.facts import Facts, make_facts
from lok.kinds.organisatoren import Organisator
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergadering import Vergadering
from lok.kinds.zetels import Zetel
from lok.source.parse import parse
from samples import small_council

WORDS = {"a": "aanwezig", "v": "verontschuldigd", "n": "afwezig"}


def meeting(number: int, states: dict[str, str], **fields: Any) -> Vergadering:
    """The meeting of month ``number`` of 2025; ``states`` says of each seat ``a``, ``v`` or ``n``."""
    begin = f"2025-{number:02}-10 19:30"
    lines = [{"zetel": seat, "status": WORDS[state]} for seat, state in states.items()]
    given = {
        "id": f"verg-{number}",
        "volgnummer": str(number),
        "status": "gehouden",
        "gepland_begin": begin,
        "aanwezigheden": lines,
    }
    return Vergadering.model_validate(given | fields)


def facts(*meetings: Vergadering, seats: tuple[str, ...] = ("z1",), since: str = "2024-01-01") -> Facts:
    chairs = [
        Zetel.model_validate(
            {
                "id": seat,
                "naam": seat,
                "geleding": "lokale_actor",
                "organisatie": "org-a",
                "stemgerechtigd": "ja",
                "van": since,
            }
        )
        for seat in seats
    ]
    council = BY_SOORT["raad"].model.model_validate(parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"]))
    organiser = Organisator.model_validate(
        {"id": "org-a", "naam": "Opvang A", "type": "vzw", "contactpunten": ["loket"]}
    )
    kinds = {kind.model: soort for soort, kind in BY_SOORT.items()}
    rows = (council, organiser, *chairs, *meetings)
    return make_facts(make_archive((kinds[type(each)], each) for each in rows))


def series(states: str, **fields: Any) -> list[Vergadering]:
    return [meeting(index, {"z1": state}, **fields) for index, state in enumerate(states, start=1)]
