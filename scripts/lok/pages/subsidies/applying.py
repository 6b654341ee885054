"""When one can apply, in words: as a version says it, and as it is on a day.

A version that no longer holds takes no applications and one that is to come takes none yet, whatever its text says.
The list, the page of the regulation, its checklist and the steps to start all ask here.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from lok.facts.versions import (
    coming,
    day_of_year,
    holds,
    next_start,
    next_window,
    repealed,
    stretch_on,
    version_shown,
)
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def applying(versie: Any, day: date) -> str:  # noqa: PLR0911 - one for each way to apply
    """Whether one can apply on ``day``, to be read after the word ``aanvragen``."""
    window = next_window(versie, day)
    if window is not None:
        hour = f", {dutch.hour(window.periode.tot_uur)}" if window.periode.tot_uur else ""
        begin = next_start(versie, day) or versie.geldig_van
        first = max(window.van or begin, begin) if coming(versie, day) else window.van or versie.geldig_van
        closed = first > day
        when = dutch.period(first, window.tot) if closed else f"nog tot en met {dutch.written_date(window.tot)}"
        return f"kan {when}{hour}"
    if repealed(versie, day):
        return "kan niet meer"
    if versie.automatisch_toegekend:
        return "hoeft niet: wie de steun kan krijgen, krijgt ze vanzelf"
    if versie.aanvraagtermijnen and not versie.aanvraag_doorlopend:
        begin = next_start(versie, day) if coming(versie, day) else None
        since = f"vanaf {dutch.written_day(begin)}, " if begin is not None else ""
        return f"kan {since}{dutch.listed(map(term_in_words, versie.aanvraagtermijnen), 'of')}"
    if versie.aanvraag_doorlopend:
        begin = next_start(versie, day)
        if begin is not None and coming(versie, day):
            return f"kan vanaf {dutch.written_day(begin)}"
        end = stretch_on(versie, day)[1]
        return f"kan tot en met {dutch.written_day(end)}" if end else "kan het hele jaar"
    return "kan nog niet" if coming(versie, day) else "kan nu niet"


BY_ITSELF = "je hoeft niets aan te vragen: wie de steun kan krijgen, krijgt ze vanzelf"
"""What is said instead of when and how to apply."""


def term_in_words(termijn: Any) -> str:
    """``binnen 6 maanden na de start van de opvang``."""
    unit = termijn.eenheid
    return f"binnen {dutch.counted(termijn.binnen, unit.enkelvoud, unit.meervoud)} na {termijn.na.in_zin}"


def term_with_purpose(termijn: Any) -> str:
    """The same, with what it is for where there are more."""
    voor = f"{termijn.waarvoor}: " if termijn.waarvoor else ""
    return f"{voor}{term_in_words(termijn)}"


def windows_in_words(versie: Any, day: date | None = None) -> Iterator[str]:
    """From when until when one can apply, a line for each window; the hour of the last day is part of it.

    With ``day`` it says whether that still goes or goes already; without, for comparing texts, it does not.
    """
    gone = day is not None and repealed(versie, day)
    if gone:
        yield "kan niet meer volgens deze tekst"
    for window in versie.aanvraagperiodes:
        if window.jaarlijks:
            begin = f" van {day_of_year(window.van)}" if window.van else ""
            when = f"elk jaar{begin} tot en met {day_of_year(window.tot)}"
        else:
            when = dutch.period(window.van, window.tot)
        voor = f"{window.waarvoor}: " if window.waarvoor else ""
        about = f" (voor het {window.over.woord})" if window.over.value != "lopend_jaar" else ""
        hour = f", {dutch.hour(window.tot_uur)}" if window.tot_uur else ""
        yield f"{'toen: ' if gone else ''}{voor}{when}{hour}{about}"
    yield from (f"{'toen: ' if gone else ''}{term_with_purpose(each)}" for each in versie.aanvraagtermijnen)
    if versie.automatisch_toegekend and not gone:
        yield BY_ITSELF
    if versie.aanvraag_doorlopend and not gone:
        start = next_start(versie, day) if day is not None and coming(versie, day) else None
        always = day is not None and start is None and stretch_on(versie, day)[1] is None
        since = f" vanaf {dutch.written_day(start)}" if start is not None else ""
        yield "het hele jaar" if always else f"doorlopend{since}"


def by_deadline(reglementen: Iterable[Any], day: date) -> tuple[Any, ...]:
    """Regulations in the order of who has little time: those that one can apply for, the first to close before the others.

    Then those that open later, the first to open first; then those that one cannot apply for now; the repealed last.
    """
    return tuple(sorted(reglementen, key=lambda each: _haste(version_shown(each.versies, day), day)))


OPEN, LATER, CLOSED, GONE = range(4)


def _haste(versie: Any, day: date) -> tuple[int, date]:
    """How soon somebody must act on a version: its turn, and within that the day that counts."""
    if repealed(versie, day):
        return GONE, date.max
    window = next_window(versie, day)
    if window is not None:
        opens = max(window.van or day, next_start(versie, day) or day if coming(versie, day) else day)
        return (LATER, opens) if opens > day else (OPEN, window.tot)
    if versie.aanvraag_doorlopend or versie.aanvraagtermijnen or versie.automatisch_toegekend:
        end = stretch_on(versie, day)[1] if holds(versie, day) else None
        begin = next_start(versie, day)
        return (LATER, begin) if begin is not None and coming(versie, day) else (OPEN, end or date.max)
    return CLOSED, date.max


FUNCTIONS = (applying, by_deadline)
"""What templates may call."""
