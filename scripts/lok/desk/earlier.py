"""What stood in a field before: each text of it that the states of a draft hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lok.desk.moments import moment
from lok.desk.placing import ElsewhereError, moved, value_at
from lok.source.parse import SourceError, decode, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.desk.states import States
    from lok.source.positions import Path

MOST = 20
LOOKED_AT = 200
"""Changes of a record that are looked at, the last ones: a text is parsed for each."""


class Earlier(NamedTuple):
    """A text that stood in a field, and until when and by whose hand it was changed."""

    text: str
    said: str


def earlier(states: States, path: str, raw: bytes, at: Path) -> list[Earlier]:
    """The texts that stood at a place of a record before, the last first, each once; ``raw`` is the record now."""
    now = _data(raw)
    seen = {_text(now, at)}
    found = []
    for text, said in _states(states, path, now, at):
        if text not in seen:
            seen.add(text)
            found.append(Earlier(text, said))
    return found[:MOST]


def _states(states: States, path: str, now: Any, at: Path) -> Iterator[tuple[str, str]]:
    """What stood there before each change, from the last change back."""
    for entry in [each for each in reversed(states.entries()) if each.step.path == path][:LOOKED_AT]:
        there = entry.step.at.split("/")
        if there != [""] and there[-1] != str(at[-1]):
            continue
        until = moment(entry.when).removeprefix("om ").removeprefix("op ")
        said = f"Stond er tot {until}" + (f", gewijzigd door {entry.step.who}" if entry.step.who else "")
        before = _data(states.text(entry.step.before) or b"")
        try:
            yield _text(before, moved(now, before, at)), said
        except ElsewhereError:
            continue


def _data(raw: bytes) -> Any:
    try:
        return parse(decode(raw))
    except SourceError:
        return {}


def _text(data: Any, at: Path) -> str:
    value = value_at(data, at)
    return value.rstrip("\n") if isinstance(value, str) else ""
