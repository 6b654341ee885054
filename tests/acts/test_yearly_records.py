"""Figures of the desk, memoranda and rounds of visits: made with what is known, and small counts told before they fall."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lok.acts.figures import YearFigures, hidden, note_figures
from lok.acts.memorandum import Ask, Proof, add_ask, adopt, move_ask, new_memorandum
from lok.acts.visits import Round, countable, new_round
from lok.edition.select import select
from lok.kinds.bezoekrondes import Aanleiding
from lok.kinds.locatie import Opvangsoort
from lok.kinds.loketcijfers import Loketcijfer
from lok.kinds.memoranda import Vraagstatus
from lok.kinds.opvolging import Bestuursorgaan, Prioriteit
from lok.model.audience import Audience
from lok.pages.loket.counts import HIDDEN, LABELS, count_in_words
from lok.words.small_counts import COUNTS
from lok.words.terminal import RefusedError
from samples import whole_council
from samples.office import Desk
from samples.sitting import LAST, found

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)
WHOLE = {
    "aanvragen_uniek": 120,
    "aanvragen_onbeantwoord": 30,
    "met_opvangvoorstel": 80,
    "dringend": 20,
    "dringend_opgelost": 12,
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(found(tmp_path / "raad"), DAY)


@pytest.fixture
def town(tmp_path: Path) -> Desk:
    return Desk(whole_council.found(tmp_path / "raad"), whole_council.DAY)


def test_the_figures_of_a_year_are_made_and_changed(desk: Desk) -> None:
    made = desk.do(note_figures(desk.office, 2025, YearFigures(WHOLE, counted_on=date(2026, 1, 15))))
    assert (made.id, desk.there(made).aanvragen_uniek, made.words) == ("loket-2025", 120, ())
    changed = desk.do(
        note_figures(desk.office, 2025, YearFigures({"dringend_opgelost": 18}, counted_on=date(2026, 1, 20)))
    )
    assert (desk.there(changed).dringend_opgelost, desk.there(changed).dringend) == (18, 20)
    assert changed.words == (
        "Dit toont de site niet, want er staan minder dan 5 mensen achter, of het zou hen verraden: Dringende vragen met een oplossing.",
    )


def test_what_is_said_to_be_gone_is_and_the_rest_stays(desk: Desk) -> None:
    desk.do(note_figures(desk.office, 2025, YearFigures(WHOLE, counted_on=date(2026, 1, 15), remark="Geteld.")))
    less = YearFigures({"dringend": 21}, counted_on=date(2026, 1, 15), gone=frozenset({"duiding", "dringend_opgelost"}))
    changed = desk.there(desk.do(note_figures(desk.office, 2025, less)))
    assert (changed.duiding, changed.dringend_opgelost, changed.dringend, changed.aanvragen_uniek) == (
        None,
        None,
        21,
        120,
    )


def test_months_add_up_to_the_year_and_small_ones_go_by_quarter(desk: Desk) -> None:
    months = {"aanvragen_uniek": [10, 3, 9, 10, 10, 10, 10, 10, 10, 10, 10, 10]}
    deed = desk.do(note_figures(desk.office, 2025, YearFigures({}, months)))
    assert desk.there(deed).aanvragen_uniek == 112
    assert deed.words == ("Per maand te klein, dus per kwartaal: Gezinnen met een vraag.",)
    tiny = {"aanvragen_uniek": [1, 1, 1, 10, 10, 10, 10, 10, 10, 10, 10, 10]}
    again = desk.do(note_figures(desk.office, 2024, YearFigures({}, tiny)))
    assert again.words == ("Niet per maand en niet per kwartaal: Gezinnen met een vraag.",)


def test_a_running_year_is_told(desk: Desk) -> None:
    deed = desk.do(note_figures(desk.office, 2026, YearFigures(WHOLE)))
    assert deed.todo[0].words.startswith("Het jaar liep nog")


def test_a_year_without_a_number_is_there_and_says_that_none_is_known_yet(desk: Desk) -> None:
    deed = desk.do(note_figures(desk.office, 2025, YearFigures({})))
    made = desk.there(deed)
    assert (made.aanvragen_uniek, made.peildatum, made.counted) == (None, None, False)
    assert deed.words == (
        "De site zegt bij alle cijfers van dit jaar: nog niet beschikbaar. Vul ze in zodra je ze kent.",
    )


WRONG = {
    "a name that is none": (YearFigures({"gezinnen": 3}), "wordt niet geteld"),
    "talks by month": (YearFigures({}, {"opstartgesprekken": [1]}), "wordt niet geteld"),
    "below nought": (YearFigures({"aanvragen_uniek": -1}), "nooit kleiner dan 0"),
    "a month below nought": (YearFigures({}, {"dringend": [3, -1]}), "nooit kleiner dan 0"),
    "more inside than there are": (YearFigures({"aanvragen_uniek": 5, "dringend": 6}), "is meer dan"),
    "months that do not add up": (YearFigures({"aanvragen_uniek": 5}, {"aanvragen_uniek": [6]}), "tellen samen 6"),
    "counted before the year": (YearFigures(WHOLE, counted_on=date(2024, 1, 1)), "voor het jaar 2025 begon"),
    "thirteen months": (YearFigures({}, {"aanvragen_uniek": [5] * 13}), "te lang"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_counts_that_cannot_be_are_refused(name: str, desk: Desk) -> None:
    figures, told = WRONG[name]
    before = desk.files()
    with pytest.raises(RefusedError, match=told):
        note_figures(desk.office, 2025, figures)
    assert desk.files() == before


counts = st.integers(min_value=0, max_value=40)


@settings(max_examples=150, deadline=None)
@given(
    st.fixed_dictionaries(
        {"aanvragen_uniek": counts},
        optional=dict.fromkeys((*COUNTS[1:], "opstartgesprekken", "opvolggesprekken"), counts),
    )
)
def test_what_is_said_to_be_hidden_is_what_readers_do_not_see(given_counts: dict[str, int]) -> None:
    record = Loketcijfer.model_validate({"id": "loket-2025", "jaar": 2025, "peildatum": "2026-01-10", **given_counts})
    said = "".join(hidden(record)).partition("verraden: ")[2].removesuffix(".")
    gone = set(re.split(", | en ", said)) - {""}
    assert gone == {LABELS[name] for name in given_counts if count_in_words(record, name) == HIDDEN}


ASK = Ask(
    "Maak panden vrij",
    "Kandidaten vinden geen pand.",
    "Kies er een.",
    "panden",
    (Bestuursorgaan.college,),
    Prioriteit.hoog,
    Decimal("12500.5"),
)
SECOND = Ask(
    "Leid meer mensen op",
    "Er zijn te weinig begeleiders.\nOveral.",
    "Betaal de opleiding.",
    "vorming",
    (Bestuursorgaan.gemeenteraad,),
    Prioriteit.laag,
)


def begun(desk: Desk) -> str:
    deed = desk.do(
        new_memorandum(
            desk.office,
            title="Memorandum 2030",
            occasion="lokale verkiezingen 2030",
            to=("alle lijsten", " "),
            opening="Wij vragen dit.",
            first=ASK,
        )
    )
    assert desk.there(deed).readers is Audience.LEDEN
    return deed.id


def test_a_memorandum_is_begun_adopted_and_followed(desk: Desk) -> None:
    record_id = begun(desk)
    assert record_id == "memorandum-2026"
    desk.do(add_ask(desk.office, record_id, SECOND))
    with pytest.raises(RefusedError, match="staat er al"):
        add_ask(desk.office, record_id, SECOND)
    with pytest.raises(RefusedError, match="nog een ontwerp"):
        move_ask(desk.office, record_id, 1, Vraagstatus.afgewezen, DAY, why="Te duur")
    adopted = desk.do(adopt(desk.office, record_id, LAST, "3"))
    assert desk.there(adopted).readers is Audience.PUBLIEK
    assert adopt(desk.office, record_id, LAST, "3").texts == {}
    with pytest.raises(RefusedError, match="een andere vergadering"):
        adopt(desk.office, record_id, "verg-2026-06-18", "1")
    moved = desk.do(
        move_ask(
            desk.office,
            record_id,
            1,
            Vraagstatus.opgenomen_in_beleid,
            date(2026, 10, 15),
            why="actie 4",
            proof=(Proof("Meerjarenplan", "https://example.org/plan"),),
        )
    )
    ask = desk.there(moved).vragen[0]
    assert [(each.datum, each.status.value) for each in ask.statusverloop] == [
        (date(2026, 9, 17), "open"),
        (date(2026, 10, 15), "opgenomen_in_beleid"),
    ]
    assert ask.status is Vraagstatus.opgenomen_in_beleid
    desk.do(
        move_ask(
            desk.office, record_id, 1, Vraagstatus.opgenomen_in_beleid, DAY, why="nog bezig", proof=(Proof("Plan"),)
        )
    )
    desk.do(move_ask(desk.office, record_id, 2, Vraagstatus.afgewezen, DAY, why="Te duur"))


MEMORANDUM_WRONG = {
    "no reason": (lambda desk, at: move_ask(desk.office, at, 1, Vraagstatus.afgewezen, DAY), "welke reden"),
    "no proof": (lambda desk, at: move_ask(desk.office, at, 1, Vraagstatus.gerealiseerd, DAY), "waaruit dat blijkt"),
    "no such ask": (lambda desk, at: move_ask(desk.office, at, 3, Vraagstatus.afgewezen, DAY, why="Neen"), "geen vraag 3"),
    "in the future": (
        lambda desk, at: move_ask(desk.office, at, 1, Vraagstatus.afgewezen, date(2026, 12, 1), why="Neen"), "in de toekomst",
    ),
    "no such item": (lambda desk, at: adopt(desk.office, at, LAST, "40"), "geen punt 40"),
    "a meeting that is to come": (lambda desk, at: adopt(desk.office, at, "verg-2026-12-10", "1"), "nog niet gehouden"),
    "nobody to ask": (
        lambda desk, at: add_ask(desk.office, at, Ask("Iets", "Daarom.", "Dit.", "panden", (), Prioriteit.laag)), "wie dit kan beslissen",
    ),
    "an unknown theme": (
        lambda desk, at: add_ask(desk.office, at, Ask("Iets", "Daarom.", "Dit.", "paden", (Bestuursorgaan.college,), Prioriteit.laag)), "bestaat niet",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MEMORANDUM_WRONG)
def test_what_cannot_become_of_an_ask_is_refused(name: str, desk: Desk) -> None:
    act, told = MEMORANDUM_WRONG[name]
    record_id = begun(desk)
    desk.do(adopt(desk.office, record_id, LAST, "3"))
    before = desk.files()
    with pytest.raises(RefusedError, match=told):
        act(desk, record_id)
    assert desk.files() == before


def test_a_realised_ask_stays_realised(desk: Desk) -> None:
    record_id = begun(desk)
    desk.do(adopt(desk.office, record_id, LAST, "3"))
    desk.do(
        move_ask(desk.office, record_id, 1, Vraagstatus.gerealiseerd, date(2026, 11, 1), proof=(Proof("De lijst"),))
    )
    with pytest.raises(RefusedError, match="blijft gerealiseerd"):
        move_ask(desk.office, record_id, 1, Vraagstatus.open, DAY)


def visit(**more: Any) -> Round:
    values: dict[str, Any] = {
        "title": "Kaartjes voor de feestdagen 2026", "occasion": Aanleiding.andere, "reached": {Opvangsoort.gezinsopvang: 6},
    }  # fmt: skip
    return Round(**(values | more))


def test_a_round_has_what_is_known_filled_in(town: Desk) -> None:
    deed = town.do(new_round(town.office, visit(brought=("kaartjes", " "), impressions="Veel goede moed.")))
    record = town.there(deed)
    assert (deed.id, record.door, record.van, record.tot) == (
        "bezoek-2026-kaartjes-voor-de-feestdagen",
        "lokaal-loket",
        whole_council.DAY,
        whole_council.DAY,
    )
    assert [(each.opvangsoort.value, each.aantal) for each in record.bereikt] == [("gezinsopvang", 6)]
    assert record.materiaal == ("kaartjes",)
    assert deed.id not in select(town.office.archive, Audience.PUBLIEK, town.today).records["bezoekrondes"]
    assert town.do(new_round(town.office, visit())).id == "bezoek-2026-kaartjes-voor-de-feestdagen-2"


def test_sorts_that_would_point_at_one_are_counted_with_others(town: Desk) -> None:
    there = {each.sort: each for each in countable(town.office.archive)}
    small = there[Opvangsoort.samenwerkende_onthaalouders]
    for record in town.office.archive.all("locaties"):
        if record.opvangsoort is Opvangsoort.samenwerkende_onthaalouders and small.there > 2:
            path = f"data/locaties/{record.id}.yaml"
            town.put(path, town.text(path).replace("samenwerkende_onthaalouders", "groepsopvang"))
    reached = {Opvangsoort.samenwerkende_onthaalouders: 1, Opvangsoort.groepsopvang: 4}
    deed = new_round(town.office, visit(reached=reached))
    assert deed.words[0].startswith("Samenwerkende onthaalouders zijn er te weinig")
    assert "aantal: 5" in deed.texts[deed.about]


VISITS_WRONG = {
    "nothing reached": (visit(reached={Opvangsoort.gezinsopvang: 0}), "hoeveel locaties"),
    "below nought": (visit(reached={Opvangsoort.gezinsopvang: -1}), "nooit kleiner"),
    "no title": (visit(title=" "), "geef de ronde een titel"),
    "a provider by name": (visit(impressions="Bij Kinderdagverblijf De Bromtol was het druk."), "naam van een opvang"),
    "backwards": (visit(first=date(2026, 10, 5), last=date(2026, 10, 1)), "valt voor de eerste dag"),
    "an office that is none": (visit(by="loket"), "bestaat niet"),
}  # fmt: skip


@pytest.mark.parametrize("name", VISITS_WRONG)
def test_rounds_that_cannot_be_are_refused(name: str, town: Desk) -> None:
    wish, told = VISITS_WRONG[name]
    before = town.files()
    with pytest.raises(RefusedError, match=told):
        new_round(town.office, wish)
    assert town.files() == before


def test_without_a_desk_it_is_asked_who_went(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="welk contactpunt"):
        new_round(desk.office, visit())
