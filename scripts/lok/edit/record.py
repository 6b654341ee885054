"""The changes: a value, a field or an item is set, put in, taken away or moved, and the result is read back before it counts.

Each takes the text of a record and gives another one. None writes a file. Whatever way the text was typed, the new one
says what the old one said with just that change, or there is none: then ``NotEditedError`` says so.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from lok.edit.places import Places, between_brackets, children
from lok.edit.refused import NotEditedError
from lok.edit.splices import (
    anew,
    beginning,
    below,
    cut,
    extent,
    following,
    in_place,
    moved,
    with_remarks,
    without_in_flow,
)
from lok.edit.written import field, in_flow, item, one_line
from lok.source.parse import SourceError, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yaml.nodes import Node

    from lok.source.positions import Path


def set_value(text: str, at: Path, value: Any) -> str:
    """The text with another value at ``at``: text, ``None``, or a list or group of those.

    Raises:
        KeyError: There is no such place.
        NotEditedError: The text is written in a way in which that cannot be done.
    """
    places = Places(text)
    spot = places.spot(at)
    if not at:
        raise NotEditedError("een record wordt niet in zijn geheel vervangen")
    _at(wanted := deepcopy(places.data), at[:-1])[at[-1]] = value
    if spot.inside_flow:
        return _proved(cut(text, spot.value.start_mark.index, spot.value.end_mark.index, in_flow(value)), wanted)
    inline = None if isinstance(value, list | dict) and value else _inline(value)
    stays = not _in_lines(spot.value) and inline is not None
    return _proved(in_place(places, spot, str(inline)) if stays else anew(places, spot, value), wanted)


def remove(text: str, at: Path) -> str:
    """The text without the field or item at ``at``, and without the list or group that would be left empty.

    Raises:
        KeyError: There is no such place.
        NotEditedError: Nothing would be left of the record, or a remark would be lost.
    """
    places = Places(text)
    while len(at) > 1 and len(_at(places.data, at[:-1])) == 1:
        places.spot(at)
        at = at[:-1]
    spot = places.spot(at)
    if not at or (len(at) == 1 and len(places.data) == 1):
        raise NotEditedError("dan blijft er niets van het record over")
    del _at(wanted := deepcopy(places.data), at[:-1])[at[-1]]
    if between_brackets(spot.parent):
        return _proved(without_in_flow(places, spot), wanted)
    start, end = extent(places, spot)
    after = following(spot)
    if text[places.line_start(start) : start].strip():  # it shares its line with the dash of what it stands in
        if after is None:
            raise NotEditedError("dit staat op een regel met iets anders")
        begin = beginning(places, spot, after)
        return _proved(with_remarks(places, start, begin, end), wanted)
    return _proved(cut(text, places.line_start(start), places.next_line(end), ""), wanted)


def insert_key(text: str, at: Path, name: str, value: Any, order: Sequence[str] = ()) -> str:
    """The text with a new field in the group at ``at``, behind the last of its fields that come before it in ``order``.

    A name that is not in ``order`` comes last.

    Raises:
        KeyError: There is no such group.
        NotEditedError: The field is there already, or it cannot be written there.
    """
    text = _closed(text)
    places = Places(text)
    spot = places.spot(at)
    if not isinstance(spot.value, MappingNode):
        raise NotEditedError("hier staat geen groep van velden")
    names = [key.value for key, _ in spot.value.value]
    if name in names:
        raise NotEditedError(f"het veld ‘{name}’ staat er al")
    _at(wanted := deepcopy(places.data), at)[name] = value
    if not names:
        return set_value(text, at, {name: value}) if at else _proved("", wanted)
    before = _before(names, name, order)
    rows = spot.value.value
    if spot.inside_flow or between_brackets(spot.value):
        piece = in_flow({name: value})[1:-1]
        where = rows[before - 1][1].end_mark.index if before else rows[0][0].start_mark.index
        return _proved(cut(text, where, where, f", {piece}" if before else f"{piece}, "), wanted)
    column = int(rows[0][0].start_mark.column)
    lines = field(name, value, column, places.style)
    if before:
        return _proved(below(places, places.end(rows[before - 1][1]), " " * column, lines), wanted)
    eol = places.style.eol
    whole = eol.join(lines) + eol + " " * column
    return _proved(cut(text, rows[0][0].start_mark.index, rows[0][0].start_mark.index, whole), wanted)


def insert_item(text: str, at: Path, index: int, value: Any) -> str:
    """The text with a new item in the list at ``at``, before the one at ``index`` or at the end.

    Raises:
        KeyError: There is no such list.
        NotEditedError: It cannot be written there.
    """
    text = _closed(text)
    places = Places(text)
    spot = places.spot(at)
    if not isinstance(spot.value, SequenceNode):
        raise NotEditedError("hier staat geen lijst")
    rows = spot.value.value
    index = max(0, min(index, len(rows)))
    if not rows:
        return set_value(text, at, [value])
    _at(wanted := deepcopy(places.data), at).insert(index, value)
    if spot.inside_flow or between_brackets(spot.value):
        where = rows[index].start_mark.index if index < len(rows) else rows[-1].end_mark.index
        piece = f"{in_flow(value)}, " if index < len(rows) else f", {in_flow(value)}"
        return _proved(cut(text, where, where, piece), wanted)
    column = int(spot.value.start_mark.column)
    lines = item(value, column, places.style)
    if index:
        return _proved(below(places, places.end(rows[index - 1]), " " * column, lines), wanted)
    dash = places.dash(spot.value, rows[0])
    eol = places.style.eol
    return _proved(cut(text, dash, dash, eol.join(lines) + eol + " " * column), wanted)


def move_item(text: str, at: Path, index: int, to: int) -> str:
    """The text with the item at ``index`` of the list at ``at`` in place ``to``, with the remarks right above it.

    Raises:
        KeyError: There is no such list or place.
        NotEditedError: The items do not stand on lines of their own.
    """
    text = _closed(text)
    places = Places(text)
    spot = places.spot(at)
    rows = spot.value.value
    if not isinstance(spot.value, SequenceNode) or not (0 <= index < len(rows) and 0 <= to < len(rows)):
        raise KeyError((*at, index))
    row = _at(wanted := deepcopy(places.data), at)
    row.insert(to, row.pop(index))
    if spot.inside_flow or between_brackets(spot.value):
        pieces = [text[each.start_mark.index : each.end_mark.index] for each in rows]
        pieces.insert(to, pieces.pop(index))
        for node, piece in reversed(list(zip(rows, pieces, strict=True))):
            text = cut(text, node.start_mark.index, node.end_mark.index, piece)
        return _proved(text, wanted)
    return _proved(moved(places, spot.value, index, to), wanted)


def _closed(text: str) -> str:
    """The text, where its last line has no end: with one, and the last value still what it was."""
    if text.endswith("\n"):
        return text
    places = Places(text)
    at: Path = ()
    while inner := list(children(places.spot(at).value)):
        at = (*at, inner[-1][0])
    ended = set_value(text, at, _at(places.data, at)) if at and _in_lines(places.spot(at).value) else text
    return _proved(ended + places.style.eol, places.data)


def _before(names: Sequence[str], name: str, order: Sequence[str]) -> int:
    """How many of the fields that are there come before a new one: up to the last that ``order`` has before it."""
    if name not in order:
        return len(names)
    earlier = set(order[: order.index(name)])
    return next((index + 1 for index in range(len(names) - 1, -1, -1) if names[index] in earlier), 0)


def _inline(value: Any) -> str | None:
    """A value on one line, empty for nothing; ``None`` for one that takes several."""
    if value is None:
        return ""
    return in_flow(value) if isinstance(value, list | dict) else one_line(value)


def _in_lines(node: Node) -> bool:
    """Whether a value takes whole lines: a text behind ``|``, and a list or a group without brackets."""
    if isinstance(node, ScalarNode):
        return node.style in ("|", ">")
    return not between_brackets(node) and bool(node.value)


def _at(data: Any, at: Path) -> Any:
    for step in at:
        data = data[step]
    return data


def _proved(text: str, wanted: dict[str, Any]) -> str:
    """The text, when it says what is wanted and nothing else."""
    try:
        same = parse(text) == wanted
    except SourceError as error:
        raise NotEditedError(f"dit kan hier niet geschreven worden: {error.message}") from None
    if not same:
        raise NotEditedError("dit kan hier niet geschreven worden zonder iets anders te veranderen")
    return text
