"""Questions lead to the offices that answer today, and each office has a card that telephones read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lok.archive.archive import make_archive
from lok.edition.select import Edition, select
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.outputs.vcards import LONGEST, card, cards, fold
from lok.pages.contact.questions import finders, for_whom, questions_of_parents, who_answers
from lok.pages.starten.steps import start_steps, steps_beside, subsidies_today
from lok.rules import questions
from lok.source.parse import parse
from samples.places import EXAMPLES
from samples.small_council import DATA

TODAY = date(2026, 11, 23)


def made(soort: str, name: str = "minimaal", **changes: Any) -> tuple[str, Any]:
    data = parse((EXAMPLES / soort / "good" / f"{name}.yaml").read_text("utf-8"))
    return soort, BY_SOORT[soort].model.model_validate(data | changes)


COUNCIL = ("raad", BY_SOORT["raad"].model.model_validate(parse(DATA["raad/lok-voorbeeldstad.yaml"])))


def edition(*records: tuple[str, Any], audience: Audience = Audience.PUBLIEK) -> Edition:
    return select(make_archive([COUNCIL, *records]), audience, TODAY, address="https://lok.example.org/")


def test_parents_have_their_questions_the_most_heard_first() -> None:
    made_edition = edition(
        made("contactpunten", id="loket"),
        made("vragen", id="later", vraag="Later", contactpunten=["loket"], doelgroepen=["leden", "ouders"]),
        made("vragen", id="eerst", vraag="Eerst", contactpunten=["loket"], volgorde="1"),
    )
    assert [each.id for each in questions_of_parents(made_edition)] == ["eerst", "later"]
    assert for_whom(made_edition, made_edition.find("contactpunten", "loket")) == "ouders, leden van het LOK"


def test_only_who_is_there_today_answers_in_the_order_of_the_question() -> None:
    made_edition = edition(
        made("contactpunten", id="nu"),
        made("contactpunten", id="ook"),
        made("contactpunten", id="later", geldig_van="2027-01-01"),
        made("vragen", contactpunten=["later", "ook", "nu"]),
    )
    question = made_edition.find("vragen", "minimaal")
    assert [each.id for each in who_answers(made_edition, question)] == ["ook", "nu"]


def test_finders_come_from_the_questions_of_parents_each_once() -> None:
    site = {"titel": "Zoeker", "url": "https://example.org/zoeker"}
    other = {"titel": "Andere", "url": "https://example.org/andere"}
    made_edition = edition(
        made("vragen", id="een", vraag="Een", zoekers=[site]),
        made("vragen", id="twee", vraag="Twee", zoekers=[site, other], doelgroepen=["ouders", "leden"]),
        made(
            "vragen",
            id="drie",
            vraag="Drie",
            zoekers=[{**other, "url": "https://example.org/x"}],
            doelgroepen=["leden"],
        ),
    )
    assert [each.url for each in finders(made_edition)] == ["https://example.org/zoeker", "https://example.org/andere"]


def test_a_contact_that_nobody_finds_any_more_may_stay_when_it_has_expired() -> None:
    gone, here = made("contactpunten", geldig_tot="2026-11-22"), made("contactpunten", geldig_tot="2026-11-23")
    assert list(questions.every_contact_answers_a_question(make_archive([gone]), TODAY)) == []
    ((_, finding),) = questions.every_contact_answers_a_question(make_archive([here]), TODAY)
    assert finding.code == "contactvraag"


def test_one_office_of_a_question_may_still_have_to_begin() -> None:
    later = made("contactpunten", id="later", geldig_van="2027-01-01")
    both = make_archive([later, made("contactpunten", id="nu"), made("vragen", contactpunten=["later", "nu"])])
    assert list(questions.every_question_is_answered_today(both, TODAY)) == []
    alone = make_archive([later, made("vragen", contactpunten=["later"])])
    assert len(list(questions.every_question_is_answered_today(alone, TODAY))) == 1


CARD = """\
BEGIN:VCARD
VERSION:3.0
N:;;;;
FN:Lokaal Loket Kinderopvang (voorbeeld)
ORG:Stad Dendermonde
TEL;TYPE=WORK,VOICE:+3252000096
EMAIL;TYPE=INTERNET:loket@example.org
ADR;TYPE=WORK:;Huis van het Kind;Modelplein 1;Dendermonde;;9200;België
URL:https://example.org/loket
NOTE:Dit is een verzonnen voorbeeld.\\nOpen: donderdag 13.30 tot 20.00 uur\\n
 Maak eerst een afspraak.\\nNeutrale rol\\, geen inspectie.
REV:2026-09-10
UID:https://lok.example.org/contactpunten/volledig/
END:VCARD
"""


def test_a_card_holds_what_the_page_shows_and_no_person() -> None:
    (page,) = cards(edition(made("contactpunten", "volledig")))
    assert page.uri == "contactpunten/volledig.vcf"
    assert page.text == CARD.replace("\n", "\r\n")


def test_an_office_that_is_gone_has_no_card() -> None:
    assert list(cards(edition(made("contactpunten", geldig_tot="2026-11-22")))) == []
    assert list(cards(edition(made("contactpunten", zichtbaarheid="leden")))) == []


@pytest.mark.parametrize("name", ["Punt; komma, \\ en dubbele: punt", "é" * 120, "a" * 68 + "é" * 9])
def test_a_card_is_folded_by_bytes_and_reads_back(name: str) -> None:
    contact = edition(made("contactpunten", naam=name)).find("contactpunten", "minimaal")
    text = card(contact, "/")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= LONGEST
    line = next(each for each in text.replace("\r\n ", "").split("\r\n") if each.startswith("FN:"))
    read = line.removeprefix("FN:").replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\")
    assert read == name
    assert fold("kort") == "kort"


def test_steps_are_numbered_in_their_order() -> None:
    made_edition = edition(made("startstappen", "volledig"), made("startstappen"))
    assert [(number, each.id) for number, each in start_steps(made_edition)] == [(1, "minimaal"), (2, "volledig")]
    first, second = (each for _, each in start_steps(made_edition))
    assert steps_beside(made_edition, first) == (None, second)
    assert steps_beside(made_edition, second) == (first, None)


def test_terms_and_subsidies_are_those_of_the_day() -> None:
    ((regulation, version),) = subsidies_today(edition(made("reglementen")))
    assert version in regulation.versies
