"""Sections keep to themselves: what they make stands where they said it would, and no two claim one address."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from lok.archive.addresses import REPORT_OPENING
from lok.archive.load import load
from lok.build.check import claimed
from lok.edition.select import select
from lok.model.audience import Audience
from lok.outputs.files import outputs
from lok.pages.sections import SECTIONS, TEMPLATES
from lok.pages.site import pages
from lok.render.renderer import TEMPLATES as SHARED
from lok.rules.addresses import Claims
from samples.places import GOLDEN

ARCHIVE = load(GOLDEN / "raad").archive
DAY = date(2026, 11, 23)


@pytest.mark.parametrize("audience", list(Audience))
def test_everything_that_is_made_was_claimed_before(audience: Audience) -> None:
    edition = select(ARCHIVE, audience, DAY)
    written = {page.uri for page in edition.pages}
    claims = Claims.of(each for each in claimed(ARCHIVE) if audience.may_read(each.audience))
    made = [page.uri for page in (*pages(edition), *outputs(edition))]
    assert [uri for uri in made if uri not in written and not claims.take(uri)] == []
    assert len(made) > 50


@pytest.mark.parametrize("audience", list(Audience))
def test_no_two_pages_want_one_address(audience: Audience) -> None:
    edition = select(ARCHIVE, audience, DAY)
    made = Counter(page.uri for page in (*pages(edition), *outputs(edition)))
    assert [uri for uri, times in made.items() if times > 1] == []


def test_no_two_sections_claim_one_address() -> None:
    claims = Counter(each.uri for section in SECTIONS for each in section.addresses(ARCHIVE))
    assert [uri for uri, times in claims.items() if times > 1] == []


def test_a_template_has_one_place() -> None:
    names = Counter(file.name for folder in (SHARED, *TEMPLATES) for file in folder.glob("*.jinja"))
    assert [name for name, times in names.items() if times > 1] == []


def test_the_opening_of_a_report_is_the_one_page_without_an_address() -> None:
    assert REPORT_OPENING.fullmatch("jaarverslagen/inleiding-2025.md")
    assert not REPORT_OPENING.fullmatch("jaarverslagen/2025.md")
