"""What people type who know no YAML: each mistake is told at its line, with a remedy that works, and in one round."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lok.archive.load import load
from lok.build.check import check
from lok.source.problems import Problem, as_text
from samples.archives import laid_over
from samples.lay_mistakes import FILES, MEETING, MISTAKES, PATH, ROUNDS, File, Mistake
from samples.places import ARCHIVES

DAY = date(2026, 11, 23)
EMPTY = ARCHIVES / "zonder-problemen"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The council with the meeting as it should be."""
    made = laid_over(EMPTY, tmp_path / "lok")
    (made / PATH).write_text(MEETING, "utf-8")
    return made


def told(root: Path) -> list[Problem]:
    return [*check(load(root), root, DAY)]


def write(root: Path, text: str) -> None:
    (root / PATH).write_bytes(text.encode())


def test_the_meeting_itself_has_no_problem(root: Path) -> None:
    assert as_text(told(root)) == ""


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: each.name)
def test_a_mistake_is_told_where_it_stands_with_a_remedy_that_works(root: Path, mistake: Mistake) -> None:
    assert MEETING.count(mistake.old) == 1
    text = MEETING.replace(mistake.old, mistake.new)
    write(root, text)
    problems = told(root)
    here = {text[: text.index(mistake.line) + len(mistake.line)].count("\n") + 1}
    about = [each for each in problems if each.line in here and each.path == PATH]
    said = " ".join(f"{each.field} {each.message} {each.hint}" for each in about)
    assert about, as_text(problems)
    assert [words for words in mistake.told if words not in said] == [], as_text(problems)
    assert any(each.blocks for each in problems) == mistake.blocks
    if mistake.mended is not None:
        write(root, MEETING.replace(mistake.old, mistake.mended))
        assert as_text(told(root)) == ""


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: each.name)
def test_a_mistake_makes_up_no_other(root: Path, mistake: Mistake) -> None:
    """Two lines at most speak of one mistake, and none of a file that has nothing to do with it."""
    write(root, MEETING.replace(mistake.old, mistake.new))
    problems = told(root)
    assert {each.path for each in problems} == {PATH}, as_text(problems)
    assert len(problems) <= 3, as_text(problems)
    assert not any(line.startswith("::") for line in as_text(problems).splitlines())


@pytest.mark.parametrize("file", FILES, ids=lambda each: each.name)
def test_a_file_that_should_not_be_there_is_one_fault(root: Path, file: File) -> None:
    place = root / file.path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(file.raw)
    about = [each for each in told(root) if each.path == file.path and each.blocks]
    said = " ".join(f"{each.message} {each.hint}" for each in about)
    assert [words for words in file.told if words not in said] == [], as_text(about)
    assert len(about) == 1 or file.name == "UTF-16", as_text(about)
    if file.mended:
        place.rename(root / file.mended)
        assert [each for each in told(root) if each.code in {"verkeerde-map", "onbekende-map"}] == []


@pytest.mark.parametrize("name", ROUNDS)
def test_many_mistakes_take_two_rounds_at_most(root: Path, name: str) -> None:
    """Somebody mends all that was told and runs the check again: at most twice."""
    mistakes = list(ROUNDS[name])
    assert len(mistakes) >= 5
    for was, _, _ in mistakes:
        assert MEETING.count(was) == 1, was
    rounds = 0
    while mistakes:
        text = MEETING
        for was, typed, mended in ROUNDS[name]:
            text = text.replace(was, typed if (was, typed, mended) in mistakes else mended)
        write(root, text)
        problems = told(root)
        left = [each for each in mistakes if not any(is_about(problem, text, each[1], each[0]) for problem in problems)]
        rounds += 1
        assert len(left) < len(mistakes), as_text(problems)
        mistakes = left
    assert rounds <= 2
    for was, _, mended in ROUNDS[name]:
        text = text.replace(was, mended)
    write(root, "".join(MEETING if not ROUNDS[name] else mended_text(name)))
    assert as_text(told(root)) == ""


def mended_text(name: str) -> str:
    text = MEETING
    for was, _, mended in ROUNDS[name]:
        text = text.replace(was, mended)
    return text


def is_about(problem: Problem, text: str, typed: str, was: str) -> bool:
    """Whether a problem stands on the lines of a mistake, or names the field that is gone, or counts the votes there."""
    if problem.path != PATH:
        return False
    gone = was.strip().partition(":")[0]
    if not typed:
        return problem.field.endswith(gone) and "ontbreekt" in problem.message
    start = text.index(typed)
    first = text.count("\n", 0, start) + 1
    lines = range(first, first + typed.count("\n"))
    votes = gone in {"voor", "tegen"} and "stemmen" in problem.message
    return problem.line in lines or votes
