"""Promises: an action and the entries that carried it on."""

from datetime import date
from typing import Any

import pytest

from lok.facts.actions import Outcome, Promise, promises
from lok.pages.acties.actions import FILTER, actions_by_owner, open_actions
from lok.render.filters import choices
from samples.meetings import TODAY, action, held, item, members


def made(day: str, *actions: dict[str, Any]) -> Any:
    return held(day, agendapunten=[item(actiepunten=list(actions))])


def one(*meetings: Any) -> Promise:
    (promise,) = promises(meetings)
    return promise


def test_an_action_carried_on_in_other_words_is_one_promise() -> None:
    promise = one(
        made("2026-03-12", action(omschrijving="Cijfers vragen", deadline="2026-04-01")),
        made("2026-06-18", action(omschrijving="Cijfers  VRAGEN", overgedragen_van="verg-2026-03-12")),
        made("2026-09-17", action(omschrijving="De laatste cijfers vragen", overgedragen_van="verg-2026-03-12")),
    )
    assert (promise.carried, promise.origin, promise.meeting.id) == (2, "verg-2026-03-12", "verg-2026-09-17")
    assert promise.first_deadline == date(2026, 4, 1)


def test_two_promises_of_one_owner_are_not_mixed_up() -> None:
    found = promises(
        [
            made("2026-03-12", action(omschrijving="Brief"), action(omschrijving="Nota")),
            made("2026-06-18", action(omschrijving="Nota", overgedragen_van="verg-2026-03-12")),
            made("2026-09-17", action(omschrijving="Iets anders", overgedragen_van="verg-2026-03-12")),
        ]
    )
    assert [(each.action.omschrijving, each.carried) for each in found] == [
        ("Brief", 0),
        ("Nota", 1),
        ("Iets anders", 1),
    ]


def test_an_action_carried_from_a_meeting_that_is_not_there_was_carried_once() -> None:
    assert one(made("2026-06-18", action(overgedragen_van="verg-2019"))).carried == 1


def test_views_carry_as_records_do() -> None:
    edition = members(made("2026-03-12", action()), made("2026-06-18", action(overgedragen_van="verg-2026-03-12")))
    assert one(*edition.all("vergaderingen")).carried == 1


OUTCOMES = [
    ({"deadline": "2026-05-01", "status": "afgerond", "afgerond_op": "2026-05-01"}, Outcome.OP_TIJD),
    ({"deadline": "2026-05-01", "status": "afgerond", "afgerond_op": "2026-05-02"}, Outcome.TE_LAAT),
    ({"deadline": "2026-11-22", "status": "lopend"}, Outcome.TE_LAAT),
    ({"deadline": "2026-11-23", "status": "open"}, None),
    ({"status": "afgerond", "afgerond_op": "2026-05-02"}, None),
    ({"deadline": "2026-05-01", "status": "vervallen"}, None),
]


@pytest.mark.parametrize(("fields", "outcome"), OUTCOMES)
def test_a_promise_is_kept_by_its_deadline(fields: dict[str, str], outcome: Outcome | None) -> None:
    assert one(made("2026-03-12", action(**fields))).outcome(TODAY) is outcome


def test_a_later_deadline_does_not_make_a_promise_kept() -> None:
    promise = one(
        made("2026-03-12", action(deadline="2026-05-01")),
        made(
            "2026-06-18",
            action(
                deadline="2026-09-01", status="afgerond", afgerond_op="2026-08-01", overgedragen_van="verg-2026-03-12"
            ),
        ),
    )
    assert promise.outcome(TODAY) is Outcome.TE_LAAT


def test_the_list_shows_a_carried_action_once_with_its_first_meeting() -> None:
    edition = members(
        made("2026-03-12", action(deadline="2026-05-01")),
        made("2026-06-18", action(deadline="2026-11-20", overgedragen_van="verg-2026-03-12")),
        made("2026-09-17", action(verantwoordelijke="Voorzitter"), action(status="vervallen", omschrijving="Oud")),
    )
    late, without = open_actions(edition)
    assert (late.since.id, late.meeting.id, late.late_days, late.carried) == (
        "verg-2026-03-12",
        "verg-2026-06-18",
        3,
        1,
    )
    assert (without.since.id, without.late_days, without.carried) == ("verg-2026-09-17", 0, 0)
    assert [(each.facet.naam, [value.rijen for value in each.waarden]) for each in choices(FILTER, edition)] == [
        ("wie", [((late,)), ((without,))]),
        ("laat", [(late,)]),
        ("doorgeschoven", [(late,)]),
    ]


def test_owners_that_differ_in_capitals_are_one_and_anchors_differ() -> None:
    rows = open_actions(
        members(
            made(
                "2026-09-17",
                *(
                    action(omschrijving=str(number), verantwoordelijke=name)
                    for number, name in enumerate(["Loket", "loket", "lo-ket", "lo ket", "’"])
                ),
            )
        )
    )
    owners = actions_by_owner(rows)
    assert sorted(len(each.acties) for each in owners) == [1, 1, 1, 2]
    assert len({each.anker for each in owners}) == len(owners)
