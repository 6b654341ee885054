"""The changes: a value, a field or an item is set, put in, taken away or moved, and the result is read back before it counts.

Each takes the text of a record and gives another one. None writes a file. Whatever way the text was typed, the new one
says what the old one said with just that change, or there is none: then ``NotEditedError`` says so.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from lok.edit.places import Places, Spot, between_brackets, children
from lok.edit.written import field, in_flow, item, one_line
from lok.source.parse import SourceError, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yaml.nodes import Node

    from lok.source.positions import Path


class NotEditedError(ValueError):
    """The change cannot be made in this text without touching something else; in Dutch, for whoever asked for it."""


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
        return _proved(_cut(text, spot.value.start_mark.index, spot.value.end_mark.index, in_flow(value)), wanted)
    inline = None if isinstance(value, list | dict) and value else _inline(value)
    in_place = not _in_lines(spot.value) and inline is not None
    return _proved(_in_place(places, spot, str(inline)) if in_place else _anew(places, spot, value), wanted)


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
        return _proved(_without_in_flow(places, spot), wanted)
    start, end = _extent(places, spot)
    after = _next(spot)
    if text[places.line_start(start) : start].strip():  # it shares its line with the dash of what it stands in
        if after is None:
            raise NotEditedError("dit staat op een regel met iets anders")
        begin = _beginning(places, spot, after)
        return _proved(_with_remarks(places, start, begin, end), wanted)
    return _proved(_cut(text, places.line_start(start), places.next_line(end), ""), wanted)


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
        return _proved(_cut(text, where, where, f", {piece}" if before else f"{piece}, "), wanted)
    column = int(rows[0][0].start_mark.column)
    lines = field(name, value, column, places.style)
    if before:
        return _proved(_below(places, places.end(rows[before - 1][1]), " " * column, lines), wanted)
    eol = places.style.eol
    whole = eol.join(lines) + eol + " " * column
    return _proved(_cut(text, rows[0][0].start_mark.index, rows[0][0].start_mark.index, whole), wanted)


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
        return _proved(_cut(text, where, where, piece), wanted)
    column = int(spot.value.start_mark.column)
    lines = item(value, column, places.style)
    if index:
        return _proved(_below(places, places.end(rows[index - 1]), " " * column, lines), wanted)
    dash = places.dash(spot.value, rows[0])
    eol = places.style.eol
    return _proved(_cut(text, dash, dash, eol.join(lines) + eol + " " * column), wanted)


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
            text = _cut(text, node.start_mark.index, node.end_mark.index, piece)
        return _proved(text, wanted)
    return _proved(_moved(places, spot.value, index, to), wanted)


def _moved(places: Places, parent: Node, index: int, to: int) -> str:
    """The text with whole lines of an item elsewhere among those of the others."""
    text, eol = places.text, places.style.eol
    dashes = [places.dash(parent, each) for each in parent.value]
    if text[places.line_start(dashes[0]) : dashes[0]].strip():
        raise NotEditedError("dit staat op een regel met iets anders")
    starts = [_above(places, dash) for dash in dashes]
    ends = [places.next_line(places.end(each)) for each in parent.value]
    lines = text[starts[index] : ends[index]]
    lines = lines if lines.endswith("\n") else lines + eol
    where = starts[to] if to < index else ends[to]
    if to < index:
        return text[:where] + lines + text[where : starts[index]] + text[ends[index] :]
    between = text[ends[index] : where]
    between = between if between.endswith("\n") else between + eol
    return text[: starts[index]] + between + lines + text[where:]


def _above(places: Places, dash: int) -> int:
    """The beginning of the remarks right above an item, which go with it."""
    start = places.line_start(dash)
    while start:
        line = places.line_start(start - 1)
        remark = places.text[line:start]
        if not remark.lstrip().startswith("#") or len(remark) - len(remark.lstrip()) < places.column(dash):
            break
        start = line
    return start


def _in_place(places: Places, spot: Spot, written: str) -> str:
    """Another value of one line in the place of the old one."""
    start, end = int(spot.value.start_mark.index), places.end(spot.value)
    if start == end:  # nothing stood there, behind the colon or the dash
        return _cut(places.text, start, end, f" {written}" if written else "")
    if not written:
        start = len(places.text[:start].rstrip(" \t"))
    return _cut(places.text, start, end, written)


def _anew(places: Places, spot: Spot, value: Any) -> str:
    """All that stands behind the colon or the dash written anew, on as many lines as it takes."""
    text, style = places.text, places.style
    end = places.line_end(places.end(spot.value))
    if spot.key is not None:
        mark = places.colon(spot.key)
        column = places.column(spot.key.start_mark.index)
        lines = field("x", value, column, style, _inset(places, spot.value, column))
        lines[0] = lines[0].removeprefix("x:")
    else:
        assert spot.parent is not None  # noqa: S101  only the record as a whole stands in nothing
        mark = places.dash(spot.parent, spot.value)
        column = places.column(mark)
        lines = item(value, column, style, _inset(places, spot.value, column))
        lines[0] = lines[0].removeprefix("-")
    remarks = _remarks(text, mark + 1, int(spot.value.start_mark.index))
    if not isinstance(spot.value, ScalarNode) or spot.value.style not in ("|", ">"):
        remarks += _remarks(text, places.end(spot.value), end)
    else:
        head = text[spot.value.start_mark.index : places.line_end(spot.value.start_mark.index)]
        remarks += [f"#{head.partition('#')[2]}"] if "#" in head else []
    tail = style.eol if not text[end:] and _ends_a_line(value) else ""
    changed = _cut(text, mark + 1, end, style.eol.join(lines) + tail)
    above = places.line_start(mark)
    indentation = text[above:mark][: len(text[above:mark]) - len(text[above:mark].lstrip())]
    return _cut(changed, above, above, "".join(f"{indentation}{each}{style.eol}" for each in remarks))


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


def _ends_a_line(value: Any) -> bool:
    """Whether the last text in a value ends its line, so that the file must."""
    while isinstance(value, list | dict) and value:
        value = list(value.values())[-1] if isinstance(value, dict) else value[-1]
    return isinstance(value, str) and value.endswith("\n")


def _inset(places: Places, node: Node, column: int) -> int:
    """How far the lines of the text in this place stand in already; 0 for another value."""
    if not isinstance(node, ScalarNode) or node.style not in ("|", ">"):
        return 0
    start = places.next_line(node.start_mark.index)
    body = places.text[start : places.end(node)]
    first = next((line for line in body.split("\n") if line.strip()), "")
    return max(0, len(first) - len(first.lstrip(" ")) - column)


def _remarks(text: str, start: int, end: int) -> list[str]:
    """The remarks between two places where nothing else stands but indentation and the sign of a text."""
    lines = text[start:end].split("\n")
    return [f"#{line.partition('#')[2].rstrip()}" for line in lines if "#" in line]


def _without_in_flow(places: Places, spot: Spot) -> str:
    """The text without one of several items or fields between brackets, and without its comma."""
    assert spot.parent is not None  # noqa: S101  something stands around it
    rows = [((key or value).start_mark.index, value.end_mark.index) for _, key, value in children(spot.parent)]
    place = rows.index(((spot.key or spot.value).start_mark.index, spot.value.end_mark.index))
    last = place + 1 == len(rows)
    start, end = (rows[place - 1][1], rows[place][1]) if last else (rows[place][0], rows[place + 1][0])
    if "#" in places.text[start : rows[place][0]] + places.text[rows[place][1] : end]:
        raise NotEditedError("tussen de haken staat een opmerking, die zou verdwijnen")
    return _cut(places.text, start, end, "")


def _extent(places: Places, spot: Spot) -> tuple[int, int]:
    """Where a field or an item in lines begins, with its key or its dash, and where it ends."""
    if spot.key is not None:
        return int(spot.key.start_mark.index), places.end(spot.value)
    assert spot.parent is not None  # noqa: S101  the record as a whole was refused
    return places.dash(spot.parent, spot.value), places.end(spot.value)


def _next(spot: Spot) -> tuple[Node | None, Node] | None:
    """The key and the value after these, if any."""
    rows = [(key, value) for _, key, value in children(spot.parent)] if spot.parent is not None else []
    place = next((index for index, (_, value) in enumerate(rows) if value is spot.value), len(rows))
    return rows[place + 1] if place + 1 < len(rows) else None


def _beginning(places: Places, spot: Spot, after: tuple[Node | None, Node]) -> int:
    """Where the next field begins with its key, or the next item with its dash."""
    key, value = after
    if key is not None:
        return int(key.start_mark.index)
    assert spot.parent is not None  # noqa: S101  both stand in the same list
    return places.dash(spot.parent, value)


def _with_remarks(places: Places, start: int, begin: int, end: int) -> str:
    """The text without what stands from ``start`` to ``begin``; the remarks under its end go above the line."""
    text = places.text
    remarks = _remarks(text, places.line_end(end), begin)
    above = places.line_start(start)
    line = text[above:start]
    indentation = line[: len(line) - len(line.lstrip())]
    kept = "".join(f"{indentation}{each}{places.style.eol}" for each in remarks)
    return text[:above] + kept + line + text[begin:]


def _below(places: Places, end: int, indentation: str, lines: list[str]) -> str:
    """The text with these lines under the one on which something ends."""
    where, eol = places.next_line(end), places.style.eol
    start = "" if not places.text[:where] or places.text[:where].endswith("\n") else eol
    return _cut(places.text, where, where, start + indentation + eol.join(lines) + eol)


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


def _cut(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _proved(text: str, wanted: dict[str, Any]) -> str:
    """The text, when it says what is wanted and nothing else."""
    try:
        same = parse(text) == wanted
    except SourceError as error:
        raise NotEditedError(f"dit kan hier niet geschreven worden: {error.message}") from None
    if not same:
        raise NotEditedError("dit kan hier niet geschreven worden zonder iets anders te veranderen")
    return text
