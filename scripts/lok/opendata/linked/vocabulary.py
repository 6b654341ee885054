"""The vocabulary of all councils: our own classes and properties, and every closed list of the models with its concepts.

It stands at one permanent address, ``VOCABULARY``, whatever site shows a copy of it. A site shows one: the page
``data/begrippen/``, on which every word has its own id, and the same as data beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from lok.opendata.linked.concepts import DEPRECATED, schemes
from lok.opendata.linked.terms import CLASSES, OWN, PREFIXES, VERSION, VERSION_DAY, VOCABULARY, Term
from lok.words.dutch import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.fields import Keuze

PAGE = "data/begrippen.md"
FILE = "data/begrippen.jsonld"
PROFILE = "data/profiel.ttl"
"""The page of the vocabulary, the same as data, and the shapes that the linked data keep to; below the staged folder."""

RANGES = {
    "nl": "rdf:langString",
    "text": "xsd:string",
    "day": "xsd:date",
    "moment": "xsd:dateTime",
    "hour": "xsd:time",
    "yes_no": "xsd:boolean",
    "number": "xsd:integer",
    "amount": "xsd:decimal",
    "year": "xsd:gYear",
}
"""What a property holds, as its datatype."""
IN_WORDS = {
    "nl": "tekst",
    "text": "tekst",
    "day": "datum",
    "moment": "tijdstip",
    "hour": "uur",
    "yes_no": "ja of nee",
    "number": "getal",
    "amount": "bedrag in euro",
    "year": "jaar",
    "iri": "verwijzing",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A closed list with its concepts: the id of each and its word, in the order of the model.

    The list itself is ``lijst-strekking``, for ``strekking`` is the property, and ``strekking-gunstig`` a concept of it.
    """

    name: str
    label: str
    concepts: tuple[tuple[str, str], ...]

    @property
    def id(self) -> str:
        """What the list is called in the vocabulary."""
        return f"lijst-{self.name}"


def lists() -> tuple[Listed, ...]:
    """Every list of which the public may read a value, by name."""
    return tuple(
        Listed(name, _label(choice), tuple((f"{name}-{each.value}", each.woord) for each in choice))
        for name, choice in schemes().items()
    )


def _label(choice: type[Keuze]) -> str:
    """The name of a list in words: ``BijzondereMeerderheid`` is ``bijzondere meerderheid``."""
    spaced = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in choice.__name__)
    return sentence(spaced.strip())


def own_words() -> tuple[tuple[str, Term], ...]:
    """Our classes and then our properties, by the id of each on the page."""
    return tuple((name.removeprefix("lok:"), term) for name, term in (*CLASSES.items(), *OWN.items()))


@cache
def document() -> dict[str, Any]:
    """The vocabulary as JSON-LD: the same for every council."""
    prefixes = {**PREFIXES, "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
    return {"@context": dict(sorted(prefixes.items())), "@graph": [_itself(), *_words(), *_lists(), *_past()]}


def _itself() -> dict[str, Any]:
    whole = VOCABULARY.rstrip("#")
    return {
        "@id": whole,
        "@type": "owl:Ontology",
        "dct:title": _nl("Woordenlijst van de lokale adviesraden kinderopvang"),
        "owl:versionInfo": VERSION,
        "owl:versionIRI": {"@id": f"{whole}/{VERSION}"},
        "dct:issued": {"@value": VERSION_DAY, "@type": "xsd:date"},
        "dct:license": {"@id": "https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0"},
    }


def _words() -> Iterator[dict[str, Any]]:
    for name, term in (*CLASSES.items(), *OWN.items()):
        made: dict[str, Any] = {
            "@id": name,
            "rdfs:label": _nl(term.label),
            "rdfs:comment": _nl(term.meaning),
            "rdfs:isDefinedBy": {"@id": VOCABULARY.rstrip("#")},
        }
        if term.sort is None:
            made["@type"] = "rdfs:Class"
            if term.above:
                made["rdfs:subClassOf"] = {"@id": term.above}
        else:
            made["@type"] = "owl:ObjectProperty" if term.sort == "iri" else "owl:DatatypeProperty"
            if term.sort in RANGES:
                made["rdfs:range"] = {"@id": RANGES[term.sort]}
        yield made


def _lists() -> Iterator[dict[str, Any]]:
    for each in lists():
        scheme = {"@id": f"lok:{each.id}"}
        yield {**scheme, "@type": "skos:ConceptScheme", "skos:prefLabel": _nl(each.label)}
        for name, word in each.concepts:
            yield {
                "@id": f"lok:{name}",
                "@type": "skos:Concept",
                "skos:prefLabel": _nl(word),
                "skos:inScheme": scheme,
                "skos:notation": name.removeprefix(f"{each.name}-"),
            }


def _past() -> Iterator[dict[str, Any]]:
    for name, word in DEPRECATED.items():
        yield {"@id": f"lok:{name}", "@type": "skos:Concept", "skos:prefLabel": _nl(word), "owl:deprecated": True}


def _nl(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "nl"}
