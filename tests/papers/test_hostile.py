"""Whatever stands in a record comes out of every paper as text: markup of any sort, controls, marks of direction, very much of it."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from browser.chromium import launch
from lok.model.audience import Audience
from lok.papers import Wish
from lok.papers.as_docx import as_docx
from lok.papers.as_html import fragment, whole_page
from lok.papers.as_odt import as_odt
from lok.papers.as_text import as_text
from lok.papers.document import Bullets, Document, Heading, Letterhead, Look, Paragraph, Run, Table, lines, text_of
from lok.papers.mails import draft, invitation_mail
from lok.papers.prose import html_blocks, prose
from lok.words.printable import printable
from samples.meetings import action, held, item, meeting, members
from samples.papers import bare, docx_text, every_paper, expected, odt_text, paper, pdf_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.papers.document import Block

MARKUP = "<b>vet</b> & \"aanhaling\" 'x' ]]> <!-- ${x} {{7*7}} %s \\0 </w:t></text:p></style><script>alert(1)</script>"
LINE = f"{MARKUP[:200]} \x00\x08\x0b\x1f\x7f\x9f\u202egedraaid\u202c \ufffe\ufdd0 عربي \u2066x\u2069 🧸 é"
LONG_WORD = "x" * 49_000
MANY_WORDS = "woord " * 8_000
NESTED = "\n".join(f"{'   ' * depth}{'1.' if depth % 2 else '- '} laag {depth}" for depth in range(12))
TABLE = "| a | b |\n|---|--:|\n| <script>x</script> | ]]> |\n| | 12 |"
ODD = "# Kop\n\n## Onder\n\n> citaat\n> - punt\n\n```\n<pre>  twee  spaties\n```\n\n[x](javascript:alert(1)) [y](https://example.org/?a=1&b=2)\n\n![z](https://example.org/spion.png)"
PROSES = {
    "line": LINE,
    "long word": LONG_WORD,
    "many words": MANY_WORDS,
    "nested": NESTED,
    "table": TABLE,
    "odd": ODD,
    "quotes": ">" * 12 + " diep",
    "raw": "<script>alert(1)</script>\n\n<img src=x onerror=alert(2)>\n\n<style>body{display:none}</style>",
}


def council(text: str) -> Any:
    """Members of a council whose meetings say one text wherever they can say something."""
    line = "".join(each for each in LINE if each not in "\r\n")[:250]
    said = dict.fromkeys(("toelichting", "voorstel", "bespreking", "besluit"), text)
    vote = {"onderwerp": line, "methode": "handopsteking", "voor": "1", "gevolg": "goedgekeurd"}
    items = [
        item(
            "1",
            titel=line,
            **said,
            stemmingen=[vote | {"minderheidsstandpunt": text}],
            actiepunten=[action(omschrijving=line)],
        )
    ]
    guests = [{"hoedanigheid": line, "naam": line}]
    more = {"gasten": guests, "locatie": line, "programma": [{"soort": "onthaal", "omschrijving": line}]}
    past = held("2026-03-12", (2, 1, 1, 1), agendapunten=items, verslag_goedgekeurd_op=None, **more)
    to_come = meeting(agendapunten=[item("1", titel=line, toelichting=text, voorstel=text)], **more)
    edition = members(past, to_come)
    for each in edition.all("zetels"):
        vars(each)["label"] = f"{each.label} {line}"
    vars(edition.raad).update(naam=line, afkorting=line[:60], bestuur=line)
    return edition


WITH_PROSE = frozenset({"verslag", "agenda", "voorleesblad"})


@pytest.mark.parametrize("what", PROSES)
def test_it_comes_out_as_text_in_every_form(what: str) -> None:
    found = [made for made in every_paper(council(PROSES[what])) if what == "line" or made.paper.key in WITH_PROSE]
    assert {made.paper.key for made in found} >= WITH_PROSE
    for made in found:
        document = made.document
        word, odt = as_docx(document), as_odt(document)
        assert docx_text(word) == expected(document), document.name
        assert odt_text(odt) == expected(document), document.name
        for raw in (word, odt):
            for part, content in parts(raw):
                assert b"<script" not in content, (document.name, part)
        for page in (whole_page(document), fragment(document)):
            assert "<script" not in page
            assert "<img" not in page
            assert "javascript:" not in page.replace(ODD, "")
        for text in (as_text(document), whole_page(document)):
            assert text == printable(text), "no control and no mark of direction is left"


def parts(raw: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        for name in packed.namelist():
            yield name, packed.read(name)


WITHOUT_IT = ("presentielijst", "jaarverslag", "actielijst", "voorleesblad")
"""Papers that say nothing of it, or leave out what looks like the name of who is called so."""


def test_nothing_runs_and_nothing_is_fetched_when_it_is_printed() -> None:
    asked: list[str] = []
    with sync_playwright() as playwright:
        page = launch(playwright).new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        for made in every_paper(council(PROSES["line"])):
            page.set_content(whole_page(made.document))
            assert page.evaluate("document.scripts.length") == 0
            if made.document.look is not Look.CARDS and made.paper.key not in WITHOUT_IT:
                assert bare([LINE])[:60] in bare(pdf_pages(page.pdf(prefer_css_page_size=True))), made.document.name
        for what, text in PROSES.items():
            edition = council(text)
            page.set_content(whole_page(paper("agenda").make(edition, edition.find("vergaderingen", "verg-1"), Wish())))
            assert page.evaluate("document.scripts.length") == 0
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"), f"{what} is too wide"
    assert [each for each in asked if not each.startswith(("about:", "data:"))] == []


def test_words_cannot_leave_the_head_and_foot_of_a_page() -> None:
    name = 'LOK"; } body { display: none } </style><script>alert(1)</script> \\'
    document = Document(
        "a", name, Letterhead(name, name, name, name), date(2026, 1, 1), (), subtitle=name, mark=name, warning=name
    )
    page = whole_page(document)
    assert page.count("</style>") == 1
    assert "none }" not in page.partition("<style>")[2].partition("</style>")[0]
    with sync_playwright() as playwright:
        browser = launch(playwright).new_page()
        browser.set_content(page)
        assert browser.evaluate("getComputedStyle(document.body).display") == "block"
        text = bare(pdf_pages(browser.pdf(prefer_css_page_size=True)))
    assert text.count(bare([name])) >= 5


def test_lists_within_lists_stay_lists_as_deep_as_a_text_processor_goes() -> None:
    (outer,) = prose(NESTED)
    depth, block = 0, outer
    while isinstance(block, Bullets):
        depth += 1
        assert block.ordered == (depth % 2 == 0)
        block = next((each for each in block.items[0] if isinstance(each, Bullets)), None)
    assert depth == 8
    assert list(lines([outer])) == [f"laag {number}" for number in range(12)], "no word is lost"


def test_a_number_to_begin_with_and_words_between_the_items_stay() -> None:
    (made,) = prose("7. een\n\n   nog iets\n8. twee")
    assert isinstance(made, Bullets)
    assert (made.first, made.ordered, len(made.items)) == (7, True, 2)
    assert [text_of(each.words) for each in made.items[0] if isinstance(each, Paragraph)] == ["een", "nog iets"]


def test_headings_of_a_text_come_below_the_heading_that_it_stands_under() -> None:
    levels = [each.level for each in prose("## a\n\n### b\n\n# c\n\n#### d", 1) if isinstance(each, Heading)]
    assert levels == [3, 4, 2, 4]
    assert not any(isinstance(each, Heading) for each in prose("- # kop in een lijst\n\n> ## in een citaat"))


def test_looks_links_and_line_ends_stay() -> None:
    (made,) = prose("**vet *en schuin*** ~~weg~~ [hier](https://example.org/a?b=1&c=2)  \nnieuwe regel")
    assert isinstance(made, Paragraph)
    assert made.words == (
        Run("vet ", bold=True),
        Run("en schuin", bold=True, italic=True),
        Run(" "),
        Run("weg", struck=True),
        Run(" "),
        Run("hier", url="https://example.org/a?b=1&c=2"),
        Run("\nnieuwe regel"),
    )


def test_html_that_is_not_nested_well_loses_no_word_and_ends() -> None:
    html = "<p>een<ul><li>twee</p><b>drie" + "<div>" * 3000 + "vier" + "</div>" * 10
    assert bare(lines(html_blocks(html))) == "eentweedrievier"
    assert html_blocks("") == ()
    assert html_blocks("<table></table><ul></ul><p> </p><svg>x</svg>") == ()


def test_a_table_keeps_its_heads_its_figures_and_its_empty_cells() -> None:
    (made,) = prose(TABLE)
    assert isinstance(made, Table)
    assert [text_of(each) for each in made.heads] == ["a", "b"]
    assert made.numbers == frozenset()
    assert len(made.rows) == 2


def test_a_state_becomes_a_word_of_its_sentence() -> None:
    badge = '<span class="lok-staat lok-staat--lopend">lopend</span>'
    cases = {
        f"<p>Doel {badge}</p>": "Doel, lopend",
        f"<p>Doel {badge} In 2025: ja</p>": "Doel, lopend. In 2025: ja",
        f"<p>Stand: {badge} op iets</p>": "Stand: lopend op iets",
        f"<p>{badge}</p>": "lopend",
    }
    for html, words in cases.items():
        assert list(lines(html_blocks(html))) == [words]


def test_a_mail_with_any_text_is_a_mail() -> None:
    edition = council(LINE)
    mail = invitation_mail(edition, edition.find("vergaderingen", "verg-1"), Wish())
    message = message_from_bytes(draft(mail, ()), policy=default)
    assert message.get_content().replace("\r\n", "\n") == mail.text
    assert message["Subject"] == mail.subject
    assert all(ord(char) < 128 for char in draft(mail, ()).decode("latin-1").partition("\r\n\r\n")[0])


def test_fifty_thousand_characters_cost_no_more_than_a_moment() -> None:
    edition = council(MANY_WORDS)
    document = paper("verslag").make(edition, edition.find("vergaderingen", "verg-2026-03-12"), Wish())
    assert len("".join(lines(document.blocks))) > 190_000
    assert edition.audience is Audience.LEDEN
    blocks: tuple[Block, ...] = document.blocks
    assert blocks
