"""Every task with a screen, in the order in which a secretary meets them; which of them a record offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.desk.errands import (
    advice_course,
    advices,
    figures,
    going_round,
    keeping,
    meetings,
    members,
    memoranda,
    opinions,
    regulations,
    seats,
    year,
)

if TYPE_CHECKING:
    from lok.acts.deed import Office
    from lok.desk.errands.errand import Errand

ERRANDS: tuple[Errand, ...] = (
    *meetings.ERRANDS,
    *going_round.ERRANDS,
    *advice_course.ERRANDS,
    *advices.ERRANDS,
    *opinions.ERRANDS,
    *memoranda.ERRANDS,
    *regulations.ERRANDS,
    *figures.ERRANDS,
    *members.ERRANDS,
    *seats.ERRANDS,
    *year.ERRANDS,
    *keeping.ERRANDS,
)
"""Every one."""
BY_KEY = {each.key: each for each in ERRANDS}


def offered(office: Office, soort: str, record: Any = None) -> tuple[Errand, ...]:
    """The tasks that can be done with a record of a kind; those of the council as a whole when ``soort`` is empty."""
    return tuple(each for each in ERRANDS if each.soort == soort and each.offered(office, record))


def place_of(errand: Errand, record_id: str = "") -> str:
    """The address of its screen, below that of a draft."""
    return f"{errand.soort}/{record_id}/taak/{errand.key}/" if errand.soort else f"taak/{errand.key}/"


def leads_to(errand: Errand, record_id: str = "") -> str:
    """Where somebody is sent to do it: the screen that it is a part of, or its own."""
    return f"{errand.soort}/{record_id}/{errand.part_of}/" if errand.part_of else place_of(errand, record_id)


def buttons(office: Office, soort: str, record_id: str) -> list[dict[str, str]]:
    """The tasks that a record offers, as words and places; none for a record that cannot be read."""
    record = office.archive.get(soort, record_id)
    found = offered(office, soort, record) if record is not None else ()
    return [{"words": each.words, "place": place_of(each, record_id)} for each in found if not each.part_of]


def serving(office: Office, soort: str, record: Any, field: str) -> Errand | None:
    """The task with a screen that fills a field of a record, when it can be done now; with no ``soort`` that makes a kind."""
    return next((each for each in offered(office, soort, record) if field in each.serves), None)
