"""Seats of the council: one comes with its organisation and who sits there, or goes with all that hangs on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lok.acts.seats import NewOrganisation, NewSeat, end_seat, new_seat
from lok.desk.errands.asking import AnswerError, Given, of_model, today_as_value
from lok.desk.errands.errand import Errand
from lok.desk.errands.members import SEATS, about_the_person, new_member, of_mandate, who_of_seat
from lok.desk.errands.together import only_if
from lok.kinds.mandaten import Functie, RedenEinde
from lok.kinds.organisatoren import Organisator, Organisatortype, Rechtsvorm
from lok.kinds.zetels import Geleding, Subgeleding, Zetel
from lok.model.depends import FILLED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.acts.deed import Deed, Office
    from lok.desk.forms import Field


def _new_seat_asks(office: Office, record_id: str) -> Iterator[Field]:
    del record_id
    yield of_model(Zetel, "naam", label="Naam van de zetel")
    yield of_model(Zetel, "geleding")
    yield of_model(Zetel, "subgeleding")
    yield of_model(Zetel, "stemgerechtigd", label="Mag deze zetel stemmen?", help="")
    yield of_model(Zetel, "van", label="Eerste dag van de zetel", help="", value=today_as_value(office.today))
    yield of_model(
        Zetel,
        "organisatie",
        label="Een organisatie die er al is",
        help="Bij een zetel zonder organisatie laat je dit leeg.",
    )
    yield of_model(
        Organisator, "naam", "org_naam", label="Of een nieuwe organisatie: haar naam", help="", required=False
    )
    yield from (only_if(each, org_naam=FILLED) for each in _about_the_organisation())
    yield of_mandate("persoon", label="Wie zit er?", help="Leeg als dat nog niet gekend is.", required=False)
    role = of_mandate("functie", help="", value=Functie.lid.value, required=False)
    yield from (only_if(each, persoon=FILLED) for each in (role, *about_the_person()))


def _about_the_organisation() -> Iterator[Field]:
    """What is asked of an organisation that is not known yet."""
    yield of_model(Organisator, "type", "org_type", label="Soort van de nieuwe organisatie", help="")
    yield of_model(Organisator, "rechtsvorm", "org_rechtsvorm", label="Rechtsvorm van de nieuwe organisatie", help="")
    contact = of_model(Organisator, "contactpunten", "org_contact", label="Contactpunt van de nieuwe organisatie")
    yield replace(contact, several=False, help="Leeg: het secretariaat van de raad.", required=False)


def _organisation(given: Given) -> NewOrganisation | str | None:
    known, name = given.line("organisatie"), given.line("org_naam")
    if known and name:
        raise AnswerError("org_naam", "kies een organisatie die er al is, of geef een nieuwe een naam: niet allebei.")
    if known or not name:
        for each in () if name else ("org_type", "org_rechtsvorm", "org_contact"):
            if given.line(each):
                raise AnswerError("org_naam", "geef de nieuwe organisatie een naam.")
        return known or None
    contact = given.line("org_contact")
    return NewOrganisation(
        name=name,
        sort=given.one("org_type", Organisatortype),
        contacts=(contact,) if contact else (),
        legal=given.one_or_none("org_rechtsvorm", Rechtsvorm),
    )


def _new_seat(office: Office, record_id: str, given: Given) -> Deed:
    del record_id
    seat = NewSeat(
        name=given.line("naam") or given.said("naam"),
        group=given.one("geleding", Geleding),
        votes=bool(given.said("stemgerechtigd")) and given.yes("stemgerechtigd"),
        subgroup=given.one_or_none("subgeleding", Subgeleding),
        begins=given.day("van"),
    )
    role = given.one_or_none("functie", Functie) or Functie.lid
    member = new_member(given, None, role) if given.line("persoon") else None
    return new_seat(office, seat, _organisation(given), member)


def _end_seat_asks(office: Office, record_id: str) -> Iterator[Field]:
    del record_id
    yield of_model(
        Zetel, "tot", label="Laatste dag van de zetel", help="", required=True, value=today_as_value(office.today)
    )
    yield of_mandate("reden_einde", label="Waarom eindigt het mandaat van wie er zit?", help="")


def _end_seat(office: Office, record_id: str, given: Given) -> Deed:
    reason = given.one_or_none("reden_einde", RedenEinde) or RedenEinde.andere
    return end_seat(office, record_id, given.day("tot"), reason)


def _open_ended(office: Office, seat: Any) -> bool:
    del office
    return seat is not None and seat.tot is None


ERRANDS = (
    Errand(
        "zetel-beeindigen",
        "Zetel beëindigen",
        SEATS,
        "De zetel houdt op te bestaan, met het mandaat van wie er zit en wat de zetel op latere vergaderingen zou doen.",
        _end_seat_asks,
        _end_seat,
        "Beëindig deze zetel",
        _open_ended,
        beside=who_of_seat,
        serves=frozenset({"tot"}),
    ),
    Errand(
        "nieuwe-zetel",
        "Nieuwe organisatie of zetel",
        "",
        "Een zetel erbij, met de organisatie en wie er zit, in één keer. Je ziet hoeveel leden er daarna nodig zijn om te beslissen.",
        _new_seat_asks,
        _new_seat,
        "Maak deze zetel",
        heads={"naam": "De zetel", "organisatie": "De organisatie", "persoon": "Wie er zit"},
    ),
)
"""Of the council, and of a seat."""
