"""What a merge or a word processor leaves in a text: marks of a conflict, and bullets that are no list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFLICT = re.compile(r"(?m)^[ \t]*(?:<{7}|>{7}|\|{7})(?: .*)?$")
BULLETS = "•▪◦‣●○■□"
"""Signs that begin a point of a list and nothing else."""
DASHES = "–—·"
"""Signs that begin a point when the next line begins so too: one alone may be a dash."""
POINT = re.compile(rf"[ \t]*(?:([{BULLETS}])[ \t\xa0]*|([{DASHES}])[ \t\xa0]+|(\d{{1,3}}|[a-z])\)[ \t\xa0]+)(?=\S)")
"""The beginning of a line that is a point of a list to whoever typed it, and to no converter."""

SIGN = re.compile(f"[{BULLETS}{DASHES})]")
"""What every point has, and most texts do not."""

CONFLICT_MESSAGE = "hier staat nog een samenvoegconflict van git"
CONFLICT_HINT = "Kies welke van de twee teksten blijft, en haal de regels met <<<<<<<, ======= en >>>>>>> weg."
AS_TEXT = "deze lijst verschijnt als gewone tekst, achter elkaar"
WITH_DASHES = "Begin elk punt met een streepje en een spatie, ‘- ’, of met ‘1. ’, en zet een lege regel boven de lijst."


def conflicts(text: str) -> Iterator[int]:
    """Where the conflicts of a merge stand: the offset of each opening mark, and of another that has none above it."""
    inside = False
    for found in CONFLICT.finditer(text):
        mark = found[0].lstrip()[0]
        if mark == "<" or not inside:
            yield found.start()
        inside = mark != ">"


def pasted_lists(text: str) -> Iterator[int]:
    """The numbers, from 0, of the lines where points begin that no converter takes for a list."""
    if not SIGN.search(text):
        return
    lines = text.split("\n")
    before = ""
    for number, line in enumerate(lines):
        kind = _kind(line)
        if kind and kind != before:
            following = lines[number + 1] if number + 1 < len(lines) else ""
            if kind == BULLETS or _kind(following) == kind:
                yield number
        before = kind if line.strip() else before


def _kind(line: str) -> str:
    """What sort of point a line begins with; empty for none."""
    found = POINT.match(line)
    if not found:
        return ""
    return BULLETS if found[1] else DASHES if found[2] else ")"
