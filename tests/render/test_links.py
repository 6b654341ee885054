"""Links as HTML: they lead where the same link as Markdown leads, and a page that is not there is told."""

from __future__ import annotations

import re
from datetime import date
from posixpath import join, normpath
from typing import TYPE_CHECKING

import pytest

from lok.archive.addresses import folder_of
from lok.archive.load import load
from lok.build.stage import stage
from lok.edition.select import Edition, select
from lok.model.audience import Audience, Reference
from lok.render import markup
from lok.render.links import HtmlLinker, in_html, in_markdown
from lok.render.page import Page
from samples import small_council

if TYPE_CHECKING:
    from pathlib import Path

URIS = ("index.md", "themas/index.md", "themas/a.md", "reglementen/a/b.md", "volgen/alles.xml")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    root = small_council.found(tmp_path_factory.mktemp("links") / "raad")
    return select(load(root).archive, Audience.PUBLIEK, date(2026, 11, 23))


def test_a_page_stands_in_a_folder_of_its_own() -> None:
    places = [folder_of(uri) for uri in URIS]
    assert places == ["", "themas/", "themas/a/", "reglementen/a/b/", "volgen/alles.xml"]


@pytest.mark.parametrize("here", URIS[:4])
@pytest.mark.parametrize("there", URIS)
def test_an_address_leads_from_page_to_page(edition: Edition, here: str, there: str) -> None:
    linker = HtmlLinker(edition, here)
    found = re.fullmatch('<a href="([^"]*)">x</a>', linker.page_link(there, "x"))
    assert found
    assert normpath(join("/", folder_of(here), found[1])) == normpath(f"/{folder_of(there)}")
    assert linker.leads_to == {there}


def test_a_place_inside_a_page_stays_in_the_address(edition: Edition) -> None:
    linker = HtmlLinker(edition, "themas/a.md")
    assert linker.page_link("memoranda/m.md#vraag-1", "x") == '<a href="../../memoranda/m/#vraag-1">x</a>'
    assert linker.leads_to == {"memoranda/m.md"}


def test_a_record_that_the_reader_does_not_have_gets_no_link(edition: Edition) -> None:
    with pytest.raises(LookupError):
        HtmlLinker(edition, "index.md").link(Reference("vergaderingen", "bestaat-niet"))


def test_nothing_breaks_out_of_a_link() -> None:
    text = in_html('"><script>*x*', 'https://a.be/?b="><i>&c=1')
    assert re.fullmatch('<a href="https://a.be/[^"<>]*">[^"<>*]*</a>', text)


def test_words_that_are_safe_already_are_not_escaped_again() -> None:
    """It would show ``Thema&#39;s`` to the reader."""
    word = markup.plain("thema's")
    assert in_html(word, "a/") == f'<a href="a/">{word}</a>'
    assert in_markdown(word, "a.md") == f"[{word}](a.md)"
    assert in_markdown("thema's", "a.md") == in_markdown(word, "a.md")


def test_a_page_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    pages = [Page("a.md", "# A", frozenset({"b.md"})), Page("b.md", "# B", frozenset({"c.md"}))]
    with pytest.raises(LookupError, match=r"b\.md leads to c\.md"):
        stage(pages, (), tmp_path)
    assert stage([*pages, Page("c.md", "# C")], (), tmp_path).written == {"c.md"}
