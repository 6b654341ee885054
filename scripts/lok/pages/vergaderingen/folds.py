"""What the folds of a meeting hold, said in their titles: who reads them need not open one in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.kinds.stemmingen import COUNTED, others_in_words
from lok.render.written import length_in_words, number_of_words
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = (("voorstel", "voorstel van besluit"), ("toelichting", "toelichting"), ("bespreking", "bespreking"))
"""The prose of an item beside its decision."""
FEW = 12
"""Fewer words than these are read sooner than the title of their fold."""
MANY = 3
"""So many links and actions take more room than a fold."""
LISTS = (
    ("actiepunten", "actiepunt", "actiepunten"),
    ("adviezen", "advies", "adviezen"),
    ("reglementen", "reglement", "reglementen"),
    ("projecten", "project", "projecten"),
    ("doelstellingen", "doelstelling", "doelstellingen"),
    ("bijlagen", "bijlage", "bijlagen"),
    ("bijlagen_leden", "bijlage voor de leden", "bijlagen voor de leden"),
)
"""What hangs on an item, counted."""


def held_in_words(punt: Any) -> str:
    """``Toelichting (24 woorden), 1 advies``: what an item holds beside what was decided, as far as this audience reads it.

    Empty where it holds few words, no votes and few links: those take no more room than a fold.
    """
    if not getattr(punt, "besluit", None) and getattr(punt, "stemmingen", None):
        return ""  # nothing else tells what was decided
    held = [(name, text) for field, name in TEXTS if (text := getattr(punt, field, None))]
    counts, votes = tuple(_counts(punt)), tuple(_votes(punt))
    nothing: tuple[Any, ...] = ()
    lines = sum(len(getattr(punt, field, nothing)) for field, *_ in LISTS)
    if sum(number_of_words(text) for _, text in held) < FEW and not votes and lines < MANY:
        return ""
    texts = (f"{name} {length_in_words(text)}" for name, text in held)
    return dutch.sentence(", ".join((*votes, *texts, *counts)))


def _votes(punt: Any) -> Iterator[str]:
    """``stemming: goedgekeurd, 9 voor, 3 tegen`` of one vote; several are counted."""
    votes: tuple[Any, ...] = getattr(punt, "stemmingen", ())
    if len(votes) == 1:
        said = (stem.geteld(number) for stem in COUNTED if (number := getattr(votes[0], stem.value)))
        yield f"stemming: {', '.join((votes[0].gevolg.woord, *said, *others_in_words(votes[0])))}"
    elif votes:
        yield dutch.counted(len(votes), "stemming", "stemmingen")


def _counts(punt: Any) -> Iterator[str]:
    for field, one, many in LISTS:
        if held := getattr(punt, field, ()):
            yield dutch.counted(len(held), one, many)


def about_in_words(meeting: Any) -> str:
    """What the fold of the facts of a past meeting tells at once: its kind, its hours, whether enough members were there."""
    told = [str(meeting.soort_vergadering.woord)]
    if meeting.werkelijk_begin and meeting.einde:
        told.append(f"van {dutch.hour(meeting.werkelijk_begin)} tot {dutch.hour(meeting.einde)}")
    enough = getattr(meeting, "quorum_bereikt", None)
    if enough is not None:
        told.append("in aantal om te beslissen" if enough else "niet in aantal om te beslissen")
    return dutch.sentence(", ".join(told))


FUNCTIONS = (held_in_words, about_in_words)
"""What templates may call."""
