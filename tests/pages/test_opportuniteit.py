"""What the public reads of the opportunity advices: yearly counts that hide small numbers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lok.acts.advice_tasks import advice_tasks
from lok.archive.archive import make_archive
from lok.edition.for_everyone import Jaartelling, per_year
from lok.facts.facts import make_facts
from lok.facts.opportunity import confirmation_day, last_answer_day
from lok.kinds.opportuniteitsadviezen import Opportuniteitsadvies, terms
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.pages.adviezen.chain import Toestand
from lok.pages.subsidies.opportunity import how_it_stands, steps_of_request
from lok.rules.opinions import opinions_leave_in_time, the_hearing_lasts_its_term
from lok.source.parse import parse
from samples import small_council
from samples.places import EXAMPLES

GOOD = EXAMPLES / "opportuniteitsadviezen" / "good"
BASE = parse((GOOD / "opp-minimaal.yaml").read_text("utf-8"))


def received(day: str) -> Opportuniteitsadvies:
    return Opportuniteitsadvies.model_validate(BASE | {"ontvangen_op": day})


def test_counts_under_five_are_hidden() -> None:
    records = [received("2024-05-01")] * 5 + [received("2025-05-01")] * 4 + [received("2026-05-01")]
    assert per_year(records) == (
        Jaartelling(2026, "minder dan 5"),
        Jaartelling(2025, "minder dan 5"),
        Jaartelling(2024, "5"),
    )
    assert per_year([]) == ()


def test_a_record_is_for_members_whatever_it_says() -> None:
    record = Opportuniteitsadvies.model_validate(BASE | {"zichtbaarheid": "publiek"})
    assert record.readers is Audience.LEDEN


def test_the_term_runs_from_the_day_the_duty_began() -> None:
    assert terms(date(2021, 12, 31)) is None
    assert last_answer_day(received("2021-12-31"), None) is None
    assert last_answer_day(received("2026-10-28"), None) == date(2026, 11, 27)


def test_the_steps_say_who_is_to_move_and_how_long_there_is() -> None:
    record = received("2026-10-28")
    chain = steps_of_request(record, None, date(2026, 11, 20))
    assert [each.titel for each in chain if each.toestand is Toestand.klaar] == ["Aanvraag ontvangen"]
    assert [each.titel for each in chain if each.toestand is Toestand.nu] == ["Ontvangst bevestigd"]
    sending = chain[-1]
    assert (sending.titel, sending.datum, sending.tekst) == ("Versturen", date(2026, 11, 27), "Nog 7 dagen.")
    assert steps_of_request(record, None, date(2026, 11, 28))[-1].tekst == "Dat was 1 dag geleden."


def test_a_step_that_was_passed_over_is_not_asked_for() -> None:
    sent = BASE | {"ontvangen_op": "2026-10-28", "verzonden_op": "2026-11-20", "oordeel": "gunstig"}
    record = Opportuniteitsadvies.model_validate(sent)
    chain = steps_of_request(record, None, date(2026, 11, 21))
    assert [(each.titel, each.toestand) for each in chain] == [
        ("Aanvraag ontvangen", Toestand.klaar),
        ("Verzonden", Toestand.klaar),
        ("Hoorrecht", Toestand.nu),
    ]
    assert chain[1].tekst == "Dat is 23 dagen na de ontvangst."
    assert chain[2].datum == date(2026, 12, 20)
    assert steps_of_request(record, None, date(2026, 12, 21))[-1].titel == "Hoorrecht"  # nobody knows when it came
    arrived = Opportuniteitsadvies.model_validate(sent | {"toegekomen_op": "2026-11-23"})
    assert steps_of_request(arrived, None, date(2026, 12, 23))[-1].titel == "Hoorrecht"
    assert steps_of_request(arrived, None, date(2026, 12, 24))[-1].titel == "Hoorrecht voorbij"


def council(**rules: Any) -> Any:
    """The small council with these rules besides its own."""
    given = parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"])
    return BY_SOORT["raad"].model.model_validate(given | {"afspraken": [given["afspraken"][0] | rules]})


@pytest.mark.parametrize(
    ("start", "said", "expected"),
    [
        ("ontvangst", "2026-12-23", None),
        ("ontvangst", "2026-12-20", "2026-12-23"),
        ("verzending", "2026-12-20", None),
        ("verzending", "2026-12-23", "2026-12-20"),
    ],
)
def test_the_hearing_counts_from_what_the_council_fixed(start: str, said: str, expected: str | None) -> None:
    record = Opportuniteitsadvies.model_validate(
        BASE
        | {"ontvangen_op": "2026-10-28", "verzonden_op": "2026-11-20", "toegekomen_op": "2026-11-23"}
        | {"hoorrecht_tot": said, "oordeel": "gunstig"}
    )
    archive = make_archive([("raad", council(hoorrecht_start=start)), ("opportuniteitsadviezen", record)])
    found = [finding.message for _, finding in the_hearing_lasts_its_term(archive, date(2026, 11, 24))]
    assert found == ([] if expected is None else [f"het hoorrecht loopt tot {expected}, niet tot {said}"])


def test_without_a_day_of_receipt_a_later_end_is_no_mistake() -> None:
    sent = {"ontvangen_op": "2026-10-28", "verzonden_op": "2026-11-20", "oordeel": "gunstig"}
    record = Opportuniteitsadvies.model_validate(BASE | sent | {"hoorrecht_tot": "2026-12-29"})
    archive = make_archive([("raad", council()), ("opportuniteitsadviezen", record)])
    assert list(the_hearing_lasts_its_term(archive, date(2026, 11, 24))) == []
    assert list(opinions_leave_in_time(archive, date(2026, 11, 24))) == []


def test_the_receipt_is_confirmed_in_working_days_where_the_rules_ask_for_it() -> None:
    friday = received("2026-10-30")
    raad = BY_SOORT["raad"].model.model_validate(
        (given := parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"]))
        | {"afspraken": [given["afspraken"][0] | {"bevestigingstermijn_werkdagen": "3"}]}
    )
    assert confirmation_day(friday, None) is None
    assert confirmation_day(friday, raad) == date(2026, 11, 4)
    assert steps_of_request(friday, raad, date(2026, 11, 2))[1].datum == date(2026, 11, 4)
    late = Opportuniteitsadvies.model_validate(
        BASE | {"ontvangen_op": "2026-10-30", "ontvangstbevestiging_op": "2026-11-05"}
    )
    assert steps_of_request(late, raad, date(2026, 11, 6))[1].tekst == "De laatste dag daarvoor was 4 november 2026."


def test_the_receipt_is_confirmed_in_days_of_the_calendar_where_the_town_counts_so() -> None:
    assert confirmation_day(received("2026-10-30"), council(bevestigingstermijn_dagen="7")) == date(2026, 11, 6)


def own_course(*order: str, **term: Any) -> Any:
    """A council with an order of the steps of its own, and one term."""
    return council(opportuniteitsadvies={"volgorde": list(order), "termijnen": [term] if term else []})


def test_a_talk_that_came_first_stands_first_and_one_to_come_is_asked_first() -> None:
    talked = Opportuniteitsadvies.model_validate(
        BASE | {"ontvangen_op": "2026-03-02", "kennismakingsgesprek_op": "2026-02-10"}
    )
    chain = steps_of_request(talked, None, date(2026, 3, 3))
    assert [each.titel for each in chain[:2]] == ["Kennismakingsgesprek", "Aanvraag ontvangen"]
    raad = own_course("ontvangst", "mening_lok", "ontvangstbevestiging", "kennismakingsgesprek")
    chain = steps_of_request(received("2026-03-02"), raad, date(2026, 3, 3))
    assert [each.titel for each in chain] == [
        "Aanvraag ontvangen",
        "Mening van het LOK",
        "Ontvangst bevestigd",
        "Kennismakingsgesprek",
        "Advies vastgelegd",
        "Versturen",
    ]


def test_a_term_that_waits_for_a_whole_file_has_no_last_day_until_then() -> None:
    raad = own_course(stap="verzending", aantal="20", eenheid="werkdagen", vanaf="volledig_dossier")
    asked = received("2026-05-04")
    assert last_answer_day(asked, raad) is None
    assert how_it_stands(asked, raad) == "ontvangen op 4 mei 2026"
    whole = Opportuniteitsadvies.model_validate(BASE | {"ontvangen_op": "2026-05-04", "volledig_op": "2026-05-06"})
    assert last_answer_day(whole, raad) == date(2026, 6, 5)  # 14 May and 25 May are holidays
    assert how_it_stands(whole, raad) == "ontvangen op 4 mei 2026, antwoord ten laatste op 5 juni 2026"


@pytest.mark.parametrize(
    ("end", "title", "said", "listed"),
    [
        (
            "geen_advies_binnen_de_termijn",
            "Afgesloten zonder advies",
            "Er kwam geen advies binnen de termijn. Die liep tot en met 9 februari 2024. De organisator mag verder zonder advies.",
            "ontvangen op 10 januari 2024, afgesloten zonder advies",
        ),
        (
            "ingetrokken",
            "Aanvraag ingetrokken",
            "Er loopt geen termijn meer.",
            "ontvangen op 10 januari 2024, ingetrokken",
        ),
    ],
)
def test_a_request_that_ended_without_advice_has_no_clock(end: str, title: str, said: str, listed: str) -> None:
    record = Opportuniteitsadvies.model_validate(BASE | {"ontvangen_op": "2024-01-10", "afloop": end})
    chain = steps_of_request(record, council(bevestigingstermijn_werkdagen="3"), date(2026, 11, 29))
    assert [each.titel for each in chain] == ["Aanvraag ontvangen", title]
    assert chain[-1].tekst == said
    assert how_it_stands(record, None) == listed
    facts = make_facts(make_archive([("raad", council()), ("opportuniteitsadviezen", record)]))
    assert [each for each in advice_tasks(facts, date(2026, 11, 29)) if "opportuniteitsadviezen" in each.path] == []
