"""The desk of a BOA partnership calls it by its own name, in the forms of every kind and at every task that is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.desk.errands.registry import ERRANDS, place_of
from lok.kinds.registry import KINDS
from samples import boa_council, whole_council
from samples.boa_council import called_otherwise
from samples.desk import at_work, repository, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.desk.works import Work
    from samples.desk import Client

HERE = "/werk/proef/"
MEETING = f"{HERE}vergaderingen/verg-2026-12-10/"
SCREENS = ("agenda/", "papieren/")


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Work, Client]]:
    desk = works(repository(tmp_path_factory.mktemp("verband") / "raad", boa_council.found), lambda: whole_council.DAY)
    made = desk.start("Proef")
    with at_work(desk) as client:
        yield made, client.knock()


def test_no_screen_calls_it_a_lok(work: tuple[Work, Client]) -> None:
    made, client = work
    records = made.council.judged(whole_council.DAY).archive.records
    forms = [f"{HERE}{kind.soort}/{each.id}/" for kind in KINDS for each in list(records[kind.soort].values())[-1:]]
    lists = [f"{HERE}{kind.soort}/" for kind in KINDS]
    said = {}
    for place in ("/", HERE, f"{HERE}papieren/", *lists, *forms, *(f"{MEETING}{each}" for each in SCREENS)):
        page = client.get(place)
        assert page.status == 200, place
        said[place] = list(called_otherwise(page.text))
    assert len(said) > 2 * len(KINDS)
    assert {place: words for place, words in said.items() if words} == {}


def test_no_task_does_and_what_it_would_change_neither(work: tuple[Work, Client]) -> None:
    made, client = work
    archive = made.council.judged(whole_council.DAY).archive
    office = made.office(archive, whole_council.DAY)
    said = {}
    for errand in ERRANDS:
        records = (
            [each for each in archive.all(errand.soort) if errand.offered(office, each)] if errand.soort else [None]
        )
        for each in records[:1]:
            place = f"{HERE}{place_of(errand, each.id if each else '')}"
            page, tried = client.get(place), client.post(f"{place}proef", {})
            assert (page.status, tried.status) == (200, 200), place
            said[errand.key] = [*called_otherwise(page.text), *called_otherwise(tried.text)]
    assert len(said) > len(ERRANDS) // 2
    assert {key: words for key, words in said.items() if words} == {}


def test_a_field_says_what_the_partnership_does_in_it(work: tuple[Work, Client]) -> None:
    _, client = work
    assert "Wat het BOA-verband ervan vindt" in client.get(f"{HERE}adviezen/adv-2026-03/").text
    assert "<h1>afspraken van het BOA-verband</h1>" in client.get(f"{HERE}raad/").text
