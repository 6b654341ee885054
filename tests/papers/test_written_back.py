"""Every paper of a council in every form: what is read back from the file is what the document says."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from browser.chromium import launch
from lok.model.audience import Audience
from lok.papers import Form, produce
from lok.papers.as_docx import as_docx
from lok.papers.as_html import fragment, whole_page
from lok.papers.as_odt import as_odt
from lok.papers.as_pdf import as_pdf
from lok.papers.as_text import as_text
from lok.papers.document import Look, lines
from lok.papers.registry import PAPERS
from lok.words.html_text import html_text
from samples.papers import (
    bare,
    docx_headings,
    docx_text,
    every_paper,
    expected,
    odt_headings,
    odt_text,
    outline,
    pdf_pages,
    read_by,
    sitting_archive,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.papers.document import Document
    from samples.papers import Made

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[Audience, Edition]:
    archive = sitting_archive(tmp_path_factory.mktemp("raad"))
    return {audience: read_by(archive, audience, DAY) for audience in Audience}


@pytest.fixture(scope="module")
def papers(editions: dict[Audience, Edition]) -> list[Made]:
    return [made for edition in editions.values() for made in every_paper(edition)]


def test_every_kind_of_paper_is_among_them(papers: list[Made]) -> None:
    assert {each.paper.key for each in papers} == {each.key for each in PAPERS}
    names = [each.document.name for each in papers]
    assert sorted(set(names)) == sorted(names), "two papers would lie in one file"


def test_word_says_the_same(papers: list[Made]) -> None:
    for made in papers:
        raw = as_docx(made.document)
        assert docx_text(raw) == expected(made.document), made.document.name
        assert docx_headings(raw) == list(made.document.headings), made.document.name


def test_libreoffice_says_the_same(papers: list[Made]) -> None:
    for made in papers:
        raw = as_odt(made.document)
        assert odt_text(raw) == expected(made.document), made.document.name
        assert odt_headings(raw) == list(made.document.headings), made.document.name


def test_text_and_the_clipboard_say_the_same(papers: list[Made]) -> None:
    for made in papers:
        plain, rich = bare([as_text(made.document)]), bare([html_text(fragment(made.document))])
        for line in map(bare, ([each] for each in lines(made.document.blocks))):
            assert line in plain, made.document.name
            if made.document.look is not Look.CARDS:
                assert line in rich, made.document.name


def test_a_page_to_print_fetches_nothing_and_runs_nothing(papers: list[Made]) -> None:
    for made in papers:
        page = whole_page(made.document)
        assert "<script" not in page
        assert "default-src 'none'" in page
        assert "url(" not in page.replace("url(data:font/woff2;base64,", "")


def paper_of(papers: list[Made], key: str) -> Document:
    return next(each.document for each in papers if each.paper.key == key)


@pytest.fixture(scope="module")
def printed(papers: list[Made]) -> dict[str, tuple[Document, bytes]]:
    """Every paper as the same Chromium prints it that ``as_pdf`` starts anew for each: here it is started once for all."""
    found = {}
    with sync_playwright() as playwright:
        page = launch(playwright).new_page()
        for made in papers:
            page.set_content(whole_page(made.document))
            raw = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
            found[made.document.name] = made.document, raw
    return found


def test_the_pdf_that_is_handed_out_is_that_print(
    papers: list[Made], printed: dict[str, tuple[Document, bytes]]
) -> None:
    minutes = paper_of([each for each in papers if each.document.warning], "verslag")
    raw = as_pdf(minutes)
    assert raw == as_pdf(minutes), "the same document gives the same bytes"
    assert pdf_pages(raw) == pdf_pages(printed[minutes.name][1])
    assert outline(raw) == outline(printed[minutes.name][1])
    read = PdfReader(BytesIO(raw))
    assert read.metadata is not None
    assert read.metadata.title == f"Verslag, {minutes.subtitle}"
    assert (read.metadata.author, read.metadata.creator) == (minutes.letterhead.name, None)
    assert read.metadata.creation_date is not None
    assert read.metadata.creation_date.date() == DAY
    catalog = read.trailer["/Root"]
    assert bool(catalog["/MarkInfo"]["/Marked"]), "tagged, for whoever has it read aloud"
    assert str(catalog["/Lang"]) == "nl-BE"


def test_the_pdf_says_the_same_in_the_same_order(printed: dict[str, tuple[Document, bytes]]) -> None:
    for name, (document, raw) in printed.items():
        text = bare(within_the_margins(document, page) for page in pdf_pages(raw))
        at = 0
        for line in lines(document.blocks):
            wanted = bare([line])
            found = text.find(wanted, at)
            assert found >= 0, f"{name}: {line!r} in {text[at : at + 300]!r}"
            at = found + len(wanted)


def within_the_margins(document: Document, page: str) -> str:
    """A page without what stands above and below it, which a PDF gives first."""
    text = page
    for each in (document.warning, document.mark):
        text = text.replace(each, "", 1) if each else text
    foot = " · ".join(filter(None, (document.letterhead.short, document.title, document.subtitle)))
    for each in (foot, f"Code {document.code}"):
        text = text.replace(each, "", 1)
    return text


def test_the_pdf_is_a4_with_its_headings_as_contents(printed: dict[str, tuple[Document, bytes]]) -> None:
    for name, (document, raw) in printed.items():
        read = PdfReader(BytesIO(raw))
        for page in read.pages:
            sides = sorted((round(float(page.mediabox.width)), round(float(page.mediabox.height))))
            assert abs(sides[0] - 595) <= 1, name
            assert abs(sides[1] - 842) <= 1, name
            assert (page.mediabox.width > page.mediabox.height) == document.landscape, name
        title = [(1, document.title)] if document.look is Look.LETTER else []
        words = [text for _, text in outline(raw)]
        assert words == [text for _, text in [*title, *document.headings]], name


def test_no_heading_stands_alone_at_the_foot_of_a_page(printed: dict[str, tuple[Document, bytes]]) -> None:
    for name, (_, raw) in printed.items():
        read = PdfReader(BytesIO(raw))
        lowest = [float(each["/Top"]) for each in flat(read.outline)]
        assert all(top > 90 for top in lowest), name


def flat(entries: list[object]) -> Iterator[dict[str, float]]:
    for each in entries:
        if isinstance(each, list):
            yield from flat(each)
        else:
            yield each  # type: ignore[misc]


def test_a_draft_says_so_on_every_page_and_bears_the_code_of_its_text(
    printed: dict[str, tuple[Document, bytes]],
) -> None:
    document, raw = next((each, raw) for each, raw in printed.values() if each.warning and each.title == "Verslag")
    pages = pdf_pages(raw)
    assert len(pages) > 1
    for page in pages:
        assert "ONTWERP" in page
        assert "Voor de leden" in page
        assert document.code in page


def test_the_same_document_gives_the_same_bytes(papers: list[Made]) -> None:
    for made in papers[::5]:
        assert as_docx(made.document) == as_docx(made.document)
        assert as_odt(made.document) == as_odt(made.document)


def test_every_form_of_every_paper_is_a_file(papers: list[Made], editions: dict[Audience, Edition]) -> None:
    begins = {
        Form.pdf: b"%PDF",
        Form.docx: b"PK\x03\x04",
        Form.odt: b"PK\x03\x04",
        Form.html: b"<!doctype html>",
        Form.opgemaakte_tekst: b"<h1>",
        Form.csv: b"\xef\xbb\xbfzetel;",
        Form.mail: b"Subject: ",
    }
    done = set()
    for made in papers:
        edition = editions[Audience.LEDEN]
        for form in made.paper.forms:
            if (
                form in (Form.pdf, Form.mail)
                or (made.paper.key, form) in done
                or made.document.name.endswith("publiek")
            ):
                continue
            done.add((made.paper.key, form))
            file = produce(edition, made.paper, made.subject, form, made.wish)
            assert file.content.startswith(begins.get(form, b"")), (made.paper.key, form)
            assert file.name.partition(".")[0] == made.document.name
    assert len(done) > 40
