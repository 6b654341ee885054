"""What the screens of a meeting show, worked out of its text and the facts of the council. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from lok.acts.agenda import Place, place_of, was_sent
from lok.acts.calling_off import call_off_mail
from lok.acts.closing import NO_OUTCOME, closing_checklist
from lok.acts.coming import expected, invitation, reminder, second_call, silent
from lok.acts.electing import election_stands
from lok.acts.meeting_text import meeting_of
from lok.acts.offers import offers
from lok.acts.voting import live
from lok.desk.forms import form
from lok.desk.table import Item, Seat, Vote
from lok.facts.forecast import forecast
from lok.facts.put_off import was_put_off
from lok.facts.room import inside
from lok.facts.sitting import aloud, called, room_at, unmarked
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.registry import BY_SOORT
from lok.kinds.stemmingen import COUNTED, Stem, Stemgevolg
from lok.kinds.toezeggingen import Antwoord
from lok.kinds.vergaderstatus import BEFORE, HELD, Vergaderstatus
from lok.source.parse import parse
from lok.words.dutch import written_date
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.acts.closing import Todo
    from lok.acts.offers import Offer
    from lok.desk.forms import Field
    from lok.facts.facts import Facts
    from lok.facts.sitting import Room
    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.vergadering import Vergadering
    from lok.kinds.zetels import Zetel
    from lok.words.message import Message


class Screen(NamedTuple):
    """A screen of a meeting: what it is called, its template, and whether it stands in the menu of every screen."""

    words: str
    template: str
    in_menu: bool = True


SCREENS = {
    "agenda": Screen("Agenda", "agenda.html.jinja"),
    "wie-komt": Screen("Wie komt er?", "wie-komt.html.jinja"),
    "vergadering": Screen("Vergadering", "vergadering.html.jinja"),
    "papier": Screen("Blad op papier", "papier.html.jinja", in_menu=False),
    "lees-voor": Screen("Lees voor", "lees-voor.html.jinja", in_menu=False),
    "verslag": Screen("Verslag plakken", "verslag.html.jinja"),
    "rondsturen": Screen("Rondsturen", "rondsturen.html.jinja"),
    "goedkeuren": Screen("Goedkeuren", "goedkeuren.html.jinja"),
    "papieren": Screen("Papieren", "papieren.html.jinja"),
}
"""The screens of a meeting by their addresses, in the order of the task."""
MEETINGS = "vergaderingen"
BY_ITEM = ("titel", "toelichting", "voorstel", "bespreking", "besluit")
"""The texts of an item that are written before and at the table."""


@dataclass(frozen=True)
class Evening:
    """A meeting for its screens. ``refused`` says why it cannot be shown, and is empty when it can."""

    facts: Facts
    text: str
    today: day
    meeting: Vergadering | None
    refused: str

    @classmethod
    def of(cls, facts: Facts, text: str, today: day) -> Evening:
        """The meeting in a text."""
        try:
            return cls(facts, text, today, meeting_of(text), "")
        except RefusedError as error:
            return cls(facts, text, today, None, error.message)

    @property
    def held(self) -> Vergadering:
        """The meeting, where it can be shown."""
        if self.meeting is None:
            raise RefusedError(self.refused)
        return self.meeting

    @property
    def coming(self) -> bool:
        """Whether it is still to come."""
        return self.held.status in BEFORE

    @property
    def open(self) -> bool:
        """Whether it is being held, or was and its minutes are not approved."""
        return self.held.status in HELD and self.held.status is not Vergaderstatus.verslag_goedgekeurd

    @property
    def tonight(self) -> bool:
        """Whether it is held today, so that the clock says when somebody comes or goes."""
        return self.held.gepland_begin.date() == self.today and self.held.einde is None

    @property
    def sent(self) -> bool:
        """Whether the agenda left."""
        return was_sent(self.held)

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The seats that the meeting is for, in the order of the council."""
        return tuple(map(self._seat, called(self.facts.archive, self.held)))

    @property
    def seat_names(self) -> dict[str, str]:
        """What every seat of the council is called, by its id."""
        return {key: seat.naam for key, seat in self.facts.seats.items()}

    def _seat(self, seat: Zetel) -> Seat:
        meeting = self.held
        line = next((each for each in meeting.aanwezigheden if each.zetel == seat.id), None)
        said = next((each.antwoord.value for each in meeting.toezeggingen if each.zetel == seat.id), "")
        filled = seat.id in self.facts.timeline.on(meeting.gepland_begin.date()).filled
        state, person = (line.status.value, line.persoon or "") if line else ("", "")
        if person and line is not None and line.status is Aanwezigheidsstatus.aanwezig:
            state = "vervangen"
        proxy = line.volmacht_aan or "" if line else ""
        return Seat(seat.id, seat.naam, seat.stemgerechtigd, filled, state, person, said, proxy)

    @property
    def missing(self) -> tuple[str, ...]:
        """The seats that nobody marked yet."""
        return tuple(each.naam for each in unmarked(self.facts.archive, self.held))

    @property
    def absent(self) -> tuple[str, ...]:
        """The seats that are marked, and not there now: at the last item, where seats came and went."""
        there = frozenset[str]()
        for there in inside(self.held):  # noqa: B007  the last one is asked
            pass
        return tuple(each.name for each in self.seats if each.state and each.id not in there)

    @cached_property
    def _now(self) -> Room | None:
        """The room as it is at the end; ``None`` for a meeting without items."""
        meeting = self.held
        return room_at(self.facts, meeting, len(meeting.agendapunten) - 1) if meeting.agendapunten else None

    @property
    def bar(self) -> str:
        """Who is there, in one sentence that the chair can read aloud; of the last item, where seats came and went."""
        return aloud(self._now) if self._now else ""

    @property
    def in_number(self) -> bool | None:
        """Whether enough are there to decide, of those that ``bar`` counts."""
        return self._now.in_number if self._now else None

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items of the agenda."""
        fields = form(BY_SOORT[MEETINGS], parse(self.text)).own
        rows = next(each.items for each in fields if each.name == "agendapunten")
        return tuple(self._item(*each) for each in enumerate(zip(self.held.agendapunten, rows, strict=True)))

    def _item(self, index: int, pair: tuple[Agendapunt, Field]) -> Item:
        item, row = pair
        room = room_at(self.facts, self.held, index)
        seats = {each.id: each for each in self.seats}
        return Item(
            index,
            item,
            {each.name: each for each in row.fields if each.name in BY_ITEM},
            aloud(room),
            tuple(seat for key, seat in seats.items() if key in room.voters),
            tuple((line.zetel, "kwam" if line.aanwezig else "ging") for line in item.aanwezig_afwijkend),
            tuple(self._votes(index, item)),
            tuple(election_stands(self.facts, self.held, (index, place)) for place in range(len(item.verkiezingen))),
            was_put_off(item),
            item.soort not in NO_OUTCOME and place_of(item.titel, item.soort) is Place.MATTER,
            any(each.stemmingen for each in self.held.agendapunten[: index + 1]),
        )

    def _votes(self, index: int, item: Agendapunt) -> Iterator[Vote]:
        for place, vote in enumerate(item.stemmingen):
            now = live(self.facts, self.held, (index, place))
            counts = tuple((stem, vote.counts[stem]) for stem in COUNTED)
            named = {line.zetel: line.stem.value for line in vote.stemmen_per_zetel}
            begun = not vote.counted or any(vote.counts.values()) or vote.gevolg is Stemgevolg.uitgesteld
            said = (now.words, now.reason, now.warning) if begun else ("nog niet geteld", "", "")
            yield Vote(place, vote.onderwerp, vote.methode, counts, named, *said, vote.gevolg)

    @property
    def waiting(self) -> tuple[Vergadering, ...]:
        """The earlier meetings whose minutes wait for approval, the oldest first."""
        begun = self.held.gepland_begin
        drafts = (each for each in self.facts.meetings if each.status is Vergaderstatus.verslag_ontwerp)
        return tuple(each for each in drafts if each.gepland_begin < begun)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What may go on the agenda."""
        return offers(self.facts.archive, self.text, self.today)

    @property
    def expected(self) -> str:
        """How many said that they come, against how many are needed."""
        return expected(self.facts, self.held)

    @property
    def enough(self) -> bool:
        """Whether so many said that they come that the council can decide."""
        stand = forecast(self.facts, self.held)
        return stand is not None and stand.coming >= (stand.needed or 0)

    @property
    def silent(self) -> tuple[Zetel, ...]:
        """The seats that did not answer."""
        return silent(self.facts, self.held)

    @property
    def invitation(self) -> Message | None:
        """The mail that calls the members; ``None`` when there is nothing to call them for."""
        try:
            if self.held.tweede_vergadering and self._failed is not None:
                return second_call(self.facts, self._failed, self.held)
            return invitation(self.facts, self.held)
        except RefusedError:
            return None

    @property
    def _failed(self) -> Vergadering | None:
        """The meeting that named this one as the next."""
        return next((each for each in self.facts.meetings if each.volgende_vergadering == self.held.id), None)

    @property
    def off_mail(self) -> Message | None:
        """The mail that says that it does not take place; ``None`` when it does."""
        try:
            return call_off_mail(self.facts, self.held)
        except RefusedError:
            return None

    @property
    def reminder(self) -> Message | None:
        """The mail to them; ``None`` when nobody has to be reminded."""
        try:
            return reminder(self.facts, self.held)
        except RefusedError:
            return None

    @property
    def left(self) -> tuple[Todo, ...]:
        """What is left to do."""
        return closing_checklist(self.facts, self.held, self.today)

    @property
    def day(self) -> str:
        """The day of the meeting."""
        return written_date(self.held.gepland_begin.date())

    @property
    def words(self) -> dict[str, Any]:
        """The closed lists that the screens offer."""
        return {
            "sorts": tuple(Puntsoort),
            "results": tuple(Stemgevolg),
            "answers": tuple(Antwoord),
            "stems": tuple(Stem),
        }


def links(here: str, record_id: str, screen: str) -> list[dict[str, Any]]:
    """The screens of a meeting, as a menu."""
    place = f"{here}{MEETINGS}/{record_id}/"
    return [
        *(
            {"href": f"{place}{name}/", "words": each.words, "here": name == screen}
            for name, each in SCREENS.items()
            if each.in_menu
        ),
        {"href": place, "words": "Alle gegevens", "here": not screen},
    ]
