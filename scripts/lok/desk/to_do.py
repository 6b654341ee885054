"""What there is to do, as lines with the form behind each: now, and at the beginning of a year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException

from lok.acts.task import Dringendheid
from lok.acts.what_now import what_now
from lok.acts.year_begin import year_checklist
from lok.archive.addresses import REPORTS
from lok.desk.errands.registry import leads_to, serving
from lok.desk.evening import MEETINGS, SCREENS
from lok.desk.offering import SCREEN as PAPERS
from lok.desk.views import found, path_words, place_href
from lok.desk.words import FILE, lay
from lok.kinds.registry import BY_SOORT
from lok.model.days import FIRST_YEAR, LAST_YEAR
from lok.words.dutch import sentence, written_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request
    from starlette.responses import Response

    from lok.acts.deed import Office
    from lok.acts.task import Task
    from lok.acts.year_begin import Check
    from lok.desk.council import Judged
    from lok.desk.pages import Pages
    from lok.desk.works import Works
    from lok.source.positions import Path

GROUPS = {
    Dringendheid.fout: "Eerst te verbeteren",
    Dringendheid.te_laat: "Te laat",
    Dringendheid.deze_week: "Deze week",
    Dringendheid.deze_maand: "Deze maand",
    Dringendheid.rustig: "Als er tijd is",
}
"""How urgent something is, as the title of a list."""
ON_SCREENS = {
    "agendapunten": "agenda",
    "uitgenodigd_op": "agenda",
    "toezeggingen": "wie-komt",
    "status": "vergadering",
    "aanwezigheden": "vergadering",
    "rondgestuurd": "rondsturen",
    "opmerkingen": "rondsturen",
    "verslag_goedgekeurd_op": "goedkeuren",
}
"""The screen of a meeting on which a field of it is filled in."""
LATE_IN_THE_YEAR = 10
"""From this month on, the year that begins is the next one."""
SORTS = {
    "vergaderdata": "De vergaderingen plannen",
    "verslagen": "De verslagen van vorig jaar",
    "mandaten": "Zetels en mandaten",
    "samenstelling": "De samenstelling van de raad",
    "loketcijfers": "De cijfers van het loket",
    "toekenningen": "Toegekende subsidies",
    "bezoeken": "Bezoeken aan de opvang",
    "jaarverslag": "Het jaarverslag",
    "contactpunten": "Contactpunten",
}
"""What is seen to at the beginning of a year, as the title of a list."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do: in words, what it is about, the last day in words, and the address of its form (or empty)."""

    words: str
    about: str
    due: str
    place: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one title; ``sort`` is a word for their colour."""

    title: str
    sort: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ToDoViews:
    """The answers about what there is to do."""

    works: Works
    pages: Pages

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        return (("GET", "wat-nu/", self.now), ("GET", "begin-van-het-jaar/", self.year))

    def now(self, asked: Request) -> Response:
        """What there is to do now, the most urgent first."""
        work = found(self.works, asked)
        today = self.works.today()
        judged = work.council.judged(today)
        groups = to_do(work.office(judged.archive, today), judged)
        return self.pages.answer(
            asked, "wat-nu.html.jinja", work=work, here=self.pages.address(work), groups=groups, today=today
        )

    def year(self, asked: Request) -> Response:
        """What is seen to at the beginning of a year."""
        work = found(self.works, asked)
        today = self.works.today()
        said = asked.query_params.get("jaar", "")
        year = int(said) if said.isascii() and said.isdecimal() and len(said) == len("2026") else _beginning(today)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise HTTPException(404)
        judged = work.council.judged(today)
        office = work.office(judged.archive, today)
        groups = of_year(office, year_checklist(office.facts, year, today))
        return self.pages.answer(
            asked, "begin-van-het-jaar.html.jinja", work=work, here=self.pages.address(work), groups=groups, year=year
        )


def _beginning(today: Any) -> int:
    return int(today.year + (today.month >= LATE_IN_THE_YEAR))


def to_do(office: Office, judged: Judged) -> tuple[Group, ...]:
    """What there is to do in a council that was judged, by how urgent it is."""
    tasks = what_now(office.facts, judged.problems, office.today)
    return tuple(
        Group(GROUPS[urgency], urgency.value, tuple(_line(office, each) for each in those))
        for urgency, those in groupby(tasks, key=lambda each: each.urgency)
    )


def first_of(groups: Iterable[Group], most: int) -> tuple[tuple[Group, ...], int]:
    """The first lines of all groups together, and how many are left."""
    shown, rest = [], 0
    for each in groups:
        lines = each.lines[:most]
        most -= len(lines)
        rest += len(each.lines) - len(lines)
        if lines:
            shown.append(replace(each, lines=lines))
    return tuple(shown), rest


def of_year(office: Office, checks: Iterable[Check]) -> tuple[Group, ...]:
    """The checklist of a year, in the order of a secretary's work."""
    return tuple(
        Group(SORTS[sort], sort, tuple(_checked(office, each) for each in those))
        for sort, those in groupby(checks, key=lambda each: each.soort)
    )


def _line(office: Office, task: Task) -> Line:
    due = f"tegen {written_day(task.due)}" if task.due else ""
    return _told(office, task.words, task.path, task.at, due)


def _checked(office: Office, check: Check) -> Line:
    due = f"tegen {written_day(check.due)}" if check.due and not check.done else ""
    return _told(office, check.words, check.path, check.at, due, done=check.done)


def _told(office: Office, words: str, path: str, at: Path, due: str, *, done: bool = False) -> Line:  # noqa: PLR0913
    about = "" if path.rpartition("/")[2] in BY_SOORT else path_words(path, office.archive)
    return Line(sentence(lay(words, office.archive)), about, due, place_for(office, path, at), done)


def place_for(office: Office, path: str, at: Path) -> str:
    """Where a field of a record is filled in, below the address of a draft: a task, a screen, or its form; empty for nowhere."""
    match = FILE.fullmatch(path)
    field = str(at[0]) if at else ""
    if match is None:
        if f"/{REPORTS}/" in path:  # a page is written by hand, but what it opens is read here
            return f"{PAPERS}/"
        soort = path.rpartition("/")[2]
        errand = serving(office, "", None, soort)
        return leads_to(errand) if errand else place_href(path, at, "")
    soort, record_id = match.groups()
    record = office.archive.get(soort, record_id) if soort in BY_SOORT else None
    if record is not None and (errand := serving(office, soort, record, field)):
        return leads_to(errand, record_id)
    if soort == MEETINGS and ON_SCREENS.get(field, "") in SCREENS:
        item = f"#punt-{at[1]}" if field == "agendapunten" and len(at) > 1 else ""
        screen = "vergadering" if item else ON_SCREENS[field]
        return f"{soort}/{record_id}/{screen}/{item}"
    return place_href(path, at, "")
