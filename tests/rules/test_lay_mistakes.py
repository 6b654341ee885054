"""What people type who know no YAML: each mistake is told at its line, with a remedy that works, and in one round."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from lok.archive.load import load
from lok.build.check import check
from lok.source.problems import Problem, as_github, as_json, as_summary, as_text
from samples.archives import laid_over
from samples.lay_mistakes import FILES, MEETING, MISTAKES, PATH, ROUNDS, VOORZITTER, File, Mistake
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


@pytest.mark.parametrize(
    "more",
    [
        "".join(f"locati{number}: x\n" for number in range(60_000)),
        "bron:\n" + "".join(f"  - tekst #{number}\n" for number in range(40_000)),
        "doelen:\n" + "".join("  - {nr: 1, titel: x, soort: zz}\n" for _ in range(20_000)),
        "x:" + " " * 900_000 + "@\n",
        "".join(f"\tk{number}: x\n" for number in range(30_000)),
        "titel: '" + "a'b " * 200_000 + "\n",
    ],
    ids=["unknown fields", "hashes", "list items", "spaces", "tabs", "quotes"],
)
def test_a_file_full_of_mistakes_is_counted_and_costs_little(root: Path, more: str) -> None:
    write(root, MEETING + more)
    start = time.process_time()
    problems = told(root)
    assert time.process_time() - start < 30, "it took minutes when each mistake was looked up from the start"
    assert 0 < len(problems) < 80
    assert max(Counter(each.code for each in problems).values()) <= 21


def test_the_number_of_what_is_left_out_is_told(root: Path) -> None:
    write(root, MEETING + "".join(f"zzz{number}: x\n" for number in range(500)))
    last = [each for each in told(root) if each.message.startswith("en nog")]
    assert [each.message for each in last] == ["en nog 480 van dezelfde soort in dit bestand, vanaf deze regel"]


def test_who_has_the_seat_is_told_when_a_name_stands_there(root: Path) -> None:
    seat = "id: mandaat-voorbeeld\nzetel: zetel-ouders\npersoon: An Voorbeeld\nvan: 2025-03-26\n"
    mandate = root / "data/mandaten/mandaat-voorbeeld.yaml"
    mandate.parent.mkdir()
    mandate.write_text(seat, "utf-8")
    write(root, MEETING.replace(VOORZITTER, "voorzitter: An Voorbeeld\n"))
    hints = [each.hint for each in told(root) if each.path == PATH and each.field == "voorzitter"]
    assert hints == ["Schrijf ‘zetel-ouders’."]


def test_a_value_never_begins_a_line_of_any_form(root: Path) -> None:
    write(
        root,
        MEETING.replace("        status: afgerond\n", '        status: "x\\n::stop-commands::tok\\r\\n::error::y"\n'),
    )
    problems = told(root)
    assert [each.code for each in problems] == ["keuze"]
    forms = as_text(problems), as_json(problems), as_summary(problems)
    assert not any(line.lstrip().startswith("::") for form in forms for line in form.splitlines())
    assert len(as_github(problems).splitlines()) == 1


def test_an_invitation_after_the_meeting_is_not_so_many_days_before_it(root: Path) -> None:
    council = root / "data/raad/lok-proefstad.yaml"
    council.write_text(
        council.read_text("utf-8").replace("    meerderheid:", "    oproepingstermijn_dagen: 14\n    meerderheid:"),
        "utf-8",
    )
    write(root, MEETING.replace("locatie: Raadzaal\n", "locatie: Raadzaal\nuitgenodigd_op: 2026-03-27\n"))
    assert [(each.field, each.message) for each in told(root)] == [
        ("uitgenodigd_op", "de uitnodiging vertrok op 2026-03-27, na de vergadering van 2026-03-12")
    ]


def test_a_mistake_in_one_file_hides_none_in_another_and_makes_none_up(root: Path) -> None:
    seat = root / "data/zetels/zetel-ballon.yaml"
    seat.write_text(seat.read_text("utf-8").replace("stemgerechtigd: ja", "stemgerechtigd: misschien"), "utf-8")
    text = MEETING.replace("  - {zetel: zetel-ouders, status: aanwezig}\n", "").replace(
        "zetel-voorzitter\n", "zetel-voorziter\n"
    )
    write(root, text)
    found = {(each.path.rpartition("/")[2], each.field, each.code) for each in told(root)}
    assert found == {
        ("zetel-ballon.yaml", "stemgerechtigd", "ja_nee"),
        ("verg-2026-03-12.yaml", "voorzitter", "V01"),
        ("verg-2026-03-12.yaml", "aanwezigheden", "V10"),
    }  # and nothing of the votes: who could vote is not known


def test_a_file_that_cannot_be_read_at_all_is_no_reason_to_blame_another(root: Path) -> None:
    (root / "data/zetels/zetel-ouders.yaml").write_bytes(b"PK\x03\x04")
    assert [(each.path, each.code) for each in told(root)] == [("data/zetels/zetel-ouders.yaml", "yaml-geen-tekst")]
