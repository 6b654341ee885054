"""What is done with an advice: given, sent, answered, asked after, looked at again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lok.acts.answer import Answer, answer_reminder, note_answer, note_reminder
from lok.desk.errands.asking import AnswerError, Given, of_model, own
from lok.desk.errands.errand import Errand
from lok.desk.forms import Control
from lok.facts.answers import OPEN, stand
from lok.kinds.advies import Antwoordherinnering
from lok.kinds.adviesstatus import Status
from lok.kinds.gevolgen import Gevolg, GevolgPerAanbeveling, Resultaat
from lok.kinds.opvolging import Bestuursorgaan
from lok.model.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.acts.deed import Deed, Office
    from lok.desk.forms import Field
    from lok.words.message import Message

ADVICES = "adviezen"


def _sent(office: Office, advies: Any) -> bool:
    del office
    return advies is not None and advies.overgemaakt_op is not None and advies.status is not Status.ingetrokken


def _answer_asks(office: Office, record_id: str) -> Iterator[Field]:
    advies = office.record(ADVICES, record_id)
    members = advies.readers is Audience.LEDEN
    body = advies.gericht_aan[0] if len(advies.gericht_aan) == 1 else None
    yield of_model(Gevolg, "orgaan", value=body, members=members)
    yield of_model(Gevolg, "besluit_datum", members=members)
    yield of_model(Gevolg, "meegedeeld_op", value=office.today.isoformat(), members=members)
    yield of_model(Gevolg, "resultaat", label="Wat gebeurt er met het advies?", members=members)
    yield of_model(Gevolg, "motivering", members=members)
    for each in advies.aanbevelingen:
        label = f"Aanbeveling {each.nr}: {each.titel}"
        yield of_model(
            GevolgPerAanbeveling, "resultaat", _per(each.nr), label=label, help="", required=False, members=members
        )
        yield of_model(
            GevolgPerAanbeveling,
            "toelichting",
            _why(each.nr),
            label=f"Waarom bij aanbeveling {each.nr}",
            members=members,
        )
    yield of_model(Gevolg, "besluit_nummer", members=members)
    yield of_model(Gevolg, "besluit_url", members=members)
    yield of_model(Gevolg, "document", members=members)


def _per(number: int) -> str:
    return f"aanbeveling-{number}"


def _why(number: int) -> str:
    return f"waarom-{number}"


def _answer(office: Office, record_id: str, given: Given) -> Deed:
    numbers = [each.nr for each in office.record(ADVICES, record_id).aanbevelingen]
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
        per=per,
    )
    return note_answer(office, record_id, answer)


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


ERRANDS = (
    Errand(
        "antwoord",
        "Antwoord noteren",
        ADVICES,
        "Wat het bestuur met het advies doet. Een brief of een mail is genoeg.",
        _answer_asks,
        _answer,
        "Noteer het antwoord",
        _sent,
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
)
"""In the order of an advice's life."""
