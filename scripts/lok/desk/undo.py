"""Taking back one change, also when others came after it: only what that change did goes."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lok.desk.states import GONE, mark_of
from lok.source.parse import SourceError, decode, parse
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from lok.desk.hand import Hand
    from lok.desk.states import Entry

UNDONE = "De wijziging is ongedaan gemaakt."


def undo(hand: Hand, number: object) -> str:
    """Take the change with this number back, with all records of its act, and say so.

    Raises:
        RefusedError: There is no such change, or what came later touched the same place.
        OSError: The disk refuses.
    """
    entries = hand.states.group(number)
    if not entries:
        raise RefusedError("die wijziging staat er niet meer.")
    if hand.done(entries[0].step.path) is not None:
        return UNDONE
    texts = {each.step.path: _back(hand, each) for each in entries}
    changed = {path: both for path, both in texts.items() if both[0] != both[1]}
    if changed:
        hand.lay_all("ongedaan gemaakt", changed)
    return UNDONE


def _back(hand: Hand, entry: Entry) -> tuple[bytes | None, bytes | None]:
    """A record as it stands, and as it would be without a change."""
    file = hand.root / entry.step.path
    now = file.read_bytes() if file.is_file() else None
    before = hand.states.text(entry.step.before)
    if before is None and entry.step.before != GONE:
        raise RefusedError("de vroegere tekst is er niet meer.")
    untouched = (mark_of(now) if now is not None else GONE) == entry.step.after
    return now, before if untouched else _merged(hand, entry, now, before)


def _merged(hand: Hand, entry: Entry, now: bytes | None, before: bytes | None) -> bytes:
    """The text as it is now without what the change did: git's own merge of three texts."""
    after = hand.states.text(entry.step.after)
    if now is None or before is None or after is None:
        raise RefusedError("dit kan niet meer ongedaan gemaakt worden: het werd later gemaakt of verwijderd.")
    with tempfile.TemporaryDirectory(prefix="lok-ongedaan-") as folder:
        names = []
        for name, text in (("nu", now), ("na", after), ("voor", before)):
            names.append(str(Path(folder) / name))
            Path(names[-1]).write_bytes(text)
        done = subprocess.run(["git", "merge-file", "-p", "-q", *names], capture_output=True, check=False)
    if done.returncode != 0:
        raise RefusedError("op dezelfde plaats werd later nog iets gewijzigd. Maak dat eerst ongedaan.")
    try:
        parse(decode(done.stdout))
    except SourceError:
        raise RefusedError(
            "dit kan niet apart ongedaan gemaakt worden. Maak eerst de latere wijzigingen ongedaan."
        ) from None
    return done.stdout
