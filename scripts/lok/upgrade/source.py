"""Where newer versions come from: a folder or an address that git knows, written down once, and what its history holds."""

from __future__ import annotations

import io
import json
import os
import re
import tarfile
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lok.forge.git import Asked, ask, run
from lok.init.source import of_remote, recorded, without_account
from lok.upgrade.engine import ENGINE, belongs
from lok.upgrade.version import HERE, told, version
from lok.words.terminal import RefusedError, WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PATIENCE = Asked(patience=900.0, far=True)
RAW = re.compile(r":\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*\t(.+)")
EVERYWHERE = ("--branches", "--tags")
"""Where a version may be that a council has: later than the newest tag, too."""
SEVERAL = 60
"""As many commits are compared with what a council has, when it changed the program itself."""
Tree = dict[str, tuple[str, str]]
"""Files by their path: the mode and the name that git gives to their contents."""


def wanted(root: Path, given: str | None, here: Path = HERE) -> tuple[str, str | None]:
    """Where to look for a newer version, and what to write down of it, if anything.

    Said on the command line it counts above what was written down; the program that runs from another repository than
    that of the council is a place too. Of a folder is written down where it came from itself, or else the way to it. ``here`` is the repository that this program runs from.

    Raises:
        WrongUse: Nobody said where.
    """
    known = recorded(root)
    if given:
        place = Path(given).absolute()
        if place.is_dir():
            return str(place), None if known else _way_to(place, root)
        where = of_remote(root, given) or given
        return where, None if known else where
    if known:
        return (str(root / known) if (root / known).is_dir() else of_remote(root, known) or known), None
    if root.resolve() != here.resolve() and (here / ".git").exists():
        return str(here), _way_to(here, root)
    raise WrongUse(
        "waar nieuwere versies vandaan komen, is niet bekend. Zeg het één keer met --van en een webadres of een map; daarna staat het in lok.toml."
    )


def _way_to(place: Path, root: Path) -> str:
    """What others can use to come to a folder: where it came from itself, or else the way there from ``root``."""
    return of_remote(place, "origin") or os.path.relpath(place.resolve(), root.resolve())


@dataclass(frozen=True, slots=True)
class Base:
    """What the council's version of the program held, and whether that one is newer than what was asked for."""

    files: Tree
    newer: bool


@dataclass(frozen=True)
class Source:
    """One version of the program in a repository of git that can be read here.

    ``place`` is that repository, ``name`` how the version is called, ``commit`` which one it is.
    """

    place: Path
    name: str
    commit: str

    @cached_property
    def files(self) -> Tree:
        """All files of this version."""
        return tree(self.place, self.commit)

    @cached_property
    def history(self) -> frozenset[tuple[str, str]]:
        """Every file of the program that ever was, with each of its contents."""
        words = ("-c", "log.showRoot=true", "log", "--raw", "-m", "--no-abbrev", "--no-renames", "--format=")
        lines = ask(self.place, *words, *EVERYWHERE, self.commit, "--", asked=PATIENCE).text.splitlines()
        found = (match for line in lines if (match := RAW.fullmatch(line)))
        return frozenset((match[3], match[2]) for match in found if belongs(match[3]) and match[1] != "000000")

    @cached_property
    def paths(self) -> frozenset[str]:
        """Every file that the program ever had."""
        return frozenset(path for path, _ in self.history)

    def contents(self, name: str) -> bytes:
        """The contents that git calls ``name``."""
        return ask(self.place, "cat-file", "blob", name).out

    def texts(self, path: str) -> tuple[bytes, ...]:
        """Every contents that the file at ``path`` ever had in the program."""
        return tuple(self.contents(name) for where, name in sorted(self.history) if where == path)

    def nearest(self, path: str, text: bytes) -> bytes | None:
        """The contents that the file at ``path`` ever had in the program and that differ least from ``text``."""
        lines = Counter(text.splitlines())

        def differs(other: bytes) -> int:
            theirs = Counter(other.splitlines())
            return (lines - theirs).total() + (theirs - lines).total()

        return min(self.texts(path), key=differs, default=None)

    def base(self, council: Tree, program: str) -> Base:
        """The version that the council has: the one whose ``scripts/lok`` git calls ``program``, or else what looks most like it."""
        commits = ask(self.place, "rev-list", *EVERYWHERE, self.commit).text.splitlines()
        asked = "\n".join(f"{each}:scripts/lok" for each in commits)
        answers = ask(self.place, "cat-file", "--batch-check=%(objectname)", asked=Asked(given=asked.encode()))
        names = answers.text.splitlines()
        same = [commit for commit, name in zip(commits, names, strict=True) if name == program]
        trees = ((each, tree(self.place, each)) for each in _several(same or commits))
        commit, files = max(trees, key=lambda each: len(each[1].items() & council.items()))
        older = run(self.place, "merge-base", "--is-ancestor", self.commit, commit).code == 0
        return Base(files, newer=bool(same) and older and commit != self.commit)

    def export(self, folder: Path) -> None:
        """Write the files of the program to ``folder``. Raises ``OSError``."""
        tops = [line.rstrip("/") for line in ENGINE if any(under(path, line) for path in self.files)]
        packed = ask(self.place, "archive", "--format=tar", self.commit, "--", *tops, asked=PATIENCE).out
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            for each in archive:
                contents = archive.extractfile(each) if each.isfile() and belongs(each.name) else None
                if contents is not None and ".." not in Path(each.name).parts:
                    place = folder / each.name
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(contents.read())
                    place.chmod(0o755 if each.mode & 0o100 else 0o644)


def under(path: str, line: str) -> bool:
    """Whether a file is the one, or in the folder, that a line of the list names."""
    return path == line or (line.endswith("/") and path.startswith(line))


def _several(commits: list[str]) -> Iterable[str]:
    return commits[:: max(1, len(commits) // SEVERAL)]


def tree(place: Path, commit: str) -> Tree:
    """The files of a commit."""
    rows = (each.partition("\t") for each in ask(place, "ls-tree", "-r", "-z", commit).items)
    return {path: (meta.split()[0], meta.split()[2]) for meta, _, path in rows}


def reached(where: str, folder: Path) -> Path:
    """A repository that can be read here: that of a folder as it stands, or what an address gives, fetched to ``folder``.

    Raises:
        WrongUse: There is no repository of git, or only its last commit.
        RefusedError: Git or the server refuses.
    """
    if where.startswith("-") or not where.isprintable():
        raise WrongUse(f"‘{where[:80]}’ is geen webadres of map.")
    place = Path(where)
    if place.is_dir():
        if run(place, "rev-parse", "--git-dir").code:
            raise WrongUse(f"in de map {where} staat geen bewaarplaats van git.")
    elif "://" not in where and ":" not in where:
        raise WrongUse(f"de map {where} bestaat niet. Zeg met --van waar nieuwere versies vandaan komen.")
    else:
        place = folder
        try:
            _fetch(where, place)
        except RefusedError as error:
            raise RefusedError(
                f"van {without_account(where)} kan niets opgehaald worden. Kijk na of het adres juist is, of je er mag lezen "
                "en of er internet is. Er is niets veranderd."
            ) from error
    if run(place, "rev-parse", "--is-shallow-repository").text == "true":
        raise WrongUse(
            f"{where} heeft alleen het laatste stuk van zijn geschiedenis. Haal eerst de rest, met: git fetch --unshallow"
        )
    return place


def _fetch(where: str, place: Path) -> None:
    """Make a repository at ``place`` of all that there is at an address."""
    place.mkdir()
    ask(place, "init", "--quiet", "--bare")
    heads = ("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*")
    ask(place, "fetch", "--quiet", "--no-write-fetch-head", where, *heads, asked=PATIENCE)
    pointed = re.match(r"ref: (refs/heads/\S+)\tHEAD", ask(place, "ls-remote", "--symref", where, "HEAD").text)
    if pointed:
        ask(place, "symbolic-ref", "HEAD", pointed[1])


def chosen(place: Path, asked: str | None) -> Source:
    """The version that was asked for: a tag, a branch or a commit; without one the newest tag, and where there is none, what stands there.

    Raises:
        WrongUse: There is no such version.
    """
    if asked is None:
        tags = {numbers: tag for tag in ask(place, "tag", "--list").text.splitlines() if (numbers := version(tag))}
        if tags:
            newest = max(tags)
            return Source(place, told(newest), _commit(place, f"refs/tags/{tags[newest]}") or "")
        names: tuple[tuple[str, str], ...] = ((run(place, "symbolic-ref", "--short", "HEAD").text or "HEAD", "HEAD"),)
    elif asked.startswith("-") or not re.fullmatch(r"[\w./+-]{1,200}", asked):
        raise WrongUse(f"‘{asked[:80]}’ is geen naam van een versie.")
    else:
        forms = (
            f"refs/tags/{asked}",
            f"refs/tags/v{asked}",
            f"refs/heads/{asked}",
            f"refs/remotes/origin/{asked}",
            asked,
        )
        names = tuple((asked, form) for form in forms)
    for name, form in names:
        if commit := _commit(place, form):
            return Source(place, name, commit)
    raise WrongUse(f"de versie ‘{asked or names[0][0]}’ is er niet. {_offered(place)}")


def _commit(place: Path, name: str) -> str | None:
    answer = run(place, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return None if answer.code else answer.text


def _offered(place: Path) -> str:
    found = sorted(numbers for tag in ask(place, "tag", "--list").text.splitlines() if (numbers := version(tag)))
    return f"Er zijn: {', '.join(map(told, found[-5:]))}." if found else "Er zijn nog geen versies met een nummer."


def handed(folder: Path) -> Mapping[str, str | None]:
    """What the program that began left for the newer one: see ``hand``. Raises ``OSError``."""
    given: Mapping[str, str | None] = json.loads((folder / "bron.json").read_text("utf-8"))
    return given


def hand(folder: Path, source: Source, record: str | None) -> None:
    """Leave for the newer program what it goes on with. Its names stay what they are: an older program writes them.

    Raises ``OSError``.
    """
    given = {"plaats": str(source.place), "naam": source.name, "commit": source.commit, "bron": record}
    (folder / "bron.json").write_text(json.dumps(given), "utf-8")
