"""'Welke subsidie past bij mij?': one set of questions over all regulations, and what each of them gives.

The page is a list to read: of each regulation how much, until when, on which conditions. A script of the theme
(``kiezer.js``) makes the answers count, from what stands in the page alone. Works on regulations as records or views.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.versions import coming, repealed, version_shown
from lok.kinds.bedragen import Plaatsensoort
from lok.kinds.versies import Overjaar
from lok.kinds.voorwaarden import day_in
from lok.pages.subsidies.checklist import NUMBERS, PLACES, Toets, Vraag, Vraagsoort, checklist

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.edition.select import Edition
    from lok.render.page import Page
    from lok.render.renderer import Renderer

URI = "welke-subsidie/index.md"


def pages(renderer: Renderer) -> Iterator[Page]:
    """The one page, also when there is no regulation yet: the menu leads to it."""
    yield renderer.page(URI, "welke_subsidie.md.jinja", kansen=chances(renderer.edition))


@dataclass(frozen=True, slots=True)
class Kans:
    """A regulation that holds or will hold, the version one applies under, and its checklist."""

    reglement: Any
    versie: Any
    toets: Toets

    @property
    def uiterlijk(self) -> date | None:
        """The last day of the first window to apply; ``None`` when one can apply all year or not at all."""
        return min((venster.tot for venster in self.toets.vensters), default=None)


def chances(edition: Edition) -> tuple[Kans, ...]:
    """Every regulation that one can still get something from: those that hold first, of these the first to close."""
    found = [
        Kans(each, versie, checklist(versie, edition.date))
        for each in edition.all("reglementen")
        if not repealed(versie := version_shown(each.versies, edition.date), edition.date)
    ]
    return tuple(
        sorted(found, key=lambda kans: (coming(kans.versie, edition.date), kans.uiterlijk is None, kans.uiterlijk or edition.date))
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Getalvraag:
    """A number that some regulation looks at: the name by which amounts and conditions ask for it, and its question."""

    naam: str
    vraag: str


def numbers_asked(kansen: tuple[Kans, ...]) -> tuple[Getalvraag, ...]:
    """The numbers that any of the regulations needs, each once, in a fixed order."""
    words = {each.value: question for each, question in NUMBERS.items()}
    words |= {each.value: question for each, question in PLACES.items() if each.value not in words}
    needed = {rule.plaatsen.value for kans in kansen for rule in kans.toets.rekenregels if rule.plaatsen is not None}
    needed |= {vraag.gegeven.value for kans in kansen for vraag in kans.toets.vragen if vraag.gegeven is not None}
    if any(vraag.soort is Vraagsoort.deel for kans in kansen for vraag in kans.toets.vragen):
        needed.add(Plaatsensoort.nieuwe_plaatsen.value)  # what a share is a share of
    return tuple(Getalvraag(name, question) for name, question in words.items() if name in needed)


def asks_since(kansen: tuple[Kans, ...]) -> bool:
    """Whether any regulation looks at the days on which a facility was open."""
    return any(vraag.actief_op or vraag.vooraf_maanden for kans in kansen for vraag in kans.toets.vragen)


def asks_attendance(kansen: tuple[Kans, ...]) -> bool:
    """Whether any regulation looks at who took part in the council."""
    return any(vraag.deelname for kans in kansen for vraag in kans.toets.vragen)


def days_open(kans: Kans, vraag: Vraag, today: date) -> tuple[date, ...]:
    """The days on which the facility must be open, in the year for which one applies next."""
    first = next(iter(kans.toets.vensters), None)
    year = first.tot.year if first is not None else today.year
    over = next((each.over for each in kans.versie.aanvraagperiodes), Overjaar.lopend_jaar)
    year += {Overjaar.vorig_jaar: -1, Overjaar.volgend_jaar: 1}.get(over, 0)
    return tuple(day_in(day, year) for day in vraag.actief_op)


def round_to_come(edition: Edition) -> Any | None:
    """The round for income-tariff places that one can still apply for, the first to close; ``None`` without one."""
    open_rounds = [
        each for each in edition.all("ikt-rondes") if each.indienen_tot and each.indienen_tot >= edition.date
    ]
    return min(open_rounds, key=lambda each: (each.indienen_tot, each.id), default=None)


FUNCTIONS = (numbers_asked, asks_since, asks_attendance, days_open, round_to_come)
"""What templates may call."""
