"""What comes back on an advice: an answer, or none and somebody asks for it; and a second look, later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lok.acts.answer import (
    Answer,
    answer_reminder,
    evidence_for,
    note_answer,
    note_reminder,
    note_second_look,
)
from lok.acts.record_text import written
from lok.desk.errands.asking import AnswerError, Given, of_model, own
from lok.desk.errands.errand import Beside, Errand
from lok.desk.errands.together import Which, fold, only_if
from lok.desk.forms import Control
from lok.facts.answerers import by_whom
from lok.facts.answers import OPEN, awaited, stand, term_told
from lok.facts.naming import towns_on
from lok.kinds.advies import Antwoordherinnering, Nazicht
from lok.kinds.adviesstatus import GIVEN, Status
from lok.kinds.gemeenten import town_key, towns_asked
from lok.kinds.gevolgen import Gevolg, GevolgPerAanbeveling, Resultaat
from lok.kinds.opvolging import Bestuursorgaan
from lok.model.audience import Audience
from lok.model.depends import FILLED
from lok.words.dutch import sentence, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.acts.deed import Deed, Office
    from lok.desk.forms import Field
    from lok.kinds.advies import Aanbeveling, Advies
    from lok.words.message import Message

ADVICES = "adviezen"
WHICH, NEW = "antwoord", "nieuw"


def _sent(office: Office, advies: Any) -> bool:
    del office
    return advies is not None and advies.overgemaakt_op is not None and advies.status is not Status.ingetrokken


def _answer_word(answer: Gevolg) -> str:
    """What names an answer: no body of a town answers twice on one day."""
    words = (answer.orgaan.value, town_key(answer.bestuur), answer.besluit_datum.isoformat())
    return " ".join(filter(None, words))


def _which_answer(office: Office, record_id: str) -> Field | None:
    answers = office.record(ADVICES, record_id).gevolgen
    if not answers:
        return None
    told = [
        (_answer_word(each), f"Verbeter dat van {by_whom(each)}, {written_day(each.besluit_datum)}")
        for each in reversed(answers)
    ]
    return own(
        WHICH,
        "Welk antwoord?",
        Control.CHOICE,
        required=True,
        value=NEW,
        choices=((NEW, "Een nieuw antwoord"), *told),
        kept=False,
    )


def _answer_asks(office: Office, record_id: str, chosen: str) -> Iterator[Field]:
    advies: Advies = office.record(ADVICES, record_id)
    members = advies.readers is Audience.LEDEN
    told = next((each for each in advies.gevolgen if _answer_word(each) == chosen), None)
    stands = written(told.model_dump()) if told is not None else _expected(office, advies)

    def asked(name: str, label: str = "", told: str | None = None) -> Field:
        return of_model(Gevolg, name, value=stands.get(name), label=label, help=told, members=members)

    yield asked("orgaan", "Wie antwoordt?", "")
    if towns := towns_to_choose(office, advies):
        town = asked("bestuur", "Van welke gemeente?", "Het antwoord van de andere gemeente blijft staan.")
        stands_at = next((each for each in towns if town_key(each) == town_key(stands.get("bestuur"))), None)
        rows = tuple((each, each) for each in towns)
        yield replace(town, control=Control.CHOICE, choices=rows, value=stands_at, required=True)
    yield asked("besluit_datum")
    yield asked("meegedeeld_op", "Gekregen op")
    words = "In beraad: er is nog geen beslissing. Kennisgenomen: het bestuur spreekt zich niet uit."
    yield asked("resultaat", "Wat gebeurt er met het advies?", words)
    yield asked("motivering")
    if advies.aanbevelingen:
        per = {each.nr: each for each in told.per_aanbeveling} if told is not None else {}
        fields = (each for row in advies.aanbevelingen for each in _about_one(row, per.get(row.nr), members))
        yield fold("per-aanbeveling", "Per aanbeveling", *fields)
    source = ("besluit_nummer", "besluit_url", "document")
    yield fold("bron", "Waar het antwoord te lezen is", *map(asked, source))


def towns_to_choose(office: Office, advies: Advies) -> tuple[str, ...]:
    """The towns of which one answers: those that were asked, of the council then, or that answered; none where there is one."""
    raad, on = office.facts.raad, advies.uitgebracht_op or office.today
    of_council = towns_on(raad, on, advies.vroegere_raad) if raad is not None else ()
    named = towns_asked((*advies.besturen, *(of_council if len(of_council) > 1 else ())), advies.gevolgen)
    return tuple(named.values())


def _expected(office: Office, advies: Advies) -> dict[str, str]:
    """What an answer will say, as far as that can be known."""
    body = advies.gericht_aan[0].value if len(advies.gericht_aan) == 1 else ""
    left = awaited(advies, office.today)
    return {"orgaan": body, "meegedeeld_op": office.today.isoformat(), "bestuur": left[0] if len(left) == 1 else ""}


def _about_one(row: Aanbeveling, said: GevolgPerAanbeveling | None, members: bool) -> Iterator[Field]:  # noqa: FBT001
    """What is asked about one recommendation: what happens to it, and then why."""
    yield of_model(
        GevolgPerAanbeveling,
        "resultaat",
        _per(row.nr),
        value=said.resultaat.value if said is not None else None,
        label=f"{row.nr}. {row.titel}",
        help="",
        required=False,
        members=members,
    )
    why = of_model(
        GevolgPerAanbeveling,
        "toelichting",
        _why(row.nr),
        value=said.toelichting if said is not None else None,
        label=f"Waarom bij aanbeveling {row.nr}",
        help="In één zin, als het anders is dan de redenen hierboven.",
        members=members,
    )
    yield only_if(why, **{_per(row.nr): FILLED})


def _per(number: int) -> str:
    return f"aanbeveling-{number}"


def _why(number: int) -> str:
    return f"waarom-{number}"


def _answer(office: Office, record_id: str, given: Given) -> Deed:
    advies: Advies = office.record(ADVICES, record_id)
    numbers = [each.nr for each in advies.aanbevelingen]
    chosen = given.picked_or_none(WHICH) if WHICH in given.asked else NEW
    words = [_answer_word(each) for each in advies.gevolgen]
    per = {}
    for number in numbers:
        result, why = given.one_or_none(_per(number), Resultaat), given.line(_why(number))
        if result is not None:
            per[number] = result, why
        elif why:
            raise AnswerError(_per(number), f"zeg ook wat er met aanbeveling {number} gebeurt.")
    answer = Answer(
        body=given.one("orgaan", Bestuursorgaan),
        on=given.day("besluit_datum"),
        result=given.one("resultaat", Resultaat),
        reason=given.prose("motivering"),
        told=given.day_or_none("meegedeeld_op"),
        number=given.line("besluit_nummer"),
        url=given.line("besluit_url"),
        document=given.line("document"),
        town=given.picked("bestuur") if "bestuur" in given.asked else "",
        per=per,
    )
    return note_answer(office, record_id, answer, words.index(chosen) if chosen in words else None)


def _answer_beside(office: Office, record_id: str, given: Given) -> Iterator[Beside]:
    """How the advice stands, and what the status that may follow still lacks."""
    del given
    advies: Advies = office.record(ADVICES, record_id)
    sent = f"Verstuurd op {written_day(advies.overgemaakt_op)}." if advies.overgemaakt_op else ""
    term = term_told(advies, office.facts.raad, office.today)
    before = (
        f"{by_whom(each)} op {written_day(each.besluit_datum)}: {each.resultaat.woord}." for each in advies.gevolgen
    )
    yield Beside(
        "Hoe het advies staat",
        (f"Status: {advies.status.woord}.", *filter(None, (sent, term)), *map(sentence, before)),
    )
    follows = Status.opgevolgd if advies.status is Status.beantwoord else None
    if follows is not None and (missing := evidence_for(advies, follows)):
        yield Beside(f"Wat er nog ontbreekt om ‘{follows.woord}’ te zijn", missing)


def _waits(office: Office, advies: Any) -> bool:
    return stand(advies, office.today) in OPEN


def _reminder_asks(office: Office, record_id: str) -> Iterator[Field]:
    del record_id
    yield own("wie", "Wie vraagt het?", Control.LINE, required=True, help="De functie, bijvoorbeeld: de voorzitter.")
    yield replace(of_model(Antwoordherinnering, "op", value=office.today.isoformat()), required=True)


def _reminder(office: Office, record_id: str, given: Given) -> Deed:
    return note_reminder(office, record_id, given.said("wie"), given.day("op"))


def _reminder_mail(office: Office, record_id: str, given: Given) -> Message:
    del given
    return answer_reminder(office.facts, office.record(ADVICES, record_id), office.today)


def _stands(office: Office, advies: Any) -> bool:
    del office
    return advies is not None and advies.status in GIVEN


def _look_asks(office: Office, record_id: str) -> Iterator[Field]:
    advies: Advies = office.record(ADVICES, record_id)
    members = advies.readers is Audience.LEDEN
    before = advies.nazichten[-1].nagekeken_door if advies.nazichten else None
    yield of_model(Nazicht, "datum", value=office.today.isoformat(), members=members)
    yield of_model(Nazicht, "opmerking", label="Wat kwam ervan?", members=members)
    yield of_model(Nazicht, "nagekeken_door", value=before, members=members)


def _look(office: Office, record_id: str, given: Given) -> Deed:
    return note_second_look(
        office, record_id, given.day("datum"), given.said("opmerking"), given.line("nagekeken_door")
    )


def _look_beside(office: Office, record_id: str, given: Given) -> Iterator[Beside]:
    del given
    advies: Advies = office.record(ADVICES, record_id)
    steps = tuple(f"{written_day(each.datum)}: {each.omschrijving}" for each in advies.uitvoering)
    if steps:
        yield Beside("Wat er al gebeurde of gepland is", steps)


ERRANDS = (
    Errand(
        "antwoord",
        "Antwoord noteren",
        ADVICES,
        "Wat het bestuur met het advies doet. Een brief of een mail is genoeg.",
        Which(_which_answer, _answer_asks),
        _answer,
        "Noteer het antwoord",
        _sent,
        beside=_answer_beside,
        serves=frozenset({"gevolgen"}),
    ),
    Errand(
        "herinnering",
        "Om een antwoord vragen",
        ADVICES,
        "Wie het bestuur om een antwoord vraagt, en wanneer. De mail staat klaar; versturen doe je zelf.",
        _reminder_asks,
        _reminder,
        "Noteer dat het gevraagd wordt",
        _waits,
        mail=_reminder_mail,
        serves=frozenset({"antwoordherinnering"}),
    ),
    Errand(
        "nazicht",
        "Nazicht noteren",
        ADVICES,
        "Wat er van het advies kwam, bijvoorbeeld een jaar na het antwoord. Iedereen kan het lezen.",
        _look_asks,
        _look,
        "Noteer het nazicht",
        _stands,
        beside=_look_beside,
        serves=frozenset({"nazichten"}),
    ),
)
"""In the order of an advice's life."""
