"""A document of linked data of a council, judged before any library reads it: only what our own software writes, and no more.

JSON-LD can do much that nobody needs here: fetch what its words mean from elsewhere, nest that, say things of things without
an address. Each of those is a way to mislead whoever reads, so a document is a flat list of things with plain values, its
words are those of our own context, and what those mean is taken from there. Pure: bytes in, things out or a refusal.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lok.opendata.linked.catalogue import PREFIXES as OF_CATALOGUES
from lok.opendata.linked.terms import PREFIXES, PROPERTIES
from lok.register import strict_json
from lok.register.iris import is_full, is_own
from lok.register.refusals import PRIVATE, refused
from lok.words.private import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = dict[str, Any]

MOST_VALUES = 100_000
"""Values in one document; a council with twenty years of records has some thirty thousand."""
MOST_CLASSES = 8
"""Classes of one thing; a version of a regulation has three."""
LONGEST = 100_000
"""Signs in one text: more than the longest regulation."""
NAME = re.compile(r"([a-z]+):([A-Za-z][\w.-]*)", re.ASCII)
SHORT = re.compile(r"([a-z]+):[\w.~-]+", re.ASCII)
UNKNOWN = re.compile(r"@?[\w.:/#-]{1,100}", re.ASCII)
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
DATATYPES = frozenset({"string", "date", "dateTime", "time", "decimal", "gYear", "integer", "boolean", "anyURI"})
"""What a value may be said to be. Others are read as a piece of HTML or XML, which nobody asked for."""
GOVERNMENT = frozenset({"data.lblod.info", "data.vlaanderen.be"})
"""Where the Flemish government keeps the addresses of municipalities and their bodies: a council may say which one is its own."""
OF_GOVERNMENT = {"@id", "@type", "skos:prefLabel", "dct:spatial", "org:subOrganizationOf", "org:classification"}
BODIES = frozenset({"org:FormalOrganization", "org:Organization"})
PERSONS = frozenset(
    {
        "person:Person", "foaf:Person", "schema:Person", "vcard:Individual", "mandaat:Mandataris", "mandaat:Mandaat",
        "org:Membership", "foaf:familyName", "foaf:givenName", "foaf:firstName", "foaf:lastName", "foaf:mbox", "foaf:phone",
        "schema:familyName", "schema:givenName", "schema:birthDate", "schema:gender", "org:hasMember", "org:holds", "org:member",
        "mandaat:isBestuurlijkeAliasVan", "besluit:heeftStemmer", "besluit:heeftVoorstander", "besluit:heeftTegenstander",
        "besluit:heeftOnthouder", "besluit:heeftAanwezige", "besluit:heeftVoorzitter", "besluit:heeftSecretaris",
    }
)  # fmt: skip
"""Classes and properties of somebody. The own profile forbids them too; here they are found in a catalogue as well."""
_ALL_PREFIXES = {
    **OF_CATALOGUES,
    **PREFIXES,
    "person": "http://www.w3.org/ns/person#",
    "mandaat": "http://data.vlaanderen.be/ns/mandaat#",
}
PERSONS_IN_FULL = frozenset(
    _ALL_PREFIXES[prefix] + name for prefix, _, name in (each.partition(":") for each in PERSONS)
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a document may use: the contexts it may name, their prefixes, and the properties with what they hold.

    With no ``properties`` every word of the prefixes may be used. ``ours`` is the prefix of a vocabulary that only ever grows:
    words of it that are not known here are of a newer version.
    """

    contexts: tuple[Any, ...]
    prefixes: dict[str, str]
    properties: dict[str, str]
    ours: str = ""

    def knows(self, name: str) -> bool:
        """Whether a property with this name may be there."""
        found = NAME.fullmatch(name)
        if found is None or found[1] not in self.prefixes:
            return False
        return not self.properties or name in self.properties or found[1] == self.ours


def of_the_whole(site: str) -> Words:
    """The words of ``data/lok.jsonld``: those of our own context, which it names as its neighbour."""
    return Words(("context.jsonld", f"{site}data/context.jsonld"), PREFIXES, dict(PROPERTIES), "lok")


OF_A_CATALOGUE = Words((OF_CATALOGUES,), OF_CATALOGUES, {})
"""The words of ``data/dcat.jsonld``."""


def things(content: bytes, words: Words) -> list[Node]:
    """The things in a document. Raises ``Refusal`` for whatever is more than a flat list of them, and for what is of a person."""
    data = strict_json.read(content)
    if data.get("@context") not in words.contexts:
        raise refused("context", plaats="het bestand")
    found = data.get("@graph")
    if set(data) != {"@context", "@graph"} or not isinstance(found, list):
        raise refused(
            "vorm", plaats="het bestand", reden="hier horen alleen een context en een lijst van dingen te staan"
        )
    left = MOST_VALUES
    for index, each in enumerate(found):
        left -= _judged(each, f"onderdeel {index + 1}", words)
        if left < 0:
            raise refused("te-veel", aantal=MOST_VALUES)
    return found


def _judged(thing: Any, where: str, words: Words) -> int:
    """How many values a thing has. Raises ``Refusal`` for what may not be there."""
    if not isinstance(thing, dict):
        raise refused("vorm", plaats=where, reden="hier hoort een ding met een adres te staan")
    _no_person(thing, where)
    if "@context" in thing:
        raise refused("context", plaats=where)
    name = thing.get("@id")
    if not isinstance(name, str):
        raise refused("zonder-adres", plaats=where)
    if not is_full(name):
        raise refused("slecht-adres", plaats=where, adres=name)
    _classes(thing, where, words)
    count = 1
    for key, value in thing.items():
        if key in ("@id", "@type"):
            continue
        if not words.knows(key):
            raise refused("woord", plaats=f"{where}, eigenschap {_repeated(key)}")
        several = value if isinstance(value, list) else [value]
        count += len(several)
        for each in several:
            _value(each, words.properties.get(key, ""), f"{where}, eigenschap {key}", words)
    return count


def _classes(thing: Node, where: str, words: Words) -> None:
    given = thing.get("@type")
    several = given if isinstance(given, list) else [given]
    if len(several) > MOST_CLASSES:
        raise refused("vorm", plaats=where, reden="er staat te vaak bij wat het is")
    for each in several:
        if not isinstance(each, str):
            raise refused("vorm", plaats=where, reden="er staat niet bij wat het is")
        short = SHORT.fullmatch(each)
        if not (short and short[1] in words.prefixes) and not each.startswith(tuple(words.prefixes.values())):
            raise refused("woord", plaats=f"{where}, soort {_repeated(each)}")


def _repeated(word: str) -> str:
    """A word of others on a page that everybody reads: only one that looks as words of linked data do, and not a name."""
    return word if UNKNOWN.fullmatch(word) else "…"


def _value(value: Any, sort: str, where: str, words: Words) -> None:
    if isinstance(value, dict):
        _group(value, where, words)
    elif isinstance(value, str):
        _text(value, where)
        if sort == "iri":
            _address(value, where, words)
    elif not isinstance(value, bool | int | float):
        raise refused("vorm", plaats=where, reden="hier hoort één gewone waarde te staan")


def _group(value: Node, where: str, words: Words) -> None:
    """A value that says what it is: the address of a thing, or a text with its language or its sort."""
    if "@context" in value:
        raise refused("context", plaats=where)
    if set(value) == {"@id"} and isinstance(value["@id"], str):
        _address(value["@id"], where, words)
        return
    if "@value" not in value or set(value) - {"@value", "@language", "@type"}:
        reason = (
            "een ding in een ding: hier hoort zijn adres te staan"
            if "@value" not in value
            else "te veel gezegd van één waarde"
        )
        raise refused("vorm", plaats=where, reden=reason)
    said, language, sort = value["@value"], value.get("@language", "nl"), value.get("@type", "xsd:string")
    if isinstance(said, str):
        _text(said, where)
    elif not isinstance(said, bool | int | float):
        raise refused("vorm", plaats=where, reden="hier hoort één gewone waarde te staan")
    if not isinstance(language, str) or LANGUAGE.fullmatch(language) is None:
        raise refused("vorm", plaats=where, reden="de taal is geen taal")
    if not isinstance(sort, str) or sort.removeprefix("xsd:").removeprefix(PREFIXES["xsd"]) not in DATATYPES:
        raise refused("vorm", plaats=where, reden="zo’n waarde leest het register niet")


def _text(text: str, where: str) -> None:
    if len(text) > LONGEST:
        raise refused("vorm", plaats=where, reden="deze tekst is te lang")


def _address(address: str, where: str, words: Words) -> None:
    short = SHORT.fullmatch(address)
    if not (short and short[1] in words.prefixes) and not is_full(address):
        raise refused("slecht-adres", plaats=where, adres=address)


def _no_person(thing: Node, where: str) -> None:
    for name in _names(thing):
        if _in_full(name) in PERSONS_IN_FULL:
            raise refused("persoon", plaats=where, reden=f"‘{name}’")
    if any(scan(json.dumps(thing, ensure_ascii=False).replace("\\n", "\n"))):
        raise refused("persoon", plaats=where, reden=PRIVATE)


def _names(data: Any) -> Iterator[str]:
    """Every word that a thing uses, however deep it stands, and every class."""
    if isinstance(data, list):
        for each in data:
            yield from _names(each)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            if key == "@type":
                yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))
            elif isinstance(value, dict | list):
                yield from _names(value)


def _in_full(name: str) -> str:
    prefix, colon, rest = name.partition(":")
    return _ALL_PREFIXES[prefix] + rest if colon and prefix in _ALL_PREFIXES else name


def of_the_council(found: list[Node], site: str) -> None:
    """That every thing is the council's own. Raises ``Refusal`` for the first that is another's.

    Of the municipality and its bodies it may use the address that the Flemish government gave them, to say no more than
    what they are called and what they are.
    """
    for index, thing in enumerate(found):
        address = thing["@id"]
        if not is_own(address, site) and not _of_the_government(thing):
            raise refused("vreemd-adres", plaats=f"onderdeel {index + 1}", adres=address)


def _of_the_government(thing: Node) -> bool:
    classes = thing["@type"] if isinstance(thing["@type"], list) else [thing["@type"]]
    return (
        (urlsplit(thing["@id"]).hostname or "") in GOVERNMENT
        and set(classes) <= BODIES
        and thing.keys() <= OF_GOVERNMENT
    )
