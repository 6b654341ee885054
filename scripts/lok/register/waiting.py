"""How long the councils wait for answers, laid side by side: by name and never ranked, each number with of how many it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.answers import ANSWERED, OPEN, answer_term
from lok.facts.outcomes import median

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from lok.register.figures import AdviceRow, Source


@dataclass(frozen=True, slots=True)
class TermRow:
    """How long a council waits for answers: its agreed term (a number with a unit), what was sent and decided, and how long that took.

    ``days`` are those of each answer. Of the ``with_term`` that a term held for, ``in_time`` came within it. ``longest`` is how
    many days what waits has waited longest.
    """

    source: Source
    term: Any | None
    sent: int
    days: tuple[int, ...]
    waiting: int
    late: int
    longest: int
    with_term: int
    in_time: int

    @property
    def decided(self) -> int:
        """How many were answered."""
        return len(self.days)

    @property
    def middle(self) -> Fraction | None:
        """Within how many days half of the answers came."""
        return median(list(self.days))

    @property
    def counted(self) -> bool:
        """Whether there is an answer to count at all."""
        return self.middle is not None


def terms(found: Iterable[Source], rows: tuple[AdviceRow, ...], today: date) -> tuple[TermRow, ...]:
    """The councils that sent an advice, by name: whoever compares sees for himself, and nobody is ranked."""
    own: dict[str, list[AdviceRow]] = {}
    for row in rows:
        if row.klok is not None:
            own.setdefault(row.source.code, []).append(row)
    return tuple(_term(source, own[source.code], today) for source in found if source.code in own)


def _term(source: Source, rows: list[AdviceRow], today: date) -> TermRow:
    decided = [row.klok for row in rows if row.klok is not None and row.stand in ANSWERED]
    waiting = [row.klok for row in rows if row.klok is not None and row.stand in OPEN]
    with_term = [klok for klok in decided if klok.uiterste_dag is not None]
    return TermRow(
        source,
        answer_term(source.raad, today),
        len(rows),
        tuple(sorted(klok.dagen for klok in decided)),
        len(waiting),
        sum(klok.te_laat for klok in waiting),
        max((klok.dagen for klok in waiting), default=0),
        len(with_term),
        sum(not klok.te_laat for klok in with_term),
    )


@dataclass(frozen=True, slots=True)
class Together:
    """The terms of all councils as one: how many councils and answers there are, the middle of all answers, and what waits."""

    councils: int
    decided: int
    middle: Fraction | None
    with_term: int
    in_time: int
    waiting: int


def together(rows: tuple[TermRow, ...]) -> Together:
    """All answers of all councils, each counted once: not a middle of middles, in which one answer would weigh as ten."""
    every = sorted(day for row in rows for day in row.days)
    return Together(
        sum(row.counted for row in rows),
        len(every),
        median(every),
        sum(row.with_term for row in rows),
        sum(row.in_time for row in rows),
        sum(row.waiting for row in rows),
    )
