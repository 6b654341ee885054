"""The repository that drafts are made of: where it lies, what its main is, who works in it, and one act at a time."""

from __future__ import annotations

import fcntl
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lok.forge.git import HELD, ask, run, supported
from lok.forge.refusals import BUSY
from lok.words.terminal import RefusedError, explain_disk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.forge.settings import Forge

FOLDER = ".lok-redactie"
"""Where the work trees of drafts lie, beside ``.git``, when nobody says otherwise."""
REMOTE = "origin"
LOCAL_MAIN = "refs/heads/main"
SHARED_MAIN = f"refs/remotes/{REMOTE}/main"
PATIENCE = 30.0
"""Seconds that an act waits for another one to end."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who kept something: a name and a mail address, which git holds for ever. Raises ``RefusedError`` for what git cannot hold."""

    name: str
    mail: str

    def __post_init__(self) -> None:
        """Refuse what git would drop or read as something else."""
        for text in (self.name, self.mail):
            if not text.strip() or not text.isprintable() or set("<>") & set(text) or len(text) > 200:
                raise RefusedError(
                    "er is niet geweten wie dit doet: er hoort een naam en een mailadres bij, zonder < of >."
                )

    def is_same(self, other: Person) -> bool:
        """Whether both are one person, for all that is known of them."""
        return self.mail.strip().casefold() == other.mail.strip().casefold() or (
            " ".join(self.name.split()).casefold() == " ".join(other.name.split()).casefold()
        )

    def environment(self) -> dict[str, str]:
        """What tells git who this is."""
        return {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", self.name), ("EMAIL", self.mail))
        }


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with its drafts.

    ``root`` is the folder with the records of the council in the checkout of main, ``prefix`` its path below the top of
    the repository, empty or with a closing slash. ``place`` holds the work trees; ``common`` is what git keeps for all.
    """

    root: Path
    place: Path
    prefix: str
    common: Path
    forge: Forge | None = None

    @property
    def has_server(self) -> bool:
        """Whether there is a server that drafts can be brought to."""
        return REMOTE in ask(self.root, "remote").text.split()

    def main(self) -> str:
        """The commit that a draft begins at and is laid beside: main as others have it, else main as it is here.

        Raises ``RefusedError`` when nothing was ever kept on main.
        """
        for name in (SHARED_MAIN, LOCAL_MAIN):
            if commit := self.commit_of(name):
                return commit
        raise RefusedError(
            "in deze bewaarplaats is nog geen versie vastgelegd waar een ontwerp van kan vertrekken (main ontbreekt)."
        )

    def commit_of(self, name: str) -> str | None:
        """The commit that a full name of git stands for; ``None`` when there is no such name."""
        found = run(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return found.text if found.code == 0 else None

    def contains(self, commit: str, older: str) -> bool:
        """Whether ``older`` is part of the history of ``commit``."""
        return run(self.root, "merge-base", "--is-ancestor", older, commit).code == 0


def open_repository(root: Path, place: Path | None = None, forge: Forge | None = None) -> Repository:
    """The repository of the council at ``root``; its drafts lie in ``place``.

    Raises:
        RefusedError: There is no git, an old one, no repository, or nothing on main.
    """
    supported(root)
    words = ("rev-parse", "--path-format=absolute", "--git-common-dir", "--is-bare-repository", "--show-prefix")
    common, bare, *rest = ask(root, *words).text.split("\n")
    folder = Path(common) / FOLDER.lstrip(".") if bare == "true" else Path(common).parent / FOLDER
    prefix = rest[0] if rest and bare != "true" else ""
    found = Repository(root.resolve(), (place or folder).absolute(), prefix, Path(common), forge)
    found.main()
    return found


@contextmanager
def alone(repository: Repository) -> Iterator[None]:
    """One act at a time, in this process and all others. Raises ``RefusedError`` when another one does not end.

    Also makes the folder of the drafts, which git passes over wherever it lies.
    """
    try:
        repository.place.mkdir(parents=True, exist_ok=True)
        ignored = repository.place / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", "utf-8")
        with (repository.place / ".bezig").open("a") as slot:
            _wait_for(slot.fileno())
            held = HELD.set((slot.fileno(),))
            try:
                yield
            finally:
                HELD.reset(held)
    except OSError as error:
        raise RefusedError(explain_disk(error)) from error


def _wait_for(slot: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise RefusedError(BUSY) from None
            time.sleep(0.05)
        else:
            return
