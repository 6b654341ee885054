"""What every council's linked data must keep to: one table of rules, from which ``profiel.ttl`` is written (SHACL).

The same table judges our own data, so that the page about quality can say how many things break a rule without any library
of linked data. A test holds both judgements against each other. What a property holds is not said here again: ``terms`` has it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from lok.opendata.linked.terms import PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lok.opendata.linked.nodes import Node


class Rule(NamedTuple):
    """A property of a thing: how often at least and at most, of which of these classes its values are, and their pattern."""

    name: str
    least: int = 0
    most: int | None = 1
    of: tuple[str, ...] = ()
    pattern: str = ""


class Shape(NamedTuple):
    """A sort of things: the name of its shape, what they are called, their classes, and the rules for them."""

    name: str
    title: str
    classes: tuple[str, ...]
    rules: tuple[Rule, ...]


def _one(name: str, *of: str, pattern: str = "") -> Rule:
    return Rule(name, 1, 1, of, pattern)


def _some(name: str, *of: str) -> Rule:
    return Rule(name, 1, None, of)


def _any(name: str, *of: str) -> Rule:
    return Rule(name, 0, None, of)


def _maybe(name: str, *of: str) -> Rule:
    return Rule(name, 0, 1, of)


COUNCIL, BODY, ITEM, TREATED = "org:OrganizationalUnit", "org:Organization", "besluit:Agendapunt", "besluit:BehandelingVanAgendapunt"  # fmt: skip
ADVICE, RECOMMENDED, REGULATION = "lok:Advies", "lok:Aanbeveling", "subsidie:Subsidiereglement"
OTHERS = ("lok:Doelstelling", "lok:Project", "lok:Uitbreidingsronde", "lok:Voorrangsregels", "lok:Loketcijfers", "lok:Wegwijzervraag", "lok:Startstap")  # fmt: skip

SHAPES: tuple[Shape, ...] = (
    Shape("Raad", "het overleg", (COUNCIL,), (_one("skos:prefLabel"), _one("org:unitOf", "org:FormalOrganization"), _one("org:classification"), _one("besluit:werkingsgebied"), _any("lok:bestuursperiode", "lok:Bestuursperiode"))),
    Shape("Bestuursperiode", "bestuursperiodes", ("lok:Bestuursperiode",), (_one("schema:validFrom"), _one("schema:validThrough"))),
    Shape("Organisatie", "organisaties en organen", (BODY, "org:FormalOrganization"), (_one("skos:prefLabel"),)),
    Shape("Nummer", "ondernemingsnummers", ("adms:Identifier",), (_one("skos:notation", pattern="^[01][0-9]{9}$"),)),
    Shape("Zetel", "zetels", ("org:Post",), (_one("skos:prefLabel"), _one("org:postIn", COUNCIL), Rule("org:role", 1, 2), _maybe("org:heldBy", BODY, "org:FormalOrganization"), _one("lok:stemgerechtigd"))),
    Shape("Thema", "thema’s", ("skos:Concept",), (_one("skos:prefLabel"), _some("skos:inScheme", "skos:ConceptScheme"))),
    Shape("Lijst", "de lijst van thema’s", ("skos:ConceptScheme",), (_one("skos:prefLabel"),)),
    Shape("Advies", "adviezen", (ADVICE,), (_one("dct:title"), _one("dct:identifier"), _one("schema:text"), _one("dct:creator", COUNCIL), _maybe("dct:issued"), _some("dct:subject", "skos:Concept"), _some("lok:gerichtAan", BODY), _one("lok:soort"), _one("adms:status"), _maybe("prov:wasGeneratedBy", TREATED), _any("dct:hasPart", RECOMMENDED), _maybe("lok:adviesvraag", "lok:Adviesvraag"), _any("dct:replaces", ADVICE), _any("dct:isReplacedBy", ADVICE), _any("lok:stap", "lok:Stap"), _any("lok:nazicht", "lok:Nazicht"), _any("lok:antwoord", "lok:Antwoord"))),
    Shape("Adviesvraag", "adviesvragen", ("lok:Adviesvraag",), (_one("dct:creator", BODY), _one("dct:dateSubmitted"), _one("schema:text"))),
    Shape("Aanbeveling", "aanbevelingen", (RECOMMENDED,), (_one("dct:title"), _one("schema:position"))),
    Shape("Antwoord", "antwoorden", ("lok:Antwoord",), (_one("dct:references", ADVICE), _one("dct:creator", BODY), _one("lok:resultaat"), _any("lok:resultaatVoor", RECOMMENDED), _one("dct:date"))),
    Shape("Stap", "stappen van uitvoering", ("lok:Stap",), (_one("dct:date"), _one("lok:gerealiseerd"))),
    Shape("Nazicht", "nazichten", ("lok:Nazicht",), (_one("dct:date"), _one("dct:description"))),
    Shape("Memorandum", "memoranda", ("lok:Memorandum",), (_one("dct:title"), _one("dct:issued"), _some("dct:hasPart", "lok:Vraag"))),
    Shape("Vraag", "vragen in een memorandum", ("lok:Vraag",), (_one("dct:title"), _some("lok:gerichtAan", BODY), _one("adms:status"))),
    Shape("Vergadering", "vergaderingen", ("besluit:Vergaderactiviteit",), (_one("dct:title"), _one("besluit:geplandeStart"), _one("schema:organizer", COUNCIL), _one("lok:status"), _maybe("prov:atLocation", "prov:Location"), _any("besluit:behandelt", ITEM))),
    Shape("Plaats", "plaatsen van vergaderingen", ("prov:Location",), (_one("rdfs:label"),)),
    Shape("Agendapunt", "agendapunten", (ITEM,), (_one("dct:title"), _one("schema:position"), _one("besluit:geplandOpenbaar"), _maybe("besluit:aangebrachtNa", ITEM))),
    Shape("Behandeling", "behandelingen van agendapunten", (TREATED,), (_one("dct:subject", ITEM), _one("besluit:openbaar"), _maybe("besluit:gebeurtNa", TREATED), _any("prov:generated", ADVICE), _any("besluit:heeftStemming", "besluit:Stemming"))),
    Shape("Stemming", "stemmingen", ("besluit:Stemming",), (_one("besluit:onderwerp"), _one("besluit:gevolg"), _one("besluit:geheim"), _maybe("besluit:aantalVoorstanders"), _maybe("besluit:aantalTegenstanders"), _maybe("besluit:aantalOnthouders"))),
    Shape("Reglement", "reglementen", (REGULATION,), (_one("dct:title"), _some("dct:hasVersion", "besluit:Besluit"))),
    Shape("Versie", "versies van reglementen", ("besluit:Besluit",), (_one("eli:title"), _one("eli:passed_by", BODY), _one("eli:realizes", "eli:LegalResource"), _any("eli:has_part", "besluit:Artikel"), _one("dct:isVersionOf", REGULATION))),
    Shape("Tekst", "teksten van reglementen", ("eli:LegalResource",), (_one("eli:date_document"), _maybe("eli:first_date_entry_in_force"), _maybe("eli:date_no_longer_in_force"))),
    Shape("Artikel", "artikelen", ("besluit:Artikel",), (_one("eli:number"), _one("prov:value"), _one("eli:realizes", "eli:LegalResourceSubdivision"))),
    Shape("Regel", "wat artikelen vastleggen", ("eli:LegalResourceSubdivision",), (_one("eli:is_part_of", "eli:LegalResource"),)),
    Shape("Toekenning", "toekenningen", ("lok:Toekenning",), (_one("lok:jaar"), _one("lok:reglement", REGULATION), _one("schema:amount"))),
    Shape("Locatie", "opvanglocaties", ("schema:ChildCare",), (_one("schema:name"), _one("schema:parentOrganization"), _one("lok:vergundePlaatsen"), _maybe("locn:address", "locn:Address"), Rule("schema:geo", 0, 0))),
    Shape("Adres", "adressen", ("locn:Address",), (_one("locn:thoroughfare"), _one("locn:postCode", pattern="^[1-9][0-9]{3}$"), _one("locn:postName"))),
    Shape("Contactpunt", "contactpunten", ("schema:ContactPoint",), (_one("schema:name"),)),
    Shape("Uren", "openingsuren", ("schema:OpeningHoursSpecification",), (_maybe("schema:opens"), _maybe("schema:closes"))),
    Shape("Document", "documenten", ("lok:Document",), (_one("dct:title"), _any("dct:replaces", "lok:Document"), _any("dct:isReplacedBy", "lok:Document"))),
    Shape("Andere", "andere stukken", OTHERS, (_one("dct:title"),)),
    Shape("Werkgroep", "werkgroepen", ("lok:Werkgroep",), (_one("org:subOrganizationOf", COUNCIL),)),
)  # fmt: skip
"""Every class that the linked data use has a shape here; ``foaf:Document`` stands beside ``lok:Document`` alone."""
OF_CLASS = {sort: shape.name for shape in SHAPES for sort in shape.classes}
"""Which shape is for which class; no class has two."""
BY_NAME = {shape.name: shape for shape in SHAPES}

PERSONS = ("person:Person", "foaf:Person", "schema:Person", "mandaat:Mandataris", "mandaat:Mandaat", "org:Membership")
"""What nothing may be: the public data name no persons."""
NEVER = (
    *(f"besluit:heeft{who}" for who in ("Stemmer", "Voorstander", "Tegenstander", "Onthouder", "Aanwezige", "Voorzitter", "Secretaris")),
    *("foaf:familyName", "foaf:givenName", "schema:familyName", "schema:givenName", "schema:birthDate"),
    *("org:hasMember", "org:holds", "org:member", "mandaat:isBestuurlijkeAliasVan"),
)  # fmt: skip
"""What may be said of nothing: who was there, who voted, who has a seat, and what somebody is called."""
SORT, HOME, DOOR = "lok:opvangsoort", "lok:opvangsoort-gezinsopvang", "locn:address"
"""Of what is of this sort, no address may be said."""


@dataclass(slots=True)
class Judged:
    """What the rules say of the things of a shape: how many there are, which break a rule, and what they lack."""

    shape: Shape
    things: int = 0
    broken: set[str] = field(default_factory=set)
    missing: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Verdict:
    """What the rules say of all things: by shape, how many there are, and each fault as a thing and a property."""

    shapes: tuple[Judged, ...]
    things: int
    faults: frozenset[tuple[str, str]]

    @property
    def broken(self) -> int:
        """How many things break a rule."""
        return len({at for at, _ in self.faults})


class Asked(NamedTuple):
    """What another record decides: a thing, its shape, its property, the value, and the classes of which that must be."""

    at: str
    shape: str
    name: str
    value: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What can be said of the things of one record alone, and what must be asked of others.

    ``classes`` are those of each thing; ``things`` counts them by shape, ``missing`` by shape and property; ``faults`` are
    a thing, a property, and the shape that asks for it, empty for what no thing may say.
    """

    classes: dict[str, frozenset[str]]
    things: Counter[str]
    missing: Counter[tuple[str, str]]
    faults: frozenset[tuple[str, str, str]]
    asked: tuple[Asked, ...]


def part(nodes: Iterable[Node]) -> Part:
    """Things held against all rules, as far as they go by themselves: a change of one record makes one part again."""
    known = {each["@id"]: each for each in nodes}
    classes = {iri: frozenset(_listed(each["@type"])) for iri, each in known.items()}
    faults = {(iri, name, "") for iri, each in known.items() for name in _forbidden(each, classes[iri])}
    found = Part(classes, Counter(), Counter(), frozenset(), ())
    asked: list[Asked] = []
    for iri, each in known.items():
        for name in {OF_CLASS[sort] for sort in classes[iri] if sort in OF_CLASS}:
            found.things[name] += 1
            for rule in BY_NAME[name].rules:
                values = _listed(each.get(rule.name, ()))
                if len(values) < rule.least:
                    found.missing[name, rule.name] += 1
                if not _holds(rule, values, classes):
                    faults.add((iri, rule.name, name))
                asked += (
                    Asked(iri, name, rule.name, value, rule.of) for value in values if rule.of and value not in classes
                )
    return replace(found, faults=frozenset(faults), asked=tuple(asked))


def together(parts: Sequence[Part]) -> Verdict:
    """The verdict over all parts. A thing stands in one of them."""
    classes: dict[str, frozenset[str]] = {}
    for each in parts:
        classes |= each.classes
    faults = {fault for each in parts for fault in each.faults}
    nothing = frozenset[str]()
    faults |= {
        (it.at, it.name, it.shape)
        for each in parts
        for it in each.asked
        if classes.get(it.value, nothing).isdisjoint(it.of)
    }
    shapes = {shape.name: Judged(shape) for shape in SHAPES}
    for each in parts:
        for name, things in each.things.items():
            shapes[name].things += things
        for (name, lacks), times in each.missing.items():
            shapes[name].missing[lacks] += times
    for at, _, name in faults:
        if name:
            shapes[name].broken.add(at)
    return Verdict(tuple(shapes.values()), len(classes), frozenset((at, name) for at, name, _ in faults))


def judged(nodes: Iterable[Node]) -> Verdict:
    """All things held against all rules."""
    return together((part(nodes),))


def _listed(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _forbidden(each: Node, classes: frozenset[str]) -> Iterator[str]:
    yield from (name for name in NEVER if name in each)
    if not classes.isdisjoint(PERSONS):
        yield "rdf:type"
    if HOME in _listed(each.get(SORT, ())) and DOOR in each:
        yield DOOR


def _holds(rule: Rule, values: tuple[Any, ...], classes: dict[str, frozenset[str]]) -> bool:
    """Whether values are as a rule has them, as far as ``classes`` says of what sort they are."""
    if len(values) < rule.least or (rule.most is not None and len(values) > rule.most):
        return False
    if rule.of:
        return all(not classes[each].isdisjoint(rule.of) for each in values if each in classes)
    sort = PROPERTIES.get(rule.name, "")
    return all(_is_of(sort, each) and re.search(rule.pattern, str(each)) for each in values)


def _is_of(sort: str, value: Any) -> bool:
    """Whether a value is what its property holds; how texts are written out is checked where they are made."""
    if sort == "yes_no":
        return isinstance(value, bool)
    if sort == "number":
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, str) and value != ""
