"""The ways to read on past one mistake in the notation, from the smallest piece to the largest.

Each gives a text with as many lines as before, in which a piece is passed over: a mark stands in its place, or
nothing. Only where the meaning is beyond doubt (a tab or a hard space in front, no space after a colon) the line is
read as it was meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from lok.source.decode import UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.source.refusals import SourceError

GUESS: Final = UNREAD * 2
"""The mark in the place of a value of which the field is a guess."""
FIELD: Final = re.compile(
    r"(?P<lead> *(?:- +)*)(?P<key>[^\s:#'\"\[\]{},&*!|>%@`?•·●▪◦‣–—-][^:#\n]{0,60}?|\"[^\"\n]*\"|'[^'\n]*') *:(?: +(?P<value>.*))?$"
)
"""A line with a field: what stands before its name, its name and its value."""
ITEM: Final = re.compile(r"(?P<lead> *(?:- +)+)(?P<value>.*)$")
JOINED: Final = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[a-z][a-z_]*):(?P<value>[^\s:/].*)$")
"""A field without the space after its colon."""
WORD: Final = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[^\W\d]\w*) +(?P<value>.*)$")
SPACES: Final = "\t\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
ODD_INDENT: Final = re.compile(rf"(?=[ {SPACES}]*[{SPACES}])[ {SPACES}]+")
AFTER_SIGN: Final = re.compile(rf"( *(?:- +)*(?:-|[a-z_]+:))[{SPACES}]+ *(?=\S)")
BULLET: Final = re.compile(rf"( *)[•·●▪◦‣–—][ {SPACES}]*")
GROUP: Final = re.compile(r"( *)(?=\{.*\}\s*$)")


@dataclass(frozen=True, slots=True)
class Repair:
    """A text that may read further, what was passed over in it, and which lines (from 1) were emptied outright.

    ``sure`` is a line read as it was meant; ``drastic`` is a repair for when no other helps.
    """

    text: str
    lost: list[str] = field(default_factory=list)
    blanked: frozenset[int] = frozenset()
    sure: bool = False
    drastic: bool = False


def repairs(text: str, error: SourceError) -> Iterator[Repair]:
    """Every way to read on past ``error``, the smallest piece first."""
    lines = text.split("\n")
    at = min(error.line, len(lines)) - 1
    if error.code == "yaml-samenvoegconflict":
        yield _conflict(lines, at)
        return
    yield from _as_meant(lines, at)
    if error.code == "yaml-dubbele-sleutel":
        yield from _other_name(lines, at)
    yield from _line(lines, at)
    yield from _indented(lines, at)
    yield _emptied(lines, at, at + 1)
    for repair in (_emptied(lines, at, _block_end(lines, at, _indent(lines[at]))), *_margin(lines, at)):
        yield replace(repair, drastic=True)


def _as_meant(lines: list[str], at: int) -> Iterator[Repair]:
    """The line with what was meant beyond doubt: ordinary spaces, dashes for bullets, a colon with its space."""
    line = lines[at].rstrip("\r")
    if odd := ODD_INDENT.match(line):
        width, bare = len(odd[0].replace("\t", "  ")), line[odd.end() :]
        for column in (width, *_columns(lines, at)):
            yield Repair(_with(lines, at, f"{' ' * column}{bare}"), sure=True)
    elif line[:1] == " " and not any(each.strip() for each in lines[:at]):
        yield Repair(_with(lines, at, line.lstrip(" ")), sure=True)  # the first line decides where the margin is
    for sign, instead in ((AFTER_SIGN, r"\1 "), (BULLET, r"\1- "), (GROUP, r"\1- ")):
        if sign.match(line):
            yield Repair(_with(lines, at, sign.sub(instead, line, count=1)), sure=True)
    if match := JOINED.match(line):
        yield Repair(_with(lines, at, f"{match['lead']}{match['key']}: {match['value']}"), sure=True)


def _line(lines: list[str], at: int) -> Iterator[Repair]:
    """The value of the field or of the item on the line, with what stands below it; else the line itself."""
    line = lines[at].rstrip("\r")
    if match := FIELD.match(line):
        yield _value(lines, at, f"{match['lead']}{match['key']}: {UNREAD}", len(match["lead"]))
        return
    if match := ITEM.match(line):
        yield _value(lines, at, f"{match['lead']}{UNREAD}", len(match["lead"]) - 1)
    yield from _below_empty(lines, at)
    if len(line.split()) > 3:
        yield _run(lines, at)
    if match := WORD.match(line):
        yield _value(lines, at, f"{match['lead']}{match['key']}: {GUESS}", len(match["lead"]))
    yield _value(lines, at, f"{' ' * _indent(line)}{GUESS}: {GUESS}", _indent(line))


def _value(lines: list[str], at: int, instead: str, column: int) -> Repair:
    """The line with something else in its place, and the lines that stand below it emptied."""
    end = _block_end(lines, at, column)
    return Repair("\n".join([*lines[:at], instead, *[""] * (end - at - 1), *lines[end:]]), lines[at:end])


def _below_empty(lines: list[str], at: int) -> Iterator[Repair]:
    """The lines as the unreadable value of an empty field right above them."""
    above = next((index for index in range(at - 1, -1, -1) if lines[index].strip()), None)
    match = FIELD.match(lines[above].rstrip("\r")) if above is not None else None
    if above is None or match is None or match["value"]:
        return
    end = at + 1
    while end < len(lines) and lines[end].strip() and not FIELD.match(lines[end].rstrip("\r")):
        end += 1
    named = f"{match['lead']}{match['key']}: {UNREAD}"
    yield Repair("\n".join([*lines[:above], named, *[""] * (end - above - 1), *lines[end:]]), lines[above:end])


def _run(lines: list[str], at: int) -> Repair:
    """Lines of running text, up to the next field or item."""
    end = at + 1
    while end < len(lines) and not (FIELD.match(lines[end].rstrip("\r")) or ITEM.match(lines[end])):
        end += 1
    instead = f"{' ' * _indent(lines[at])}{GUESS}{at}: {GUESS}"
    return Repair("\n".join([*lines[:at], instead, *[""] * (end - at - 1), *lines[end:]]), lines[at:end])


def _other_name(lines: list[str], at: int) -> Iterator[Repair]:
    """A field that stands there twice, under a name that nobody knows."""
    if match := FIELD.match(lines[at].rstrip("\r")):
        yield Repair(_with(lines, at, f"{match['lead']}{GUESS}{at}: {match['value'] or ''}"), [match["key"]])


def _indented(lines: list[str], at: int) -> Iterator[Repair]:
    """The field or item on the line at the column of one above it, the nearest first."""
    line = lines[at].rstrip("\r")
    bare = line.lstrip(" ")
    for column in _columns(lines, at):
        if column == _indent(line):
            continue
        if match := FIELD.match(f"{' ' * column}{bare}"):
            instead = match["value"] and GUESS
            yield Repair(_with(lines, at, f"{match['lead']}{match['key']}: {instead or ''}".rstrip(" ")), [line])
        elif match := ITEM.match(f"{' ' * column}{bare}"):
            whole = re.fullmatch(r"\{[^{}]*\}\s*", match["value"])
            yield Repair(_with(lines, at, f"{match['lead']}{match['value'] if whole else UNREAD}"), [line])


def _columns(lines: list[str], at: int) -> list[int]:
    """Where fields and items above a line begin, the nearest first; each column once."""
    found: dict[int, None] = {}
    for line in reversed(lines[max(0, at - 200) : at]):
        match = FIELD.match(line.rstrip("\r")) or ITEM.match(line)
        if match:
            found.setdefault(len(match["lead"]))
            found.setdefault(_indent(line))
    return [*list(found)[:6], *([] if 0 in found else [0])]


def _emptied(lines: list[str], start: int, end: int) -> Repair:
    gone = range(start + 1, end + 1)
    return Repair("\n".join([*lines[:start], *[""] * (end - start), *lines[end:]]), lines[start:end], frozenset(gone))


def _margin(lines: list[str], at: int) -> Iterator[Repair]:
    """All that stands below the nearest field at the margin; and, if need be, all from there on."""
    start = next((index for index in range(at, -1, -1) if re.match(r"[^\s#-]", lines[index])), 0)
    end = next(
        (index for index in range(at + 1, len(lines)) if FIELD.match(lines[index]) and lines[index][0] != " "),
        len(lines),
    )
    if match := FIELD.match(lines[start].rstrip("\r")):
        instead = [f"{match['key']}: {UNREAD}", *[""] * (end - start - 1)]
        yield Repair("\n".join([*lines[:start], *instead, *lines[end:]]), lines[start:end])
    yield _emptied(lines, start, end)
    if start:
        yield _emptied(lines, start, len(lines))


def _conflict(lines: list[str], at: int) -> Repair:
    end = next((index + 1 for index in range(at, len(lines)) if lines[index].startswith(">>>>>>>")), at + 1)
    return _emptied(lines, at, end)


def _with(lines: list[str], at: int, line: str) -> str:
    return "\n".join([*lines[:at], line, *lines[at + 1 :]])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block_end(lines: list[str], at: int, column: int) -> int:
    """The line after the last one that stands further in than ``column``, empty lines at the end not counted."""
    end = index = at + 1
    while index < len(lines) and (not lines[index].strip() or _indent(lines[index]) > column):
        index += 1
        if lines[index - 1].strip():
            end = index
    return end
