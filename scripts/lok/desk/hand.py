"""Who writes where, and the one way in which a record of a draft is written: dated, judged, once, and with a way back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.acts.act import laying
from lok.desk.change import INSERT, MOVE, SET, RefusedChangeError
from lok.desk.disk import write_whole
from lok.desk.ledger import Act
from lok.desk.placing import CAME, MOVED, OTHERWISE, Shift, UnknownError, moved, put, shift_of, shifted, value_at
from lok.desk.private import brought_in
from lok.desk.states import GONE, Entry, Step, mark_of
from lok.kinds.registry import BY_SOORT
from lok.source.parse import SourceError, decode, parse
from lok.source.problems import Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date as day
    from pathlib import Path as Folder

    from lok.archive.archive import Archive
    from lok.desk.change import Change
    from lok.desk.ledger import Ledger
    from lok.desk.states import States
    from lok.model.kind import Kind
    from lok.source.positions import Path

MUCH = 30
"""Characters that are taken away at once: what stood there before is then kept apart."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose hand writes where: the folder of a draft, its council as it was last judged, its earlier states, and today.

    ``number`` is that of the tap, by which a second sending of it is known.
    """

    root: Folder
    archive: Archive
    states: States
    ledger: Ledger
    who: str
    today: day
    number: str = ""

    def write(self, change: Change, raw: bytes, new: str, at: Path = ()) -> Entry:
        """Write a record anew, dated and without private words, and lay its earlier text by.

        Raises:
            RefusedChangeError: There are private words in it.
            OSError: The disk refuses; the record is what it was.
        """
        written = as_bytes(raw, dated(change.kind, new, self.today))
        self._refuse_private(change.kind, change.record_id, (raw, written), at, insist=change.insist)
        before, after = self.states.keep(raw), self.states.keep(written)
        field = "/".join(map(str, at)) if change.act == SET else ""
        step = Step(self.who, change.path, change.words or change.act, field, before, after)
        return self.lay(
            step, written, shift_by(change, at, text_of(raw), new), apart=bool(change.words) or _cut(raw, new, at)
        )

    def _refuse_private(
        self, kind: Kind, record_id: str, texts: tuple[bytes, bytes], at: Path, *, insist: bool
    ) -> None:
        for each in brought_in(kind, record_id, texts, at, self.archive):
            if each.level is Level.FOUT:
                raise RefusedChangeError(f"Dit is niet bewaard: {each.message}. {each.hint}", private=True)
            if not insist:
                told = f"Dit is nog niet bewaard: {each.message}. {each.hint}"
                raise RefusedChangeError(told, may_insist=True, private=True)

    def lay(self, step: Step, raw: bytes | None, shift: Shift | None = None, *, apart: bool = False) -> Entry:
        """Put a text in the place of a record, or nothing: written down first, so that it is done once.

        ``apart``: it stands on its own in the list of what was done.

        Raises:
            OSError: The disk refuses; the record is what it was.
        """
        self.ledger.begin(Act(self.number, step, shift))
        file = self.root / step.path
        if raw is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, raw)
        return self.states.note(step, apart=apart)

    def write_all(
        self, words: str, texts: Mapping[str, tuple[bytes | None, bytes | None]], *, insist: bool = False
    ) -> Entry:
        """Write the records of one act, all or none: by path, what stands there and what comes, or nothing.

        Raises:
            RefusedChangeError: There are private words in one of them.
            OSError: The disk refuses; what had no place yet then gets it before anything else is written.
        """
        self.refuse_private_in(texts, insist=insist)
        return self.lay_all(words, texts)

    def refuse_private_in(
        self, texts: Mapping[str, tuple[bytes | None, bytes | None]], *, insist: bool = False
    ) -> None:
        """Raise ``RefusedChangeError`` when there are private words in what would come in the places of these records."""
        for path, (raw, written) in texts.items():
            if written is not None:
                soort, name = path.split("/")[1:]
                record_id = name.removesuffix(".yaml")
                self._refuse_private(BY_SOORT[soort], record_id, (raw or b"", written), (), insist=insist)

    def lay_all(self, words: str, texts: Mapping[str, tuple[bytes | None, bytes | None]]) -> Entry:
        """Put texts in the places of several records, all or none; they are one line in what was done, with one way back.

        Raises ``OSError`` as ``write_all``.
        """
        mark = self.number or secrets.token_hex(8)
        steps = [
            Step(self.who, path, words, "", self._kept(before), self._kept(after), mark)
            for path, (before, after) in texts.items()
        ]
        for step in steps:
            self.ledger.begin(Act(self.number, step, Shift(OTHERWISE, (), 0)))
        plan = laying(self.root)
        come = {path: after for path, (_, after) in texts.items() if after is not None}
        plan.lay_down(come, tuple(path for path, (_, after) in texts.items() if after is None))
        plan.finish()
        return [self.states.note(each, apart=True) for each in steps][-1]

    def _kept(self, raw: bytes | None) -> str:
        return GONE if raw is None else self.states.keep(raw)

    def done(self, path: str) -> Entry | None:
        """What this tap did already, when it was sent before; also when the desk ended before it could say so."""
        act = self.ledger.happened(self.number, path, mark_there(self.root, path))
        return None if act is None else settled(self.root, self.states, act)

    def made(self, soort: str) -> str:
        """The id of the record of a kind that this tap made, when it was sent before; empty when it was not."""
        for each in self.ledger.known():
            folder, _, name = each.step.path.rpartition("/")
            if self.number and each.number == self.number and folder == f"data/{soort}" and self.done(each.step.path):
                return name.removesuffix(".yaml")
        return ""

    def place(self, path: str, base: str, at: Path) -> Path:
        """Where ``at`` of the record with the mark ``base`` stands in it now.

        Raises:
            GoneError: Its item was taken away.
            UnknownError: The desk does not know that text any more.
            ElsewhereError: It cannot be told which item it is.
        """
        raw = (self.root / path).read_bytes()
        now = mark_of(raw)
        if base in ("", now):
            return at
        acts, here = self.ledger.route(path, base, now)
        for each in acts:
            if each.shift is not None and each.shift.sort == OTHERWISE:
                at = moved(self._held(each.step.before), self._held(each.step.after), at)
            elif each.shift is not None:
                at = shifted(each.shift, at)
        return at if here == now else moved(self._held(here), parse(text_of(raw)), at)

    def _held(self, mark: str) -> Any:
        raw = self.states.text(mark)
        if raw is None:
            raise UnknownError
        return parse(text_of(raw))


def settled(root: Folder, states: States, act: Act) -> Entry:
    """An act that came true, noted among what was done when the desk ended before that; number 0 when later acts cover it."""
    found = states.noted(act.step)
    if found is None and mark_there(root, act.step.path) == act.step.after:
        return states.note(act.step)
    return found or Entry(0, 0.0, act.step)


def mark_there(root: Folder, path: str) -> str:
    """The mark of a record as it stands; that of nothing when there is none."""
    file = root / path
    return mark_of(file.read_bytes()) if file.is_file() else GONE


def text_of(raw: bytes) -> str:
    """The text of a record. Raises ``RefusedChangeError`` for one that somebody broke by hand."""
    try:
        parse(text := decode(raw))
    except SourceError as error:
        raise RefusedChangeError(f"Dit kan nu niet gewijzigd worden: {error.message}.") from None
    return text


def shift_by(change: Change, at: Path, before: str, after: str) -> Shift | None:
    """What a change does to the places of items; ``None`` when each stands where it stood."""
    if change.act == MOVE:
        return Shift(MOVED, at[:-1], int(at[-1]), int(change.value))
    if change.act == INSERT:
        owner, index = (at[:-1], int(at[-1])) if isinstance(at[-1], int) else (at, None)
        return Shift(CAME, owner, len(value_at(parse(before), owner) or []) if index is None else index)
    return shift_of(parse(before), parse(after), at)


def _cut(before: bytes, after: str, at: Path) -> bool:
    """Whether much of what stood at a place is gone: a slip of the hand as well as a choice."""
    old, new = (value_at(parse(text), at) if at else None for text in (text_of(before), after))
    return isinstance(old, str) and len(old) - len(new if isinstance(new, str) else "") > MUCH


def as_bytes(raw: bytes, text: str) -> bytes:
    """A changed text as bytes; a byte order mark in front stays."""
    return (BYTE_ORDER_MARK if raw.startswith(BYTE_ORDER_MARK) else b"") + text.encode("utf-8")


def dated(kind: Kind, text: str, today: day) -> str:
    """The text of a record with the day of its last change: readers' calendars and feeds ask for it."""
    if parse(text).get("laatst_gewijzigd") == today.isoformat():
        return text
    return put(text, kind.model, ("laatst_gewijzigd",), today.isoformat())
