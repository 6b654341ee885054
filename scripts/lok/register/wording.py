"""How the places in a file of a council are called for whoever has to mend it: ``record 3, veld titel``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.source.problems import dotted

if TYPE_CHECKING:
    from lok.source.parse import Path


def place(at: Path) -> str:
    """A path of keys and indexes in words; items are counted from 1."""
    if at[0] != "records" or len(at) < 2:
        return f"veld {dotted(at)}"
    _, index, *inside = at
    record = f"record {int(index) + 1}"
    return f"{record}, veld {dotted(tuple(inside))}" if inside else record
