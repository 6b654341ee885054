"""Records changed at random, in four ways to type them: what comes out says what it said with just that change."""

from __future__ import annotations

import random
import re
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lok.edit.record import insert_item, insert_key, move_item, remove, set_value
from lok.edit.refused import NotEditedError
from lok.source.decode import decode
from lok.source.parse import SourceError, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from lok.source.positions import Path as Place

TEXTS = (
    "19:30", "nee", "null", "~", "# x", "- x", "'t is", '"a" b', "a: b", "{", "[", "!tag", "&a", "*b", "%", "@", "`",
    "\t", "a\nb", "a\nb\n", "  voor", "  voor\nmeer", "", "a\n", "a\n\n", "\n", "\na", "x #y", "a\tb", "é—“q”", "0123",
    "2026-03-12", "1_000", "een lange zin " * 12, "a\n\n  b\nc\n", "# a\nb\n", "- a\n- b\n", "---", "...", "? a",
    "| x", "> x", "a:", "a: ", "x\u00a0y", " ", " a ", "\\", "c:\\d", "a\n   \nb", "🙂", "<b>", "=", "<<",
)  # fmt: skip
GROUPS: tuple[Any, ...] = (
    None, [], {}, ["a", "b"], ["x y", "z: q\nr"], {"a": "b", "c": "d\ne\n"}, [{"a": "b", "c": ["d"]}, {"e": "f\ng"}],
    [["a", "b"], ["c"]], [{"x": None}, None], {"a": {"b": {"c": "d"}}},
)  # fmt: skip
REMARK = re.compile("# (?:voor|achter) [0-9]+")


def readable(files: Iterable[Path]) -> list[str]:
    """The texts of the records among these files."""
    found = []
    for file in sorted(files):
        try:
            text = decode(file.read_bytes())
            parse(text)
        except SourceError:
            continue
        found.append(text)
    return found


def with_remarks(text: str) -> str:
    """The same with a remark before and behind every line where one can stand."""
    lines: list[str] = []
    inside: int | None = None
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
        inset = len(line) - len(line.lstrip())
        if inside is not None and (not line.strip() or inset > inside):
            lines.append(line)
            continue
        inside = None
        if line.strip():
            lines.append(f"{' ' * inset}# voor {number}")
        if line.rstrip().endswith(("|", ">", "|-", ">-", "|+")):
            inside = inset
        lines.append(line if inside is not None or not line.strip() or "#" in line else f"{line}  # achter {number}")
    return "\n".join(lines)


WAYS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text.replace("\r\n", "\n"),
    "of windows": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "with remarks": with_remarks,
    "without a last line end": lambda text: text.replace("\r\n", "\n").rstrip("\n"),
}


def paths(data: Any, at: Place = ()) -> Iterator[Place]:
    rows: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in rows:
        yield (*at, step)
        yield from paths(value, (*at, step))


def at_place(data: Any, at: Place) -> Any:
    for step in at:
        data = data[step]
    return data


def without(data: dict[str, Any], at: Place) -> None:
    while len(at) > 1 and len(at_place(data, at[:-1])) == 1:
        at = at[:-1]
    del at_place(data, at[:-1])[at[-1]]


def one_edit(text: str, data: dict[str, Any], chance: random.Random) -> tuple[str, str, dict[str, Any], int]:
    """A change at random: its sort, the text it gives, what that must say, and how many remarks may go with it."""
    wanted, places = deepcopy(data), list(paths(data))
    at = chance.choice(places)
    value = deepcopy(chance.choice(GROUPS)) if chance.random() < 0.3 else chance.choice(TEXTS)
    sort = chance.choice(("set", "set", "remove", "key", "item", "move"))
    lists = [place for place in places if isinstance(at_place(data, place), list) and at_place(data, place)]
    inside = len(REMARK.findall(text)) if isinstance(at_place(data, at), list | dict) else 0
    if sort in ("item", "move") and not lists:
        sort = "set"
    if sort == "set":
        at_place(wanted, at[:-1])[at[-1]] = value
        return sort, set_value(text, at, value), wanted, inside
    if sort == "remove":
        without(wanted, at)
        return sort, remove(text, at), wanted, len(REMARK.findall(text))
    if sort == "key":
        group = chance.choice([place for place in ((), *places) if isinstance(at_place(data, place), dict)])
        order = list(at_place(data, group))
        order.insert(chance.randrange(len(order) + 1), "nieuw")
        at_place(wanted, group)["nieuw"] = value
        changed = insert_key(text, group, "nieuw", value, order)
        assert list(at_place(parse(changed), group)) == order
        return sort, changed, wanted, 0
    at = chance.choice(lists)
    row = at_place(wanted, at)
    if sort == "item":
        place = chance.randrange(len(row) + 1)
        row.insert(place, value)
        return sort, insert_item(text, at, place, value), wanted, 0
    one, other = chance.randrange(len(row)), chance.randrange(len(row))
    row.insert(other, row.pop(one))
    return sort, move_item(text, at, one, other), wanted, 0


def hold(texts: Iterable[str], way: str, edits: int) -> None:
    """Change these records so many times, typed in one of ``WAYS``; not one change may be wrong."""
    chance = random.Random(way)  # noqa: S311 - the same edits every time
    typed = [WAYS[way](text) for text in texts]
    done: Counter[str] = Counter()
    while done.total() < edits:
        text = chance.choice(typed)
        try:
            data = parse(text)
        except SourceError:  # a remark before a line of a text in quotes
            continue
        try:
            sort, changed, wanted, may_go = one_edit(text, data, chance)
        except NotEditedError:
            done["refused"] += 1
            continue
        assert parse(changed) == wanted
        assert len(REMARK.findall(changed)) >= len(REMARK.findall(text)) - may_go, (sort, text, changed)
        ends = set(re.findall(r"\r?\n", changed))
        assert ends <= ({"\r\n"} if way == "of windows" else {"\n"})
        done[sort] += 1
    assert min(done[sort] for sort in ("set", "remove", "key", "item", "move")) > edits / 20
    assert done["refused"] < edits / 200, done
