"""Questions that wait for another one, fold away, or are those of what was chosen first; and a task that only looks something up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lok.desk.errands.asking import Given, own
from lok.desk.errands.together import answered, as_shown, flat, fold, only_if
from lok.desk.forms import Control
from lok.model.depends import FILLED
from samples.errands import HERE, changed

if TYPE_CHECKING:
    from pathlib import Path

    from samples.desk import Client

SORT = own("soort", "Soort", Control.CHOICE, choices=(("a", "a"), ("b", "b")))
WHY = only_if(own("waarom", "Waarom", Control.LINE), soort=frozenset({"b"}))
PROOF = only_if(own("bewijs", "Bewijs", Control.LINE), waarom=FILLED)
ALL = (SORT, fold("meer", "Meer", WHY, PROOF))


def test_a_question_is_asked_when_another_says_so() -> None:
    assert answered(ALL, {"soort": "a"}) == {"soort": "a"}
    assert answered(ALL, {"soort": "b", "waarom": ""}) == {"soort": "b", "waarom": ""}
    assert answered(ALL, {"soort": "b", "waarom": "zo", "bewijs": ""}) == {"soort": "b", "waarom": "zo", "bewijs": ""}


def test_what_asks_for_a_question_may_stand_behind_it_and_wait_itself() -> None:
    turned = (PROOF, WHY, replace(SORT, value="b"))
    assert answered(turned, {"soort": "b", "waarom": "zo", "bewijs": ""}) == {
        "bewijs": "",
        "waarom": "zo",
        "soort": "b",
    }
    assert [each.asked for each in as_shown((WHY, replace(SORT, value="b")))] == [True, True]


def test_what_was_typed_stays_in_sight_when_nothing_asks_for_it_any_more() -> None:
    assert answered(ALL, {"soort": "a", "waarom": "zo"}) == {"soort": "a", "waarom": "zo", "bewijs": None}


def test_a_condition_on_what_a_task_does_not_ask_is_none() -> None:
    assert answered((WHY,), {}) == {"waarom": None}


def test_what_is_hidden_says_nothing_whatever_it_came_with() -> None:
    came = replace(WHY, value="van vroeger")
    assert answered((SORT, came), {"soort": "a", "waarom": "van vroeger"}) == {"soort": "a"}


def test_a_group_of_which_nothing_is_asked_is_hidden_as_a_whole() -> None:
    _, group = as_shown(ALL)
    assert (group.asked, [each.asked for each in group.fields]) == (False, [False, False])
    assert [each.name for each in flat(ALL)] == ["soort", "waarom", "bewijs"]


def test_numbers_and_lines_are_read_as_people_write_them() -> None:
    given = Given({"getallen": "3, 4;5  0", "regels": " een \n\n twee  woorden\r\n"}, {})
    assert given.numbers("getallen") == (3, 4, 5, 0)
    assert given.lines("regels") == ("een", "twee woorden")


def test_the_screen_says_which_questions_are_asked_now(client: Client) -> None:
    place = f"{HERE}memoranda/memorandum-2026/taak/vraag-opvolgen/"
    page = client.get(f"{place}?welke-vraag=1").text
    assert 'data-naam="bewijs" hidden' in page
    asked = client.post(f"{place}proef", {"welke-vraag": "1", "status": "gerealiseerd", "stil": True})
    assert asked.json["getoond"] == {"bewijs": True, "url": True, "document": True}
    asked = client.post(f"{place}proef", {"welke-vraag": "1", "status": "afgewezen", "stil": True})
    assert asked.json["getoond"] == {"bewijs": False, "url": False, "document": False}


def test_what_was_chosen_first_decides_the_other_questions(client: Client) -> None:
    place = f"{HERE}memoranda/memorandum-2026/taak/vraag-opvolgen/"
    one, other = (client.get(f"{place}?welke-vraag={each}").text for each in (1, 3))
    assert ("Nu: open." in one, "Nu: opgenomen in beleid." in other) == (True, True)
    for strange in ("99", "%27%22%3E%3Cscript%3E", ""):
        assert client.get(f"{place}?welke-vraag={strange}").status == 200
        assert "<script>" not in client.get(f"{place}?welke-vraag={strange}").text.split("<main")[1]


def test_a_task_that_only_looks_something_up_has_no_button_and_does_nothing(client: Client, root: Path) -> None:
    place = f"{HERE}reglementen/regl-werking/taak/uitproberen/"
    page = client.get(place).text
    assert ('type="submit"' in page.split("<main")[1], "Terug" in page) == (False, True)
    assert client.post(f"{place}doe", {"id": "a" * 32}).status == 404
    assert changed(root) == []


def test_a_task_that_cannot_be_done_now_says_so_instead_of_asking(client: Client) -> None:
    answer = client.get(f"{HERE}adviezen/adv-2026-03/taak/uitbrengen/")
    assert answer.status == 422
    assert "kan hier nu niet" in answer.text
