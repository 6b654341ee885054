"""Pages written by hand: what could run, load from elsewhere or vanish is a ``fout`` at its line; good pages have none.

A hostile piece stands under a title and a paragraph, so that its lines begin at 5. Whatever a converter may think of
it, the last test looks at the HTML of all that passed.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment

from lok.archive.archive import HandPage
from lok.archive.written_pages import head_of, page_links, read_page
from lok.model.audience import Audience
from lok.source.problems import Problem
from lok.words.page_html import EXTENSIONS, page_html
from samples.hostile_pages import HOSTILE
from samples.places import COMMON, REPOSITORY

FIRST = 5
HEADS = {
    "unknown key": ("---\ntitle: x\nbeeld: y\n---\n\n# Titel\n", 3),
    "template": ("---\ntitle: x\ntemplate: ../x.html\n---\n\n# Titel\n", 3),
    "script": ("---\nscript: ../../x\n---\n\n# Titel\n", 2),
    "soort": ("---\ntitle: x\nsoort: '\"><script>'\n---\n\n# Titel\n", 3),
    "pagina": ("---\npagina: 'x\"><img src=x onerror=alert(1)>'\n---\n\n# Titel\n", 2),
    "another pagina": ("---\npagina: record\n---\n\n# Titel\n", 2),
    "title": ("---\ntitle: <script>alert(1)</script>\n---\n\n# Titel\n", 2),
    "description": ("---\ntitle: x\ndescription: 'a <b>c</b>'\n---\n\n# Titel\n", 3),
    "hide": ("---\nhide: [navigation]\n---\n\n# Titel\n", 2),
    "list": ("---\ntitle: [a, b]\n---\n\n# Titel\n", 2),
    "colon": ("---\ntitle: Toegang: hoe het werkt\n---\n\n# Titel\n", 2),
    "twice": ("---\ntitle: a\ntitle: b\n---\n\n# Titel\n", 3),
    "alias": ("---\ntitle: *a\n---\n\n# Titel\n", 2),
    "empty": ("---\ntitle:\n---\n\n# Titel\n", 2),
    "too long": (f"---\ntitle: {'x' * 301}\n---\n\n# Titel\n", 2),
    "not on the first line": ("\n---\ntitle: x\n---\n\n# Titel\n", 2),
    "not closed": ("---\ntitle: x\n\n# Titel\n", 1),
    "without dashes": ("template: x.html\n\n# Titel\n", 1),
    "a word with a colon": ("Opgelet: dit verdwijnt.\n\n# Titel\n", 1),
    "not a group": ("---\nx\n---\n\n# Titel\n", 2),
    "private": ("---\ntitle: jan&#64;gmail.com\n---\n\n# Titel\n", 2),
}
GOOD = {
    "links": "[a](https://example.org/x?y=1&z=2 'titel') [b](index.md#kop) [c](mailto:lok@example.org) [d](tel:+3252000000)",
    "autolinks": "<https://example.org> en <lok@example.org>",
    "reference": "[x][y] en [z]\n\n[y]: https://example.org 'titel'\n[z]: index.md",
    "picture": '![Het plein](plein.png "Het plein")',
    "code": "Schrijf `<script>` of `{ .x }` of `[x](javascript:y)`.",
    "fence": "```\n<script>alert(1)</script>\n![x](https://example.org/x.png)\n*x*{ onclick=y }\n```",
    "fence with a language": "```yaml\nid: <naam>\nlijst: {a: b}\n```",
    "fence of tildes": "~~~ text\n<b>\n~~~",
    "indented code": "Zo:\n\n    <script>{ .x }</script>\n",
    "table": "| a | b |\n| :--- | ---: |\n| x | {y} |",
    "list": "1. een\n2. twee\n    - drie\n\n5. vijf",
    "definition": "Woord\n:   Uitleg",
    "braces": "## Kosten {raming}\n\nEen zin met {haken} en *x*{ a b }.\n\n{ x }",
    "quote": "> Een zin\n> van iemand.",
    "less than": "Kinderen < 3 jaar, en 5 <6 en a<3.",
    "entities": "R&amp;D, &copy;, &lt;naam&gt;, A & B",
    "rule": "Boven\n\n---\n\nOnder",
    "emphasis": "**vet**, *schuin* en __vet__",
    "heading": "### Een kop met `code` en [een link](index.md)",
    "escapes": "\\<b\\> \\{x\\} \\[x\\](y)",
}


def read(text: str) -> tuple[Problem, ...]:
    return read_page("content/publiek/over/proef.md", Audience.PUBLIEK, "over/proef.md", text.encode())[1]


def under(piece: str) -> str:
    return f"# Titel\n\nEen alinea.\n\n{piece}\n"


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 72


@pytest.mark.parametrize("name", HOSTILE)
def test_what_may_not_be_there_is_told_at_its_line(name: str) -> None:
    found = read(under(HOSTILE[name]))
    lines = range(FIRST, FIRST + HOSTILE[name].count("\n") + 1)
    assert [each for each in found if each.blocks], name
    assert all(each.line in lines for each in found), found
    assert all(each.hint.endswith(".") for each in found)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_line_is_told_also_under_a_head_and_behind_the_same_text_in_code(name: str) -> None:
    head = f"---\ntitle: x\n---\n\n# Titel\n\n~~~~~\n{HOSTILE[name]}\n~~~~~\n\nEen alinea.\n\n"
    found = [each for each in read(f"{head}{HOSTILE[name]}\n") if each.blocks]
    assert found
    assert all(each.line > head.count("\n") for each in found), found


@pytest.mark.parametrize("name", HEADS)
def test_a_head_has_a_closed_list_of_lines(name: str) -> None:
    text, line = HEADS[name]
    assert line in {each.line for each in read(text) if each.blocks}, read(text)


@pytest.mark.parametrize("title", ["Lid #1 worden", "Pa's tips # vandaag", 'De "beste" plek #2'])
def test_what_stands_behind_a_hash_in_a_head_is_a_point_of_attention(title: str) -> None:
    found = read(f"---\ntitle: {title}\n---\n\n# Titel\n")
    assert [(each.line, each.column, each.code, each.blocks) for each in found] == [
        (2, len("title: ") + title.index("#") + 1, "hekje", False)
    ]
    quoted = title.replace("'", "''")
    assert not read(f"---\ntitle: '{quoted}'\n---\n\n# Titel\n"), "the remedy works"


@pytest.mark.parametrize("name", GOOD)
def test_good_pages_pass(name: str) -> None:
    assert read(under(GOOD[name])) == ()


PAGES = sorted((REPOSITORY / "content").rglob("*.md"))
STARTERS = sorted((REPOSITORY / "scripts/lok/init/starter").rglob("*.md.jinja"))


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_our_own_pages_pass(file: Path) -> None:
    assert read(file.read_text("utf-8")) == ()


@pytest.mark.parametrize("file", STARTERS, ids=lambda file: file.name)
def test_the_pages_of_a_new_council_pass(file: Path) -> None:
    text = Environment(autoescape=False).from_string(file.read_text("utf-8")).render(raad={}, council={})  # noqa: S701
    assert [each for each in read(text) if each.blocks and each.code != "invullen"] == []


def test_words_between_braces_stay() -> None:
    page, problems = read_page("content/publiek/x.md", Audience.PUBLIEK, "x.md", under(GOOD["braces"]).encode())
    assert problems == ()
    assert page is not None
    shown = page_html(head_of(page).body)
    assert all(each in shown for each in ("Kosten {raming}</h2>", "{haken}", "{ a b }", "<p>{ x }</p>"))


def test_the_head_is_staged_escaped_and_alone() -> None:
    text = '---\r\ntitle: A & "B"\r\ndescription: ‘c’\r\n---\r\n\r\n# Titel\r\n'
    page, problems = read_page("content/publiek/x.md", Audience.PUBLIEK, "x.md", text.encode())
    assert problems == ()
    assert page is not None
    assert head_of(page).staged == '---\ntitle: "A &amp; &quot;B&quot;"\ndescription: "‘c’"\n---\n\n\n# Titel\n'


def test_links_are_those_of_the_page_and_not_of_its_code() -> None:
    text = under(
        "`[x](niet.md)` [a](wel.md) ![b](../beeld.png)\n\n```\n[y](ook-niet.md)\n```\n\n[c][d]\n\n[d]: ver.md#kop"
    )
    page, _ = read_page("content/publiek/over/x.md", Audience.PUBLIEK, "over/x.md", text.encode())
    assert page is not None
    assert [(line, target) for line, _, target in page_links(page)] == [
        (5, "over/wel.md"),
        (5, "beeld.png"),
        (13, "over/ver.md"),
    ]


def test_pages_are_judged_with_the_extensions_of_the_site() -> None:
    given = yaml.safe_load((REPOSITORY / COMMON).read_text("utf-8"))
    named = {}
    for each in given["markdown_extensions"]:
        name, options = next(iter(each.items())) if isinstance(each, dict) else (each, {})
        named[name] = options
    assert named == {name: options for name, options in EXTENSIONS.items() if name != "fenced_code"}


def test_a_page_without_measure_is_one_line_and_no_end() -> None:
    found = read("# Titel\n\n" + "- " * 3_000 + "x\n")
    assert [each.line for each in found if each.blocks] == [3]


class Active(HTMLParser):
    """Looks for what acts in a browser."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {
            "script",
            "iframe",
            "object",
            "embed",
            "style",
            "svg",
            "math",
            "form",
            "base",
            "meta",
            "link",
        }
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "style"
            if name in {"href", "src"}:
                bare = re.sub(r"[\x00-\x20]", "", value or "").lower()
                assert re.match(r"https?://|mailto:|tel:|[\w./#?=&-]*$", bare), value


@pytest.mark.parametrize("piece", [*HOSTILE.values(), *GOOD.values()])
def test_nothing_that_passed_acts(piece: str) -> None:
    if not [each for each in read(under(piece)) if each.blocks]:
        Active().feed(page_html(under(piece)))


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
    assert list(page_links(page)) == [(3, 5 + written.startswith("!"), target)]


@pytest.mark.parametrize(
    "written", ["[a](https://example.org/)", "[a](<mailto:a@example.org>)", "[a](#deel)", "`[a](b.md)`"]
)
def test_a_link_to_elsewhere_leads_to_no_file(written: str) -> None:
    page = HandPage(Audience.PUBLIEK, "nieuws/index.md", f"# Nieuws\n\nZie {written}.\n")
    assert list(page_links(page)) == []
