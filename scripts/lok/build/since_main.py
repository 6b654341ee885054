"""What git knows of main: where this change left it, and which files differ since. What a site looks like asks nothing of git."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

from lok.source.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MAIN = ("origin/main", "main")
"""Where the published version is looked for: what others have before what is here."""


def base_of(root: Path) -> str | None:
    """The commit at which what stands at ``root`` left main; ``None`` where there is no git or no main."""
    found = next((found for ref in MAIN if (found := git(root, "merge-base", "HEAD", ref))), None)
    return found.decode().strip() if found else None


def changed_files(root: Path) -> frozenset[str] | None:
    """The files below ``root`` that differ from main, by their path from there: changed, new or gone.

    ``None`` where main is not known, and where nothing differs: then all that is here is what is judged.
    """
    base = base_of(root)
    if base is None:
        return None
    differ = git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--") or b""
    added = git(root, "ls-files", "--others", "--exclude-standard", "-z") or b""
    names = frozenset((differ + added).decode(errors="replace").split("\0")) - {""}
    return names or None


Changed = tuple[tuple[str, str], ...]
"""Records that differ from main: the path below the root, and the text as it is on main."""


def changed_records(root: Path, kinds: Iterable[str]) -> Changed:
    """The records of these kinds that differ from main; none where main is not known.

    Costs two or three runs of git, and one more for each record that differs.
    """
    commit = base_of(root)
    if commit is None:
        return ()
    return tuple(_changed(root, commit, kinds))


def _changed(root: Path, commit: str, kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    folders = [f"data/{kind}" for kind in kinds]
    changed = git(root, "diff", "--name-only", "--relative", "--diff-filter=M", "-z", commit, "--", *folders) or b""
    for path in changed.decode(errors="replace").split("\0"):
        if path.count("/") == 2 and path.endswith(".yaml"):
            text = git(root, "show", f"{commit}:./{path}")
            if text is not None:
                yield path, decode(text)


def git(root: Path, *words: str) -> bytes | None:
    """What git answers; ``None`` when there is no git, no repository, or no such thing in it."""
    try:
        run: Any = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return run.stdout if run.returncode == 0 else None
