"""What a version changed: moved articles are known, and the list of changes leads from the old text to the new one."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, strategies

from lok.kinds.reglementen import Reglement
from lok.pages.subsidies.differences import Lot, article_changes, differences, fact_changes
from lok.source.parse import parse
from samples.places import COUNCIL, EXAMPLES

DATA = COUNCIL / "data" / "reglementen"
GOOD = EXAMPLES / "reglementen" / "good"
TEXTS = (
    "De stad geeft elk jaar een subsidie aan de opvang van baby's en peuters.",
    "De subsidie bedraagt 400 euro per vergunde plaats.",
    "De aanvraag gebeurt elk jaar tussen 1 oktober en 30 november op het e-loket.",
    "De stad kan bewijs vragen van de uitgaven, volgens de wet van 14 november 1983.",
    "De organisatie is aanwezig op minstens de helft van de vergaderingen.",
)


def regulation(file: Path) -> Reglement:
    return Reglement.model_validate(parse(file.read_text("utf-8")))


def article(nr: str, tekst: str, titel: str | None = None) -> Any:
    return SimpleNamespace(nr=nr, titel=titel, tekst=tekst)


def numbered(texts: list[str]) -> list[Any]:
    return [article(str(place), text) for place, text in enumerate(texts, start=1)]


def fates(old: list[Any], new: list[Any]) -> list[tuple[str | None, str | None, Lot]]:
    return [(each.oud and each.oud.nr, each.nieuw and each.nieuw.nr, each.lot) for each in article_changes(old, new)]


def test_an_article_in_the_middle_moves_the_others_and_changes_none() -> None:
    old, new = numbered([TEXTS[0], TEXTS[2], TEXTS[3]]), numbered([TEXTS[0], TEXTS[4], TEXTS[2], TEXTS[3]])
    assert fates(old, new) == [
        ("1", "1", Lot.ongewijzigd),
        (None, "2", Lot.nieuw_artikel),
        ("2", "3", Lot.verplaatst),
        ("3", "4", Lot.verplaatst),
    ]


def test_an_article_that_is_gone_stands_where_it_stood() -> None:
    assert fates(numbered([TEXTS[0], TEXTS[1], TEXTS[2]]), numbered([TEXTS[0], TEXTS[2]])) == [
        ("1", "1", Lot.ongewijzigd),
        ("2", None, Lot.geschrapt_artikel),
        ("3", "2", Lot.verplaatst),
    ]


def test_a_moved_article_may_also_change() -> None:
    old = [article("4", TEXTS[2], "Aanvraag")]
    new = [article("4", TEXTS[4], "Deelname"), article("5", TEXTS[2].replace("oktober", "november"), "Aanvraag")]
    found = article_changes(old, new)
    assert [(each.lot, each.hernummerd) for each in found] == [(Lot.nieuw_artikel, False), (Lot.gewijzigd, True)]


def test_only_a_title_that_changed_is_a_change() -> None:
    (found,) = article_changes([article("1", TEXTS[0], "Doel")], [article("1", TEXTS[0], "Opzet")])
    assert found.lot is Lot.gewijzigd
    assert found.kop == "Artikel 1. Opzet"


ARTICLES = strategies.lists(
    strategies.tuples(strategies.sampled_from(TEXTS), strategies.sampled_from(["", " En meer."])), max_size=5
).map(lambda rows: numbered([text + more for text, more in rows]))


@given(old=ARTICLES, new=ARTICLES)
def test_the_changes_applied_to_the_old_text_give_the_new_one(old: list[Any], new: list[Any]) -> None:
    found = article_changes(old, new)
    assert [each.nieuw for each in found if each.nieuw is not None] == new
    assert sorted((each.oud for each in found if each.oud is not None), key=lambda each: int(each.nr)) == old


@given(text=ARTICLES)
def test_a_text_does_not_differ_from_itself(text: list[Any]) -> None:
    assert {lot for *_, lot in fates(text, text)} <= {Lot.ongewijzigd}


@pytest.mark.parametrize("file", sorted([*DATA.glob("*.yaml"), *GOOD.glob("*.yaml")]), ids=lambda file: file.stem)
def test_no_version_differs_from_itself(file: Path) -> None:
    for versie in regulation(file).versies:
        (same,) = differences([versie, versie])
        assert same.feiten == ()
        assert same.met(*(lot.value for lot in Lot if lot is not Lot.ongewijzigd)) == ()


def test_facts_that_differ_show_only_the_lines_that_do() -> None:
    old, new = regulation(GOOD / "maldegem.yaml").versies
    found = {each.naam: each for each in fact_changes(old, new)}
    assert "Voorwaarden" in found
    assert not set(found["Voorwaarden"].vroeger) & set(found["Voorwaarden"].nu)
    assert "Hoe aanvragen" not in found or old.aanvraag_kanaal != new.aanvraag_kanaal


def test_the_demonstration_has_a_moved_article() -> None:
    """The page of the operating subsidy of 2025: one new article, the articles after it only move or change."""
    *_, last = differences(regulation(DATA / "regl-werking.yaml").versies)
    assert [each.kop for each in last.met("nieuw_artikel")] == [
        "Artikel 5. Deelname aan het LOK",
        "Artikel 9. Terugvordering",
    ]
    assert [(each.oud.nr, each.nieuw.nr) for each in last.met("verplaatst")] == [("7", "8")]
