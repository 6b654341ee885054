"""Who may enter the members' site: a table of seats and mandates, and the groups and days that follow from them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lok.facts.access import Access, access, group_of
from lok.kinds.mandaten import Functie, Mandaat
from lok.kinds.zetels import Zetel
from lok.model.fields import ID_PATTERN


def seat(name: str = "zetel-a", **fields: Any) -> Zetel:
    given_ = {"id": name, "naam": "Zetel", "geleding": "lokale_actor", "stemgerechtigd": "ja", "van": "2019-01-01"}
    return Zetel.model_validate(given_ | fields)


def mandate(name: str = "mandaat-a", **fields: Any) -> Mandaat:
    given_ = {"id": name, "zetel": "zetel-a", "functie": "lid", "persoon": "Verzonnen Persoon", "van": "2020-01-01"}
    return Mandaat.model_validate(given_ | fields)


def opened(seats: list[Zetel], *mandates: Mandaat) -> list[Access]:
    return list(access({each.id: each for each in seats}, mandates))


A = {"organisatie": "org-a"}
CASES = {
    "a member of an organisation": (A, {}, ("leden", "org-a")),
    "a substitute is a member": (A, {"functie": "plaatsvervanger"}, ("leden", "org-a")),
    "an observer is a member": ({}, {"functie": "waarnemer"}, ("leden",)),
    "a seat without organisation": ({}, {}, ("leden",)),
    "the secretary": ({}, {"functie": "secretaris"}, ("leden", "secretariaat")),
    "the secretary of an organisation": (A, {"functie": "secretaris"}, ("leden", "org-a", "secretariaat")),
    "the chair is no secretary": (A, {"functie": "voorzitter"}, ("leden", "org-a")),
    "a seat without a vote": (A | {"stemgerechtigd": "nee"}, {}, ("leden", "org-a")),
    "an organisation named as a group": ({"organisatie": "secretariaat"}, {}, ("leden", "org--secretariaat")),
    "a politician": ({"stemgerechtigd": "nee"}, {"politiek_mandaat": "ja"}, ("leden",)),
}


@pytest.mark.parametrize("name", CASES)
def test_groups_follow_from_seat_and_office(name: str) -> None:
    of_seat, of_mandate, groups = CASES[name]
    assert [each.groups for each in opened([seat(**of_seat)], mandate(**of_mandate))] == [groups]


DAYS: dict[str, tuple[dict[str, str], dict[str, str], tuple[str, str | None] | None]] = {
    "runs on": ({}, {}, ("2020-01-01", None)),
    "ended": ({}, {"tot": "2024-05-06"}, ("2020-01-01", "2024-05-06")),
    "one day": ({}, {"tot": "2020-01-01"}, ("2020-01-01", "2020-01-01")),
    "begins later": ({}, {"van": "2030-01-01"}, ("2030-01-01", None)),
    "the seat ends first": ({"tot": "2023-12-31"}, {"tot": "2024-05-06"}, ("2020-01-01", "2023-12-31")),
    "the seat ends, the mandate was left open": ({"tot": "2023-12-31"}, {}, ("2020-01-01", "2023-12-31")),
    "the seat begins later": ({"van": "2021-01-01"}, {}, ("2021-01-01", None)),
    "never on a day of its seat": ({"tot": "2019-12-31"}, {}, None),
    "ends before it begins": ({}, {"tot": "2019-05-05"}, None),
}


@pytest.mark.parametrize("name", DAYS)
def test_a_mandate_lets_in_while_its_seat_exists(name: str) -> None:
    of_seat, of_mandate, days = DAYS[name]
    found = [
        (str(each.first), str(each.last) if each.last else None)
        for each in opened([seat(**of_seat)], mandate(**of_mandate))
    ]
    assert found == ([] if days is None else [days])


def test_a_person_with_two_mandates_has_two_rows_in_the_order_of_their_ids() -> None:
    seats = [seat(organisatie="org-a"), seat("zetel-b", organisatie="org-b")]
    rows = opened(seats, mandate("mandaat-b", zetel="zetel-b"), mandate())
    assert [(each.mandate, each.groups) for each in rows] == [
        ("mandaat-a", ("leden", "org-a")),
        ("mandaat-b", ("leden", "org-b")),
    ]


def test_who_moves_to_another_organisation_leaves_the_page_of_the_first() -> None:
    seats = [seat(organisatie="org-oud", tot="2025-06-30"), seat("zetel-b", organisatie="org-nieuw", van="2025-07-01")]
    rows = opened(seats, mandate(), mandate("mandaat-b", zetel="zetel-b", van="2025-07-01"))
    assert [(each.groups[1], each.first, each.last) for each in rows] == [
        ("org-oud", date(2020, 1, 1), date(2025, 6, 30)),
        ("org-nieuw", date(2025, 7, 1), None),
    ]


def test_a_mandate_on_a_seat_nobody_knows_opens_nothing() -> None:
    assert opened([], mandate()) == []


@given(st.lists(st.from_regex(ID_PATTERN, fullmatch=True), unique=True, max_size=6))
def test_no_two_organisations_have_one_group_and_none_has_that_of_all(ids: list[str]) -> None:
    groups = [group_of(each) for each in [*ids, "a", "org-a", "-a".strip("-"), "leden", "org", "org-org"]]
    assert len(set(groups)) == len({*ids, "a", "org-a", "leden", "org", "org-org"})
    assert all(each.startswith("org-") for each in groups)


def test_every_office_opens_the_site() -> None:
    for office in Functie:
        assert "leden" in opened([seat()], mandate(functie=office.value))[0].groups
