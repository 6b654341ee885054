"""A meeting that is called off: what was prepared for it goes elsewhere first, so that nothing is lost and nothing stands there in vain.

The check knows what a meeting that did not take place cannot have (V08); here it leaves, each thing to where it belongs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.acts.coming import greeting, when_and_where, who_meets
from lok.acts.meeting_text import ITEMS, day_named, meeting_of, named, put, still_to_come
from lok.acts.moving_over import moved_over
from lok.acts.record_text import drop, one_line, path_of, put_all
from lok.acts.task import Dringendheid, Task
from lok.facts.actions import promises
from lok.kinds.vergadering import Vergadering
from lok.kinds.vergaderstatus import BEFORE, Vergaderstatus
from lok.kinds.vergaderstatus_rules import DONE, HAPPENED, ON_THE_TABLE
from lok.model.depends import asks_for
from lok.words.dutch import listed, written_day
from lok.words.message import Message
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.acts.deed import Deed, Office
    from lok.facts.actions import Entry
    from lok.facts.facts import Facts

MEETINGS = "vergaderingen"
ADVICES = "adviezen"
OF_AN_ACTION = ("status", "afgerond_op", "deadline", "zetel", "verantwoordelijke")
"""What may have changed of an action since it was last written down."""


def call_off(
    office: Office, meeting_id: str, reason: str, on: day | None = None, *, instead: str | None = None
) -> Deed:
    """The meeting that does not take place, with the day and, for members, the reason. Twice is once.

    Actions go back to the meeting that wrote them down before, as far as they are now. What was prepared (discussion, guests,
    drafts of advices) goes to the meeting that comes instead.

    Args:
        office: The council.
        meeting_id: The meeting, which is still to come.
        reason: Why, for members.
        on: The day on which it was called off; today if none is given.
        instead: The meeting that takes its place, if it is planned already.

    Raises:
        RefusedError: It was opened, no reason is given, or something was prepared that has nowhere to go.
    """
    text = office.text(MEETINGS, meeting_id)
    path = path_of(MEETINGS, meeting_id)
    reason = one_line(reason, "zeg waarom de vergadering niet doorgaat. Alleen de leden lezen dat.")
    before = meeting_of(text)
    if before.status is Vergaderstatus.afgelast:
        if before.reden_afgelasting == reason and (on is None or before.afgelast_op == on):
            return office.deed(path, {}, words=["Deze vergadering was al afgelast."])
        raise RefusedError("deze vergadering is al afgelast. Verbeter de reden of de dag bij de vergadering zelf.")
    meeting = still_to_come(text)
    new = dict(_handed_back(office, meeting))
    if instead is not None:
        new |= moved_over(office, meeting, instead)
        new |= _named_next(office, meeting, instead, new)
    else:
        _refuse_what_is_lost(meeting)
    text = _emptied(text, meeting)
    values = {"status": Vergaderstatus.afgelast, "afgelast_op": on or office.today, "reden_afgelasting": reason}
    new[path] = put_all(Vergadering, text, values)
    return office.deed(path, new, words=_told(meeting, instead), todo=_left(office, meeting, path, instead))


def _handed_back(office: Office, meeting: Vergadering) -> Iterator[tuple[str, str]]:
    """The meetings that wrote its actions down before, with those as they are now."""
    texts: dict[str, str] = {}
    for promise in promises(office.facts.meetings):
        places = [index for index, entry in enumerate(promise.entries) if entry.meeting.id == meeting.id]
        for index in places:
            entry = promise.entries[index]
            earlier = [each for each in promise.entries[:index] if each.meeting.id != meeting.id]
            if not earlier:
                message = (
                    f"het actiepunt ‘{entry.action.omschrijving}’ staat op geen andere vergadering. Zet het eerst op de "
                    "agenda van een andere, of wis het."
                )
                raise RefusedError(message)
            _hand_back(office, earlier[-1], entry, texts)
    yield from texts.items()


def _hand_back(office: Office, earlier: Entry, entry: Entry, texts: dict[str, str]) -> None:
    """Put the state of an action, where it changed, with the entry before it."""
    changed = {
        name: getattr(entry.action, name)
        for name in OF_AN_ACTION
        if getattr(entry.action, name) != getattr(earlier.action, name)
    }
    if changed:
        path = path_of(MEETINGS, earlier.meeting.id)
        text = texts.get(path) or office.text(MEETINGS, earlier.meeting.id)
        texts[path] = put_all(Vergadering, text, changed, earlier.at)


def _refuse_what_is_lost(meeting: Vergadering) -> None:
    """Raises ``RefusedError`` when words were prepared that would be gone."""
    for item in meeting.agendapunten:
        if item.bespreking is not None:
            message = (
                f"bij {named(item)} is al een bespreking voorbereid. Kies de vergadering die in de plaats komt, dan gaat ze "
                "mee; of wis ze eerst."
            )
            raise RefusedError(message)


def _emptied(text: str, meeting: Vergadering) -> str:
    """The text without what a meeting that did not take place cannot have."""
    for index in range(len(meeting.agendapunten)):
        for name in (*DONE, *ON_THE_TABLE):
            text = drop(text, (ITEMS, index, name))
    cancelled = meeting.model_copy(update={"status": Vergaderstatus.afgelast})
    for name in HAPPENED:
        if not asks_for(cancelled, name):
            text = drop(text, (name,))
    return text


def _named_next(office: Office, meeting: Vergadering, instead: str, new: dict[str, str]) -> dict[str, str]:
    """The meetings that name this one as the next, with the other in its place."""
    found = {}
    for each in office.facts.meetings:
        if each.volgende_vergadering == meeting.id and each.id != instead:
            path = path_of(MEETINGS, each.id)
            found[path] = put(new.get(path) or office.text(MEETINGS, each.id), (), "volgende_vergadering", instead)
    return found


def _told(meeting: Vergadering, instead: str | None) -> Iterator[str]:
    if any(item.actiepunten for item in meeting.agendapunten):
        yield "De actiepunten blijven open. Ze staan klaar voor de agenda van de volgende vergadering."
    if meeting.gasten and instead is None:
        guests = listed(each.hoedanigheid for each in meeting.gasten)
        yield f"De gasten staan er niet meer bij. Verwittig ze: {guests}."
    if instead is not None:
        yield "Wat voorbereid was, staat nu op de vergadering die in de plaats komt."


def _left(office: Office, meeting: Vergadering, path: str, instead: str | None) -> Iterator[Task]:
    """What is still to do once it is called off."""
    if meeting.uitgenodigd_op is not None:
        yield Task("Verwittig de leden dat de vergadering niet doorgaat.", path, (), Dringendheid.te_laat)
    if instead is None:
        for advies in office.archive.all(ADVICES):
            if advies.vergadering == meeting.id:
                words = f"{advies.nummer} stond op deze agenda. Kies een andere vergadering."
                yield Task(words, path_of(ADVICES, advies.id), ("vergadering",), Dringendheid.deze_week)
        for each in office.facts.meetings:
            if each.volgende_vergadering == meeting.id:
                words = f"De vergadering van {day_named(each)} noemt deze nog als de volgende."
                yield Task(words, path_of(MEETINGS, each.id), ("volgende_vergadering",), Dringendheid.deze_maand)


def call_off_mail(facts: Facts, meeting: Vergadering, instead: Vergadering | None = None) -> Message:
    """The mail that tells the members that a meeting does not take place, why, and what comes instead.

    Raises:
        RefusedError: It is not called off, or the other one is no longer to come.
    """
    if meeting.status is not Vergaderstatus.afgelast:
        raise RefusedError("deze vergadering is niet afgelast.")
    if instead is not None and instead.status not in BEFORE:
        raise RefusedError("de vergadering die in de plaats komt, moet nog komen.")
    name = facts.raad.afkorting if facts.raad else "het LOK"
    lines = [
        "Beste leden,",
        "",
        f"De vergadering van {written_day(meeting.gepland_begin.date())} ({who_meets(facts, meeting)}) gaat niet door.",
        *((f"De reden: {meeting.reden_afgelasting}",) if meeting.reden_afgelasting else ()),
        "",
        *((f"Ze vindt nu plaats op {when_and_where(instead)}.", "") if instead is not None else ()),
        *greeting(name),
    ]
    return Message(f"Gaat niet door: vergadering van {written_day(meeting.gepland_begin.date())}", "\n".join(lines))
