"""One change of one record: is it still the value that the form showed, is nothing private in it, and then it is written.

Nothing is merged in silence and nothing is overwritten: what does not fit any more is shown with what stands there now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.desk.disk import write_whole
from lok.desk.forms import meant
from lok.desk.placing import ElsewhereError, fits, model_at, moved, put, value_at
from lok.desk.private import brought_in
from lok.desk.states import Step, mark_of
from lok.desk.typed import as_written
from lok.edit.record import NotEditedError, insert_item, move_item, remove
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Part, field_types
from lok.model.depends import nothing
from lok.source.parse import SourceError, decode, parse
from lok.source.problems import Level

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as day
    from pathlib import Path as Folder

    from lok.archive.archive import Archive
    from lok.desk.states import States
    from lok.model.kind import Kind
    from lok.source.positions import Path

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
SET, INSERT, REMOVE, MOVE, WHOLE = "gewijzigd", "toegevoegd", "weggehaald", "verplaatst", "in één keer gewijzigd"
LONGEST = 60_000
"""Characters of one typed value: longer than any field may be, so that the check can say by how much."""


class RefusedChangeError(Exception):
    """A change that was not written, in Dutch. ``may_insist``: it may be, when the secretary says so again."""

    def __init__(self, message: str, *, may_insist: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.may_insist = may_insist


class ConflictError(Exception):
    """What the form showed is not what stands there: ``here`` is, and ``typed`` was not written."""

    def __init__(self, here: Any, typed: Any) -> None:
        super().__init__("iemand anders wijzigde dit intussen")
        self.here = here
        self.typed = typed


@dataclass(frozen=True, slots=True)
class Change:
    """What a form asks for, of the record that it showed with the mark ``base``.

    ``shown`` is the value that stood in the form before, ``insist`` that a warning about private words was read.
    """

    soort: str
    record_id: str
    act: str
    at: Path
    value: Any = None
    shown: Any = None
    base: str = ""
    insist: bool = False
    words: str = ""

    @property
    def path(self) -> str:
        """The file of the record, from the root."""
        return f"data/{self.soort}/{self.record_id}.yaml"

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return BY_SOORT[self.soort]


@dataclass(frozen=True, slots=True)
class Done:
    """A change that stands on disk: where, and whether the record was what the form saw before it."""

    at: Path
    direct: bool


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose hand writes where: the folder of a draft, its council as it was last judged, its earlier states, and today."""

    root: Folder
    archive: Archive
    states: States
    who: str
    today: day

    def write(self, change: Change, raw: bytes, new: str, at: Path = ()) -> str:
        """Write a record anew, dated and without private words, and lay its earlier text by; its new mark.

        Raises:
            RefusedChangeError: There are private words in it.
            OSError: The disk refuses; the record is what it was.
        """
        written = written_out(raw, dated(change.kind, new, self.today))
        for each in brought_in(change.kind, change.record_id, (raw, written), at, self.archive):
            if each.level is Level.FOUT:
                raise RefusedChangeError(f"Dit is niet bewaard: {each.message}. {each.hint}")
            if not change.insist:
                raise RefusedChangeError(f"Dit is nog niet bewaard: {each.message}. {each.hint}", may_insist=True)
        before, after = self.states.keep(raw), self.states.keep(written)
        write_whole(self.root / change.path, written)
        field = "/".join(map(str, at)) if change.act == SET else ""
        self.states.note(Step(self.who, change.path, change.words or change.act, field, before, after))
        return after


def carry_out(hand: Hand, change: Change) -> Done:
    """Write one change of a record.

    Raises:
        ConflictError: Something else stands there now.
        RefusedChangeError: It may not or cannot be written.
        FileNotFoundError: The record is gone.
        OSError: The disk refuses; the record is what it was.
    """
    raw = (hand.root / change.path).read_bytes()
    mark = mark_of(raw)
    text = _decoded(raw)
    at = _place(change, text, None if change.base in ("", mark) else hand.states.text(change.base) or b"")
    new = edited(text, change, at)
    if new != text:
        hand.write(change, raw, new, at)
    return Done(at, change.base in ("", mark))


def rewrite(hand: Hand, path: str, words: str, new: Callable[[str], str], *, insist: bool = False) -> str:
    """Change a record in one act that a screen knows, told in ``words``; its new mark.

    Raises as ``carry_out``.
    """
    raw = (hand.root / path).read_bytes()
    text = _decoded(raw)
    try:
        changed = new(text)
    except NotEditedError as error:
        raise RefusedChangeError(f"Dit is niet bewaard: {error}.") from None
    if changed == text:
        return mark_of(raw)
    soort, record_id = path.split("/")[1], path.rpartition("/")[2].removesuffix(".yaml")
    return hand.write(Change(soort, record_id, WHOLE, (), insist=insist, words=words), raw, changed)


def _decoded(raw: bytes) -> str:
    try:
        return decode(raw)
    except SourceError as error:
        raise RefusedChangeError(f"Dit kan nu niet gewijzigd worden: {error.message}.") from None


def written_out(raw: bytes, text: str) -> bytes:
    """A changed text as bytes; a byte order mark in front stays."""
    return (BYTE_ORDER_MARK if raw.startswith(BYTE_ORDER_MARK) else b"") + text.encode("utf-8")


def dated(kind: Kind, text: str, today: day) -> str:
    """The text with the day of its last change: readers' calendars and feeds ask for it."""
    if parse(text).get("laatst_gewijzigd") == today.isoformat():
        return text
    return put(text, kind.model, ("laatst_gewijzigd",), today.isoformat())


def _place(change: Change, text: str, base: bytes | None) -> Path:
    """Where the change belongs in the record as it is now. ``base`` is the text that the form saw, when that was another."""
    if not fits(change.kind.model, change.at) or not change.at:
        raise RefusedChangeError("Dit veld bestaat niet.")
    now = parse(text)
    at = change.at
    if base:
        try:
            at = moved(parse(_decoded(base)), now, at)
        except ElsewhereError:
            raise ConflictError(None, change.value) from None
    elif base is not None and (change.act != SET or nothing(change.shown) or nothing(value_at(now, at))):
        # The text that the form saw is not known: only what it showed says whether this is the same place.
        raise ConflictError(value_at(now, at), change.value)
    here = value_at(now, at)
    if change.act == SET and not any(_same(change, at, here, each) for each in (change.shown, change.value)):
        raise ConflictError(here, change.value)
    if change.act == REMOVE and base and here != value_at(parse(_decoded(base)), change.at):
        raise ConflictError(here, None)
    return at


def _same(change: Change, at: Path, here: Any, said: Any) -> bool:
    """Whether a value of a form is what stands there: it shows what counts while nothing does, and writes a moment in its own way."""
    if as_shown(here) == as_shown(said):
        return True
    if isinstance(at[-1], str) and _counts_as(model_at(change.kind.model, at[:-1]), at[-1], here, said):
        return True
    try:
        return bool(as_shown(here) == as_shown(_written(change.kind.model, at, said)))
    except (RefusedChangeError, KeyError):
        return False


def _counts_as(model: type[Part], name: str, here: Any, said: Any) -> bool:
    return bool(meant(model, name, here) == meant(model, name, said))


def as_shown(value: Any) -> Any:
    """A value as a form shows it: nothing as empty, and without the line end of a long text."""
    return value.rstrip("\n") if isinstance(value, str) else value or ""


def edited(text: str, change: Change, at: Path) -> str:
    """The text with the change at its place.

    Raises:
        RefusedChangeError: It cannot be made in this text.
    """
    model = change.kind.model
    try:
        if change.act == REMOVE:
            return remove(text, at)
        if change.act == MOVE:
            return move_item(text, at[:-1], int(at[-1]), int(change.value))
        if change.act == INSERT:
            return _inserted(text, model, at, change.value)
        return put(text, model, at, _written(model, at, change.value))
    except NotEditedError as error:
        raise RefusedChangeError(f"Dit is niet bewaard: {error}.") from None
    except (KeyError, IndexError, TypeError, ValueError):
        raise RefusedChangeError("Dit is niet bewaard: deze plaats bestaat niet meer.") from None


def _inserted(text: str, model: type[Part], at: Path, value: Any) -> str:
    """The text with a new item in a list; ``at`` ends with its place, or with the list for the end of it."""
    given = _written(model, (*at, 0) if not isinstance(at[-1], int) else at, value)
    owner, index = (at[:-1], int(at[-1])) if isinstance(at[-1], int) else (at, None)
    rows = value_at(parse(text), owner)
    if not rows:
        return put(text, model, owner, [given])
    return insert_item(text, owner, len(rows) if index is None else index, given)


def _written(model: type[Part], at: Path, value: Any) -> Any:
    """A value that a form gave, in the writing of the records: texts, and lists and groups of those."""
    names = [each for each in at if isinstance(each, str)]
    owner = model_at(model, at[: at.index(names[-1])] if names.count(names[-1]) == 1 else at[: _last(at)])
    return _as_field(owner, names[-1], value)


def _last(at: Path) -> int:
    return max(index for index, each in enumerate(at) if isinstance(each, str))


def _as_field(model: type[Part], name: str, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        if len(value) > LONGEST:
            raise RefusedChangeError(f"Deze tekst is te lang: {len(value)} tekens. Hoogstens {LONGEST} kan.")
        return as_written(model, name, value)
    if isinstance(value, list):
        return [_as_field(model, name, each) for each in value]
    if isinstance(value, dict):
        inner = next(each for each in field_types(model, name) if isinstance(each, type) and issubclass(each, Part))
        if unknown := value.keys() - inner.model_fields.keys():
            raise RefusedChangeError(f"Dit veld bestaat niet: {min(unknown)[:40]}.")
        return {key: made for key, each in value.items() if (made := _as_field(inner, key, each)) not in ("", [])}
    raise RefusedChangeError("Deze waarde kan hier niet.")


def record_there(root: Folder, soort: str, record_id: str) -> bytes | None:
    """The bytes of a record; ``None`` when there is none. Never looks outside the folder of its kind."""
    file = root / "data" / soort / f"{record_id}.yaml"
    if soort not in BY_SOORT or "/" in record_id or record_id.startswith(".") or file.is_symlink():
        return None
    return file.read_bytes() if file.is_file() else None
