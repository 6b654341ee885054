"""Attendance, votes and minutes against the seats of that day and the meetings around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.archive import OfEach
from lok.facts.ballots import ballots_of
from lok.facts.composed import Composed
from lok.facts.gathering import called_to
from lok.facts.room import voting_seats
from lok.facts.sitting import unmarked
from lok.kinds.vergadering import Vergadersoort, Verslagresultaat
from lok.kinds.vergaderstatus import HELD, MINUTED, Vergaderstatus
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.archive.archive import Archive
    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.stemmingen import Stemming
    from lok.kinds.vergadering import Vergadering
    from lok.kinds.zetels import Zetel
    from lok.model.kind import Record
    from lok.source.parse import Path


def attendance_is_complete(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """V10: every seat of that day stands in the list of minutes, and no seat that did not exist that day in any list.

    While a meeting is being held (``gehouden``, and no end yet) who is not in the list has not been marked: a state, and
    no fault. Once it has an end the check says who is missing, and minutes must not lack any.
    A list that names a seat nobody knows is V01's: which seat is meant, and so which is missing, cannot be told.
    """
    del date
    for meeting, found in _attendance(archive.all("vergaderingen"), Composed.of(archive)):
        yield from ((meeting, each) for each in found)


@OfEach
def _attendance(meeting: Vergadering, council: Composed) -> tuple[Finding, ...]:
    seats: dict[str, Zetel] = dict(council.archive.records["zetels"])  # type: ignore[arg-type]
    return (*_outside_their_days(meeting, seats), *_missing(meeting, seats, council.archive))


def _outside_their_days(meeting: Vergadering, seats: dict[str, Zetel]) -> Iterator[Finding]:
    """Seats in a list that did not exist that day."""
    day = meeting.gepland_begin.date()
    answered = [line.zetel for line in meeting.toezeggingen]
    attended = [line.zetel for line in meeting.aanwezigheden]
    for name, ids in (("toezeggingen", answered), ("aanwezigheden", attended)):
        for index, seat_id in enumerate(ids):
            seat = seats.get(seat_id)
            if seat is not None and not seat.held_on(day):
                message = f"{seat_id} {'bestond' if name == 'aanwezigheden' else 'bestaat'} niet op {day}"
                hint = "Haal de zetel uit de lijst, of verbeter de eerste of laatste dag van de zetel."
                yield Finding((name, index, "zetel"), "V10", message, hint)


def _missing(meeting: Vergadering, seats: dict[str, Zetel], archive: Archive) -> Iterator[Finding]:
    """Seats that the meeting was for and that stand in no list. Where the records do not tell whom it was for, none lacks."""
    called = called_to(archive, meeting)
    if not meeting.aanwezigheden or called is None:
        return
    listed = {line.zetel for line in meeting.aanwezigheden}
    if not _is_closed(meeting) or not listed <= seats.keys():
        return
    missing = sorted(seat.id for seat in called if seat.id not in listed)
    if missing:
        message = f"{'deze zetel ontbreekt' if len(missing) == 1 else 'deze zetels ontbreken'}: {', '.join(missing)}"
        hint = f"Zet elke zetel {_for_whom(meeting)} in de lijst: aanwezig, verontschuldigd of afwezig."
        level = Level.FOUT if meeting.status in MINUTED else Level.AANDACHTSPUNT
        yield Finding(("aanwezigheden",), "V10", message, hint, level)


def _for_whom(meeting: Vergadering) -> str:
    """Whose seats a list of attendance names."""
    if meeting.opgeroepen:
        return "die opgeroepen was"
    if meeting.werkgroep is not None:
        return "van de werkgroep"
    return (
        "van het dagelijks bestuur" if meeting.soort_vergadering is Vergadersoort.dagelijks_bestuur else "van die dag"
    )


def _is_closed(meeting: Vergadering) -> bool:
    """Whether the list of attendance should be whole: there are minutes, or the meeting has an end."""
    return meeting.status in MINUTED or (meeting.status is Vergaderstatus.gehouden and meeting.einde is not None)


def votes_fit_the_room(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """V13: no more votes than voting seats present for the item; no vote by a seat that has none or left the room.

    Without a list of attendance the number present is the limit, and it says nothing about single seats. With a seat
    in the list that nobody knows, the room cannot be counted. Until there are minutes, who is not marked may be there.
    Votes that are a share of a ballot are counted together, by ``rules.ballots``.
    """
    del date
    held = (each for each in archive.all("vergaderingen") if each.status in HELD)
    for meeting, found in _votes_in_the_room(held, Composed.of(archive)):
        yield from ((meeting, each) for each in found)


@OfEach
def _votes_in_the_room(meeting: Vergadering, council: Composed) -> tuple[Finding, ...]:
    if not any(item.stemmingen for item in meeting.agendapunten):
        return ()
    return tuple(_misfits(meeting, council))


def _misfits(meeting: Vergadering, council: Composed) -> Iterator[Finding]:
    """The votes of a meeting that its rooms could not give."""
    seats: dict[str, Zetel] = dict(council.archive.records["zetels"])  # type: ignore[arg-type]
    perhaps = frozenset(each.id for each in unmarked(council.archive, meeting) if each.stemgerechtigd)
    ballots = (each for row in ballots_of(council.facts, meeting) for each in row if each.joined and each.split)
    shared = {cast.at for ballot in ballots for cast in ballot.casts}
    for index, (item, voters) in enumerate(zip(meeting.agendapunten, voting_seats(meeting, seats), strict=True)):
        for vote_index, vote in enumerate(item.stemmingen):
            at = ("agendapunten", index, "stemmingen", vote_index)
            if (index, vote_index) in shared:
                yield from _strangers(vote, item, None if voters is None else voters | perhaps, seats, at)
                continue
            yield from _vote_fits(vote, item, voters, perhaps, seats, at)
            if voters is None and meeting.aanwezig_totaal is not None:
                yield from _fits_the_total(vote, meeting.aanwezig_totaal, at)


def _vote_fits(  # noqa: PLR0913, PLR0917 - who may vote has this many sides
    vote: Stemming,
    item: Agendapunt,
    voters: frozenset[str] | None,
    perhaps: frozenset[str],
    seats: dict[str, Zetel],
    at: Path,
) -> Iterator[Finding]:
    strangers = tuple(_strangers(vote, item, None if voters is None else voters | perhaps, seats, at))
    yield from strangers
    if strangers or voters is None or not vote.counted:
        return
    perhaps = perhaps.difference(item.belangenconflict)
    total, most = vote.total, len(voters | perhaps)
    if total > most:
        message = f"{_votes(total)}, maar er {_were(most, perhaps)} aanwezig bij dit punt"
        hint = "Tel de stemmen na, of verbeter de aanwezigheden. Waarnemers en verontschuldigden stemmen niet."
        yield Finding(at, "V13", message, hint)
    elif total < len(voters):
        message = f"{_votes(total)}, maar er {_were(len(voters))} aanwezig bij dit punt"
        hint = "Klopt dit? Noteer wie de zaal verliet in ‘aanwezig_afwijkend:’."
        yield Finding(at, "V13", message, hint, Level.AANDACHTSPUNT)


def _fits_the_total(vote: Stemming, present: int, at: Path) -> Iterator[Finding]:
    """No more votes than people, where the minutes give a number and no list."""
    total = vote.total if vote.counted else len(vote.stemmen_per_zetel)
    if total > present:
        message = f"{_votes(total)}, maar volgens ‘aanwezig_totaal’ {'was' if present == 1 else 'waren'} er {present} aanwezig"
        yield Finding(at, "V13", message, "Tel de stemmen na, of verbeter ‘aanwezig_totaal:’.")


def _strangers(
    vote: Stemming, item: Agendapunt, voters: frozenset[str] | None, seats: dict[str, Zetel], at: Path
) -> Iterator[Finding]:
    """The named votes of seats that could not vote on this item."""
    for index, line in enumerate(vote.stemmen_per_zetel):
        place = (*at, "stemmen_per_zetel", index, "zetel")
        if line.zetel in item.belangenconflict:
            hint = "Haal de stem weg: wie een belang heeft bij het punt, stemt niet mee."
            yield Finding(place, "V13", f"{line.zetel} verliet de zaal voor dit punt en kan niet stemmen", hint)
        elif line.zetel in seats and not seats[line.zetel].stemgerechtigd:
            hint = "Haal de stem weg of kijk na of de zetel stemgerechtigd is."
            yield Finding(place, "V13", f"{line.zetel} is niet stemgerechtigd", hint)
        elif voters is not None and line.zetel in seats and line.zetel not in voters:
            hint = "Haal de stem weg of verbeter de aanwezigheden."
            yield Finding(place, "V13", f"{line.zetel} was niet aanwezig bij dit punt", hint)


def _votes(count: int) -> str:
    return f"{count} {'stem' if count == 1 else 'stemmen'}"


def _were(count: int, perhaps: frozenset[str] = frozenset()) -> str:
    bound = "hoogstens " if perhaps else ""
    return f"was {bound}1 stemgerechtigde zetel" if count == 1 else f"waren {bound}{count} stemgerechtigde zetels"


def approval_is_mutual(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """V16: minutes are approved, and so public, only when a later meeting that was held says it approved them."""
    del date
    for meeting in archive.all("vergaderingen"):
        approved_at = meeting.verslag_goedgekeurd_op and archive.get("vergaderingen", meeting.verslag_goedgekeurd_op)
        if not approved_at:
            continue
        at = ("verslag_goedgekeurd_op",)
        if approved_at.gepland_begin <= meeting.gepland_begin:
            hint = "Kies de vergadering die het verslag later goedkeurde."
            yield meeting, Finding(at, "V16", f"{approved_at.id} kwam niet na deze vergadering", hint)
        elif approved_at.status not in HELD:
            hint = "Het verslag blijft ontwerp tot een vergadering het goedkeurt."
            yield meeting, Finding(at, "V16", f"{approved_at.id} is niet gehouden", hint)
        elif (result := result_of(approved_at, meeting.id)) is None:
            hint = f"Zet deze vergadering in data/vergaderingen/{approved_at.id}.yaml bij ‘vorige_verslagen:’."
            yield meeting, Finding(at, "V16", f"{approved_at.id} zegt niet dat ze dit verslag goedkeurde", hint)
        elif result is Verslagresultaat.niet_goedgekeurd:
            hint = (
                "Schrijf ‘status: verslag_ontwerp’ en verwijder deze regel tot een vergadering het verslag goedkeurt."
            )
            yield meeting, Finding(at, "V16", f"{approved_at.id} keurde dit verslag niet goed", hint)


def result_of(later: Vergadering, meeting_id: str) -> Verslagresultaat | None:
    """What a later meeting decided on the minutes of an earlier one; ``None`` when they were not on its table."""
    return next((each.resultaat for each in later.vorige_verslagen if each.vergadering == meeting_id), None)


def approval_is_recorded(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """V16: minutes that a later meeting approved say so themselves; until then the public does not get them."""
    del date
    for later in archive.all("vergaderingen"):
        for index, each in enumerate(later.vorige_verslagen):
            earlier = archive.get("vergaderingen", each.vergadering)
            if each.resultaat is Verslagresultaat.niet_goedgekeurd or earlier is None or earlier.status not in HELD:
                continue
            if earlier.verslag_goedgekeurd_op is None:
                message = f"{earlier.id} zegt zelf niet dat het verslag op deze vergadering is goedgekeurd"
                hint = f"Schrijf in data/vergaderingen/{earlier.id}.yaml ‘verslag_goedgekeurd_op: {later.id}’ en pas de status aan."
                place = ("vorige_verslagen", index, "vergadering")
                yield later, Finding(place, "V16", message, hint, Level.AANDACHTSPUNT)
