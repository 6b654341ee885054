"""Documents: what a paper is, where it can be read, and which paper took the place of which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.opendata.linked.concepts import concept
from lok.opendata.linked.nodes import node
from lok.opendata.linked.places import all_named, attachment, iri_of, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.opendata.linked.nodes import Node


def document(edition: Edition, record: Any) -> Iterator[Node]:
    """A paper of the council."""
    values = {
        "dct:title": record.titel,
        "dct:description": record.samenvatting,
        "lok:soort": concept(record.soort_document),
        "schema:text": record.tekst,
        "dct:hasPart": None if record.bestand is None else attachment(edition, record.bestand),
        "dct:source": record.url,
        "dct:date": record.opgesteld_op,
        "dct:issued": record.bekendgemaakt_op,
        "schema:validFrom": record.geldig_van,
        "schema:validThrough": record.geldig_tot,
        "dct:replaces": named(edition, record.vervangt),
        "dct:isReplacedBy": _later(edition, record),
        "dct:relation": all_named(edition, record.hoort_bij),
        "dct:modified": record.laatst_gewijzigd,
    }
    yield node(iri_of(edition, record), ("lok:Document", "foaf:Document"), values)


def _later(edition: Edition, record: Any) -> tuple[str, ...]:
    """The papers that took the place of this one."""
    others = edition.backlinks(record).get("documenten", ())
    return tuple(iri_of(edition, each) for each in others if each.vervangt and each.vervangt.id == record.id)
