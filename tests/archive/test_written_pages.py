"""Where the links of a page written by hand lead, in every way in which Markdown lets one write them."""

from __future__ import annotations

import pytest

from lok.archive.archive import HandPage
from lok.archive.written_pages import page_links
from lok.model.audience import Audience


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("[a](brief.md)", "nieuws/brief.md"),
        ("[a](../over/index.md#deel)", "over/index.md"),
        ('[a](brief.md "Een titel")', "nieuws/brief.md"),
        ("[a](<brief.md>)", "nieuws/brief.md"),
        ("[a](<één brief.md>)", "nieuws/één brief.md"),
        ('[a](<één brief.md> "Een titel")', "nieuws/één brief.md"),
        ("[a](%C3%A9%C3%A9n%20brief.md)", "nieuws/één brief.md"),
        ("![a](plan.png)", "nieuws/plan.png"),
    ],
)
def test_a_link_leads_to_the_file_that_it_names(written: str, target: str) -> None:
    page = HandPage(Audience.PUBLIEK, "nieuws/index.md", f"# Nieuws\n\nZie {written}.\n")
    assert list(page_links(page)) == [(3, 5, target)]


@pytest.mark.parametrize(
    "written", ["[a](https://example.org/)", "[a](<mailto:a@example.org>)", "[a](#deel)", "`[a](b.md)`"]
)
def test_a_link_to_elsewhere_leads_to_no_file(written: str) -> None:
    page = HandPage(Audience.PUBLIEK, "nieuws/index.md", f"# Nieuws\n\nZie {written}.\n")
    assert list(page_links(page)) == []
