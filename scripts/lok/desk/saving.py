"""One change of one record: is it still the value that the form showed, is nothing private in it, and then it is written.

Nothing is merged in silence and nothing is overwritten: what does not fit any more is shown with what stands there now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.desk.change import REMOVE, SET, WHOLE, Change, ConflictError, Done, RefusedChangeError, Written
from lok.desk.editing import edited, written
from lok.desk.forms import meant
from lok.desk.hand import mark_there, shift_by, text_of
from lok.desk.placing import ElsewhereError, GoneError, UnknownError, fits, value_at
from lok.desk.states import mark_of
from lok.edit.refused import NotEditedError
from lok.kinds.registry import BY_SOORT
from lok.model.depends import nothing
from lok.model.inside import model_at
from lok.source.parse import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path as Folder

    from lok.desk.hand import Hand
    from lok.model.audience import Part
    from lok.source.positions import Path


def carry_out(hand: Hand, change: Change) -> Done:
    """Write one change of a record; one that was sent before, and was written then, is not written again.

    Raises:
        ConflictError: Something else stands there now.
        RefusedChangeError: It may not or cannot be written.
        FileNotFoundError: The record is gone.
        OSError: The disk refuses; the record is what it was.
    """
    raw = (hand.root / change.path).read_bytes()
    text = text_of(raw)
    if (earlier := hand.done(change.path)) is not None:
        return Done(_landed(hand, change, earlier.step.after), number=earlier.number)
    try:
        at = _place(hand, change, text)
    except GoneError:
        if change.act == REMOVE:  # somebody else did the same
            return Done(None)
        raise ConflictError(None, change.value, None) from None
    try:
        new = edited(text, change, at)
        number = hand.write(change, raw, new, at).number if new != text else 0
    except RefusedChangeError as error:
        error.at = at
        raise
    before, steady = mark_of(raw), new == text or shift_by(change, at, text, new) is None
    return Done(at, before, change.base in ("", before), steady, number)


def _landed(hand: Hand, change: Change, mark: str) -> Path | None:
    """Where a change that was written before stands now; ``mark`` is that of the text it made."""
    try:
        return hand.place(change.path, mark, change.at)
    except ElsewhereError:
        return None


def rewrite(hand: Hand, path: str, words: str, new: Callable[[str], str], *, insist: bool = False) -> Written:
    """Change a record in one act that a screen knows, told in ``words``; once, however often the tap is sent.

    Raises as ``carry_out``.
    """
    raw = (hand.root / path).read_bytes()
    text = text_of(raw)
    if (earlier := hand.done(path)) is not None:
        return Written(mark_of(raw), earlier.number)
    try:
        changed = new(text)
    except NotEditedError as error:
        raise RefusedChangeError(f"Dit is niet bewaard: {error}.") from None
    if changed == text:
        return Written(mark_of(raw), steady=True)
    soort, record_id = path.split("/")[1], path.rpartition("/")[2].removesuffix(".yaml")
    change = Change(soort, record_id, WHOLE, (), insist=insist, words=words)
    entry = hand.write(change, raw, changed)
    return Written(entry.step.after, entry.number, steady=shift_by(change, (), text, changed) is None)


def _place(hand: Hand, change: Change, text: str) -> Path:
    """Where the change belongs in the record as it is now."""
    if not fits(change.kind.model, change.at) or not change.at:
        raise RefusedChangeError("Dit veld bestaat niet.")
    now = parse(text)
    try:
        at = hand.place(change.path, change.base, change.at)
    except UnknownError:
        # The text that the form saw is not known: only what it showed says whether this is the same place.
        if change.act != SET or nothing(change.shown) or nothing(value_at(now, change.at)):
            raise ConflictError(value_at(now, change.at), change.value, None) from None
        at = change.at
    except GoneError:
        raise
    except ElsewhereError:
        raise ConflictError(None, change.value, None) from None
    here = value_at(now, at)
    if change.act == SET and not any(_same(change, at, here, each) for each in (change.shown, change.value)):
        raise ConflictError(here, change.value, at)
    if change.act == REMOVE and here != _seen(hand, change, here):
        raise ConflictError(here, None, at)
    return at


def _seen(hand: Hand, change: Change, here: Any) -> Any:
    """What the form showed at the place that is to be taken away."""
    if change.base in ("", mark_there(hand.root, change.path)):
        return here
    raw = hand.states.text(change.base)
    return None if raw is None else value_at(parse(text_of(raw)), change.at)


def _same(change: Change, at: Path, here: Any, said: Any) -> bool:
    """Whether a value of a form is what stands there: it shows what counts while nothing does, and writes a moment in its own way."""
    model = change.kind.model
    if as_shown(here) == as_shown(said):
        return True
    if isinstance(at[-1], str) and _counts_as(model_at(model, at[:-1]), at[-1], here, said):
        return True
    try:
        return bool(as_shown(written(model, at, here)) == as_shown(written(model, at, said)))
    except (RefusedChangeError, KeyError):
        return False


def _counts_as(model: type[Part], name: str, here: Any, said: Any) -> bool:
    return bool(meant(model, name, here) == meant(model, name, said))


def as_shown(value: Any) -> Any:
    """A value as a form shows it: nothing as empty, and without the line end of a long text."""
    return value.rstrip("\n") if isinstance(value, str) else value or ""


def record_there(root: Folder, soort: str, record_id: str) -> bytes | None:
    """The bytes of a record; ``None`` when there is none. Never looks outside the folder of its kind."""
    file = root / "data" / soort / f"{record_id}.yaml"
    if soort not in BY_SOORT or "/" in record_id or record_id.startswith(".") or file.is_symlink():
        return None
    return file.read_bytes() if file.is_file() else None
