"""The supply in numbers: sums that agree, days that are said, former numbers, and lists that lose nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lok.archive.archive import make_archive
from lok.edition.select import select
from lok.facts.providers import places_in_sum
from lok.facts.supply import (
    COUNTS,
    by_price,
    by_sort,
    locations_by_quarter,
    over_the_years,
    ran_on,
    running,
    started_and_stopped,
    supply_on,
    tallies,
)
from lok.kinds.locatie import Locatie
from lok.model.audience import Audience, project
from lok.pages.opvang.locations import as_of_tally
from lok.pages.opvang.supply import (
    supply_by_quarter_and_sort,
    supply_by_sort_and_price,
    supply_moves,
    supply_years,
    supply_years_table,
)
from lok.pages.sections import FILTERS
from lok.render.filters import choices
from samples import whole_council

TODAY = date(2026, 11, 23)
OPEN_STATES = {
    "actief": {},
    "tijdelijk_gesloten": {"gesloten_van": "2026-10-01"},
    "geschorst": {},
    "gepland": {"geplande_start": "2027-02-01"},
    "stopgezet": {"stopgezet_op": "2024-12-31"},
}
"""Every state with the date it needs."""


def location(number: int = 0, **changes: Any) -> Any:
    """The public view of a location: family care with eight places since 2020, unless said otherwise."""
    given = {
        "id": f"loc-{number}",
        "naam": f"Gezinsopvang {number}",
        "organisator": "org-proef",
        "opvangsoort": "gezinsopvang",
        "doelgroep": "baby_peuter",
        "vergunde_plaatsen": 8,
        "prijs": "vrije_prijs",
        "postcode": "9999",
        "gemeente": "Proefdorp",
        "wijk": "Kouter",
        "status": "actief",
        "vergund_van": "2020-03-01",
        "kinderopvangzoeker_url": "https://example.org/zoeker",
    }
    return project(Locatie.model_validate(given | changes), Audience.PUBLIEK, final=True)


@st.composite
def supplies(draw: st.DrawFn) -> list[Any]:
    """Locations of all sorts in a few quarters, some with counts and days and some without."""
    rows = []
    for number in range(draw(st.integers(0, 12))):
        state = draw(st.sampled_from(sorted(OPEN_STATES)))
        places = draw(st.integers(9, 60))
        price = draw(st.sampled_from(["inkomenstarief", "vrije_prijs", "iktmix"]))
        income = {"inkomenstarief": places, "iktmix": places // 2, "vrije_prijs": draw(st.sampled_from([None, 0]))}
        changes = {
            "opvangsoort": draw(st.sampled_from(["groepsopvang", "samenwerkende_onthaalouders"])),
            "vergunde_plaatsen": places,
            "gesubsidieerde_plaatsen": draw(st.none() | st.integers(0, places)),
            "prijs": price,
            "ikt_plaatsen": income[price],
            "wijk": draw(st.sampled_from(["Kouter", "Dries", "kaai", "Station"])),
            "peildatum": draw(st.none() | st.dates(date(2020, 1, 1), TODAY)),
            "status": state,
            "vergund_van": draw(st.none() | st.dates(date(2015, 1, 1), date(2024, 12, 30))),
            **OPEN_STATES[state],
        }
        rows.append(location(number, **changes))
    return rows


@given(supplies())
def test_the_parts_are_the_whole(rows: list[Any]) -> None:
    now = running(rows)
    quarters = locations_by_quarter(now)
    assert sorted(each.id for _, mine in quarters for each in mine) == sorted(each.id for each in now)
    whole = sum(row.vergunde_plaatsen for row in now)
    assert sum(by_price(now)) == sum(by_sort(now)) == whole
    assert [sum(column) for column in zip(*(by_sort(mine) for _, mine in quarters), strict=True)] == (
        list(by_sort(now)) if now else []
    )
    for name, tally in zip(COUNTS, tallies(rows), strict=True):
        parts = [tallies(mine)[COUNTS.index(name)] for _, mine in quarters]
        assert sum(part.aantal or 0 for part in parts) == (tally.aantal or 0)
        assert sum(part.onbekend for part in parts) == tally.onbekend
        assert tally.van is None or tally.tot is None or tally.van <= tally.tot
    *sorts, together = places_in_sum(rows)
    assert sum(row.vergund for row in sorts) == together.vergund == whole


@given(supplies(), st.dates(date(2014, 1, 1), TODAY))
def test_a_day_counts_each_location_once(rows: list[Any], day: date) -> None:
    found = supply_on(rows, day)
    assert found.locaties == sum(ran_on(each, day) for each in rows)
    assert all(found.onbekend[name] <= found.locaties for name in COUNTS)
    for name in ("gesubsidieerde_plaatsen", "ikt_plaatsen"):
        assert (found.aantallen[name] or 0) <= (found.aantallen["vergunde_plaatsen"] or 0)


@given(supplies())
def test_who_began_and_stopped_explains_the_difference(rows: list[Any]) -> None:
    """Between the ends of two years the number of locations changes by who began and who stopped."""
    dated = [row for row in rows if row.vergund_van and row.status != "gepland"]
    moved = {each.jaar: each.begonnen - each.gestopt for each in started_and_stopped(dated, TODAY)}
    for year in range(2020, 2026):
        before, after = (supply_on(dated, date(each, 12, 31)).locaties for each in (year - 1, year))
        assert after - before == moved[year]


def test_former_numbers_hold_on_their_days_and_a_gap_is_not_known() -> None:
    former = [
        {"van": "2020-03-01", "tot": "2021-12-31", "vergunde_plaatsen": 6, "gesubsidieerde_plaatsen": 4},
        {"van": "2023-01-01", "tot": "2023-12-31", "vergunde_plaatsen": 7},
    ]
    rows = [location(vroegere_plaatsen=former, gesubsidieerde_plaatsen=8)]
    counts = [
        (supply.dag.year, supply.aantallen["vergunde_plaatsen"], supply.aantallen["gesubsidieerde_plaatsen"])
        for supply in over_the_years(rows, TODAY)
    ]
    assert counts == [
        (2020, 6, 4),
        (2021, 6, 4),
        (2022, None, None),
        (2023, 7, None),
        (2024, 8, 8),
        (2025, 8, 8),
        (2026, 8, 8),
    ]


def test_a_location_counts_from_its_licence_until_the_day_it_stopped() -> None:
    row = location(status="stopgezet", stopgezet_op="2024-06-30")
    days = (date(2020, 2, 29), date(2020, 3, 1), date(2024, 6, 29), date(2024, 6, 30))
    assert [ran_on(row, day) for day in days] == [False, True, True, False]
    assert not ran_on(location(vergund_van=None), TODAY)


def test_a_sum_says_its_days_and_what_it_does_not_know() -> None:
    rows = [
        location(1, peildatum="2025-12-31"),
        location(2, peildatum="2026-09-01", gesubsidieerde_plaatsen=8),
        location(3, vergund_van=None, gesubsidieerde_plaatsen=2),
    ]
    assert [as_of_tally(each) for each in tallies(rows)] == [
        "stand tussen 31 december 2025 en 1 september 2026",
        "stand op 1 september 2026; van 1 locatie niet bekend",
        "niet bekend",
    ]


def test_no_choice_loses_a_location_or_an_organiser() -> None:
    """Every row stands under a value of each facet that all rows have, and under no value twice."""
    archive = whole_council.archive()
    for audience in (Audience.PUBLIEK, Audience.LEDEN):
        edition = select(archive, audience, TODAY)
        for name, whole in (("locaties", {"soort", "tarief", "wijk"}), ("organisatoren", {"type"})):
            rows = [each.id for each in FILTERS[name].rijen(edition)]
            for keuze in choices(FILTERS[name], edition):
                shown = [[each.id for each in waarde.rijen] for waarde in keuze.waarden]
                assert all(len(set(ids)) == len(ids) for ids in shown)
                found = {each for ids in shown for each in ids}
                assert found <= set(rows)
                assert keuze.facet.naam not in whole or found == set(rows)


def test_the_picture_is_the_same_for_everybody_who_reads_the_same_pages() -> None:
    """It holds nothing of members: where homes stand, and on what ground, changes no letter of it."""
    homes = [
        (
            "locaties",
            Locatie.model_validate(
                {
                    "id": f"loc-{number}",
                    "naam": f"Opvang {number}",
                    "organisator": "org-proef",
                    "opvangsoort": "gezinsopvang",
                    "doelgroep": "baby_peuter",
                    "vergunde_plaatsen": 8,
                    "prijs": "vrije_prijs",
                    "postcode": "9999",
                    "gemeente": "Proefdorp",
                    "wijk": f"Wijk {number}",
                    "status": "actief",
                    "vergund_van": "2020-03-01",
                    "straat": "Geheimdreef",
                    "huisnummer": "77",
                }
            ),
        )
        for number in range(3)
    ]
    drawn = []
    for audience in (Audience.PUBLIEK, Audience.LEDEN):
        edition = select(make_archive(homes), audience, TODAY)
        charts = [
            supply_by_sort_and_price(edition),
            supply_by_quarter_and_sort(edition),
            supply_moves(edition),
            *supply_years(edition),
        ]
        drawn.append([text for each in charts for text in (each.title, each.figure, each.table)])
        drawn[-1].append(supply_years_table(edition))
    assert drawn[0] == drawn[1]
    assert "Geheimdreef" not in "".join(drawn[0])
