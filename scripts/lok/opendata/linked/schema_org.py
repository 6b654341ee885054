"""What search engines read in the head of a page: schema.org, on four sorts of pages, one block a page.

Everything in it stands on the page too. A meeting is an event only where everybody may come and as long as it is to
come. In a block no ``<`` stands as it is, so that no text can end the block.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lok.kinds.afspraken import Openbaarheid, rules_on
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergadering import PLENARY
from lok.kinds.vergaderstatus import BEFORE, Vergaderstatus
from lok.opendata.licences import licence_of
from lok.opendata.linked.catalogue import FORMATS, last_change
from lok.opendata.linked.places import council, iri_of, page_of
from lok.opendata.places import FOLDER
from lok.words.dutch import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.edition.select import Edition
    from lok.opendata.offer import DataFile

Block = dict[str, Any]


def safe_json(things: Iterable[Block]) -> str:
    """A block as the text of a script element; empty when there is nothing to say."""
    said = list(things)
    if not said:
        return ""
    whole = {"@context": "https://schema.org", **(said[0] if len(said) == 1 else {"@graph": said})}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def of_record(edition: Edition, record: Any) -> str:
    """The block of the page of a record: where it stands on the site, and of an open meeting the event."""
    if edition.leden or edition.address == "/":
        return ""
    things = [path_to(edition, record)]
    if record.soort == "raad":
        things.append(organisation(edition))
    if record.soort == "vergaderingen" and may_be_visited(edition, record):
        things.append(event(edition, record))
    return safe_json(things)


def of_home(edition: Edition) -> str:
    """The block of the home page: the council."""
    return "" if edition.leden or edition.address == "/" else safe_json([organisation(edition)])


def of_data(edition: Edition, files: Iterable[DataFile]) -> str:
    """The block of the page of the data: the dataset."""
    return "" if edition.leden or edition.address == "/" else safe_json([dataset(edition, files)])


def organisation(edition: Edition) -> Block:
    """The council as an organisation."""
    raad = edition.raad
    return {
        "@type": "Organization",
        "@id": council(edition),
        "name": raad.naam,
        "alternateName": raad.afkorting,
        "url": edition.address,
        "logo": f"{edition.address}assets/merk/apple-touch-icon.png",
        "email": raad.mailbox,
        "contactPoint": {"@type": "ContactPoint", "email": raad.mailbox, "contactType": "secretariaat"},
        "parentOrganization": {"@type": "GovernmentOrganization", "name": raad.bestuur},
        "areaServed": raad.bestuur,
    }


def path_to(edition: Edition, record: Any) -> Block:
    """Where a page stands: the home page, the list of its kind, the page itself."""
    kind = BY_SOORT[record.soort]
    steps = (
        (edition.raad.afkorting, edition.address),
        (sentence(kind.meervoud), f"{edition.address}{record.soort}/"),
        (record.label, page_of(edition, record)),
    )
    rows = [
        {"@type": "ListItem", "position": rank, "name": name, "item": address}
        for rank, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": rows}


def may_be_visited(edition: Edition, record: Any) -> bool:
    """Whether a meeting is to come, or was cancelled, and everybody may attend it by the rules of its day."""
    rules = rules_on(edition.raad, record.gepland_begin.date())
    return (
        rules is not None
        and rules.openbaarheid_vergaderingen is Openbaarheid.openbaar
        and record.soort_vergadering in PLENARY
        and record.werkgroep is None
        and record.gepland_begin.date() >= edition.date
        and record.status in (*BEFORE, Vergaderstatus.afgelast)
        and not record.voorbeeld
    )


def event(edition: Edition, record: Any) -> Block:
    """An open meeting that is to come."""
    cancelled = record.status is Vergaderstatus.afgelast
    made: Block = {
        "@type": "Event",
        "@id": iri_of(edition, record),
        "name": f"{record.label}, {edition.raad.afkorting}",
        "startDate": record.gepland_begin.isoformat(),
        "eventStatus": f"https://schema.org/{'EventCancelled' if cancelled else 'EventScheduled'}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "organizer": {"@id": council(edition), "@type": "Organization", "name": edition.raad.naam},
        "url": page_of(edition, record),
    }
    if record.locatie:
        place = {"@type": "PostalAddress", "addressLocality": edition.raad.bestuur, "addressCountry": "BE"}
        made["location"] = {"@type": "Place", "name": record.locatie, "address": place}
    return made


def dataset(edition: Edition, files: Iterable[DataFile]) -> Block:
    """All open data of the council as one dataset."""
    raad = edition.raad
    records = (each for soort in edition.records for each in edition.all(soort))
    return {
        "@type": "Dataset",
        "@id": f"{edition.address}{FOLDER}/#gegevens",
        "name": f"Open data van {raad.afkorting}",
        "description": f"De openbare gegevens van {raad.naam}: adviezen, vergaderingen, reglementen, opvang en contactpunten, als JSON, als tabel en als gelinkte data.",
        "url": f"{edition.address}{FOLDER}/",
        "license": licence_of(raad).iri,
        "creator": {"@id": council(edition), "@type": "Organization", "name": raad.naam},
        "dateModified": last_change(edition, records).isoformat(),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": each.title,
                "contentUrl": edition.address + each.path,
                "encodingFormat": each.media_type,
            }
            for each in files
            if each.media_type in FORMATS
        ],
    }
