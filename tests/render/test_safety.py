"""Hostile text in a record: its page has no element and no attribute that a harmless text would not give.

Every plain text, or every prose text, of every record of this repository is replaced by one payload. The fullest
page of each kind then goes through the Markdown of ``mkdocs.yml``, and what comes out is compared, tag by tag and
attribute by attribute, with the page of a harmless word.
"""

from __future__ import annotations

import html
import json
import re
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Annotated, Any

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BeforeValidator

from lok.archive.archive import make_archive
from lok.build.builder import Builder
from lok.edition.select import select
from lok.kinds.registry import KINDS
from lok.model.audience import Audience, Part, _leaves
from lok.model.fields import Prose
from lok.opendata.places import safe
from lok.pages import records
from lok.pages.sections import renderer_of
from lok.pages.subsidies import validity as reglementen
from lok.render.markup import plain
from lok.render.written import number_of_words
from lok.words.compare import compare, words
from lok.words.compare import html as difference
from lok.words.prose import SCHEMES, TAGS
from samples import whole_council
from samples.places import COMMON, REPOSITORY
from samples.small_council import edit, found

CONFIG = yaml.safe_load((REPOSITORY / COMMON).read_text(encoding="utf-8"))
HARMLESS = "Woord"
DAY = date(2026, 11, 23)

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "broken script": "<scr<script>ipt>alert(1)</script",
    "onerror": '<img src=x onerror="alert(1)">',
    "out of an attribute": "\" onclick=\"alert(1)\" x='' onfocus='alert(1)'",
    "links": "[x](javascript:alert(1)) [y](JaVaScRiPt:x) [z](data:text/html,x) [w](java&#115;cript:x) <javascript:x>",
    "links with breaks": "[x](java&Tab;script:x) [y](&#x6A;avascript:x) [z](//example.org) [v](vbscript:x 'x')",
    "image": "![x](https://example.org/x.png) ![y][z]",
    "attributes": "x {: onclick='alert(1)' .lok-staat #inhoud } {.x} { onmouseover=alert(1) }",
    "snippets": '--8<-- "mkdocs.yml"',
    "comment": "<!-- x --> <!-- --!> <![CDATA[x]]> <?php x ?> <!DOCTYPE x>",
    "ids": '<a id="inhoud" name="body"></a><form id=search><input name=action>',
    "abbreviation": "*[Woord]: <b>x</b>",
    "footnote": "[^1]: x [^1]",
    "definition": "[x]: javascript:alert(1)",
    "table": "a | b || c \\| d |",
    "heading": "# x #",
    "bullet": "- x",
    "quote": "> x",
    "number": "1. x",
    "number with bracket": "12) x",
    "admonition": '!!! danger "x"',
    "colon": ": x",
    "rule": "===",
    "dashes": "---",
    "stars": "* * *",
    "fence": "``` x",
    "tildes": "~~~",
    "code": "`x` ``y`` \\` <code>",
    "emphasis": "**x** _y_ __z__ ~~w~~ ==v== ^^u^^",
    "front matter": '"\ntitle: x\n---\n# x'.replace("\n", " "),
    "quotes": "\"'} x: {y",
    "Jinja": "{{ config }} {% raw %} {# x #} {{ 7 * 7 }}",
    "entities": "&lt;script&gt; &#60;b&#62; &amp;lt; &nbsp &copy;",
    "invisible": "a\u200bb\u200dc\u2060d <\u200bscript>",
    "Markdown's own marks": "wzxhzdk:0 klzzwxh:0000 @@0@@",
    "markdown in html": '<div markdown="1">**x**</div> <p markdown>',
    "autolink": "<https://example.org> https://example.org <x@example.org>",
    "long": "<b>[" * 70,
    "backslashes": "\\<b\\> \\[x\\](y) \\\\",
    "slash": "</div></article><h1>x</h1>",
}
"""What somebody could type into a field, on one line of at most 300 characters."""


class Page(HTMLParser):
    """What a page is made of: its tags with their attributes, in prose and outside it, and its text outside prose."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.outside: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.inside: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.text = ""
        self.depth = 0
        self.feed(text)
        self.close()
        assert self.depth == 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth:
            self.inside.append((tag, tuple(attrs)))
        else:
            self.outside.append((tag, tuple((name, _without_slug(tag, name, value)) for name, value in attrs)))
        if tag == "div" and (self.depth or ("class", "lok-proza") in attrs):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self.depth:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def _without_slug(tag: str, name: str, value: str | None) -> str | None:
    """A heading's address is made from its text: only its form is compared."""
    if name == "id" and re.fullmatch(r"h[1-6]", tag):
        assert re.fullmatch(r"[\w-]*", value or "")
        return "…"
    return re.sub(r"^#[\w-]*$", "#…", value) if name == "href" and value else value


@cache
def converter() -> markdown.Markdown:
    """Markdown as MkDocs runs it: its own three extensions and those of the configuration."""
    names, settings_of = ["toc", "tables", "fenced_code"], {}
    for each in CONFIG["markdown_extensions"]:
        name, options = next(iter(each.items())) if isinstance(each, dict) else (each, {})
        names.append(name)
        settings_of[name] = dict(options)
    return markdown.Markdown(extensions=list(dict.fromkeys(names)), extension_configs=settings_of)


def rendered(text: str) -> Page:
    return Page(converter().reset().convert(text))


@cache
def line_fields(model: type[Part]) -> frozenset[str]:
    """The fields of free text on one line: texts without a shape of their own."""
    found = set()
    for name, field in model.model_fields.items():
        for leaf, marks in _leaves(Annotated[field.annotation, *field.metadata, ()]):
            if leaf is str and not any(isinstance(mark, BeforeValidator) for mark in marks):
                found.add(name)
    return frozenset(found)


def replaced(value: Any, line: str | None, prose: str | None, *, free: bool = False) -> Any:
    """A value of a record with every line, or every prose text, replaced."""
    if isinstance(value, Part):
        lines = line_fields(type(value))
        new = {name: replaced(each, line, prose, free=name in lines) for name, each in value.__dict__.items()}
        return value.model_copy(update=new)
    if isinstance(value, tuple):
        return tuple(replaced(each, line, prose, free=free) for each in value)
    if isinstance(value, Prose):
        return value if prose is None else Prose(prose)
    return line if free and line is not None and type(value) is str else value


@cache
def archive() -> Any:
    return whole_council.archive()


@cache
def fullest() -> frozenset[str]:
    """The address of the longest page of each kind."""
    found: dict[str, tuple[int, str]] = {}
    for page in records.pages(renderer_of(select(archive(), Audience.LEDEN, DAY))):
        folder, _, name = page.uri.partition("/")
        if name.endswith(".md") and name != "index.md" and folder in {kind.soort for kind in KINDS}:
            found[folder] = max(found.get(folder, (0, "")), (len(page.text), page.uri))
    return frozenset(uri for _, uri in found.values())


def staged(line: str | None, prose: str | None) -> dict[str, str]:
    """The fullest pages of the members' site with every text replaced."""
    old = archive()
    new = [(kind.soort, replaced(each, line, prose)) for kind in KINDS for each in old.all(kind.soort)]
    edition = select(make_archive(new, old.pages, list(old.attachments.values())), Audience.LEDEN, DAY)
    renderer = renderer_of(edition)
    found = {}
    for uri in sorted(fullest()):
        soort, _, name = uri.partition("/")
        record = edition.find(soort, name.removesuffix(".md"))
        kind = next(kind for kind in KINDS if kind.soort == soort)
        found[uri] = renderer.page(uri, f"{soort}.md.jinja", kind=kind, record=record).text
    regulation = edition.find("reglementen", "regl-werking")
    return found | {page.uri: page.text for page in reglementen.below(renderer, regulation) if _told(page.uri, prose)}


def _told(uri: str, prose: str | None) -> bool:
    """Whether a page below a regulation is looked at. How a difference is laid out follows from its prose: see below."""
    return uri.endswith(("versie-2025-01-01.md", "aanmerking.md")) or (
        uri.endswith("verschil-2025-01-01.md") and not prose
    )


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_difference_gives_its_five_tags_without_attributes(name: str) -> None:
    old, new = words(f"Eerst {PAYLOADS[name]} dan", prose=True), words(PAYLOADS[name], prose=False)
    for page in (difference(compare(old, new)), difference(compare(new, old))):
        assert set(re.findall(r"<[^>]*>", page)) <= {
            f"<{end}{tag}>" for end in ("", "/") for tag in ("p", "ul", "li", "ins", "del")
        }
        assert "\n" not in page


@cache
def _as_long(words: int) -> dict[str, Page]:
    """The pages with harmless prose of so many words: a short text is not folded away, and a long one is."""
    return {
        uri: rendered(_front_matter(text)[1])
        for uri, text in staged(None, " ".join([HARMLESS] * max(words, 1))).items()
    }


@cache
def harmless(which: str) -> dict[str, Page]:
    texts = staged(HARMLESS, None) if which == "line" else staged(None, HARMLESS)
    return {uri: rendered(_front_matter(text)[1]) for uri, text in texts.items()}


def test_the_walk_reaches_texts_on_pages_of_nearly_every_kind() -> None:
    assert len(fullest()) >= 15
    assert sum(HARMLESS in page.text for page in harmless("line").values()) >= 15
    assert sum(bool(page.inside) for page in harmless("prose").values()) >= 10


HEAD = {
    *("title", "description", "soort", "soortnaam", "pagina", "script"),
    *("nummer", "datum", "samenvatting", "zoekwoorden", "zoekbaar"),
}
"""What the front matter of a page may hold: the first line for the theme, the second for the search."""


SCRIPTS = frozenset(each.stem for each in (REPOSITORY / "scripts/theme/assets/script").glob("*.js"))
"""The scripts of the theme: no record can name another one."""


@pytest.mark.parametrize("name", PAYLOADS)
def test_plain_text_adds_no_element_and_no_attribute(name: str) -> None:
    payload = PAYLOADS[name]
    assert len(payload) <= 300
    for uri, text in staged(payload, None).items():
        head, body = _front_matter(text)
        page, expected = rendered(body), harmless("line")[uri]
        assert _with_harmless(page, payload) == expected.outside, uri
        assert len(page.inside) == len(expected.inside), uri
        assert set(head) <= HEAD, uri
        assert head.get("script") in {None, *SCRIPTS}, uri


@pytest.mark.parametrize("name", PAYLOADS)
def test_prose_gives_tags_of_the_short_list_and_changes_nothing_around_it(name: str) -> None:
    payload = PAYLOADS[name]
    text_of = f"{payload}\n\n{payload}\nlaatst\n\n- x\n\n      {payload}\n\n</div>\n\n{payload}"
    for uri, text in staged(None, text_of).items():
        page, expected = rendered(_front_matter(text)[1]), _as_long(number_of_words(Prose(text_of)))[uri]
        assert page.outside == expected.outside, uri
        for tag, attributes in page.inside:
            assert tag in TAGS, uri
            for attribute, value in attributes:
                if (tag, attribute) == ("ol", "start"):
                    assert (value or "").isdecimal(), uri
                    continue
                assert (tag, attribute) == ("a", "href"), uri
                assert (value or "").partition(":")[0] in SCHEMES, uri


def _with_harmless(page: Page, payload: str) -> list[Any]:
    """The tags outside prose, with the payload back to a harmless word where it may stand.

    That is the label that a cell has on a phone, and the id of a part that is named after its number.
    """

    def harmless_again(name: str, value: str | None) -> str | None:
        if value and name == "data-kop":
            return value.replace(payload, HARMLESS)
        if value and name == "id":
            return re.sub(rf"(?<=punt-|ikel-){re.escape(safe(payload))}(?=$|-)", HARMLESS, value)
        return value

    return [(tag, tuple((name, harmless_again(name, value)) for name, value in attrs)) for tag, attrs in page.outside]


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    """A page's front matter and its Markdown; titles and descriptions come back as harmless HTML."""
    _, head, body = text.split("---\n", 2)
    values = yaml.safe_load(head)
    assert not any(char in f"{values['title']}{values['description']}" for char in '<>"')
    return values, body


# --- a line of text, wherever it stands

ANYTHING = st.text(
    st.one_of(
        st.sampled_from("<>&\"'`*_[](){}#!|\\~^=:+-.;$@/ 0123456789aZé"),
        st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]),
    ),
    min_size=1,
    max_size=40,
)
PLACES = {
    "at the start of a line": ("{}", ["p"]),
    "in a line": ("Eerst {} laatst", ["p"]),
    "after a label": ("**Bron:** {}", ["p", "strong"]),
    "in a list": ("- x\n- {}", ["ul", "li", "li"]),
    "in a heading": ("## {}", ["h2"]),
    "in a cell": (
        "| a | b |\n| --- | --- |\n| {} | x |",
        ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"],
    ),
    "in a link": ("[{}](x.md)", ["p", "a"]),
    "as a definition": ("Naam\n:   {}", ["dl", "dt", "dd"]),
}


@pytest.mark.parametrize("place", PLACES)
@given(text=ANYTHING)
@example(text="1. x")
@example(text="- x")
@example(text="12) x")
@example(text="# x #")
@example(text="x {: .a }")
@example(text="a|b")
@example(text="\\")
@example(text="]: x")
@settings(max_examples=60, deadline=None)
def test_a_line_of_text_is_read_as_it_was_typed(place: str, text: str) -> None:
    typed = " ".join(text.split())
    if not typed:
        return
    around, tags = PLACES[place]
    page = rendered(around.format(plain(typed)))
    assert [tag for tag, _ in page.outside] == tags
    assert typed in " ".join(page.text.split())
    assert not [each for each in page.outside if each[1] and each[0] not in {"a", "h2"}]


# --- the title and the description, in the head of the page and in the index of the search

TITLE = '<script>alert(1)</script> & "x" {{ 7 * 7 }}'


def test_a_title_is_escaped_exactly_once_on_the_built_page(tmp_path: Path) -> None:
    root = found(tmp_path / "lok")
    place = root / "data/themas/panden.yaml"
    edit(place, "titel: Panden en huur", f"titel: '{TITLE}'")
    edit(place, "Een geschikt gebouw vinden is moeilijk voor wie opvang wil starten.", "'5 &amp; 6 < 7 \"acht\"'")
    with Builder(root, tmp_path / "build", (Audience.PUBLIEK,)) as builder:
        report = builder.build(DAY)
    assert report.sites, report.problems
    site = report.sites[0].place
    page = (site / "themas/panden/index.html").read_text(encoding="utf-8")
    title = re.search(r"<title>(.*?)</title>", page)
    assert title is not None
    assert html.unescape(title[1]).startswith(TITLE)
    metas = {
        name: html.unescape(value)
        for name, value in re.findall(r'<meta (?:name|property)="([\w:]+)" content="([^"]*)">', page)
    }
    assert metas["og:title"] == TITLE
    assert metas["description"] == metas["og:description"] == "5 & 6 < 7 “acht”"
    assert "<script>alert" not in page
    assert "&amp;lt;" not in page
    listed = json.loads((site / "zoek/lijst.json").read_text(encoding="utf-8"))["paginas"]
    entry = next(each for each in listed if each["adres"] == "themas/panden/")
    assert entry["titel"] == TITLE
    assert entry["kort"] == "5 & 6 < 7 “acht”"
