"""What comes back on a later agenda, and how: the standing items of a council, an item once more, an action that is carried over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.acts.agenda import Place, place_of
from lok.acts.record_text import filled, written
from lok.facts.actions import same_words
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.model.audience import Audience
from lok.model.kind import Zichtbaarheid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lok.kinds.agendapunten import Actiepunt, Agendapunt
    from lok.kinds.vergadering import Vergadering

LOOKED_BACK = 3
"""How many of the last meetings are looked at."""
OFTEN = 2
"""At how many of those an item stood that is a standing one."""
NOT_STANDING = frozenset({Place.MINUTES, Place.FOLLOW_UP})
"""What is offered for what it is about: minutes for their day, actions one by one."""
OPEN_OR_NOT = ("titel", "soort", "zichtbaarheid", "gepland_openbaar", "openbaar", "grond")
"""What an item is called, and who may read that."""
TAKEN_ALONG = (
    *OPEN_OR_NOT, "indiener", "toelichting", "voorstel", "reglementen", "projecten", "doelstellingen", "bijlagen",
    "bijlagen_leden",
)  # fmt: skip
"""What an item keeps when it comes back. What was said of it stays with the meeting that said it."""
USUAL: tuple[Mapping[str, Any], ...] = (
    {"titel": "Opening", "soort": Puntsoort.mededeling.value},
    {"titel": "Mededelingen", "soort": Puntsoort.mededeling.value},
    {"titel": "Varia", "soort": Puntsoort.varia.value},
    {"titel": "Datum van de volgende vergadering", "soort": Puntsoort.mededeling.value},
)
"""What stands on the agenda of most councils; offered where the records show no habit yet."""


def standing(earlier: Sequence[Vergadering]) -> tuple[Mapping[str, Any], ...]:
    """The standing items as fields of an item, in the order of an agenda; ``earlier`` stands from the earliest meeting on."""
    last = [each for each in earlier if each.agendapunten and each.status is not Vergaderstatus.afgelast][-LOOKED_BACK:]
    seen: dict[str, list[tuple[Vergadering, Agendapunt]]] = {}
    for meeting in last:
        for title, item in {same_words(each.titel): each for each in meeting.agendapunten}.items():
            if place_of(item.titel, item.soort) not in NOT_STANDING:
                seen.setdefault(title, []).append((meeting, item))
    # An item that was put off comes back too, and is offered as such: it stood there for its matter.
    often = [rows[-1] for rows in seen.values() if len(rows) >= OFTEN and _comes_back_by_itself(rows[-1][1])]
    found = tuple(again(item, OPEN_OR_NOT, readers=meeting.readers) for meeting, item in often) or USUAL
    return tuple(sorted(found, key=lambda each: place_of(each["titel"], each["soort"])))


def _comes_back_by_itself(item: Agendapunt) -> bool:
    usual = (Puntsoort.mededeling, Puntsoort.varia)
    return item.soort in usual or place_of(item.titel, item.soort) is not Place.MATTER


def again(
    item: Agendapunt, fields: Sequence[str] = TAKEN_ALONG, *, readers: Audience = Audience.PUBLIEK
) -> dict[str, Any]:
    """The fields of an item that comes back; what was dealt with behind closed doors is planned so.

    ``readers`` are those of the meeting it comes from: an item of which only they knew stays theirs.
    """
    values = item.model_dump(mode="json", include=set(fields), exclude_defaults=True)
    if readers is Audience.LEDEN:
        values["zichtbaarheid"] = Zichtbaarheid.LEDEN.value
    elif item.closed and item.zichtbaarheid is Zichtbaarheid.PUBLIEK:
        values |= {"gepland_openbaar": False, "openbaar": False}
    order = (name for name in type(item).model_fields if name in values)
    return {name: written(values[name]) for name in order}


def carried_over(action: Actiepunt, origin: str) -> dict[str, Any]:
    """An action as a later meeting writes it down: in the same words, and with the meeting that first agreed on it."""
    return filled(
        {
            "omschrijving": action.omschrijving,
            "verantwoordelijke": action.verantwoordelijke,
            "zetel": action.zetel,
            "deadline": action.deadline.isoformat() if action.deadline else None,
            "status": action.status.value,
            "overgedragen_van": action.overgedragen_van or origin,
        }
    )
