"""The ledger of asks and the scorecards of terms: against plain recounts, and day by day."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lok.archive.read_record import read_record
from lok.facts.asks import adopted, asks_tally, ledger, scorecards, since, status_on, term_of
from lok.kinds.memoranda import NEXT, Memorandum, Vraag, Vraagstatus
from lok.kinds.raad import Raad
from lok.kinds.registry import BY_SOORT
from lok.pages.memoranda.ledger import asks_for
from samples.meetings import edition
from samples.places import EXAMPLES

MEMORANDA = EXAMPLES / "memoranda"
FIRST = date(2020, 2, 6)
TODAY = date(2026, 11, 23)
RAAD = Raad.model_validate(
    {
        "id": "lok-proefstad",
        "naam": "Lokaal Overleg Kinderopvang Proefstad",
        "afkorting": "LOK Proefstad",
        "orgaan": "lok",
        "bestuur": "stad Proefstad",
        "nis_code": "42006",
        "kerntaak": "Advies geven.",
        "bestuursperiodes": [
            {"id": "2019-2024", "van": "2019-01-01", "tot": "2024-12-31"},
            {"id": "2025-2030", "van": "2025-01-01", "tot": "2030-12-31"},
        ],
        "afspraken": [
            {
                "geldig_van": "2019-01-01",
                "quorum": {"soort": "geen"},
                "meerderheid": "gewone",
                "staking_van_stemmen": "verworpen",
                "openbaarheid_vergaderingen": "gesloten",
                "openbaarheid_verslagen": "openbaar",
            }
        ],
        "mailbox": "lok@example.org",
    }
)


def ask(*course: tuple[date | str, str], nr: int = 1, **fields: Any) -> dict[str, Any]:
    """An ask that took these statuses on these days; without a course it is open."""
    base = {
        "nr": str(nr),
        "thema": "panden",
        "titel": f"Vraag {nr}",
        "probleem": "Daarom.",
        "vraag": "Doe dit.",
        "aan_wie": ["college"],
        "prioriteit": "hoog",
        "status": course[-1][1] if course else "open",
        "statusverloop": [{"datum": str(day), "status": status} for day, status in course],
    }
    return base | fields


def memorandum(*asks: dict[str, Any], adopted_on: date | None = FIRST, **fields: Any) -> Memorandum:
    """A memorandum with these asks."""
    base: dict[str, Any] = {
        "id": "memorandum-2020",
        "titel": "Memorandum",
        "aanleiding": "Verkiezingen",
        "gericht_aan": ["Het college"],
        "inleiding": "Dit vragen we.",
        "vragen": list(asks) or [ask()],
    }
    if adopted_on is not None:
        base |= {"vastgesteld_op": str(adopted_on), "vergadering": "verg-2020-02-06"}
    return Memorandum.model_validate(base | fields)


def one(*course: tuple[date | str, str]) -> Vraag:
    """An ask by itself."""
    return memorandum(ask(*course)).vragen[0]


@st.composite
def courses(draw: st.DrawFn) -> list[tuple[date, str]]:
    """A course in date order that takes allowed steps only."""
    steps = draw(st.integers(0, 5))
    day, status, found = FIRST, Vraagstatus.open, []
    for _ in range(steps):
        found.append((day, status.value))
        day += timedelta(days=draw(st.integers(0, 900)))
        status = draw(st.sampled_from([status, *sorted(NEXT[status])]))
    return found


@st.composite
def shelves(draw: st.DrawFn) -> list[Memorandum]:
    """Some memoranda, drafts among them, for either term or for the one of their adoption."""
    truth = st.sampled_from(["ja", "nee", None])
    found = []
    for number in range(draw(st.integers(0, 4))):
        asks = [
            ask(*course, nr=nr + 1, in_bestuursakkoord=draw(truth), in_meerjarenplan=draw(truth))
            for nr, course in enumerate(draw(st.lists(courses(), min_size=1, max_size=4)))
        ]
        day = draw(st.sampled_from([None, FIRST, date(2024, 6, 13), date(2025, 3, 1), date(2028, 1, 1)]))
        term = draw(st.sampled_from([None, "2025-2030"]))
        found.append(memorandum(*asks, adopted_on=day, id=f"memorandum-{number}", bestuursperiode=term))
    return found


@given(shelves(), st.dates(date(2019, 1, 1), date(2032, 1, 1)))
def test_the_totals_of_the_ledger_are_the_sum_over_its_asks(memoranda: list[Memorandum], day: date) -> None:
    """Every ask of every adopted memorandum once, in one status; the sum of the parts is the whole."""
    rows = ledger(memoranda, RAAD, day)
    total = asks_tally(rows)
    expected = [
        vraag for each in memoranda if each.vastgesteld_op and each.vastgesteld_op <= day for vraag in each.vragen
    ]
    assert [row.vraag for row in rows] == expected
    assert list(total) == list(Vraagstatus)
    assert sum(total.values()) == len(expected)
    parts = [asks_tally(ledger([each], RAAD, day)) for each in memoranda]
    assert all(sum(part[status] for part in parts) == total[status] for status in Vraagstatus)


@given(shelves(), st.dates(date(2019, 1, 1), date(2032, 1, 1)))
def test_a_scorecard_counts_each_ask_of_its_term_once(memoranda: list[Memorandum], day: date) -> None:
    """Its three counts add up to its asks; the share is that of the realised ones, recounted by hand."""
    for card in scorecards(memoranda, RAAD, day):
        assert card.op == min(day, card.periode.tot)
        meant = [
            vraag
            for each in adopted(memoranda, card.op)
            if term_of(each, RAAD) == card.periode.id
            for vraag in each.vragen
        ]
        done = [vraag for vraag in meant if status_on(vraag, card.op) is Vraagstatus.gerealiseerd]
        assert len(card.regels) == len(meant) == sum(card.telling.values()) > 0
        assert card.aandeel == Fraction(len(done), len(meant))
        for count, field in ((card.bestuursakkoord, "in_bestuursakkoord"), (card.meerjarenplan, "in_meerjarenplan")):
            values = [getattr(vraag, field) for vraag in meant]
            assert (count.ja, count.nee, count.onbekend) == tuple(map(values.count, (True, False, None)))


@given(courses(), st.dates(date(2019, 1, 1), date(2032, 1, 1)))
def test_the_status_of_a_day_is_its_last_entry(course: list[tuple[date, str]], day: date) -> None:
    """And since when: the first day of which nothing else was written until then."""
    vraag = one(*course)
    past = [(when, status) for when, status in course if when <= day]
    assert status_on(vraag, day).value == (past[-1][1] if past else "open")
    began = since(vraag, day)
    if past:
        index = max((i + 1 for i, (a, b) in enumerate(pairwise(past)) if a[1] != b[1]), default=0)
        assert began == past[index][0]
    else:
        assert began is None


def test_the_scorecard_of_a_past_term_stays_as_it_was_on_its_last_day() -> None:
    """What was realised afterwards belongs to the next term."""
    late = ask((FIRST, "open"), ("2025-02-01", "gerealiseerd"))
    early = ask((FIRST, "open"), ("2024-12-31", "gerealiseerd"), nr=2)
    (card,) = scorecards([memorandum(late, early)], RAAD, TODAY)
    assert (card.periode.id, card.op, card.afgelopen) == ("2019-2024", date(2024, 12, 31), True)
    assert (card.gerealiseerd, card.telling[Vraagstatus.open]) == (1, 1)
    assert [row.status.value for row in ledger([memorandum(late, early)], RAAD, TODAY)] == ["gerealiseerd"] * 2


def test_asks_made_for_the_next_term_are_counted_there() -> None:
    """A memorandum for elections asks those who come; today counts while their term lasts."""
    (card,) = scorecards([memorandum(ask(), bestuursperiode="2025-2030")], RAAD, TODAY)
    assert (card.periode.id, card.op, card.afgelopen) == ("2025-2030", TODAY, False)


def test_an_ask_without_news_for_a_year_is_silent() -> None:
    """The anniversary itself is not more than a year; what was decided need not be heard of."""
    (row,) = ledger([memorandum(ask(("2025-11-22", "open")))], RAAD, TODAY)
    assert row.stil(TODAY)
    assert not row.stil(date(2026, 11, 22))
    (refused,) = ledger([memorandum(ask(("2022-11-22", "open"), ("2023-01-01", "afgewezen")))], RAAD, TODAY)
    assert not refused.stil(TODAY)
    (bare,) = ledger([memorandum(ask())], RAAD, TODAY)
    assert (bare.nieuws, bare.nieuws_op, bare.sinds, bare.stil(TODAY)) == (None, FIRST, FIRST, True)


def test_a_draft_asks_nothing() -> None:
    assert ledger([memorandum(adopted_on=None)], RAAD, TODAY) == ()
    assert scorecards([memorandum(adopted_on=None)], RAAD, TODAY) == ()


def test_every_step_that_exists_has_an_example_and_every_other_one_a_bad_one() -> None:
    """Confirming a status is always allowed, and is no step."""
    wanted = {(before, after) for before, following in NEXT.items() for after in following}
    refused = {(a, b) for a in Vraagstatus for b in Vraagstatus if a is not b} - wanted
    good = {step for path in (MEMORANDA / "good").glob("*.yaml") for step in steps_in(path)}
    assert wanted <= good
    assert not good & refused
    assert len(refused) == 4
    told = "\n".join(path.read_text("utf-8") for path in (MEMORANDA / "bad").glob("*.txt"))
    assert all(f"na {a.woord} kan niet {b.woord} komen" in told for a, b in refused)


def steps_in(path: Path) -> list[tuple[Vraagstatus, Vraagstatus]]:
    """The steps that the asks of an example take."""
    record, _ = read_record(BY_SOORT["memoranda"], "", path.stem, path.read_bytes())
    assert isinstance(record, Memorandum)
    return [
        (a.status, b.status)
        for vraag in record.vragen
        for a, b in pairwise(vraag.statusverloop)
        if a.status is not b.status
    ]


def test_a_project_knows_the_asks_it_carries_out() -> None:
    """Of every memorandum, and no others."""
    both = memorandum(ask(), ask(nr=2, projecten=["project-tuin"]))
    public = edition(both)
    assert [row.vraag.nr for row in asks_for(public, SimpleNamespace(id="project-tuin"))] == [2]
    assert asks_for(public, SimpleNamespace(id="project-dak")) == ()
