"""How the council fares: the figures of both editions, and what the public may not find in them."""

from fractions import Fraction
from typing import Any

import pytest

from lok.edition.for_everyone import Kept, actions_kept, attendance_totals, proposers
from lok.edition.select import Edition
from lok.facts.presence import Presence, Proposals
from lok.pages.overleg import charts as vital_charts
from lok.pages.overleg import vitals
from lok.pages.sections import renderer_of
from samples.advices import advice
from samples.meetings import action, council, edition, held, item, meeting, members, seat

TODAY = edition().date
DRAFT = {"status": "verslag_ontwerp", "verslag_goedgekeurd_op": None}
CANCELLED: dict[str, Any] = {"status": "afgelast", "reden_afgelasting": "te weinig leden"}
WEAK_AND_STRONG = (
    held("2020-02-06", (4, 1, 1, 0)),
    meeting("verg-2020-10-15", gepland_begin="2020-10-15 20:00", **CANCELLED),
    held("2022-03-17", (1, 1, 0, 0), status="onvoltallig", verslag_goedgekeurd_op=None),
    held("2023-03-16", (4, 3, 2, 0), agendapunten=[item("1"), item("2", zichtbaarheid="leden")]),
    held("2026-03-12", (4, 3, 2, 1), agendapunten=[item("1"), item("2")]),
    held("2026-09-17", (2, 0, 0, 0), **DRAFT),
    meeting(),
)


def test_every_year_counts_the_silent_one_too() -> None:
    rows = vitals.years(edition(*WEAK_AND_STRONG))
    assert [(row.jaar, row.gehouden, row.onvoltallig, row.afgelast) for row in rows] == [
        (2020, 1, 0, 1),
        (2021, 0, 0, 0),
        (2022, 0, 1, 0),
        (2023, 1, 0, 0),
        (2024, 0, 0, 0),
        (2025, 0, 0, 0),
        (2026, 2, 0, 0),
    ]


def test_the_public_counts_approved_minutes_and_members_all() -> None:
    public = {row.jaar: row.presence for row in vitals.years(edition(*WEAK_AND_STRONG))}
    own = {row.jaar: row.presence for row in vitals.years(members(*WEAK_AND_STRONG))}
    assert public[2022] is None
    assert own[2022] == Presence(2, 10)
    assert (public[2026], own[2026]) == (Presence(9, 10, "minstens"), Presence(12, 20))


def test_of_bounds_nobody_says_which_is_higher() -> None:
    """Nine of ten is at least nine: the year in which it was nine exactly may have been the weaker or the stronger one."""
    public = edition(held("2025-02-10", (4, 3, 2, 1)), held("2026-02-10", (2, 2, 1, 0)))
    chart = vital_charts.attendance_chart(public)
    assert chart.title == "De opkomst was minstens 90\u00a0% in 2025 en 50\u00a0% in 2026"
    assert "minstens 90\u00a0% (9 van 10)" in chart.figure
    assert "minstens 9 " in chart.table


def test_the_public_does_not_count_items_it_cannot_read() -> None:
    counts = [
        next(row.punten for row in vitals.years(each) if row.jaar == 2023)
        for each in (edition(*WEAK_AND_STRONG), members(*WEAK_AND_STRONG))
    ]
    assert counts == [1, 2]


def test_working_groups_and_members_meetings_are_not_in_the_public_totals() -> None:
    archive = council(
        held("2024-01-10", (4, 3, 2, 1), soort_vergadering="werkgroep"),
        held("2024-02-10", (4, 3, 2, 1), zichtbaarheid="leden"),
    )
    assert attendance_totals(archive, TODAY) == {}


def test_minutes_without_a_list_count_by_their_number() -> None:
    archive = council(held("2024-01-10", aanwezig_totaal="7"), held("2024-02-10"))
    assert attendance_totals(archive, TODAY) == {"verg-2024-01-10": Presence(7, 10)}


def test_groups_that_are_counted_together_once_are_together_always() -> None:
    chaired = held("2024-01-10", (3, 2, 1, 0), voorzitter=seat("gebruiker"))
    rows = vitals.group_years(edition(chaired, held("2025-01-10", (2, 2, 1, 0))))
    assert [row.groups for row in rows] == [("agentschap", "gebruiker", "lokaal bestuur"), ("lokale actor",)]
    assert [row.share(2025) for row in rows] == [Fraction(1, 2), Fraction(1, 2)]
    assert rows[0].share(2023) is None


def test_members_see_every_group() -> None:
    rows = vitals.group_years(members(held("2024-01-10", (4, 3, 2, 1))))
    assert {row.groups for row in rows} == {("lokale actor",), ("gebruiker",), ("lokaal bestuur",), ("agentschap",)}


def brought(**items: int) -> Any:
    """A council where each group's first seat brought so many items, in approved minutes."""
    points = [
        item(f"{group}{number}", indiener=seat(group)) for group, count in items.items() for number in range(count)
    ]
    return held("2024-01-10", (4, 3, 2, 1), agendapunten=points)


@pytest.mark.parametrize(
    ("items", "rows"),
    [
        (
            {"lokale_actor": 4, "gebruiker": 3},
            [(("lokale actor",), 4), (("gebruiker", "agentschap", "lokaal bestuur"), 3)],
        ),
        (
            {"lokale_actor": 4, "gebruiker": 3, "lokaal_bestuur": 3},
            [(("lokale actor",), 4), (("gebruiker",), 3), (("lokaal bestuur", "agentschap"), 3)],
        ),
        (
            {"lokale_actor": 5, "gebruiker": 2, "lokaal_bestuur": 9, "agentschap": 1},
            [(("lokaal bestuur", "gebruiker", "agentschap"), 12), (("lokale actor",), 5)],
        ),
        ({"lokale_actor": 2}, ()),
        ({}, ()),
    ],
)
def test_small_groups_that_bring_items_are_counted_together(items: dict[str, int], rows: Any) -> None:
    found = proposers(council(brought(**items)), TODAY)
    assert list(found) == [Proposals(groups, number) for groups, number in rows]
    assert all(row.items >= 3 for row in found)


def test_closed_items_and_drafts_tell_nothing_about_who_brings_items() -> None:
    closed = [item(str(number), indiener=seat("lokale_actor"), zichtbaarheid="leden") for number in range(5)]
    draft = [item(str(number), indiener=seat("lokale_actor")) for number in range(5)]
    archive = council(held("2024-01-10", agendapunten=closed), held("2024-02-10", agendapunten=draft, **DRAFT))
    assert proposers(archive, TODAY) == ()


def finished(kept: int, late: int) -> Any:
    actions = [
        action(omschrijving=str(number), deadline="2024-03-01", status="afgerond", afgerond_op=f"2024-0{month}-01")
        for number, month in enumerate([3] * kept + [4] * late)
    ]
    return held("2024-01-10", agendapunten=[item(actiepunten=actions)])


@pytest.mark.parametrize(
    ("kept", "late", "told"),
    [
        (9, 4, Kept("9", "4")),
        (9, 2, Kept("9", "minder dan 3")),
        (9, 0, Kept("9", "minder dan 3")),
        (1, 1, None),
        (0, 0, None),
    ],
)
def test_small_numbers_of_actions_stay_hidden(kept: int, late: int, told: Kept | None) -> None:
    assert actions_kept(council(finished(kept, late)), TODAY) == told


def test_members_see_actions_by_year() -> None:
    assert vitals.years_of_promises(members(finished(2, 1))) == (vitals.KeptYear(2024, 2, 1),)


def test_the_days_of_an_advice_run_from_its_meeting() -> None:
    given = edition(
        held("2026-03-12"),
        advice(id="adv-2026-91", uitgebracht_op="2026-06-30", overgemaakt_op=None),
        advice(),
        advice(id="adv-2026-92", status="ontwerp", uitgebracht_op=None, overgemaakt_op=None),
    )
    assert [(path.advies.id, path.dagen) for path in vitals.advice_paths(given)] == [
        ("adv-2026-91", 110),
        ("adv-2026-90", 0),
    ]
    assert vital_charts.advices_chart(given).title == "1 van de 2 adviezen was klaar op de vergadering zelf"


def year(jaar: int, present: int | None = None, *, held_: int = 1, short: int = 0, off: int = 0) -> vitals.Year:
    return vitals.Year(jaar, held_, short, off, 0, None if present is None else Presence(present, 100))


@pytest.mark.parametrize(
    ("years", "title"),
    [
        ([year(2020, 42), year(2021), year(2026, 78)], "De opkomst steeg van 42\u00a0% in 2020 naar 78\u00a0% in 2026"),
        ([year(2020, 80), year(2026, 78)], "De opkomst daalde van 80\u00a0% in 2020 naar 78\u00a0% in 2026"),
        (
            [year(2020, 81), year(2021, 35), year(2026, 82)],
            "De opkomst zakte tot 35\u00a0% in 2021 en is in 2026 weer 82\u00a0%",
        ),
        (
            [year(2020, 81), year(2021, 74), year(2026, 82)],
            "De opkomst steeg van 81\u00a0% in 2020 naar 82\u00a0% in 2026",
        ),
        ([year(2020, 80), year(2026, 80)], "De opkomst was 80\u00a0%, zowel in 2020 als in 2026"),
        ([year(2026, 80)], "De opkomst was 80\u00a0% in 2026"),
        ([year(2026)], "Nog geen cijfers over de opkomst"),
        ([], "Nog geen cijfers over de opkomst"),
    ],
)
def test_the_title_says_what_attendance_did(years: list[vitals.Year], title: str) -> None:
    assert vital_charts.attendance_title(years) == title


@pytest.mark.parametrize(
    ("years", "title"),
    [
        ([year(2020, off=2), year(2021, held_=0, short=1), year(2022)], "Sinds 2022 ging elke vergadering door"),
        (
            [year(2020, off=2), year(2021), year(2022, off=1)],
            "3 van de 6 vergaderingen gingen niet of zonder quorum door",
        ),
        ([year(2020, off=1), year(2021, held_=0)], "1 van de 2 vergaderingen ging niet of zonder quorum door"),
        ([year(2020)], "Elke vergadering ging door"),
        ([], "Nog geen vergaderingen"),
    ],
)
def test_the_title_says_which_meetings_fell_through(years: list[vitals.Year], title: str) -> None:
    assert vital_charts.meetings_title(years) == title


def page(given: Edition) -> str:
    return renderer_of(given).page("overleg/index.md", "hoe-gaat-het.md.jinja").text


@pytest.mark.parametrize("given", [edition(), members()], ids=["publiek", "leden"])
def test_a_council_without_meetings_has_a_page_that_says_so(given: Edition) -> None:
    text = page(given)
    assert "Nog geen vergaderingen" in text
    assert "<svg" not in text


def test_the_members_page_names_seats_and_the_public_one_does_not() -> None:
    records = (brought(lokale_actor=4, gebruiker=3), held("2025-01-10", (4, 3, 2, 1), **DRAFT))
    assert seat("lokale_actor") in page(members(*records))
    public = page(edition(*records))
    assert seat("lokale_actor") not in public
    assert "2025-01-10" not in public
