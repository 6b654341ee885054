"""Findings about one record as problems with a line and a column, and never more of a sort than anybody mends at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lok.source.parse import locate
from lok.source.positions import found_from
from lok.source.problems import Finding, Level, Problem, dotted
from lok.words.dutch import number

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_OF_A_SORT = 20
"""Problems of one sort that are told of one file: the rest is a number, for nobody mends a thousand one by one."""


def limited(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of one file with at most twenty of a sort, and then how many more there are."""
    kept: list[Problem] = []
    more: dict[tuple[str, Level], list[Problem]] = {}
    seen: Counter[tuple[str, Level]] = Counter()
    for each in sorted(problems):
        sort = (each.code, each.level)
        seen[sort] += 1
        if seen[sort] <= MOST_OF_A_SORT:
            kept.append(each)
        else:
            more.setdefault(sort, []).append(each)
    for rest in more.values():
        first = rest[0]
        message = f"en nog {number(len(rest))} van dezelfde soort in dit bestand, vanaf deze regel"
        hint = "Los eerst de vorige op: vaak verdwijnen deze dan ook."
        kept.append(Problem(first.path, first.line, first.column, "", first.code, first.level, message, hint))
    return tuple(kept)


def place(path: str, text: str, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """The findings as problems with a line and a column. The file is only composed again when there are any."""
    found = tuple(findings)
    if not found:
        return ()
    locator = locate(text)
    problems = []
    for finding in found:
        where = locator.key(finding.at) if finding.at_key else locator.value(finding.at)
        if finding.inside:
            where = found_from(text, where, finding.inside)
        problems.append(
            Problem(
                path,
                where.line,
                where.column,
                dotted(finding.at),
                finding.code,
                finding.level,
                finding.message,
                finding.hint,
            )
        )
    return tuple(problems)
