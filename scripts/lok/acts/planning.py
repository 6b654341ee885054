"""A meeting that comes: the one after the last, a second one after one without quorum, and the report of a working group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lok.acts.agenda import numbers_in_use, place_of, put_in
from lok.acts.coming import second_call
from lok.acts.meeting_text import as_moment, meeting_of, still_to_come
from lok.acts.next_meeting import name_next, new_meeting, second_meeting
from lok.acts.proof import record_after
from lok.acts.record_text import new_text, one_line, path_of
from lok.acts.task import Dringendheid, Task
from lok.archive.archive import make_archive
from lok.facts.actions import same_words
from lok.facts.sitting import called
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.vergadering import PLENARY, Vergadersoort
from lok.kinds.vergaderingen import KIND
from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.model.audience import Audience
from lok.model.kind import Zichtbaarheid
from lok.words.dutch import counted, listed, written_moment
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date as day

    from lok.acts.deed import Deed, Office
    from lok.acts.next_meeting import NewMeeting
    from lok.archive.archive import Archive
    from lok.kinds.vergadering import Vergadering
    from lok.kinds.werkgroepen import Werkgroep
    from lok.words.message import Message

MEETINGS = KIND.soort
GROUPS = "werkgroepen"


def plan_next(office: Office, last_id: str, begin: day | datetime, *, place: str = "") -> Deed:
    """The meeting after one, of the same body, and that one names it as the next.

    Raises:
        RefusedError: It would not come after the last one, or the same body meets at that hour already.
    """
    last: Vergadering = office.record(MEETINGS, last_id)
    return _named(office, last, new_meeting(office.archive, last, begin, office.today, place=place))


def plan_dates(office: Office, begins: Iterable[day | datetime], *, place: str = "") -> Deed:
    """The meetings of the council that come on these days, each made from the one before it and named there as the next.

    A day alone means the hour of the meeting before. Nothing that was planned already changes but which one is next.

    Raises:
        RefusedError: No day is given, the council never met before one of them, or it meets at that hour already.
    """
    archive, texts = office.archive, dict[str, str]()
    first = ""
    for begin in sorted(set(begins), key=lambda each: each.isoformat()):
        last = _last_before(archive, begin.date() if isinstance(begin, datetime) else begin)
        made = new_meeting(archive, last, begin, office.today, place=place)
        before = texts.get(path := path_of(MEETINGS, last.id), office.texts.get(path, ""))
        follows = archive.get(MEETINGS, last.volgende_vergadering or "")
        own: Vergadering = record_after(made.path, made.text)
        later = follows is not None and follows.gepland_begin > own.gepland_begin
        texts[made.path] = name_next(made.text, follows.id) if later else made.text
        texts[path] = name_next(before, made.id)
        changed = {each: record_after(each, texts[each]) for each in (path, made.path)}
        rest = ((soort, each) for soort, each in archive.everything() if path_of(soort, each.id) not in changed)
        archive = make_archive(
            [*rest, *((MEETINGS, each) for each in changed.values())], archive.pages, archive.attachments.values()
        )
        first = first or made.path
    if not first:
        raise RefusedError("zet er minstens één dag bij.")
    made_here = (record_after(each, text) for each, text in texts.items() if each not in office.texts)
    days = [written_moment(each.gepland_begin) for each in sorted(made_here, key=lambda each: each.gepland_begin)]
    return office.deed(first, texts, words=[f"Gepland: {listed(days)}."])


def _last_before(archive: Archive, on: day) -> Vergadering:
    """The last meeting of the council that takes place before a day."""
    council = [
        each
        for each in archive.all(MEETINGS)
        if each.soort_vergadering in PLENARY
        and each.status is not Vergaderstatus.afgelast
        and each.gepland_begin.date() < on
    ]
    if not council:
        raise RefusedError("de raad kwam voor die dag nog niet samen. Maak de eerste vergadering apart.")
    last: Vergadering = max(council, key=lambda each: each.gepland_begin)
    return last


def call_second(office: Office, failed_id: str, begin: day | datetime, *, place: str = "") -> Deed:
    """A second meeting with the agenda of one without quorum, which that one names as the next. Its mail is ``call_mail``.

    Raises:
        RefusedError: The first was in number, has a second one already, or the rules of that day know none.
    """
    failed: Vergadering = office.record(MEETINGS, failed_id)
    there = office.archive.get(MEETINGS, failed.volgende_vergadering or "")
    if there is not None and there.tweede_vergadering and there.status is not Vergaderstatus.afgelast:
        raise RefusedError(f"er is al een tweede vergadering, op {written_moment(there.gepland_begin)}.")
    made = second_meeting(office.archive, failed, begin, office.today, place=place)
    path = path_of(MEETINGS, made.id)
    todo = [Task("Verstuur de oproep met dezelfde agenda.", path, ("uitgenodigd_op",), Dringendheid.deze_week)]
    return _named(office, failed, made, todo)


def call_mail(office: Office, second_id: str) -> Message:
    """The mail that calls a second meeting.

    Raises:
        RefusedError: It is no second one, or the one before it cannot be found.
    """
    second: Vergadering = office.record(MEETINGS, second_id)
    failed = next((each for each in office.facts.meetings if each.volgende_vergadering == second_id), None)
    if not second.tweede_vergadering or failed is None:
        raise RefusedError("dit is geen tweede vergadering na een vergadering die niet in aantal was.")
    return second_call(office.facts, failed, second)


def _named(office: Office, last: Vergadering, made: NewMeeting, todo: list[Task] | None = None) -> Deed:
    """The deed of a new meeting that another one names as the next."""
    named = name_next(office.text(MEETINGS, last.id), made.id)
    begins = written_moment(meeting_of(made.text).gepland_begin)
    new = {made.path: made.text, path_of(MEETINGS, last.id): named}
    return office.deed(made.path, new, words=[f"De vergadering staat gepland op {begins}."], todo=todo or ())


@dataclass(frozen=True, slots=True)
class GroupReport:
    """What a working group reports of one meeting. ``there`` are its seats that were there; what was said is for members."""

    begin: datetime
    end: datetime
    there: tuple[str, ...]
    said: str
    title: str = ""
    decided: str = ""
    place: str = ""


def group_report(office: Office, group_id: str, report: GroupReport) -> Deed:
    """The meeting of a working group that was held, as a draft of its minutes.

    Raises:
        RefusedError: Nothing is said, a seat is not of the group, the hours do not fit, or it met at that hour already.
    """
    group: Werkgroep = office.record(GROUPS, group_id)
    begin, end = as_moment(report.begin), as_moment(report.end)
    if not report.said.strip():
        raise RefusedError("schrijf op wat er besproken werd. Alleen de leden lezen het.")
    if end <= begin:
        raise RefusedError("het einde komt na het begin. Na middernacht geef je de volgende dag.")
    earlier = [each for each in office.archive.all(MEETINGS) if each.werkgroep == group_id]
    if any(
        each.gepland_begin.date() == begin.date() and each.status is not Vergaderstatus.afgelast for each in earlier
    ):
        raise RefusedError("deze werkgroep heeft die dag al een vergadering. Vul het verslag daar in.")
    of_year = [each.volgnummer for each in earlier if each.gepland_begin.year == begin.year]
    wanted = f"{KIND.prefix}-{begin.date().isoformat()}-{group_id.removeprefix('wg-')}"
    record_id = office.free_id(MEETINGS, wanted)
    last = next((each for each in earlier if each.gepland_begin < begin), None)
    title = one_line(report.title or f"Overleg van de werkgroep {group.naam}", "geef het verslag een titel.")
    item = {
        "nr": "1",
        "titel": title,
        "soort": Puntsoort.bespreking,
        "bespreking": report.said,
        "besluit": report.decided,
    }
    values = {
        "id": record_id,
        "zichtbaarheid": Zichtbaarheid.LEDEN if _for_members(group, last) else None,
        "voorbeeld": office.invented(group),
        "volgnummer": max(of_year, default=0) + 1,
        "soort_vergadering": Vergadersoort.werkgroep,
        "werkgroep": group_id,
        "status": Vergaderstatus.verslag_ontwerp,
        "gepland_begin": begin,
        "werkelijk_begin": begin,
        "einde": end,
        "locatie": " ".join(report.place.split()) or (last.locatie if last is not None else None),
        "aanwezigheden": _there(office, group, report, begin.date()),
        "agendapunten": [item],
    }
    text = new_text(KIND, values)
    _refuse_strangers(office, meeting_of(text))
    path = path_of(MEETINGS, record_id)
    came = f"Van de werkgroep {'was' if len(report.there) == 1 else 'waren'} er {counted(len(report.there), 'zetel', 'zetels')}."
    words = [came] if report.there else []
    todo = [Task("Zet het verslag op de agenda van de raad.", path, (), Dringendheid.deze_maand)]
    return office.deed(path, {path: text}, words=words, todo=todo)


def _there(office: Office, group: Werkgroep, report: GroupReport, date: day) -> list[dict[str, Any]]:
    """Who was there, and who of the group was not; nothing where nobody is named, for then the report says nothing of it."""
    seats = (office.facts.seats.get(each) for each in group.leden if each not in report.there)
    others = [seat.id for seat in seats if seat is not None and seat.held_on(date)] if report.there else []
    states = ((Aanwezigheidsstatus.aanwezig, report.there), (Aanwezigheidsstatus.afwezig, others))
    return [{"zetel": each, "status": state} for state, ids in states for each in ids]


def _for_members(group: Werkgroep, meeting: Vergadering | None) -> bool:
    """Whether only members know of a group, or of a meeting of it."""
    return Audience.LEDEN in (group.readers, meeting.readers if meeting is not None else Audience.PUBLIEK)


def _refuse_strangers(office: Office, meeting: Vergadering) -> None:
    """Raises ``RefusedError`` for a seat that is not of the group, or twice there."""
    seats = {each.id for each in called(office.archive, meeting)}
    for each in meeting.aanwezigheden:
        if each.zetel not in seats:
            raise RefusedError(
                f"‘{_name(office, each.zetel)}’ zit niet in deze werkgroep. Voeg de zetel daar eerst toe."
            )


def _name(office: Office, seat_id: str) -> str:
    seat = office.facts.seats.get(seat_id)
    return seat.naam if seat is not None else seat_id[:60]


def tell_council(office: Office, report_id: str, council_id: str) -> Deed:
    """The report of a working group on the agenda of a meeting of the council. Twice is once.

    Raises:
        RefusedError: It is no report of a group, or the other is no meeting of the council that is still to come.
    """
    report: Vergadering = office.record(MEETINGS, report_id)
    group = office.archive.get(GROUPS, report.werkgroep or "")
    if group is None or report.status not in HELD:
        raise RefusedError("dit is geen verslag van een werkgroep.")
    text = office.text(MEETINGS, council_id)
    meeting = still_to_come(text)
    if meeting.soort_vergadering not in PLENARY or meeting.werkgroep is not None:
        raise RefusedError("kies een vergadering van de hele raad.")
    path = path_of(MEETINGS, council_id)
    title = f"Verslag van de werkgroep {group.naam}"
    there = next((each for each in meeting.agendapunten if same_words(each.titel) == same_words(title)), None)
    if there is not None:
        return office.deed(path, {}, words=[f"Het stond al op de agenda, als punt {there.nr}."])
    hidden = {"zichtbaarheid": Zichtbaarheid.LEDEN.value} if _for_members(group, report) else {}
    item = {"titel": title, "soort": Puntsoort.toelichting.value, **hidden}
    fixed = numbers_in_use(office.archive, council_id)
    return office.deed(path, {path: put_in(text, item, place_of(title, item["soort"]), fixed)})
