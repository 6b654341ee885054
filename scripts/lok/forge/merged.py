"""Two versions made one, file by file, without a work tree: nothing has begun, so nothing has to be undone.

Where both changed the same lines there is a conflict, with both texts. A file is known by its name and by nothing else: what
somebody changed in a record never lands in another one that looks like it. Lines are compared and not records, so whoever
merges has the result judged.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from lok.forge.git import Asked, ask, run
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lok.forge.repository import Person, Repository

BASE, OURS, THEIRS = "1", "2", "3"
"""How git numbers the versions of a file in a merge."""
FILE = "100644"
"""How git marks an ordinary file."""
OTHERWISE = (
    "beide versies gebruiken dezelfde naam voor iets anders, zoals een bestand en een map. Vraag wie de computer beheert "
    "om ze samen te voegen."
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file that both versions changed: what they had in common, ours and theirs; ``None`` where the file is not there."""

    path: str
    before: bytes | None
    ours: bytes | None
    theirs: bytes | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The tree that two versions make together, and the files about which they do not agree: there it holds one of both."""

    tree: str
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file in one version: how git marks it, and which content it has."""

    mode: str
    blob: str


def merged(repository: Repository, ours: str, theirs: str) -> Merged:
    """Two versions together. Raises ``RefusedError``, also when they do not agree about something else than a text."""
    found = run(repository.root, "merge-base", ours, theirs)
    base = found.text if found.code == 0 else ask(repository.root, "hash-object", "-t", "tree", "--stdin").text
    with _index(repository) as asked:
        ask(repository.common, "read-tree", "-i", "-m", "--aggressive", base, ours, theirs, asked=asked)
        conflicts, lines = [], []
        for path, versions in _undecided(repository, asked).items():
            entry = _together(repository, versions)
            if entry is None:
                conflicts.append(_conflict(repository, path, versions))
                entry = versions.get(OURS) or versions[THEIRS]
            lines.append(_line(path, entry, len(base)))
        return Merged(_written(repository, lines, asked), tuple(conflicts))


def settled(repository: Repository, found: Merged, chosen: Mapping[str, bytes | None]) -> Merged:
    """The same with the text that was ``chosen`` for each file, or without the file where that is ``None``.

    Files of which nothing was chosen stay in conflict. Raises ``RefusedError``.
    """
    lines = []
    for path in (each.path for each in found.conflicts if each.path in chosen):
        text = chosen[path]
        entry = None if text is None else _Entry(FILE, _blob(repository, text))
        lines.append(_line(path, entry, len(found.tree)))
    with _index(repository) as asked:
        ask(repository.common, "read-tree", "-i", "--reset", found.tree, asked=asked)
        tree = _written(repository, lines, asked)
    return Merged(tree, tuple(each for each in found.conflicts if each.path not in chosen))


@contextmanager
def _index(repository: Repository) -> Iterator[Asked]:
    """An index of git for one merge, away from those of all work trees, with paths from the top of the repository."""
    with tempfile.TemporaryDirectory(prefix="lok-samen-") as folder:
        yield Asked(more={"GIT_INDEX_FILE": str(Path(folder) / "index"), "GIT_DIR": str(repository.common)})


def _undecided(repository: Repository, asked: Asked) -> dict[str, dict[str, _Entry]]:
    """The files that both versions changed, in their order, with each version that has the file.

    Raises ``RefusedError`` when one of them is a folder in the other version.
    """
    found: dict[str, dict[str, _Entry]] = {}
    for line in ask(repository.common, "ls-files", "--unmerged", "-z", asked=asked).items:
        told, _, path = line.partition("\t")
        mode, blob, stage = told.split(" ")
        found.setdefault(path, {})[stage] = _Entry(mode, blob)
    names = set(ask(repository.common, "ls-files", "-z", asked=asked).items) if found else set()
    folders = {parent for name in names for parent in map(str, PurePosixPath(name).parents)}
    if folders & names:
        raise RefusedError(OTHERWISE)
    return found


def _together(repository: Repository, versions: dict[str, _Entry]) -> _Entry | None:
    """The file in which both changes are, ``None`` when they are about the same lines, or one threw the file away.

    Raises ``RefusedError`` when a version is no text in a file.
    """
    if any(not each.mode.startswith("100") for each in versions.values()):
        raise RefusedError(OTHERWISE)
    if versions.keys() != {BASE, OURS, THEIRS}:
        return None
    with tempfile.TemporaryDirectory(prefix="lok-regels-") as folder:
        place = Path(folder)
        for name in (OURS, BASE, THEIRS):
            (place / name).write_bytes(ask(repository.root, "cat-file", "blob", versions[name].blob).out)
        done = run(place, "merge-file", "-p", "-q", OURS, BASE, THEIRS)
    if done.code:
        return None
    same = versions[OURS].mode == versions[BASE].mode
    return _Entry(versions[THEIRS if same else OURS].mode, _blob(repository, done.out))


def _conflict(repository: Repository, path: str, versions: dict[str, _Entry]) -> Conflict:
    before, ours, theirs = (
        ask(repository.root, "cat-file", "blob", versions[name].blob).out if name in versions else None
        for name in (BASE, OURS, THEIRS)
    )
    return Conflict(path, before, ours, theirs)


def _blob(repository: Repository, text: bytes) -> str:
    return ask(repository.root, "hash-object", "-w", "--stdin", asked=Asked(given=text)).text


def _line(path: str, entry: _Entry | None, length: int) -> str:
    """What tells an index that a file is this and nothing else; ``length`` is that of a name of git."""
    gone = f"0 {'0' * length}\t{path}\0"
    return gone if entry is None else f"{gone}{entry.mode} {entry.blob}\t{path}\0"


def _written(repository: Repository, lines: list[str], asked: Asked) -> str:
    """The tree of an index with these lines in it. Raises ``RefusedError`` when a name is a file and a folder at once."""
    given = replace(asked, given="".join(lines).encode("utf-8", "surrogateescape"))
    if run(repository.common, "update-index", "-z", "--index-info", asked=given).code:
        raise RefusedError(OTHERWISE)
    done = run(repository.common, "write-tree", asked=asked)
    if done.code:
        raise RefusedError(OTHERWISE)
    return done.text


def join(repository: Repository, tree: str, parents: tuple[str, ...], who: Person, message: str) -> str:
    """The commit in which versions become one. Raises ``RefusedError``."""
    asked = Asked(given=f"{message}\n".encode(), more=who.environment())
    words = [word for parent in parents for word in ("-p", parent)]
    return ask(repository.root, "commit-tree", tree, *words, "-F", "-", asked=asked).text


def tree_of(repository: Repository, commit: str) -> str:
    """The tree of a commit."""
    return ask(repository.root, "rev-parse", f"{commit}^{{tree}}").text


def adds_nothing(repository: Repository, commit: str) -> bool:
    """Whether all that a commit brings is on main already, whichever way it came there."""
    main = repository.main()
    if repository.contains(main, commit):
        return True
    together = merged(repository, main, commit)
    return not together.conflicts and together.tree == tree_of(repository, main)
