"""'Kom ik in aanmerking?': every condition is asked once, every amount that one number settles can be added up."""

from __future__ import annotations

from datetime import date

import pytest

from lok.facts.amounts import amount
from lok.facts.deadlines import deadlines
from lok.kinds.reglementen import Reglement, paths_below
from lok.pages.subsidies.amount_words import amount_in_words
from lok.pages.subsidies.at_a_glance import facts_of_version
from lok.pages.subsidies.checklist import Toets, Vraagsoort, checklist
from lok.pages.subsidies.validity import validity_band, validity_periods
from lok.source.parse import parse
from samples.places import COUNCIL, EXAMPLES

GOOD = EXAMPLES / "reglementen" / "good"
DATA = COUNCIL / "data" / "reglementen"
FILES = sorted([*GOOD.glob("*.yaml"), *DATA.glob("*.yaml")])


def regulation(name: str) -> Reglement:
    file = next(each for each in FILES if each.stem == name)
    return Reglement.model_validate(parse(file.read_text("utf-8")))


def asked(name: str, day: date = date(2024, 1, 1), version: int = -1) -> Toets:
    return checklist(regulation(name).versies[version], day)


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_every_condition_is_asked_once_and_every_page_says_what_it_cannot_know(name: str) -> None:
    for index, versie in enumerate(regulation(name).versies):
        toets = asked(name, version=index)
        texts = [vraag.uitleg for vraag in toets.vragen]
        assert [each.tekst for each in versie.voorwaarden] == texts[1 : 1 + len(versie.voorwaarden)]
        assert sum(vraag.deelname for vraag in toets.vragen) == (versie.deelnamevoorwaarde is not None)
        assert {each.woord for each in versie.begunstigden} == {o.woord for o in toets.vragen[0].opties if o.goed}
        assert len(toets.rekenregels) + len(toets.andere_bedragen) == len(versie.bedragen)
        assert toets.onbekend


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_the_lines_of_an_amount_add_up_as_the_package_does(name: str) -> None:
    """What the script reads from the page, added up here as it does there."""
    for versie in regulation(name).versies:
        amounts = [regel for regel in versie.bedragen if amount(regel, 1) is not None and regel.vorm.value != "vast"]
        rules = [rule for rule in checklist(versie, date(2024, 1, 1)).rekenregels if rule.plaatsen]
        for regel, rule in zip(amounts, rules, strict=True):
            for places in (1, 7, 8, 9, 10, 18, 19, 60):
                step = next(each for each in rule.trappen if each.van <= places and (each.tot is None or places <= each.tot))  # fmt: skip
                cents = step.cent * (min(places, rule.aantal or places) if step.per_stuk else 1)
                cents = max(cents, rule.minimum or 0)
                found = amount(regel, places)
                assert found is not None
                assert min(cents, rule.maximum or cents) == found * 100


def test_the_count_of_a_school_asks_for_its_pupils_year_by_year() -> None:
    (rule,) = asked("aalst").rekenregels
    assert rule.samen
    assert rule.vraag == "Hoeveel keer telt dit voor jou: leerling?"
    assert [step.cent for step in rule.trappen] == [2500, 5000, 5000]
    assert asked("aalst").vensters[0].uur is not None


def test_a_third_for_vulnerable_families_is_a_share() -> None:
    (question,) = [each for each in asked("geraardsbergen").vragen if each.soort is Vraagsoort.deel]
    assert question.aandeel == (1, 3)


def test_a_budget_by_ranking_cannot_be_known() -> None:
    toets = asked("dendermonde-2024")
    assert toets.rekenregels == ()
    assert "hoe jouw dossier in de rangschikking komt" in toets.onbekend


def test_amounts_of_every_shape_read_as_words() -> None:
    names = ("gingelom", "grobbendonk", "kapellen", "aalst", "dendermonde-2024")
    assert [amount_in_words(regulation(name).versies[0].bedragen[0]).replace("\u00a0", " ") for name in names] == [
        "hoogstens € 200, jaarlijks",
        "€ 17,50 per plaats (vergunde plaatsen), jaarlijks",
        "naar het aantal plaatsen (vergunde plaatsen): 1 tot en met 8 plaatsen € 200, 9 of meer plaatsen € 400, eenmalig",
        (
            "per leerling: € 25 in 2023-2024 (geteld op 1 februari 2023), € 50 in 2024-2025 (geteld op 1 februari 2024), "
            "€ 50 in 2025-2026 (geteld op 1 februari 2025), per schooljaar"
        ),
        "een deel van € 50.000, verdeeld volgens een rangschikking van de dossiers, eenmalig",
    ]


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_a_glance_says_who_how_and_when(name: str) -> None:
    for versie in regulation(name).versies:
        assert {"Voor wie", "Wanneer aanvragen", "Hoe aanvragen"} <= {feit.naam for feit in facts_of_version(versie)}


def test_pages_below_a_regulation_have_addresses_that_stay() -> None:
    assert list(paths_below(regulation("regl-werking"))) == [
        "versie-2019-01-01",
        "versie-2023-01-01",
        "versie-2025-01-01",
        "verschil-2023-01-01",
        "verschil-2025-01-01",
        "kom-ik-in-aanmerking",
    ]


def test_periods_name_the_stretch_without_a_regulation() -> None:
    found = validity_periods(regulation("regl-start"), date(2026, 11, 23))
    assert [(str(each.van), each.staat) for each in found] == [
        ("2023-07-01", "geldt vandaag"),
        ("2023-01-01", "geen reglement"),
        ("2021-01-01", "geldt niet meer"),
    ]
    assert found[1].reden


def test_the_band_marks_today_and_says_the_periods_in_words() -> None:
    drawn = validity_band(regulation("regl-investeringspremie").versies, date(2026, 11, 23))
    assert [drawn.count(f'<rect class="{kind}"') for kind in ("verlopen", "geldig", "toekomst")] == [2, 0, 1]
    assert drawn.count('<line class="vandaag"') == 1
    assert "van 1 januari 2024 tot en met 31 december 2024: geldt niet meer" in drawn


def test_days_that_count_come_from_every_version() -> None:
    found = deadlines(regulation("regl-investeringspremie"), date(2024, 1, 1), date(2027, 3, 1))
    assert [(each.soort.value, str(each.dag)) for each in found] == [
        ("sluiting", "2024-05-30"),
        ("beoordeling", "2024-06-14"),
        ("beoordeling", "2024-06-30"),
        ("opening", "2027-01-04"),
        ("sluiting", "2027-01-18"),
        ("beoordeling", "2027-02-12"),
        ("beoordeling", "2027-02-26"),
    ]
    assert len({each.sleutel for each in found}) == len(found)
