"""The yearly report to the municipal council: what one year was, computed from the records; members' edition only.

The secretary writes at most an introduction, in ``content/leden/jaarverslagen/inleiding-<jaar>.md``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.archive.addresses import REPORT_OPENING, REPORTS
from lok.archive.written_pages import head_of
from lok.facts.answers import answers
from lok.facts.outcomes import given
from lok.facts.presence import together
from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.render.charts import percent
from lok.render.markup import Markdown, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date as day

    from lok.archive.archive import HandPage
    from lok.edition.select import Edition
    from lok.facts.presence import Presence
    from lok.render.page import Page
    from lok.render.renderer import Renderer

TITLE = re.compile(r"^# [^\n]*\n", re.MULTILINE)
"""What a hand-written page has before its text: its front matter and its title."""


def pages(renderer: Renderer) -> Iterator[Page]:
    """The report of every year in which the council had a meeting, and the list of them."""
    edition = renderer.edition
    if not edition.leden:
        return
    yield renderer.page(f"{REPORTS}/index.md", "jaarverslagen.md.jinja")
    for year in report_years(edition):
        yield page(renderer, year)


def page(renderer: Renderer, year: int) -> Page:
    """The report of one year."""
    opening = introductions(renderer.edition.pages).get(year)
    return renderer.page(report_page(year), "jaarverslag.md.jinja", jaar=year, inleiding=opening)


def report_page(year: int) -> str:
    """The path of the report of a year."""
    return f"{REPORTS}/{year}.md"


def report_years(edition: Edition) -> tuple[int, ...]:
    """The years with a meeting that was to be held by now, the latest first."""
    found = {each.gepland_begin.year for each in edition.all("vergaderingen") if _past(each, edition.date)}
    return tuple(sorted(found, reverse=True))


def introductions(written: Iterable[HandPage]) -> dict[int, Markdown]:
    """The introductions by year, without front matter and title."""
    found = {match[1]: head_of(each).body for each in written if (match := REPORT_OPENING.fullmatch(each.uri))}
    return {int(year): Markdown(TITLE.sub("", text).strip()) for year, text in found.items()}


@dataclass(frozen=True, slots=True)
class Jaar:
    """What happened in one year, as far as the records tell on the edition's day.

    ``aanwezig`` are the seats present and all seats over the ``geteld`` meetings of the year that show their groups, by
    group as they were counted for the public; ``opkomst`` the same of the meetings whose total is public. ``antwoorden`` are pairs of an advice and an answer of the year; ``vragen`` triples of a memorandum, an
    ask and what became of it in the year; ``stappen`` pairs of a project and a step.
    """

    vergaderingen: tuple[Any, ...]
    afgelast: int
    aanwezig: dict[tuple[str, ...], tuple[int, int]]
    geteld: int
    opkomst: Presence | None
    adviezen: tuple[Any, ...]
    antwoorden: tuple[tuple[Any, Any], ...]
    onderweg: tuple[tuple[Any, Any], ...]
    vragen: tuple[tuple[Any, Any, Any], ...]
    doelstellingen: tuple[Any, ...]
    stappen: tuple[tuple[Any, Any], ...]
    cijfers: Any


def report_of(edition: Edition, year: int) -> Jaar:
    """The year in numbers and records."""
    meetings = [each for each in reversed(edition.all("vergaderingen")) if each.gepland_begin.year == year]
    held = tuple(each for each in meetings if each.status in HELD)
    advices = given(edition.all("adviezen"), edition.date)
    said = tuple(_said(advices, year, edition.date))
    return Jaar(
        held,
        sum(each.status is Vergaderstatus.afgelast for each in meetings),
        _present(edition, held),
        sum(bool(edition.aggregates["attendance"].get(each.id)) for each in held),
        _turnout(edition, held),
        tuple(sorted((each for each in advices if each.uitgebracht_op.year == year), key=lambda each: each.nummer)),
        tuple(pair for pair in said if pair[1].resultaat.decides),
        tuple(pair for pair in said if not pair[1].resultaat.decides),
        tuple(_asked(edition, year)),
        tuple(each for each in edition.all("doelstellingen") if _in_term(each.bestuursperiode, year)),
        tuple(_steps(edition, year)),
        next((each for each in edition.all("loketcijfers") if each.jaar == year), None),
    )


def _past(meeting: Any, date: day) -> bool:
    return bool(meeting.gepland_begin.date() <= date)


def _present(edition: Edition, meetings: Iterable[Any]) -> dict[tuple[str, ...], tuple[int, int]]:
    """Seats present and all seats, by group. The public counts: the report leaves the council."""
    there: Counter[tuple[str, ...]] = Counter()
    seats: Counter[tuple[str, ...]] = Counter()
    for meeting in meetings:
        for count in edition.aggregates["attendance"].get(meeting.id, ()):
            there[count.groups] += count.present
            seats[count.groups] += count.seats
    return {groups: (there[groups], seats[groups]) for groups in seats}


def _turnout(edition: Edition, meetings: Iterable[Any]) -> Presence | None:
    """Seats present and all seats, over the meetings whose total is public; ``None`` without one."""
    known = edition.aggregates["attendance_totals"]
    return together(known[each.id] for each in meetings if each.id in known)


def _said(advices: Iterable[Any], year: int, date: day) -> Iterator[tuple[Any, Any]]:
    pairs = [(advies, gevolg) for advies in advices for gevolg in answers(advies, date)]
    yield from sorted(
        (pair for pair in pairs if pair[1].besluit_datum.year == year), key=lambda pair: pair[1].besluit_datum
    )


def _asked(edition: Edition, year: int) -> Iterator[tuple[Any, Any, Any]]:
    for memorandum in edition.all("memoranda"):
        for ask in memorandum.vragen:
            for change in ask.statusverloop:
                if change.datum.year == year and change.datum <= edition.date:
                    yield memorandum, ask, change


def _in_term(term: str, year: int) -> bool:
    first, last = map(int, term.split("-"))
    return first <= year <= last


def _steps(edition: Edition, year: int) -> Iterator[tuple[Any, Any]]:
    for project in edition.all("projecten"):
        for step in project.stappen:
            if step.datum.year == year and step.gerealiseerd and step.datum <= edition.date:
                yield project, step


def percent_of(part: int, whole: int) -> Markdown:
    """A share of a whole, as readers write it."""
    return plain(percent(Fraction(part, whole)))


FUNCTIONS = (report_of, report_years, report_page, percent_of)
"""What templates may call."""
