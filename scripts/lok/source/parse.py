"""The strict YAML dialect of the records: bytes -> text -> plain data, with positions on demand.

First step of the pipeline, inside ``load``. Every scalar is text (``19:30``, ``no``, ``1.10`` and
``09000`` stay what was typed): the model of the kind decides the type. Only an unquoted ``~``,
``null`` or nothing at all is None. What YAML offers beyond lists and fields (anchors, aliases, tags,
merge keys, directives, several documents) is refused, and so are duplicate keys, control characters
and input without measure. One text has at most one ``SourceError``: the first thing wrong in it.

``parse`` builds the data straight from libyaml's events: an alias is refused before anything is
expanded, the depth is checked before anything is entered. Positions are not kept; for the few files
with a problem ``locate`` reads the text once more.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from lok.source.explain import explain
from lok.source.positions import Locator, Path, position
from lok.source.refusals import MAX_BYTES, MAX_DEPTH, MAX_KEY, Position, SourceError, refusal
from lok.words.shown import name_of

if TYPE_CHECKING:
    from yaml.nodes import Node

try:
    from yaml._yaml import CParser
except ImportError as missing:
    raise ImportError(
        "PyYAML is hier geïnstalleerd zonder libyaml; de records kunnen dan niet gelezen worden. "
        "Installeer PyYAML opnieuw vanuit een wheel: pip install --force-reinstall --only-binary pyyaml pyyaml"
    ) from missing

__all__ = ["Locator", "Path", "Position", "SourceError", "decode", "locate", "parse"]

OTHER_FILES: Final = {
    b"PK\x03\x04": "een document van Word, Excel of LibreOffice",
    b"\xd0\xcf\x11\xe0": "een oud document van Word of Excel",
    b"{\\rtf": "een document van een tekstverwerker (RTF)",
    b"%PDF": "een pdf",
    b"\x89PNG": "een afbeelding",
    b"\xff\xd8\xff": "een afbeelding",
}
"""What people put in the place of a record, by the first bytes of it."""
UNREAD: Final = "\ue000"
"""What stands in the place of what could not be read: a character that no alphabet uses."""
MOST_CHARACTERS: Final = 20
"""Forbidden characters that are told of one file at once."""

_NULLS: Final = frozenset({"", "~", "null"})
# What no text may hold: C0 and C1 controls, a CR alone, line separators, byte order marks, surrogates, noncharacters.
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)"
)


def decode(raw: bytes) -> str:
    """The text of a file: UTF-8 with or without byte order mark, lines ending in LF or CRLF (left as they are).

    Raises ``SourceError`` at the first byte or character that cannot stand in a record.
    """
    _refuse_oversize(len(raw))
    _refuse_other_files(raw)
    if _is_utf_16(raw):
        raise refusal("utf-16", Position(1, 1))
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _no_utf_8(raw, error) from None
    _refuse_characters(text)
    return text


def decode_on(raw: bytes) -> tuple[str | None, list[SourceError]]:
    """The text of a file that ``decode`` may refuse, and each reason why; no text when there is none to read on in.

    A character that cannot stand there becomes ``UNREAD``, so that every other keeps its place.
    """
    try:
        return decode(raw), []
    except SourceError as error:
        if error.code in {"yaml-te-groot", "yaml-geen-tekst"}:
            return None, [error]
        first = error
    errors, text = [], _guessed(raw)
    if first.code == "yaml-geen-utf8":
        errors.append(first)
    for found in islice(_FORBIDDEN.finditer(text), MOST_CHARACTERS):
        if found[0] == "\r":
            return None, [*errors, refusal("carriage return", _position_after(text[: found.start()]))]
        at = _position_after(text[: found.start()])
        errors.append(refusal("control", at, character=name_of(found[0])))
    return _FORBIDDEN.sub(UNREAD, text), errors


def _guessed(raw: bytes) -> str:
    """The text of bytes in whatever way they were saved."""
    if _is_utf_16(raw):
        marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
        way = "utf-16" if marked else "utf-16-be" if raw[:1] == b"\x00" else "utf-16-le"
        return raw.decode(way, "replace")
    bare = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return bare.decode("utf-8")
    except UnicodeDecodeError:
        return bare.decode("cp1252", "replace")


def _is_utf_16(raw: bytes) -> bool:
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(raw) > 1 and 0 in raw[:2])


def _no_utf_8(raw: bytes, error: UnicodeDecodeError) -> SourceError:
    before = raw[: error.start].decode("utf-8")
    return refusal("utf-8", _position_after(before), byte=f"0x{raw[error.start]:02X}")


def _refuse_other_files(raw: bytes) -> None:
    for beginning, what in OTHER_FILES.items():
        if raw.startswith(beginning):
            raise refusal("other file", Position(1, 1), what=what)


def parse(text: str) -> dict[str, Any]:
    """The record in a text: a dict of dicts, lists, texts and None, in the order of the file.

    Raises ``SourceError`` when the text is not one record in the dialect.
    """
    _refuse_oversize(len(text.encode("utf-8", "surrogatepass")))
    _refuse_characters(text)
    try:
        return _Reader(text).record()
    except yaml.YAMLError as error:
        raise explain(text, error, _last_event(text)) from None


def locate(text: str) -> Locator:
    """Where the values and keys of a text stand. Raises ``SourceError`` for a text that ``parse`` refuses."""
    parse(text)
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    return Locator(cast("Node", root))  # only an empty text has no root, and parse refuses it


class _Reader:
    """One walk over the events of one text; every method takes the event that opens what it reads."""

    __slots__ = ("_next",)

    def __init__(self, text: str) -> None:
        self._next: Any = CParser(text).get_event

    def record(self) -> dict[str, Any]:
        """The one document of the text, which must be a mapping."""
        self._next()  # start of the stream
        start = self._next()
        if type(start) is StreamEndEvent:
            raise refusal("empty", Position(1, 1))
        if start.version or start.tags:
            raise refusal("directive", position(start.start_mark))
        top = self._next()
        record = self._value(top, 1)
        self._next()  # end of the document
        after = self._next()
        if type(after) is DocumentStartEvent:
            raise refusal("documents", position(after.start_mark))
        if type(record) is not dict:
            raise _no_record(record, top)
        return record

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is AliasEvent:
            raise refusal("alias", position(event.start_mark))
        if event.tag is not None or event.anchor is not None:
            raise refusal("anchor" if event.tag is None else "tag", position(event.start_mark))
        if kind is ScalarEvent:
            return _scalar(event)
        if depth > MAX_DEPTH:
            raise refusal("deep", position(event.start_mark), limit=MAX_DEPTH)
        return self._mapping(depth) if kind is MappingStartEvent else self._sequence(depth)

    def _mapping(self, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        lines: dict[str, int] = {}
        following = self._next
        while type(event := following()) is not MappingEndEvent:
            key = _key(event)
            if key in fields:
                raise refusal("duplicate", position(event.start_mark), key=key, first=lines[key])
            lines[key] = event.start_mark.line + 1
            fields[key] = self._value(following(), depth + 1)
        return fields

    def _sequence(self, depth: int) -> list[Any]:
        items: list[Any] = []
        following = self._next
        while type(event := following()) is not SequenceEndEvent:
            items.append(self._value(event, depth + 1))
        return items


def _scalar(event: ScalarEvent) -> str | None:
    value: str = event.value
    if not event.style:
        return None if value in _NULLS else value
    if event.style == '"' and (found := _FORBIDDEN.search(value)):
        raise refusal("control escape", position(event.start_mark), character=name_of(found[0]))
    return value


def _key(event: Any) -> str:
    if type(event) is not ScalarEvent:
        raise refusal("alias" if type(event) is AliasEvent else "key", position(event.start_mark))
    if event.tag is not None or event.anchor is not None:
        raise refusal("anchor" if event.tag is None else "tag", position(event.start_mark))
    key = _scalar(event)
    if key is None or "\n" in key:
        raise refusal("key", position(event.start_mark))
    if key == "<<" and not event.style:
        raise refusal("merge", position(event.start_mark))
    if len(key) > MAX_KEY:
        raise refusal("long key", position(event.start_mark), limit=MAX_KEY)
    return key


def _no_record(found: Any, event: Any) -> SourceError:
    if found is None and not event.value:
        return refusal("empty", Position(1, 1))
    if isinstance(found, str) and event.end_mark.line - event.start_mark.line > 1:
        return refusal("minutes", Position(1, 1))
    what = "een lijst" if isinstance(found, list) else "losse tekst"
    return refusal("no record", position(event.start_mark), found=what)


def _refuse_oversize(size: int) -> None:
    if size > MAX_BYTES:
        raise refusal("size", Position(1, 1), size=size, limit=MAX_BYTES)


def _refuse_characters(text: str) -> None:
    if text.replace("\n", "").isprintable():
        return  # everything forbidden is unprintable; this is far quicker than the expression
    if found := _FORBIDDEN.search(text):
        name = "carriage return" if found[0] == "\r" else "control"
        raise refusal(name, _position_after(text[: found.start()]), character=name_of(found[0]))


def _position_after(before: str) -> Position:
    """The place of the character that follows this text; its lines end in LF or CRLF."""
    return Position(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _last_event(text: str) -> Any:
    """The event before libyaml's complaint, for the explanation; None when there is none."""
    following, last = CParser(text).get_event, None
    try:
        while event := following():
            last = event
    except yaml.YAMLError:
        pass
    return last
