"""What a council's own catalogue (``data/dcat.jsonld``) says of its lists: who publishes them, which there are, under which licence.

It is the door of a source: read first, and held against the lists themselves. When a list has changed it does not say for
sure: its day of change is that of the records that are there, so a record that was taken away moves no day. Whether a list
changed is what the server says of each file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lok.opendata.linked.catalogue import AUTHORITY, MEDIA
from lok.register.iris import is_own
from lok.register.judge import LICENCE_NAMES
from lok.register.linked import OF_A_CATALOGUE, things
from lok.register.refusals import refused
from lok.register.shapes import KINDS, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.register.linked import Node

LISTS_OF_OTHERS = (
    f"{AUTHORITY}/",
    MEDIA,
    "http://vocab.belgif.be/auth/",
    "http://data.lblod.info/id/werkingsgebieden/",
    "https://metadata.vlaanderen.be/id/",
    *LICENCE_NAMES,
)
"""Whose words a catalogue repeats: lists of Europe, Belgium and Flanders, and the licences."""
OWN_THINGS = frozenset(
    {"dcat:Catalog", "dcat:Dataset", "dcat:Distribution", "dcat:CatalogRecord", "dct:Agent", "vcard:Organization"}
)
"""What is always the council's own, whatever address it has."""


LONGEST_LINE = 300
"""As long as the name of a council may be."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a catalogue says: the name of who publishes, and by kind of the lists that it offers the licence."""

    publisher: str
    licences: dict[str, str] = field(default_factory=dict)


def offered(content: bytes, site: str) -> Offered:
    """What the catalogue of the council at ``site`` says. Raises ``Refusal`` for what is not its own, or not said."""
    found = things(content, OF_A_CATALOGUE)
    named = {each["@id"]: each for each in found}
    for index, thing in enumerate(found):
        mine = bool(OWN_THINGS & set(_texts(thing.get("@type"))))
        if not is_own(thing["@id"], site) and (mine or not thing["@id"].startswith(LISTS_OF_OTHERS)):
            raise refused("vreemd-adres", plaats=f"onderdeel {index + 1}", adres=thing["@id"])
    top = named.get(f"{site}data/#catalogus")
    if top is None or "dcat:Catalog" not in _texts(top["@type"]):
        raise refused("catalogus")
    return Offered(_publisher(top, named), dict(_licences(top, named, site)))


def _publisher(top: Node, named: dict[str, Node]) -> str:
    """The name of who publishes the catalogue and every dataset in it: one, for a council speaks for nobody else."""
    whose = {
        address for each in (top, *_things(top, "dcat:dataset", named)) for address in _addresses(each, "dct:publisher")
    }
    names = {name for address in whose for name in _texts(named.get(address, {}).get("foaf:name"))}
    if len(names) != 1 or len(min(names)) > LONGEST_LINE:
        raise refused("uitgever")
    return names.pop()


def _licences(top: Node, named: dict[str, Node], site: str) -> Iterator[tuple[str, str]]:
    """By kind the licence of its list, of the lists that the catalogue offers."""
    kinds = {f"{site}{path_of(soort)}": soort for soort in KINDS}
    for dataset in _things(top, "dcat:dataset", named):
        for file in _things(dataset, "dcat:distribution", named):
            places = {*_addresses(file, "dcat:accessURL"), *_addresses(file, "dcat:downloadURL")}
            strange = next((each for each in sorted(places) if not is_own(each, site)), None)
            if strange is not None or not places:
                raise refused("vreemd-adres", plaats=f"bestand {file['@id']}", adres=strange or "niets")
            licence = _addresses(file, "dct:license")
            if len(licence) != 1 or licence[0] not in LICENCE_NAMES:
                raise refused("licentie")
            yield from ((kinds[each], licence[0]) for each in places if each in kinds)


def _things(thing: Node, name: str, named: dict[str, Node]) -> list[Node]:
    """The things that are named under a word. Raises ``Refusal`` when the catalogue says nothing of one of them."""
    addresses = _addresses(thing, name)
    missing = next((each for each in addresses if each not in named), None)
    if missing is not None:
        raise refused("vorm", plaats=f"onderdeel {thing['@id']}", reden=f"{missing} wordt genoemd en niet beschreven")
    return [named[each] for each in addresses]


def _addresses(thing: Node, name: str) -> list[str]:
    return [each["@id"] for each in _several(thing.get(name)) if isinstance(each, dict) and "@id" in each]


def _texts(value: Any) -> list[str]:
    found = (each.get("@value") if isinstance(each, dict) else each for each in _several(value))
    return [each for each in found if isinstance(each, str)]


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
