"""Where in a meeting something is, in the words and at the place of its screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.acts.meeting_text import ITEMS
from lok.desk.labels import called
from lok.desk.placing import value_at
from lok.source.parse import parse
from lok.source.problems import undotted
from lok.words.dutch import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lok.source.problems import Problem

ON_THE_SCREEN = frozenset({"agenda", "vergadering", "papier"})
"""The screens on which every item has its place."""


def place_words(at: Sequence[str | int], text: str) -> str:
    """A place in a meeting as its screens call it: ``Punt 3, Varia, bespreking``."""
    field = next((str(each) for each in reversed(at) if isinstance(each, str)), "")
    item = value_at(parse(text), tuple(at[:2])) if tuple(at[:1]) == (ITEMS,) and len(at) > 1 else None
    where = f"Punt {item.get('nr', '')}, {item.get('titel', '')}" if isinstance(item, dict) else ""
    name = called(field).lower()
    return f"{where}, {name}" if where and field != ITEMS else where or sentence(name)


def on_screen(text: str, screen: str) -> Callable[[Problem], tuple[str, str]]:
    """What tells of a problem of a meeting where it is: in words, and its place on the screen; empty where it has none."""

    def told(problem: Problem) -> tuple[str, str]:
        at = undotted(problem.field)
        here = at[:1] == (ITEMS,) and len(at) > 1 and screen in ON_THE_SCREEN
        return (place_words(at, text) if at else ""), (f"#punt-{at[1]}" if here else "")

    return told
