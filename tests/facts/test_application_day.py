"""On which day a verdict about participation speaks: that of the application, and whether a meeting can still change it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lok.archive.archive import Archive, make_archive
from lok.edition.for_members import Voorwaardetoets, judgements
from lok.edition.select import select
from lok.facts.applications import Dagsoort
from lok.facts.conditions import Oordeel
from lok.facts.facts import Facts, make_facts
from lok.kinds.ikt_rondes import IktRonde
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergadering import Vergadering
from lok.model.audience import Audience
from lok.model.kind import Record
from lok.pages.deelname import participation as deelname
from lok.pages.sections import renderer_of
from samples.attendance import facts, meeting
from samples.regulations import regulation

TODAY = date(2026, 11, 29)
TWELVE = {"periode": "twaalf_maanden_voor_de_aanvraag", "verontschuldigd_telt": "nee"}
HALF = TWELVE | {"min_aandeel": "1/2"}
KINDS = {kind.model: soort for soort, kind in BY_SOORT.items()}


def on(day: str, state: str | None = None, **fields: Any) -> Vergadering:
    """A meeting on ``day``: with its list when ``state`` says how the organisation was there, planned without."""
    held = {} if state else {"status": "gepland"}
    return meeting(
        1, {"z1": state} if state else {}, **({"id": f"verg-{day}", "gepland_begin": f"{day} 19:30"} | held | fields)
    )


def with_records(found: Facts, *records: Record) -> Archive:
    rows = [(soort, record) for soort, each in found.archive.records.items() for record in each.values()]
    return make_archive([*rows, *((KINDS[type(record)], record) for record in records)])


def verdict(*meetings: Vergadering, source: Record, today: date = TODAY) -> Voorwaardetoets:
    (found,) = judgements(make_facts(with_records(facts(*meetings), source)), today)["org-a"]
    return found


def closing(day: str, condition: dict[str, str] = HALF, **version: Any) -> Record:
    window = {"tot": day, "jaarlijks": "nee"}
    return regulation(
        **({"aanvraag_doorlopend": None, "aanvraagperiodes": [window], "deelnamevoorwaarde": condition} | version)
    )


def test_twelve_months_count_back_from_the_day_the_window_closes() -> None:
    found = verdict(on("2025-12-10", "a"), on("2026-06-01", "n"), source=closing("2027-01-31"))
    assert (found.van, found.tot) == (date(2026, 1, 31), date(2027, 1, 30))
    assert (found.aanvraag.dag, found.aanvraag.soort) == (date(2027, 1, 31), Dagsoort.de_laatste_dag_om_aan_te_vragen)
    assert found.toetsing.oordeel is Oordeel.niet_voldaan, "counted from the day of the build it would be half"
    assert found.voorlopig


def test_after_the_last_window_it_speaks_of_the_day_that_one_closed() -> None:
    found = verdict(on("2025-12-10", "a"), on("2026-10-01", "n"), source=closing("2026-09-30"))
    assert found.aanvraag.soort is Dagsoort.de_laatste_dag_van_de_vorige_aanvraagperiode
    assert (found.tot, found.toetsing.oordeel, found.voorlopig) == (date(2026, 9, 29), Oordeel.voldaan, False)


def test_who_can_always_apply_is_judged_today() -> None:
    found = verdict(on("2025-12-10", "a"), source=regulation(deelnamevoorwaarde=HALF))
    assert (found.aanvraag.soort, found.van, found.tot) == (Dagsoort.vandaag, date(2025, 11, 29), date(2026, 11, 28))
    assert not found.voorlopig


@pytest.mark.parametrize(
    ("applied", "day", "sort"),
    [
        ("org-a", date(2026, 10, 1), Dagsoort.de_dag_van_de_aanvraag),
        ("org-b", date(2026, 10, 31), Dagsoort.de_laatste_dag_om_aan_te_vragen),
    ],
)
def test_a_round_judges_on_the_day_of_the_application_itself(applied: str, day: date, sort: Dagsoort) -> None:
    part = {"tekst": "Deelname aan het LOK", "punten": "2", "deelnamevoorwaarde": HALF}
    ronde = IktRonde.model_validate(
        {
            "id": "ikt-proef",
            "titel": "Proefronde",
            "oproep": "Een oproep",
            "criteria_vastgesteld_door": "gemeenteraad",
            "criteria_vastgesteld_op": "2026-01-10",
            "indienen_tot": "2026-10-31",
            "criteria": [{"nr": "1", "naam": "Deelname", "max_punten": "2", "subcriteria": [part]}],
            "aanvragen": [{"aanvrager": applied, "ingediend_op": "2026-10-01", "plaatsen_gevraagd": "8"}],
        }
    )
    found = verdict(on("2026-10-15", "n"), on("2026-05-01", "a"), source=ronde)
    assert (found.aanvraag.dag, found.aanvraag.soort) == (day, sort)
    assert found.toetsing.oordeel is Oordeel.voldaan


@pytest.mark.parametrize(
    ("states", "condition", "open_still"),
    [
        ("n", HALF, True),
        ("a", HALF, True),
        ("a", TWELVE | {"min_aantal": "1"}, False),
        ("n", TWELVE | {"min_aantal": "1"}, True),
        ("an", HALF | {"afwezig_alleen_verontschuldigd": "ja"}, False),
        ("a", HALF | {"afwezig_alleen_verontschuldigd": "ja"}, True),
    ],
)
def test_it_says_so_far_only_while_a_meeting_can_change_it(
    states: str,
    condition: dict[str, str],
    open_still: bool,  # noqa: FBT001 - a row of the table
) -> None:
    held = [on(f"2026-0{month}-01", state) for month, state in enumerate(states, start=3)]
    assert verdict(*held, source=closing("2026-12-15", condition)).voorlopig is open_still


@pytest.mark.parametrize(
    ("last", "open_still"),
    [
        (on("2026-09-20", None), True),
        (on("2026-09-20", None, status="gehouden"), True),
        (on("2026-09-20", "n"), False),
        (on("2026-09-20", None, status="afgelast", reden_afgelasting="te weinig leden"), False),
    ],
    ids=["never minuted", "without a list yet", "minuted", "cancelled"],
)
def test_a_meeting_of_the_past_can_change_it_until_its_minutes_are_there(
    last: Vergadering,
    open_still: bool,  # noqa: FBT001 - a row of the table
) -> None:
    found = verdict(on("2026-03-01", "a"), last, source=closing("2026-09-30"))
    assert found.voorlopig is open_still


def test_the_page_says_the_day_and_so_far() -> None:
    archive = with_records(facts(on("2026-06-01", "n")), closing("2026-12-15"))
    renderer = renderer_of(select(archive, Audience.LEDEN, TODAY))
    text = {page.uri: page.text for page in deelname.pages(renderer)}["mijn-organisatie/org-a.md"]
    assert "Tot nu toe, op 29 november 2026: Aanwezig op 0 van de 1 vergadering" in text
    assert "Dit gaat over een aanvraag op 15 december 2026, de laatste dag om aan te vragen." in text
    assert "Geteld van 15 december 2025 tot en met 14 december 2026. Een vergadering kan dit nog veranderen." in text
    assert "### 2026, tot nu toe" in text
