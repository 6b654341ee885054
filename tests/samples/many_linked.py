"""The linked data and the catalogue of councils that do not exist, as their own software writes them, from their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.opendata.linked.catalogue import AUTHORITY, MEDIA, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Node = dict[str, Any]
Lists = dict[str, dict[str, Any]]


def whole_of(data: Lists, site: str, more: int = 0) -> dict[str, Any]:
    """``data/lok.jsonld`` for lists; with ``more`` documents, for a council that has much that the register does not show."""
    made = [*_around(site, _rows(data, "raad")), *_documents(site, more)]
    for soort, each in MAPPED.items():
        made += [thing for record in _rows(data, soort) for thing in each(site, record)]
    return {"@context": "context.jsonld", "@graph": made}


def _rows(data: Lists, soort: str) -> list[Any]:
    """The records of a kind; a test may have put anything there."""
    found = data.get(soort, {}).get("records")
    return (
        [each for each in found if isinstance(each, dict) and isinstance(each.get("id"), str)]
        if isinstance(found, list)
        else []
    )


def _around(site: str, raad: list[Any]) -> Iterator[Node]:
    town = f"{site}data/organen/#gemeente"
    yield {"@id": town, "@type": "org:FormalOrganization", "skos:prefLabel": "gemeente Voorbeelddorp"}
    yield {"@id": f"{site}data/organen/#college", "@type": "org:Organization", "skos:prefLabel": "het college"}
    yield {
        "@id": f"{site}themas/#themalijst",
        "@type": "skos:ConceptScheme",
        "skos:prefLabel": "Thema’s van het overleg",
    }
    for each in raad:
        yield {
            "@id": f"{site}raad/raad/#raad",
            "@type": "org:OrganizationalUnit",
            "skos:prefLabel": str(each.get("naam")),
            "org:unitOf": town,
            "besluit:werkingsgebied": "http://vocab.belgif.be/auth/refnis2025/90001",
            "org:classification": "lok:orgaansoort-lok",
            "schema:email": "lok@example.org",
            "foaf:homepage": site,
        }


def _documents(site: str, count: int) -> Iterator[Node]:
    for each in range(count):
        yield {
            "@id": f"{site}documenten/doc-{each}/#document",
            "@type": ["lok:Document", "foaf:Document"],
            "dct:title": f"Verzonnen stuk {each}",
            "dct:modified": "2025-05-05",
        }


def _theme(site: str, each: Any) -> Iterator[Node]:
    yield {
        "@id": f"{site}themas/{each['id']}/#thema",
        "@type": "skos:Concept",
        "skos:prefLabel": str(each.get("titel")),
        "skos:inScheme": f"{site}themas/#themalijst",
    }


def _advice(site: str, each: Any) -> Iterator[Node]:
    here = f"{site}adviezen/{each['id']}/#"
    answers = each.get("gevolgen") or []
    yield {
        "@id": f"{here}advies",
        "@type": "lok:Advies",
        "dct:title": str(each.get("titel")),
        "dct:identifier": str(each.get("nummer")),
        "schema:text": str(each.get("tekst")),
        "dct:creator": f"{site}raad/raad/#raad",
        "dct:issued": "2025-01-01",
        "dct:subject": [f"{site}themas/{thema}/#thema" for thema in each.get("themas", ())],
        "lok:gerichtAan": f"{site}data/organen/#college",
        "lok:soort": "lok:adviessoort-eigen_initiatief",
        "adms:status": "lok:adviesstatus-uitgebracht",
        "lok:antwoord": [f"{here}antwoord-{rank}" for rank, _ in enumerate(answers, 1)],
    }
    for rank, _ in enumerate(answers, 1):
        yield {
            "@id": f"{here}antwoord-{rank}",
            "@type": "lok:Antwoord",
            "dct:references": f"{here}advies",
            "dct:creator": f"{site}data/organen/#college",
            "lok:resultaat": "lok:resultaat-gevolgd",
            "dct:date": "2025-03-03",
        }


def _regulation(site: str, each: Any) -> Iterator[Node]:
    here = f"{site}reglementen/{each['id']}/#"
    yield {
        "@id": f"{here}reglement",
        "@type": "subsidie:Subsidiereglement",
        "dct:title": str(each.get("titel")),
        "dct:hasVersion": f"{here}versie",
    }
    yield {
        "@id": f"{here}versie",
        "@type": "besluit:Besluit",
        "eli:title": "Versie van 1 januari 2022",
        "eli:passed_by": f"{site}data/organen/#college",
        "eli:realizes": f"{here}tekst",
        "dct:isVersionOf": f"{here}reglement",
    }
    yield {"@id": f"{here}tekst", "@type": "eli:LegalResource", "eli:date_document": "2021-12-01"}


def _grant(site: str, each: Any) -> Iterator[Node]:
    yield {
        "@id": f"{site}toekenningen/{each['id']}/#toekenning",
        "@type": "lok:Toekenning",
        "lok:jaar": "2024",
        "lok:reglement": f"{site}reglementen/{each.get('reglement')}/#reglement",
        "schema:amount": "1000.50",
    }


MAPPED: dict[str, Callable[[str, Any], Iterator[Node]]] = {
    "themas": _theme,
    "adviezen": _advice,
    "reglementen": _regulation,
    "toekenningen": _grant,
}


def catalogue_of(data: Lists, site: str) -> dict[str, Any]:
    """``data/dcat.jsonld`` for lists."""
    base, raad = f"{site}data/", _rows(data, "raad")
    offered = [soort for soort in data if _rows(data, soort)]
    publisher = {"dct:publisher": [{"@id": f"{base}#uitgever"}], "dcat:contactPoint": [{"@id": f"{base}#contact"}]}
    name = [_nl(str(raad[0].get("naam")) if raad else "niemand")]
    things: list[Node] = [
        {
            "@id": f"{base}#catalogus",
            "@type": "dcat:Catalog",
            "dct:title": [_nl("Open data")],
            **publisher,
            "dct:license": [{"@id": "https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0"}],
            "foaf:homepage": [{"@id": site}],
            "dcat:dataset": [{"@id": f"{base}#{soort}"} for soort in offered],
        },
        {"@id": f"{base}#uitgever", "@type": ["dct:Agent", f"{PREFIXES['foaf']}Agent"], "foaf:name": name},
        {
            "@id": f"{base}#contact",
            "@type": "vcard:Organization",
            "vcard:fn": name,
            "vcard:hasEmail": [{"@id": "mailto:lok@example.org"}],
        },
        {"@id": f"{AUTHORITY}/file-type/JSON", "@type": "skos:Concept", "skos:prefLabel": [_nl("JSON")]},
        {"@id": f"{MEDIA}application/json", "@type": "dct:MediaType"},
    ]
    for soort in offered:
        things += [
            {
                "@id": f"{base}#{soort}",
                "@type": "dcat:Dataset",
                "dct:title": [_nl(soort)],
                **publisher,
                "dct:modified": [{"@value": "2025-05-05", "@type": f"{PREFIXES['xsd']}date"}],
                "dcat:distribution": [{"@id": f"{base}#{soort}-json"}],
            },
            {
                "@id": f"{base}#{soort}-json",
                "@type": "dcat:Distribution",
                "dct:title": [_nl(soort)],
                "dcat:accessURL": [{"@id": f"{base}{soort}.json"}],
                "dcat:downloadURL": [{"@id": f"{base}{soort}.json"}],
                "dct:license": [{"@id": data[soort].get("licentie") or "niets"}],
                "dct:format": [{"@id": f"{AUTHORITY}/file-type/JSON"}],
            },
        ]
    return {"@context": PREFIXES, "@graph": things}


def _nl(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "nl"}
