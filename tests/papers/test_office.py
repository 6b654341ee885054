"""LibreOffice opens what was written for Word and for itself: headings are headings, heads of tables come again, nothing is lost."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest

from lok.model.audience import Audience
from lok.papers.as_docx import as_docx
from lok.papers.as_odt import as_odt
from lok.papers.document import Bullets, Heading, Paragraph, Table, inline, lines
from lok.papers.prose import prose
from samples.papers import (
    bare,
    converted,
    docx_headings,
    every_paper,
    odt_headings,
    odt_text,
    outline,
    pdf_pages,
    read_by,
    sitting_archive,
)

if TYPE_CHECKING:
    from pathlib import Path

    from lok.papers.document import Document

DAY = date(2026, 11, 23)
TO_PDF = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
EDITED = {"uitnodiging", "agenda", "verslag", "uittreksel", "advies", "jaarverslag"}
"""The papers that somebody edits in a text processor."""
NESTED = "1. een\n   - a\n     1. diep\n   - b\n2. twee\n\n> citaat\n\n<b> & ]]> عربي\n\n| Kop | Getal |\n|---|--:|\n| x | 12 |"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    archive = sitting_archive(tmp_path_factory.mktemp("raad"))
    found = [made for each in Audience for made in every_paper(read_by(archive, each, DAY))]
    kept = {made.document.name: made.document for made in found if made.paper.key in EDITED}
    draft = next(each for each in kept.values() if each.warning and each.title == "Verslag")
    rows = tuple((inline(f"rij {number}"), inline("x")) for number in range(80))
    long = (*draft.blocks, *prose(NESTED), Table((inline("Zetel"), inline("Wie")), rows, (1, 1), caption="Lang"))
    return {**kept, "lang": replace(draft, name="lang", blocks=long)}


@pytest.fixture(scope="module")
def opened(papers: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every paper as LibreOffice prints it, from Word and from its own kind."""
    folder = tmp_path_factory.mktemp("kantoor")
    files = {f"{name}-word.docx": as_docx(each) for name, each in papers.items()}
    files |= {f"{name}-odt.odt": as_odt(each) for name, each in papers.items()}
    return {name.removesuffix(".pdf"): raw for name, raw in converted(folder, files, TO_PDF).items()}


@pytest.mark.parametrize("kind", ["word", "odt"])
def test_it_prints_them_with_their_headings_as_contents(
    kind: str, papers: dict[str, Document], opened: dict[str, bytes]
) -> None:
    for name, document in papers.items():
        raw = opened[f"{name}-{kind}"]
        levels = {1: 1, 2: 2, 3: 3, 4: 4}
        assert outline(raw) == [(levels[level], text) for level, text in document.headings], name
        text = bare(pdf_pages(raw))
        for line in lines(document.blocks):
            if len(bare([line])) < 60:  # a longer one may be cut by the foot of a page
                assert bare([line]) in text, (name, line)


@pytest.mark.parametrize("kind", ["word", "odt"])
def test_a_draft_says_so_on_every_page_and_the_head_of_a_long_table_comes_again(
    kind: str, opened: dict[str, bytes]
) -> None:
    pages = pdf_pages(opened[f"lang-{kind}"])
    assert len(pages) >= 4
    for number, page in enumerate(pages, start=1):
        assert "ONTWERP" in page
        assert "Voor de leden" in page
        assert f"{number} / {len(pages)}" in page
    with_rows = [page for page in pages if "rij " in page]
    assert len(with_rows) >= 2
    assert all("Zetel" in page and "Wie" in page for page in with_rows)


def test_each_kind_stays_itself_when_it_is_saved_as_the_other(papers: dict[str, Document], tmp_path: Path) -> None:
    document = papers["lang"]
    from_word = converted(tmp_path, {"a.docx": as_docx(document)}, "odt")["a.odt"]
    assert odt_headings(from_word) == list(document.headings)
    assert bare(lines(document.blocks[3:8])) in odt_text(from_word)
    from_odt = converted(tmp_path, {"b.odt": as_odt(document)}, "docx")["b.docx"]
    assert docx_headings(from_odt) == list(document.headings)
    names = {each.style.name for each in docx.Document(io.BytesIO(from_odt)).paragraphs}
    assert {"Title", "Subtitle", "Caption"} <= names


def test_the_long_one_has_all_that_can_go_wrong(papers: dict[str, Document]) -> None:
    kinds = {type(each) for each in papers["lang"].blocks}
    assert kinds >= {Heading, Paragraph, Bullets, Table}
    assert {each.partition("-")[0] for each in papers} >= {
        "uitnodiging",
        "agenda",
        "verslag",
        "uittreksel",
        "jaarverslag",
    }
