"""Links from page to page: one form in HTML as in Markdown, which leads where it should and lets nothing out."""

from __future__ import annotations

import re
from datetime import date
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

import pytest

from lok.archive.addresses import folder_of
from lok.archive.load import load
from lok.edition.select import Edition, select
from lok.model.audience import Audience, Reference
from lok.render import markup
from lok.render.links import Linker, in_html, in_markdown
from samples import small_council

if TYPE_CHECKING:
    from lok.render.links import Anchor

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
def test_an_address_leads_from_file_to_file_in_html_as_in_markdown(edition: Edition, here: str, there: str) -> None:
    found = re.fullmatch('<a href="([^"]*)">x</a>', Linker(edition, here, in_html).page_link(there, "x"))
    assert found
    assert normpath(join(dirname(here), found[1])) == there
    assert Linker(edition, here).page_link(there, "x") == f"[x]({found[1]})"


def test_a_place_inside_a_page_stays_in_the_address(edition: Edition) -> None:
    linker = Linker(edition, "themas/a.md", in_html)
    assert linker.page_link("memoranda/m.md#vraag-1", "x") == '<a href="../memoranda/m.md#vraag-1">x</a>'


def test_a_name_with_what_ends_an_address_is_written_so_that_it_does_not(edition: Edition) -> None:
    assert Linker(edition, "a/b.md").place("c/een (oude) nota.pdf") == "../c/een%20%28oude%29%20nota.pdf"


@pytest.mark.parametrize("anchor", [in_html, in_markdown])
def test_a_record_that_the_reader_does_not_have_gets_no_link(edition: Edition, anchor: Anchor) -> None:
    with pytest.raises(LookupError):
        Linker(edition, "index.md", anchor).link(Reference("vergaderingen", "bestaat-niet"))


def test_nothing_breaks_out_of_a_link() -> None:
    text = in_html('"><script>*x*', 'https://a.be/?b="><i>&c=1')
    assert re.fullmatch('<a href="https://a.be/[^"<>]*">[^"<>*]*</a>', text)


def test_words_that_are_safe_already_are_not_escaped_again() -> None:
    """It would show ``Thema&#39;s`` to the reader."""
    word = markup.plain("thema's")
    assert in_html(word, "a/") == f'<a href="a/">{word}</a>'
    assert in_markdown(word, "a.md") == f"[{word}](a.md)"
    assert in_markdown("thema's", "a.md") == in_markdown(word, "a.md")
