"""Who comes: the answer of each seat before a meeting, and the texts of the mails about it.

The texts name seats, never persons, and hold no address: whoever sends them has those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.acts.meeting_text import append, put, still_to_come
from lok.acts.record_text import drop
from lok.facts.sitting import asked, called
from lok.kinds.toezeggingen import COMING
from lok.kinds.vergadering import Vergadersoort
from lok.kinds.vergaderstatus import BEFORE, Vergaderstatus
from lok.words.dutch import sentence, written_day, written_moment
from lok.words.message import Message
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.kinds.toezeggingen import Antwoord
    from lok.kinds.vergadering import Vergadering
    from lok.kinds.zetels import Zetel


def answer(text: str, seat: str, said: Antwoord | None) -> str:
    """The text with what a seat answered to the invitation; ``None`` takes its answer away.

    Raises:
        RefusedError: The meeting was opened, or does not take place.
    """
    meeting = still_to_come(text)
    index = next((place for place, each in enumerate(meeting.toezeggingen) if each.zetel == seat), None)
    if said is None:
        return text if index is None else drop(text, ("toezeggingen", index))
    if index is not None:
        return put(text, ("toezeggingen", index), "antwoord", said.value)
    return append(text, ("toezeggingen",), {"zetel": seat, "antwoord": said.value})


def silent(facts: Facts, meeting: Vergadering) -> tuple[Zetel, ...]:
    """The filled seats that a meeting is for and that did not answer."""
    said = {line.zetel for line in meeting.toezeggingen}
    filled = facts.timeline.on(meeting.gepland_begin.date()).filled
    return tuple(each for each in called(facts.archive, meeting) if each.id in filled and each.id not in said)


def expected(facts: Facts, meeting: Vergadering) -> str:
    """``4 van de 8 leden met stemrecht komen; er zijn er 5 nodig om te beslissen.``; empty for a meeting that was opened."""
    if meeting.status not in BEFORE:
        return ""
    voting = facts.timeline.on(meeting.gepland_begin.date()).voting
    seats = {each.id for each in called(facts.archive, meeting) if each.id in voting}
    coming = sum(line.zetel in seats and line.antwoord in COMING for line in meeting.toezeggingen)
    one = len(seats) == 1
    all_of_them = "van 1 lid" if one else f"van de {len(seats)} leden"
    comes = f"{coming} {all_of_them} met stemrecht {'komt' if one or coming == 1 else 'komen'}"
    needed = asked(facts, meeting)
    if needed is None:
        return f"{comes}."
    return f"{comes}; er {'is' if needed == 1 else 'zijn'} er {needed} nodig om te beslissen."


def reminder(facts: Facts, meeting: Vergadering, until: day | None = None) -> Message:
    """The mail that asks the seats that did not answer whether they come.

    Args:
        facts: The council.
        meeting: The meeting that is still to come.
        until: The day by which an answer is asked, if any.

    Raises:
        RefusedError: Everybody answered, or the meeting is no longer to come.
    """
    if meeting.status not in BEFORE:
        raise RefusedError("deze vergadering is al geopend, of ze gaat niet door.")
    seats = silent(facts, meeting)
    if not seats:
        raise RefusedError("iedereen heeft al geantwoord.")
    name = facts.raad.afkorting if facts.raad else "LOK"
    when = f" tegen {written_day(until)}" if until else ""
    lines = [
        "Beste leden,",
        "",
        f"{sentence(who_meets(facts, meeting))} vergadert op {when_and_where(meeting)}.",
        "",
        "Van deze leden weten we nog niet of ze komen:",
        *(f"- {each.naam}" for each in seats),
        "",
        f"Laat je het ons weten{when}? Zeg of je komt, je verontschuldigt, of een plaatsvervanger stuurt. Een reden hoeft niet.",
        "",
        f"Nu: {expected(facts, meeting)}",
        "",
        *greeting(name),
    ]
    return Message(f"Kom je op {written_day(meeting.gepland_begin.date())}?", "\n".join(lines))


def invitation(facts: Facts, meeting: Vergadering) -> Message:
    """The mail that calls the members, with the agenda.

    Raises:
        RefusedError: There is no agenda yet, or the meeting is no longer to come.
    """
    if meeting.status not in BEFORE:
        raise RefusedError("deze vergadering is al geopend, of ze gaat niet door.")
    if not meeting.agendapunten:
        raise RefusedError("er staat nog niets op de agenda.")
    name = facts.raad.afkorting if facts.raad else "LOK"
    lines = [
        "Beste leden,",
        "",
        f"{sentence(who_meets(facts, meeting))} vergadert op {when_and_where(meeting)}.",
        *([f"Online: {meeting.online_link}"] if meeting.online_link else []),
        "",
        "Op de agenda:",
        *(f"{item.nr}. {item.titel}" for item in meeting.agendapunten),
        "",
        "Laat je ons weten of je komt, je verontschuldigt, of een plaatsvervanger stuurt? Een reden hoeft niet.",
        "",
        *greeting(name),
    ]
    return Message(f"Uitnodiging: vergadering van {written_day(meeting.gepland_begin.date())}", "\n".join(lines))


def second_call(facts: Facts, failed: Vergadering, second: Vergadering) -> Message:
    """The mail that calls a second meeting after one without quorum.

    Args:
        facts: The council.
        failed: The meeting that was not in number.
        second: The one that comes in its place.

    Raises:
        RefusedError: The first one was in number.
    """
    if failed.status is not Vergaderstatus.onvoltallig:
        raise RefusedError("een tweede vergadering komt er alleen na een vergadering die niet in aantal was.")
    name = facts.raad.afkorting if facts.raad else "LOK"
    needed = asked(facts, second)
    decides = (
        "Deze tweede vergadering mag beslissen, hoeveel leden er ook zijn."
        if needed is None
        else f"Om te beslissen moeten er {needed} leden met stemrecht zijn."
    )
    lines = [
        "Beste leden,",
        "",
        f"Op {written_day(failed.gepland_begin.date())} waren er te weinig leden om te beslissen.",
        f"Daarom komt {name} opnieuw samen op {when_and_where(second)}.",
        "",
        "Op de agenda staat hetzelfde:",
        *(f"{item.nr}. {item.titel}" for item in second.agendapunten),
        "",
        decides,
        "Laat je ons weten of je komt, je verontschuldigt, of een plaatsvervanger stuurt?",
        "",
        *greeting(name),
    ]
    return Message(f"Tweede vergadering op {written_day(second.gepland_begin.date())}", "\n".join(lines))


def who_meets(facts: Facts, meeting: Vergadering) -> str:
    """Who meets, as the subject of a sentence."""
    group = facts.archive.get("werkgroepen", meeting.werkgroep) if meeting.werkgroep else None
    if group is not None:
        return f"de werkgroep ‘{group.naam}’"
    if meeting.soort_vergadering is Vergadersoort.dagelijks_bestuur:
        return "het dagelijks bestuur"
    return facts.raad.afkorting if facts.raad else "het LOK"


def when_and_where(meeting: Vergadering) -> str:
    """When a meeting begins, and where."""
    return written_moment(meeting.gepland_begin) + (f", {meeting.locatie}" if meeting.locatie else "")


def greeting(name: str) -> tuple[str, ...]:
    """The last lines of a mail."""
    return "Met vriendelijke groet,", f"het secretariaat van {name}"
