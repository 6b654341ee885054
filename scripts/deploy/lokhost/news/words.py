"""Small Dutch: days as they are written, numbers of things, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from lokhost.news.feeds import Entry

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
SINGULAR = {
    "adviezen": "advies",
    "memoranda": "memorandum",
    "vergaderingen": "vergadering",
    "reglementen": "reglement",
}
"""What one thing is called whose feed carries the name of many."""


def written(day: date) -> str:
    """``2026-11-30`` as 30 november 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def listed(parts: Sequence[str]) -> str:
    """``a, b en c``."""
    return " en ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def grouped(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries by what they are about, in the order in which the first of each comes."""
    groups: dict[str, list[Entry]] = {}
    for each in entries:
        groups.setdefault(each.category or "nieuws", []).append(each)
    return groups


def counted(groups: dict[str, list[Entry]]) -> str:
    """``2 adviezen, 1 vergadering``: how many of each."""
    return ", ".join(
        f"{len(each)} {SINGULAR.get(name, name) if len(each) == 1 else name}" for name, each in groups.items()
    )


def sentence(text: str) -> str:
    """Text with a capital first."""
    return text[:1].upper() + text[1:]
