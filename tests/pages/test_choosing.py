"""'Welke subsidie past bij mij?': which regulations are there, in which order, and what is asked of all of them once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from lok.archive.archive import make_archive
from lok.edition.select import Edition, select
from lok.model.audience import Audience
from lok.pages.subsidies.amount_words import amount_in_short
from lok.pages.subsidies.choosing import (
    asks_attendance,
    asks_since,
    chances,
    days_open,
    numbers_asked,
    round_to_come,
)
from samples import whole_council
from samples.regulations import regulation

if TYPE_CHECKING:
    from lok.kinds.reglementen import Reglement

TODAY = date(2026, 11, 29)


def edition(*regulations: Reglement, **rounds: Any) -> Edition:
    council = next(iter(whole_council.archive().all("raad")))
    rows = [("raad", council), *(("reglementen", each) for each in regulations)]
    rows += [("ikt-rondes", each) for each in rounds.values()]
    return select(make_archive(rows), Audience.PUBLIEK, TODAY, address="https://lok.example.org/")


def named(name: str, **version: Any) -> Reglement:
    return regulation(**version).model_copy(update={"id": name})


def test_what_holds_comes_first_and_of_that_what_closes_first() -> None:
    found = chances(
        edition(
            named("regl-straks", geldig_van="2027-01-01"),
            named("regl-altijd"),
            named("regl-sluit", aanvraagperiodes=[{"van": "2026-11-01", "tot": "2026-12-15"}]),
            named("regl-voorbij", geldig_tot="2025-12-31"),
        )
    )
    assert [kans.reglement.id for kans in found] == ["regl-sluit", "regl-altijd", "regl-straks"]
    assert [kans.uiterlijk for kans in found] == [date(2026, 12, 15), None, None]


def test_a_number_that_two_regulations_need_is_asked_once() -> None:
    archive = whole_council.archive()
    made = select(archive, Audience.PUBLIEK, whole_council.DAY, address="https://lok.example.org/")
    found = chances(made)
    asked = [each.naam for each in numbers_asked(found)]
    assert len(asked) == len(set(asked))
    assert {"vergunde_plaatsen", "nieuwe_plaatsen"} <= set(asked)
    assert asks_since(found)
    assert asks_attendance(found)


def test_without_regulations_nothing_is_asked() -> None:
    assert chances(edition()) == ()
    assert numbers_asked(()) == ()
    assert not asks_since(())
    assert not asks_attendance(())


@pytest.mark.parametrize(("over", "year"), [("lopend_jaar", 2026), ("vorig_jaar", 2025), ("volgend_jaar", 2027)])
def test_a_facility_must_be_open_in_the_year_that_the_application_is_about(over: str, year: int) -> None:
    condition = {"code": "open", "tekst": "De opvang is open.", "controle": "automatisch", "actief_op": ["30 november"]}
    (kans,) = chances(
        edition(
            named(
                "regl-open",
                geldig_van="2024-01-01",
                voorwaarden=[condition],
                aanvraagperiodes=[{"van": "2026-11-01", "tot": "2026-12-15", "over": over}],
            )
        )
    )
    asked = next(each for each in kans.toets.vragen if each.actief_op)
    assert days_open(kans, asked, TODAY) == (date(year, 11, 30),)


@pytest.mark.parametrize(
    ("brackets", "words"),
    [
        ([(1, 8, "420", "ja"), (9, None, "380.50", "ja")], "€ 380,50 tot € 420 per plaats, naar het aantal plaatsen"),
        ([(1, 8, "200", "nee"), (9, None, "400", "nee")], "€ 200 tot € 400, naar het aantal plaatsen"),
        ([(1, None, "250", "ja")], "€ 250 per plaats, naar het aantal plaatsen"),
    ],
)
def test_an_amount_in_brackets_is_one_short_line(brackets: list[tuple[Any, ...]], words: str) -> None:
    names = ("van_plaatsen", "tot_plaatsen", "bedrag", "per_plaats")
    rows = [{name: str(value) for name, value in zip(names, row, strict=True) if value is not None} for row in brackets]
    made = regulation(bedragen=[{"vorm": "per_plaatsschijf", "plaatsen": "vergunde_plaatsen", "schijven": rows}])
    (regel,) = made.versies[0].bedragen
    assert amount_in_short(regel).replace("\u00a0", " ") == f"{words} (vergunde plaatsen), jaarlijks"


def test_only_a_round_that_is_still_open_is_named() -> None:
    rounds = whole_council.archive().records["ikt-rondes"]
    made = edition(**{name.replace("-", "_"): each for name, each in rounds.items()})
    open_rounds = [each for each in rounds.values() if each.indienen_tot and each.indienen_tot >= TODAY]
    found = round_to_come(made)
    assert (found is None) == (not open_rounds)
    later = next(iter(rounds.values())).model_copy(update={"indienen_tot": TODAY})
    assert round_to_come(edition(later=later)) is not None
