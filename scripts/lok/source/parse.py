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

from lok.source.decode import FORBIDDEN, decode, refuse_characters, refuse_oversize
from lok.source.explain import explain
from lok.source.positions import Locator, Path, position
from lok.source.refusals import MAX_DEPTH, MAX_KEY, Position, SourceError, refusal
from lok.words.shown import name_of

if TYPE_CHECKING:
    from yaml.nodes import Node

try:
    from yaml import CBaseLoader
except ImportError as missing:
    raise ImportError(
        "PyYAML is hier geïnstalleerd zonder libyaml; de records kunnen dan niet gelezen worden. "
        "Installeer PyYAML opnieuw vanuit een wheel: pip install --force-reinstall --only-binary pyyaml pyyaml"
    ) from missing

__all__ = ["Locator", "Path", "Position", "SourceError", "decode", "locate", "parse"]

_NULLS: Final = frozenset({"", "~", "null"})


def parse(text: str) -> dict[str, Any]:
    """The record in a text: a dict of dicts, lists, texts and None, in the order of the file.

    Raises ``SourceError`` when the text is not one record in the dialect.
    """
    refuse_oversize(len(text.encode("utf-8", "surrogatepass")))
    refuse_characters(text)
    try:
        return _Reader(text).record()
    except yaml.YAMLError as error:
        raise explain(text, error, _last_event(text)) from None


def locate(text: str) -> Locator:
    """Where the values and keys of a text stand. Raises ``SourceError`` for a text that ``parse`` refuses."""
    parse(text)
    root = yaml.compose(text, Loader=CBaseLoader)
    return Locator(cast("Node", root))  # only an empty text has no root, and parse refuses it


class _Reader:
    """One walk over the events of one text; every method takes the event that opens what it reads."""

    __slots__ = ("_next",)

    def __init__(self, text: str) -> None:
        self._next: Any = CBaseLoader(text).get_event

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
    if event.style == '"' and (found := FORBIDDEN.search(value)):
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


def _last_event(text: str) -> Any:
    """The event before libyaml's complaint, for the explanation; None when there is none."""
    following, last = CBaseLoader(text).get_event, None
    try:
        while event := following():
            last = event
    except yaml.YAMLError:
        pass
    return last
