"""What became of the asks of memoranda: where each stood on a day, the ledger of all of them, and the scorecard of a term.

Over records or views of ``memoranda`` that were adopted, and a day, never a clock. Everything is counted from the asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.facts.answers import a_year_after
from lok.kinds.memoranda import Vraagstatus
from lok.model.days import holds_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

UNDECIDED = (Vraagstatus.open, Vraagstatus.opgenomen_in_beleid)
"""What the local government still has to do something about."""


def course_until(vraag: Any, date: date) -> tuple[Any, ...]:
    """The dated changes and confirmations of an ask up to and including ``date``, the oldest first."""
    return tuple(wissel for wissel in vraag.statusverloop if wissel.datum <= date)


def status_on(vraag: Any, date: date) -> Vraagstatus:
    """Where an ask stood on ``date``: its last entry of that day or before, open before the first one.

    An ask without a course has its present status on every day: when it got there is not known.
    """
    if not vraag.statusverloop:
        return Vraagstatus(vraag.status)
    past = course_until(vraag, date)
    return Vraagstatus(past[-1].status) if past else Vraagstatus.open


def since(vraag: Any, date: date) -> date | None:
    """The day an ask took the status it has on ``date``: the first entry of the last unbroken run of it."""
    day = None
    status = status_on(vraag, date)
    for wissel in reversed(course_until(vraag, date)):
        if wissel.status is not status:
            break
        day = wissel.datum
    return day


def adopted(memoranda: Iterable[Any], date: date) -> tuple[Any, ...]:
    """The memoranda that were adopted by ``date``: a draft asks nothing of anybody yet."""
    return tuple(each for each in memoranda if each.vastgesteld_op is not None and each.vastgesteld_op <= date)


def term_of(memorandum: Any, raad: Any) -> str | None:
    """The term its asks are meant for: the one it names, else the one it was adopted in; ``None`` outside every term."""
    if memorandum.bestuursperiode is not None:
        return str(memorandum.bestuursperiode)
    day = memorandum.vastgesteld_op
    return next((term.id for term in raad.bestuursperiodes if day and holds_on(term.van, term.tot, day)), None)


@dataclass(frozen=True, slots=True)
class Vraagregel:
    """One ask as it stood on a day: its status, since when, and the last word about it.

    ``periode`` is the id of the term; ``nieuws`` the last entry of its course, if any. Without a course, both days
    are that of the memorandum.
    """

    memorandum: Any
    vraag: Any
    periode: str | None
    status: Vraagstatus
    sinds: date
    nieuws: Any | None

    @property
    def nieuws_op(self) -> date:
        """The day of the last news."""
        day: date = self.nieuws.datum if self.nieuws else self.memorandum.vastgesteld_op
        return day

    @property
    def anker(self) -> str:
        """Where its memorandum's page tells about it."""
        return f"vraag-{self.vraag.nr}"

    def stil(self, date: date) -> bool:
        """Whether it waits and nobody wrote anything about it for more than a year."""
        return self.status in UNDECIDED and a_year_after(self.nieuws_op) < date


def ledger(memoranda: Iterable[Any], raad: Any, date: date) -> tuple[Vraagregel, ...]:
    """Every ask of every adopted memorandum as it stood on ``date``, in the order given."""
    return tuple(
        _row(memorandum, vraag, raad, date) for memorandum in adopted(memoranda, date) for vraag in memorandum.vragen
    )


def _row(memorandum: Any, vraag: Any, raad: Any, date: date) -> Vraagregel:
    course = course_until(vraag, date)
    return Vraagregel(
        memorandum,
        vraag,
        term_of(memorandum, raad),
        status_on(vraag, date),
        since(vraag, date) or memorandum.vastgesteld_op,
        course[-1] if course else None,
    )


def undecided(rows: Iterable[Vraagregel]) -> tuple[Vraagregel, ...]:
    """The asks that still wait for the local government."""
    return tuple(row for row in rows if row.status in UNDECIDED)


def asks_tally(rows: Iterable[Vraagregel]) -> dict[Vraagstatus, int]:
    """How many asks stand where: every status, also those that do not occur."""
    statuses = [row.status for row in rows]
    return {status: statuses.count(status) for status in Vraagstatus}


@dataclass(frozen=True, slots=True)
class JaNeeTelling:
    """How often a question was answered yes and no, and how often nobody knows yet."""

    ja: int
    nee: int
    onbekend: int


def _counted(answers: list[bool | None]) -> JaNeeTelling:
    return JaNeeTelling(answers.count(True), answers.count(False), answers.count(None))


@dataclass(frozen=True, slots=True)
class Scorebord:
    """What became of the asks of one term. ``op`` is the last day of the term, or today while it lasts.

    ``telling`` adds up to the number of ``regels``, and so do both counts of the agreement and the plan.
    """

    periode: Any
    op: date
    regels: tuple[Vraagregel, ...]
    telling: dict[Vraagstatus, int]
    bestuursakkoord: JaNeeTelling
    meerjarenplan: JaNeeTelling

    @property
    def gerealiseerd(self) -> int:
        """How many were realised."""
        return self.telling[Vraagstatus.gerealiseerd]

    @property
    def aandeel(self) -> Fraction:
        """The share that was realised."""
        return Fraction(self.gerealiseerd, len(self.regels))

    @property
    def afgelopen(self) -> bool:
        """Whether the term is over, so that nothing in it changes any more."""
        return bool(self.op >= self.periode.tot)


def scorecards(memoranda: Iterable[Any], raad: Any, date: date) -> tuple[Scorebord, ...]:
    """The scorecard of every term with asks, the latest term first."""
    return tuple(_scorecards(tuple(memoranda), raad, date))


def _scorecards(memoranda: tuple[Any, ...], raad: Any, date: date) -> Iterator[Scorebord]:
    for term in reversed(raad.bestuursperiodes):
        last = min(term.tot, date)
        rows = tuple(row for row in ledger(memoranda, raad, last) if row.periode == term.id)
        if rows:
            yield Scorebord(
                term,
                last,
                rows,
                asks_tally(rows),
                _counted([row.vraag.in_bestuursakkoord for row in rows]),
                _counted([row.vraag.in_meerjarenplan for row in rows]),
            )
