"""Sentences that come back in every set of minutes: the ones there are, found by two letters, with their blanks filled in.

What members alone may read never fills a blank in a text that everybody will read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.acts.meeting_text import item_of
from lok.acts.voting import CARRIED
from lok.facts.majority import votes
from lok.facts.sitting import room_at
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.bouwstenen import BLANK, OF_MEMBERS
from lok.kinds.stemmingen import Stem
from lok.kinds.vergaderstatus import HELD
from lok.rules.minutes import same_series
from lok.words.dutch import hour, listed, written_day, written_moment
from lok.words.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.facts.facts import Facts
    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.vergadering import Vergadering

OPEN = "…"
"""What stands where a blank could not be filled."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its name; ``own`` when it is the council's."""

    name: str
    text: str
    own: bool = False


STARTERS = tuple(
    Sentence(name, text)
    for name, text in {
        "Opening": "De voorzitter opent de vergadering om {begin}.",
        "Wie er is": "Er zijn {aantal} van de {leden} leden met stemrecht.",
        "Afwezig": "Verontschuldigd: {verontschuldigd}.",
        "In aantal": "De raad is in aantal: er zijn {aantal} van de {leden} leden met stemrecht, en {nodig} zijn nodig.",
        "Niet in aantal": (
            "De raad is niet in aantal: er zijn {aantal} van de {leden} leden met stemrecht, en {nodig} zijn nodig. "
            "Er wordt niets beslist."
        ),
        "Agenda goedgekeurd": "De agenda wordt goedgekeurd.",
        "Punt toegevoegd": "Punt {nummer}, {punt}, wordt aan de agenda toegevoegd.",
        "Verslag goedgekeurd": "Het verslag van {verslag} wordt goedgekeurd.",
        "Verslag goedgekeurd met opmerking": (
            "Het verslag van {verslag} wordt goedgekeurd, met de opmerkingen die overgenomen zijn."
        ),
        "Verslag uitgesteld": "Het verslag van {verslag} ligt op de volgende vergadering voor.",
        "Toelichting": "Het secretariaat licht het punt toe.",
        "Gast": "Een gast licht het punt toe en verlaat daarna de vergadering.",
        "Kennisname": "De raad neemt kennis van {punt}.",
        "Bespreking": "De leden bespreken {punt}.",
        "Besloten zitting": "Dit punt wordt achter gesloten deuren besproken.",
        "Belang bij het punt": "Wie een belang heeft bij dit punt, verlaat de zaal en stemt niet mee.",
        "Besluit": "De raad beslist: {voorstel}",
        "Advies": "De raad keurt het advies over {punt} goed.",
        "Stemming": "Stemming: {uitslag}. Voor: {voor}, tegen: {tegen}, onthouding: {onthouding}.",
        "Eenparig": "De raad beslist eenparig.",
        "Consensus": "De leden zijn het eens. Er is niet gestemd.",
        "Geen meerderheid": "Het voorstel haalt geen meerderheid. Voor: {voor}, tegen: {tegen}, onthouding: {onthouding}.",
        "Uitgesteld": "Punt {nummer} wordt uitgesteld tot een volgende vergadering.",
        "Actiepunt": "{wie} doet dit tegen {tegen_wanneer}: {actie}.",
        "Geen varia": "Er zijn geen varia.",
        "Volgende vergadering": "De volgende vergadering is op {volgende}.",
        "Sluiting": "De voorzitter sluit de vergadering om {einde}.",
    }.items()
)
"""What most councils write, so that a new one does not start from nothing."""


def sentences(facts: Facts) -> tuple[Sentence, ...]:
    """The sentences of a council: its own first, then the starters that it has none of its own for."""
    own = tuple(
        Sentence(each.naam, str(each.tekst), own=True) for each in (facts.raad.bouwstenen if facts.raad else ())
    )
    taken = {each.name.casefold() for each in own}
    return (*own, *(each for each in STARTERS if each.name.casefold() not in taken))


def found(known: Sequence[Sentence], typed: str) -> tuple[Sentence, ...]:
    """The sentences that what was typed may mean, the best first; all of them while nothing is.

    Best is a name that begins so, then a name with a word that does, then a sentence with one. Capitals and accents do
    not count.
    """
    wanted = slug(typed)
    if not wanted:
        return tuple(known)
    ranked = [(rank, place) for place, each in enumerate(known) if (rank := _rank(each, wanted)) is not None]
    return tuple(known[place] for _, place in sorted(ranked))


def _rank(sentence: Sentence, wanted: str) -> int | None:
    name, text = slug(sentence.name), slug(BLANK.sub(" ", sentence.text))
    if name.startswith(wanted):
        return 0
    return 1 if f"-{wanted}" in name else 2 if f"-{wanted}" in f"-{text}" else None


@dataclass(frozen=True, slots=True)
class Filled:
    """A sentence with its blanks filled; ``open`` are those that are not known yet, ``withheld`` those for members alone."""

    text: str
    open: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()


def fill(facts: Facts, meeting: Vergadering, sentence: str, index: int | None = None, *, everybody: bool) -> Filled:
    """A sentence with what the record of a meeting says in its blanks.

    Args:
        facts: The council.
        meeting: The meeting.
        sentence: The sentence.
        index: The item it is written at, counted from 0; ``None`` for the meeting as a whole.
        everybody: Whether it goes into a text that everybody reads, or will once it is approved.

    Raises:
        RefusedError: There is no such item.
    """
    item = item_of(meeting, index) if index is not None else None
    known = dict(_known(facts, meeting, item, index))
    unknown: dict[str, None] = {}
    withheld: dict[str, None] = {}

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if everybody and name in OF_MEMBERS:
            withheld[name] = None
        elif not known.get(name):
            unknown[name] = None
        else:
            return known[name]
        return OPEN

    return Filled(BLANK.sub(value, sentence), tuple(unknown), tuple(withheld))


def _known(facts: Facts, meeting: Vergadering, item: Agendapunt | None, index: int | None) -> Iterator[tuple[str, str]]:
    """What is known for each blank; what says nothing is not known."""
    yield "raad", facts.raad.afkorting if facts.raad else ""
    yield "dag", written_day(meeting.gepland_begin.date())
    yield "plaats", meeting.locatie or ""
    yield "begin", hour(meeting.werkelijk_begin) if meeting.werkelijk_begin else ""
    yield "einde", hour(meeting.einde) if meeting.einde and meeting.status in HELD else ""
    yield "voorzitter", _seat(facts, meeting.voorzitter)
    yield "secretaris", _seat(facts, meeting.secretaris)
    yield "verslag", _minutes(facts, meeting)
    following = facts.archive.get("vergaderingen", meeting.volgende_vergadering or "")
    yield "volgende", written_moment(following.gepland_begin) if following is not None else ""
    away = [each.zetel for each in meeting.aanwezigheden if each.status is Aanwezigheidsstatus.verontschuldigd]
    yield "verontschuldigd", listed(_seat(facts, seat) for seat in away) if away else ""
    yield from _present(facts, meeting, index)
    if item is not None:
        yield from _of_item(item)


def _present(facts: Facts, meeting: Vergadering, index: int | None) -> Iterator[tuple[str, str]]:
    """Who is there, once somebody said so."""
    if not meeting.aanwezigheden or not meeting.agendapunten:
        return
    room = room_at(facts, meeting, index or 0)
    yield "aantal", str(len(room.present))
    yield "leden", str(room.filled)
    yield "nodig", str(room.needed) if room.needed is not None else ""


def _of_item(item: Agendapunt) -> Iterator[tuple[str, str]]:
    yield "nummer", item.nr
    yield "punt", item.titel
    yield "voorstel", str(item.voorstel or "").strip()
    if item.stemmingen:
        vote = item.stemmingen[-1]
        counts = votes(vote)
        yield "uitslag", CARRIED[vote.gevolg]
        for stem in (Stem.voor, Stem.tegen, Stem.onthouding):
            yield stem.value, str(counts[stem]) if counts is not None else ""
    if item.actiepunten:
        action = item.actiepunten[-1]
        yield "actie", action.omschrijving.rstrip(".")
        yield "wie", action.verantwoordelijke
        yield "tegen_wanneer", written_day(action.deadline) if action.deadline else ""


def _seat(facts: Facts, seat_id: str | None) -> str:
    seat = facts.seats.get(seat_id or "")
    return seat.naam if seat is not None else ""


def _minutes(facts: Facts, meeting: Vergadering) -> str:
    """The day of the minutes on the table: of those that are named, else of the last meeting of the same body."""
    if meeting.vorige_verslagen:
        named = facts.archive.get("vergaderingen", meeting.vorige_verslagen[-1].vergadering)
        return written_day(named.gepland_begin.date()) if named is not None else ""
    earlier = [
        each
        for each in facts.meetings
        if each.gepland_begin < meeting.gepland_begin and each.status in HELD and same_series(each, meeting)
    ]
    return written_day(earlier[-1].gepland_begin.date()) if earlier else ""
