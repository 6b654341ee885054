"""Seats come and go: an organisation with its seat and who sits there in one act, and a seat that ends with all that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lok.acts.members import MANDATES, SEATS, access_begins, access_ends, begun, ended, seat_of
from lok.acts.record_text import drop, new_text, one_line, path_of, put_all
from lok.acts.task import Dringendheid, Task
from lok.facts.actions import UNFINISHED
from lok.facts.composition import timeline
from lok.facts.quorum import needed
from lok.kinds.afspraken import rules_on
from lok.kinds.besluitvorming import Quorumsoort
from lok.kinds.mandaten import Functie, RedenEinde
from lok.kinds.organisatoren import KIND as ORGANISATION
from lok.kinds.vergaderstatus import BEFORE, HELD
from lok.kinds.zetels import KIND as SEAT
from lok.rules.actions import promises_of
from lok.words.dutch import written_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.acts.deed import Deed, Office
    from lok.acts.members import NewMember
    from lok.kinds.mandaten import Mandaat
    from lok.kinds.organisatoren import Organisatortype, Rechtsvorm
    from lok.kinds.zetels import Geleding, Subgeleding, Zetel

ORGANISATIONS = "organisatoren"
MEETINGS = "vergaderingen"


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation: what it is called and what it is. Without ``contacts`` one asks the secretariat of the council."""

    name: str
    sort: Organisatortype
    contacts: tuple[str, ...] = ()
    legal: Rechtsvorm | None = None
    since: day | None = None


@dataclass(frozen=True, slots=True)
class NewSeat:
    """A seat: what it is called, never after a person, for which group, and whether it votes. It begins today if no day is given."""

    name: str
    group: Geleding
    votes: bool
    subgroup: Subgeleding | None = None
    begins: day | None = None


def new_seat(
    office: Office,
    seat: NewSeat,
    organisation: NewOrganisation | str | None = None,
    member: NewMember | None = None,
) -> Deed:
    """A seat with the organisation that fills it, made or known by its id, and who sits there: one, two or three records.

    Raises:
        RefusedError: A name is missing or taken, nobody is named to turn to, or it cannot be.
    """
    begins = seat.begins or office.today
    name = one_line(seat.name, "geef de zetel een naam: de organisatie of de groep, nooit een persoon.")
    _refuse_twice(office, SEATS, name, "zetel")
    seat_id = office.id_from(SEAT, name)
    new: dict[str, str] = {}
    organisation_id = _organisation(office, organisation, seat_id, new)
    values = {
        "id": seat_id,
        "voorbeeld": office.invented(),
        "naam": name,
        "geleding": seat.group,
        "subgeleding": seat.subgroup,
        "organisatie": organisation_id,
        "stemgerechtigd": seat.votes,
        "van": begins,
    }
    path = path_of(SEATS, seat_id)
    new[path] = new_text(SEAT, values)
    made: Zetel = SEAT.model.model_validate({key: each for key, each in values.items() if each is not None})
    words = []
    if member is not None:
        starts = member.begins or begins
        mandate = begun(office, made, member, starts, member.role or Functie.lid)
        new[mandate[0]] = mandate[1]
        words.append(access_begins(starts, made))
    words += _quorum(office, (*office.archive.all(SEATS), made), begins)
    return office.deed(path, new, words=words)


def _refuse_twice(office: Office, soort: str, name: str, what: str) -> None:
    """Raises ``RefusedError`` for a name that there is already."""
    if any(each.naam.casefold() == name.casefold() for each in office.archive.all(soort)):
        raise RefusedError(f"er is al een {what} ‘{name}’. Kies die, of geef deze een andere naam.")


def _organisation(
    office: Office, organisation: NewOrganisation | str | None, seat_id: str, new: dict[str, str]
) -> str | None:
    """The id of the organisation of a seat, which says so too unless it named another one; its record goes to ``new``."""
    if organisation is None:
        return None
    if isinstance(organisation, str):
        known = office.record(ORGANISATIONS, organisation)
        other = office.archive.get(SEATS, known.lok_zetel or "")
        if other is None or not other.held_on(office.today):
            text = office.text(ORGANISATIONS, organisation)
            new[path_of(ORGANISATIONS, organisation)] = put_all(ORGANISATION.model, text, {"lok_zetel": seat_id})
        return organisation
    name = one_line(organisation.name, "geef de organisatie een naam.")
    _refuse_twice(office, ORGANISATIONS, name, "organisatie")
    secretariat = office.facts.raad.contactpunt if office.facts.raad else None
    contacts = organisation.contacts or ((secretariat,) if secretariat else ())
    if not contacts:
        raise RefusedError(f"zeg bij welk contactpunt ‘{name}’ terechtkan.")
    record_id = office.id_from(ORGANISATION, name)
    values = {
        "id": record_id,
        "voorbeeld": office.invented(),
        "naam": name,
        "type": organisation.sort,
        "rechtsvorm": organisation.legal,
        "contactpunten": contacts,
        "lok_zetel": seat_id,
        "actief_van": organisation.since,
    }
    new[path_of(ORGANISATIONS, record_id)] = new_text(ORGANISATION, values)
    return record_id


def end_seat(office: Office, seat_id: str, last: day, reason: RedenEinde = RedenEinde.andere) -> Deed:
    """The seat that ends, with the mandates on it, its answers to invitations of later meetings, and its organisation's link.

    Raises:
        RefusedError: It ended on another day already, somebody is to begin on it later, or it was at a later meeting.
    """
    seat = seat_of(office, seat_id)
    if seat.tot is not None and seat.tot != last:
        raise RefusedError(f"‘{seat.naam}’ eindigt al op {written_day(seat.tot)}. Verbeter die dag, als ze fout is.")
    path = path_of(SEATS, seat_id)
    new = {path: put_all(SEAT.model, office.text(SEATS, seat_id), {"tot": last})}
    running = tuple(_running(office, seat, last))
    for mandate in running:
        new[path_of(MANDATES, mandate.id)] = ended(office, mandate, last, reason)
    new |= dict(_meetings_without(office, seat_id, last))
    new |= dict(_organisations_without(office, seat, last))
    words = [*(access_ends(office, running, last, seat) if running else ())]
    seats = (
        each if each.id != seat_id else seat.model_copy(update={"tot": last}) for each in office.archive.all(SEATS)
    )
    words += _quorum(office, seats, last + timedelta(days=1))
    return office.deed(path, new, words=words, todo=_left(office, seat))


def _running(office: Office, seat: Zetel, last: day) -> Iterator[Mandaat]:
    """The mandates on a seat that run on its last day, or would go on after it."""
    for each in office.archive.all(MANDATES):
        if each.zetel != seat.id:
            continue
        if each.van > last:
            message = f"op ‘{seat.naam}’ begint nog een mandaat op {written_day(each.van)}. Verwijder dat eerst, of kies een latere dag."
            raise RefusedError(message)
        if each.tot is None or each.tot > last:
            yield each.model_copy(update={"tot": None})


def _meetings_without(office: Office, seat_id: str, last: day) -> Iterator[tuple[str, str]]:
    """The meetings to come after a day, without what the seat was to do there."""
    for meeting in office.facts.meetings:
        if meeting.gepland_begin.date() <= last or meeting.status not in BEFORE:
            continue
        text = before = office.text(MEETINGS, meeting.id)
        for index in reversed(range(len(meeting.toezeggingen))):
            if meeting.toezeggingen[index].zetel == seat_id:
                text = drop(text, ("toezeggingen", index))
        for role in ("voorzitter", "secretaris"):
            if getattr(meeting, role) == seat_id:
                text = drop(text, (role,))
        if text != before:
            yield path_of(MEETINGS, meeting.id), text


def _organisations_without(office: Office, seat: Zetel, last: day) -> Iterator[tuple[str, str]]:
    """The organisations that name the seat as theirs, with another seat of theirs in its place, or none."""
    for each in office.archive.all(ORGANISATIONS):
        if each.lok_zetel == seat.id:
            others = office.facts.seats_of.get(each.id, ())
            other = next(
                (one.id for one in others if one.id != seat.id and one.held_on(last + timedelta(days=1))), None
            )
            text = office.text(ORGANISATIONS, each.id)
            yield path_of(ORGANISATIONS, each.id), put_all(ORGANISATION.model, text, {"lok_zetel": other})


def _quorum(office: Office, seats: Any, on: day) -> list[str]:
    """How many seats vote from a day on, and how many must be there then."""
    seated = timeline(seats, office.archive.all(MANDATES)).on(on)
    voting = sum(each.seat.stemgerechtigd for each in seated.holdings.values())
    rules = rules_on(office.facts.raad, on)
    if rules is None or rules.quorum.soort is Quorumsoort.geen:
        return []
    count = needed(rules.quorum, voting)
    return [
        f"Vanaf {written_day(on)} zijn er {voting} stemgerechtigde zetels; zijn ze alle bezet, dan zijn er {count} nodig."
    ]


def _left(office: Office, seat: Zetel) -> Iterator[Task]:
    """What still counts on the seat."""
    for group in office.archive.all("werkgroepen"):
        if seat.id in group.leden:
            words = f"‘{seat.naam}’ staat nog bij de werkgroep ‘{group.naam}’. Haal de zetel daar weg."
            yield Task(words, path_of("werkgroepen", group.id), ("leden",), Dringendheid.deze_maand)
    for promise in promises_of(office.archive):
        entry = promise.entries[-1]
        if (
            entry.action.zetel == seat.id
            and entry.action.status in UNFINISHED
            and entry.meeting.status in (HELD | BEFORE)
        ):
            words = f"‘{seat.naam}’ zou dit nog doen: {entry.action.omschrijving}. Spreek af wie het overneemt."
            yield Task(words, path_of(MEETINGS, entry.meeting.id), (*entry.at, "zetel"), Dringendheid.deze_maand)
