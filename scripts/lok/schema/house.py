"""The map of the house: every room with what comes in and goes out, from the rooms' own descriptions."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

HOUSE = Path(__file__).parents[1]


def rooms(root: Path) -> tuple[str, ...]:
    """The rooms in the order in which a record walks through them, as the contract in pyproject.toml has it."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return tuple(each for each in reversed(layers) if (HOUSE / each).is_dir())


def described(folder: Path) -> str:
    """What a folder of code says of itself, in one line: its first two paragraphs, before any list of its modules."""
    said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    return " ".join(" ".join(said.split("\n\n")[:2]).split()).replace("``", "`")


def table(head: str, rows: list[tuple[str, str]]) -> str:
    """A Markdown table of folders with what they say."""
    lines = [f"| {head} | what it does |", "| --- | --- |", *(f"| `{name}` | {text} |" for name, text in rows)]
    return "\n".join(lines)


def plan(root: Path) -> str:
    """The tables of all rooms and, below them, of the sections of the site."""
    walked = [(f"{room}/", described(HOUSE / room)) for room in rooms(root)]
    folders = sorted(each for each in (HOUSE / "pages").iterdir() if (each / "__init__.py").exists())
    sections = [(f"pages/{each.name}/", described(each)) for each in folders]
    return f"{table('room', walked)}\n\n{table('section', sections)}"
