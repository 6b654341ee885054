"""Regulations with their versions and articles, and what was granted under them in total.

The text of a version stands on a page of its own, so its articles have their address there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.opendata.linked.concepts import concept
from lok.opendata.linked.council import body
from lok.opendata.linked.nodes import node
from lok.opendata.linked.places import all_named, iri_of, named, part_of, version_page
from lok.opendata.places import article_id, rule_id, version_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.opendata.linked.nodes import Node

DUTCH = "http://publications.europa.eu/resource/authority/language/NLD"
TYPES = ("besluittype:67378dd0-5413-474b-8996-d992ef81637a", "besluittype:d7060f97-c417-474c-abc6-ef006cb61f41")
"""*Reglementen en verordeningen* and *Subsidies, giften en prijzen*, of the Flemish list of decisions."""
TEXT = "tekst"
"""The place of the text itself on the page of a version."""


def reglement(edition: Edition, record: Any) -> Iterator[Node]:
    """A regulation and all its versions."""
    values = {
        "dct:title": record.titel,
        "subsidie:doelstelling": record.doel,
        "lok:soort": concept(record.soort_steun),
        "dct:subject": all_named(edition, record.themas),
        "schema:contactPoint": all_named(edition, record.contactpunten),
        "dct:hasVersion": tuple(part_of(edition, record, version_id(each.geldig_van)) for each in record.versies),
        "dct:modified": record.laatst_gewijzigd,
    }
    yield node(iri_of(edition, record), "subsidie:Subsidiereglement", values)
    for each in record.versies:
        yield from _version(edition, record, each)


def _version(edition: Edition, record: Any, versie: Any) -> Iterator[Node]:
    """The decision, the law it made, and its articles."""
    page = version_page(edition, record, versie)
    decision = {
        "dct:isVersionOf": iri_of(edition, record),
        "eli:title": record.titel,
        "eli:language": DUTCH,
        "eli:passed_by": body(edition, versie.vastgesteld_door),
        "eli:date_publication": versie.bekendgemaakt_op,
        "eli:realizes": f"{page}#{TEXT}",
        "eli:has_part": tuple(f"{page}#{article_id(versie.geldig_van, each.nr)}" for each in versie.artikelen),
        "dct:identifier": versie.besluit_nummer,
        "dct:source": versie.besluit_url,
        "dct:abstract": versie.wat_verandert,
        "lok:steuntOpAdvies": named(edition, versie.advies_lok),
        "prov:value": "\n\n".join(f"{_headed(each)}\n{each.tekst}" for each in versie.artikelen),
    }
    yield node(part_of(edition, record, version_id(versie.geldig_van)), ("besluit:Besluit", *TYPES), decision)
    law = {
        "eli:date_document": versie.vastgesteld_op,
        "eli:first_date_entry_in_force": None if versie.vernietigd_op else versie.geldig_van,
        "eli:date_no_longer_in_force": None if versie.vernietigd_op else versie.geldig_tot,
    }
    yield node(f"{page}#{TEXT}", "eli:LegalResource", law)
    for each in versie.artikelen:
        values = {
            "eli:number": f"Artikel {each.nr}",
            "eli:title": each.titel,
            "prov:value": each.tekst,
            "eli:language": DUTCH,
            "eli:realizes": f"{page}#{rule_id(versie.geldig_van, each.nr)}",
        }
        yield node(f"{page}#{article_id(versie.geldig_van, each.nr)}", "besluit:Artikel", values)
        part_of_law = {"eli:is_part_of": f"{page}#{TEXT}"}
        yield node(f"{page}#{rule_id(versie.geldig_van, each.nr)}", "eli:LegalResourceSubdivision", part_of_law)


def _headed(artikel: Any) -> str:
    return f"Artikel {artikel.nr}. {artikel.titel}" if artikel.titel else f"Artikel {artikel.nr}."


def toekenning(edition: Edition, record: Any) -> Iterator[Node]:
    """What was granted in a year: the total, and the numbers where they tell nothing of one applicant."""
    values = {
        "dct:title": record.titel,
        "lok:jaar": record.jaar,
        "lok:reglement": named(edition, record.reglement),
        "lok:aantalAanvragen": getattr(record, "aantal_aanvragen", None),
        "lok:aantalToegekend": getattr(record, "aantal_toegekend", None),
        "schema:amount": record.totaal,
        "dct:date": record.uitbetaald_op,
    }
    yield node(iri_of(edition, record), "lok:Toekenning", values)
