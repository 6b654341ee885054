"""Drafts as the desk sees them: a folder with the records, a name and a title."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from lok.archive.staged import git
from lok.words.slug import slug
from lok.words.terminal import RefusedError

BRANCH = "redactie/"


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft: its name, what it is called, and the folder of its work tree."""

    name: str
    title: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of a repository; their work trees lie in ``place``."""

    repository: Path
    place: Path

    def all(self) -> list[Draft]:
        """Every draft that has a work tree."""
        found = []
        for each in git(self.repository, "worktree", "list", "--porcelain").decode().split("\n\n"):
            lines = dict(line.partition(" ")[::2] for line in each.splitlines())
            branch = lines.get("branch", "").removeprefix("refs/heads/")
            if branch.startswith(BRANCH) and Path(lines["worktree"]).is_dir():
                name = branch.removeprefix(BRANCH)
                found.append(Draft(name, name.replace("-", " ").capitalize(), Path(lines["worktree"])))
        return found

    def start(self, title: str) -> Draft:
        """A new draft from main."""
        name = slug(title)[:60].strip("-")
        if not name:
            raise RefusedError("geef je werk een naam, bijvoorbeeld: verslag van 5 november.")
        folder = self.place / name
        if folder.exists():
            raise RefusedError("er is al werk met die naam. Kies een andere, of ga daarin verder.")
        self.place.mkdir(parents=True, exist_ok=True)
        git(self.repository, "worktree", "add", "--quiet", "-b", f"{BRANCH}{name}", str(folder), "main")
        return Draft(name, title, folder)

    def drop(self, draft: Draft) -> None:
        """Take a draft away."""
        shutil.rmtree(draft.folder, ignore_errors=True)
        git(self.repository, "worktree", "prune")
        git(self.repository, "branch", "-D", f"{BRANCH}{draft.name}")
