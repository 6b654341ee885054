"""The catalogue held against the shapes of the European and the Flemish profile, and the rules of the Flemish portal."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree as ET

import pytest
from rdflib import RDF, Graph, URIRef

from lok.opendata.files import texts
from lok.opendata.linked.catalogue import JSON, PREFIXES
from lok.opendata.linked.catalogue import RDF as RDF_FILE
from samples import linked

ABOUT = f"{{{PREFIXES['rdf']}}}about"
RESOURCE = f"{{{PREFIXES['rdf']}}}resource"
DCAT = PREFIXES["dcat"]


@cache
def catalogue() -> Graph:
    """The catalogue of the council as if it were real, from its RDF/XML."""
    return linked.parsed(linked.files(linked.real)[RDF_FILE], "xml")


def test_both_forms_say_the_same() -> None:
    assert set(catalogue()) == set(linked.parsed(linked.files(linked.real)[JSON], "json-ld"))


@pytest.mark.parametrize(
    "name", ["dcat/dcat-ap-3.0.1-shapes.ttl", "dcat/dcat-ap-3.0.1-range.ttl", "dcat/dcat-ap-vl-3.shacl.ttl"]
)
def test_the_shapes_of_the_portals_hold(name: str) -> None:
    found = linked.judged(catalogue(), linked.shapes(name), linked.subclasses())
    assert found.results == ()
    for each in ("Catalog", "CatalogRecord", "Dataset", "Distribution"):
        assert found.focus[DCAT + each] > 0
    assert catalogue().value(None, RDF.type, URIRef(f"{DCAT}Catalog")) == URIRef(f"{linked.ADDRESS}data/#catalogus")


def test_the_shapes_would_tell_what_is_missing() -> None:
    data = Graph(bind_namespaces="none")
    data += catalogue()
    data.remove((None, URIRef(f"{DCAT}contactPoint"), None))
    assert linked.judged(data, linked.shapes("dcat/dcat-ap-vl-3.shacl.ttl"), linked.subclasses()).results


def test_the_rules_of_the_flemish_portal_hold_on_typed_elements() -> None:
    """The portal counts elements by their path, so that a thing in a flat form is not seen at all."""
    top = ET.fromstring(linked.files(linked.real)[RDF_FILE])  # noqa: S314  made here
    checked = 0
    for kind, name, least, most in rules():
        for element in top.iter(kind):
            if element.get(ABOUT) and len(element):
                values = element.findall(name)
                assert len(values) >= least, (kind, element.get(ABOUT), name)
                assert most is None or len(values) <= most, (kind, element.get(ABOUT), name)
                checked += 1
    assert checked > 250
    named = {each.get(ABOUT) for each in top.iter() if each.get(ABOUT)}
    assert not list(top.iter(f"{{{PREFIXES['rdf']}}}Description"))
    assert {f"{linked.ADDRESS}data/#{soort}" for soort in ("adviezen", "vergaderingen", "gids")} <= named


def rules() -> list[tuple[str, str, int, int | None]]:
    """The Flemish rules of cardinality: class and property as XML names them, the least and the most."""
    rows = [line.split("\t") for line in linked.shape_file("dcat/dcat-ap-vl-3.tsv").splitlines() if line[:4] == "http"]
    found = [(_tag(row[0]), _tag(row[1]), int(row[2]), None if row[3] == "*" else int(row[3])) for row in rows]
    assert len(found) >= 115
    return found


def _tag(iri: str) -> str:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    return f"{{{iri[:cut]}}}{iri[cut:]}"


def test_a_council_of_examples_has_a_valid_catalogue_without_datasets() -> None:
    made = linked.parsed(linked.files(linked.invented)[RDF_FILE], "xml")
    assert not list(made.subjects(RDF.type, URIRef(f"{DCAT}Dataset")))
    for name in ("dcat/dcat-ap-3.0.1-shapes.ttl", "dcat/dcat-ap-vl-3.shacl.ttl"):
        assert linked.judged(made, linked.shapes(name), linked.subclasses()).results == ()


def test_a_kind_of_examples_alone_is_not_offered() -> None:
    edition = linked.real()
    advices = {each.id: {"voorbeeld": True} for each in edition.all("adviezen")}
    for record_id, fields in advices.items():
        edition = linked.with_view(edition, "adviezen", record_id, **fields)

    made = linked.parsed(texts(edition)[RDF_FILE], "xml")
    offered = {str(each).rpartition("#")[2] for each in made.subjects(RDF.type, URIRef(f"{DCAT}Dataset"))}
    assert "adviezen" not in offered
    assert "vergaderingen" in offered


def test_every_file_has_the_licence_of_the_council_and_a_day_of_the_records() -> None:
    licences = set()
    for each in catalogue().subjects(RDF.type, URIRef(f"{DCAT}Distribution")):
        licences |= set(catalogue().objects(each, URIRef(f"{PREFIXES['dct']}license")))
    assert licences == {URIRef("https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0")}
    days = {str(each)[:10] for each in catalogue().objects(None, URIRef(f"{PREFIXES['dct']}modified"))}
    known = {str(record.laatst_gewijzigd) for views in linked.real().records.values() for record in views.values()}
    assert days <= known
