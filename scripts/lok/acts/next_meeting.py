"""The next meeting, made from the last one; and a second meeting with the same agenda after one without quorum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lok.acts.coming_back import again, carried_over
from lok.acts.meeting_text import as_moment, meeting_of, put
from lok.acts.record_text import filled, moment, new_text, path_of
from lok.facts.actions import UNFINISHED
from lok.kinds.afspraken import rules_on
from lok.kinds.vergaderingen import KIND
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.model.kind import Zichtbaarheid
from lok.words.dutch import written_date, written_moment
from lok.words.slug import slug
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.vergadering import Vergadering


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting that is not written yet: its id, the path of its file from the root, and its text."""

    id: str
    path: str
    text: str


def new_meeting(
    archive: Archive, last: Vergadering, begin: day | datetime, date: day, *, place: str = ""
) -> NewMeeting:
    """The meeting after ``last``, of the same body; its agenda is still empty, and nobody has answered.

    Args:
        archive: The council.
        last: The meeting that it follows, which says the hour, the place and who presides.
        begin: When it begins; a day alone means the hour of the last one.
        date: Today.
        place: Where it is, when that is another place than last time.

    Raises:
        RefusedError: It would not come after the last one, or the same body meets at that hour already.
    """
    return _made(archive, last, begin, date, {"locatie": " ".join(place.split()) or last.locatie})


def second_meeting(
    archive: Archive, failed: Vergadering, begin: day | datetime, date: day, *, place: str = ""
) -> NewMeeting:
    """The second meeting with the agenda of one without quorum, which then decides whatever the number present.

    Args:
        archive: The council.
        failed: The meeting without quorum.
        begin: When the second one begins; a day alone means the hour of the first.
        date: Today.
        place: Where it is, when that is another place.

    Raises:
        RefusedError: The first one was in number, or the rules of that day know no second meeting.
    """
    if failed.status is not Vergaderstatus.onvoltallig:
        raise RefusedError("een tweede vergadering komt er alleen na een vergadering die niet in aantal was.")
    on = begin.date() if isinstance(begin, datetime) else begin
    rules = rules_on(archive.raad, on)
    if rules is None or not rules.quorum.tweede_vergadering_beslist:
        message = (
            "jullie afspraken kennen geen tweede vergadering die altijd mag beslissen. Plan een gewone vergadering."
        )
        raise RefusedError(message)
    more = {
        "locatie": " ".join(place.split()) or failed.locatie,
        "tweede_vergadering": "ja",
        "agendapunten": [_once_more(each, failed) for each in failed.agendapunten],
    }
    return _made(archive, failed, begin, date, more)


def name_next(text: str, meeting_id: str) -> str:
    """The text of a meeting that says which one is next."""
    meeting_of(text)
    return put(text, (), "volgende_vergadering", meeting_id)


def _once_more(item: Agendapunt, failed: Vergadering) -> dict[str, Any]:
    """An item on the agenda of the second meeting, with the actions that it had to follow up."""
    actions = [carried_over(each, failed.id) for each in item.actiepunten if each.status in UNFINISHED]
    return {"nr": item.nr, **again(item), **filled({"actiepunten": actions})}


def _made(archive: Archive, last: Vergadering, begin: day | datetime, date: day, more: dict[str, Any]) -> NewMeeting:
    start = _start(last, begin)
    if start <= last.gepland_begin:
        raise RefusedError(f"de volgende vergadering komt na die van {written_date(last.gepland_begin.date())}.")
    same = [each for each in archive.all(KIND.soort) if _same_body(each, last)]
    if any(each.gepland_begin == start and each.status is not Vergaderstatus.afgelast for each in same):
        raise RefusedError(f"er is al een vergadering op {written_moment(start)}.")
    number = max((each.volgnummer for each in same if each.gepland_begin.year == start.year), default=0) + 1
    record_id = _id(archive, last, start)
    invented = last.voorbeeld and archive.raad is not None and archive.raad.voorbeeld
    values = {
        "id": record_id,
        "zichtbaarheid": Zichtbaarheid.LEDEN.value if last.zichtbaarheid is Zichtbaarheid.LEDEN else None,
        "voorbeeld": "ja" if invented else None,
        "laatst_gewijzigd": date.isoformat(),
        "volgnummer": str(number),
        "soort_vergadering": last.soort_vergadering.value
        if last.soort_vergadering is not _usual("soort_vergadering")
        else None,
        "orgaan": last.orgaan.value if last.orgaan is not _usual("orgaan") else None,
        "werkgroep": last.werkgroep,
        "status": Vergaderstatus.gepland.value,
        "gepland_begin": moment(start),
        "online_link": last.online_link,
        "voorzitter": _still_there(archive, last.voorzitter, start),
        "secretaris": _still_there(archive, last.secretaris, start),
        **more,
    }
    return NewMeeting(record_id, path_of(KIND.soort, record_id), new_text(KIND, values))


def _usual(name: str) -> Any:
    """What a meeting has in a field that it does not fill in."""
    return KIND.model.model_fields[name].default


def _start(last: Vergadering, begin: day | datetime) -> datetime:
    if isinstance(begin, datetime):
        return as_moment(begin)
    return as_moment(datetime.combine(begin, last.gepland_begin.time()))


def _same_body(one: Vergadering, other: Vergadering) -> bool:
    return (one.orgaan, one.soort_vergadering, one.werkgroep) == (
        other.orgaan,
        other.soort_vergadering,
        other.werkgroep,
    )


def _id(archive: Archive, last: Vergadering, start: datetime) -> str:
    """The id that names the day, and the group; with what kind of meeting it is, or a number, when that one is taken."""
    group = last.werkgroep.removeprefix("wg-") if last.werkgroep else ""
    first = "-".join(each for each in (KIND.prefix, start.date().isoformat(), group) if each)
    if archive.get(KIND.soort, first) is None:
        return first
    wanted = f"{first}-{slug(last.soort_vergadering.woord)}"
    number = 2
    while archive.get(KIND.soort, wanted) is not None:
        wanted = f"{first}-{number}"
        number += 1
    return wanted


def _still_there(archive: Archive, seat_id: str | None, start: datetime) -> str | None:
    seat = archive.get("zetels", seat_id or "")
    return seat_id if seat is not None and seat.held_on(start.date()) else None
