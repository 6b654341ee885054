"""Minutes on the table of a later meeting: whose they are, and whether they get approved in time (V15, V16)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date as day
from itertools import pairwise
from typing import TYPE_CHECKING

from lok.kinds.organen import Orgaan
from lok.kinds.vergadering import PLENARY, Vergadersoort, Verslagresultaat
from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.rules.dates import FIRST_DAY
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.facts.facts import Facts
    from lok.kinds.vergadering import Vergadering
    from lok.model.kind import Record

A_YEAR = 366
FOREVER = day.max
NOT_OLD = "dit verslag is niet van voor de eerste vergadering die hier goedgekeurd is"
LATE = 2
"""Minutes approved more than so many meetings later are late."""


def earlier_minutes_of_the_same_body(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V15: a meeting approves minutes of an earlier meeting of the same body, that was held, once."""
    del date
    approved: dict[str, str] = {}
    for meeting in facts.meetings:
        for index, each in enumerate(meeting.vorige_verslagen):
            earlier = facts.archive.get("vergaderingen", each.vergadering)
            if earlier is None:
                continue
            wrong = _wrong(meeting, earlier, approved.get(earlier.id))
            if wrong:
                hint = "Kijk na van welke vergadering het verslag voorlag."
                yield meeting, Finding(("vorige_verslagen", index, "vergadering"), "V15", wrong, hint)
            elif (
                each.resultaat is not Verslagresultaat.niet_goedgekeurd
                and earlier.gepland_begin < meeting.gepland_begin
            ):
                approved.setdefault(earlier.id, meeting.id)


def _wrong(meeting: Vergadering, earlier: Vergadering, approved_at: str | None) -> str:
    """What is wrong with these minutes on this table; empty when nothing is. What V16 tells is not told again."""
    if earlier.gepland_begin >= meeting.gepland_begin:
        return "" if earlier.verslag_goedgekeurd_op == meeting.id else f"{earlier.id} kwam niet voor deze vergadering"
    if earlier.status not in HELD:
        return f"{earlier.id} is niet gehouden (status ‘{earlier.status.value}’) en heeft geen verslag"
    if approved_at is not None:
        here = approved_at == meeting.id
        return f"het verslag van {earlier.id} {'staat hier al' if here else f'is al goedgekeurd op {approved_at}'}"
    if not same_body(meeting, earlier):
        return f"{earlier.id} was een vergadering van een ander orgaan"
    return ""


def same_body(one: Vergadering, other: Vergadering) -> bool:
    """Whether one may approve the minutes of the other: LOK and BOA are two bodies that may also meet together."""
    bodies = {one.orgaan, other.orgaan}
    groups = {one.werkgroep, other.werkgroep} - {None}
    return not {Orgaan.lok, Orgaan.boa} <= bodies and len(groups) <= 1


def same_series(one: Vergadering, other: Vergadering) -> bool:
    """Whether the minutes of one lie on the table of the other: both of the whole council, or both of one group of it."""
    whole = (one.soort_vergadering in PLENARY) == (other.soort_vergadering in PLENARY)
    return whole and one.werkgroep == other.werkgroep and same_body(one, other)


def minutes_get_approved(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V15: minutes are approved by the next meeting, or not long after; a meeting without quorum has little to approve."""
    series = _series(facts, date)
    place = {key: index for line in series for index, key in enumerate(line)}
    following = {before: after for line in series for before, after in pairwise(line)}
    approved = {
        each.vergadering
        for meeting in facts.meetings
        for each in meeting.vorige_verslagen
        if each.resultaat is not Verslagresultaat.niet_goedgekeurd
    }
    for meeting in facts.meetings:
        after, at = following.get(meeting.id), place.get(meeting.verslag_goedgekeurd_op or "")
        if after is None or meeting.status is Vergaderstatus.onvoltallig:
            continue
        if meeting.verslag_goedgekeurd_op is None and meeting.id not in approved and not meeting.final:
            message = f"het verslag is nog niet goedgekeurd, en {after} is al voorbij"
            hint = "Zet het op de agenda van de volgende vergadering."
            yield meeting, Finding(("status",), "V15", message, hint, Level.AANDACHTSPUNT)
        elif at is not None and at - place[meeting.id] > LATE:
            message = f"het verslag is pas {at - place[meeting.id]} vergaderingen later goedgekeurd"
            hint = "Klopt dit? Een verslag hoort op de eerstvolgende vergadering voor te liggen."
            yield meeting, Finding(("verslag_goedgekeurd_op",), "V15", message, hint, Level.AANDACHTSPUNT)


def _series_of(meeting: Vergadering) -> tuple[str, str]:
    """The series of meetings that approve each other's minutes: the plenary ones, each group's, the daily board's."""
    then = meeting.vroegere_raad or ""
    if meeting.werkgroep is not None or meeting.soort_vergadering is Vergadersoort.werkgroep:
        return "werkgroep", meeting.werkgroep or then
    if meeting.soort_vergadering is Vergadersoort.dagelijks_bestuur:
        return "dagelijks_bestuur", then
    return ("boa", then) if meeting.orgaan is Orgaan.boa else ("raad", then)


def _series(facts: Facts, date: day) -> tuple[list[str], ...]:
    """The ids of the meetings held before ``date``, by series, the earliest first; impossible days are V34's."""
    series: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for meeting in facts.meetings:
        written = meeting.soort_vergadering is Vergadersoort.schriftelijke_ronde
        if meeting.status in HELD and not written and FIRST_DAY <= meeting.gepland_begin.date() < date:
            series[_series_of(meeting)].append(meeting.id)
    return tuple(series.values())


def approval_is_named(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V16: approved minutes name the meeting that approved them; of an archive from before the first one here it may be unknown.

    Here a series begins with the first meeting of which the approval is recorded. Of an older one the council says in
    words how it was approved; that it does not is a fault only where the meeting is of the last year.
    """
    begun = _first_recorded(facts)
    for meeting in facts.meetings:
        elsewhere = meeting.verslag_elders_goedgekeurd is not None
        if not meeting.final or (meeting.verslag_goedgekeurd_op is not None and not elsewhere):
            continue
        on = meeting.gepland_begin.date()
        old = on < begun.get(_series_of(meeting), FOREVER)
        if meeting.verslag_goedgekeurd_op is not None:
            message, hint = "hier staat welke vergadering het verslag goedkeurde", "Verwijder deze regel."
            yield meeting, Finding(("verslag_elders_goedgekeurd",), "V16", message, hint)
        elif elsewhere and not old:
            hint = "Vul verslag_goedgekeurd_op in: de vergadering die het goedkeurde. Zonder is het nog een ontwerp."
            yield meeting, Finding(("verslag_elders_goedgekeurd",), "V16", NOT_OLD, hint)
        elif not elsewhere:
            level = Level.AANDACHTSPUNT if old and (date - on).days > A_YEAR else Level.FOUT
            message = "een goedgekeurd verslag noemt de vergadering die het goedkeurde"
            hint = "Voeg ‘verslag_goedgekeurd_op:’ toe met de id van die vergadering."
            if old:
                hint += " Staat die hier niet? Zeg dan in ‘verslag_elders_goedgekeurd:’ wie het goedkeurde en wanneer."
            yield meeting, Finding(("status",), "V16", message, hint, level)


def _first_recorded(facts: Facts) -> dict[tuple[str, str], day]:
    """By series, the day of the first meeting of which a later one is known to have approved the minutes, or to have had them before it."""
    named = {each.vergadering for meeting in facts.meetings for each in meeting.vorige_verslagen}
    first: dict[tuple[str, str], day] = {}
    for meeting in facts.meetings:
        if meeting.verslag_goedgekeurd_op is not None or meeting.id in named:
            first.setdefault(_series_of(meeting), meeting.gepland_begin.date())
    return first


def corrections_come_after(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V16: minutes are corrected after they were approved; before that they are still being written."""
    del date
    for meeting in facts.meetings:
        approved_at = facts.archive.get("vergaderingen", meeting.verslag_goedgekeurd_op or "")
        for index, each in enumerate(meeting.correcties):
            if approved_at is not None and each.datum < approved_at.gepland_begin.date():
                message = f"de correctie van {each.datum} kwam voor de goedkeuring op {approved_at.id}"
                hint = "Kijk de datum na. Wat voor de goedkeuring verandert, is geen correctie: verwijder ze dan."
                yield meeting, Finding(("correcties", index, "datum"), "V16", message, hint)
