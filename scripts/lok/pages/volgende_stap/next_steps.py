"""What the secretary does next, for members: advices to send, answers to ask for, second looks, asks that went quiet, drafts.

Computed from the records of the members' edition on its day; nothing here is a task that somebody typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import auto
from typing import TYPE_CHECKING, Any

from lok.facts.answerers import addressed
from lok.facts.answers import Fase, a_year_after, clock_of, next_check, phase
from lok.facts.requests import asked_by, closed_unanswered, until_when
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.model.fields import Keuze
from lok.pages.adviezen.register import clock_in_words
from lok.pages.memoranda.ledger import all_asks, ask_page
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.edition.select import Edition
    from lok.render.page import Page
    from lok.render.renderer import Renderer

PATH = "volgende-stap/index.md"


class Stapsoort(Keuze):
    """What is to be done, in the order in which the page shows it."""

    te_versturen = auto()
    antwoord_te_vragen = auto()
    na_te_kijken = auto()
    zonder_nieuws = auto()
    ontwerp = auto()

    @property
    def kop(self) -> str:
        """The heading above such steps."""
        return {
            Stapsoort.te_versturen: "Adviezen om te versturen",
            Stapsoort.antwoord_te_vragen: "Antwoorden om te vragen",
            Stapsoort.na_te_kijken: "Adviezen om opnieuw na te kijken",
            Stapsoort.zonder_nieuws: "Vragen zonder nieuws sinds een jaar",
            Stapsoort.ontwerp: "Ontwerpen om af te werken",
        }[self]


@dataclass(frozen=True, slots=True)
class VolgendeStap:
    """One thing to do: about what, where that is told, why, who does it as far as it was agreed, and by when.

    ``dagen_voorbij`` are the days since ``tegen``, 0 until then and without such a day.
    """

    soort: Stapsoort
    titel: str
    pad: str
    uitleg: str
    wie: str | None
    tegen: date | None
    dagen_voorbij: int


def pages(renderer: Renderer) -> Iterator[Page]:
    """The list, in the members' edition only."""
    if renderer.edition.leden:
        yield renderer.page(PATH, "volgende_stap.md.jinja")


def next_steps(edition: Edition) -> tuple[VolgendeStap, ...]:
    """All there is to do, by sort, the longest past first; what has no day comes last. Members' edition only."""
    order = list(Stapsoort)
    found = (*_advices(edition), *_quiet(edition), *_drafts(edition))
    return tuple(
        sorted(
            found,
            key=lambda each: (order.index(each.soort), each.tegen is None, each.tegen or edition.date, each.pad),
        )
    )


def steps_by_sort(steps: tuple[VolgendeStap, ...]) -> dict[Stapsoort, tuple[VolgendeStap, ...]]:
    """The steps under what is to be done; sorts without a step are left out."""
    found = {soort: tuple(each for each in steps if each.soort is soort) for soort in Stapsoort}
    return {soort: rows for soort, rows in found.items() if rows}


def _advices(edition: Edition) -> Iterator[VolgendeStap]:
    for advies in edition.all("adviezen"):
        now = phase(advies, edition.date)
        if now is Fase.te_versturen:
            yield _to_send(edition, advies)
        elif now is Fase.wacht_op_antwoord:
            yield _to_ask(edition, advies)
        due = next_check(advies, edition.date)
        if due is not None and due <= edition.date:
            yield _to_check(edition, advies, due)


def _to_send(edition: Edition, advies: Any) -> VolgendeStap:
    to = addressed(advies)
    days = dutch.counted((edition.date - advies.uitgebracht_op).days, "dag", "dagen")
    text = f"Uitgebracht op {dutch.written_day(advies.uitgebracht_op)}, {days} geleden. Verstuur het naar {to}."
    return _step(edition, Stapsoort.te_versturen, advies, text)


def _to_ask(edition: Edition, advies: Any) -> VolgendeStap:
    """By the last day of the term; who writes the reminder, and the day agreed for it or on which it was written."""
    clock = clock_of(advies, edition.raad, edition.date)
    text = f"{dutch.sentence(clock_in_words(clock))}." if clock else "Het advies is verstuurd; de termijn begint nog."
    agreed = advies.antwoordherinnering
    who = None
    if agreed:
        who = f"{agreed.wie}, op {dutch.written_day(agreed.op)}" if agreed.op else agreed.wie
    return _step(
        edition, Stapsoort.antwoord_te_vragen, advies, text, due=clock.uiterste_dag if clock else None, who=who
    )


def _to_check(edition: Edition, advies: Any, due: date) -> VolgendeStap:
    looks = [each.datum for each in advies.nazichten if each.datum <= edition.date]
    when = f"Laatst nagekeken op {dutch.written_day(max(looks))}" if looks else "Nog nooit nagekeken"
    return _step(edition, Stapsoort.na_te_kijken, advies, f"{when}. Kijk na wat ervan kwam, en voeg het toe.", due=due)


def _quiet(edition: Edition) -> Iterator[VolgendeStap]:
    """Asks that nobody wrote about for more than a year while they wait."""
    for row in all_asks(edition):
        if row.stil(edition.date):
            text = f"{dutch.sentence(row.status.woord)}; het laatste nieuws is van {dutch.written_day(row.nieuws_op)}."
            due = a_year_after(row.nieuws_op)
            yield VolgendeStap(
                Stapsoort.zonder_nieuws, row.vraag.titel, ask_page(row), text, None, due, (edition.date - due).days
            )


DRAFT_MINUTES = (Vergaderstatus.gehouden, Vergaderstatus.verslag_ontwerp)
"""Meetings of which the minutes are still to be written or approved."""


def _drafts(edition: Edition) -> Iterator[VolgendeStap]:
    for advies in edition.all("adviezen"):
        if phase(advies, edition.date) is Fase.ontwerp and closed_unanswered(advies) is None:
            asked = asked_by(advies, edition.raad)
            by = f" Het is {until_when(advies, edition.raad)}." if asked is not None else ""
            due = asked.uiterste_dag if asked is not None else None
            yield _step(edition, Stapsoort.ontwerp, advies, f"Dit advies is een ontwerp.{by}", due=due)
    for memorandum in edition.all("memoranda"):
        if memorandum.vastgesteld_op is None:
            yield _step(edition, Stapsoort.ontwerp, memorandum, "Dit memorandum is nog niet vastgesteld.")
    for meeting in edition.all("vergaderingen"):
        if meeting.status in DRAFT_MINUTES:
            yield _step(edition, Stapsoort.ontwerp, meeting, "Het verslag is nog niet goedgekeurd.")


def _step(  # noqa: PLR0913 - the fields of one row
    edition: Edition, soort: Stapsoort, record: Any, text: str, *, due: date | None = None, who: str | None = None
) -> VolgendeStap:
    past = max((edition.date - due).days, 0) if due else 0
    return VolgendeStap(soort, record.label, f"{record.soort}/{record.id}.md", text, who, due, past)


FUNCTIONS = (next_steps, steps_by_sort)
"""What templates may call."""
