"""The towns of a council that has more than one: each answers for itself, and no answer undoes that of another.

A council of one town never names it. Names are compared without ``stad`` or ``gemeente`` before them, capitals and accents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.words.dutch import town_of
from lok.words.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def town_key(bestuur: str | None) -> str:
    """What tells towns apart, however they are written; empty for a council of one town, where none is named."""
    return slug(town_of(bestuur)) if bestuur else ""


def towns_asked(besturen: Iterable[str], gevolgen: Iterable[Any]) -> dict[str, str]:
    """The towns of which an answer is waited for or was given, by key: as the advice names them, then as answers do."""
    named = (*besturen, *(each.bestuur for each in gevolgen if each.bestuur))
    found: dict[str, str] = {}
    for each in named:
        found.setdefault(town_key(each), town_of(each))
    return found


def decisions_by_town(gevolgen: Iterable[Any]) -> dict[str, Any]:
    """By town the last of these answers, in the order given, that decides. One town's word never undoes another's."""
    return {town_key(each.bestuur): each for each in gevolgen if each.resultaat.decides}


def fully_decided(besturen: Iterable[str], gevolgen: Sequence[Any]) -> bool:
    """Whether some answer decides and, where towns are named, one of each town does."""
    decided = decisions_by_town(gevolgen)
    return bool(decided) and decided.keys() >= towns_asked(besturen, gevolgen).keys()
