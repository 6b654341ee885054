"""Whether the council meets often enough, and whether its calendar keeps up with the days (V08, V33)."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date as day
from itertools import pairwise
from typing import TYPE_CHECKING

from lok.facts.gathering import decides_as_council
from lok.kinds.afspraken import rules_on
from lok.kinds.termijnen import kalender_of, notice_term
from lok.kinds.vergadering import Vergadersoort
from lok.kinds.vergaderstatus import BEFORE, HELD, Vergaderstatus
from lok.model.days import months_later
from lok.model.terms import in_words, last_day
from lok.rules.dates import FIRST_DAY
from lok.source.problems import Finding, Level
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.facts.facts import Facts
    from lok.kinds.afspraken import Afspraken
    from lok.kinds.vergadering import Vergadering
    from lok.model.kind import Record


def real_meetings(facts: Facts) -> tuple[Vergadering, ...]:
    """The meetings at which the council could decide, the earliest first: held, in number, not in writing.

    Those on an impossible day are V34's.
    """
    return tuple(
        meeting
        for meeting in facts.meetings
        if meeting.status in HELD
        and meeting.gepland_begin.date() >= FIRST_DAY
        and meeting.status is not Vergaderstatus.onvoltallig
        and decides_as_council(meeting, facts.raad)
        and meeting.soort_vergadering is not Vergadersoort.schriftelijke_ronde
    )


def enough_meetings(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V33: in every full year the council met as often as the rules of the first of January asked.

    Years before the first meeting in the records are not judged: what was not written down may have been.
    """
    meetings = real_meetings(facts)
    if facts.raad is None or not meetings:
        return
    held = Counter(meeting.gepland_begin.year for meeting in meetings)
    short: defaultdict[int, list[str]] = defaultdict(list)
    for year in range(meetings[0].gepland_begin.year, date.year):
        rules: Afspraken | None = rules_on(facts.raad, day(year, 1, 1))
        if rules is not None and held[year] < (rules.min_vergaderingen_per_jaar or 0):
            short[facts.raad.afspraken.index(rules)].append(f"{held[year]} in {year}")
    for index, years in short.items():
        minimum = facts.raad.afspraken[index].min_vergaderingen_per_jaar or 0
        message = f"de raad vergaderde minder dan {counted(minimum, 'keer', 'keer')} per jaar: {', '.join(years)}"
        hint = "Ontbreekt er een vergadering, voeg ze dan toe. Plan anders dit jaar de vergaderingen vooraf."
        at = ("afspraken", index, "min_vergaderingen_per_jaar")
        yield facts.raad, Finding(at, "V33", message, hint, Level.AANDACHTSPUNT)


def no_long_silence(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V33: no more months pass between two meetings, nor since the last one, than the council wants."""
    meetings = real_meetings(facts)
    for before, after in pairwise(meetings):
        first, longest = before.gepland_begin.date(), _longest_silence(facts, before)
        if longest is not None and months_later(first, longest) < after.gepland_begin.date():
            message = f"er ging meer dan {counted(longest, 'maand', 'maanden')} voorbij sinds de vorige vergadering, op {first}"
            hint = "Ontbreekt er een vergadering, voeg ze dan toe."
            yield after, Finding(("gepland_begin",), "V33", message, hint, Level.AANDACHTSPUNT)
    longest = _longest_silence(facts, meetings[-1]) if meetings else None
    if longest is not None and months_later(meetings[-1].gepland_begin.date(), longest) < date:
        message = f"na deze vergadering kwam er al meer dan {counted(longest, 'maand', 'maanden')} geen andere"
        hint = "Plan een vergadering, of voeg toe wat ontbreekt."
        yield meetings[-1], Finding(("gepland_begin",), "V33", message, hint, Level.AANDACHTSPUNT)


def _longest_silence(facts: Facts, meeting: Vergadering) -> int | None:
    """How many months may follow a meeting without another, by the rules of its day; ``None`` where nothing was agreed."""
    rules = facts.rules_of(meeting)
    return rules.langste_stilte_maanden if rules is not None else None


def plans_keep_up(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V08: a meeting whose day has passed is no longer planned: it was held, or cancelled, or had no quorum."""
    for meeting in facts.meetings:
        if meeting.status in BEFORE and meeting.gepland_begin.date() < date:
            message = f"de dag is voorbij, maar de status is nog ‘{meeting.status.value}’"
            hint = "Schrijf ‘status: gehouden’, ‘afgelast’ of ‘onvoltallig’."
            yield meeting, Finding(("status",), "V08", message, hint, Level.AANDACHTSPUNT)


def the_next_meeting_comes_later(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """The next meeting comes after this one."""
    del date
    for meeting in facts.meetings:
        following = facts.archive.get("vergaderingen", meeting.volgende_vergadering or "")
        if following is not None and following.gepland_begin <= meeting.gepland_begin:
            message = f"{following.id} komt niet na deze vergadering"
            hint = "Kies de vergadering die volgt, of kijk de datums na."
            yield meeting, Finding(("volgende_vergadering",), "datumvolgorde", message, hint)


def invited_in_time(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """The invitation leaves as long before the meeting as the rules of that day ask."""
    for meeting in facts.meetings:
        rules, on = facts.rules_of(meeting), meeting.gepland_begin.date()
        notice = notice_term(rules)
        if notice is None or meeting.status is Vergaderstatus.afgelast or not decides_as_council(meeting, facts.raad):
            continue
        last = last_day(notice, on, kalender_of(facts.raad), back=True)
        if meeting.uitgenodigd_op is not None and meeting.uitgenodigd_op > on:
            message = f"de uitnodiging vertrok op {meeting.uitgenodigd_op}, na de vergadering van {on}"
            hint = "Kijk beide datums na: een uitnodiging vertrekt voor de vergadering."
            yield meeting, Finding(("uitgenodigd_op",), "oproeping", message, hint, Level.AANDACHTSPUNT)
        elif meeting.uitgenodigd_op is not None and meeting.uitgenodigd_op > last:
            days = counted((on - meeting.uitgenodigd_op).days, "dag", "dagen")
            message = f"de uitnodiging vertrok {days} voor de vergadering, en de afspraken vragen {in_words(notice)}"
            hint = f"Kijk de datum na. Verstuur de volgende uitnodiging op tijd: hier was dat {last}."
            yield meeting, Finding(("uitgenodigd_op",), "oproeping", message, hint, Level.AANDACHTSPUNT)
        elif meeting.status is Vergaderstatus.gepland and last <= date <= on:
            message = f"de uitnodiging met de agenda moest vertrekken op {last}"
            if date == last:
                message = "vandaag moet de uitnodiging met de agenda vertrekken"
            hint = "Verstuur ze, schrijf ‘status: uitgenodigd’ en vul ‘uitgenodigd_op:’ in."
            yield meeting, Finding(("status",), "oproeping", message, hint, Level.AANDACHTSPUNT)
