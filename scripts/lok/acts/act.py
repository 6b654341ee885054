"""An act: changed records, judged as part of the whole council before one of them is written, and then written together."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lok.archive.laying import Laying
from lok.archive.load import load
from lok.archive.staged import JUDGED
from lok.build.check import blocking, check
from lok.changes.proposal import Changes, compared
from lok.kinds.registry import BY_SOORT
from lok.source.decode import decode
from lok.source.problems import as_text
from lok.source.refusals import SourceError
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date as day

    from lok.acts.deed import Deed
    from lok.archive.load import Loaded
    from lok.source.problems import Problem

MARK = b"\xef\xbb\xbf"
LONGEST_FILE_NAME = 255
"""Bytes of the name of a file, on any disk."""


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
    """Records by their path from the root, each with the bytes that it was and will be, and what readers notice of it.

    What a new record was is nothing at all.
    """

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    changes: Changes


def prepare(root: Path, loaded: Loaded, edits: Mapping[str, Callable[[str], str]], date: day) -> Act:
    """What these edits make of their records and of both sites. Nothing is written.

    Args:
        root: The folder that holds ``data/``.
        loaded: What was read there.
        edits: By the path of a record, what gives its new text; a new one has an empty text.
        date: Today.

    Raises:
        FaultsError: The council would not be right with it; every fault is told.
        NotEditedError: A record is typed in a way in which that cannot be written.
    """
    before = {path: _bytes(root / path) or b"" for path in edits}
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
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(text)
        new = load(place)
        problems = check(new, place, date)
        if blocking(problems):
            faults = tuple(each for each in problems if each.blocks)
            told = f"dit kan niet, en er is niets veranderd. Zo zou het niet kloppen:\n{as_text(faults)}"
            raise FaultsError(told, faults)
        return Act(before, after, compared(loaded, new, root, date))


def prepare_deed(root: Path, loaded: Loaded, deed: Deed, date: day) -> Act:
    """The same of a deed, with what readers notice of it.

    Raises:
        RefusedError: The council would not be right with it, or one of its records changed in the meantime.
    """
    _refuse_changed(root, deed)
    return prepare(root, loaded, {path: partial(_as, text) for path, text in deed.texts.items()}, date)


def _refuse_changed(root: Path, deed: Deed) -> None:
    """Raises ``RefusedError`` when one of the records is not what the deed was made from."""
    texts = RecordsAt(root)
    for path, text in deed.before.items():
        if texts.get(path) != text:
            raise RefusedError(f"{path} is intussen veranderd. Er is niets geschreven: probeer het opnieuw.")


def _as(new: str, old: str) -> str:
    """The new text, whatever the old one was."""
    del old
    return new


class RecordsAt(Mapping[str, str]):
    """The texts of the records below a folder, by their path from it; each is read when it is asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __getitem__(self, path: str) -> str:
        raw = _bytes(self._root / path) if _is_record(path) else None
        if raw is None:
            raise KeyError(path)
        try:
            return decode(raw)
        except SourceError as error:
            raise RefusedError(
                f"een van de records kan niet gelezen worden: {error.message}. Verbeter dat eerst."
            ) from None

    def __iter__(self) -> Iterator[str]:
        files = (self._root / "data").glob("*/*.yaml")
        return iter(sorted(each.relative_to(self._root).as_posix() for each in files))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _is_record(path: str) -> bool:
    """Whether a path is that of a record, and leads nowhere else."""
    top, _, below = path.partition("/")
    soort, _, name = below.partition("/")
    fits = name.endswith(".yaml") and "/" not in name and name.isprintable() and len(name.encode()) <= LONGEST_FILE_NAME
    return top == "data" and soort in BY_SOORT and fits


def _bytes(file: Path) -> bytes | None:
    """What stands in a file; ``None`` when there is none."""
    return file.read_bytes() if file.is_file() and not file.is_symlink() else None


def carry_out(root: Path, act: Act) -> None:
    """Write the records of an act, all or none.

    Raises:
        RefusedError: One of them changed in the meantime.
        OSError: The disk refuses; what was laid down then stays for the next time.
    """
    for path, text in act.before.items():
        if (_bytes(root / path) or b"") != text:
            raise RefusedError(f"{path} is intussen veranderd. Er is niets geschreven: probeer het opnieuw.")
    _lay(root, act.after)


def write_deed(root: Path, deed: Deed) -> None:
    """Write the records of a deed, which was judged when it was made, all or none. What readers notice of it is not asked.

    Raises ``RefusedError`` and ``OSError`` as ``carry_out``.
    """
    _refuse_changed(root, deed)
    _lay(root, {path: _edited(_bytes(root / path) or b"", partial(_as, text)) for path, text in deed.texts.items()})


def _lay(root: Path, after: Mapping[str, bytes]) -> None:
    to_write = laying(root)
    to_write.lay_down({path: text.decode("utf-8") for path, text in after.items()})
    to_write.finish()


def laying(root: Path) -> Laying:
    """Where an act lies until it has reached its places."""
    return Laying(root, ".lok-daad", replaces=True)


def _edited(raw: bytes, edit: Callable[[str], str]) -> bytes:
    """The bytes with an edit of their text; a byte order mark in front stays."""
    mark = MARK if raw.startswith(MARK) else b""
    return mark + edit(decode(raw)).encode("utf-8")
