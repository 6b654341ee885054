"""What many councils published, laid side by side: advices by subject and answer, terms compared, grants by sort.

Over what is held of the councils and a day; never a clock. What an advice became and how long it waits is decided by
``lok.facts`` alone, as on the councils' own sites. Nothing is matched by name: councils by NIS code, subjects by their id
in the list that all begin with, or by what the keeper says is the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from lok.facts.answers import OPEN, Klok, Stand, clock_of, stand
from lok.kinds.adviesstatus import Status
from lok.kinds.reglementen import Soort
from lok.model.validity import in_force
from lok.register.judge import LICENCE_NAMES
from lok.register.shapes import Advies, Raad, Reglement, Taken, Thema, Toekenning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lok.register.councils import Council, Register
    from lok.register.state import State

T = TypeVar("T", bound=Taken)
IN_ONE_WORD = (Stand.gevolgd, Stand.deels_gevolgd, Stand.niet_gevolgd)
"""The answers that are one word, of whoever gave them."""


@dataclass(frozen=True, slots=True)
class Source:
    """A council in the list, with what is held of it."""

    council: Council
    state: State

    @property
    def code(self) -> str:
        """The NIS code of its municipality."""
        return self.council.nis_code

    @property
    def name(self) -> str:
        """What the council calls itself, or what the list does while nothing of it is held."""
        return self.raad.afkorting if self.raad else self.council.naam

    @property
    def raad(self) -> Raad | None:
        """The record of the council itself."""
        return next((each for each in self.of(Raad)), None)

    @property
    def uri(self) -> str:
        """The page of the council in the register."""
        return f"raden/{self.code}.md"

    @property
    def given(self) -> int:
        """How many advices are held of it, drafts not counted."""
        return sum(each.status is not Status.ontwerp for each in self.of(Advies))

    @property
    def licence(self) -> str:
        """The name of the licence of its data; empty while it is not known."""
        return LICENCE_NAMES.get(self.state.licences.get("raad", ""), "")

    def of(self, sort: type[T]) -> tuple[T, ...]:
        """What is held of one kind; nothing of a council of which nothing may be shown."""
        if not self.state.shown:
            return ()
        return tuple(each for rows in self.state.records.values() for each in rows if isinstance(each, sort))

    def page(self, soort: str, id_: str) -> str:
        """The address of the page of a record on the council's own site."""
        return f"{self.state.site_url}{soort}/{id_}/"


def sources(register: Register, states: Mapping[str, State]) -> tuple[Source, ...]:
    """The councils of a list, by name."""
    found = [Source(each, states[each.nis_code]) for each in register.raden]
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.code)))


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """An advice with whose it is, what became of it, its clock, and the subjects it is shown under."""

    source: Source
    advies: Advies
    stand: Stand
    klok: Klok | None
    themas: tuple[str, ...]

    @property
    def day(self) -> date:
        """The day on which it was given."""
        return self.advies.uitgebracht_op or date.min

    @property
    def page(self) -> str:
        """Its page on the council's own site."""
        return self.source.page("adviezen", self.advies.id)


def advices(found: Iterable[Source], today: date) -> tuple[AdviceRow, ...]:
    """All advices that were given, the newest first."""
    rows = [
        AdviceRow(source, advies, its, clock_of(advies, source.raad, today), _themes(source, advies.themas))
        for source in found
        for advies in source.of(Advies)
        if (its := stand(advies, today)) is not Stand.ontwerp
    ]
    return tuple(sorted(rows, key=lambda row: (-row.day.toordinal(), row.source.name.casefold(), row.advies.id)))


def _themes(source: Source, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source.council.themas.get(each, each) for each in ids))


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject with the advices and regulations about it. Its title is the one that most councils give it."""

    id: str
    titel: str
    adviezen: tuple[AdviceRow, ...]
    reglementen: tuple[RegulationRow, ...]

    @property
    def councils(self) -> int:
        """How many councils it comes from."""
        return len({row.source.code for row in self.adviezen} | {row.source.code for row in self.reglementen})

    def of(self, *states: Stand) -> int:
        """Of how many of its advices that became."""
        return sum(row.stand in states for row in self.adviezen)

    @property
    def others(self) -> int:
        """Of how many of its advices neither one answer came nor any is waited for: two towns disagreed, or it is not sent or taken back."""
        return len(self.adviezen) - self.of(*IN_ONE_WORD, *OPEN)

    @property
    def uri(self) -> str:
        """Its page."""
        return f"themas/{self.id}.md"


def themes(
    found: Iterable[Source], rows: tuple[AdviceRow, ...], regulations: tuple[RegulationRow, ...]
) -> tuple[Theme, ...]:
    """The subjects about which there is something, by title."""
    titles: dict[str, Counter[str]] = {}
    for source in found:
        for thema in source.of(Thema):
            key = source.council.themas.get(thema.id, thema.id)
            titles.setdefault(key, Counter())[thema.titel] += 1
    about: dict[str, list[AdviceRow]] = {}
    for row in rows:
        for key in row.themas:
            about.setdefault(key, []).append(row)
    paid: dict[str, list[RegulationRow]] = {}
    for each in regulations:
        for key in each.themas:
            paid.setdefault(key, []).append(each)
    made = [
        Theme(key, _title(titles.get(key), key), tuple(about.get(key, ())), tuple(paid.get(key, ())))
        for key in about.keys() | paid.keys()
    ]
    return tuple(sorted(made, key=lambda theme: (theme.titel.casefold(), theme.id)))


def _title(titles: Counter[str] | None, key: str) -> str:
    """The title that most give, the first in the alphabet of those that as many do."""
    if not titles:
        return key.replace("-", " ")
    most = max(titles.values())
    return min(title for title, count in titles.items() if count == most)


@dataclass(frozen=True, slots=True)
class RegulationRow:
    """A regulation with whose it is, whether it holds, and what was granted under it in the last year that is known."""

    source: Source
    reglement: Reglement
    holds: bool
    year: int | None
    total: Decimal | None
    themas: tuple[str, ...]

    @property
    def page(self) -> str:
        """Its page on the council's own site."""
        return self.source.page("reglementen", self.reglement.id)


def regulations(found: Iterable[Source], today: date) -> tuple[RegulationRow, ...]:
    """All regulations, by title."""
    rows = []
    for source in found:
        granted = {each.reglement: each for each in sorted(source.of(Toekenning), key=lambda each: each.jaar)}
        for reglement in source.of(Reglement):
            last = granted.get(reglement.id)
            holds = any(in_force(versie, today) for versie in reglement.versies)
            year, total = (last.jaar, _sum(source, last)) if last else (None, None)
            rows.append(RegulationRow(source, reglement, holds, year, total, _themes(source, reglement.themas)))
    return tuple(sorted(rows, key=lambda row: (row.source.name.casefold(), row.reglement.titel.casefold())))


def _sum(source: Source, last: Toekenning) -> Decimal:
    """What was granted under one regulation in one year, however many records tell it."""
    same = (each for each in source.of(Toekenning) if (each.reglement, each.jaar) == (last.reglement, last.jaar))
    return sum((each.totaal for each in same), Decimal())


def by_sort(rows: tuple[RegulationRow, ...]) -> dict[Soort, tuple[RegulationRow, ...]]:
    """The regulations by what the support is for, in the order of the list of sorts; only sorts that occur."""
    found = {sort: tuple(row for row in rows if row.reglement.soort_steun is sort) for sort in Soort}
    return {sort: those for sort, those in found.items() if those}


def per_answer(rows: tuple[AdviceRow, ...]) -> dict[Stand, tuple[AdviceRow, ...]]:
    """The advices by what became of them, each once; only what occurs."""
    found = {each: tuple(row for row in rows if row.stand is each) for each in Stand}
    return {each: those for each, those in found.items() if those}


def years(rows: tuple[AdviceRow, ...]) -> Iterator[tuple[int, tuple[AdviceRow, ...]]]:
    """The advices by the year in which they were given, the newest first."""
    for year in sorted({row.day.year for row in rows}, reverse=True):
        yield year, tuple(row for row in rows if row.day.year == year)
