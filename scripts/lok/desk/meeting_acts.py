"""The acts of the screens of a meeting: what each needs of the browser, what it makes of the record, and its words.

The acts themselves are in ``acts``; here stands which button does which, and what is asked of a value before it goes there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as a_day
from typing import TYPE_CHECKING, Any, NamedTuple

from lok.acts import agenda, attendance, begin_and_end, coming, dealing, electing, offers, roles, voting
from lok.acts.attendance import Aanduiding
from lok.kinds.agendapunten import Actiestatus, Puntsoort
from lok.kinds.stemmingen import Stem, Stemgevolg, Stemmethode
from lok.kinds.toezeggingen import Antwoord
from lok.model.days import FIRST_YEAR
from lok.words.spoken_days import meant_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date as day
    from datetime import datetime

    from lok.facts.facts import Facts
    from lok.model.fields import Keuze

MOST_VOTES = 10_000
SENT = "uitnodiging verstuurd"


@dataclass(frozen=True, slots=True)
class Sitting:
    """What an act works on: the facts of the council, the text of the meeting, what the browser sent, and the moment."""

    facts: Facts
    meeting: str
    text: str
    given: Mapping[str, Any]
    now: datetime

    @property
    def today(self) -> day:
        """The day of it."""
        return self.now.date()

    @property
    def item(self) -> int:
        """The item of the agenda, counted from 0."""
        return self.number("punt")

    @property
    def spot(self) -> tuple[int, int]:
        """The vote."""
        return self.item, self.number("stemming")

    @property
    def election(self) -> tuple[int, int]:
        """The election."""
        return self.item, self.number("verkiezing")

    @property
    def seat(self) -> str:
        """The seat; ``RefusedError`` when there is none of that name."""
        seat = self.words("zetel")
        if seat not in self.facts.seats:
            raise RefusedError("die zetel bestaat niet. Laad de bladzijde opnieuw.")
        return seat

    @property
    def fixed(self) -> frozenset[str]:
        """The numbers of items by which other records call them."""
        return agenda.numbers_in_use(self.facts.archive, self.meeting)

    def number(self, name: str) -> int:
        """A number that was sent."""
        value = self.given.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_VOTES:
            return value
        raise RefusedError("dit getal kan niet. Schrijf een geheel getal, 0 of meer.")

    def words(self, name: str) -> str:
        """Words that were sent, on one line; empty when there are none."""
        value = self.given.get(name)
        return " ".join(value.split())[:300] if isinstance(value, str) else ""

    def choice(self, name: str, sort: type[Keuze]) -> Any:
        """One of a closed list; ``None`` for nothing."""
        value = self.words(name)
        if not value:
            return None
        if value not in sort.__members__:
            raise RefusedError("die keuze bestaat niet. Laad de bladzijde opnieuw.")
        return sort[value]

    def day(self, name: str) -> day | None:
        """A day, also in words; ``None`` for nothing."""
        value = self.words(name)
        if not value:
            return None
        try:
            found = a_day.fromisoformat(str(meant_day(value) or value))
        except ValueError:
            raise RefusedError("dat is geen dag. Schrijf bijvoorbeeld 12 maart 2027.") from None
        if found.year < FIRST_YEAR:
            raise RefusedError("dat jaar kan hier niet.")
        return found

    @property
    def hour(self) -> datetime | None:
        """This moment, where the meeting is now; ``None`` when it is written down later."""
        begun = self.given.get("nu") is True
        return self.now if begun else None


class Button(NamedTuple):
    """What a button does, and the words of it in the list of what was done."""

    words: str
    act: Callable[[Sitting], str]


def _marked(asked: Sitting) -> str:
    return attendance.mark(asked.text, asked.seat, asked.choice("stand", Aanduiding), person=asked.words("persoon"))


def _others(asked: Sitting) -> str:
    return attendance.mark_others(asked.facts, asked.text, asked.choice("stand", Aanduiding) or Aanduiding.afwezig)


def _moved(asked: Sitting) -> str:
    way = {"kwam": attendance.came_in, "ging": attendance.left}.get(asked.words("hoe"))
    if way is not None:
        return way(asked.text, asked.seat, asked.item, asked.hour)
    return attendance.neither(asked.text, asked.seat, asked.item)


def _voted(asked: Sitting) -> str:
    method = asked.choice("methode", Stemmethode) or Stemmethode.handopsteking
    if method is Stemmethode.eenparig:
        return voting.unanimous(asked.facts, asked.text, asked.item)
    if method is Stemmethode.consensus:
        return voting.consensus(asked.facts, asked.text, asked.item)
    return voting.begin_vote(asked.facts, asked.text, asked.item, asked.words("onderwerp"), method)


def _counted(asked: Sitting) -> str:
    counts = {stem: asked.number(stem.value) for stem in Stem if stem.value in asked.given}
    return voting.count(asked.facts, asked.text, asked.spot, counts, asked.choice("methode", Stemmethode))


def _election(asked: Sitting) -> str:
    seats = asked.given.get("zetels")
    chosen: list[str | None] = [str(each) or None for each in seats] if isinstance(seats, list) else []
    if any(seat and seat not in asked.facts.seats for seat in chosen):
        raise RefusedError("die zetel bestaat niet. Laad de bladzijde opnieuw.")
    method = asked.choice("methode", Stemmethode) or Stemmethode.geheim
    return electing.begin_election(asked.text, asked.item, asked.words("functie"), chosen[:27], method)


def _letters(asked: Sitting) -> list[str]:
    given = asked.given.get("kandidaten")
    return [str(each)[:1] for each in given] if isinstance(given, list) else []


def _round_counted(asked: Sitting) -> str:
    name = asked.words("kandidaat")
    return electing.count_round(asked.text, asked.election, asked.number("ronde"), {name: asked.number("stemmen")})


def _decided(asked: Sitting) -> str:
    result = asked.choice("gevolg", Stemgevolg)
    if result is None:
        raise RefusedError("kies wat de stemming opleverde.")
    return voting.decide(asked.text, asked.spot, result)


def _promised(asked: Sitting) -> str:
    return dealing.promise(
        asked.facts,
        asked.text,
        asked.item,
        asked.words("wat"),
        seat=asked.seat if asked.words("zetel") else None,
        who=asked.words("wie"),
        by=asked.day("tegen"),
    )


def _settled(asked: Sitting) -> str:
    status = asked.choice("stand", Actiestatus) or Actiestatus.open
    return dealing.settle(asked.text, asked.item, asked.number("actie"), status, asked.today)


def _offered(asked: Sitting) -> str:
    found = offers.offers(asked.facts.archive, asked.text, asked.today)
    offer = next((each for each in found if each.key == asked.given.get("aanbod")), None)
    if offer is None:
        raise RefusedError("dat staat niet meer in de lijst. Laad de bladzijde opnieuw.")
    return offers.take(asked.text, offer, fixed=asked.fixed)


def _added(asked: Sitting) -> str:
    sort = asked.choice("soort", Puntsoort) or Puntsoort.bespreking
    return agenda.add_item(asked.text, asked.words("titel"), sort, fixed=asked.fixed)


def _seat_or_none(asked: Sitting, name: str) -> str | None:
    seat = asked.words(name)
    if seat and seat not in asked.facts.seats:
        raise RefusedError("die zetel bestaat niet. Laad de bladzijde opnieuw.")
    return seat or None


BUTTONS: Mapping[str, Button] = {
    "aanduiden": Button("aanwezigheid aangeduid", _marked),
    "anderen": Button("alle anderen aangeduid", _others),
    "kwam-ging": Button("binnengekomen of vertrokken", _moved),
    "zaal-uit": Button(
        "belangenconflict",
        lambda asked: roles.step_out(asked.text, asked.seat, asked.item, away=asked.given.get("weg") is True),
    ),
    "volmacht": Button(
        "volmacht", lambda asked: roles.give_proxy(asked.text, asked.seat, _seat_or_none(asked, "houder"))
    ),
    "voorzitter": Button("voorzitter", lambda asked: roles.chair(asked.text, _seat_or_none(asked, "zetel"))),
    "secretaris": Button(
        "secretaris", lambda asked: roles.chair(asked.text, _seat_or_none(asked, "zetel"), "secretaris")
    ),
    "stemming": Button("stemming begonnen", _voted),
    "zelfde": Button(
        "zelfde stemming als vorig punt", lambda asked: voting.same_as_previous(asked.facts, asked.text, asked.item)
    ),
    "tellen": Button("stemmen geteld", _counted),
    "stem": Button(
        "stem van een zetel",
        lambda asked: voting.tap(asked.facts, asked.text, asked.spot, asked.seat, asked.choice("stem", Stem)),
    ),
    "gevolg": Button("gevolg van een stemming", _decided),
    "stemming-weg": Button("stemming weggehaald", lambda asked: voting.take_vote_away(asked.text, asked.spot)),
    "verkiezing": Button("verkiezing begonnen", _election),
    "ronde": Button("nieuwe ronde", lambda asked: electing.add_round(asked.text, asked.election, _letters(asked))),
    "ronde-tellen": Button("stemmen van een ronde geteld", _round_counted),
    "verkozen": Button(
        "wie verkozen is", lambda asked: electing.elect(asked.text, asked.election, asked.words("kandidaat") or None)
    ),
    "keuze-uitstellen": Button("keuze uitgesteld", lambda asked: electing.put_off_election(asked.text, asked.election)),
    "verkiezing-weg": Button(
        "verkiezing weggehaald", lambda asked: electing.take_election_away(asked.text, asked.election)
    ),
    "overnemen": Button("voorstel overgenomen", lambda asked: dealing.take_over(asked.text, asked.item)),
    "uitstellen": Button("punt uitgesteld", lambda asked: dealing.put_off_item(asked.text, asked.item)),
    "afspraak": Button("actiepunt", _promised),
    "afspraak-stand": Button("stand van een actiepunt", _settled),
    "punt": Button("punt toegevoegd", _added),
    "aanbod": Button("op de agenda gezet", _offered),
    "plaats": Button(
        "punt verplaatst",
        lambda asked: agenda.move_item_to(asked.text, asked.item, asked.number("naar"), fixed=asked.fixed),
    ),
    "punt-weg": Button("punt geschrapt", lambda asked: agenda.take_off(asked.text, asked.item, fixed=asked.fixed)),
    "verstuurd": Button(SENT, lambda asked: agenda.agenda_sent(asked.text, asked.today)),
    "antwoord": Button(
        "antwoord op de uitnodiging",
        lambda asked: coming.answer(asked.text, asked.seat, asked.choice("antwoord", Antwoord)),
    ),
    "openen": Button(
        "vergadering geopend", lambda asked: begin_and_end.open_meeting(asked.facts, asked.text, asked.now)
    ),
    "sluiten": Button(
        "vergadering gesloten", lambda asked: begin_and_end.close_meeting(asked.facts, asked.text, asked.now)
    ),
    "heropenen": Button("vergadering heropend", lambda asked: begin_and_end.reopen(asked.text)),
    "ontwerp": Button(
        "ontwerpverslag klaar", lambda asked: begin_and_end.draft_minutes(asked.facts, asked.text, asked.today)
    ),
}
"""Every button, by its name in the pages."""
