"""Participation: a table of cases by hand, what can never change it, the sentence, and the pages that show it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lok.archive.archive import Archive
from lok.edition.select import select
from lok.facts.conditions import Oordeel, judge, measured
from lok.facts.facts import Facts
from lok.facts.participation import participation
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.voorwaarden import Deelnamevoorwaarde
from lok.model.audience import Audience
from lok.pages.deelname import participation as deelname
from lok.pages.sections import renderer_of
from lok.render.renderer import Renderer
from samples.attendance import WORDS, facts, meeting, series
from samples.meetings import TODAY

YEAR = (date(2025, 1, 1), date(2025, 12, 31))


def condition(**fields: Any) -> Deelnamevoorwaarde:
    return Deelnamevoorwaarde.model_validate({"verontschuldigd_telt": "nee"} | fields)


HALF = {"min_aandeel": "1/2"}
CANCELLED = {"status": "afgelast", "reden_afgelasting": "te weinig leden", "aanwezigheden": []}
CASES = {
    "1 of 2 is half": (series("an"), HALF, Oordeel.voldaan),
    "1 of 3 is not half": (series("ann"), HALF, Oordeel.niet_voldaan),
    "2 of 4 with one excused that counts": (series("avnn"), HALF | {"verontschuldigd_telt": "ja"}, Oordeel.voldaan),
    "2 of 4 with one excused that does not": (series("avnn"), HALF, Oordeel.niet_voldaan),
    "none excused where every absence must be": (
        series("aan"),
        HALF | {"afwezig_alleen_verontschuldigd": "ja"},
        Oordeel.niet_voldaan,
    ),
    "only cancelled meetings": ([meeting(3, {}, **CANCELLED)], HALF, Oordeel.niet_te_beoordelen),
    "no meeting at all": ([], HALF, Oordeel.niet_te_beoordelen),
    "one meeting in the year": (series("nna"), {"min_aantal": "1"}, Oordeel.voldaan),
    "two asked, one held and attended": (series("a"), {"min_aantal": "2"}, Oordeel.niet_te_beoordelen),
    "two asked, two held, one attended": (series("an"), {"min_aantal": "2"}, Oordeel.niet_voldaan),
    "with BOA, where that counts": (series("a", orgaan="gecombineerd"), HALF, Oordeel.voldaan),
    "with BOA, where that does not count": (
        series("a", orgaan="gecombineerd"),
        HALF | {"gecombineerde_vergadering_telt": "nee"},
        Oordeel.niet_te_beoordelen,
    ),
    "BOA alone never counts": (series("n", orgaan="boa"), HALF, Oordeel.niet_te_beoordelen),
    "a working group does not count": (series("n", soort_vergadering="werkgroep"), HALF, Oordeel.niet_te_beoordelen),
    "a meeting without quorum does": (series("an", status="onvoltallig"), HALF, Oordeel.voldaan),
}


@pytest.mark.parametrize("name", CASES)
def test_participation_by_hand(name: str) -> None:
    meetings, asked, verdict = CASES[name]
    assert judge(facts(*meetings), "org-a", condition(**asked), YEAR[1]).oordeel is verdict


def test_a_newcomer_counts_from_its_first_day() -> None:
    found = facts(*series("nnaa"), since="2025-03-01")
    assert judge(found, "org-a", condition(**HALF), YEAR[1]).oordeel is Oordeel.voldaan
    strict = condition(**HALF, nieuwkomer_telt_vanaf_start="nee")
    assert judge(found, "org-a", strict, YEAR[1]).oordeel is Oordeel.voldaan
    late = facts(*series("nnna"), since="2025-04-01")
    assert judge(late, "org-a", condition(**HALF), YEAR[1]).oordeel is Oordeel.voldaan
    assert judge(late, "org-a", strict, YEAR[1]).oordeel is Oordeel.niet_voldaan


def test_three_seats_of_one_organisation_count_once() -> None:
    seats = ("z1", "z2", "z3")
    rows = [dict(zip(seats, states, strict=True)) for states in ("nna", "nvn", "nnn")]
    found = facts(*(meeting(number, states) for number, states in enumerate(rows, start=1)), seats=seats)
    seen = participation(found, "org-a", *YEAR)
    assert [each.status for each in seen.geteld] == [
        Aanwezigheidsstatus.aanwezig,
        Aanwezigheidsstatus.verontschuldigd,
        Aanwezigheidsstatus.afwezig,
    ]


def test_an_alternative_and_a_declaration_are_the_applications_own_to_show() -> None:
    asked = condition(min_aantal="1", alternatief={"omschrijving": "Een vorming van het Huis van het Kind"})
    found = facts(*series("nn"))
    assert judge(found, "org-a", asked, YEAR[1]).oordeel is Oordeel.niet_voldaan
    assert judge(found, "org-a", asked, YEAR[1], alternatieven=1).oordeel is Oordeel.voldaan
    signed = condition(min_aantal="1", engagementsverklaring="ja")
    there = facts(*series("a"))
    assert judge(there, "org-a", signed, YEAR[1]).oordeel is Oordeel.niet_voldaan
    assert judge(there, "org-a", signed, YEAR[1], engagement=True).oordeel is Oordeel.voldaan


def test_the_reason_is_one_sentence_with_its_numbers() -> None:
    seen = participation(facts(*series("aav")), "org-a", *YEAR)
    assert measured(condition(**HALF), seen)[1] == (
        "Aanwezig op 2 van de 3 vergaderingen die meetellen, verontschuldigd op 1, wat niet meetelt; nodig: de helft."
    )
    assert measured(condition(min_aantal="1"), participation(facts(*series("n")), "org-a", *YEAR))[1] == (
        "Aanwezig op 0 van de 1 vergadering die meetelt; nodig: 1 vergadering."
    )


# --- What never happens ------------------------------------------------------------------------------------------------

KINDS = st.sampled_from(
    [
        {},
        {"orgaan": "boa"},
        {"orgaan": "gecombineerd"},
        {"soort_vergadering": "werkgroep"},
        CANCELLED,
        {"status": "gepland", "aanwezigheden": []},
    ]
)
years = st.lists(st.tuples(st.sampled_from("avn"), KINDS), max_size=12)


def of(rows: list[tuple[str, dict[str, Any]]]) -> Facts:
    return facts(*(meeting(number, {"z1": state}, **kind) for number, (state, kind) in enumerate(rows, start=1)))


@settings(max_examples=60)
@given(years)
def test_what_was_cancelled_planned_or_boa_alone_never_counts(rows: list[tuple[str, dict[str, Any]]]) -> None:
    seen = participation(of(rows), "org-a", *YEAR)
    counting = [state for state, kind in rows if not kind or kind == {"orgaan": "gecombineerd"}]
    assert [each.status.value for each in seen.geteld if each.status] == [WORDS[state] for state in counting]
    assert len(seen.geteld) + len(seen.niet_geteld) == len(rows)


@settings(max_examples=60)
@given(years, st.sampled_from([HALF, {"min_aandeel": "2/3"}, {"min_aantal": "1"}, {"min_aantal": "3"}]), st.data())
def test_attending_one_meeting_more_never_harms(
    rows: list[tuple[str, dict[str, Any]]], asked: dict[str, str], data: st.DataObject
) -> None:
    missed = [index for index, (state, _) in enumerate(rows) if state != "a"]
    if not missed:
        return
    changed = data.draw(st.sampled_from(missed))
    better = [("a", kind) if index == changed else (state, kind) for index, (state, kind) in enumerate(rows)]
    before, after = (judge(of(each), "org-a", condition(**asked), YEAR[1]).oordeel for each in (rows, better))
    order = list(Oordeel)
    assert order.index(after) >= order.index(before)


# --- Pages -------------------------------------------------------------------------------------------------------------


def test_members_read_it_with_its_evidence_and_the_public_has_no_such_page() -> None:
    archive = facts(*series("avn"), meeting(5, {}, **CANCELLED)).archive
    made, public = (
        {page.uri: page.text for page in deelname.pages(renderer(archive, audience))}
        for audience in (Audience.LEDEN, Audience.PUBLIEK)
    )
    own = made["mijn-organisatie/org-a.md"]
    assert "Aanwezig (1 van 3)" in own
    assert "../vergaderingen/verg-1.md" in own
    assert "../vergaderingen/verg-5.md): afgelast" in own
    assert "Op 23 november 2026 geldt er geen voorwaarde over deelname" in own
    assert (
        "aanwezig op 1 van de 3 vergaderingen die meetellen, verontschuldigd op 1, afwezig op 1"
        in made["deelname/index.md"]
    )
    assert public == {}
    assert select(archive, Audience.PUBLIEK, TODAY).insights == {}


def renderer(archive: Archive, audience: Audience) -> Renderer:
    return renderer_of(select(archive, audience, TODAY))
