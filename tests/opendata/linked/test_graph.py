"""The linked data read by two engines of others, and held against our own profile."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

from pyld import jsonld
from rdflib import RDF, Graph, Literal, URIRef

from lok.kinds.adviesstatus import Status
from lok.opendata.carried import offered_kinds
from lok.opendata.files import texts
from lok.opendata.linked.files import CONTEXT, WHOLE, record_path
from lok.opendata.linked.mapping import MAPPED, all_nodes
from lok.opendata.linked.places import iri_of
from lok.opendata.linked.profile import judged
from lok.opendata.linked.terms import PREFIXES, PROPERTIES, VOCABULARY, context
from lok.opendata.linked.vocabulary import FILE, PROFILE, document
from samples import linked
from samples.places import REPOSITORY

FORBIDDEN = (
    "http://www.w3.org/ns/person#Person",
    "http://xmlns.com/foaf/0.1/Person",
    "http://schema.org/Person",
    "http://data.vlaanderen.be/ns/mandaat#Mandataris",
    "http://data.vlaanderen.be/ns/mandaat#Mandaat",
    "http://www.w3.org/ns/org#Membership",
)
"""Classes that the profile targets to say that nothing may have them."""


@cache
def whole() -> Graph:
    """Everything that the invented council says."""
    return linked.graph(linked.files(linked.invented)[WHOLE], linked.files(linked.invented))


@cache
def profile() -> Graph:
    """Our own shapes, as a site publishes them."""
    return linked.parsed(linked.files(linked.invented)[PROFILE], "turtle")


def test_two_engines_read_the_same_triples() -> None:
    files = linked.files(linked.invented)

    def loaded(url: str, _: dict[str, str]) -> dict[str, object]:
        text = files[url.removeprefix(linked.ADDRESS)]
        return {"contextUrl": None, "documentUrl": url, "document": json.loads(text)}

    options = {"base": linked.ADDRESS + WHOLE, "documentLoader": loaded, "format": "application/n-quads"}
    other = linked.parsed(jsonld.to_rdf(json.loads(files[WHOLE]), options), "nt")
    assert len(whole()) > 5000
    assert set(whole()) == set(other)


def test_the_files_of_records_say_together_what_the_whole_says() -> None:
    files = linked.files(linked.invented)
    together = Graph(bind_namespaces="none")
    for soort in MAPPED:
        for record in linked.invented().all(soort):
            together += linked.graph(files[record_path(soort, record.id)], files)
    around = set(whole()) - set(together)
    assert not set(together) - set(whole())
    assert {str(each[0]).partition("#")[0] for each in around} == {
        f"{linked.ADDRESS}data/organen/",
        f"{linked.ADDRESS}themas/",
    }


def test_our_own_profile_holds_and_every_class_of_it_occurs() -> None:
    found = linked.judged(whole(), profile())
    assert found.results == ()
    assert {name for name, count in found.focus.items() if not count} == set(FORBIDDEN)
    shaped = {URIRef(name) for name in found.focus}
    ours = {each for each in whole().objects(None, RDF.type) if not str(each).startswith(PREFIXES["besluittype"])}
    assert ours - shaped == {URIRef("http://xmlns.com/foaf/0.1/Document")}, "beside lok:Document alone"


MEMBER = "https://lok.example.org/iemand/#persoon"


def test_the_profile_refuses_a_member_and_a_home() -> None:
    data = Graph(bind_namespaces="none")
    data += whole()
    voted, held, council = (
        next(whole().subjects(RDF.type, URIRef(full(name))))
        for name in ("besluit:Stemming", "besluit:Vergaderactiviteit", "org:OrganizationalUnit")
    )
    home = next(whole().subjects(URIRef(full("lok:opvangsoort")), URIRef(full("lok:opvangsoort-gezinsopvang"))))
    member = URIRef(MEMBER)
    wrong = [
        (voted, "besluit:heeftVoorstander"),
        (voted, "besluit:heeftStemmer"),
        (held, "besluit:heeftAanwezige"),
        (held, "besluit:heeftVoorzitter"),
        (council, "org:hasMember"),
        (member, "foaf:familyName"),
        (home, "locn:address"),
    ]
    for at, name in wrong:
        data.add((at, URIRef(full(name)), member))
    for rank, each in enumerate(FORBIDDEN):
        data.add((URIRef(f"{MEMBER}-{rank}"), RDF.type, URIRef(each)))
    focus = [each[0] for each in linked.judged(data, profile()).results]
    expected = [str(at).rpartition("#")[2] for at, _ in wrong] + [f"persoon-{rank}" for rank in range(len(FORBIDDEN))]
    assert set(focus) == set(expected)
    assert len(focus) >= len(expected)


def full(name: str) -> str:
    """A name with a prefix as an address."""
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest if prefix in PREFIXES else name


def test_every_kind_that_has_files_is_linked_data_and_no_other() -> None:
    assert set(MAPPED) == {kind.soort for kind in offered_kinds()}


def test_nothing_is_said_without_an_address_and_no_property_is_unknown() -> None:
    for each in json.loads(linked.files(linked.invented)[WHOLE])["@graph"]:
        assert each["@id"].startswith(linked.ADDRESS)
        assert each.keys() - {"@id", "@type"} <= PROPERTIES.keys()
        assert not any(isinstance(value, dict) for value in each.values()), "the context says what a value is"


def test_the_vocabulary_defines_every_word_of_ours() -> None:
    vocabulary = linked.parsed(linked.files(linked.invented)[FILE], "json-ld")
    defined = {str(each) for each in vocabulary.subjects() if str(each).startswith(VOCABULARY)}
    used = {str(part) for triple in whole() for part in triple if str(part).startswith(VOCABULARY)}
    shaped = {str(part) for triple in profile() for part in triple if str(part).startswith(VOCABULARY)}
    assert used
    assert used <= defined
    assert {each for each in shaped if "#profiel-" not in each} <= defined
    names = [each["@id"] for each in document()["@graph"]]
    assert len(names) == len(set(names))


def test_the_same_bytes_twice_and_again_from_memory() -> None:
    first = texts(linked.invented())
    assert texts(linked.invented()) == first
    assert texts(replace(linked.invented(), others={})) == first


def test_what_is_remembered_is_made_anew_when_what_it_names_changes() -> None:
    before = linked.invented()
    texts(before)
    seat = next(each for each in before.all("zetels") if each.organisatie)
    organiser = before.get(seat.organisatie)
    after = linked.with_view(before, "organisatoren", organiser.id, type=type(organiser.type)("eenmanszaak"))
    path = record_path("zetels", seat.id)
    assert "org:heldBy" in texts(before)[path]
    assert "org:heldBy" not in texts(after)[path]
    assert texts(after) == texts(replace(after, others={}))


def test_an_example_says_so_at_each_of_its_things() -> None:
    marked = set(whole().subjects(URIRef(f"{VOCABULARY}voorbeeld"), Literal(True)))
    pages = {str(each).partition("#")[0] for each in marked}
    assert pages >= {
        f"{linked.ADDRESS}{soort}/{record.id}/" for soort in MAPPED for record in linked.invented().all(soort)
    }
    assert not [line for line in linked.files(linked.real)[WHOLE].splitlines() if "lok:voorbeeld" in line]


def test_the_context_is_ours_and_reads_every_property() -> None:
    said = json.loads(linked.files(linked.invented)[CONTEXT])
    assert said == context()
    assert said["@context"]["lok"] == VOCABULARY


def test_what_came_in_the_place_of_something_says_so_on_both_sides() -> None:
    edition = linked.invented()
    of = {each["@id"]: each for each in all_nodes(edition)}
    old = next(each for each in edition.all("documenten") if edition.backlinks(each).get("documenten"))
    new = next(each for each in edition.all("documenten") if each.vervangt and each.vervangt.id == old.id)
    assert of[iri_of(edition, new)]["dct:replaces"] == iri_of(edition, old)
    assert of[iri_of(edition, old)]["dct:isReplacedBy"] == iri_of(edition, new)


def test_an_advice_after_a_withdrawn_one_replaces_it_and_after_another_only_names_it() -> None:
    edition = linked.invented()
    later = next(each for each in edition.all("adviezen") if each.vervolg_op)
    earlier = edition.get(later.vervolg_op)
    of = {each["@id"]: each for each in all_nodes(edition)}
    assert of[iri_of(edition, later)]["dct:references"] == iri_of(edition, earlier)
    assert "dct:replaces" not in of[iri_of(edition, later)]
    withdrawn = linked.with_view(edition, "adviezen", earlier.id, status=Status.ingetrokken)
    of = {each["@id"]: each for each in all_nodes(withdrawn)}
    assert of[iri_of(edition, later)]["dct:replaces"] == iri_of(edition, earlier)
    assert of[iri_of(edition, earlier)]["dct:isReplacedBy"] == iri_of(edition, later)
    assert judged(of.values()).faults == frozenset()


def test_who_makes_the_sites_needs_no_library_of_linked_data() -> None:
    installed = (REPOSITORY / "requirements.txt").read_text("utf-8")
    assert "pydantic==" in installed
    assert not [name for name in ("rdflib", "pyshacl", "pyld", "frictionless") if f"{name}==" in installed.lower()]


def test_former_addresses_are_the_same_things() -> None:
    data = linked.graph(linked.files(linked.harvested)[WHOLE], linked.files(linked.harvested))
    same = set(data.objects(None, URIRef("http://www.w3.org/2002/07/owl#sameAs")))
    advice = linked.harvested().all("adviezen")[0]
    assert URIRef(f"https://oud.example.org/lok/adviezen/{advice.id}/#advies") in same
