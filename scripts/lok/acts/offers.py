"""What may go on the agenda of the next meeting: minutes, open actions, items put off, advices without an answer, and what comes back each time.

Each is an offer of one line that a tap takes. An offer that stands on the agenda already says so, and is taken only once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import auto
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from lok.acts.agenda import FOLLOW_UP, Place, place_of, put_in
from lok.acts.coming_back import again, carried_over, standing
from lok.acts.meeting_text import ITEMS, append, day_named, meeting_of, named
from lok.facts.actions import promises, same_words
from lok.facts.answers import OPEN, clock_of, stand
from lok.facts.put_off import put_off
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.model.audience import Audience
from lok.model.fields import Keuze
from lok.model.kind import Zichtbaarheid
from lok.rules.minutes import same_series
from lok.words.dutch import MONTHS, counted, written_day
from lok.words.slug import slug
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.facts.actions import Promise
    from lok.kinds.advies import Advies
    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.vergadering import Vergadering

A_YEAR = 366
"""Days after which an item that was put off is no longer offered: by then it was dropped."""
LONGEST_TITLE = 250
"""Characters of a title inside another one; together they stay one line of a record."""


class Aanbod(Keuze):
    """Why something may go on an agenda."""

    verslag = auto()
    actiepunt = auto()
    uitgesteld = auto()
    advies = auto()
    vast = auto()


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may go on an agenda.

    ``key`` stays the same as long as the thing itself does, ``words`` say in one line what it is. ``at`` names the item
    under which it stands already, empty when it does not. ``item`` are the fields of the item without its number, and
    ``action`` those of an action that goes under it.
    """

    key: str
    kind: Aanbod
    words: str
    place: Place
    item: Mapping[str, Any]
    action: Mapping[str, Any] = field(default_factory=dict)
    sign: str = ""
    at: str = ""

    @property
    def taken(self) -> bool:
        """Whether it stands on the agenda."""
        return bool(self.at)


def offers(archive: Archive, text: str, date: day) -> tuple[Offer, ...]:
    """What may go on the agenda of the meeting in ``text``, in the order in which it would come there.

    Args:
        archive: The council; another version of this meeting in it does not count.
        text: The text of the meeting.
        date: Today.

    Raises:
        RefusedError: There is a fault in that text.
    """
    meeting = meeting_of(text)
    earlier = [
        each
        for each in archive.all("vergaderingen")
        if each.gepland_begin < meeting.gepland_begin and each.id != meeting.id and same_series(each, meeting)
    ]
    earlier.sort(key=lambda each: (each.gepland_begin, each.id))
    found = [
        *_minutes(earlier),
        *_actions(earlier, date),
        *_put_off(earlier, date),
        *_advices(archive, meeting, date),
        *(_standing(each) for each in standing(earlier)),
    ]
    found.sort(key=lambda each: each.place)
    return tuple(replace(each, at=_where(each, meeting)) for each in found)


def take(text: str, offer: Offer, *, fixed: frozenset[str] = frozenset()) -> str:
    """The text with what is offered where it fits.

    Args:
        text: The text of the meeting.
        offer: One of its ``offers``.
        fixed: The numbers by which other records call items (``agenda.numbers_in_use``).

    Raises:
        RefusedError: It stands on the agenda already.
    """
    meeting = meeting_of(text)
    if there := _where(offer, meeting):
        raise RefusedError(f"dit staat al op de agenda: {there}.")
    if not offer.action:
        return put_in(text, offer.item, offer.place, fixed)
    place = _follow_up(meeting)
    if place is not None:
        return append(text, (ITEMS, place, "actiepunten"), dict(offer.action))
    return put_in(text, {**offer.item, "actiepunten": [dict(offer.action)]}, offer.place, fixed)


def _where(offer: Offer, meeting: Vergadering) -> str:
    """The item of a meeting under which an offer stands; empty when there is none."""
    return next((named(each) for each in meeting.agendapunten if _stands_in(offer, each)), "")


def _stands_in(offer: Offer, item: Agendapunt) -> bool:
    match offer.kind:
        case Aanbod.verslag:
            return item.soort is Puntsoort.goedkeuring_verslag and _names_the_day(item.titel, offer.sign)
        case Aanbod.actiepunt:
            return any(
                each.overgedragen_van == offer.action["overgedragen_van"]
                and same_words(each.omschrijving) == same_words(offer.action["omschrijving"])
                for each in item.actiepunten
            )
        case Aanbod.advies:
            return re.search(rf"(?<![\w-]){re.escape(offer.sign)}(?!\d)", item.titel) is not None
        case _:
            return same_words(item.titel) == same_words(offer.sign)


def _names_the_day(title: str, written: str) -> bool:
    """Whether a title names a day such as ``12 maart 2026``, alone or beside others; without any it is the last one's."""
    number, month, year = written.removeprefix("*").split()
    if not any(name in title.casefold() for name in MONTHS) and not re.search(r"\d", title):
        return written.startswith("*")
    years = re.findall(r"\d{4}", title)
    return re.search(rf"(?<!\d){number} {month}", title.casefold()) is not None and (not years or year in years)


def _follow_up(meeting: Vergadering) -> int | None:
    """The item under which actions are followed up, if there is one."""
    items = enumerate(meeting.agendapunten)
    return next((index for index, each in items if place_of(each.titel, each.soort) is Place.FOLLOW_UP), None)


def _minutes(earlier: list[Vergadering]) -> Iterator[Offer]:
    """The minutes that no meeting approved yet; the last ones are also known by a title without a day, which ``*`` marks."""
    waiting = (Vergaderstatus.gehouden, Vergaderstatus.verslag_ontwerp)
    held = [each for each in earlier if each.status in HELD]
    for each in held:
        if each.status in waiting and each.verslag_goedgekeurd_op is None:
            on = day_named(each)
            unready = "" if each.status is Vergaderstatus.verslag_ontwerp else " (het ontwerp is er nog niet)"
            title = f"Verslag van {on}"
            item = {"titel": title, "soort": Puntsoort.goedkeuring_verslag.value} | _for(each.readers)
            last = "*" if each is held[-1] else ""
            words = f"Verslag van {on} goedkeuren{unready}"
            yield Offer(f"verslag:{each.id}", Aanbod.verslag, words, Place.MINUTES, item, sign=f"{last}{on}")


def _for(readers: Audience) -> dict[str, str]:
    """That only members see an item, where only they know of what it is about."""
    return {"zichtbaarheid": Zichtbaarheid.LEDEN.value} if readers is Audience.LEDEN else {}


def _actions(earlier: list[Vergadering], date: day) -> Iterator[Offer]:
    """The actions that are not finished, each with the meeting that first agreed on it."""
    used: set[str] = set()
    item = {"titel": FOLLOW_UP, "soort": Puntsoort.bespreking.value}
    for promise in promises(each for each in earlier if each.status in HELD):
        if not promise.unfinished:
            continue
        key = f"actiepunt:{promise.origin}:{slug(promise.action.omschrijving)[:60]}"
        while key in used:
            key += "-ook"
        used.add(key)
        yield Offer(
            key,
            Aanbod.actiepunt,
            _about(promise, date),
            Place.FOLLOW_UP,
            item,
            action=carried_over(promise.action, promise.origin),
        )


def _about(promise: Promise, date: day) -> str:
    action = promise.action
    until = f", tegen {written_day(action.deadline)}" if action.deadline else ", zonder einddatum"
    late = promise.days_late(date)
    return f"Actiepunt: {action.omschrijving} ({action.verantwoordelijke}{until})" + (
        f", {counted(late, 'dag', 'dagen')} over tijd" if late else ""
    )


def _put_off(earlier: list[Vergadering], date: day) -> Iterator[Offer]:
    for meeting, item in put_off(earlier):
        if (date - meeting.gepland_begin.date()).days <= A_YEAR:
            words = f"Uitgesteld op {day_named(meeting)}: {item.titel}"
            key = f"uitgesteld:{meeting.id}:{item.nr}"
            yield Offer(
                key,
                Aanbod.uitgesteld,
                words,
                place_of(item.titel, item.soort),
                again(item, readers=meeting.readers),
                sign=item.titel,
            )


def _advices(archive: Archive, meeting: Vergadering, date: day) -> Iterator[Offer]:
    """The advices of the council that wait for an answer, for a meeting of the council itself."""
    if meeting.werkgroep is not None:
        return
    for advies in reversed(archive.all("adviezen")):
        if stand(advies, date) not in OPEN:
            continue
        title = f"Opvolging van {advies.nummer}: {shorten(advies.titel, LONGEST_TITLE, placeholder=' …')}"
        item = {"titel": title, "soort": Puntsoort.bespreking.value} | _for(advies.readers)
        words = f"{advies.nummer}, {advies.titel}: {_waiting(archive, advies, date)}"
        yield Offer(f"advies:{advies.id}", Aanbod.advies, words, Place.MATTER, item, sign=advies.nummer)


def _waiting(archive: Archive, advies: Advies, date: day) -> str:
    """How long an advice waits, and until when there is time to answer."""
    clock = clock_of(advies, archive.raad, date)
    if clock is None:
        return "nog geen antwoord"
    if clock.uiterste_dag is None:
        return f"wacht al {counted(clock.dagen, 'dag', 'dagen')} op antwoord"
    if clock.dagen_te_laat:
        return f"nog geen antwoord, de termijn liep af op {written_day(clock.uiterste_dag)}"
    return f"nog geen antwoord, de termijn loopt tot en met {written_day(clock.uiterste_dag)}"


def _standing(item: Mapping[str, Any]) -> Offer:
    title = str(item["titel"])
    place = place_of(title, str(item["soort"]))
    return Offer(f"vast:{slug(title)}", Aanbod.vast, f"Vast punt: {title}", place, item, sign=title)
