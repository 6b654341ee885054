"""Two versions of one edition, and what is in the one and not in the other. Pure: pages in, differences out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lok.changes.read_page import read_lines, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ALIKE = 0.6
"""From this share of equal words on, a line that went and one that came are one statement that turned."""
MOST_COMPARED = 60
"""Lines of a page that are held against each other to find such statements."""
SHORTEST = 12
"""Characters of a line that says something by itself: shorter ones stand on many pages."""


@dataclass(frozen=True, slots=True)
class PageChange:
    """What a reader finds more and no longer on one page, in the order of the page."""

    uri: str
    title: str
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def turned(self) -> tuple[tuple[str, str], ...]:
        """The statements that say something else now: what they said, and what they say."""
        left, found = list(self.added[:MOST_COMPARED]), []
        for before in self.removed[:MOST_COMPARED]:
            near = max(left, key=lambda line: _alike(before, line), default="")
            if near and _alike(before, near) >= ALIKE:
                left.remove(near)
                found.append((before, near))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class EditionChange:
    """What a change makes of one edition: pages that are new, changed or gone, and other files that changed."""

    new: tuple[PageChange, ...]
    changed: tuple[PageChange, ...]
    gone: tuple[PageChange, ...]
    files: tuple[str, ...]

    @property
    def pages(self) -> tuple[PageChange, ...]:
        """All of them."""
        return (*self.new, *self.changed, *self.gone)


@dataclass(frozen=True, slots=True)
class Crossing:
    """A line that everybody reads from now on and that only members read until now, with the page where it appears."""

    line: str
    uri: str
    title: str


@dataclass(frozen=True, slots=True)
class Texts:
    """The files of one version of an edition by their path, and for its pages the lines that are read there."""

    files: Mapping[str, str]
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Mapping[str, str]) -> Texts:
        """Those of these files."""
        return cls(files, {uri: read_lines(text) for uri, text in files.items() if uri.endswith(".md")})

    @property
    def all_lines(self) -> set[str]:
        """Every line of every page, once."""
        return {line for lines in self.lines.values() for line in lines}


def compare(before: Texts, after: Texts) -> EditionChange:
    """What readers of one edition would notice. Lines that only changed places are not told."""
    new, changed, gone = [], [], []
    for uri in sorted({*before.lines, *after.lines}):
        was, now = before.lines.get(uri), after.lines.get(uri)
        if was == now:
            continue
        title = title_of(after.files[uri] if now is not None else before.files[uri], uri)
        change = PageChange(uri, title, _more(now or (), was or ()), _more(was or (), now or ()))
        if was is None:
            new.append(change)
        elif now is None:
            gone.append(change)
        elif change.added or change.removed:
            changed.append(change)
    files = sorted(
        uri
        for uri in {*before.files, *after.files}
        if not uri.endswith(".md") and before.files.get(uri) != after.files.get(uri)
    )
    return EditionChange(tuple(new), tuple(changed), tuple(gone), tuple(files))


def crossings(public: EditionChange, public_before: Texts, members_before: Texts) -> tuple[Crossing, ...]:
    """What becomes public with this change: lines that members had and nobody else, each once."""
    theirs, everybodys = members_before.all_lines, public_before.all_lines
    found: dict[str, PageChange] = {}
    for page in (*public.new, *public.changed):
        for line in page.added:
            if len(line) >= SHORTEST and line in theirs and line not in everybodys:
                found.setdefault(line, page)
    return tuple(Crossing(line, page.uri, page.title) for line, page in found.items())


def _more(lines: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """The lines that are in the one more often than in the other."""
    left = Counter(others)
    found = []
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            found.append(line)
    return tuple(found)


def _alike(one: str, other: str) -> float:
    """How much of two lines is the same, word by word."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
