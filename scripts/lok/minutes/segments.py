"""The paragraphs of an item, those that are one thing together: by the label above them, or by what they say themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from dataclasses import field as made_of
from typing import TYPE_CHECKING, Final

from lok.minutes import actions
from lok.minutes.labels import label
from lok.minutes.paragraphs import Paragraph, Sort
from lok.minutes.pasted import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

DECISION: Final = re.compile(
    r"(?:het lok|de (?:advies)?raad|de leden|de vergadering|het overleg|de adviesraad|lok \w+)\s+(?:\w+\s+){0,2}?"
    r"(?:beslis(?:t|sen|te|ten)|besluit(?:en)?|besloot|besloten|keur(?:t|en|de|den)\b.{1,300}\b(?:goed|af)\b|advis?eer(?:t|de|den)|adviseren|stel(?:t|len|de|den)\b.{1,200}\bvast\b"
    r"|neem(?:t|en)\b.{0,80}\bkennis\b|verwerp(?:t|en)|bekrachtig(?:t|en)|gee?f(?:t|ven)\b.{0,60}\badvies\b|kie(?:st|zen)|stel(?:t|len)\b.{1,200}\buit\b)"
    r"|er (?:wordt|werd) (?:\w+ )?(?:beslist|besloten)|besluit\s*:|beslist\s*:",
    re.IGNORECASE,
)
PASSIVE: Final = re.compile(
    r".{0,120}\b(?:we|wij)\b.{0,40}\b(?:beslist|besloten|beslissen|besluiten|afgesproken|spreken af)\b.{0,200}|"
    r".{0,220}\b(?:wordt|worden|werd|werden|is|zijn)\b.{0,80}\b(?:goedgekeurd|verworpen|aangenomen|afgekeurd|vastgesteld|bekrachtigd|verdaagd|uitgesteld|verkozen|aangesteld|aangeduid)\b.{0,120}",
    re.IGNORECASE,
)
LONGEST_WHY: Final = 60
LONGEST_HEADING: Final = 120


@dataclass(slots=True)
class Segment:
    """Paragraphs that belong together, what they are, why, and whether that is sure."""

    what: Field
    why: str
    sure: bool
    paragraphs: list[Paragraph] = made_of(default_factory=list)


def segments(body: Sequence[Paragraph], *, decisions: bool) -> list[Segment]:
    """The paragraphs of an item, those that are one thing together."""
    found: list[Segment] = []
    under: Segment | None = None
    inline = False
    for each in body:
        if (labelled := _labelled(each)) is not None:
            under, inline = labelled, bool(labelled.paragraphs)
            found.append(under)
            if each.sort is not Sort.row:
                continue
        elif _is_a_heading(each):
            under = None
        if under is not None and _goes_on(each, under, inline=inline):
            under.paragraphs.append(each)
            continue
        single = _alone(each, decisions=decisions)
        last = found[-1] if found else None
        if last is not None and last.what is single.what is Field.bespreking and not last.sure:
            last.paragraphs += single.paragraphs
            under = None
        else:
            found.append(single)
            under = single if single.sure and single.what is not Field.actiepunt else None
            inline = True
    return [each for each in found if each.paragraphs]


def _labelled(each: Paragraph) -> Segment | None:
    """What a label begins, with the text behind it; the head of a table of actions is one too."""
    if each.sort is Sort.row:
        return Segment(Field.actiepunt, "een tabel van actiepunten", sure=True) if actions.columns_of(each) else None
    here = label("body", each)
    if here is None:
        return None
    why = f"onder ‘{each.text[: here.offset].strip(' :–-')[:LONGEST_WHY]}’"
    rest = [replace(each, text=here.rest, sort=Sort.text, number="")] if here.rest else []
    return Segment(Field(here.role), why, sure=True, paragraphs=rest)


def _is_a_heading(each: Paragraph) -> bool:
    return each.sort is Sort.heading or (each.bold and each.sort is Sort.text and len(each.text) < LONGEST_HEADING)


def _goes_on(each: Paragraph, under: Segment, *, inline: bool) -> bool:
    """Whether a paragraph belongs to the label above it: all below a label of its own line, points below one with text."""
    if under.what is Field.actiepunt and not inline:
        return (
            each.sort in (Sort.point, Sort.row) or not under.paragraphs or (each.sort is Sort.text and not each.apart)
        )
    if inline:
        return each.sort in (Sort.point, Sort.row) and bool(under.paragraphs)
    return not actions.opens(each.said)


def _alone(each: Paragraph, *, decisions: bool) -> Segment:
    """A paragraph without a label above it, by what it says itself."""
    if actions.opens(each.text) or actions.points_at(each.text):
        return Segment(Field.actiepunt, "begint als een actiepunt", sure=True, paragraphs=[each])
    if each.sort is not Sort.row and DECISION.match(each.text):
        return Segment(Field.besluit, "begint als een besluit", sure=True, paragraphs=[each])
    if decisions:
        return Segment(Field.besluit, "dit is een lijst van besluiten", sure=True, paragraphs=[each])
    if each.sort is Sort.text and len(each.text) < 400 and PASSIVE.fullmatch(each.text):
        return Segment(
            Field.besluit, "dit lijkt een besluit, maar er staat niet bij wie besliste", sure=False, paragraphs=[each]
        )
    return Segment(Field.bespreking, "niet herkend als iets anders", sure=False, paragraphs=[each])


def as_other(segment: Segment, to: Field, why: str) -> Segment:
    """The same paragraphs as something else, and not sure."""
    return Segment(to, why, sure=False, paragraphs=segment.paragraphs)
