"""The calendar that people subscribe to (RFC 5545): ``vergaderingen.ics``, one for each edition.

Beside it stand smaller ones: one for each subject (``agenda/subsidies.ics``), and one for each meeting and each deadline
that is still to come, to take over once. They hold the same events.

Each subject gives small ``Event`` values; ``SUBJECTS`` lists the functions that make them. Everything comes from the
records and nothing from the clock, so that the same records give the same bytes.

- ``UID`` is the id of the record (of a deadline: with version, sort, place and year), the id of the council and the
  domain of its mailbox: it never changes, and both editions have the same one.
- ``DTSTAMP`` and ``LAST-MODIFIED`` are ``laatst_gewijzigd``, else the planned beginning.
- ``SEQUENCE`` rises when a record changes: the days from 2000 to ``laatst_gewijzigd`` (0 without), times a hundred;
  on one and the same day every correction and every move adds ten and every later state one, a cancellation being the
  last state. So what a reader sees may change without a later ``laatst_gewijzigd`` on one day only; beyond that the
  check tells it (``build.unannounced``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import icalendar

from lok.archive.addresses import CALENDAR, EVENTS, event_path
from lok.facts.answers import clock_of
from lok.facts.deadlines import event_id, in_calendar
from lok.facts.examples import example_in_words
from lok.facts.moves import moved_in_words
from lok.facts.openness import who_may_attend
from lok.kinds.vergaderstatus import BEFORE, Vergaderstatus
from lok.model.reading import BRUSSELS
from lok.outputs.time_zone import brussels
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lok.edition.select import Edition

URI = CALENDAR
ASSUMED_LENGTH = timedelta(hours=2)
"""How long a meeting takes in a calendar while no record says when it ends; the description says it is a guess."""
STATUS = {Vergaderstatus.gepland: "TENTATIVE", Vergaderstatus.afgelast: "CANCELLED"}
"""What a state is called in a calendar; ``CONFIRMED`` for the others."""
STATES = (
    Vergaderstatus.gepland,
    Vergaderstatus.uitgenodigd,
    Vergaderstatus.gehouden,
    Vergaderstatus.onvoltallig,
    Vergaderstatus.verslag_ontwerp,
    Vergaderstatus.verslag_goedgekeurd,
    Vergaderstatus.afgelast,
)
"""The states in the order in which a meeting goes through them."""
FIRST_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a day or an hour in the calendar.

    ``begin`` and ``end`` are moments with a time zone, or days of which ``end`` is the day after the last one.
    ``page`` is the path of its page below the address of the site. ``busy`` is whether it takes the time of who has it
    in an agenda: a deadline does not, nor does what was cancelled.
    """

    id: str
    title: str
    begin: datetime | date
    end: datetime | date
    changed: datetime
    sequence: int
    page: str
    status: str = "CONFIRMED"
    busy: bool = True
    place: str | None = None
    lines: tuple[str, ...] = ()
    category: str | None = None


def calendar(edition: Edition) -> str:
    """The whole calendar as text with CRLF line ends."""
    name = _one_line(edition.raad.afkorting + (" (leden)" if edition.leden else ""))
    events = sorted((event for make in SUBJECTS.values() for event in make(edition)), key=lambda event: event.id)
    return _whole(edition, events, name)


def smaller(edition: Edition) -> Iterator[tuple[str, str]]:
    """Path and text of the calendar of each subject that has something, and of each day that is still to come."""
    raad = edition.raad.afkorting
    for subject, make in SUBJECTS.items():
        events = sorted(make(edition), key=lambda event: event.id)
        if events:
            name = _one_line(f"{raad}: {subject}{' (leden)' if edition.leden else ''}")
            yield f"{EVENTS}/{subject}.ics", _whole(edition, events, name)
        yield from (
            (event_path(event.id), _whole(edition, [event])) for event in events if _to_come(event, edition.date)
        )


def _to_come(event: Event, today: date) -> bool:
    end = event.end.date() if isinstance(event.end, datetime) else event.end
    return end >= today


def calendar_of(edition: Edition, meeting: Any, *told: str) -> str:
    """One meeting as a calendar of its own, to go with a mail: the same event as in the whole one.

    It has no name of its own: a calendar program would keep it apart from the other appointments. ``told`` are lines that
    its description begins with, such as what changed on the agenda since it was sent.
    """
    event = next(each for each in meetings(edition) if each.id == meeting.id)
    return _whole(edition, [replace(event, lines=(*told, *event.lines))])


def _whole(edition: Edition, events: Sequence[Event], name: str = "") -> str:
    made = icalendar.Calendar()
    made.add("prodid", f"-//{_one_line(edition.raad.afkorting)}//kalender//NL")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    if name:
        made.add("name", name)
        made.add("x-wr-calname", name)
        made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    domain = f"{edition.raad.id}.{edition.raad.mailbox.rpartition('@')[2]}"
    if any(isinstance(event.begin, datetime) for event in events):
        made.add_component(brussels())
    content: bytes = made.to_ical()
    head, end, _ = content.partition(b"END:VCALENDAR")
    return b"".join((head, *(written(event, edition.address, domain) for event in events), end, b"\r\n")).decode()


@lru_cache(maxsize=16_384)
def written(event: Event, address: str, domain: str) -> bytes:
    """The lines of one event. Remembered: after one edit all the others are as they were, and writing them is slow."""
    content: bytes = component(event, address, domain).to_ical()
    return content


def component(event: Event, address: str, domain: str) -> icalendar.Event:
    """One event as the library writes it: folded, escaped, its times in Brussels."""
    made = icalendar.Event()
    made.add("uid", f"{event.id}@{domain}")
    made.add("dtstamp", event.changed.astimezone(UTC))
    made.add("last-modified", event.changed.astimezone(UTC))
    made.add("sequence", event.sequence)
    made.add("dtstart", event.begin)
    made.add("dtend", event.end)
    made.add("status", event.status)
    made.add("transp", "OPAQUE" if event.busy else "TRANSPARENT")
    made.add("summary", _one_line(event.title))
    made.add("url", address + event.page)
    if event.place:
        made.add("location", _one_line(event.place))
    if event.category:
        made.add("categories", [event.category])
    made.add("description", "\n".join((*map(_one_line, event.lines), address + event.page)))
    return made


def meetings(edition: Edition) -> Iterator[Event]:
    """Every meeting of the edition, cancelled ones too."""
    for meeting in edition.all("vergaderingen"):
        begin = meeting.werkelijk_begin or meeting.gepland_begin
        cancelled = meeting.status is Vergaderstatus.afgelast
        yield Event(
            id=meeting.id,
            title=f"Afgelast: {_title(edition, meeting)}" if cancelled else _title(edition, meeting),
            begin=begin,
            end=meeting.einde or begin + ASSUMED_LENGTH,
            changed=_changed(meeting),
            sequence=sequence(meeting),
            page=f"vergaderingen/{meeting.id}/",
            status=STATUS.get(meeting.status, "CONFIRMED"),
            busy=not cancelled,
            place=meeting.locatie,
            lines=tuple(_described(edition, meeting)),
            category=meeting.soort_vergadering.woord,
        )


LAST_HOUR = timedelta(hours=1)
"""A deadline with an hour stands in the calendar as the hour before it."""


def subsidies(edition: Edition) -> Iterator[Event]:
    """The days that count for who applies for support: windows that open and close, decisions, payments."""
    for each in in_calendar(edition.all("reglementen"), edition.date):
        regulation = each.reglement
        moment = datetime.combine(each.dag, each.uur, BRUSSELS) if each.uur else None
        changed = regulation.laatst_gewijzigd or max(versie.vastgesteld_op for versie in regulation.versies)
        yield Event(
            id=event_id(each),
            title=f"{regulation.titel}: {each.wat}",
            begin=moment - LAST_HOUR if moment else each.dag,
            end=moment or each.dag + timedelta(days=1),
            changed=datetime.combine(changed, time(), BRUSSELS),
            sequence=max((changed - FIRST_DAY).days, 0) * 100,
            page=f"reglementen/{regulation.id}/",
            busy=False,
            lines=(*filter(None, (example_in_words(regulation),)), *each.uitleg),
            category="subsidie",
        )


def answers_due(edition: Edition) -> Iterator[Event]:
    """For members the last day to answer each advice that has a term: the day to ask for news."""
    if not edition.leden:
        return
    for advies in edition.all("adviezen"):
        clock = clock_of(advies, edition.raad, edition.date)
        if clock is None or clock.uiterste_dag is None:
            continue
        changed, answered = advies.laatst_gewijzigd or clock.start, clock.antwoord_op
        yield Event(
            id=f"{advies.id}-antwoord",
            title=f"{'Beantwoord' if answered else 'Laatste dag voor een antwoord'}: {advies.nummer} {advies.titel}",
            begin=clock.uiterste_dag,
            end=clock.uiterste_dag + timedelta(days=1),
            changed=datetime.combine(changed, time(), BRUSSELS),
            sequence=max((changed - FIRST_DAY).days, 0) * 100 + bool(answered),
            page=f"adviezen/{advies.id}/",
            busy=False,
            lines=tuple(_awaited(advies, answered)),
            category="antwoord op advies",
        )


def _awaited(advies: Any, answered: date | None) -> Iterator[str]:
    yield from filter(None, (example_in_words(advies),))
    towns = f" van {dutch.listed(advies.besturen)}" if advies.besturen else ""
    yield f"Gericht aan: {dutch.listed([orgaan.woord for orgaan in advies.gericht_aan])}{towns}."
    yield f"Het antwoord kwam op {dutch.written_day(answered)}." if answered else "Nog geen antwoord."


SUBJECTS: dict[str, Callable[[Edition], Iterable[Event]]] = {
    "vergaderingen": meetings,
    "subsidies": subsidies,
    "antwoorden": answers_due,
}
"""What stands in the calendar: by the name of a calendar of its own, a function from an edition to events."""


def sequence(meeting: Any) -> int:
    """How often this meeting may have changed, as a number that only rises; see the top of this module."""
    days = (meeting.laatst_gewijzigd - FIRST_DAY).days if meeting.laatst_gewijzigd else 0
    changes = min(len(getattr(meeting, "correcties", ())) + len(meeting.verplaatsingen), 8)
    return max(days, 0) * 100 + changes * 10 + STATES.index(meeting.status)


def _title(edition: Edition, meeting: Any) -> str:
    kind = meeting.soort_vergadering.woord.replace("boa", "BOA")
    return f"{edition.council_of(meeting).afkorting}: {kind}"


def _described(edition: Edition, meeting: Any) -> Iterator[str]:
    """What a reader of this edition finds below the event: state, agenda and, for members, where to click."""
    yield from filter(None, (example_in_words(meeting),))
    if meeting.status is Vergaderstatus.afgelast:
        yield "Deze vergadering gaat niet door."
    elif meeting.einde is None:
        yield "Het einduur is een schatting."
    yield from map(moved_in_words, meeting.verplaatsingen)
    if edition.leden and meeting.online_link:
        yield f"Online deelnemen: {meeting.online_link}"
    wie = who_may_attend(edition.raad, meeting, edition.date)
    if wie and meeting.status in BEFORE:
        yield f"{dutch.sentence(wie)}."
    if meeting.agendapunten:
        yield "Agenda:"
    for item in meeting.agendapunten:
        closed = edition.leden and item.zichtbaarheid.value == "leden"
        yield f"{item.nr}. {item.titel}{' (alleen leden)' if closed else ''}"


def _changed(meeting: Any) -> datetime:
    """When the record last changed, as far as it says so."""
    if meeting.laatst_gewijzigd:
        return datetime.combine(meeting.laatst_gewijzigd, time(), BRUSSELS)
    moment: datetime = meeting.gepland_begin
    return moment


def _one_line(text: str) -> str:
    """Text without line ends and control characters, which a calendar does not allow."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
