"""Beside the repository, and in at once: what a power cut or a refusal leaves is put back, and nobody's work is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.upgrade.aside import BLOCK, LANDING, in_mb, land, lay_aside, needed, recover, refuse_unfinished
from lok.words.terminal import RefusedError, WrongUse
from samples.older_engine import answered, keep
from samples.under_git import git

if TYPE_CHECKING:
    from pathlib import Path

    from lok.upgrade.aside import Aside

BEFORE = {"a.txt": "a\n", "b.txt": "b\n", "map/weg.txt": "weg\n"}
AFTER = {"a.txt": "aa\n", "b.txt": "bb\n", "map/nieuw.txt": "nieuw\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "raad"
    made.mkdir()
    git(made, "init", "-q", "-b", "main")
    git(made, "config", "user.name", "Secretariaat")
    git(made, "config", "user.email", "lok@example.org")
    _write(made, BEFORE)
    keep(made, "Begin")
    return made


@pytest.fixture
def made(root: Path, tmp_path: Path) -> tuple[Aside, str]:
    aside = lay_aside(root, tmp_path / "naast")
    _write(aside.folder, AFTER)
    (aside.folder / "map/weg.txt").unlink()
    return aside, aside.commit({*BEFORE, *AFTER}, "Nieuwer")


def _write(folder: Path, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def texts(root: Path) -> dict[str, str]:
    files = (each for each in root.rglob("*") if each.is_file() and ".git" not in each.relative_to(root).parts)
    return {each.relative_to(root).as_posix(): each.read_text("utf-8") for each in files}


def test_until_it_comes_in_nothing_changes(root: Path, made: tuple[Aside, str]) -> None:
    aside, commit = made
    assert (texts(root), answered(root, "status", "--porcelain")) == (BEFORE, "")
    assert answered(root, "rev-parse", "HEAD") == aside.head
    land(root, commit)
    assert (texts(root), answered(root, "status", "--porcelain")) == (AFTER, "")
    assert answered(root, "log", "--format=%s") == "Nieuwer\nBegin"
    assert answered(root, "for-each-ref", LANDING) == ""


def test_what_stands_in_the_way_puts_all_back(root: Path, made: tuple[Aside, str]) -> None:
    """A file that appeared in the meantime: git refuses to write over it, as it would on a full disk."""
    (root / "map/nieuw.txt").write_text("van mij\n", "utf-8")
    with pytest.raises(RefusedError, match="kon niet op haar plaats gezet worden"):
        land(root, made[1])
    assert not recover(root)
    assert texts(root) == {**BEFORE, "map/nieuw.txt": "van mij\n"}


@pytest.mark.parametrize(
    "half",
    [{}, {"a.txt": "aa\n"}, {"a.txt": "aa\n", "b.txt": "b"}, {"map/nieuw.txt": "ni"}, AFTER],
    ids=["nothing", "one", "half-written", "new", "all"],
)
@pytest.mark.parametrize("gone", [(), ("map/weg.txt",)])
def test_a_power_cut_while_it_comes_in_is_put_back(
    root: Path, made: tuple[Aside, str], half: dict[str, str], gone: tuple[str, ...]
) -> None:
    git(root, "update-ref", LANDING, made[1])
    _write(root, half)
    for path in gone:
        (root / path).unlink()
    assert recover(root)
    assert (texts(root), answered(root, "status", "--porcelain")) == (BEFORE, "")
    assert not recover(root)


def test_work_of_after_the_power_cut_is_left_and_told(root: Path, made: tuple[Aside, str]) -> None:
    git(root, "update-ref", LANDING, made[1])
    _write(root, {"a.txt": "aa\n", "b.txt": "mijn werk\n"})
    assert recover(root)
    assert texts(root) == {**BEFORE, "b.txt": "mijn werk\n"}
    with pytest.raises(WrongUse, match=r"nog niet alles bewaard:\n  b\.txt\n"):
        refuse_unfinished(root)


def test_a_power_cut_after_it_came_in_leaves_it_in(root: Path, made: tuple[Aside, str]) -> None:
    land(root, made[1])
    git(root, "update-ref", LANDING, made[1])
    assert not recover(root)
    assert texts(root) == AFTER
    assert answered(root, "for-each-ref", LANDING) == ""


def test_the_room_that_it_takes_is_known_before(root: Path, made: tuple[Aside, str]) -> None:
    _, commit = made
    contents = sum(len(text) for text in AFTER.values())
    assert contents + 3 * BLOCK < needed(root, commit) < contents + 5 * BLOCK
    land(root, commit)
    assert needed(root, commit) < BLOCK * 2, "all of it is there"
    assert (in_mb(1), in_mb(10**6), in_mb(10**6 + 1)) == ("1 MB", "1 MB", "2 MB")


def test_a_council_that_worked_on_in_the_meantime_is_left_alone(root: Path, made: tuple[Aside, str]) -> None:
    (root / "c.txt").write_text("c\n", "utf-8")
    keep(root, "Intussen")
    with pytest.raises(RefusedError, match="Alles staat zoals het was"):
        land(root, made[1])
    assert texts(root) == {**BEFORE, "c.txt": "c\n"}
    assert answered(root, "log", "--format=%s") == "Intussen\nBegin"


def test_a_hook_of_the_council_has_no_say(root: Path, made: tuple[Aside, str]) -> None:
    hook = root / ".git/hooks/post-merge"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\ntouch gedaan\n", "utf-8")
    hook.chmod(0o755)
    land(root, made[1])
    assert texts(root) == AFTER


def test_what_is_not_kept_or_not_whole_is_refused(root: Path, tmp_path: Path) -> None:
    refuse_unfinished(root)
    with pytest.raises(WrongUse, match="voer dit uit in de bovenste map"):
        refuse_unfinished(root / "map")
    (root / "d.txt").write_text("d\n", "utf-8")
    with pytest.raises(WrongUse, match=r"git heeft nog niet alles bewaard:\n  d\.txt\n"):
        refuse_unfinished(root)
    empty = tmp_path / "leeg"
    empty.mkdir()
    with pytest.raises(RefusedError):
        refuse_unfinished(empty)
    git(empty, "init", "-q")
    with pytest.raises(WrongUse, match="git bewaarde hier nog niets"):
        refuse_unfinished(empty)
