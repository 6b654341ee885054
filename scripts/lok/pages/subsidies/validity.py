"""The pages below a regulation: every version, what each one changed, and whether one qualifies.

The page of the regulation itself is that of any record (``records``): it shows the version in force today. A version
has an address of its own that never changes, so that a link to it stays right when a next version comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING, Any

from lok.facts.versions import stretch_on, version_shown
from lok.kinds.reglementen import QUALIFY, change_path, version_path
from lok.model.days import holds_on
from lok.model.validity import annulled, stretches
from lok.pages.subsidies import checklist as aanmerking
from lok.pages.subsidies import differences as verschillen
from lok.render.markup import Markdown
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.render.page import Page
    from lok.render.renderer import Renderer

WIDTH = 400
"""The width of the band, in the units of its drawing."""


@dataclass(frozen=True, slots=True)
class Deel:
    """A page below that of a record: the last part of its address, its title and description."""

    pad: str
    titel: str
    beschrijving: str


def pages(renderer: Renderer) -> Iterator[Page]:
    """The pages below every regulation."""
    for record in renderer.edition.all("reglementen"):
        yield from below(renderer, record)


def below(renderer: Renderer, record: Any) -> Iterator[Page]:
    """Of one regulation: a page for each version, for each change, and for who wonders whether they qualify."""
    for versie in record.versies:
        yield _page(renderer, record, version_part(record, versie), "reglement_versie.md.jinja", versie=versie)
    for verschil in verschillen.differences(record.versies):
        part = change_part(record, verschil.nu)
        yield _page(renderer, record, part, "reglement_verschil.md.jinja", verschil=verschil)
    versie = version_shown(record.versies, renderer.edition.date)
    toets = aanmerking.checklist(versie, renderer.edition.date)
    yield _page(renderer, record, checklist_part(record), "reglement_aanmerking.md.jinja", versie=versie, toets=toets)


def _page(renderer: Renderer, record: Any, deel: Deel, template: str, **context: Any) -> Page:
    return renderer.page(f"{record.soort}/{record.id}/{deel.pad}.md", template, record=record, deel=deel, **context)


def version_part(record: Any, versie: Any) -> Deel:
    """The page of one version."""
    since = dutch.written_day(versie.geldig_van)
    held = " en opnieuw ".join(dutch.period(*each) for each in stretches(versie))
    about = f"De tekst van {record.titel} zoals hij gold of geldt {held}."
    if annulled(versie):
        about = f"De tekst van {record.titel} die vernietigd is op {dutch.written_day(versie.vernietigd_op)}."
    return Deel(version_path(versie), f"{record.titel}: versie van {since}", about)


def change_part(record: Any, versie: Any) -> Deel:
    """The page of what one version changed."""
    since = dutch.written_day(versie.geldig_van)
    about = f"Wat er op {since} veranderde aan {record.titel}, artikel per artikel."
    return Deel(change_path(versie), f"{record.titel}: wat veranderde op {since}?", about)


def checklist_part(record: Any) -> Deel:
    """The page of 'Kom ik in aanmerking?'."""
    about = f"Kijk vraag per vraag of je aan de voorwaarden voldoet van: {record.titel}."
    return Deel(QUALIFY, f"Kom ik in aanmerking? {record.titel}", about)


@dataclass(frozen=True, slots=True)
class Periode:
    """A stretch of time with the version that was in force, or ``None`` with the reason why there was none."""

    van: date
    tot: date | None
    staat: str
    versie: Any | None = None
    reden: str | None = None
    verschil: bool = False
    vernietigd: bool = False


def validity_periods(record: Any, today: date) -> tuple[Periode, ...]:
    """The stretches of time in which a version or, on purpose, none was in force, latest first."""
    first = record.versies[0]
    found = [
        Periode(begin, end, _state(each, today, begin), each, verschil=each is not first and begin == each.geldig_van)
        for each in record.versies
        for begin, end in stretches(each)
    ]
    found += [
        Periode(each.geldig_van, each.geldig_tot, annulment(each), each, verschil=each is not first, vernietigd=True)
        for each in record.versies
        if annulled(each)
    ]
    found += [Periode(each.van, each.tot, "geen reglement", reden=each.reden) for each in record.onderbrekingen]
    return tuple(sorted(found, key=lambda each: each.van, reverse=True))


def annulment(versie: Any) -> str:
    """What became of an annulled version: ``vernietigd op 30 april 2025 door het Grondwettelijk Hof``."""
    by = f" door {versie.vernietigd_door}" if versie.vernietigd_door else ""
    return f"vernietigd op {dutch.written_day(versie.vernietigd_op)}{by}, heeft nooit gegolden"


def _state(versie: Any, today: date, begin: date) -> str:
    """The state of the stretch of a version that begins on ``begin``."""
    end = next(last for first, last in stretches(versie) if first == begin)
    if holds_on(begin, end, today):
        return "geldt vandaag" if begin == versie.geldig_van else "geldt vandaag opnieuw"
    return "komt nog" if begin > today else "geldt niet meer"


SHADES = {
    "geldt vandaag": "geldig",
    "geldt vandaag opnieuw": "geldig",
    "komt nog": "toekomst",
    "geldt niet meer": "verlopen",
}


def validity_band(versies: Sequence[Any], today: date) -> Markdown:
    """The periods of validity as a drawing with today marked; the list beside it says the same in words.

    A version that was annulled is not drawn: it held on no day.
    """
    held = [(begin, end, _state(each, today, begin)) for each in versies for begin, end in stretches(each)]
    held.sort(key=lambda row: row[0])
    first = min([today, *(begin for begin, _, _ in held)])
    last = max([today, *(end or begin for begin, end, _ in held)]) + timedelta(days=365)

    def across(day: date) -> float:
        return float(WIDTH * (day - first).days / (last - first).days)

    shapes: list[str] = []
    labelled = float(-WIDTH)
    for begin, end, state in held:
        left, right = across(begin), across(min(end or last, last) + timedelta(days=1))
        kind = SHADES[state]
        shapes.append(f'<rect class="{kind}" x="{left + 1:.1f}" y="28" width="{max(min(right, WIDTH) - left - 2, 2):.1f}" height="26" rx="3"/>')  # fmt: skip
        if left - labelled >= LABEL and left <= WIDTH - LABEL:
            shapes.append(f'<text x="{left:.1f}" y="74">{begin.year}</text>')
            labelled = left
    here = across(today)
    anchor = "start" if here < WIDTH / 4 else "end" if here > WIDTH * 3 / 4 else "middle"
    shapes.append(f'<line class="vandaag" x1="{here:.1f}" y1="20" x2="{here:.1f}" y2="60"/>')
    shapes.append(f'<text class="vandaag" x="{here:.1f}" y="14" text-anchor="{anchor}">vandaag</text>')
    told = "; ".join(f"{dutch.period(begin, end)}: {state}" for begin, end, state in held)
    return Markdown(
        f'<svg class="lok-periode" viewBox="0 0 {WIDTH} 80" role="img" aria-label="{escape(told)}">{"".join(shapes)}</svg>'
    )


LABEL = 42
"""The room that a year takes below the band."""

FUNCTIONS = (validity_periods, validity_band, stretch_on, version_part, change_part)
"""What templates may call."""
