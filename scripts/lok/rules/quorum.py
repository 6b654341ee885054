"""The quorum that minutes state against the one computed from seats, mandates and attendance (V11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.gathering import decides_as_council
from lok.facts.room import inside
from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.facts.quorum import Quorumstand
    from lok.kinds.vergadering import Vergadering
    from lok.model.kind import Record


def quorum_is_as_stated(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V11: what the minutes and the status say of the quorum is what follows from the rule of that day."""
    del date
    for meeting in facts.meetings:
        quorum = facts.quorums.get(meeting.id)
        if quorum is not None and quorum.reached is not None:
            for finding in _compared(meeting, quorum):
                yield meeting, finding


def _compared(meeting: Vergadering, quorum: Quorumstand) -> Iterator[Finding]:
    reason = f"{quorum.reason[0].lower()}{quorum.reason[1:].removesuffix('.')}"
    stated, failed = meeting.quorum_bereikt, meeting.status is Vergaderstatus.onvoltallig
    word = "ja" if quorum.reached else "nee"
    if stated is not None and stated is not quorum.reached:
        hint = (
            f"Schrijf ‘quorum_bereikt: {word}’, of verbeter de aanwezigheden, de mandaten of de afspraken van die dag."
        )
        yield Finding(("quorum_bereikt",), "V11", reason, hint)
    elif failed and quorum.reached:
        hint = "Schrijf ‘status: gehouden’ of verder, of verbeter de aanwezigheden of de afspraken van die dag."
        yield Finding(("status",), "V11", f"de raad was wel in aantal: {reason}", hint)
    elif not failed and not quorum.reached:
        hint = "Schrijf ‘status: onvoltallig’, of verbeter de aanwezigheden of de afspraken van die dag."
        yield Finding(("status",), "V11", f"de raad was niet in aantal: {reason}", hint, Level.AANDACHTSPUNT)


def votes_are_taken_in_number(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V11: a vote taken after so many left that the council was no longer in number is worth a look.

    Who left for a conflict of interest still counts: house rules differ about that seat. A proxy does not.
    """
    del date
    for meeting in facts.meetings:
        stand = facts.quorums.get(meeting.id)
        if stand is None or not stand.needed or stand.least < stand.needed or meeting.tweede_vergadering:
            continue
        if not any(item.aanwezig_afwijkend for item in meeting.agendapunten):
            continue
        voting = facts.composition_of(meeting).voting
        for index, (item, there) in enumerate(zip(meeting.agendapunten, inside(meeting), strict=True)):
            left = len(there & voting)
            if (item.stemmingen or item.verkiezingen) and left < stand.needed:
                seats = (
                    "was er nog 1 stemgerechtigde zetel" if left == 1 else f"waren er nog {left} stemgerechtigde zetels"
                )
                message = f"bij dit punt {seats}, en er waren er {stand.needed} nodig"
                hint = "Klopt dit? Kwam een zetel terug, noteer dat dan in ‘aanwezig_afwijkend:’."
                field = "stemmingen" if item.stemmingen else "verkiezingen"
                yield meeting, Finding(("agendapunten", index, field), "V11", message, hint, Level.AANDACHTSPUNT)


def a_second_meeting_has_a_first(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V11: only after a meeting without quorum may a second one decide whatever the number present."""
    del date
    before: Vergadering | None = None
    for meeting in facts.meetings:
        if not decides_as_council(meeting, facts.raad):
            continue
        if meeting.tweede_vergadering and (before is None or before.status is not Vergaderstatus.onvoltallig):
            last = "er ging geen vergadering aan vooraf" if before is None else f"de vorige, {before.id}, was voltallig"
            message = f"dit kan geen tweede vergadering zijn: {last}"
            hint = "Verwijder ‘tweede_vergadering:’, of schrijf bij de vorige vergadering ‘status: onvoltallig’."
            yield meeting, Finding(("tweede_vergadering",), "V11", message, hint)
        if meeting.status in HELD:
            before = meeting
