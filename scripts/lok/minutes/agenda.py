"""Whether a title in minutes is that of an item of the agenda: by its number and by the words that both have."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from lok.kinds.agendapunten import Puntsoort
from lok.words.tokens import listed, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lok.kinds.agendapunten import Agendapunt

STOPS: Final = listed(
    "de het een van en in op te voor met over door bij aan tot om is zijn wordt der des den t lok punt agendapunt nr"
)
ALIKE: Final = 0.75
"""How much of the shorter title the other must have to be the same without the same number."""
STEM: Final = 5
"""Letters that two words share at least when they are one with another ending."""
NEARLY: Final = 0.34
"""The same with the same number."""
SORTS: Final = (
    (
        Puntsoort.goedkeuring_verslag,
        re.compile(
            r"\b(?:verslag(?:en)?|notulen)\b.*\b(?:vorig|goedkeur|van \d|zitting|vergadering)|\bgoedkeuring\b.*\b(?:verslag|notulen)|^vorig(?:e)? verslag",
            re.IGNORECASE,
        ),
    ),
    (
        Puntsoort.verkiezing,
        re.compile(r"\b(?:verkiezing|verkiezen|aanduiding|aanstelling|voordracht)\b", re.IGNORECASE),
    ),
    (Puntsoort.varia, re.compile(r"^(?:varia|rondvraag|allerlei|rondje|wat verder|sluiting|slot)\b", re.IGNORECASE)),
    (Puntsoort.advies, re.compile(r"\badvies\b|\badviesvraag\b|\badviezen\b", re.IGNORECASE)),
    (
        Puntsoort.mededeling,
        re.compile(r"^(?:mededeling|nieuws|stand van zaken|weetjes|info\b|ter info)|\bmededelingen\b", re.IGNORECASE),
    ),
    (Puntsoort.toelichting, re.compile(r"\b(?:toelichting|voorstelling|uitleg|presentatie)\b", re.IGNORECASE)),
)


ALONE: Final = frozenset({Puntsoort.goedkeuring_verslag, Puntsoort.varia})
"""Kinds of which an agenda has one, whatever its title is."""


class Place(NamedTuple):
    """Where an item stands in the record, and whether that is sure."""

    at: int | None
    sure: bool


def kind_of(title: str) -> Puntsoort:
    """What an item is for, by its title."""
    return next((kind for kind, sign in SORTS if sign.search(title)), Puntsoort.bespreking)


def likeness(one: str, other: str) -> float:
    """How much of the shorter title stands in the other, from 0 to 1; words that every title has do not count."""
    mine, its = _words(one), _words(other)
    if not mine or not its:
        return float(bool(words(one)) and words(one) == words(other))
    if _stems(mine).isdisjoint(_stems(its)):
        return 0.0
    fewer, more = sorted((mine, its), key=len)
    return sum(any(_same(each, word) for word in more) for each in fewer) / len(fewer)


@lru_cache(maxsize=4096)
def _words(title: str) -> frozenset[str]:
    return frozenset(each for each in words(title[:400]) if each not in STOPS)


@lru_cache(maxsize=4096)
def _stems(found: frozenset[str]) -> frozenset[str]:
    return frozenset(each[:STEM] for each in found)


def _same(one: str, other: str) -> bool:
    """Whether two words are one but for their ending."""
    shorter = min(len(one), len(other))
    stem = max(STEM, shorter - 2)
    return one == other or (shorter >= STEM and one[:stem] == other[:stem] and abs(len(one) - len(other)) < 4)


def bare(number: str) -> str:
    """A number without the signs around it."""
    return number.strip("().: \t–-").upper()


def place(number: str, title: str, agenda: Sequence[Agendapunt], taken: frozenset[int] = frozenset()) -> Place:
    """The item of the agenda that this is."""
    numbered = next((at for at, each in enumerate(agenda) if bare(each.nr) == bare(number) and at not in taken), None)
    if numbered is not None and (not title or likeness(title, agenda[numbered].titel) >= NEARLY):
        return Place(numbered, sure=True)
    alike = [(likeness(title, each.titel), -at) for at, each in enumerate(agenda) if at not in taken]
    best = max(alike, default=(0.0, 0))
    kind = kind_of(title) if title else None
    own = [at for at, each in enumerate(agenda) if each.soort is kind and at not in taken] if kind in ALONE else []
    if len(own) == 1:
        return Place(own[0], sure=True)
    if best[0] >= ALIKE:
        return Place(-best[1], sure=sum(each[0] == best[0] for each in alike) == 1)
    return Place(None, sure=numbered is None)
