"""The pages below every regulation; regulations, grants, rounds and rules have their pages as any record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.facts import amounts, applications, budgets, scores, versions
from lok.kinds.reglementen import paths_below
from lok.model import measures
from lok.model.validity import annulled
from lok.pages.section import Section
from lok.pages.subsidies import (
    amount_words,
    applying,
    at_a_glance,
    choosing,
    differences,
    opportunity,
    priority,
    validity,
)
from lok.words.dutch import government, share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive
    from lok.render.page import Page
    from lok.render.renderer import Renderer


def addresses(archive: Archive) -> Iterator[Address]:
    """The questions over all regulations; of each a page for each version, each change, and for who wonders whether they qualify."""
    yield Address(choosing.URI)
    for record in archive.all("reglementen"):
        yield from (Address(f"reglementen/{record.id}/{path}.md", record.readers) for path in paths_below(record))


def pages(renderer: Renderer) -> Iterator[Page]:
    """Those pages."""
    yield from choosing.pages(renderer)
    yield from validity.pages(renderer)


SECTION = Section(
    addresses=addresses,
    pages=pages,
    functions=(
        amounts.example_amounts,
        amounts.average_grant,
        budgets.division_examples,
        government,
        share,
        scores.total_score,
        scores.highest_score,
        scores.ranked_applications,
        scores.points_on,
        scores.on_scale,
        scores.one_applies,
        measures.points,
        measures.counted_points,
        versions.day_after,
        annulled,
        versions.coming,
        versions.holds,
        versions.last_held,
        versions.next_start,
        versions.repealed,
        versions.version_in_force,
        versions.version_shown,
        versions.next_window,
        applications.closing,
        *applying.FUNCTIONS,
        *amount_words.FUNCTIONS,
        *at_a_glance.FUNCTIONS,
        *choosing.FUNCTIONS,
        *validity.FUNCTIONS,
        *priority.FUNCTIONS,
        *differences.FUNCTIONS,
        *opportunity.FUNCTIONS,
    ),
)
