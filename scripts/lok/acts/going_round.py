"""Draft minutes go round before they are approved: to the chair, to the members with a last day for remarks, and what came back.

The mails name no person and hold no address: whoever sends them has those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.acts.coming import greeting, who_meets
from lok.acts.meeting_text import append, day_named, meeting_of, put
from lok.acts.record_text import drop, path_of, put_all, written
from lok.acts.task import Dringendheid, Task
from lok.kinds.rondgang import Opmerkingsgevolg
from lok.kinds.vergadering import Vergadering
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.words.dutch import counted, sentence, written_day
from lok.words.message import Message
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from datetime import date as day

    from lok.acts.deed import Deed, Office
    from lok.facts.facts import Facts
    from lok.kinds.rondgang import Opmerking

MEETINGS = "vergaderingen"
ROUND = "rondgestuurd"
REMARKS = "opmerkingen"


def send_to_chair(office: Office, meeting_id: str, on: day) -> Deed:
    """The draft that went to the chair on ``on``.

    Raises:
        RefusedError: There is no draft of minutes, or it went there before on another day.
    """
    text, meeting = _draft(office, meeting_id)
    went = meeting.rondgestuurd.naar_voorzitter if meeting.rondgestuurd else None
    if went is not None and went != on:
        raise RefusedError(f"het ontwerp ging al naar de voorzitter, op {written_day(went)}.")
    return _deed(office, meeting_id, _sent(text, meeting, naar_voorzitter=on))


def send_to_members(office: Office, meeting_id: str, on: day, until: day) -> Deed:
    """The draft that went to all members on ``on``, who can remark on it until ``until``.

    Raises:
        RefusedError: There is no draft of minutes, or the last day lies before that of sending.
    """
    text, meeting = _draft(office, meeting_id)
    if until < on:
        raise RefusedError(f"geef de leden een dag voor hun opmerkingen na {written_day(on)}.")
    new = _sent(text, meeting, naar_leden=on, opmerkingen_tot=until)
    words = [f"De leden geven opmerkingen tot en met {written_day(until)}."]
    went = meeting.rondgestuurd
    if went is None or went.naar_voorzitter is None:
        words.append("De voorzitter kreeg het ontwerp niet apart te lezen.")
    if went is not None and went.naar_leden not in (None, on):
        words.append(f"Het ging al op {written_day(went.naar_leden)} naar de leden; nu telt deze keer.")
    return _deed(office, meeting_id, new, words)


def remark(office: Office, meeting_id: str, said: str, on: day, item: str | None = None) -> Deed:
    """The draft with a remark that came in, on the item with that number or on the whole; never from whom.

    Raises:
        RefusedError: Nothing was said, there is no such item, it stands there already, or a person is named in it.
    """
    text, meeting = _draft(office, meeting_id)
    if not said.strip():
        raise RefusedError("schrijf op wat er opgemerkt werd.")
    if item is not None and item not in {each.nr for each in meeting.agendapunten}:
        raise RefusedError(f"er is geen punt {item}. Kies een punt, of het hele verslag.")
    same = " ".join(said.split()).casefold()
    if any((each.agendapunt, " ".join(each.tekst.split()).casefold()) == (item, same) for each in meeting.opmerkingen):
        raise RefusedError("deze opmerking staat er al.")
    row = written({"agendapunt": item, "ontvangen_op": on, "tekst": said})
    words = []
    until = meeting.rondgestuurd.opmerkingen_tot if meeting.rondgestuurd else None
    if until is not None and on > until:
        words.append(f"De opmerking kwam na {written_day(until)}, de laatste dag die gevraagd was.")
    return _deed(office, meeting_id, append(text, (REMARKS,), row), words)


def settle_remark(office: Office, meeting_id: str, index: int, result: Opmerkingsgevolg | None, how: str = "") -> Deed:
    """The draft that says whether a remark was taken over, and what stands there now or why not; ``None`` takes that back.

    Raises:
        RefusedError: There is no such remark.
    """
    text, meeting = _draft(office, meeting_id)
    given = remark_of(meeting, index)
    text = put_all(
        Vergadering, text, {"gevolg": result, "toelichting": " ".join(how.split()) if result else ""}, (REMARKS, index)
    )
    todo = []
    if result is Opmerkingsgevolg.overgenomen:
        where = f"punt {given.agendapunt}" if given.agendapunt else "het verslag"
        place = next((i for i, each in enumerate(meeting.agendapunten) if each.nr == given.agendapunt), None)
        at = ("agendapunten", place) if place is not None else ()
        words = f"Pas {where} aan, als dat nog niet gebeurd is."
        todo.append(Task(words, path_of(MEETINGS, meeting_id), at, Dringendheid.deze_week))
    return _deed(office, meeting_id, text, todo=todo)


def take_remark_away(office: Office, meeting_id: str, index: int) -> Deed:
    """The draft without a remark that should not stand there.

    Raises:
        RefusedError: There is no such remark.
    """
    text, meeting = _draft(office, meeting_id)
    remark_of(meeting, index)
    return _deed(office, meeting_id, drop(text, (REMARKS, index)))


def open_remarks(meeting: Vergadering) -> tuple[int, ...]:
    """The places of the remarks of which it is not decided yet whether they are taken over."""
    return tuple(index for index, each in enumerate(meeting.opmerkingen) if each.gevolg is None)


def proposed_remark(meeting: Vergadering) -> str:
    """What is said with the approval, made of the remarks that were taken over; empty when there are none."""
    taken = [each for each in meeting.opmerkingen if each.gevolg is Opmerkingsgevolg.overgenomen]
    return "\n".join(f"- {_about(each)}: {each.toelichting or ' '.join(each.tekst.split())}" for each in taken)


def _about(each: Opmerking) -> str:
    return f"Punt {each.agendapunt}" if each.agendapunt else "Het hele verslag"


def mail_to_chair(facts: Facts, meeting: Vergadering) -> Message:
    """The mail that asks the chair to read the draft first.

    Raises:
        RefusedError: There is no draft of minutes.
    """
    _refuse_no_draft(meeting)
    lines = [
        "Beste voorzitter,",
        "",
        f"Hierbij het ontwerp van het verslag van {day_named(meeting)} ({who_meets(facts, meeting)}).",
        "Wil je het nalezen voor het naar alle leden gaat? Kijk vooral naar de besluiten en de afspraken.",
        "",
        "Het is een ontwerp: het wordt pas openbaar als een volgende vergadering het goedkeurt.",
        "",
        *greeting(_name(facts)),
    ]
    return Message(f"Ontwerpverslag van {day_named(meeting)} om na te lezen", "\n".join(lines))


def mail_to_members(facts: Facts, meeting: Vergadering, until: day | None = None) -> Message:
    """The mail with which the draft goes to all members, with the last day for remarks; that of the record if none is given.

    Raises:
        RefusedError: There is no draft of minutes, or no last day.
    """
    _refuse_no_draft(meeting)
    until = until or (meeting.rondgestuurd.opmerkingen_tot if meeting.rondgestuurd else None)
    if until is None:
        raise RefusedError("kies eerst tot welke dag de leden opmerkingen kunnen geven.")
    lines = [
        "Beste leden,",
        "",
        f"Hierbij het ontwerp van het verslag van {day_named(meeting)} ({who_meets(facts, meeting)}).",
        f"Heb je een opmerking? Bezorg ze ons ten laatste op {written_day(until)}, met het nummer van het punt.",
        "Op de volgende vergadering leggen we het verslag voor, met wat we van de opmerkingen overnamen.",
        "",
        "Het is een ontwerp: deel het niet verder.",
        "",
        *greeting(_name(facts)),
    ]
    return Message(f"Ontwerpverslag van {day_named(meeting)}: opmerkingen tot {written_day(until)}", "\n".join(lines))


def remark_of(meeting: Vergadering, index: int) -> Opmerking:
    """A remark. Raises ``RefusedError`` when there is none at ``index``, which somebody else may have taken away."""
    if not 0 <= index < len(meeting.opmerkingen):
        raise RefusedError("die opmerking staat er niet meer. Kijk het verslag na.")
    return meeting.opmerkingen[index]


def told_open(meeting: Vergadering) -> str:
    """How many remarks wait for a decision, as the beginning of a sentence."""
    return sentence(counted(len(open_remarks(meeting)), "opmerking", "opmerkingen"))


def _draft(office: Office, meeting_id: str) -> tuple[str, Vergadering]:
    """The text of a meeting of which there is a draft of minutes, and the meeting."""
    text = office.text(MEETINGS, meeting_id)
    meeting = meeting_of(text)
    _refuse_no_draft(meeting)
    return text, meeting


def _refuse_no_draft(meeting: Vergadering) -> None:
    if meeting.status is Vergaderstatus.verslag_goedgekeurd:
        raise RefusedError("het verslag is goedgekeurd. Wat je nu nog verandert, hoort bij de correcties.")
    if meeting.status is not Vergaderstatus.verslag_ontwerp:
        raise RefusedError("er is nog geen ontwerpverslag om rond te sturen.")


def _sent(text: str, meeting: Vergadering, **days: day) -> str:
    if meeting.rondgestuurd is None:
        return put(text, (), ROUND, written(days))
    return put_all(Vergadering, text, days, (ROUND,))


def _deed(
    office: Office, meeting_id: str, text: str, words: list[str] | None = None, todo: list[Task] | None = None
) -> Deed:
    path = path_of(MEETINGS, meeting_id)
    return office.deed(path, {path: text}, words=words or (), todo=todo or ())


def _name(facts: Facts) -> str:
    return facts.raad.afkorting if facts.raad else "het LOK"
