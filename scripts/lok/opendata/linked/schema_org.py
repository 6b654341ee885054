"""What search engines read in the head of a page: schema.org, one block a page.

Where a page stands on the site, the theme says; here is said what the council is, what its data are, and which meeting is
to come. Everything in it stands on the page too. A meeting is an event only where everybody may come and as long as it is to
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
from lok.render.markup import Markdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.edition.select import Edition
    from lok.opendata.offer import DataFile

Block = dict[str, Any]


def written(things: Iterable[Block]) -> str:
    """Things as JSON with a comma between them, for the block that the theme writes; empty when there is nothing to say."""
    text = ",".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in things)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def front(text: str) -> Markdown:
    """The line of the front matter that holds such a text; nothing for nothing."""
    return Markdown(f"jsonld: {json.dumps(text, ensure_ascii=False)}\n" if text else "")


def block_of_record(edition: Edition, record: Any) -> Markdown:
    """What the page of a record says: of the council itself, and of an open meeting that is to come."""
    if edition.leden or edition.address == "/":
        return Markdown("")
    if record.soort == "raad":
        return front(written([organisation(edition)]))
    if record.soort == "vergaderingen" and may_be_visited(edition, record):
        return front(written([event(edition, record)]))
    return Markdown("")


def block_of_home(edition: Edition) -> Markdown:
    """What the home page says: the council."""
    return Markdown("") if edition.leden or edition.address == "/" else front(written([organisation(edition)]))


def block_of_data(edition: Edition, files: Iterable[DataFile]) -> Markdown:
    """What the page of the data says: the dataset."""
    return Markdown("") if edition.leden or edition.address == "/" else front(written([dataset(edition, files)]))


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
    records = (each for soort in BY_SOORT for each in edition.all(soort))
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


FUNCTIONS = (block_of_record, block_of_home, block_of_data)
"""What templates may call."""
