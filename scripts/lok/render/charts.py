"""Charts as static SVG: numbers in, HTML out. No script and no style; classes give the colours, words the meaning.

Every number stands at its bar or point, so that a chart says the same on paper, in black and white and in the dark.
All are 400 units wide, which reads on a telephone. ``name`` is unique on the page: it makes the ids of title and
description. A chart is one HTML block: it stands between empty lines. What needs two to be seen (a bar beside another,
a point after another) is not drawn of one: words say so, and the table that stands with every chart has the number.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from html import escape
from itertools import accumulate
from textwrap import wrap
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
LINE = 18
"""How much lower a second line of words stands."""
LETTER = 9
"""The width of a letter in bold, rather too much than too little: words are wrapped, never cut."""
FEWEST = 2
"""How many bars, parts or points there must be to see something."""
MOST_LABELS = 8
"""How many numbers fit beside each other on a line; of more points only every second or third has its number."""
SEGMENTS = ("balk", "balk balk--ander", "balk balk--geen")
"""The classes of the parts of a stacked bar: full, grey and hollow, told apart without colour."""
TOO_FEW = Markdown("<p>Om te tekenen zijn er te weinig cijfers. Wat er is, staat in de tabel.</p>")
"""Instead of a drawing with nothing to see."""


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
    """Bars below each other, each with its label before it and its number at its end; words that are long stand above."""
    if rows and sum(row.value is not None for row in rows) < FEWEST:
        return TOO_FEW
    told = "; ".join(f"{row.label}: {row.words}" for row in rows)
    if all(_fits(row, full) for row in rows):
        shapes = "".join(_bar(row, index * ROW, full) for index, row in enumerate(rows))
        return figure(name, title, told, shapes, len(rows) * ROW)
    return _below_words(name, title, told, [(row.label, row.words, (row.value or 0,)) for row in rows], full)


def _fits(row: Bar, full: Fraction | int) -> bool:
    """Whether the label stands before the bar and the words at its end, within the drawing."""
    length = float(LONGEST * row.value / full) if row.value is not None and full else 0
    return len(row.label) * LETTER < LABEL and LABEL + length + 8 + len(row.words) * LETTER < WIDTH


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
    if rows and sum(bool(count) for row in rows for count in row.counts) < FEWEST:
        return TOO_FEW
    words = [stack_in_words(names, row) for row in rows]
    told = "; ".join(f"{row.label}: {each}" for row, each in zip(rows, words, strict=True))
    drawn = [(row.label, each, row.counts) for row, each in zip(rows, words, strict=True)]
    return _below_words(name, title, told, drawn, max((sum(row.counts) for row in rows), default=0))


def _below_words(
    name: str, title: str, told: str, rows: Sequence[tuple[str, str, Sequence[Fraction | int]]], most: Fraction | int
) -> Markdown:
    """Bars of the whole width, each below its label and words; ``rows`` are label, words and parts."""
    texts = [_text_lines(label, words) for label, words, _ in rows]
    tops = [0, *accumulate(STACK_ROW + LINE * (len(lines_) - 1) for lines_ in texts)]
    shapes = "".join(
        _stack(lines_, counts, top, most) for lines_, (*_, counts), top in zip(texts, rows, tops, strict=False)
    )
    return figure(name, title, told, shapes, tops[-1])


def _text_lines(label: str, words: str) -> list[str]:
    """A label in bold with its words behind it, or below it where they do not fit on one line."""
    if (len(label) + len(words) + 1) * LETTER < WIDTH:
        return [f'<tspan class="getal">{escape(label)}</tspan> <tspan dx="4">{escape(words)}</tspan>']
    bold = [f'<tspan class="getal">{escape(each)}</tspan>' for each in _wrapped(label)]
    return [*bold, *(escape(each) for each in _wrapped(words))]


def _wrapped(words: str) -> list[str]:
    """Words as lines that fit in the drawing."""
    return wrap(words, int(WIDTH / LETTER)) or [words]


def stack_in_words(names: Sequence[tuple[str, str]], row: Stack) -> str:
    """``2 gehouden, 1 afgelast``; parts of nothing are not named, and nothing at all is ``geen``."""
    parts = [dutch.counted(count, *name) for name, count in zip(names, row.counts, strict=True) if count]
    return ", ".join(parts) or "geen"


def _stack(lines_: Sequence[str], counts: Sequence[Fraction | int], top: int, most: Fraction | int) -> str:
    shapes = [f'<text x="0" y="{top + 16 + LINE * nth}">{each}</text>' for nth, each in enumerate(lines_)]
    top += LINE * (len(lines_) - 1)
    left = 1.0
    for kind, count in zip(SEGMENTS, counts, strict=False):
        if count:
            length = float((WIDTH - 2) * count / most)
            shapes.append(
                f'<rect class="{kind}" x="{left:.1f}" y="{top + 23}" width="{length - 3:.1f}" height="22" rx="2"/>'
            )
            left += length
    if not sum(counts):
        shapes.append(f'<line class="as" x1="0" y1="{top + 45}" x2="{WIDTH}" y2="{top + 45}"/>')
    return "".join(shapes)


def lines(name: str, title: str, panels: Sequence[Panel]) -> Markdown:
    """Small lines of shares below each other, all from 0 to 100 %, the points with their numbers.

    A line of one point is none: its title is named below the others.
    """
    drawn = [panel for panel in panels if sum(share is not None for _, share in panel.points) >= FEWEST]
    if panels and not drawn:
        return TOO_FEW
    titles = [_wrapped(panel.title) for panel in drawn]
    tops = [0, *accumulate(PANEL + LINE * (len(each) - 1) for each in titles)]
    shapes = "".join(_panel(panel, each, top) for panel, each, top in zip(drawn, titles, tops, strict=False))
    told = "; ".join(f"{panel.title}: {_points_in_words(panel)}" for panel in drawn)
    left_out = [panel.title for panel in panels if panel not in drawn]
    made = figure(name, title, told, shapes, tops[-1])
    if not left_out:
        return made
    missing = escape(f"Te weinig cijfers om te tekenen: {'; '.join(left_out)}.")
    return Markdown(made.replace("</figure>", f"<figcaption>{missing}</figcaption></figure>"))


def _points_in_words(panel: Panel) -> str:
    return ", ".join(
        f"{label} {percent(share) if share is not None else 'geen cijfers'}" for label, share in panel.points
    )


def _panel(panel: Panel, title: Sequence[str], top: int) -> str:
    shapes = [
        f'<text class="getal" x="0" y="{top + 16 + LINE * nth}">{escape(each)}</text>' for nth, each in enumerate(title)
    ]
    top += LINE * (len(title) - 1)
    low, high = top + 96, top + 48
    step = WIDTH / max(len(panel.points), 1)
    every = -(-len(panel.points) // MOST_LABELS)
    shapes.append(f'<line class="as" x1="0" y1="{low}" x2="{WIDTH}" y2="{low}"/>')
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


def numbers(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Markdown:
    """The numbers of a chart. The first column names the row; cells that are ``Markdown`` pass as they are."""
    lines_ = [
        f"| {' | '.join(plain(head) for head in heads)} |",
        f"| --- |{' --: |' * (len(heads) - 1)}",
        *(_table_row(heads, row) for row in rows),
    ]
    return Markdown("\n".join(lines_))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], summary: str = "De cijfers in een tabel") -> Markdown:
    """The numbers of a chart in a fold."""
    return Markdown(f"<details markdown><summary>{plain(summary)}</summary>\n\n{numbers(heads, rows)}\n\n</details>")


def _table_row(heads: Sequence[str], row: Sequence[str]) -> str:
    first, *others = (cell if isinstance(cell, Markdown) else plain(cell) for cell in row)
    cells = (f'{cell} {{ .lok-getal data-kop="{escape(head)}" }}' for head, cell in zip(heads[1:], others, strict=True))
    return f"| {first} | {' | '.join(cells)} |"
