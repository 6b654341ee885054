"""Pieces of the text of a record, taken out, put in and moved; what changes, and nothing beside it.

Each takes places in a text and gives another text. Whether that says what it should, ``record`` proves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.nodes import ScalarNode

from lok.edit.places import Places, Spot, children
from lok.edit.refused import NotEditedError
from lok.edit.written import field, item

if TYPE_CHECKING:
    from yaml.nodes import Node


def moved(places: Places, parent: Node, index: int, to: int) -> str:
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


def in_place(places: Places, spot: Spot, written: str) -> str:
    """Another value of one line in the place of the old one."""
    start, end = int(spot.value.start_mark.index), places.end(spot.value)
    if start == end:  # nothing stood there, behind the colon or the dash
        return cut(places.text, start, end, f" {written}" if written else "")
    if not written:
        start = len(places.text[:start].rstrip(" \t"))
    return cut(places.text, start, end, written)


def anew(places: Places, spot: Spot, value: Any) -> str:
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
    changed = cut(text, mark + 1, end, style.eol.join(lines) + tail)
    above = places.line_start(mark)
    indentation = text[above:mark][: len(text[above:mark]) - len(text[above:mark].lstrip())]
    return cut(changed, above, above, "".join(f"{indentation}{each}{style.eol}" for each in remarks))


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


def without_in_flow(places: Places, spot: Spot) -> str:
    """The text without one of several items or fields between brackets, and without its comma."""
    assert spot.parent is not None  # noqa: S101  something stands around it
    rows = [((key or value).start_mark.index, value.end_mark.index) for _, key, value in children(spot.parent)]
    place = rows.index(((spot.key or spot.value).start_mark.index, spot.value.end_mark.index))
    last = place + 1 == len(rows)
    start, end = (rows[place - 1][1], rows[place][1]) if last else (rows[place][0], rows[place + 1][0])
    if "#" in places.text[start : rows[place][0]] + places.text[rows[place][1] : end]:
        raise NotEditedError("tussen de haken staat een opmerking, die zou verdwijnen")
    return cut(places.text, start, end, "")


def extent(places: Places, spot: Spot) -> tuple[int, int]:
    """Where a field or an item in lines begins, with its key or its dash, and where it ends."""
    if spot.key is not None:
        return int(spot.key.start_mark.index), places.end(spot.value)
    assert spot.parent is not None  # noqa: S101  the record as a whole was refused
    return places.dash(spot.parent, spot.value), places.end(spot.value)


def following(spot: Spot) -> tuple[Node | None, Node] | None:
    """The key and the value after these, if any."""
    rows = [(key, value) for _, key, value in children(spot.parent)] if spot.parent is not None else []
    place = next((index for index, (_, value) in enumerate(rows) if value is spot.value), len(rows))
    return rows[place + 1] if place + 1 < len(rows) else None


def beginning(places: Places, spot: Spot, after: tuple[Node | None, Node]) -> int:
    """Where the next field begins with its key, or the next item with its dash."""
    key, value = after
    if key is not None:
        return int(key.start_mark.index)
    assert spot.parent is not None  # noqa: S101  both stand in the same list
    return places.dash(spot.parent, value)


def with_remarks(places: Places, start: int, begin: int, end: int) -> str:
    """The text without what stands from ``start`` to ``begin``; the remarks under its end go above the line."""
    text = places.text
    remarks = _remarks(text, places.line_end(end), begin)
    above = places.line_start(start)
    line = text[above:start]
    indentation = line[: len(line) - len(line.lstrip())]
    kept = "".join(f"{indentation}{each}{places.style.eol}" for each in remarks)
    return text[:above] + kept + line + text[begin:]


def below(places: Places, end: int, indentation: str, lines: list[str]) -> str:
    """The text with these lines under the one on which something ends."""
    where, eol = places.next_line(end), places.style.eol
    start = "" if not places.text[:where] or places.text[:where].endswith("\n") else eol
    return cut(places.text, where, where, start + indentation + eol.join(lines) + eol)


def cut(text: str, start: int, end: int, new: str) -> str:
    """The text with something else from one place to another."""
    return text[:start] + new + text[end:]
