"""Agendas for the harvester of the Flemish government: off by default, and when on, fit for its shapes and its filter."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from rdflib import RDF, Graph, URIRef

from lok.kinds.gelinkte_data import GelinkteData, settings_are_whole
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.opendata.linked.lokaal_beslist import AGENDA, FEED, agenda_rdfa, links_rdfa, published
from lok.opendata.linked.places import page_of
from samples import linked

ZITTING = URIRef("http://data.vlaanderen.be/ns/besluit#Zitting")
AGENDAPUNT = URIRef("http://data.vlaanderen.be/ns/besluit#Agendapunt")


def page(rdfa: str) -> str:
    """A page with this block, in the language of the site."""
    return f'<!doctype html><html lang="nl"><body>{rdfa}</body></html>'


@cache
def agendas() -> dict[str, Graph]:
    """What a harvester reads on the page of each published agenda, by its address."""
    edition = linked.harvested()
    return {
        page_of(edition, each): linked.Rdfa(page(agenda_rdfa(edition, each)), page_of(edition, each)).graph
        for each in published(edition)
    }


def test_it_is_off_until_a_council_turns_it_on() -> None:
    edition = linked.real()
    assert published(edition) == ()
    assert links_rdfa(edition) == ""
    assert all(agenda_rdfa(edition, each) == "" for each in edition.all("vergaderingen"))
    assert FEED not in linked.files(linked.real)


def test_the_reader_of_these_tests_reads_the_sample_of_the_note() -> None:
    sample = linked.Rdfa(linked.shape_file("voorbeelden/agenda-rdfa.html"), linked.ADDRESS).graph
    found = linked.judged(sample, linked.shapes("lblod/decision-shapes-agenda.ttl"))
    assert found.results == ()
    assert found.focus[str(AGENDAPUNT)] == 7


def test_every_agenda_keeps_to_the_shape_of_the_harvester() -> None:
    assert len(agendas()) > 5
    for graph in agendas().values():
        found = linked.judged(graph, linked.shapes("lblod/decision-shapes-agenda.ttl"))
        assert found.results == ()
        assert found.focus[str(ZITTING)] == 1
        assert found.focus[str(AGENDAPUNT)] > 0


def test_a_simulated_harvest_keeps_every_triple() -> None:
    profile = linked.shapes("lblod/harvester-application-profile.ttl")
    for graph in agendas().values():
        assert set(linked.survivors(graph, profile)) == set(graph)


def lost(graph: Graph) -> set[str]:
    """Of which classes the things are that a strict filter drops."""
    profile = linked.shapes("lblod/harvester-application-profile.ttl")
    gone = set(graph) - set(linked.survivors(graph, profile, strict=True))
    return {str(each) for subject in {triple[0] for triple in gone} for each in graph.objects(subject, RDF.type)}


PLACE = "http://www.w3.org/ns/prov#Location"
DOCUMENT = "http://xmlns.com/foaf/0.1/Document"


def test_a_strict_filter_drops_nothing_but_what_it_drops_of_the_sample_of_the_harvester_itself() -> None:
    """Of two things it keeps the link and not what they are; everything about the meeting, its items and the council passes.

    The shape of an agenda asks for a place of a class that the strict filter does not know, and its reader finds the sort
    of a document by a class that it does not know either. LBLOD has the place itself, and the feed tells the sort.
    """
    theirs = linked.Rdfa(linked.shape_file("lblod/example-agenda.html"), linked.ADDRESS).graph
    expected = {PLACE, DOCUMENT, AGENDA, "http://www.w3.org/ns/locn#Location"}
    for each, graph in agendas().items():
        assert lost(graph) == expected
        kept = linked.survivors(graph, linked.shapes("lblod/harvester-application-profile.ttl"), strict=True)
        for name in ("Zitting", "Agendapunt", "Bestuursorgaan", "Bestuurseenheid"):
            sort = URIRef(f"http://data.vlaanderen.be/ns/besluit#{name}")
            things = set(graph.subjects(RDF.type, sort))
            assert things
            assert {t for t in graph if t[0] in things} == {t for t in kept if t[0] in things}
        assert (None, URIRef("http://data.vlaanderen.be/ns/besluit#heeftAgenda"), URIRef(each)) in kept
    assert {PLACE, DOCUMENT} <= lost(theirs)


def test_a_class_too_many_or_a_text_with_a_language_would_be_seen() -> None:
    """The shape and the filter do tell: a title without a datatype takes the language of the page."""
    edition = linked.harvested()
    block = agenda_rdfa(edition, published(edition)[0])
    spoilt = linked.Rdfa(page(block.replace(' datatype="xsd:string"', "")), linked.ADDRESS).graph
    assert linked.judged(spoilt, linked.shapes("lblod/decision-shapes-agenda.ttl")).results
    nameless = linked.Rdfa(page(block.replace("besluit:Zitting", "besluit:Vergaderingetje")), linked.ADDRESS).graph
    assert len(linked.survivors(nameless, linked.shapes("lblod/harvester-application-profile.ttl"))) < len(nameless)


def test_what_is_planned_cancelled_or_invented_is_not_published() -> None:
    edition = linked.harvested()
    first = published(edition)[0]
    for fields in ({"status": Vergaderstatus.gepland}, {"status": Vergaderstatus.afgelast}, {"voorbeeld": True}):
        other = linked.with_view(edition, "vergaderingen", first.id, **fields)
        assert first.id not in {each.id for each in published(other)}


def test_no_person_and_no_vote_is_in_it() -> None:
    edition = linked.harvested()
    for each in published(edition):
        block = agenda_rdfa(edition, each)
        assert not any(
            word in block for word in ("Mandataris", "heeftAanwezige", "heeftVoorzitter", "Stemming", "zetels/")
        )


def test_a_hostile_title_stays_a_title() -> None:
    edition = linked.harvested()
    first = published(edition)[0]
    hostile = '"><script>alert(1)</script> & <b>'
    item = type(first.agendapunten[0])(vars(first.agendapunten[0]) | {"titel": hostile})
    other = linked.with_view(edition, "vergaderingen", first.id, agendapunten=(item,))
    block = agenda_rdfa(other, other.records["vergaderingen"][first.id])
    assert "<script" not in block
    titles = linked.Rdfa(page(block), linked.ADDRESS).graph.objects(None, URIRef("http://purl.org/dc/terms/title"))
    assert [str(each) for each in titles] == [hostile]


def test_the_list_of_meetings_has_the_links_that_the_scraper_follows() -> None:
    edition = linked.harvested()
    read = linked.Rdfa(page(links_rdfa(edition)), f"{linked.ADDRESS}vergaderingen/").graph
    links = read.objects(None, URIRef("http://lblod.data.gift/vocabularies/besluit/linkToPublication"))
    assert {str(each) for each in links} == {page_of(edition, each) for each in published(edition)}


def test_the_feed_keeps_to_its_shape() -> None:
    feed = linked.parsed(linked.files(linked.harvested)[FEED], "json-ld")
    found = linked.judged(feed, linked.shapes("lblod/shacl-publication-stream.ttl"))
    assert found.results == ()
    assert found.focus["http://xmlns.com/foaf/0.1/Document"] >= len(agendas())
    members = json.loads(linked.files(linked.harvested)[FEED])["tree:member"]
    assert len({each["@id"] for each in members}) == len(members)
    assert set(feed.subjects(RDF.type, URIRef("https://w3id.org/ldes#EventStream"))) == {URIRef(linked.ADDRESS + FEED)}


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({"lokaal_beslist": "ja"}, ["lokaal_beslist"]),
        ({"lokaal_beslist": "nee"}, []),
        ({"vroegere_adressen": ["https://oud.example.org/lok"]}, ["vroegere_adressen"]),
        (
            {
                "lokaal_beslist": "ja",
                "bestuurseenheid": "http://data.lblod.info/id/bestuurseenheden/x",
                "werkingsgebied": "http://data.lblod.info/id/werkingsgebieden/x",
            },
            [],
        ),
    ],
)
def test_the_settings_say_what_is_missing(given: dict[str, Any], refused: list[str]) -> None:
    found = list(settings_are_whole(GelinkteData.model_validate(given), ("gelinkte_data",)))
    assert [each.at[1] for each in found] == refused
    assert all(each.hint for each in found)
