"""Points that were typed by hand among those that a word processor made."""

from __future__ import annotations

from dataclasses import replace

from lok.minutes.markers import Depth, as_typed, kind_of, width_before
from lok.minutes.paragraphs import Paragraph


def typed_points(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs with those typed as points as such; a word processor tells itself how deep its own are."""
    depth = Depth()
    found = []
    for each in paragraphs:
        typed = as_typed(each)
        if typed is not each:
            kind = kind_of(typed.number) or each.text[:1]
            typed = replace(typed, level=depth.of(width_before(each.text), kind))
        elif each.text:
            depth.end()
        found.append(typed)
    return found
