"""A drawing and a table of the same thing say the same, on every page with charts; where two totals differ, words do.

Each drawing tells its numbers in its description, row by row: those stand in the row of that name of the table after
it. Sums of sums are compared with the whole, or the page has the sentence with what is missing.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.test_suppression import COUNCIL, World, worlds
from facts.test_supply import location, supplies
from lok.archive.archive import make_archive
from lok.edition.select import select
from lok.facts.supply import by_price, over_the_years, running, tallies
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.pages.opvang.supply import income_in_words, unknown_start_in_words
from lok.pages.sections import renderer_of
from lok.words import dutch
from lok.words.small_counts import COUNTS
from samples.meetings import SEATS, TODAY, edition, held, item, meeting

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = {dutch.short_month(number): month for number, month in enumerate(dutch.MONTHS, start=1)}
NUMBER = re.compile(r"\d+(?:,\d+)?")


def words(cell: str) -> str:
    """What a reader reads in a cell of a table."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|\{[^}]*\}|<[^>]+>", r"\1", cell)
    return " ".join(unescape(plain).replace("\\", "").split())


def rows_of(table: str) -> dict[str, str]:
    """A table by its first column."""
    cells = [
        [words(cell) for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("|")
    ]
    return {first.casefold(): " ".join(others) for first, *others in cells[2:]}


def drawn_and_told(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Of each drawing its rows (name and words), with the first table after it."""
    for figure in re.finditer(r"<figure.*?</figure>", text, re.DOTALL):
        told = re.search(r"<desc[^>]*>(.*?)\.</desc>", figure[0], re.DOTALL)
        table = re.search(r"^\|.*?(?=\n\n|\Z)", text[figure.end() :], re.DOTALL | re.MULTILINE)
        assert told is not None
        assert table is not None, "every drawing has a table"
        for row in unescape(told[1]).split("; "):
            name, _, said = row.partition(": ")
            yield name.casefold(), said, rows_of(table[0])


def agree(text: str) -> None:
    """Whether every number of a drawing by name stands in the row of that name of its table."""
    for name, said, table in drawn_and_told(text):
        row = table.get(MONTHS.get(name, name))
        if row is None:
            assert not NUMBER.search(said) or "%" in said, (name, said, table)
            continue
        assert set(NUMBER.findall(said)) <= set(NUMBER.findall(row)), (name, said, row)


@st.composite
def meetings(draw: st.DrawFn) -> list[Any]:
    made = []
    for year in range(2021, 2027):
        for month in draw(st.sets(st.integers(1, 9), max_size=2)):
            here = tuple(draw(st.integers(0, count)) for count in SEATS.values())
            day = f"{year}-{month:02}-11"
            if draw(st.booleans()):
                made.append(held(day, here, agendapunten=[item(str(nr)) for nr in range(1, draw(st.integers(2, 4)))]))
            else:
                reason = {"status": "afgelast", "reden_afgelasting": "te weinig leden"}
                made.append(meeting(f"verg-{day}", gepland_begin=f"{day} 19:30", **reason))
    return made


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(meetings(), st.sampled_from(Audience))
def test_how_the_council_fares(rows: list[Any], audience: Audience) -> None:
    text = renderer_of(edition(*rows, audience=audience)).page("overleg/index.md", "hoe-gaat-het.md.jinja").text
    agree(text)
    if audience is Audience.PUBLIEK and rows and "op alle vergaderingen van dat jaar samen" in text:
        assert "Was iedereen er, dan tellen we één zetel minder" in text


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(supplies())
def test_the_supply_of_today_is_one_number(rows: list[Any]) -> None:
    now = over_the_years(rows, TODAY)
    for tally in tallies(rows):
        assert (now[-1].aantallen[tally.naam] if now and now[-1].dag == TODAY else None) == tally.aantal


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(supplies())
def test_places_by_price_and_places_with_an_income_price_are_one_number_or_two_that_are_told(rows: list[Any]) -> None:
    told = income_in_words(Read(rows))  # type: ignore[arg-type]
    column, whole = by_price(running(rows))[0], tallies(rows)[2].aantal or 0
    assert (f"staan hier {column} vergunde plaatsen, en er zijn {whole}" in told) is (column != whole)


def test_the_places_of_mixed_prices_are_told() -> None:
    """435 and 450 places: 15 of them lie where only a part has a price by income."""
    group = {"opvangsoort": "groepsopvang"}
    rows = [
        location(1, **group, vergunde_plaatsen=435, prijs="inkomenstarief", ikt_plaatsen=435),
        location(2, **group, vergunde_plaatsen=36, prijs="iktmix", ikt_plaatsen=15),
    ]
    assert income_in_words(Read(rows)) == (  # type: ignore[arg-type]
        "Bij ‘inkomen’ staan hier 435 vergunde plaatsen, en er zijn 450 plaatsen met inkomenstarief. "
        "De andere 15 plaatsen liggen in opvang met een gemengde prijs."
    )


class Read:
    """An edition that has these locations and nothing else."""

    date = TODAY

    def __init__(self, rows: list[Any]) -> None:
        self.rows = rows

    def all(self, _: str) -> list[Any]:
        return self.rows


def test_what_no_year_counts_is_said() -> None:
    """A location of which nobody wrote down since when it is there."""
    rows = [location(1, vergunde_plaatsen=8), location(2, vergunde_plaatsen=7, vergund_van=None)]
    assert unknown_start_in_words(Read(rows)) == (  # type: ignore[arg-type]
        "Van 1 locatie (7 vergunde plaatsen) weten we niet sinds wanneer. Die tellen alleen bij ‘nu’ mee."
    )
    before, now = over_the_years(rows, TODAY)[-2:]
    assert (before.aantallen["vergunde_plaatsen"], now.aantallen["vergunde_plaatsen"]) == (8, 15)


def desk(world: World) -> tuple[str, str]:
    """The public pages with the figures of one year: the list of years, and the year."""
    archive = make_archive([("raad", COUNCIL), ("loketcijfers", world.record())])
    renderer = renderer_of(select(archive, Audience.PUBLIEK, TODAY))
    kind, records = BY_SOORT["loketcijfers"], renderer.edition.all("loketcijfers")
    index = renderer.page("loketcijfers/index.md", "loketcijfers_index.md.jinja", kind=kind, records=records)
    return index.text, renderer.page("loketcijfers/x.md", "loketcijfers.md.jinja", kind=kind, record=records[0]).text


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_families_that_are_in_neither_part_are_said(world: World) -> None:
    """143 of 152 families: those with a proposal and those without a place are not all of them."""
    index, year = desk(world)
    agree(index)
    agree(year)
    row = next(line for line in index.splitlines() if line.startswith("| [2025]"))
    cells = [words(cell) for cell in row.strip("|").split("|")][1:4]
    if all(cell.isdigit() for cell in cells):
        whole, proposed, without = map(int, cells)
        rest = whole - proposed - without
        assert (f"in 2025 {rest} van de {whole}" in index) is (rest > 0)


@pytest.mark.parametrize("less", [0, 9])
def test_months_that_are_not_the_year_are_said(less: int) -> None:
    months = dict.fromkeys(COUNTS, (12,) * 12) | {"aanvragen_uniek": (40,) * 12}
    world = World(months, frozenset({"aanvragen_uniek"}))
    record = world.record()
    whole = record.aanvragen_uniek
    assert whole == 480
    archive = make_archive(
        [("raad", COUNCIL), ("loketcijfers", record.model_copy(update={"aanvragen_uniek": whole + less}))]
    )
    renderer = renderer_of(select(archive, Audience.PUBLIEK, TODAY))
    kind, records = BY_SOORT["loketcijfers"], renderer.edition.all("loketcijfers")
    text = renderer.page("loketcijfers/x.md", "loketcijfers.md.jinja", kind=kind, record=records[0]).text
    assert ("hier samen 480, in het hele jaar 489" in unescape(text)) is bool(less)
