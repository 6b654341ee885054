"""The agenda of a meeting: an item is put in a fitting place, moved or taken off, and its number follows or stays.

Until the agenda was sent, plain numbers (1, 2, 3, or AP1, AP2) follow the order. Afterwards a number is what people call
an item by, so it never changes, and a new item gets the next one.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from lok.acts.meeting_text import ITEMS, append, dated, item_of, meeting_of, not_closed, put, still_to_come
from lok.acts.record_text import filled, one_line
from lok.edit.record import move_item, remove, set_value
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.vergaderstatus import BEFORE, Vergaderstatus
from lok.words.dutch import written_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.kinds.vergadering import Vergadering

FOLLOW_UP = "Opvolging van de actiepunten"
"""The item under which open actions of earlier meetings stand. Its title is public and says nothing of them."""
PLAIN = re.compile(r"(?P<before>\D*)(?P<number>[0-9]{1,6})(?P<behind>\D*)")


class Place(IntEnum):
    """Where in a meeting an item comes."""

    OPENING = 0
    MINUTES = 1
    FOLLOW_UP = 2
    NEWS = 3
    MATTER = 4
    VARIA = 5
    NEXT_DATE = 6
    CLOSING = 7


BY_TITLE = {
    Place.OPENING: re.compile(r"(?:opening|welkom|verwelkoming|goedkeuring van de agenda)\b", re.IGNORECASE),
    Place.FOLLOW_UP: re.compile(r"(?:opvolging|overzicht) (?:van de )?(?:actie|afspra)", re.IGNORECASE),
    Place.NEWS: re.compile(r"mededeling(?:en)?\W*$", re.IGNORECASE),
    Place.VARIA: re.compile(r"(?:varia|rondvraag)\b", re.IGNORECASE),
    Place.NEXT_DATE: re.compile(
        r"(?:(?:datums?|data|dag) (?:(?:van|voor) )?(?:de )?)?(?:volgende vergadering|vergaderdata\b|vergaderkalender)",
        re.IGNORECASE,
    ),
    Place.CLOSING: re.compile(r"(?:sluiting|afsluiting|slotwoord)\b", re.IGNORECASE),
}
"""How councils call what comes back each time."""


def place_of(title: str, sort: str) -> Place:
    """Where an item belongs, by what it is and how it is called."""
    if sort == Puntsoort.goedkeuring_verslag:
        return Place.MINUTES
    called = next((place for place, words in BY_TITLE.items() if words.match(title.strip())), None)
    return called if called is not None else Place.VARIA if sort == Puntsoort.varia else Place.MATTER


def was_sent(meeting: Vergadering) -> bool:
    """Whether members have the agenda, so that its numbers are fixed."""
    return meeting.uitgenodigd_op is not None or meeting.status is not Vergaderstatus.gepland


def numbers_in_use(archive: Archive, meeting_id: str) -> frozenset[str]:
    """The numbers of items of a meeting by which other records call them: those items are never numbered anew."""
    pointing = (each for soort in ("adviezen", "memoranda") for each in archive.all(soort))
    return frozenset(each.agendapunt for each in pointing if each.vergadering == meeting_id and each.agendapunt)


def add_item(
    text: str, title: str, sort: Puntsoort = Puntsoort.bespreking, *, fixed: frozenset[str] = frozenset()
) -> str:
    """The text with a new item where it fits; added at the meeting itself when that is being held, and then it says so.

    Args:
        text: The text of the meeting.
        title: What it is called; everybody reads that.
        sort: What it is for.
        fixed: The numbers by which other records call items (``numbers_in_use``).

    Raises:
        RefusedError: There is no title, or the meeting takes no more items.
    """
    title = one_line(title, "geef het punt een titel.")
    added = not_closed(text).status not in BEFORE
    item = {"titel": title, "soort": sort.value, "toegevoegd_ter_zitting": "ja" if added else ""}
    return put_in(text, filled(item), place_of(title, sort.value), fixed)


def put_in(text: str, item: Mapping[str, Any], place: Place, fixed: frozenset[str] = frozenset()) -> str:
    """The text with ``item``, which has no number yet, behind the last one that comes before its place in a meeting."""
    meeting = meeting_of(text)
    places = [place_of(each.titel, each.soort) for each in meeting.agendapunten]
    index = len(places)
    while index and places[index - 1] > place:
        index -= 1
    text = append(text, (ITEMS,), {"nr": _next_number(meeting), **item}, index)
    return text if was_sent(meeting) else _numbered(text, meeting, fixed)


def move_item_to(text: str, index: int, place: int, *, fixed: frozenset[str] = frozenset()) -> str:
    """The text with the item at ``index`` at ``place``, both counted from 0.

    Raises:
        RefusedError: There is no such item or place.
    """
    meeting = meeting_of(text)
    item_of(meeting, index)
    item_of(meeting, place)
    text = move_item(text, (ITEMS,), index, place)
    return text if was_sent(meeting) else _numbered(text, meeting, fixed)


def take_off(text: str, index: int, *, fixed: frozenset[str] = frozenset()) -> str:
    """The text without an item of the agenda of a meeting that is still to come.

    Raises:
        RefusedError: There is no such item, the meeting was opened, or a guest or another record counts on the item.
    """
    meeting = still_to_come(text)
    item = item_of(meeting, index)
    if item.nr in fixed:
        raise RefusedError(f"een ander record verwijst naar punt {item.nr}. Pas dat eerst aan.")
    if any(item.nr in guest.agendapunten for guest in meeting.gasten):
        raise RefusedError(f"een gast komt voor punt {item.nr}. Pas dat eerst aan bij de gasten.")
    text = remove(text, (ITEMS, index))
    return text if was_sent(meeting) else _numbered(text, meeting, fixed)


def agenda_sent(text: str, date: day) -> str:
    """The text that says that the invitation with the agenda left on ``date``.

    Raises:
        RefusedError: It left before, the meeting is no longer to come, or there is no agenda.
    """
    meeting = still_to_come(text)
    if meeting.uitgenodigd_op is not None:
        raise RefusedError(f"de uitnodiging is al verstuurd, op {written_day(meeting.uitgenodigd_op)}.")
    if not meeting.agendapunten:
        raise RefusedError("er staat nog niets op de agenda.")
    text = put(text, (), "status", Vergaderstatus.uitgenodigd.value)
    return dated(put(text, (), "uitgenodigd_op", date.isoformat()), date)


def agenda_sent_again(text: str, date: day) -> str:
    """The text that says that an agenda that changed left on ``date``.

    Raises:
        RefusedError: It never left, or the meeting is no longer to come.
    """
    meeting = still_to_come(text)
    if meeting.uitgenodigd_op is None:
        raise RefusedError("de uitnodiging is nog niet verstuurd: er is nog maar één versie van de agenda.")
    if date < (meeting.agenda_opnieuw_verstuurd or (meeting.uitgenodigd_op,))[-1]:
        raise RefusedError(
            "de vorige versie van de agenda vertrok op een latere dag. Kijk die dag na bij alle gegevens."
        )
    days = [each.isoformat() for each in (*meeting.agenda_opnieuw_verstuurd, date)]
    return dated(put(text, (), "agenda_opnieuw_verstuurd", days), date)


def _next_number(meeting: Vergadering) -> str:
    """A number that no item has: one more than the highest, written as the last one that has a plain number."""
    used = [each.nr for each in meeting.agendapunten]
    plain = [found for each in used if (found := PLAIN.fullmatch(each))]
    if not plain:
        highest, before, behind = len(used), "", ""
    else:
        before, behind = plain[-1]["before"], plain[-1]["behind"]
        alike = (each for each in plain if (each["before"], each["behind"]) == (before, behind))
        highest = max(int(each["number"]) for each in alike)
    while f"{before}{highest + 1}{behind}" in used:
        highest += 1
    return f"{before}{highest + 1}{behind}"


def _numbered(text: str, before: Vergadering, fixed: frozenset[str]) -> str:
    """The text with numbers in the order of its items, where they were so before; guests keep the items they come for."""
    scheme = _scheme([each.nr for each in before.agendapunten])
    if scheme is None or fixed.intersection(each.nr for each in before.agendapunten):
        return text
    meeting = meeting_of(text)
    wanted = {each.nr: scheme.replace("#", str(_first(before) + i)) for i, each in enumerate(meeting.agendapunten)}
    for index, item in enumerate(meeting.agendapunten):
        if item.nr != wanted[item.nr]:
            text = set_value(text, (ITEMS, index, "nr"), wanted[item.nr])
    for index, guest in enumerate(meeting.gasten):
        for place, number in enumerate(guest.agendapunten):
            if wanted.get(number, number) != number:
                text = set_value(text, ("gasten", index, "agendapunten", place), wanted[number])
    return text


def _scheme(numbers: Sequence[str]) -> str | None:
    """How plain numbers are written, with ``#`` for the number: ``#``, ``AP#``; ``None`` when they do not simply go up."""
    found = [PLAIN.fullmatch(each) for each in numbers]
    if not found:
        return "#"
    first = found[0]
    if first is None or "#" in first["before"] + first["behind"]:
        return None
    start = int(first["number"])
    wanted = [f"{first['before']}{start + step}{first['behind']}" for step in range(len(numbers))]
    return f"{first['before']}#{first['behind']}" if list(numbers) == wanted else None


def _first(meeting: Vergadering) -> int:
    """The number with which the items begin."""
    found = PLAIN.fullmatch(meeting.agendapunten[0].nr) if meeting.agendapunten else None
    return int(found["number"]) if found else 1
