"""What becomes of every file, asked of trees in memory; and the one list of what belongs to the program."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from lok.upgrade.engine import CONFIGURATIONS, ENGINE, Owner, belongs, owner_of
from lok.upgrade.files import Fate, Plan, plan
from samples.older_engine import tracked
from samples.places import CONFIGS

Texts = dict[str, str]
PROGRAM, LOOK = "scripts/lok/iets.py", "scripts/theme/assets/merk/logo.svg"


@dataclass
class Program:
    """A program with its history, of which each text is its own name."""

    now: Texts
    past: list[tuple[str, str]] = field(default_factory=list)

    @property
    def files(self) -> dict[str, tuple[str, str]]:
        return named(self.now)

    @property
    def history(self) -> frozenset[tuple[str, str]]:
        return frozenset([*self.past, *self.now.items()])

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(path for path, _ in self.history)

    def contents(self, name: str) -> bytes:
        return name.encode()

    def nearest(self, path: str, _: bytes) -> bytes | None:
        return next((text.encode() for where, text in self.past if where == path), None)


def named(texts: Texts) -> dict[str, tuple[str, str]]:
    return {path: ("100644", text) for path, text in texts.items()}


def planned(council: Texts, program: Program, *, clash: bool = False, base: tuple[str, ...] | None = None) -> Plan:
    return plan(
        named(council),
        program,
        [path for path, _ in program.past] if base is None else base,
        lambda path: council[path].encode(),
        lambda ours, _, newer: None if clash else ours + newer,
    )


@pytest.mark.parametrize(
    ("here", "now", "past", "happens", "fate"),
    [
        (None, "nieuw", (), "take", None),
        ("oud", "nieuw", ("oud",), "take", None),
        ("nieuw", "nieuw", ("oud",), "", None),
        ("oud", None, ("oud",), "remove", None),
        ("eigen", None, (), "", None),
        ("anders", "nieuw", ("oud",), "write", Fate.JOINED),
    ],
)
@pytest.mark.parametrize("path", [PROGRAM, LOOK])
def test_each_file_has_its_fate(  # noqa: PLR0913, PLR0917 - one for each column
    path: str, here: str | None, now: str | None, past: tuple[str, ...], happens: str, fate: Fate | None
) -> None:
    program = Program({path: now} if now else {}, [(path, text) for text in past])
    found = planned({path: here} if here else {}, program)
    done = {"take": found.take, "write": tuple(found.write), "remove": found.remove}
    assert done == {name: (path,) if name == happens else () for name in done}
    assert found.fates == ({path: fate} if fate else {})


def test_what_clashes_is_the_programs_but_a_look_stays() -> None:
    for path, fate, take in ((PROGRAM, Fate.REPLACED, (PROGRAM,)), (LOOK, Fate.KEPT, ())):
        found = planned({path: "anders"}, Program({path: "nieuw"}, [(path, "oud")]), clash=True)
        assert (found.fates, found.take, found.write) == ({path: fate}, take, {})


def test_a_file_of_its_own_gives_way_to_a_new_one_of_the_program_with_that_name() -> None:
    for path, fate, take in ((PROGRAM, Fate.REPLACED, (PROGRAM,)), (LOOK, Fate.KEPT, ())):
        found = planned({path: "eigen"}, Program({path: "nieuw"}))
        assert (found.fates, found.take, found.write) == ({path: fate}, take, {})


@pytest.mark.parametrize("path", ["pyproject.toml", "requirements.txt", "requirements-dev.txt"])
def test_the_lists_of_packages_are_never_put_together(path: str) -> None:
    found = planned({path: "anders"}, Program({path: "nieuw"}, [(path, "oud")]))
    assert (found.fates, found.take, found.write) == ({path: Fate.REPLACED}, (path,), {})


def test_what_is_gone_from_the_program_and_was_changed_here() -> None:
    for path, fate, remove in ((PROGRAM, Fate.DROPPED, (PROGRAM,)), (LOOK, Fate.KEPT, ())):
        found = planned({path: "anders"}, Program({}, [(path, "oud")]))
        assert (found.fates, found.remove) == ({path: fate}, remove)


def test_what_a_council_took_away_stays_away_unless_the_program_needs_it() -> None:
    """The publication at a forge that a council does not use is not switched on by a newer version."""
    for path, fates, take in ((".github/workflows/publish.yml", Fate.AWAY, ()), (PROGRAM, None, (PROGRAM,))):
        found = planned({}, Program({path: "nieuw"}), base=(path,))
        assert (found.fates, found.take) == ({path: fates} if fates else {}, take)


@pytest.mark.parametrize(
    "path",
    [
        "data/themas/panden.yaml",
        "content/publiek/over/index.md",
        "content/leden/nota.md",
        ".github/CODEOWNERS",
        "lok.toml",
        "x",
    ],
)
def test_what_is_the_councils_is_never_in_a_plan(path: str) -> None:
    assert owner_of(path) is Owner.COUNCIL
    for council, program in (
        ({}, Program({path: "nieuw"})),
        ({path: "a"}, Program({}, [(path, "a")])),
        ({path: "a"}, Program({path: "b"}, [(path, "a")])),
    ):
        assert not planned(council, program).touched


def test_the_longest_line_of_the_list_counts() -> None:
    assert owner_of("scripts/lok/cli.py") is Owner.PROGRAM
    assert owner_of("scripts/import/locaties.yaml") is Owner.FURNITURE
    assert owner_of("content/leden/handleiding/index.md") is Owner.FURNITURE
    assert owner_of("scripts") is Owner.COUNCIL


def test_every_file_here_is_the_programs_or_a_councils() -> None:
    """A new file at the top goes to no council until it stands in the list."""
    councils = {path for path in tracked() if not belongs(path)}
    tops = {path.split("/")[0] for path in councils}
    assert tops <= {"data", "content", ".github", "lok.toml"}
    assert {path for path in councils if path.startswith(".github/")} <= {".github/CODEOWNERS"}
    assert not [path for path in councils if path.startswith("content/leden/handleiding/")]


def test_every_line_of_the_list_is_about_a_file_that_there_is() -> None:
    files = tracked()
    assert [
        line
        for line in ENGINE
        if not any(path == line or (line.endswith("/") and path.startswith(line)) for path in files)
    ] == []
    assert set(CONFIGURATIONS) == set(CONFIGS)
