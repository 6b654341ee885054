"""New files laid down whole or not at all: first all of them beside the records, then each moved to its place.

A process that dies while laying down leaves the records as they were; one that dies while moving leaves a plan that
the next import carries on with. A file that is there already is never replaced.
"""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

UNDERWAY = ".lok-import"
"""The folder of a plan that is being carried out, at the root of the repository."""


def lay_down(root: Path, texts: Mapping[str, str]) -> None:
    """Write ``texts``, by their path from ``root``, beside the records, and make them count in one step.

    Raises ``OSError``, and leaves nothing of it then.
    """
    _clear(root)
    beside = root / f"{UNDERWAY}.nieuw"
    try:
        _write_all(beside, texts)
        beside.rename(root / UNDERWAY)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _clear(root: Path) -> None:
    """Take away what an import left that died before its plan stood, or after it was carried out."""
    shutil.rmtree(root / f"{UNDERWAY}.nieuw", ignore_errors=True)
    if not unfinished(root):
        shutil.rmtree(root / UNDERWAY, ignore_errors=True)


def _write_all(folder: Path, texts: Mapping[str, str]) -> None:
    """The texts by their number, and the plan that says where each belongs."""
    folder.mkdir(parents=True)
    for index, text in enumerate(texts.values()):
        (folder / str(index)).write_text(text, "utf-8", newline="\n")
    (folder / "plan.json").write_text(json.dumps(list(texts)), "utf-8")


def finish(root: Path) -> tuple[str, ...]:
    """Carry out, or carry on with, what was laid down; the paths that were not free. Doing it twice is no harm.

    Raises ``OSError``; what was laid down then stays for the next time.
    """
    underway = root / UNDERWAY
    if not unfinished(root):
        _clear(root)
        return ()
    kept = [
        path
        for index, path in enumerate(json.loads((underway / "plan.json").read_text("utf-8")))
        if (underway / str(index)).is_file() and not _place(underway / str(index), root / path)
    ]
    shutil.rmtree(underway)
    return tuple(kept)


def unfinished(root: Path) -> bool:
    """Whether an earlier import laid down files that have not all reached their place."""
    return (root / UNDERWAY / "plan.json").is_file()


def _place(text: Path, target: Path) -> bool:
    """Give a written file its place, unless another file has it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(text, target)
    except FileExistsError:
        return target.read_bytes() == text.read_bytes()
    except OSError:  # a disk without links: a rename is as whole, but would replace
        if target.exists():
            return target.read_bytes() == text.read_bytes()
        text.replace(target)
    return True
