"""The bounds, the verdicts and the table. Nothing here measures."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.measure import Run


@dataclass(frozen=True, slots=True)
class Bound:
    """A promise: the median of what ``name`` measures stays at or below ``limit``, in ``unit``."""

    name: str
    limit: float
    unit: str


BOUNDS = (
    Bound("schemas", 1 / 12, "×"),
    Bound("parse", 1.3, "×"),
    Bound("private", 0.4, "×"),
    Bound("sites", 0.25, "×"),
    Bound("growth", 1.25, "×"),
    Bound("memory-publiek", 900, "MB"),
    Bound("memory-leden", 900, "MB"),
    Bound("memory-growth-publiek", 1.25, "×"),
    Bound("memory-growth-leden", 1.25, "×"),
    Bound("tap", 1 / 10, "×"),
    Bound("edit", 1 / 6, "×"),
    Bound("edit-hugo", 1.25, "×"),
    Bound("opendata", 1.1, "×"),
    Bound("opendata-edit", 0.1, "s"),
)
"""Every bound there is. A row that bears none of these names informs and cannot fail."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, our figure and the peer's in words, and the values that are judged.

    ``values`` holds one value for each repetition: a ratio, or megabytes. ``failure`` says what was wrong with the
    result itself, however quick it came.
    """

    name: str
    what: str
    ours: str
    peer: str
    values: tuple[float, ...]
    failure: str = ""

    @property
    def bound(self) -> Bound | None:
        """The bound of this row, if it has one."""
        return next((each for each in BOUNDS if each.name == self.name), None)

    @property
    def missed(self) -> bool:
        """Whether the result is wrong or over its bound."""
        return bool(self.failure) or (self.bound is not None and median(self.values) > self.bound.limit)

    @property
    def verdict(self) -> str:
        """``ok``, ``MISSED``, what was wrong, or nothing for a row that informs."""
        if self.failure:
            return f"WRONG: {self.failure}"
        if self.bound is None:
            return ""
        return "MISSED" if self.missed else "ok"


def ratios(ours: Sequence[Run], peers: Sequence[Run]) -> tuple[float, ...]:
    """Our time on the clock as a share of the peer's, run by run.

    A run is compared with the one that came just before or after it: what else the machine does then weighs on both.
    """
    return tuple(our.wall / peer.wall for our, peer in zip(ours, peers, strict=True))


def growth(small: float, large: float, start: float, sizes: tuple[int, int, int]) -> float:
    """Time per record of the large council as a share of that of the small one.

    Args:
        small: Seconds for the small council.
        large: Seconds for the large council.
        start: Seconds for a council of hardly anything, which is what starting up costs.
        sizes: Records of the three councils in the same order.
    """
    few, many, hardly = sizes
    return ((large - start) / (many - hardly)) / ((small - start) / (few - hardly))


def seconds(runs: Sequence[Run]) -> str:
    """``12.34 s (cpu 20.10 s)``: the medians."""
    return f"{median(each.wall for each in runs):.2f} s (cpu {median(each.cpu for each in runs):.2f} s)"


def spread(values: Sequence[float], unit: str) -> str:
    """``0.21 × (0.19..0.24, n=5)``: the median, the extremes and the number of repetitions."""
    digits = 0 if unit == "MB" else 3
    low, middle, high = (f"{each:.{digits}f}" for each in (min(values), median(values), max(values)))
    return f"{middle} {unit} ({low}..{high}, n={len(values)})"


def markdown(rows: Sequence[Row]) -> str:
    """All rows as one table."""
    lines = [
        "| what | ours | peer | value: median (min..max) | bound | verdict |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        bound = row.bound
        limit = f"≤ {bound.limit:.4g} {bound.unit}" if bound else "none"
        value = spread(row.values, bound.unit if bound else "×") if row.values else ""
        lines.append(f"| {row.what} | {row.ours} | {row.peer} | {value} | {limit} | {row.verdict} |")
    return "\n".join(lines)
