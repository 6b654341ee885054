"""The guide of services: organisers, locations and hours as tables of HSDS 3.0 (Open Referral), below ``data/hsds/``.

What is invented is left out, and so is a location of which the licence is suspended: the agency tells that. A home has
no address here, only the area where it is. Licensed places are never told as free places.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from lok.kinds.locatie import Locatiestatus
from lok.opendata.carried import one_person
from lok.opendata.linked.catalogue import GUIDE_FOLDER, real
from lok.opendata.linked.directory import has_address, is_a_home
from lok.opendata.linked.places import iri_of, page_of, part_of
from lok.words.dutch import sentence

if TYPE_CHECKING:
    from lok.edition.select import Edition

Row = dict[str, str]

STATUS = {
    Locatiestatus.gepland: "inactive",
    Locatiestatus.actief: "active",
    Locatiestatus.tijdelijk_gesloten: "temporarily closed",
    Locatiestatus.stopgezet: "defunct",
}
"""What HSDS calls the state of a location."""
DAYS = {
    "maandag": "MO",
    "dinsdag": "TU",
    "woensdag": "WE",
    "donderdag": "TH",
    "vrijdag": "FR",
    "zaterdag": "SA",
    "zondag": "SU",
}


def uuid_of(iri: str) -> str:
    """The id of a row: made of the address of what it is about, so that it is the same tomorrow."""
    return str(uuid5(NAMESPACE_URL, iri))


class Guide(NamedTuple):
    """What the tables are made of: the edition, the organisers and the locations of the guide."""

    edition: Edition
    organisers: tuple[Any, ...]
    locations: tuple[Any, ...]

    def id_of(self, record: Any, part: str = "") -> str:
        """The id of a row about a record, or about a part of it."""
        return uuid_of(part_of(self.edition, record, part) if part else iri_of(self.edition, record))


def guide_of(edition: Edition) -> Guide:
    """The organisers and locations that are real, of each location the organiser too."""
    organisers = real(edition, "organisatoren")
    known = {each.id for each in organisers}
    locations = tuple(
        each for each in real(edition, "locaties") if each.status in STATUS and each.organisator.id in known
    )
    return Guide(edition, organisers, locations)


def _organisations(guide: Guide) -> Iterator[Row]:
    for each in guide.organisers:
        private = one_person(each)
        yield {
            "id": guide.id_of(each),
            "name": each.naam,
            "description": f"{sentence(each.type.woord)} die kinderopvang organiseert in {guide.edition.raad.bestuur}.",
            "email": "" if private else getattr(each, "email", None) or "",
            "website": "" if private else each.website or "",
            "legal_status": each.rechtsvorm.woord if each.rechtsvorm else "",
            "uri": iri_of(guide.edition, each),
        }


def _identifiers(guide: Guide) -> Iterator[Row]:
    for each in guide.organisers:
        number = None if one_person(each) else getattr(each, "kbo_nummer", None)
        if number:
            yield {
                "id": guide.id_of(each, "ondernemingsnummer"),
                "organization_id": guide.id_of(each),
                "identifier_scheme": "BE-BCE_KBO",
                "identifier_type": "Ondernemingsnummer",
                "identifier": number.replace(".", ""),
            }


def _services(guide: Guide) -> Iterator[Row]:
    for each in guide.locations:
        yield {
            "id": guide.id_of(each, "dienst"),
            "organization_id": uuid_of(iri_of(guide.edition, guide.edition.get(each.organisator))),
            "name": each.naam,
            "description": f"{sentence(each.opvangsoort.woord)}, {each.prijs.woord}.",
            "url": page_of(guide.edition, each),
            "status": STATUS[each.status],
            "eligibility_description": sentence(each.doelgroep.woord),
            "assured_date": each.peildatum.isoformat() if each.peildatum else "",
        }


def _areas(guide: Guide) -> Iterator[Row]:
    for each in guide.locations:
        yield {
            "id": guide.id_of(each, "gebied"),
            "service_id": guide.id_of(each, "dienst"),
            "name": each.gemeente if each.wijk == each.gemeente else f"{each.gemeente}, {each.wijk}",
        }


def _locations(guide: Guide) -> Iterator[Row]:
    for each in guide.locations:
        yield {
            "id": guide.id_of(each),
            "location_type": "physical",
            "name": each.naam,
            "external_identifier": each.dossiernummer or "",
            "external_identifier_type": "Dossiernummer van Opgroeien" if each.dossiernummer else "",
        }


def _at_locations(guide: Guide) -> Iterator[Row]:
    for each in guide.locations:
        yield {
            "id": guide.id_of(each, "dienst-op-locatie"),
            "service_id": guide.id_of(each, "dienst"),
            "location_id": guide.id_of(each),
        }


def _addresses(guide: Guide) -> Iterator[Row]:
    for each in guide.locations:
        if has_address(each):
            yield {
                "id": guide.id_of(each, "adres"),
                "location_id": guide.id_of(each),
                "address_1": f"{each.straat} {each.huisnummer}" if each.huisnummer else each.straat,
                "city": each.gemeente,
                "state_province": "Vlaanderen",
                "postal_code": each.postcode,
                "country": "BE",
                "address_type": "physical",
            }


def _phones(guide: Guide) -> Iterator[Row]:
    for each in guide.organisers:
        number = None if one_person(each) else getattr(each, "telefoon", None)
        if number:
            about = {"organization_id": guide.id_of(each), "location_id": ""}
            yield {"id": guide.id_of(each, "telefoon"), **about, "number": number, "type": "voice"}
    for each in guide.locations:
        private = is_a_home(each) or one_person(guide.edition.get(each.organisator))
        number = None if private else getattr(each, "telefoon", None)
        if number:
            about = {"organization_id": "", "location_id": guide.id_of(each)}
            yield {"id": guide.id_of(each, "telefoon"), **about, "number": number, "type": "voice"}


def _schedules(guide: Guide) -> Iterator[Row]:
    """The hours of a week. A zone would be a number there and summer time cannot be said: it is left out."""
    for each in guide.locations:
        for stretch in each.openingsuren:
            yield {
                "id": guide.id_of(each, f"uren-{stretch.dag.value}-{stretch.van:%H%M}"),
                "service_id": guide.id_of(each, "dienst"),
                "freq": "WEEKLY",
                "byday": DAYS[stretch.dag.value],
                "opens_at": f"{stretch.van:%H:%M:%S}",
                "closes_at": f"{stretch.tot:%H:%M:%S}",
            }


class Table(NamedTuple):
    """A table of the guide: the name of HSDS, its file, what it is in Dutch, its columns, its links, and its rows.

    Columns are names with their sort and what else holds of them: ``!`` is needed, ``#`` an id.
    """

    name: str
    file: str
    title: str
    columns: tuple[str, ...]
    links: dict[str, str]
    rows: Callable[[Guide], Iterator[Row]]


TABLES = (
    Table("organization", "organizations.csv", "Organisatoren", ("id#", "name!", "description!", "email:email", "website:uri", "legal_status", "uri:uri"), {}, _organisations),
    Table("organization_identifier", "organization_identifiers.csv", "Ondernemingsnummers", ("id#", "organization_id!", "identifier_scheme", "identifier_type!", "identifier!"), {"organization_id": "organization"}, _identifiers),
    Table("service", "services.csv", "Opvang", ("id#", "organization_id!", "name!", "description", "url:uri", "status!", "eligibility_description", "assured_date:date"), {"organization_id": "organization"}, _services),
    Table("service_area", "service_areas.csv", "Gebieden", ("id#", "service_id", "name"), {"service_id": "service"}, _areas),
    Table("location", "locations.csv", "Locaties", ("id#", "location_type!", "name", "external_identifier", "external_identifier_type"), {}, _locations),
    Table("service_at_location", "service_at_location.csv", "Opvang per locatie", ("id#", "service_id!", "location_id!"), {"service_id": "service", "location_id": "location"}, _at_locations),
    Table("address", "addresses.csv", "Adressen", ("id#", "location_id", "address_1!", "city!", "state_province!", "postal_code!", "country!", "address_type!"), {"location_id": "location"}, _addresses),
    Table("phone", "phones.csv", "Telefoonnummers", ("id#", "location_id", "organization_id", "number!", "type"), {"location_id": "location", "organization_id": "organization"}, _phones),
    Table("schedule", "schedules.csv", "Openingsuren", ("id#", "service_id", "freq", "byday", "opens_at:time", "closes_at:time"), {"service_id": "service"}, _schedules),
)  # fmt: skip
"""Every table, each after those that it links to."""


def _column(text: str) -> tuple[str, str]:
    """The name of a column and its mark."""
    name, _, sort = text.rstrip("#!").partition(":")
    return name, sort or text[-1]


def csv_of(table: Table, guide: Guide) -> str:
    """The table as a file for machines: commas, UTF-8, one line a row, the heads always there."""
    names = [_column(each)[0] for each in table.columns]
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(sorted(table.rows(guide), key=lambda row: row["id"]))
    return out.getvalue()


def package(guide: Guide, licence: tuple[str, str]) -> dict[str, Any]:
    """The data package that says what the tables are. The shapes themselves are Open Referral's (CC BY-SA 4.0): named only."""
    name, address = licence
    raad = guide.edition.raad
    return {
        "name": f"gids-{raad.id}",
        "title": f"Gids van de opvang in {raad.bestuur}",
        "profile": "tabular-data-package",
        "description": "Volgens de Human Services Data Specification 3.0 van Open Referral: https://docs.openreferral.org.",
        "homepage": f"{guide.edition.address}data/",
        "licenses": [{"title": name, "path": address}],
        "resources": [_resource(each) for each in TABLES],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(each) for each in table.columns], "primaryKey": ["id"]}
    if table.links:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": to, "fields": ["id"]}} for name, to in table.links.items()
        ]
    return {
        "name": table.name,
        "title": table.title,
        "path": table.file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(text: str) -> dict[str, Any]:
    name, mark = _column(text)
    made: dict[str, Any] = {"name": name, "type": mark if mark in ("date", "time") else "string"}
    if mark in ("email", "uri"):
        made["format"] = mark
    if mark == "#":
        made |= {"format": "uuid", "constraints": {"required": True, "unique": True}}
    elif mark == "!":
        made["constraints"] = {"required": True}
    return made


def paths() -> Iterator[tuple[str, str]]:
    """The path of every table and what it is in Dutch."""
    return ((f"{GUIDE_FOLDER}{each.file}", each.title) for each in TABLES)
