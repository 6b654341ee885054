"""What there is to do, on a screen: each line leads to a form that opens, from the first page into work of its own."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from lok.desk.to_do import GROUPS, ON_SCREENS, SORTS, of_year, to_do
from lok.kinds.vergadering import Vergadering
from samples import whole_council
from samples.desk import Client, at_work, repository, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.desk.works import Works

HERE = "/werk/proef/"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Works:
    found = works(repository(tmp_path_factory.mktemp("raad") / "raad", whole_council.found), lambda: whole_council.DAY)
    found.start("Proef")
    return found


@pytest.fixture(scope="module")
def client(desk: Works) -> Iterator[Client]:
    with at_work(desk) as made:
        yield made.knock()


def test_a_screen_of_a_meeting_is_known_for_fields_that_it_has() -> None:
    assert set(ON_SCREENS) <= set(Vergadering.model_fields)


def test_every_line_has_a_form_behind_it_that_opens(desk: Works, client: Client) -> None:
    page = client.get(f"{HERE}wat-nu/")
    assert page.status == 200
    there = desk.on_main()
    assert there is not None
    lines = [each for group in to_do(*there) for each in group.lines]
    assert len(lines) > 5
    for each in lines:
        assert each.words in unescape(page.text)
        if each.about.startswith("bladzijde"):  # the desk writes no pages
            continue
        assert each.place, each.words
        opened = client.get(f"{HERE}{each.place.partition('#')[0]}")
        assert opened.status == 200, each.place
        assert not re.search(r"\bdata/|\.yaml|_", each.words), each.words
    assert [each.title for each in to_do(*there)] == [
        each for each in GROUPS.values() if each in [group.title for group in to_do(*there)]
    ]


def test_the_beginning_of_a_year_shows_what_is_done_and_opens_the_rest(client: Client) -> None:
    page = client.get(f"{HERE}begin-van-het-jaar/")
    assert "Begin van 2027" in page.text
    addresses = {unescape(each) for each in re.findall(rf'href="({HERE}[^"#]+)', page.text)}
    assert len(addresses) > 4
    for each in addresses:
        assert client.get(each).status == 200, each
    earlier = client.get(f"{HERE}begin-van-het-jaar/?jaar=2026").text
    assert "In orde:" in earlier
    assert f"{HERE}taak/vergaderdata/" in page.text + earlier
    for wrong in ("0000", "9999", "zomer", "-1", "%EF%BC%92026"):
        assert client.get(f"{HERE}begin-van-het-jaar/?jaar={wrong}").status in {200, 404}


def test_each_sort_of_check_has_its_title(desk: Works) -> None:
    there = desk.on_main()
    assert there is not None
    from lok.acts.year_begin import year_checklist  # noqa: PLC0415 - only here

    office = there[0]
    for year in range(2023, 2029):
        assert all(
            group.title in SORTS.values() for group in of_year(office, year_checklist(office.facts, year, office.today))
        )


def test_a_line_of_the_first_page_begins_work_and_opens_its_form(client: Client, desk: Works) -> None:
    page = client.get("/").text
    forms = re.findall(r'name="titel" value="([^"]+)"><input type="hidden" name="plaats" value="([^"]+)"', page)
    assert forms
    title, place = (unescape(each) for each in forms[0])
    answer = client.post("/werk", {"titel": title, "plaats": place})
    assert answer.status == 200, answer.text
    assert answer.json["naar"].endswith(place)
    assert client.get(answer.json["naar"].partition("#")[0]).status == 200
    again = client.post("/werk", {"titel": title, "plaats": place})
    assert again.json == answer.json
    assert client.post("/werk", {"titel": title}).status == 422
    for wrong in ("//elders.example/", "../../", "javascript:alert(1)", "x y", "a" * 999):
        answer = client.post("/werk", {"titel": f"Ander werk {len(wrong)}", "plaats": wrong})
        assert answer.json["naar"] == f"/werk/ander-werk-{len(wrong)}/", wrong
    assert desk.find("proef") is not None
