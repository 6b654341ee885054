"""What the secretary does next: every advice and ask that waits is on the list once, and what is done is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lok.kinds.memoranda import Memorandum
from lok.kinds.vergadering import Vergadering
from lok.pages.sections import renderer_of
from lok.pages.volgende_stap.next_steps import Stapsoort, next_steps, pages, steps_by_sort
from samples.advices import advice, answer
from samples.meetings import edition, held, meeting, members

MEETING = "2026-03-12"


def listed(*records: Any) -> list[tuple[str, str, date | None, int]]:
    """Sort, path, day and days past of what a council with these records has to do."""
    found = next_steps(members(held(MEETING), *records))
    return [(each.soort.value, each.pad, each.tegen, each.dagen_voorbij) for each in found]


def memorandum(**fields: Any) -> Memorandum:
    """A memorandum with one open ask."""
    vraag = {
        "nr": "1",
        "thema": "panden",
        "titel": "Maak panden vrij",
        "probleem": "Daarom.",
        "vraag": "Doe dit.",
        "aan_wie": ["college"],
        "prioriteit": "hoog",
        "status": "open",
    }
    base: dict[str, Any] = {
        "id": "memorandum-2024",
        "titel": "Memorandum",
        "aanleiding": "Verkiezingen",
        "gericht_aan": ["Het college"],
        "inleiding": "Dit vragen we.",
        "vragen": [vraag],
    }
    return Memorandum.model_validate(base | fields)


PATH = "adviezen/adv-2026-90.md"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"overgemaakt_op": None}, [("te_versturen", PATH, None, 0)]),
        ({}, [("antwoord_te_vragen", PATH, date(2026, 5, 15), 192)]),
        ({"overgemaakt_op": "2026-11-01"}, [("antwoord_te_vragen", PATH, date(2026, 12, 31), 0)]),
        ({"status": "ontwerp", "uitgebracht_op": None, "overgemaakt_op": None}, [("ontwerp", PATH, None, 0)]),
        (
            {"status": "ingetrokken", "intrekking": {"datum": "2026-04-01", "reden": "Niet meer nodig."}},
            [],
        ),
        ({"status": "beantwoord", "gevolgen": [answer("gevolgd", "2026-04-13", "2026-04-15")]}, []),
    ],
)
def test_an_advice_is_where_its_next_step_is(
    fields: dict[str, Any], told: list[tuple[str, str, date | None, int]]
) -> None:
    """To send, to ask about, to finish, or nowhere."""
    assert listed(advice(**fields)) == told


def test_an_answer_of_more_than_a_year_ago_is_looked_at_again() -> None:
    """From the day it is due on, and not once it was done."""
    given = {"uitgebracht_op": "2025-03-12", "overgemaakt_op": "2025-03-16", "status": "beantwoord"}
    answered = {"gevolgen": [answer("gevolgd", "2025-11-20", "2025-11-23")]}
    assert listed(advice(**given, **answered)) == [("na_te_kijken", PATH, date(2026, 11, 23), 0)]
    tomorrow = {"gevolgen": [answer("gevolgd", "2025-11-20", "2025-11-24")]}
    assert listed(advice(**given, **tomorrow)) == []
    look = {"nazichten": [{"datum": "2026-10-01", "opmerking": "Gezien.", "nagekeken_door": "secretariaat"}]}
    assert listed(advice(**given, **answered, **look)) == []


@pytest.mark.parametrize(
    ("reminder", "who"),
    [
        (None, None),
        ({"wie": "secretaris"}, "secretaris"),
        ({"wie": "secretaris", "op": "2026-12-01"}, "secretaris, op 1 december 2026"),
    ],
)
def test_the_list_says_who_asks_for_the_answer(reminder: dict[str, str] | None, who: str | None) -> None:
    (step,) = next_steps(members(held(MEETING), advice(antwoordherinnering=reminder)))
    assert step.wie == who
    assert step.uitleg == "Wacht al 252 dagen, 192 dagen over de termijn."


def test_an_ask_without_news_for_a_year_is_asked_about() -> None:
    """At its own place in its memorandum; one of this year is not."""
    adopted = {"vastgesteld_op": "2024-06-13", "vergadering": f"verg-{MEETING}"}
    path = "memoranda/memorandum-2024.md#vraag-1"
    assert listed(memorandum(**adopted)) == [("zonder_nieuws", path, date(2025, 6, 13), 528)]
    assert listed(memorandum(**(adopted | {"vastgesteld_op": "2026-06-13"}))) == []


def test_drafts_are_to_be_finished() -> None:
    """Memoranda that were not adopted, and minutes that were not approved."""
    draft = meeting(
        "verg-2", status="verslag_ontwerp", gepland_begin="2026-09-17 19:30", werkelijk_begin="2026-09-17 19:30"
    )
    assert isinstance(draft, Vergadering)
    assert [row[:2] for row in listed(memorandum(), draft)] == [
        ("ontwerp", "memoranda/memorandum-2024.md"),
        ("ontwerp", "vergaderingen/verg-2.md"),
    ]


def test_steps_stand_under_their_sort_the_longest_past_first() -> None:
    """Every step once, in the order of the sorts; a sort without a step has no heading."""
    late = advice(id="adv-2026-91", nummer="ADV-2026-91", overgemaakt_op="2026-03-15")
    steps = next_steps(members(held(MEETING), memorandum(), advice(), late))
    groups = steps_by_sort(steps)
    assert list(groups) == [Stapsoort.antwoord_te_vragen, Stapsoort.ontwerp]
    assert [each.pad for each in groups[Stapsoort.antwoord_te_vragen]] == ["adviezen/adv-2026-91.md", PATH]
    assert sum(map(len, groups.values())) == len(steps) == 3
    assert all(each.kop for each in Stapsoort)


def test_the_public_has_no_such_page() -> None:
    records = (held(MEETING), advice())
    assert list(pages(renderer_of(edition(*records)))) == []
    (page,) = pages(renderer_of(members(*records)))
    assert page.uri == "volgende-stap/index.md"
    assert "Meer fietsenstallingen" in page.text
