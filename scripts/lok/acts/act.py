"""An act: changed records, judged as part of the whole council before one of them is written, and then written together."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lok.archive.laying import Laying
from lok.archive.load import load
from lok.archive.staged import JUDGED
from lok.build.check import blocking, check
from lok.changes.proposal import Changes, compared
from lok.source.decode import decode
from lok.source.problems import as_text
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date as day

    from lok.archive.load import Loaded
    from lok.source.problems import Problem

MARK = b"\xef\xbb\xbf"


class FaultsError(RefusedError):
    """An act that would leave the council with faults: ``problems`` are those, for who shows them in another way."""

    def __init__(self, message: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(message)
        self.problems = problems

    def __reduce__(self) -> tuple[type[FaultsError], tuple[str, tuple[Problem, ...]]]:
        """So that it comes out of a process beside this one as it was."""
        return FaultsError, (self.message, self.problems)


@dataclass(frozen=True, slots=True)
class Act:
    """Records by their path from the root, each with the bytes that it was and will be, and what readers notice of it."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    changes: Changes


def prepare(root: Path, loaded: Loaded, edits: Mapping[str, Callable[[str], str]], date: day) -> Act:
    """What these edits make of their records and of both sites. Nothing is written.

    Args:
        root: The folder that holds ``data/``.
        loaded: What was read there.
        edits: By the path of a record, what gives its new text.
        date: Today.

    Raises:
        FaultsError: The council would not be right with it; every fault is told.
        NotEditedError: A record is typed in a way in which that cannot be written.
    """
    before = {path: (root / path).read_bytes() for path in edits}
    after = {path: _edited(before[path], edit) for path, edit in edits.items()}
    with tempfile.TemporaryDirectory(prefix="lok-daad-") as folder:
        place = Path(folder) / "lok"
        place.mkdir()
        for name in JUDGED:
            source, target = root / name, place / name
            if source.is_dir():
                shutil.copytree(source, target, symlinks=True)
            elif source.is_file():
                shutil.copy2(source, target)
        for path, text in after.items():
            (place / path).write_bytes(text)
        new = load(place)
        problems = check(new, place, date)
        if blocking(problems):
            faults = tuple(each for each in problems if each.blocks)
            told = f"dit kan niet, en er is niets veranderd. Zo zou het niet kloppen:\n{as_text(faults)}"
            raise FaultsError(told, faults)
        return Act(before, after, compared(loaded, new, root, date))


def carry_out(root: Path, act: Act) -> None:
    """Write the records of an act, all or none.

    Raises:
        RefusedError: One of them changed in the meantime.
        OSError: The disk refuses; what was laid down then stays for the next time.
    """
    for path, text in act.before.items():
        if (root / path).read_bytes() != text:
            raise RefusedError(f"{path} is intussen veranderd. Er is niets geschreven: probeer het opnieuw.")
    to_write = laying(root)
    to_write.lay_down({path: text.decode("utf-8") for path, text in act.after.items()})
    to_write.finish()


def laying(root: Path) -> Laying:
    """Where an act lies until it has reached its places."""
    return Laying(root, ".lok-daad", replaces=True)


def _edited(raw: bytes, edit: Callable[[str], str]) -> bytes:
    """The bytes with an edit of their text; a byte order mark in front stays."""
    mark = MARK if raw.startswith(MARK) else b""
    return mark + edit(decode(raw)).encode("utf-8")
