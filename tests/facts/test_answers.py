"""Where an advice stands, its answer clock and its chain: against values worked out by hand, and plain recounts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lok.facts.answers import (
    Fase,
    Klok,
    Stand,
    a_year_after,
    answer_term,
    answers_to,
    clock_of,
    klok,
    next_check,
    per_stand,
    phase,
    progress,
    stand,
)
from lok.kinds.advies import Advies
from lok.kinds.adviesstatus import Status
from lok.kinds.gevolgen import Resultaat
from lok.kinds.termijnen import Termijnstart
from lok.model.audience import Audience, project
from lok.model.terms import Eenheid, in_days
from lok.pages.adviezen.chain import Toestand, keten
from samples.advices import TODAY, Council, Rules, advice, answer

STEP = {
    "datum": "2026-06-01",
    "omschrijving": "De eerste stalling.",
    "gerealiseerd": "ja",
    "bewijs": [{"omschrijving": "Foto"}],
}
"""A step that was taken, with its proof."""


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "ontwerp", "uitgebracht_op": None, "overgemaakt_op": None}, Stand.ontwerp),
        ({}, Stand.nog_geen_antwoord),
        ({"gevolgen": [answer("in_beraad", "2026-04-01", "2026-04-02")]}, Stand.in_beraad),
        ({"gevolgen": [answer("kennisgenomen", "2026-04-01", "2026-04-02")]}, Stand.in_beraad),
        ({"status": "beantwoord", "gevolgen": [answer("gevolgd", "2026-04-01", "2026-04-02")]}, Stand.gevolgd),
        (
            {"status": "beantwoord", "gevolgen": [answer("deels_gevolgd", "2026-04-01", "2026-04-02")]},
            Stand.deels_gevolgd,
        ),
        (
            {"status": "beantwoord", "gevolgen": [answer("niet_gevolgd", "2026-04-01", "2026-04-02")]},
            Stand.niet_gevolgd,
        ),
        ({"status": "opgevolgd", "gevolgen": [answer("gevolgd", "2026-04-01", "2026-04-02")]}, Stand.gevolgd),
        (
            {"status": "ingetrokken", "intrekking": {"datum": "2026-05-04", "reden": "Niet meer nodig."}},
            Stand.ingetrokken,
        ),
    ],
)
def test_every_status_and_answer_has_one_word(fields: dict[str, Any], expected: Stand) -> None:
    """The public word for each state of an advice."""
    assert stand(advice(**fields), TODAY) is expected


def test_an_answer_counts_from_the_day_the_council_was_told() -> None:
    """The decision itself may be older."""
    advies = advice(status="beantwoord", gevolgen=[answer("gevolgd", "2026-04-01", "2026-04-10")])
    assert stand(advies, date(2026, 4, 9)) is Stand.nog_geen_antwoord
    assert stand(advies, date(2026, 4, 10)) is Stand.gevolgd


def test_a_withdrawal_counts_from_its_day() -> None:
    """The day before, the advice still waited."""
    advies = advice(status="ingetrokken", intrekking={"datum": "2026-05-04", "reden": "Niet meer nodig."})
    assert stand(advies, date(2026, 5, 3)) is Stand.nog_geen_antwoord
    assert stand(advies, date(2026, 5, 4)) is Stand.ingetrokken
    assert klok(advies, in_days(30), date(2026, 5, 3)) is not None
    assert klok(advies, in_days(30), date(2026, 5, 4)) is None


def test_the_last_decision_counts_and_a_later_note_does_not_undo_it() -> None:
    """First refused, then followed, then taken note of."""
    advies = advice(
        status="beantwoord",
        gevolgen=[
            answer("niet_gevolgd", "2026-04-01", "2026-04-02", motivering="Geen geld."),
            answer("gevolgd", "2026-06-01", "2026-06-02"),
            answer("kennisgenomen", "2026-07-01", "2026-07-02"),
        ],
    )
    assert stand(advies, date(2026, 5, 1)) is Stand.niet_gevolgd
    assert stand(advies, TODAY) is Stand.gevolgd


@pytest.mark.parametrize(
    ("sent", "term", "today", "expected"),
    [
        ("2026-03-16", 30, "2026-04-15", ("2026-04-15", 30, 0)),  # the last day itself is in time
        ("2026-03-16", 30, "2026-04-16", ("2026-04-15", 31, 1)),
        ("2026-01-31", 30, "2026-03-02", ("2026-03-02", 30, 0)),  # over February of 28 days
        ("2024-01-31", 30, "2024-03-01", ("2024-03-01", 30, 0)),  # over 29 February
        ("2024-01-30", 30, "2024-02-29", ("2024-02-29", 30, 0)),  # due on 29 February
        ("2026-03-01", 30, "2026-04-01", ("2026-03-31", 31, 1)),  # over the start of summer time, 29 March
        ("2026-10-01", 30, "2026-10-31", ("2026-10-31", 30, 0)),  # over its end, 25 October
        ("2026-12-24", 30, "2027-01-23", ("2027-01-23", 30, 0)),  # over the end of the year
        ("2026-04-05", 30, "2026-05-05", ("2026-05-05", 30, 0)),  # starts on Easter Sunday: calendar days run on
        ("2026-12-25", 30, "2027-01-25", ("2027-01-24", 31, 1)),  # starts on Christmas Day, ends on a Sunday
        ("2026-05-14", 30, "2026-06-13", ("2026-06-13", 30, 0)),  # starts on Ascension Day
        ("2026-03-28", 1, "2026-03-29", ("2026-03-29", 1, 0)),  # the day of 23 hours counts as one
        ("2026-10-24", 1, "2026-10-26", ("2026-10-25", 2, 1)),  # and so does the day of 25 hours
        ("2026-02-27", 2, "2026-03-01", ("2026-03-01", 2, 0)),  # over the end of a February of 28 days
        ("2028-02-27", 2, "2028-03-01", ("2028-02-29", 3, 1)),  # and of one of 29
        ("2024-02-29", 365, "2025-02-28", ("2025-02-28", 365, 0)),  # from one 29 February on
        ("2026-11-02", 42, "2026-11-23", ("2026-12-14", 21, 0)),  # six weeks
        ("2026-11-23", 30, "2026-11-23", ("2026-12-23", 0, 0)),  # sent today
    ],
)
def test_clocks_worked_out_by_hand(sent: str, term: int, today: str, expected: tuple[str, int, int]) -> None:
    """Last day, days open and days late: calendar days, the last one included."""
    clock = klok(advice(uitgebracht_op=sent, overgemaakt_op=sent), in_days(term), date.fromisoformat(today))
    assert clock is not None
    assert (str(clock.uiterste_dag), clock.dagen, clock.dagen_te_laat) == expected


@pytest.mark.parametrize(
    ("due", "today", "late", "weekend"),
    [
        ("2026-11-20", "2026-11-20", False, False),  # Friday, the last day itself
        ("2026-11-20", "2026-11-21", False, True),  # the Saturday after it
        ("2026-11-20", "2026-11-22", False, True),
        ("2026-11-20", "2026-11-23", True, False),  # Monday: a working day has begun
        ("2026-11-21", "2026-11-23", False, True),  # due on Saturday: Monday is still in time
        ("2026-11-22", "2026-11-23", False, True),  # due on Sunday
        ("2026-11-22", "2026-11-24", True, False),
        ("2026-11-19", "2026-11-20", True, False),  # due on Thursday: Friday is late
        ("2026-11-19", "2026-11-22", True, False),
        ("2026-01-02", "2026-11-23", True, False),
    ],
)
def test_a_weekend_alone_makes_nobody_late(due: str, today: str, *, late: bool, weekend: bool) -> None:
    """The days are counted all the same; what differs is whether it is called late."""
    sent = date.fromisoformat(due) - timedelta(days=30)
    clock = klok(advice(uitgebracht_op=str(sent), overgemaakt_op=str(sent)), in_days(30), date.fromisoformat(today))
    assert clock is not None
    assert (clock.te_laat, clock.enkel_weekend) == (late, weekend)
    assert clock.dagen_te_laat == (date.fromisoformat(today) - date.fromisoformat(due)).days


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 30))
def test_late_means_that_a_working_day_went_by(due: date, passed: int) -> None:
    """Told by walking the calendar: the last day moves to the next working day, and only after that one is late."""
    last = due
    while last.weekday() >= 5:
        last += timedelta(days=1)
    today = due + timedelta(days=passed)
    working = [
        day for day in (last + timedelta(days=each) for each in range(1, 40)) if day <= today and day.weekday() < 5
    ]
    clock = Klok(due, due, None, passed, passed)
    assert clock.te_laat is bool(working)
    assert clock.enkel_weekend is (passed > 0 and not working)


@pytest.mark.parametrize("start", [Termijnstart.college, Termijnstart.gemeenteraad])
def test_a_term_that_begins_at_a_sitting_waits_for_its_day(start: Termijnstart) -> None:
    """Thirty days after the municipal council approved: until that day is filled in, days count but none is the last."""
    council = Council(Rules(date(2025, 1, 1), 30, start))
    waiting = clock_of(advice(), council, TODAY)
    assert waiting is not None
    assert (waiting.start, waiting.uiterste_dag, waiting.dagen) == (date(2026, 3, 16), None, 252)
    own = advice(termijn_start="2026-04-22", termijn_toelichting="Zitting van de gemeenteraad.")
    clock = clock_of(own, council, date(2026, 5, 23))
    assert clock is not None
    assert (clock.start, clock.uiterste_dag, clock.dagen, clock.dagen_te_laat) == (
        date(2026, 4, 22),
        date(2026, 5, 22),
        31,
        1,
    )
    assert clock.enkel_weekend


def test_without_rules_or_term_the_days_are_counted_from_sending() -> None:
    """Whatever the start that the rules name: without a term there is nothing to start."""
    for council in (Council(), Council(Rules(date(2025, 1, 1), None, Termijnstart.gemeenteraad))):
        clock = clock_of(advice(), council, TODAY)
        assert clock is not None
        assert (clock.start, clock.uiterste_dag, clock.dagen_te_laat) == (date(2026, 3, 16), None, 0)


def test_without_a_term_the_days_open_are_still_counted() -> None:
    """And nothing is ever late."""
    clock = klok(advice(), None, TODAY)
    assert clock is not None
    assert (clock.dagen, clock.uiterste_dag, clock.dagen_te_laat) == (252, None, 0)


def test_the_clock_starts_on_its_own_day_and_stops_at_the_decision() -> None:
    """A word that does not decide does not stop it."""
    advies = advice(
        status="beantwoord",
        termijn_start="2026-04-15",
        termijn_toelichting="Na de gemeenteraad.",
        gevolgen=[answer("in_beraad", "2026-04-20", "2026-04-21"), answer("gevolgd", "2026-05-18", "2026-05-20")],
    )
    clock = klok(advies, in_days(30), TODAY)
    assert clock is not None
    assert (clock.start, clock.antwoord_op, clock.dagen, clock.dagen_te_laat) == (
        date(2026, 4, 15),
        date(2026, 5, 20),
        35,
        5,
    )
    assert klok(advies, in_days(30), date(2026, 4, 14)) is None


def test_the_term_is_the_one_in_force_when_the_clock_starts() -> None:
    """A new rule does not shorten a term that already runs; before the first rule there is none."""
    council = Council(Rules(date(2025, 1, 1), 42), Rules(date(2026, 4, 1), 30))
    clock = clock_of(advice(), council, TODAY)
    assert clock is not None
    assert clock.uiterste_dag == date(2026, 4, 27)
    term = answer_term(council, date(2026, 4, 1))
    assert term is not None
    assert (term.aantal, term.eenheid, term.vanaf) == (30, Eenheid.kalenderdagen, Termijnstart.ontvangst)
    assert answer_term(council, date(2024, 12, 31)) is None


@given(sent=st.dates(date(2007, 1, 1), date(2100, 1, 1)), term=st.integers(0, 400), passed=st.integers(0, 2000))
def test_open_days_and_late_days_differ_by_the_term(sent: date, term: int, passed: int) -> None:
    """Whatever the calendar does."""
    clock = klok(advice(uitgebracht_op=sent, overgemaakt_op=sent), in_days(term), sent + timedelta(days=passed))
    assert clock is not None
    assert clock.dagen == passed
    assert clock.dagen_te_laat == max(passed - term, 0)


STATES = st.sampled_from(
    [
        {"status": "ontwerp", "uitgebracht_op": None, "overgemaakt_op": None},
        {},
        {"status": "ingetrokken", "intrekking": {"datum": "2026-05-04", "reden": "Niet meer nodig."}},
        *({"gevolgen": [answer(word, "2026-04-01", "2026-04-02", motivering="Omdat.")]} for word in Resultaat),
    ]
)


@given(st.lists(STATES, max_size=12))
def test_no_advice_is_in_two_groups_or_in_none(states: list[dict[str, Any]]) -> None:
    """The counts on the register add up to the number of advices, and no group is empty."""
    adviezen = [advice(**fields) for fields in states]
    groups = per_stand(adviezen, TODAY)
    placed = [id(advies) for group in groups.values() for advies in group]
    assert sorted(placed) == sorted(map(id, adviezen))
    assert all(groups.values())
    assert list(groups) == [each for each in Stand if each in groups]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "ontwerp", "uitgebracht_op": None, "overgemaakt_op": None}, Fase.ontwerp),
        ({"overgemaakt_op": None}, Fase.te_versturen),
        ({"overgemaakt_op": "2026-12-01"}, Fase.te_versturen),
        ({}, Fase.wacht_op_antwoord),
        ({"gevolgen": [answer("in_beraad", "2026-04-01", "2026-04-02")]}, Fase.wacht_op_antwoord),
        ({"gevolgen": [answer("gevolgd", "2026-04-01", "2026-04-02")]}, Fase.beantwoord),
        ({"gevolgen": [answer("niet_gevolgd", "2026-04-01", "2026-04-02")]}, Fase.beantwoord),
        (
            {
                "gevolgen": [answer("deels_gevolgd", "2026-04-01", "2026-04-02")],
                "uitvoering": [STEP, STEP | {"datum": "2027-01-15", "gerealiseerd": "nee"}],
            },
            Fase.in_uitvoering,
        ),
        ({"gevolgen": [answer("gevolgd", "2026-04-01", "2026-04-02")], "uitvoering": [STEP]}, Fase.uitgevoerd),
        (
            {"status": "ingetrokken", "intrekking": {"datum": "2026-05-04", "reden": "Niet meer nodig."}},
            Fase.ingetrokken,
        ),
    ],
)
def test_where_an_advice_is_on_its_way(fields: dict[str, Any], expected: Fase) -> None:
    """Beside what the answer says: the other of the two axes."""
    assert phase(advice(**fields), TODAY) is expected


def test_the_answer_to_one_recommendation() -> None:
    """Its own answer first; that on the whole advice only when it can mean every recommendation."""
    own = answer(
        "deels_gevolgd",
        "2026-05-01",
        "2026-05-02",
        motivering="Omdat.",
        per_aanbeveling=[{"nr": "2", "resultaat": "niet_gevolgd", "toelichting": "Geen geld."}],
    )
    advies = advice(gevolgen=[answer("in_beraad", "2026-04-01", "2026-04-02"), own])
    (first,), (second,) = answers_to(advies, 1, TODAY), answers_to(advies, 2, TODAY)
    assert first is not None
    assert second is not None
    assert first.resultaat is Resultaat.in_beraad
    assert (second.resultaat, second.toelichting) == (Resultaat.niet_gevolgd, "Geen geld.")
    assert answers_to(advice(), 1, TODAY) == ()
    partly = advice(gevolgen=[answer("deels_gevolgd", "2026-05-01", "2026-05-02", motivering="Omdat.")])
    assert answers_to(partly, 1, TODAY) == ()


def chain(advies: Advies, day: date = TODAY) -> list[tuple[str, str, date | None, str | None]]:
    """The chain in short: title, state, day, who is to move."""
    steps = keten(advies, date(2026, 3, 12), klok(advies, in_days(30), day), day)
    return [(step.titel, step.toestand.value, step.datum, step.wie) for step in steps]


def test_the_chain_of_an_advice_that_waits() -> None:
    """The missing answer stands in it, with its last day and who is to move."""
    assert chain(advice()) == [
        ("Op de agenda", "klaar", date(2026, 3, 12), None),
        ("Advies uitgebracht", "klaar", date(2026, 3, 12), None),
        ("Verstuurd", "klaar", date(2026, 3, 16), None),
        ("Antwoord met motivering", "nu", date(2026, 4, 15), "het college van burgemeester en schepenen"),
    ]


def test_the_chain_of_a_draft() -> None:
    """The council itself is to move; the rest is ahead."""
    draft = advice(status="ontwerp", uitgebracht_op=None, overgemaakt_op=None)
    assert [(title, state, who) for title, state, _, who in chain(draft)] == [
        ("Op de agenda", "klaar", None),
        ("Advies uitbrengen", "nu", "het LOK"),
        ("Versturen", "nog_niet", "het LOK"),
        ("Antwoord met motivering", "nog_niet", "het college van burgemeester en schepenen"),
    ]


def test_the_chain_from_answer_to_second_look() -> None:
    """Steps taken by date, then the planned one at hand, then the look a year after the answer."""
    advies = advice(
        status="opgevolgd",
        gevolgen=[answer("gevolgd", "2026-04-13", "2026-04-15")],
        uitvoering=[
            {"datum": "2027-01-15", "omschrijving": "De tweede stalling."},
            {
                "datum": "2026-06-01",
                "omschrijving": "De eerste stalling.",
                "gerealiseerd": "ja",
                "bewijs": [{"omschrijving": "Foto"}],
            },
        ],
    )
    assert chain(advies)[3:] == [
        ("Antwoord", "klaar", date(2026, 4, 13), None),
        ("Uitvoering", "klaar", date(2026, 6, 1), None),
        ("Uitvoering", "nu", date(2027, 1, 15), "het college van burgemeester en schepenen"),
        ("Nazicht", "nog_niet", date(2027, 4, 15), "het LOK"),
    ]
    assert progress(advies.uitvoering, TODAY) == (1, 2)
    assert progress(advies.uitvoering, date(2026, 5, 31)) == (0, 2)


def test_a_refused_advice_is_not_carried_out_but_looked_at_again() -> None:
    """No step is expected of anybody but the council."""
    advies = advice(
        status="beantwoord", gevolgen=[answer("niet_gevolgd", "2026-04-13", "2026-04-15", motivering="Geen geld.")]
    )
    assert [title for title, state, *_ in chain(advies) if state != "klaar"] == ["Nazicht"]


def test_a_withdrawn_advice_ends_there() -> None:
    """Nothing is ahead any more."""
    advies = advice(status="ingetrokken", intrekking={"datum": "2026-05-04", "reden": "Niet meer nodig."})
    assert chain(advies)[-1] == ("Ingetrokken", "klaar", date(2026, 5, 4), None)


@given(STATES, st.dates(date(2026, 1, 1), date(2028, 1, 1)))
def test_at_most_one_step_is_at_hand_and_the_taken_ones_come_first(fields: dict[str, Any], day: date) -> None:
    """On any day, in any state."""
    states = [Toestand(state) for _, state, _, _ in chain(advice(**fields), day)]
    assert states == sorted(states, key=list(Toestand).index)
    assert states.count(Toestand.nu) <= 1
    assert (Toestand.nog_niet not in states) or (Toestand.nu in states)


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 4, 15), date(2027, 4, 15)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 28)),
    ],
)
def test_a_year_after(day: date, later: date) -> None:
    """29 February has no day of its own in most years."""
    assert a_year_after(day) == later


def test_the_next_look_follows_the_last_one() -> None:
    """A year after the answer, then a year after each look; none while nothing is decided."""
    answered = {"status": "beantwoord", "gevolgen": [answer("gevolgd", "2025-04-13", "2025-04-15")]}
    look = {"datum": "2026-05-01", "opmerking": "In orde.", "nagekeken_door": "regie kinderopvang"}
    early = look | {"datum": "2025-04-01"}
    dates = {"uitgebracht_op": "2025-03-12", "overgemaakt_op": "2025-03-16"}
    assert next_check(advice(**answered, **dates, nazichten=[early]), TODAY) == date(2026, 4, 15)
    assert next_check(advice(**answered, **dates, nazichten=[early, look]), TODAY) == date(2027, 5, 1)
    assert next_check(advice(), TODAY) is None


def test_a_draft_and_its_notes_are_for_members_only() -> None:
    """The draft as a whole, the notes and the reminder of any advice."""
    sent = advice(notities="Nog even wachten.", antwoordherinnering={"wie": "secretaris"})
    assert advice(status="ontwerp", uitgebracht_op=None, overgemaakt_op=None).readers is Audience.LEDEN
    assert sent.readers is Audience.PUBLIEK
    public, members = (project(sent, audience, final=sent.final) for audience in Audience)
    assert not {"notities", "antwoordherinnering"} & vars(public).keys()
    assert {"notities", "antwoordherinnering"} <= vars(members).keys()
    assert vars(members).keys() - vars(public).keys() == {"notities", "antwoordherinnering"}


def test_the_views_of_both_audiences_stand_alike() -> None:
    """What became of an advice does not depend on who asks."""
    for fields in ({}, {"status": "beantwoord", "gevolgen": [answer("gevolgd", "2026-04-01", "2026-04-02")]}):
        advies = advice(**fields)
        views = [project(advies, audience, final=True) for audience in Audience]
        assert {stand(view, TODAY) for view in views} == {stand(advies, TODAY)}


def test_every_status_is_tried_here() -> None:
    """A new status needs its word and its line in the table above."""
    assert {status.value for status in Status} == {"ontwerp", "uitgebracht", "beantwoord", "opgevolgd", "ingetrokken"}
