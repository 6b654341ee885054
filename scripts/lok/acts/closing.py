"""What is left to do when a meeting closes: one line each, with the place in the record where somebody can do it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from lok.acts.agenda import Place, place_of
from lok.acts.meeting_text import ITEMS, named
from lok.facts.sitting import room_at, unmarked
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.stemmingen import Stemgevolg
from lok.kinds.vergaderstatus import BEFORE
from lok.words.dutch import listed, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.facts.facts import Facts
    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.vergadering import Vergadering
    from lok.source.positions import Path

NO_OUTCOME = frozenset({Puntsoort.mededeling, Puntsoort.toelichting, Puntsoort.varia})
"""What an item may be for without anything being decided."""


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that is left to do: what, in one line, and where in the record."""

    words: str
    at: Path


def closing_checklist(facts: Facts, meeting: Vergadering, date: day) -> tuple[Todo, ...]:
    """What is left to do for a meeting, in the order in which a secretary would do it; empty when all is done.

    Args:
        facts: The council.
        meeting: A meeting that is being held, or was.
        date: Today, by which a meeting named as the next one must still come.
    """
    items = tuple(enumerate(meeting.agendapunten))
    return (
        *_hours_and_offices(meeting),
        *_seats(facts, meeting),
        *chain.from_iterable(_outcome(meeting, index, item) for index, item in items),
        *chain.from_iterable(_conflicts(facts, meeting, index, item) for index, item in items),
        *chain.from_iterable(_advice(index, item) for index, item in items),
        *chain.from_iterable(_actions(index, item) for index, item in items),
        *_next(facts.archive, meeting, date),
    )


def _hours_and_offices(meeting: Vergadering) -> Iterator[Todo]:
    if meeting.werkelijk_begin is None:
        yield Todo("Noteer wanneer de vergadering begon.", ("werkelijk_begin",))
    if meeting.einde is None:
        yield Todo("Noteer wanneer de vergadering eindigde.", ("einde",))
    if meeting.voorzitter is None:
        yield Todo("Duid aan wie voorzat.", ("voorzitter",))
    if meeting.secretaris is None:
        yield Todo("Duid aan wie verslag nam.", ("secretaris",))


def _seats(facts: Facts, meeting: Vergadering) -> Iterator[Todo]:
    if not meeting.aanwezigheden:
        yield Todo("Duid aan wie er was.", ("aanwezigheden",))
    elif seats := unmarked(facts.archive, meeting):
        names = listed(f"‘{each.naam}’" for each in seats)
        yield Todo(f"Duid aan of ze er waren: {names}.", ("aanwezigheden",))


def _outcome(meeting: Vergadering, index: int, item: Agendapunt) -> Iterator[Todo]:
    """An item of which nothing came; minutes on the table of which nobody said what became of them."""
    if item.soort is Puntsoort.goedkeuring_verslag:
        put_off = any(vote.gevolg is Stemgevolg.uitgesteld for vote in item.stemmingen)
        if not meeting.vorige_verslagen and not put_off:
            yield Todo(f"{sentence(named(item))}: zeg of het verslag is goedgekeurd.", (ITEMS, index))
    elif not (item.besluit or item.stemmingen or item.verkiezingen or item.adviezen or _needs_none(item)):
        yield Todo(f"{sentence(named(item))}: noteer het besluit, of stel het punt uit.", (ITEMS, index, "besluit"))


def _needs_none(item: Agendapunt) -> bool:
    if item.soort in NO_OUTCOME or place_of(item.titel, item.soort) is not Place.MATTER:
        return True
    return item.soort is Puntsoort.bespreking and bool(item.bespreking)


def _conflicts(facts: Facts, meeting: Vergadering, index: int, item: Agendapunt) -> Iterator[Todo]:
    """Who left for an item that concerns itself, and still counted there, chaired it or was not there at all."""
    at: Path = (ITEMS, index, "belangenconflict")
    there = {line.zetel for line in meeting.aanwezigheden if line.status is Aanwezigheidsstatus.aanwezig}
    for seat in item.belangenconflict:
        name = facts.seats[seat].naam if seat in facts.seats else seat
        if meeting.aanwezigheden and seat not in there:
            yield Todo(f"{sentence(named(item))}: ‘{name}’ verliet de zaal, maar staat niet als aanwezig.", at)
        elif seat == meeting.voorzitter:
            yield Todo(f"{sentence(named(item))}: de voorzitter verliet de zaal. Noteer wie dit punt voorzat.", at)
    if not item.belangenconflict or meeting.status in BEFORE:
        return
    room = room_at(facts, meeting, index)
    for place, vote in enumerate(item.stemmingen):
        if vote.counted and vote.total > len(room.voters | room.unmarked):
            words = f"{sentence(named(item))}: er zijn meer stemmen dan wie in de zaal bleef. Tel opnieuw."
            yield Todo(words, (ITEMS, index, "stemmingen", place))


def _advice(index: int, item: Agendapunt) -> Iterator[Todo]:
    """An advice that was voted and is not there yet."""
    carried = any(vote.gevolg is Stemgevolg.goedgekeurd for vote in item.stemmingen)
    if item.soort is Puntsoort.advies and carried and not item.adviezen:
        yield Todo(f"{sentence(named(item))}: maak het advies waarover gestemd is.", (ITEMS, index, "adviezen"))


def _actions(index: int, item: Agendapunt) -> Iterator[Todo]:
    for place, action in enumerate(item.actiepunten):
        missing = [
            words
            for words, value in (("tegen wanneer", action.deadline), ("welke zetel het doet", action.zetel))
            if value is None and action.afgerond_op is None
        ]
        if missing:
            words = f"Actiepunt ‘{action.omschrijving}’: zeg {listed(missing)}."
            yield Todo(words, (ITEMS, index, "actiepunten", place))


def _next(archive: Archive, meeting: Vergadering, date: day) -> Iterator[Todo]:
    """The next meeting, which has a day and is named."""
    following = archive.get("vergaderingen", meeting.volgende_vergadering or "")
    if following is None or following.gepland_begin <= meeting.gepland_begin:
        yield Todo("Noteer wanneer de volgende vergadering is.", ("volgende_vergadering",))
    elif following.status in BEFORE and following.gepland_begin.date() < date:
        yield Todo("De dag van de volgende vergadering is al voorbij. Kijk die na.", ("volgende_vergadering",))
