"""Lists of attendance in minutes: a label with names behind it or below it, a table with a column for each status."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from lok.minutes.labels import label, pieces
from lok.minutes.paragraphs import Paragraph, Sort
from lok.words.tokens import tokens, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.minutes.around import Around
    from lok.minutes.names import Names

LONGEST_LINE: Final = 4_000
FRONT: Final = 40
"""Paragraphs at the start in which such a label needs no known name behind it."""
NEAR: Final = 3
"""Paragraphs from one list to the next."""
STRONG: Final = re.compile(r"(?:zijn |waren |niet |leden )?(?:aanw|afw|veront|afgemeld)|laten zich", re.IGNORECASE)
"""Labels that nothing but a list of attendance has."""
COUNT: Final = re.compile(
    r"(\d{1,3})\s+(?:stemgerechtigde\s+|aanwezige\s+)?(?:leden|zetels|aanwezigen|personen|stemgerechtigden|mensen)",
    re.IGNORECASE,
)
LONGEST: Final = 200
"""Letters of a line of attendance; a longer one is prose."""
STATUSES: Final = (
    ("verontschuldigd", re.compile(r"\bverontschuldig\w*|\bverontsch\b\.?|\bafgemeld\b", re.IGNORECASE)),
    ("afwezig", re.compile(r"\b(?:niet aanwezig|afwezig\w*|afw\b\.?)", re.IGNORECASE)),
    ("aanwezig", re.compile(r"\baanwezig\w*|\baanw\b\.?", re.IGNORECASE)),
)
GOES_ON: Final = re.compile(r"(?:vervangen|vervangt|plaatsvervang\w*|met volmacht|volmacht|vanaf|tot)\b", re.IGNORECASE)
"""How a piece begins that says more of the one before it."""
AND: Final = re.compile(r"((?:[^()\[\]]|\([^()]*\))+?)\s+en\s+(.+)")
"""The last two of a list; what stands between brackets is one."""
BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
MARKED: Final = re.compile(r"x|✓|✔|v|ja|\+|1|☒|☑", re.IGNORECASE)
COLUMNS: Final = {
    "aanwezig": re.compile(r"aanw", re.IGNORECASE),
    "verontschuldigd": re.compile(r"veront", re.IGNORECASE),
    "afwezig": re.compile(r"afw", re.IGNORECASE),
}


class Entry(NamedTuple):
    """One line of a list: its words, and the status that the list gives."""

    text: str
    status: str


class Lists(NamedTuple):
    """What lists of attendance hold, the places of the paragraphs that they take, and a number present without names."""

    entries: tuple[Entry, ...]
    used: frozenset[int]
    total: str = ""


class _Part(NamedTuple):
    """A piece of a line of attendance: the status of its label, and the names behind it."""

    status: str
    rest: str


def lists(paragraphs: Sequence[Paragraph], around: Around) -> Lists:
    """The lists of attendance in minutes."""
    entries: list[Entry] = []
    used: set[int] = set()
    at, last = 0, -NEAR
    while at < len(paragraphs):
        table = _table(paragraphs, at)
        its = table or _labelled(paragraphs, at, around, near=bool(used) and at - last <= NEAR)
        if its is None:
            at += 1
            continue
        entries += its.entries
        used |= its.used
        last = max(its.used)
        at = last + 1
    counted = [(each, COUNT.fullmatch(each.text)) for each in entries]
    total = next((str(int(found[1])) for each, found in counted if found and each.status == "aanwezig"), "")
    return Lists(tuple(each for each, found in counted if not found), frozenset(used), total)


def _labelled(paragraphs: Sequence[Paragraph], at: int, around: Around, *, near: bool) -> Lists | None:
    """The list that begins with the label in a paragraph; ``None`` when it has none, or is a sentence or a title."""
    here = paragraphs[at]
    parts = _parts(here)
    if not parts:
        return None
    entries = [Entry(each, part.status) for part in parts for each in split(part.rest, around.names)]
    below = _below(paragraphs, at + 1, around, whole=not parts[-1].rest)
    entries += [each for index in below for each in _entries_of(paragraphs[index], parts[-1].status, around.names)]
    known = any(_is_named(each.text, around) for each in entries)
    front = at < FRONT and STRONG.match(here.text) is not None
    if not known and not near and not front:
        return None
    if ":" not in here.text and not below and not (near or here.sort is Sort.heading):
        return None
    return Lists(tuple(entries), frozenset({at, *below}))


def _is_named(text: str, around: Around) -> bool:
    """Whether an entry names a seat and says little else."""
    named = sum(len(words(text[each.start : each.end])) for each in around.names.find(text))
    return 2 * named >= len(words(BRACKETS.sub(" ", text)))


def _parts(here: Paragraph) -> list[_Part]:
    """The labels of attendance in a paragraph that begins with one; none for another."""
    found = []
    for piece in pieces(here.text) if len(here.text) <= LONGEST_LINE else ():
        its = label("presence", replace(here, text=piece))
        if its is None:
            return []
        found.append(_Part(its.role, its.rest))
    return found


def _begins_anew(each: Paragraph) -> bool:
    """Whether a paragraph is the next label; an office alone is who was there."""
    return label("presence", each) is not None or (":" in each.text and label("head", each) is not None)


def _below(paragraphs: Sequence[Paragraph], start: int, around: Around, *, whole: bool) -> list[int]:
    """The places of the paragraphs that go on with a list: all alike, each short, and not the next label or item."""
    taken: list[int] = []
    shape: tuple[Sort, bool] | None = None
    for at in range(start, len(paragraphs)):
        each = paragraphs[at]
        mine = (each.sort, bool(each.number))
        if each.sort is Sort.heading or len(each.text) > LONGEST or _begins_anew(each):
            break
        named = bool(around.names.find(each.text))
        if not whole and (each.apart or each.sort is not Sort.text or not named):
            break
        if taken and (mine != shape or (each.apart and not named)):
            break
        if each.sort is Sort.text and not named and not looks_like_a_person(each.text):
            break
        shape = mine
        taken.append(at)
    return taken


def _entries_of(paragraph: Paragraph, status: str, names: Names) -> Iterator[Entry]:
    if paragraph.sort is Sort.row:
        yield Entry(" ; ".join(each.said for cell in paragraph.cells for each in cell), status)
        return
    seats = {each.seats for each in names.find(paragraph.text) if each.by == "zetel"}
    if len(seats) > 1 and not BRACKETS.search(paragraph.text):
        yield from (Entry(each, status) for each in split(paragraph.text, names))
    else:
        yield Entry(paragraph.text, status)


def split(text: str, names: Names) -> list[str]:
    """A list on one line as its entries, of which one may hold a comma."""
    text = text.strip().rstrip(".")
    if not text or text.strip("-–/ ").lower() in ("", "nihil", "geen", "niemand", "nvt", "n.v.t"):
        return []
    sign = ";" if ";" in text else ","
    parts = [each.strip() for each in _outside_brackets(text, sign) if each.strip()]
    if parts and (both := AND.fullmatch(parts[-1])):
        whole = names.find(parts[-1])
        if not (len(whole) == 1 and whole[0].start == 0 and whole[0].end >= len(parts[-1].rstrip(") "))):
            parts[-1:] = [both[1], both[2]]
    joined: list[str] = []
    for part in parts:
        if joined and (GOES_ON.match(part) or words(f"{joined[-1]} {part}") in names.whole):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return _paired(joined, names)


def _paired(parts: list[str], names: Names) -> list[str]:
    """Names and what they sit for in turns, ``An Voorbeeld, De Zeepbel, …``, two by two."""
    if len(parts) < 2 or len(parts) % 2:
        return parts
    alone = [not names.find(each) and looks_like_a_person(each) for each in parts]
    if all(alone[::2]) and not any(alone[1::2]):
        return [f"{parts[at]}, {parts[at + 1]}" for at in range(0, len(parts), 2)]
    return parts


def _outside_brackets(text: str, sign: str) -> Iterator[str]:
    depth = start = 0
    for at, char in enumerate(text):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif char == sign and not depth:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def looks_like_a_person(text: str) -> bool:
    """Whether a short text has nothing but a name: two words or more with a capital."""
    parts = tokens(BRACKETS.sub(" ", text))
    return 0 < len(parts) <= 8 and parts[0].capital and sum(each.capital for each in parts) >= 2


def _table(paragraphs: Sequence[Paragraph], start: int) -> Lists | None:
    """A table of attendance: its head has a column for a status, its rows a mark in it."""
    head = paragraphs[start]
    if head.sort is not Sort.row:
        return None
    titles = [" ".join(each.text for each in cell) for cell in head.cells]
    columns = {status: at for status, sign in COLUMNS.items() for at, title in enumerate(titles) if sign.match(title)}
    if not columns:
        return None
    entries, used = [], {start}
    for at in range(start + 1, len(paragraphs)):
        line = paragraphs[at]
        if line.sort is not Sort.row:
            break
        used.add(at)
        cells = [" ".join(each.said for each in cell) for cell in line.cells]
        marks = {status: cells[place] for status, place in columns.items() if place < len(cells)}
        said = " ; ".join(cell for place, cell in enumerate(cells) if place not in columns.values() and cell)
        if said:
            entries.append(Entry(said, _status(marks)))
    return Lists(tuple(entries), frozenset(used))


def _status(marks: dict[str, str]) -> str:
    """The status of a row: that of its marked column, or what the one column says."""
    for status, mark in marks.items():
        if MARKED.fullmatch(mark.strip()):
            return status
    for mark in marks.values():
        if (told := said_status(mark)) or re.fullmatch(r"nee|neen|n|-|a", mark.strip(), re.IGNORECASE):
            return told or "afwezig"
    return ""


def said_status(text: str) -> str:
    """The status that a text says; empty for none."""
    return next((status for status, sign in STATUSES if sign.search(text)), "")
