"""The linked data in the built site: every address leads to a place that is there, and the pages name their data."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import markdown
import pytest
from rdflib import Graph

from lok.opendata.linked import catalogue, files, vocabulary
from lok.opendata.linked.lokaal_beslist import published
from lok.opendata.linked.mapping import MAPPED
from lok.opendata.linked.places import page_of
from lok.opendata.linked.terms import VOCABULARY
from lok.pages import sections
from samples import linked
from samples.whole_sites import Html, Site, built

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """Both sites of the invented council, as other tests have them."""
    return built(tmp_path_factory)


@pytest.fixture(scope="module")
def public(sites: dict[str, Site]) -> Site:
    """The public one."""
    return sites["publiek"]


@cache
def ids(page: Path) -> frozenset[str]:
    """The ids on a page."""
    return frozenset(Html(page.read_text("utf-8")).ids)


def document(site: Site, path: str) -> Graph:
    """A document of linked data of the site, read from its files as a program would."""
    text = site.file(path).read_text("utf-8")
    context = {files.CONTEXT: site.file(files.CONTEXT).read_text("utf-8")}
    return linked.graph(text, context)


def test_every_address_leads_to_a_place_that_is_there(public: Site) -> None:
    raad = json.loads(public.file("data/raad.json").read_text("utf-8"))["records"][0]
    site = raad["iri"].partition("raad/")[0]
    whole, portal = document(public, files.WHOLE), document(public, catalogue.JSON)
    found = list(linked.addresses((whole, portal), site))
    assert len(found) > 800
    for each in found:
        path, _, part = each.removeprefix(site).partition("#")
        assert public.file(path).is_file(), each
        assert not part or part in ids(public.file(path)), each


def test_every_word_has_a_place_on_the_page_of_the_vocabulary(public: Site) -> None:
    page = ids(public.file(vocabulary.PAGE.replace(".md", "/")))
    named = {each["@id"].removeprefix("lok:") for each in vocabulary.document()["@graph"] if each["@id"][:4] == "lok:"}
    used = {each.removeprefix(VOCABULARY) for each in linked.addresses((document(public, files.WHOLE),), VOCABULARY)}
    assert named <= page
    assert used <= named


def test_every_page_of_a_record_names_its_data(public: Site) -> None:
    for soort in MAPPED:
        for path in public.records(soort):
            head = public.file(path).read_text("utf-8").partition("</head>")[0]
            (link,) = re.findall(
                r'<link rel="alternate describedby" type="application/ld\+json"[^>]*href="([^"]+)"', head
            )
            assert document(public, path + link)


def test_a_page_has_one_block_and_members_have_none(sites: dict[str, Site]) -> None:
    kinds: set[str] = set()
    for path in sites["publiek"].paths():
        blocks = BLOCK.findall(sites["publiek"].file(path).read_text("utf-8"))
        assert len(blocks) <= 1
        for block in blocks:
            assert "<" not in block
            kinds |= {each["@type"] for each in json.loads(block)["@graph"]}
    assert kinds == {"Organization", "Dataset", "BreadcrumbList"}, "an invented council invites nobody"
    for path in ("", "vergaderingen/", *sites["leden"].records("adviezen")[:3]):
        text = sites["leden"].file(path).read_text("utf-8")
        assert not BLOCK.search(text)
        assert "ld+json" not in text
    assert not list(sites["leden"].folder.rglob("*.jsonld"))


def test_the_path_of_a_page_is_said_in_full(public: Site) -> None:
    path = public.records("adviezen")[0]
    text = public.file(path).read_text("utf-8")
    (block,) = BLOCK.findall(text)
    (crumbs,) = json.loads(block)["@graph"]
    steps: list[dict[str, Any]] = crumbs["itemListElement"]
    assert [each["position"] for each in steps] == [1, 2, 3]
    assert steps[-1]["item"].endswith(path)
    assert steps[-1]["name"] == Html(text).headings[0].text.strip()


def test_the_agenda_for_the_harvester_comes_through_the_page_whole() -> None:
    """Markdown passes the block by: what is read in the page is what was written."""
    edition = linked.harvested()
    meeting = published(edition)[0]
    renderer = sections.renderer_of(edition)
    page = renderer.page("vergaderingen/x.md", "vergaderingen.md.jinja", kind=None, record=meeting)
    body = page.text.split("---\n", 2)[2]
    html = markdown.markdown(body, extensions=["attr_list", "def_list", "md_in_html", "tables"])
    read = linked.Rdfa(f'<html lang="nl"><body>{html}</body></html>', page_of(edition, meeting)).graph
    found = linked.judged(read, linked.shapes("lblod/decision-shapes-agenda.ttl"))
    assert found.results == ()
    assert found.focus["http://data.vlaanderen.be/ns/besluit#Agendapunt"] == len(meeting.agendapunten)
