"""``lok init``: a copy of this repository becomes another council's, whole or not at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lok.cli import lok
from lok.init import plan as founding
from lok.init import texts as starters
from lok.init.questions import QUESTIONS, interview
from lok.init.source import recorded
from lok.words.terminal import WrongUse
from samples import whole_council
from samples.configurations import SETTINGS, fill_in
from samples.copies import copied
from samples.places import REPOSITORY
from samples.small_council import edit
from samples.under_git import git

DAY = date(2026, 11, 29)  # not before the day on which the texts that a council starts from were looked through
ANSWERS = {
    "town": "Sint-Voorbeeld",
    "nis": "11001",
    "mailbox": "lok@voorbeeld.invalid",
    "site-url": "https://lok.voorbeeld.invalid",
}
FLAGS = [word for name, answer in ANSWERS.items() for word in (f"--{name}", answer)]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """What git keeps of this repository without its tests, with the invented council in the place of its own.

    Its subjects and one of its sets of priority rules are no examples: those suit every council.
    """
    root = copied(whole_council.found(tmp_path / "kopie"), without=("tests/", "data/", "content/"))
    owners = root / starters.OWNERS
    owners.write_text(starters.owned(owners.read_text("utf-8"), SETTINGS), "utf-8")
    for file in (*(root / "data/themas").iterdir(), root / "data/voorrangsregels/voorrang-2024.yaml"):
        edit(file, "voorbeeld: ja\n", "")
    return root


def init(root: Path, *words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(
        lok, ["init", "--root", str(root), "--date", DAY.isoformat(), *words], input=typed, standalone_mode=False
    )


def tree(root: Path) -> dict[str, bytes]:
    return {
        each.relative_to(root).as_posix(): each.read_bytes()
        for each in root.rglob("*")
        if each.is_file() and ".git" not in each.relative_to(root).parts
    }


def mentions(root: Path, word: bytes) -> list[str]:
    folders = ("data", "content", ".github")
    wanted = [*root.glob("mkdocs*.yml"), *(each for name in folders for each in (root / name).rglob("*"))]
    return [
        each.relative_to(root).as_posix() for each in wanted if each.is_file() and word in each.read_bytes().lower()
    ]


def lok_in(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lok.cli", *words, "--date", DAY.isoformat()],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(REPOSITORY / "scripts"), "PATH": ""},
    )


def test_a_copy_becomes_a_council_that_checks_and_builds(copy: Path) -> None:
    assert {"mkdocs.yml", ".github/CODEOWNERS"} <= set(mentions(copy, b"voorbeeldstad"))
    run = init(copy, "--yes", *FLAGS)
    assert run.return_value == 0, run.output
    assert "  1. Kijk de afspraken na in data/raad/lok-sint-voorbeeld.yaml" in run.output
    assert "  3. make check: " in run.output
    assert mentions(copy, b"voorbeeldstad") == []
    assert mentions(copy, b"voorbeeld: ja") == []
    assert (copy / starters.OWNERS).read_text("utf-8").count(" @lok-sint-voorbeeld/beheer\n") == 4
    checked = lok_in(copy, "check")
    assert checked.returncode == 1
    wrong = [line for line in checked.stdout.splitlines() if "[fout " in line]
    assert wrong
    assert [line for line in wrong if "[fout invullen]" not in line] == []
    assert f"{len(wrong)} plaatsen vul je daarna zelf in" in run.output
    assert lok_in(copy, "build").returncode == 1
    assert any(line.startswith("data/raad/lok-sint-voorbeeld.yaml:") for line in wrong)
    fill_in(copy)
    checked = lok_in(copy, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    built = lok_in(copy, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    for edition in ("publiek", "leden"):
        assert "LOK Sint-Voorbeeld" in (copy / f"build/{edition}/site/index.html").read_text("utf-8")
    over = (copy / "build/publiek/site/over/index.html").read_text("utf-8")
    assert "gemeente Sint-Voorbeeld" in over
    assert "lok@voorbeeld.invalid" in over


SHAPES = {
    "lok-en-boa": ((), "orgaan: gecombineerd\n", "LOK-BOA Sint-Voorbeeld"),
    "boa": ((), "orgaan: boa\n", "BOA Sint-Voorbeeld"),
    "gemeenten": (
        ("--other-towns", "gemeente Voorbeelddorp 11002, stad Voorbeeldburg"),
        "andere_besturen:\n  - bestuur: gemeente Voorbeelddorp\n    nis_code: 11002\n  - bestuur: stad Voorbeeldburg\n",
        "LOK Sint-Voorbeeld",
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_council_checks_and_builds(copy: Path, shape: str) -> None:
    flags, lines, short = SHAPES[shape]
    run = init(copy, "--yes", "--shape", shape, *flags, *FLAGS)
    assert run.return_value == 0, run.output
    (settings,) = (copy / "data/raad").iterdir()
    assert lines in settings.read_text("utf-8")
    fill_in(copy)
    # A site takes seconds: of the partnership it is built, for its pages differ most from those of an ordinary council.
    run_again = lok_in(copy, "build" if shape == "boa" else "check")
    assert run_again.returncode == 0, run_again.stdout + run_again.stderr
    if shape == "boa":
        assert f"<b>{short}</b>" in (copy / "build/publiek/site/index.html").read_text("utf-8")
    else:
        assert f"afkorting: {short}\n" in settings.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--shape", "vzw"), "Kies een van deze woorden"),
        (("--shape", "gemeenten"), "--other-towns ontbreekt"),
        (("--shape", "gemeenten", "--other-towns", "1234"), "is geen gemeente"),
        (("--shape", "gemeenten", "--other-towns", "stad X 11002, gemeente x"), "één keer"),
        (("--other-towns", "stad X 11002"), "past hier niet"),
    ],
)
def test_a_shape_that_is_none_is_refused(words: tuple[str, ...], told: str) -> None:
    given = {
        **ANSWERS,
        **{name.removeprefix("--"): answer for name, answer in zip(words[::2], words[1::2], strict=True)},
    }
    with pytest.raises(WrongUse, match=told):
        interview(given, DAY, None)


def test_what_suits_every_council_stays_and_the_rest_goes(copy: Path) -> None:
    before = tree(copy)
    assert init(copy, "--yes", *FLAGS).return_value == 0
    after = tree(copy)
    kept = [path for path in before if path.startswith("data/") and path in after]
    assert kept
    assert {path.split("/")[1] for path in kept} == set(founding.GENERIC)
    assert all(after[path] == before[path] for path in kept)
    handbook = [path for path in before if path.startswith(founding.HANDBOOK)]
    assert handbook
    assert all(after[path] == before[path] for path in handbook)
    assert sorted(path for path in after if path.startswith("data/raad/")) == ["data/raad/lok-sint-voorbeeld.yaml"]
    outside = [path for path in before if not path.startswith(("data/", "content/", "mkdocs", starters.OWNERS))]
    assert all(after[path] == before[path] for path in outside)
    assert not [path for path in after if path.startswith(".lok-init")]


def test_before_yes_nothing_is_touched_and_it_says_what_would_go(copy: Path) -> None:
    before = tree(copy)
    run = init(copy, *FLAGS, typed="\n\n\n\n\n\n\nnee\n")
    assert run.return_value == 2
    assert "data/adviezen: " in run.output
    assert "data/raad/lok-sint-voorbeeld.yaml" in run.output
    assert "Er is niets veranderd." in run.output
    assert tree(copy) == before


def test_it_asks_in_dutch_and_asks_again_after_a_wrong_answer(copy: Path) -> None:
    typed = "vzw\nlok\nSint-Voorbeeld\nstad Sint-Voorbeeld\n\nLOK SV\n1101\n11001\n2025\n2026-2031\nlok\nlok@voorbeeld.invalid\nlok.be\nhttps://lok.voorbeeld.invalid\n\n\nja\n"
    run = init(copy, typed=typed)
    assert run.return_value == 0, run.output
    assert "boa: een BOA-verband in de plaats van een LOK" in run.output
    assert "Stad of gemeente" in run.output
    assert "Een NIS-code heeft vijf cijfers" in run.output
    text = (copy / "data/raad/lok-sv.yaml").read_text("utf-8")
    assert "bestuur: stad Sint-Voorbeeld\n" in text
    assert "  - id: 2026-2031\n    van: 2026-01-01\n    tot: 2031-12-31\n" in text
    assert "site_url: https://leden.lok.voorbeeld.invalid/" in (copy / "mkdocs.leden.yml").read_text("utf-8")


def test_work_that_git_has_not_kept_is_not_lost(copy: Path) -> None:
    git(copy, "init", "-q")
    git(copy, "add", "-A")
    git(copy, "commit", "-q", "-m", "Begin")
    (copy / "data/themas/nieuw.yaml").write_text("id: nieuw\n", "utf-8")
    before = tree(copy)
    run = init(copy, "--yes", *FLAGS)
    assert isinstance(run.exception, WrongUse)
    assert "data/themas/nieuw.yaml" in run.exception.message
    assert tree(copy) == before
    assert init(copy, "--yes", "--force", *FLAGS).return_value == 0


@pytest.mark.parametrize(
    ("remote", "words", "written"),
    [
        ("https://naam:geheim@example.org/lok.git", (), "https://example.org/lok.git"),
        (
            "https://example.org/lok.git",
            ("--source", "https://elders.example.org/lok"),
            "https://elders.example.org/lok",
        ),
        ("https://example.org/raad", ("--repo-url", "https://example.org/raad"), None),
        (None, (), None),
        (None, ("--source", "../lok"), "../lok"),
    ],
)
def test_where_newer_versions_come_from_is_written_down(
    tmp_path: Path, remote: str | None, words: tuple[str, ...], written: str | None
) -> None:
    """It is where this copy came from, unless that is the council's own repository, or another place is said."""
    root = configured_only(tmp_path / "kopie")
    git(root, "init", "-q")
    if remote:
        git(root, "remote", "add", "origin", remote)
    run = init(root, "--yes", "--force", *FLAGS, *words)
    assert run.return_value == 0, run.output
    assert recorded(root) == written


def configured_only(root: Path) -> Path:
    """The least that ``lok init`` makes a council of: both configurations, and a folder for records."""
    (root / "data").mkdir(parents=True)
    for name in starters.CONFIGS:
        shutil.copy(REPOSITORY / name, root / name)
    return root


def test_killed_before_the_plan_is_whole_nothing_has_changed(copy: Path) -> None:
    before = tree(copy)
    half = copy / ".lok-init.nieuw"
    half.mkdir()
    (half / "0").write_text("half", "utf-8")
    laying = founding.laying(copy)
    assert not laying.unfinished
    assert laying.finish() == ()
    assert tree(copy) == before


def test_killed_half_way_the_next_run_finishes_the_work(copy: Path, tmp_path: Path) -> None:
    whole = tmp_path / "heel"
    shutil.copytree(copy, whole)
    plan = founding.make_plan(copy, interview(ANSWERS, DAY, None))
    founding.carry_out(whole, plan)
    laying = founding.laying(copy)
    laying.lay_down(plan.write, plan.remove)
    for path in plan.remove[: len(plan.remove) // 2]:
        (copy / path).unlink()
    first = next(iter(plan.write))
    (copy / first).parent.mkdir(parents=True, exist_ok=True)
    (laying.underway / "0").replace(copy / first)
    run = init(copy)
    assert run.return_value == 0
    assert "onderbroken" in run.output
    assert tree(copy) == tree(whole)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("town", "Sint_Voorbeeld"),
        ("town", "<b>Dorp</b>"),
        ("town", "…"),
        ("nis", "4200"),
        ("term", "2030-2025"),
        ("mailbox", "lok"),
        ("site-url", "lok.be"),
        ("repo-url", "ssh://x"),
    ],
)
def test_a_wrong_flag_is_refused_with_its_name(name: str, answer: str) -> None:
    with pytest.raises(WrongUse, match=f"--{name} ‘"):
        interview(ANSWERS | {name: answer}, DAY, None)


def test_without_questions_every_needed_flag_is_asked_for() -> None:
    needed = [question.name for question in QUESTIONS if question.name in ANSWERS]
    for name in needed:
        with pytest.raises(WrongUse, match=f"--{name} ontbreekt"):
            interview({key: answer for key, answer in ANSWERS.items() if key != name}, DAY, None)


def test_every_question_is_an_option_of_the_command() -> None:
    options = {parameter.name.replace("_", "-") for parameter in lok.commands["init"].params if parameter.name}
    assert {question.name for question in QUESTIONS} <= options


def test_a_private_mailbox_does_not_become_the_councils(copy: Path) -> None:
    council = interview(ANSWERS | {"mailbox": "jan.voorbeeld@gmail.com"}, DAY, None)
    with pytest.raises(WrongUse, match="persoonlijk mailadres"):
        founding.make_plan(copy, council)


def test_a_configuration_without_the_comments_is_refused(copy: Path) -> None:
    (copy / "mkdocs.yml").write_text("site_name: X\n", "utf-8")
    with pytest.raises(WrongUse, match=r"mkdocs\.yml mist"):
        founding.make_plan(copy, interview(ANSWERS, DAY, None))


def test_the_pages_of_the_plan_are_the_starters(copy: Path) -> None:
    council = interview(ANSWERS, DAY, None)
    plan = founding.make_plan(copy, council)
    assert starters.pages(council).items() <= plan.write.items()
