"""The newer files and the changed records put in the folder beside the repository, and all of it judged."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lok.archive.load import load
from lok.build.check import check
from lok.forge.git import run
from lok.init.source import SETTING, setting
from lok.init.texts import OWNERS
from lok.kinds.organen import called
from lok.upgrade import told
from lok.upgrade.configurations import body_of, merged, not_taken
from lok.upgrade.engine import CONFIGURATIONS
from lok.upgrade.files import plan
from lok.upgrade.migrate import due, migrate
from lok.upgrade.version import told as numbered
from lok.upgrade.version import version_at
from lok.words.terminal import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lok.source.problems import Problem
    from lok.upgrade.aside import Aside
    from lok.upgrade.files import Plan
    from lok.upgrade.source import Source, Tree

FOLDERS = {"mkdocs.yml": ("content/publiek",), "mkdocs.leden.yml": ("content/publiek", "content/leden")}
"""Where the written pages stand that each menu leads to."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The newer repository as it lies beside the old one, and what there is to say of it.

    ``changed`` are the files that differ, ``said`` is what is shown, ``left`` what somebody has to mend, and ``message``
    what git keeps with the commit.
    """

    changed: frozenset[str]
    said: tuple[str, ...]
    left: tuple[Problem, ...]
    message: str


def prepare(aside: Aside, source: Source, engine: Path, record: str | None, today: date) -> Prepared:
    """Put in the folder of ``aside`` what the version ``source``, whose files are in ``engine``, makes of the repository.

    ``record`` is the place of newer versions, where it is to be written down.

    Raises:
        WrongUse: What is there is newer, or a configuration is not as it should be.
        RefusedError: Git refuses.
        OSError: The disk refuses.
    """
    council, before = aside.files, version_at(aside.folder)
    if odd := sorted(path for path, (mode, _) in council.items() if not mode.startswith("100")):
        raise WrongUse(f"{odd[0]} is een koppeling en geen gewoon bestand. Haal ze eerst weg, en bewaar dat in git.")
    program = run(aside.root, "rev-parse", f"{aside.head}:scripts/lok").text
    base = source.base(council, program)
    if base.newer:
        raise WrongUse(f"versie {source.name} is ouder dan wat er staat. Er is niets nieuws.")
    found = plan(council, source, base.files, lambda path: _read(aside, path), _join(aside))
    _place(aside, engine, found)
    configured, notes = _configured(aside, source, engine)
    write = {**found.write, **configured}
    if record is not None and SETTING not in council:
        write[SETTING] = setting(record).encode()
    records = {path: _read(aside, path) for path in council if path.startswith("data/") and path.endswith(".yaml")}
    done = migrate(records, due(before), today)
    write |= done.write
    for path, contents in write.items():
        (aside.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (aside.folder / path).write_bytes(contents)
    wrong = (each for each in check(load(aside.folder), aside.folder, today) if each.blocks)
    left = (*done.left, *wrong)
    notes += _owners(aside, source, base.files)
    page = engine / told.NEWS
    said = (
        *(told.of_news(told.news(page.read_text("utf-8"), before)) if page.is_file() else ()),
        *told.of_files(found, configured),
        *told.of_steps(done.steps),
        *(["Kijk dit na:", *(f"  {note}" for note in notes)] if notes else []),
        *told.of_left(left),
    )
    message = told.message(numbered(version_at(engine)), done.steps)
    return Prepared(found.touched | write.keys(), said, left, message)


def _read(aside: Aside, path: str) -> bytes:
    return (aside.folder / path).read_bytes()


def _join(aside: Aside) -> Callable[[bytes, bytes, bytes], bytes | None]:
    """Two changes of a text put together by git; ``None`` when they clash or are no text."""

    def join(ours: bytes, began: bytes, newer: bytes) -> bytes | None:
        texts = {"ours": ours, "began": began, "newer": newer}
        with tempfile.TemporaryDirectory(dir=aside.folder.parent) as made:
            for name, contents in texts.items():
                (Path(made) / name).write_bytes(contents)
            answer = run(Path(made), "merge-file", "--stdout", "--quiet", *texts)
        return None if answer.code else answer.out

    return join


def _place(aside: Aside, engine: Path, found: Plan) -> None:
    """Take away what the program has no more, and put what is newer as it is."""
    for path in found.remove:
        (aside.folder / path).unlink()
    for path in found.take:
        place = aside.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        shutil.copy2(engine / path, place)


def _configured(aside: Aside, source: Source, engine: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The configurations that change, and what to look at in them."""
    made, notes = dict[str, bytes](), list[str]()
    shared = _read(aside, "mkdocs.yml").decode("utf-8")
    body = body_of(
        _read(aside, path).decode("utf-8", "replace") for path in aside.files if path.startswith("data/raad/")
    )
    for name in CONFIGURATIONS:

        def pages(target: str, folders: tuple[str, ...] = FOLDERS[name]) -> tuple[str, ...]:
            return tuple(f"{folder}/{target}" for folder in folders)

        def mine(target: str) -> bool:
            return any((aside.folder / page).is_file() for page in pages(target))

        def missing(target: str) -> bool:
            return not mine(target) and any(page in source.files for page in pages(target))

        before = _read(aside, name).decode("utf-8")
        found = merged(
            name=name,
            newer=called((engine / name).read_text("utf-8"), body),
            ours=before,
            shared=shared,
            mine=mine,
            missing=missing,
        )
        known = [text.decode("utf-8", "replace") for text in source.texts(name)]
        lost = not_taken(before, found.text, [*known, *(called(text, body) for text in known)])
        notes += (*found.told, *(f"{name}: jullie regel ‘{line}’ is niet overgenomen" for line in lost))
        if found.text != before:
            made[name] = found.text.encode()
    return made, tuple(notes)


def _owners(aside: Aside, source: Source, base: Tree) -> tuple[str, ...]:
    """The lines about who keeps what that the program has since the version ``base``, and the council has not."""
    if OWNERS not in aside.files or OWNERS not in source.files:
        return ()
    before = _kept(source.contents(base[OWNERS][1])) if OWNERS in base else frozenset[str]()
    there = _kept(source.contents(source.files[OWNERS][1])) - before - _kept(_read(aside, OWNERS))
    return tuple(f"{OWNERS}: in het programma staat nu ook een regel voor {each}" for each in sorted(there))


def _kept(owners: bytes) -> frozenset[str]:
    lines = (line.split() for line in owners.decode("utf-8", "replace").splitlines())
    return frozenset(words[0] for words in lines if words and not words[0].startswith("#"))
