"""Work trees of git: laid out, laid out again after they were lost, and taken away.

Whatever stands in the place of a work tree and is none is moved aside and never removed.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lok.forge.git import Asked, ask, in_draft, run
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from lok.forge.repository import Repository

REMOVE = ("worktree", "remove", "--force", "--force")
ASIDE = ".opzij"
"""Where, among the drafts, comes what stood in the way."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A work tree that git knows: its folder, the full name of its branch, and why it is locked."""

    folder: Path
    branch: str = ""
    locked: str | None = None

    @property
    def begun(self) -> bool:
        """Whether git died while it laid it out: nobody ever worked in it."""
        return self.locked == "initializing"


def trees(repository: Repository) -> tuple[Tree, ...]:
    """The work trees that git knows, the checkout of the repository itself among them."""
    found: list[Tree] = []
    for block in ask(repository.root, "worktree", "list", "--porcelain", "-z").out.split(b"\0\0"):
        lines = [each.decode("utf-8", "surrogateescape").partition(" ") for each in block.split(b"\0") if each]
        told = {key: value for key, _, value in lines}
        if "worktree" in told and "bare" not in told:
            found.append(Tree(Path(told["worktree"]), told.get("branch", ""), told.get("locked")))
    return tuple(found)


def lay_out(repository: Repository, folder: Path, commit: str, *, new: str) -> None:
    """A work tree of ``commit`` in ``folder``, on a new branch. Raises ``RefusedError``."""
    _make_room(repository, folder)
    ask(repository.root, "worktree", "add", "--quiet", "--no-track", "-b", new, str(folder), commit, asked=_TRIED)


def lay_out_again(repository: Repository, folder: Path, branch: str) -> bool:
    """See that a branch has its work tree in ``folder``; whether it had to be laid out.

    Raises ``RefusedError`` when the branch is open in another folder.
    """
    if (folder / ".git").is_file():
        run(repository.root, "worktree", "repair", str(folder))  # after the whole repository was moved
    known = [each for each in trees(repository) if each.branch == f"refs/heads/{branch}"]
    _refuse_elsewhere(known, folder)
    if any(_stands(each) for each in known):
        return False
    for each in known:
        _forget(repository, each)
    _make_room(repository, folder)
    ask(repository.root, "worktree", "add", "--quiet", str(folder), branch, asked=_TRIED)
    return True


def clear(repository: Repository, folder: Path, branch: str) -> None:
    """Take away the work tree of a branch in ``folder``, with all that is in it. Raises ``RefusedError``."""
    known = [each for each in trees(repository) if each.branch == f"refs/heads/{branch}"]
    _refuse_elsewhere(known, folder)
    for each in known:
        if _stands(each):
            ask(repository.root, *REMOVE, str(each.folder))
        else:
            _forget(repository, each)
    if folder.exists():
        _set_aside(repository, folder)


_TRIED = Asked(mends=True)


def _stands(tree: Tree) -> bool:
    """Whether a work tree is whole: its folder is there, and git takes it for one."""
    if tree.begun or not (tree.folder / ".git").exists():
        return False
    found = run(tree.folder, "rev-parse", "--show-toplevel", asked=in_draft(tree.folder))
    return found.code == 0 and Path(found.text).resolve() == tree.folder.resolve()


def _refuse_elsewhere(known: list[Tree], folder: Path) -> None:
    if any(each.folder.resolve() != folder.resolve() and each.folder.exists() for each in known):
        raise RefusedError("dit ontwerp staat open in een andere map van deze computer. Sluit het daar eerst.")


def _make_room(repository: Repository, folder: Path) -> None:
    """Free the place of a work tree: from what git began and did not end, and from what is no work tree."""
    for each in trees(repository):
        if each.folder.resolve() == folder.resolve() and (each.begun or not folder.exists()):
            _forget(repository, each)
    if folder.exists() or folder.is_symlink():
        _set_aside(repository, folder)


def _forget(repository: Repository, tree: Tree) -> None:
    """Have git forget a work tree that does not stand. Nobody worked in one that was only begun; all else is moved aside."""
    if tree.folder.exists() and not tree.begun:
        _set_aside(repository, tree.folder)
    run(repository.root, *REMOVE, str(tree.folder))
    if tree.folder.exists():
        _set_aside(repository, tree.folder)
    if any(each.folder == tree.folder for each in trees(repository)):
        ask(repository.root, *REMOVE, str(tree.folder))


def _set_aside(repository: Repository, folder: Path) -> None:
    aside = repository.place / ASIDE
    aside.mkdir(exist_ok=True)
    shutil.move(folder, aside / f"{folder.name}-{time.time_ns()}")
