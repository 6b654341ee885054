"""A work tree brought to a later commit, whole: when git dies half way, the next act puts back what it had begun to change.

Without this the half that was written would look like somebody's work, and be committed as such.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lok.forge.git import STALE, Asked, ask, run
from lok.forge.refusals import BUSY, STOPPED, refusal
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "lok-onderweg"
"""The file, in what git keeps for a work tree, that names the commit to which it is on its way."""


def forward(folder: Path, commit: str, asked: Asked) -> None:
    """Bring the work tree ``folder`` to a commit that follows its own. Only one act at a time may do so.

    Raises ``RefusedError`` when unsaved work is in the way, or git was stopped; the files then are as they were.
    """
    recover(folder, asked)
    mark = _mark(folder, asked)
    mark.write_text(commit, "ascii")
    try:
        done = run(folder, "merge", "--ff-only", "--quiet", commit, asked=asked)
    except RefusedError:
        recover(folder, asked, dead=True)
        raise
    if done.code < 0:
        recover(folder, asked, dead=True)
        raise RefusedError(STOPPED)
    mark.unlink()
    if done.code:
        raise refusal(done.told)


def on_its_way(folder: Path, asked: Asked) -> bool:
    """Whether the work tree is being brought forward, or was when git died."""
    return _mark(folder, asked).exists()


def recover(folder: Path, asked: Asked, *, dead: bool = False) -> None:
    """Put back what a bringing forward changed that did not end. Only one act at a time may do so.

    What somebody wrote there since stays. Raises ``RefusedError`` when git may still be at work, unless it is known to be ``dead``.
    """
    mark = _mark(folder, asked)
    if not mark.exists():
        return
    for lock in _locks(folder, mark.parent, asked):
        with suppress(FileNotFoundError):
            if not dead and time.time() - lock.stat().st_mtime < STALE:
                raise RefusedError(BUSY)
            lock.unlink()
    new, old = mark.read_text("ascii").strip(), ask(folder, "rev-parse", "HEAD", asked=asked).text
    if new and new != old:
        _back(folder, tuple(_half_done(folder, old, new, asked)), asked)
    mark.unlink()


def _mark(folder: Path, asked: Asked) -> Path:
    return Path(ask(folder, "rev-parse", "--absolute-git-dir", asked=asked).text) / MARK


def _locks(folder: Path, git_folder: Path, asked: Asked) -> Iterator[Path]:
    """The locks that git holds while it brings a work tree forward."""
    yield from (git_folder / f"{name}.lock" for name in ("index", "HEAD", "ORIG_HEAD"))
    words = ("rev-parse", "--path-format=absolute", "--git-common-dir", "--symbolic-full-name", "HEAD")
    common, branch = ask(folder, *words, asked=asked).text.split("\n")
    yield Path(common) / f"{branch}.lock"


def _half_done(folder: Path, old: str, new: str, asked: Asked) -> Iterator[tuple[str, bool]]:
    """The files that differ between both commits and hold what one of them says, or its beginning; whether the old one has it."""
    top = Path(ask(folder, "rev-parse", "--show-toplevel", asked=asked).text)
    words = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", old, new)
    for path in ask(folder, *words, asked=asked).items:
        before, after = (_text(folder, f"{commit}:{path}", asked) for commit in (old, new))
        place = top / path
        now = place.read_bytes().replace(b"\r\n", b"\n") if place.is_file() else None
        if now is None or now in (before, after) or (after or b"").startswith(now):
            yield path, before is not None


def _text(folder: Path, name: str, asked: Asked) -> bytes | None:
    found = run(folder, "cat-file", "blob", name, asked=asked)
    return found.out.replace(b"\r\n", b"\n") if found.code == 0 else None


def _back(folder: Path, paths: tuple[tuple[str, bool], ...], asked: Asked) -> None:
    top = Path(ask(folder, "rev-parse", "--show-toplevel", asked=asked).text)
    ask(folder, "read-tree", "HEAD", asked=asked)
    for path in (path for path, was in paths if not was):
        (top / path).unlink(missing_ok=True)
    given = "\0".join(path for path, was in paths if was).encode("utf-8", "surrogateescape")
    if given:
        words = ("checkout-index", "--force", "-z", "--stdin")
        ask(top, *words, asked=Asked(given=given, more=asked.more, mends=asked.mends))
