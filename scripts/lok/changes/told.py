"""A change in words, for a terminal or for the summary of a job: first what becomes public, then the rest by weight."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from lok.model.audience import Audience
from lok.source.problems import cell
from lok.words.dutch import counted
from lok.words.shown import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.changes.compare import EditionChange, PageChange
    from lok.changes.proposal import Changes

MOST_CROSSING = 60
MOST_LINES = 12
"""Lines of one page, each way."""
MOST_TURNED = 12
MOST_PAGES = 40
LONGEST_LINE = 200
LONGEST = 60_000
"""Bytes of the whole: a forge drops a comment of more than 65,536 characters altogether, and so what is over goes by whole sections.

Source: https://docs.github.com/rest/issues/comments
"""
NOTHING = "Lezers merken niets van deze wijziging."


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with lines under it, each with its sign: ``+``, ``-``, or nothing. ``folded`` is for who wants to know."""

    title: str
    lines: tuple[tuple[str, str], ...]
    folded: bool = False


def sections(found: Changes, *, members: bool) -> Iterator[Section]:
    """All that is told of a change. ``members`` says whether the words of the members' site may be among it."""
    if found.faults:
        told = f"Er {'staat' if len(found.faults) == 1 else 'staan'} nog {counted(len(found.faults), 'fout', 'fouten')} in de gegevens."
        yield Section("Nog geen vergelijking", (("", f"{told} Verbeter die eerst: ‘make check’ zegt hoe."),))
        return
    if found.unreadable:
        told = "De vroegere versie is volgens de regels van nu niet in orde, en kan er niet naast gelegd worden. Kies een latere."
        yield Section("Geen vergelijking", (("", told),))
        return
    editions = found.editions or {}
    public = editions[Audience.PUBLIEK]
    if not any((each.pages or each.files) for each in editions.values()) and not found.attachments:
        yield Section("Wat er verandert", (("", NOTHING),))
        return
    yield from _crossing(found)
    yield from _of_edition(public, found.own, "de openbare site", folded=False)
    if found.attachments:
        yield Section("Bijlagen die verdwijnen", tuple(("-", each) for each in found.attachments))
    if members:
        yield from _of_edition(editions[Audience.LEDEN], found.own, "de ledensite", folded=True)


def _crossing(found: Changes) -> Iterator[Section]:
    ordered = sorted(found.crossing, key=lambda each: each.uri not in found.own)
    lines = [("+", f"{_short(each.line)} (op ‘{each.title}’)") for each in ordered[:MOST_CROSSING]]
    if len(ordered) > MOST_CROSSING:
        lines.append(("", f"En nog {counted(len(ordered) - MOST_CROSSING, 'regel', 'regels')}."))
    if not ordered:
        lines.append(("", "Niets van wat alleen de leden konden lezen, wordt openbaar."))
    yield Section("Wat nu openbaar wordt", tuple(lines))


def _of_edition(change: EditionChange, own: frozenset[str], where: str, *, folded: bool) -> Iterator[Section]:
    """The pages of what was changed itself, then the statements that turned elsewhere, then the names of the rest."""
    for state, pages in (("nieuw", change.new), ("gewijzigd", change.changed), ("verdwenen", change.gone)):
        for page in pages:
            if page.uri in own:
                yield Section(f"{page.title} ({state} op {where})", tuple(_both_ways(page)), folded)
    others = [page for page in change.pages if page.uri not in own]
    turned = [(page, *pair) for page in others for pair in page.turned]
    if turned:
        lines = [
            line for page, pairs in groupby(turned[:MOST_TURNED], key=itemgetter(0)) for line in _turned(page, pairs)
        ]
        if len(turned) > MOST_TURNED:
            lines.append(("", f"En nog {counted(len(turned) - MOST_TURNED, 'uitspraak', 'uitspraken')}."))
        yield Section(f"Uitspraken die veranderen op {where}", tuple(lines), folded)
    if others:
        yield Section(
            f"{counted(len(others), 'andere bladzijde', 'andere bladzijden')} van {where} "
            f"{'vermeldt of telt' if len(others) == 1 else 'vermelden of tellen'} dit",
            tuple(_named(page.title for page in others)),
            folded=True,
        )
    if change.files:
        yield Section(f"Bestanden van {where} die veranderen", tuple(_named(change.files)), folded=True)


def _both_ways(page: PageChange) -> Iterator[tuple[str, str]]:
    for sign, lines in (("-", page.removed), ("+", page.added)):
        yield from ((sign, _short(line)) for line in lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            yield "", f"En nog {counted(len(lines) - MOST_LINES, 'regel', 'regels')}."


def _turned(page: PageChange, pairs: Iterable[tuple[PageChange, str, str]]) -> Iterator[tuple[str, str]]:
    yield "", f"Op ‘{page.title}’:"
    for _, was, now in pairs:
        yield "-", _short(was)
        yield "+", _short(now)


def _named(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    found = tuple(names)
    yield from (("", name) for name in found[:MOST_PAGES])
    if len(found) > MOST_PAGES:
        yield "", f"En nog {len(found) - MOST_PAGES}."


def _short(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1].rstrip()}…"


def as_text(told: Iterable[Section]) -> str:
    """For a terminal, and for the log of a build machine, which obeys lines that begin with ``::``: none does."""
    blocks = [
        "\n".join([f"» {one_line(each.title)}", *(f"  {sign or '·'} {one_line(line)}" for sign, line in each.lines)])
        for each in told
    ]
    return "\n\n".join(blocks)


def as_markdown(told: Iterable[Section]) -> str:
    """For the summary of a job or a comment: every character of a record that could mean something is written as a code."""
    head = "## Wat lezers merken van deze wijziging\n"
    pieces, room = [head], LONGEST - len(head)
    for each in told:
        lines = "\n".join(
            f"- {f'**{_sign(sign)}** ' if sign else ''}{cell(one_line(line))}" for sign, line in each.lines
        )
        title = cell(one_line(each.title))
        piece = (
            f"\n<details><summary>{title}</summary>\n\n{lines}\n\n</details>\n"
            if each.folded
            else f"\n### {title}\n\n{lines}\n"
        )
        if len(piece.encode()) > room:
            pieces.append("\nDe rest past hier niet: voer ‘lok changes’ uit voor alles.\n")
            break
        room -= len(piece.encode())
        pieces.append(piece)
    return "".join(pieces)


def _sign(sign: str) -> str:
    return "weg:" if sign == "-" else "erbij:"
