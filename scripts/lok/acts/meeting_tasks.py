"""What is to be done about meetings on a day: agenda and invitation, closing, minutes on their way, and actions over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.acts.agenda import was_sent
from lok.acts.closing import closing_checklist
from lok.acts.going_round import open_remarks
from lok.acts.meeting_text import day_named
from lok.acts.record_text import path_of
from lok.acts.task import NEAR, SOON, Dringendheid, Task, urgency_of
from lok.facts.gathering import decides_as_council
from lok.kinds.termijnen import kalender_of, notice_term
from lok.kinds.vergadering import Vergadersoort
from lok.kinds.vergaderstatus import BEFORE, HELD, Vergaderstatus
from lok.model.terms import last_day
from lok.rules.actions import promises_of
from lok.rules.minutes import same_series
from lok.words.dutch import counted, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.kinds.vergadering import Vergadering

MEETINGS = "vergaderingen"
SECOND_WITHIN = 60
"""Days after a meeting without quorum in which a second one is still to be expected."""


def meeting_tasks(facts: Facts, date: day) -> Iterator[Task]:
    """What is to be done about meetings, the earliest first."""
    for meeting in facts.meetings:
        path = path_of(MEETINGS, meeting.id)
        if meeting.status in BEFORE:
            yield from _to_come(facts, meeting, date, path)
        elif meeting.status is Vergaderstatus.gehouden:
            yield from _to_write_up(facts, meeting, date, path)
        elif meeting.status is Vergaderstatus.verslag_ontwerp:
            yield from _on_its_way(facts, meeting, date, path)
        elif meeting.status is Vergaderstatus.onvoltallig:
            yield from _once_more(facts, meeting, date, path)
    yield from _actions(facts, date)


def _to_come(facts: Facts, meeting: Vergadering, date: day, path: str) -> Iterator[Task]:
    on = meeting.gepland_begin.date()
    if on < date:
        words = f"De vergadering van {day_named(meeting)} is voorbij. Vul het verslag in, of zeg dat ze niet doorging."
        yield Task(words, path, ("status",), Dringendheid.te_laat, on, frozenset({("V08", "status")}))
        return
    rules = facts.rules_of(meeting)
    notice = notice_term(rules) if decides_as_council(meeting, facts.raad) else None
    due = last_day(notice, on, kalender_of(facts.raad), back=True) if notice is not None else on
    if was_sent(meeting) or (due - date).days > NEAR:
        return
    covers = frozenset({("oproeping", "status")})
    if not meeting.agendapunten:
        words = f"Zet de agenda klaar van {day_named(meeting)}."
        yield Task(words, path, ("agendapunten",), urgency_of(due, date), due)
    words = f"Verstuur de uitnodiging voor {day_named(meeting)}."
    yield Task(words, path, ("uitgenodigd_op",), urgency_of(due, date), due, covers)


def _to_write_up(facts: Facts, meeting: Vergadering, date: day, path: str) -> Iterator[Task]:
    """A meeting that was held and of which the minutes are not a draft yet."""
    if meeting.gepland_begin.date() >= date and meeting.einde is None:
        return
    left = closing_checklist(facts, meeting, date)
    todo = f" Nog te doen: {counted(len(left), 'ding', 'dingen')}." if left else ""
    words = f"Werk het verslag van {day_named(meeting)} af tot een ontwerp.{todo}"
    at = left[0].at if left else ("status",)
    yield Task(words, path, at, Dringendheid.deze_week, None, frozenset({("V15", "status")}))


def _on_its_way(facts: Facts, meeting: Vergadering, date: day, path: str) -> Iterator[Task]:
    """Draft minutes: to the chair and the members, what they remarked, and then the approval."""
    went = meeting.rondgestuurd
    waiting = len(open_remarks(meeting))
    if went is None or (went.naar_leden is None and went.naar_voorzitter is None):
        words = f"Stuur het ontwerpverslag van {day_named(meeting)} naar de voorzitter, en dan naar de leden."
        yield Task(words, path, ("rondgestuurd",), Dringendheid.deze_maand)
    elif went.naar_leden is None:
        words = f"Stuur het ontwerpverslag van {day_named(meeting)} naar de leden."
        yield Task(words, path, ("rondgestuurd", "naar_leden"), Dringendheid.deze_week)
    if waiting:
        words = f"Beslis over {counted(waiting, 'opmerking', 'opmerkingen')} bij het verslag van {day_named(meeting)}."
        yield Task(words, path, ("opmerkingen",), Dringendheid.deze_week)
    covers = frozenset({("V15", "status")})
    later = [
        each for each in facts.meetings if each.gepland_begin > meeting.gepland_begin and same_series(each, meeting)
    ]
    held = [each for each in later if each.status in HELD and each.gepland_begin.date() <= date]
    if held:
        words = f"Het verslag van {day_named(meeting)} is nog niet goedgekeurd, en er was al een vergadering op {day_named(held[-1])}."
        yield Task(words, path, ("verslag_goedgekeurd_op",), Dringendheid.te_laat, None, covers)
        return
    coming = next((each for each in later if each.status in BEFORE), None)
    due = coming.gepland_begin.date() if coming is not None else None
    on = f" op {written_day(due)}" if due is not None else ""
    words = f"Laat het verslag van {day_named(meeting)} goedkeuren{on}."
    yield Task(words, path, ("verslag_goedgekeurd_op",), urgency_of(due, date), due, covers)


def _once_more(facts: Facts, meeting: Vergadering, date: day, path: str) -> Iterator[Task]:
    """A meeting without quorum after which a second one may decide, and is not planned."""
    rules = facts.rules_of(meeting)
    following = facts.archive.get(MEETINGS, meeting.volgende_vergadering or "")
    allowed = rules is not None and rules.quorum.tweede_vergadering_beslist and decides_as_council(meeting, facts.raad)
    written = meeting.soort_vergadering is Vergadersoort.schriftelijke_ronde
    fresh = (date - meeting.gepland_begin.date()).days <= SECOND_WITHIN
    if allowed and fresh and not written and (following is None or not following.tweede_vergadering):
        words = f"Op {day_named(meeting)} was de raad niet in aantal. Roep een tweede vergadering bijeen."
        yield Task(words, path, ("volgende_vergadering",), Dringendheid.deze_week)


def _actions(facts: Facts, date: day) -> Iterator[Task]:
    """The actions that are over time, or of which the last day comes within a week."""
    for promise in promises_of(facts.archive):
        due = promise.action.deadline
        if not promise.unfinished or due is None or (due - date).days > SOON:
            continue
        entry = promise.entries[-1]
        late = promise.days_late(date)
        when = f"{counted(late, 'dag', 'dagen')} over tijd" if late else f"tegen {written_day(due)}"
        words = f"{promise.action.verantwoordelijke}: {promise.action.omschrijving} ({when})."
        field = f"agendapunten[{int(entry.at[1]) + 1}].actiepunten[{int(entry.at[3]) + 1}].deadline"
        covers = frozenset({("V31", field)})
        yield Task(words, path_of(MEETINGS, entry.meeting.id), entry.at, urgency_of(due, date), due, covers)
