"""Charts as static SVG: numbers in, HTML out. No script and no style; classes give the colours, words the meaning.

Every number stands at its bar or point, so that a chart says the same on paper, in black and white and in the dark.
All are 400 units wide, which reads on a telephone. ``name`` is unique on the page: it makes the ids of title and
description. A chart is one HTML block: it stands between empty lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

from lok.render.markup import Markdown, plain
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 400
LABEL = 52
"""Where bars begin: the labels stand before it."""
LONGEST = 190
"""The length of a full bar; what remains is for its number in words."""
ROW = 34
STACK_ROW = 56
PANEL = 130
MOST_LABELS = 8
"""How many numbers fit beside each other on a line; of more points only every second or third has its number."""
SEGMENTS = ("balk", "balk balk--ander", "balk balk--geen")
"""The classes of the parts of a stacked bar: full, grey and hollow, told apart without colour."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: ``value`` of ``full`` (of the whole chart); ``None`` is not known. ``words`` stand at its end."""

    label: str
    value: Fraction | int | None
    words: str


@dataclass(frozen=True, slots=True)
class Stack:
    """A bar in parts, in the order of the names of the chart."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One small line: a share (0 to 1) for each label, ``None`` where it is not known."""

    title: str
    points: tuple[tuple[str, Fraction | None], ...]


def percent(share: Fraction) -> str:
    """``42 %``, with a space that does not break; half a percent goes up."""
    return f"{int(share * 100 + Fraction(1, 2))}\u00a0%"


def bars(name: str, title: str, rows: Sequence[Bar], full: Fraction | int) -> Markdown:
    """Bars below each other, each with its label before it and its number at its end."""
    shapes = "".join(_bar(row, index * ROW, full) for index, row in enumerate(rows))
    told = "; ".join(f"{row.label}: {row.words}" for row in rows)
    return figure(name, title, told, shapes, len(rows) * ROW)


def _bar(row: Bar, top: int, full: Fraction | int) -> str:
    label = f'<text x="0" y="{top + 22}">{escape(row.label)}</text>'
    if row.value is None or not full:
        return f'{label}<text class="stil" x="{LABEL}" y="{top + 22}">{escape(row.words)}</text>'
    length = float(LONGEST * row.value / full)
    return (
        f'{label}<rect class="balk" x="{LABEL}" y="{top + 5}" width="{length:.1f}" height="24"/>'
        f'<text class="getal" x="{LABEL + length + 8:.1f}" y="{top + 22}">{escape(row.words)}</text>'
    )


def stacks(name: str, title: str, names: Sequence[tuple[str, str]], rows: Sequence[Stack]) -> Markdown:
    """Bars in at most three parts; above each bar its numbers in words, so that no legend is needed.

    ``names`` gives each part its word for one and for more: ``("actie te laat", "acties te laat")``.
    """
    most = max((sum(row.counts) for row in rows), default=0)
    words = [stack_in_words(names, row) for row in rows]
    shapes = "".join(
        _stack(row, told, index * STACK_ROW, most) for index, (row, told) in enumerate(zip(rows, words, strict=True))
    )
    told = "; ".join(f"{row.label}: {each}" for row, each in zip(rows, words, strict=True))
    return figure(name, title, told, shapes, len(rows) * STACK_ROW)


def stack_in_words(names: Sequence[tuple[str, str]], row: Stack) -> str:
    """``2 gehouden, 1 afgelast``; parts of nothing are not named, and nothing at all is ``geen``."""
    parts = [dutch.counted(count, *name) for name, count in zip(names, row.counts, strict=True) if count]
    return ", ".join(parts) or "geen"


def _stack(row: Stack, words: str, top: int, most: int) -> str:
    label = f'<tspan class="getal">{escape(row.label)}</tspan> <tspan dx="4">{escape(words)}</tspan>'
    shapes = [f'<text x="0" y="{top + 16}">{label}</text>']
    left = 1.0
    for kind, count in zip(SEGMENTS, row.counts, strict=False):
        if count:
            length = (WIDTH - 2) * count / most
            shapes.append(
                f'<rect class="{kind}" x="{left:.1f}" y="{top + 23}" width="{length - 3:.1f}" height="22" rx="2"/>'
            )
            left += length
    if not sum(row.counts):
        shapes.append(f'<line class="as" x1="0" y1="{top + 45}" x2="{WIDTH}" y2="{top + 45}"/>')
    return "".join(shapes)


def lines(name: str, title: str, panels: Sequence[Panel]) -> Markdown:
    """Small lines of shares below each other, all from 0 to 100 %, the points with their numbers."""
    shapes = "".join(_panel(panel, index * PANEL) for index, panel in enumerate(panels))
    told = "; ".join(f"{panel.title}: {_points_in_words(panel)}" for panel in panels)
    return figure(name, title, told, shapes, len(panels) * PANEL)


def _points_in_words(panel: Panel) -> str:
    return ", ".join(
        f"{label} {percent(share) if share is not None else 'geen cijfers'}" for label, share in panel.points
    )


def _panel(panel: Panel, top: int) -> str:
    low, high = top + 96, top + 48
    step = WIDTH / max(len(panel.points), 1)
    every = -(-len(panel.points) // MOST_LABELS)
    shapes = [
        f'<text class="getal" x="0" y="{top + 16}">{escape(panel.title)}</text>',
        f'<line class="as" x1="0" y1="{low}" x2="{WIDTH}" y2="{low}"/>',
    ]
    placed = []
    for index, (label, share) in enumerate(panel.points):
        x = (index + 0.5) * step
        told = (len(panel.points) - 1 - index) % every == 0
        if told:
            shapes.append(f'<text class="klein" x="{x:.1f}" y="{low + 19}" text-anchor="middle">{escape(label)}</text>')
        words = percent(share) if told and share is not None else ""
        placed.append(None if share is None else (x, low - float(share) * (low - high), words))
    shapes += [f'<polyline class="lijn" points="{run}"/>' for run in _runs(placed)]
    for point in placed:
        if point:
            x, y, words = point
            shapes.append(f'<circle class="punt" cx="{x:.1f}" cy="{y:.1f}" r="5"/>')
            if words:
                shapes.append(f'<text class="klein" x="{x:.1f}" y="{y - 10:.1f}" text-anchor="middle">{words}</text>')
    return "".join(shapes)


def _runs(placed: Sequence[tuple[float, float, str] | None]) -> Iterator[str]:
    """The points between gaps: a line never runs over years that nobody counted."""
    run: list[str] = []
    for point in (*placed, None):
        if point:
            run.append(f"{point[0]:.1f},{point[1]:.1f}")
            continue
        if len(run) > 1:
            yield " ".join(run)
        run = []


def figure(name: str, title: str, told: str, shapes: str, height: int) -> Markdown:
    """The frame of a drawing: named by its title, told in full by its description. Nothing drawn is no figure."""
    if not shapes:
        return Markdown("")
    return Markdown(
        f'<figure class="lok-figuur"><svg class="lok-grafiek" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="{name}-titel {name}-tekst"><title id="{name}-titel">{escape(title)}</title>'
        f'<desc id="{name}-tekst">{escape(told)}.</desc>{shapes}</svg></figure>'
    )


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], summary: str = "De cijfers in een tabel") -> Markdown:
    """The numbers of a chart in a fold. The first column names the row; cells that are ``Markdown`` pass as they are."""
    lines_ = [
        f"| {' | '.join(plain(head) for head in heads)} |",
        f"| --- |{' --: |' * (len(heads) - 1)}",
        *(_table_row(heads, row) for row in rows),
    ]
    body = "\n".join(lines_)
    return Markdown(f"<details markdown><summary>{plain(summary)}</summary>\n\n{body}\n\n</details>")


def _table_row(heads: Sequence[str], row: Sequence[str]) -> str:
    first, *others = (cell if isinstance(cell, Markdown) else plain(cell) for cell in row)
    cells = (f'{cell} {{ .lok-getal data-kop="{escape(head)}" }}' for head, cell in zip(heads[1:], others, strict=True))
    return f"| {first} | {' | '.join(cells)} |"
