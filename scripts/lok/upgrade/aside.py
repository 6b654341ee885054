"""The council's repository a second time, beside it: everything is done there, and comes back as one commit or not at all.

Git keeps the files of the council in a folder and an index of their own; until ``land`` nothing of the repository itself
changes but objects that nobody refers to. ``land`` moves the branch by git's own fast-forward; what a power cut leaves of
that is put back by ``recover``.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lok.forge.git import Asked, ask, run
from lok.forge.refusals import FULL, refusal
from lok.upgrade.source import tree
from lok.words.terminal import RefusedError, WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.upgrade.source import Tree

LANDING = "refs/lok/nieuwere-versie"
"""Names the commit that is being brought in, as long as that takes."""
LONG = 600.0
BLOCK = 4096
"""A file takes whole blocks of a disk."""


@dataclass(frozen=True, slots=True)
class Aside:
    """The files of the commit ``head`` of the repository at ``root``, in ``folder``, kept by an index of their own."""

    root: Path
    folder: Path
    index: Path
    head: str

    @property
    def asked(self) -> Asked:
        """What git is told so that it looks at the folder, and at nothing of the repository but its objects."""
        place = ask(self.root, "rev-parse", "--absolute-git-dir").text
        more = {"GIT_DIR": place, "GIT_WORK_TREE": str(self.folder), "GIT_INDEX_FILE": str(self.index)}
        return Asked(more=more, patience=LONG)

    @property
    def files(self) -> Tree:
        """What the council had."""
        return tree(self.root, self.head)

    def commit(self, changed: Iterable[str], message: str) -> str:
        """Keep the files at these paths, as they are in the folder or are not there, in a commit upon ``head``.

        Raises ``RefusedError`` when git refuses, as on a full disk; nothing has changed then.
        """
        asked = self.asked
        names = "\0".join(sorted(changed)).encode()
        given = Asked(given=names, more=asked.more, patience=LONG)
        ask(self.folder, "update-index", "--add", "--remove", "-z", "--stdin", asked=given)
        made = ask(self.folder, "write-tree", asked=asked).text
        given = Asked(given=message.encode(), more=asked.more)
        return ask(self.folder, "commit-tree", made, "-p", self.head, "-F", "-", asked=given).text


def lay_aside(root: Path, folder: Path) -> Aside:
    """Write the files of the last commit to ``folder``, which is made. Raises ``OSError`` and ``RefusedError``."""
    folder.mkdir()
    aside = Aside(root, folder, folder.with_suffix(".index"), ask(root, "rev-parse", "HEAD").text)
    asked = aside.asked
    ask(folder, "read-tree", aside.head, asked=asked)
    ask(folder, "checkout-index", "--all", "--quiet", asked=asked)
    return aside


def land(root: Path, commit: str) -> None:
    """Bring the commit to the branch and the files of ``root``, in one step of git.

    Raises:
        RefusedError: Git refuses, as on a full disk; everything is put back then.
    """
    if (free := shutil.disk_usage(root).free) < (wanted := needed(root, commit)):
        raise RefusedError(f"{FULL} Nodig: {in_mb(wanted)}; vrij: {in_mb(free)}. Er is niets veranderd.")
    ask(root, "update-ref", LANDING, commit)
    answer = run(root, "merge", "--ff-only", "--quiet", commit, asked=Asked(patience=LONG))
    if answer.code:
        recover(root)
        reason = refusal(answer.told).message
        raise RefusedError(
            f"de nieuwere versie kon niet op haar plaats gezet worden: {reason} Alles staat zoals het was."
        )
    run(root, "update-ref", "-d", LANDING)


def needed(root: Path, commit: str) -> int:
    """How many bytes the files of a commit that are not there yet may take, with what git itself writes beside them."""
    rows = ask(root, "ls-tree", "-r", "-l", "-z", commit).items
    now = tree(root, "HEAD")
    there = ((row.partition("\t")[2], row.partition("\t")[0].split()) for row in rows)
    files = sum(int(size) + BLOCK for path, (mode, _, name, size) in there if now.get(path) != (mode, name))
    return files + 2 * len(rows) * BLOCK // 8


def in_mb(size: int) -> str:
    """``12 MB``, rounded up."""
    return f"{-(-size // 10**6)} MB"


def recover(root: Path) -> bool:
    """Put back what an earlier ``land`` left half done; whether there was anything to put back.

    Only files are put back that stand as git left them under way. What somebody changed since stays, and is told by
    ``refuse_unfinished``.
    """
    commit = run(root, "rev-parse", "--verify", "--quiet", LANDING).text
    if not commit:
        return False
    head = ask(root, "rev-parse", "HEAD").text
    half = head != commit and run(root, "rev-parse", f"{commit}^").text == head
    if half:
        if run(
            root, "diff-index", "--cached", "--quiet", "HEAD"
        ).code:  # on a full disk nothing is written that need not be
            ask(root, "reset", "--quiet", asked=Asked(patience=LONG))
        ours, had = _left(root, commit), tree(root, head)
        for path in ours - had.keys():
            (root / path).unlink(missing_ok=True)
        names = "\0".join(sorted(ours & had.keys())).encode()
        ask(root, "checkout-index", "--force", "-z", "--stdin", asked=Asked(given=names, patience=LONG))
    ask(root, "update-ref", "-d", LANDING)
    return half


def _dirty(root: Path) -> set[str]:
    rows = ask(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all").items
    return {row[3:] for row in rows}


def _left(root: Path, commit: str) -> set[str]:
    """The files that git left under way to ``commit``: gone, as that has them, or the beginning of that."""
    new, dirty = tree(root, commit), _dirty(root)
    names = sorted(path for path in dirty if (root / path).is_file() and path in new)
    given = Asked(given="\n".join(names).encode())
    hashed = ask(root, "hash-object", "--stdin-paths", asked=given).text.splitlines() if names else []

    def begun(path: str) -> bool:
        return ask(root, "cat-file", "blob", new[path][1]).out.startswith((root / path).read_bytes())

    same = {path for path, name in zip(names, hashed, strict=True) if new[path][1] == name or begun(path)}
    return same | {path for path in dirty if not (root / path).exists()}


def refuse_unfinished(root: Path) -> None:
    """That ``root`` is a whole repository in which git has kept everything.

    Raises:
        WrongUse: It is not; nothing is touched then.
    """
    top = ask(root, "rev-parse", "--show-toplevel").text
    if Path(top).resolve() != root.resolve():
        raise WrongUse(f"voer dit uit in de bovenste map van de bewaarplaats: {top}.")
    if run(root, "rev-parse", "--verify", "--quiet", "HEAD").code:
        raise WrongUse("git bewaarde hier nog niets. Bewaar eerst alles met ‘git commit’.")
    if dirty := sorted(_dirty(root)):
        shown = "\n".join(f"  {path}" for path in dirty[:10])
        raise WrongUse(
            f"git heeft nog niet alles bewaard:\n{shown}\nBewaar het eerst met ‘git commit’, of haal het weg."
        )
    if run(root, "var", "GIT_COMMITTER_IDENT").code:
        raise WrongUse(
            "git weet niet wie je bent. Zeg het één keer: git config user.name en git config user.email, met het adres van de raad."
        )
