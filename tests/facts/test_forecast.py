"""Who says that they come: counted by the rule of the day, for members alone, and nothing of it once the meeting was held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.build.builder import Builder
from lok.build.check import blocking, check
from lok.facts.facts import make_facts
from lok.facts.forecast import forecast
from samples.small_council import edit, found

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)
MEETING = "data/vergaderingen/verg-2026-12-10.yaml"


@pytest.fixture
def council(tmp_path: Path) -> Path:
    return found(tmp_path / "raad")


def answered(root: Path, **answers: str) -> None:
    lines = "".join(f"  - {{zetel: zetel-{seat}, antwoord: {answer}}}\n" for seat, answer in answers.items())
    edit(root / MEETING, "agendapunten:", f"toezeggingen:\n{lines}agendapunten:")


def stand(root: Path) -> tuple[int, int, int, int, int | None] | None:
    archive = load(root).archive
    found_by = forecast(make_facts(archive), archive.get("vergaderingen", "verg-2026-12-10"))
    return found_by and (found_by.filled, found_by.coming, found_by.excused, found_by.silent, found_by.needed)


def test_answers_are_right_before_a_meeting_and_counted_by_its_rule(council: Path) -> None:
    assert stand(council) is None
    filled = len(make_facts(load(council).archive).timeline.on(date(2026, 12, 10)).voting)
    assert filled >= 1
    answered(council, ouders="komt", stad="verontschuldigd")
    assert not blocking(check(load(council), council, DAY))
    counted = stand(council)
    assert counted is not None
    assert counted[0] == filled
    assert counted[1] + counted[2] + counted[3] == filled
    assert counted[4] is None or 1 <= counted[4] <= filled


def test_who_is_replaced_is_coming_and_who_has_no_vote_is_not_counted(council: Path) -> None:
    voting = make_facts(load(council).archive).timeline.on(date(2026, 12, 10)).voting
    seats = {each.id.removeprefix("zetel-") for each in load(council).archive.all("zetels")}
    answered(council, **dict.fromkeys(seats, "vervangen"))
    counted = stand(council)
    assert counted is not None
    assert counted[:3] == (len(voting), len(voting), 0)


def test_the_same_seat_twice_is_told_with_the_remedy(council: Path) -> None:
    edit(
        council / MEETING,
        "agendapunten:",
        "toezeggingen:\n  - {zetel: zetel-ouders, antwoord: komt}\n  - {zetel: zetel-ouders, antwoord: vervangen}\nagendapunten:",
    )
    (problem,) = [each for each in check(load(council), council, DAY) if each.blocks]
    assert (problem.code, problem.field) == ("V10", "toezeggingen[2].zetel")
    assert problem.hint == "Laat alleen het laatste antwoord staan."


def test_a_seat_that_is_no_more_cannot_answer(council: Path) -> None:
    answered(council, ouders="komt")
    seat = council / "data/zetels/zetel-ouders.yaml"
    seat.write_text(f"{seat.read_text('utf-8')}tot: 2026-11-30\n", "utf-8")
    told = [(each.code, each.field, each.message) for each in check(load(council), council, DAY) if each.blocks]
    assert ("V10", "toezeggingen[1].zetel", "zetel-ouders bestaat niet op 2026-12-10") in told


@pytest.mark.parametrize("wrong", ["ziek", "komt niet", "misschien"])
def test_an_answer_is_one_of_three(wrong: str, council: Path) -> None:
    answered(council, ouders=wrong)
    assert [each.code for each in check(load(council), council, DAY) if each.blocks] == ["keuze"]


def test_members_read_who_comes_and_the_proposal_and_nobody_else_does(council: Path, tmp_path: Path) -> None:
    answered(council, ouders="komt")
    edit(
        council / MEETING,
        "soort: goedkeuring_verslag}",
        "soort: goedkeuring_verslag, voorstel: De raad keurt het binnenskamers goed.}",
    )
    with Builder(council, tmp_path / "uit") as builder:
        assert builder.build(DAY).sites
        members, public = (
            (builder.out / each / "site/vergaderingen/verg-2026-12-10/index.html").read_text("utf-8")
            for each in ("leden", "publiek")
        )
        everything = "".join(
            file.read_text("utf-8", "replace") for file in (builder.out / "publiek/site").rglob("*") if file.is_file()
        )
    assert "Wie komt er?" in members
    assert "Voorstel van besluit" in members
    assert "binnenskamers" in members
    assert "Wie komt er?" not in public
    assert "binnenskamers" not in everything


def test_after_the_meeting_the_answers_are_history(council: Path) -> None:
    answered(council, ouders="komt")
    edit(
        council / MEETING,
        "status: uitgenodigd",
        "status: afgelast\nreden_afgelasting: Te weinig punten\nafgelast_op: 2026-11-20",
    )
    assert stand(council) is None
    assert not blocking(check(load(council), council, DAY))
