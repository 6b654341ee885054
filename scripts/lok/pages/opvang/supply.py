"""The page with the supply of care in numbers: drawings with their tables, now and over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.supply import (
    COUNTS,
    Stand,
    Telling,
    by_price,
    by_sort,
    locations_by_quarter,
    over_the_years,
    running,
    since_unknown,
    started_and_stopped,
    tallies,
)
from lok.kinds.locatie import Opvangsoort, Prijs
from lok.pages.loket.charts import Chart
from lok.pages.opvang.locations import COUNT_WORDS, choice_in_words
from lok.render.charts import Bar, Stack, bars, stacks, table
from lok.render.markup import Markdown
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.edition.select import Edition
    from lok.render.page import Page
    from lok.render.renderer import Renderer

PRICES = (("inkomen", "inkomen"), ("vrij", "vrij"), ("gemengd", "gemengd"))
SORTS = (("gezinsopvang", "gezinsopvang"), ("groepsopvang", "groepsopvang"), ("samenwerkend", "samenwerkend"))
MOVES = (("begonnen", "begonnen"), ("gestopt", "gestopt"))
"""The parts of the bars, for one and for more, in the order of the closed lists."""


def pages(renderer: Renderer) -> Iterator[Page]:
    """The page, also when there are no locations yet: the menu leads to it."""
    yield renderer.page("aanbod/index.md", "aanbod.md.jinja", locaties=renderer.edition.all("locaties"))


def supply_by_sort_and_price(edition: Edition) -> Chart:
    """The licensed places of each sort of care, split by how the price is set."""
    rows = running(edition.all("locaties"))
    sorts = [
        (name, [row for row in rows if row.opvangsoort is each])
        for each, (name, _) in zip(Opvangsoort, SORTS, strict=True)
    ]
    found = [(name, by_price(mine)) for name, mine in sorts if mine]
    title = "Vergunde plaatsen naar soort opvang en prijs"
    figure = stacks("soorten", title, PRICES, [Stack(*each) for each in found])
    return Chart(title, figure, _table(("Soort opvang", *(choice_in_words(each) for each in Prijs)), found))


def supply_by_quarter_and_sort(edition: Edition) -> Chart:
    """The licensed places of each quarter, split by sort of care."""
    found = [(quarter, by_sort(mine)) for quarter, mine in locations_by_quarter(running(edition.all("locaties")))]
    title = "Vergunde plaatsen per wijk"
    figure = stacks("wijken", title, SORTS, [Stack(*each) for each in found])
    return Chart(title, figure, _table(("Wijk", *(each.woord for each in Opvangsoort)), found))


def _table(heads: Sequence[str], found: Sequence[tuple[str, tuple[int, ...]]]) -> Markdown:
    """The numbers with the sums of rows and of columns; with no row, sums of nothing."""
    sums = tuple(sum(counts[column] for _, counts in found) for column in range(len(heads) - 1))
    rows = [(label, *map(str, counts), str(sum(counts))) for label, counts in (*found, ("samen", sums))]
    return table((*map(dutch.sentence, heads), "Samen"), rows)


def supply_years(edition: Edition) -> tuple[Chart, ...]:
    """Of each of the three counts, how many places there were at the end of each year; they have one scale."""
    found = over_the_years(edition.all("locaties"), edition.date)
    most = max((each.aantallen["vergunde_plaatsen"] or 0 for each in found), default=0)
    return tuple(_year_chart(name, found, edition, most) for name in COUNTS) if most else ()


def _year_chart(name: str, found: Sequence[Stand], edition: Edition, most: int) -> Chart:
    title = dutch.sentence(COUNT_WORDS[name])
    rows = [Bar(_year(each, edition), each.aantallen[name], _with_unknown(each, name)) for each in found]
    return Chart(title, bars(name.replace("_", "-"), title, rows, most))


def supply_years_table(edition: Edition) -> Markdown:
    """The numbers of all years in one table."""
    heads = ("Stand op", "Locaties", *(dutch.sentence(COUNT_WORDS[name]) for name in COUNTS))
    rows = [
        (dutch.written_day(each.dag), str(each.locaties), *(_with_unknown(each, name) for name in COUNTS))
        for each in over_the_years(edition.all("locaties"), edition.date)
    ]
    return table(heads, rows)


def income_in_words(edition: Edition) -> str:
    """Why the places of locations with an income price are not all places with one, as a sentence; empty where they are."""
    rows = running(edition.all("locaties"))
    column = by_price(rows)[list(Prijs).index(Prijs.inkomenstarief)]
    elsewhere = sum(row.ikt_plaatsen or 0 for row in rows if row.prijs is not Prijs.inkomenstarief)
    whole = sum(row.ikt_plaatsen or 0 for row in rows)
    if whole == column:
        return ""
    told = f"Bij ‘inkomen’ staan hier {column} vergunde plaatsen, en er zijn {whole} plaatsen met inkomenstarief."
    if elsewhere and whole - elsewhere == column:
        mixed = dutch.counted(elsewhere, "plaats ligt", "plaatsen liggen")
        return f"{told} De andere {mixed} in opvang met een gemengde prijs."
    return f"{told} Niet elke locatie zegt hoeveel van haar plaatsen dat hebben."


def unknown_start_in_words(edition: Edition) -> str:
    """Which locations count today and in no year before, as a sentence; empty when it is known of all."""
    rows = since_unknown(edition.all("locaties"))
    if not rows:
        return ""
    places = dutch.counted(sum(each.vergunde_plaatsen for each in rows), "vergunde plaats", "vergunde plaatsen")
    many = dutch.counted(len(rows), "locatie", "locaties")
    return f"Van {many} ({places}) weten we niet sinds wanneer. Die tellen alleen bij ‘nu’ mee."


def undated_in_words(edition: Edition) -> str:
    """How many locations are in neither part of the chart of who began and stopped, as a sentence."""
    rows = [each for each in running(edition.all("locaties")) if each.vergund_van is None]
    return (
        f"Zonder begindatum, en dus niet bij ‘begonnen’: {dutch.counted(len(rows), 'locatie', 'locaties')}."
        if rows
        else ""
    )


def _year(stand: Stand, edition: Edition) -> str:
    return "nu" if stand.dag == edition.date else str(stand.dag.year)


def _with_unknown(stand: Stand, name: str) -> str:
    count, missing = stand.aantallen[name], stand.onbekend[name]
    if count is None:
        return "niet bekend"
    return f"{count} (van {missing} niet bekend)" if missing else str(count)


def supply_moves(edition: Edition) -> Chart:
    """How many locations began and stopped in each of the last years."""
    found = started_and_stopped(edition.all("locaties"), edition.date)
    began, ended = sum(each.begonnen for each in found), sum(each.gestopt for each in found)
    if not began + ended:
        return Chart("Begonnen en gestopt")
    title = f"Sinds {found[0].jaar}: {began} begonnen, {ended} gestopt"
    rows = [(str(each.jaar), str(each.begonnen), str(each.gestopt)) for each in found]
    figure = stacks(
        "bewegingen", title, MOVES, [Stack(str(each.jaar), (each.begonnen, each.gestopt)) for each in found]
    )
    return Chart(title, figure, table(("Jaar", "Locaties begonnen", "Locaties gestopt"), rows))


def income_places(edition: Edition) -> Telling | None:
    """How many places with income tariff there are now; ``None`` while no location has a licence."""
    rows = edition.all("locaties")
    return next(each for each in tallies(rows) if each.naam == "ikt_plaatsen") if running(rows) else None


FUNCTIONS = (
    income_places,
    supply_by_sort_and_price,
    supply_by_quarter_and_sort,
    supply_years,
    supply_years_table,
    supply_moves,
    income_in_words,
    unknown_start_in_words,
    undated_in_words,
)
"""What templates may call."""
