"""A value as YAML, in the style of the file that it goes into."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lok.source.parse import SourceError, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
WIDTH = 100
"""Columns of a line with a list of ids; a longer list gets a line for each."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is written: its line end, and how far a group and the dashes of a list stand in from their field."""

    eol: str = "\n"
    step: int = 2
    dash: int = 2


@lru_cache(maxsize=4096)
def one_line(text: str, *, flow: bool = False) -> str | None:
    """A text as a scalar of one line, bare where the dialect reads it back so; ``None`` when it needs more lines."""
    if "\n" in text or "\r" in text:
        return json.dumps(text, ensure_ascii=False) if flow else None
    if _reads_as(text, text, flow=flow):
        return text
    quoted = "'" + text.replace("'", "''") + "'"
    return quoted if _reads_as(quoted, text, flow=flow) else json.dumps(text, ensure_ascii=False)


def _reads_as(written: str, text: str, *, flow: bool) -> bool:
    """Whether the dialect reads ``written`` as ``text``, behind a field and behind a dash."""
    ways = {"a: [%s, b]": [text, "b"], "a: {b: %s}": {"b": text}} if flow else {"a: %s": text, "a:\n  - %s": [text]}
    try:
        return all(parse(f"{way.replace('%s', written)}\n") == {"a": wanted} for way, wanted in ways.items())
    except SourceError:
        return False


def in_flow(value: Any) -> str:
    """A value inside ``[a, b]`` or ``{a: b}``."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name)}: {in_flow(each)}".rstrip() for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_flow, value)) + "]"
    return "~" if value is None else str(one_line(value, flow=True))


def fields(values: Mapping[str, Any], column: int, style: Style) -> Iterator[str]:
    """The lines of the fields of a group that stands at ``column``; the first without its indentation."""
    lines = (line for name, value in values.items() for line in _indented(field(name, value, column, style), column))
    yield from _bare(lines, column)


def field(name: str, value: Any, column: int, style: Style, inset: int = 0) -> list[str]:
    """The lines of a field at ``column``, the first without its indentation.

    ``inset`` is how far a text of several lines stands in; that of the style when it is 0.
    """
    key = f"{_key(name)}:"
    if _short(value, column + len(key)):
        return [f"{key} {in_flow(value)}"]
    if isinstance(value, list):
        inner = column + style.dash
        return [key, *(line for each in value for line in _indented(item(each, inner, style), inner))]
    if isinstance(value, dict):
        inner = column + style.step
        return [key, *_indented(list(fields(value, inner, style)), inner)]
    return _scalar(key, value, column + (inset or style.step), column)


def item(value: Any, column: int, style: Style, inset: int = 0) -> list[str]:
    """The lines of an item whose dash stands at ``column``, the first without its indentation."""
    inner = column + 2
    if value in ([], {}):
        return [f"- {in_flow(value)}"]
    if isinstance(value, dict):
        first, *rest = fields(value, inner, style)
        return [f"- {first}", *rest]
    if isinstance(value, list):
        lines = [line for each in value for line in _indented(item(each, inner, style), inner)]
        first, *rest = _bare(iter(lines), inner)
        return [f"- {first}", *rest]
    return _scalar("-", value, column + (inset or 2), column)


def _short(value: Any, column: int) -> bool:
    """Whether a list or a group stands on the line of its field: an empty one, and a short list of ids."""
    if value in ([], {}):
        return True
    ids = isinstance(value, list) and all(isinstance(each, str) and ID.fullmatch(each) for each in value)
    return ids and column + len(in_flow(value)) < WIDTH and all(one_line(each, flow=True) == each for each in value)


def _scalar(start: str, value: str | None, inner: int, column: int) -> list[str]:
    """A text or nothing behind ``start``, which is a key or a dash at ``column``; several lines stand at ``inner``."""
    if value is None:
        return [start]
    if (line := one_line(value)) is not None:
        return [f"{start} {line}"]
    body = value.removesuffix("\n")
    keep = "" if value.endswith("\n") and not body.endswith("\n") and body else "-" if body == value else "+"
    lines = body.split("\n")
    # Where the text itself begins with space, YAML cannot see how far it stands in: then it is said.
    told = str(inner - column) if lines[0][:1] in ("", " ", "\t") else ""
    return [f"{start} |{told}{keep}", *(f"{' ' * inner}{each}" if each else "" for each in lines)]


def _key(name: str) -> str:
    return str(one_line(name)) if ID.fullmatch(name) is None else name


def _indented(lines: list[str], column: int) -> Iterator[str]:
    """The first line with its indentation, the others as they are."""
    first, *rest = lines
    yield " " * column + first
    yield from rest


def _bare(lines: Iterator[str], column: int) -> Iterator[str]:
    """The first line without its indentation, the others as they are."""
    yield next(lines)[column:]
    yield from lines
