"""Sent, waiting and answered mean one thing: the numbers on every page agree with one division of the advices.

What became of each advice is drawn, and counted here by that word alone; the pages count from the records.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lok.edition.select import Edition
from lok.facts.answers import ANSWERED, OPEN, Stand, stand
from lok.kinds.registry import BY_SOORT
from lok.kinds.themas import Thema
from lok.model.audience import Audience
from lok.outputs.calendar import answers_due
from lok.pages.antwoorden import answers
from lok.pages.home import home
from lok.pages.jaarverslagen import report
from lok.pages.sections import renderer_of
from lok.pages.volgende_stap.next_steps import Stapsoort, next_steps, steps_by_sort
from samples.advices import advice, answer
from samples.meetings import TODAY, edition, held

TERM = date(2025, 1, 1)
"""The first day of the council's present term."""
KINDS = (*(each.value for each in Stand if each is not Stand.ontwerp), "ontwerp_ingetrokken", "ingetrokken_in_beraad")
BODIES = (["college"], ["gemeenteraad"], ["college", "gemeenteraad"])
THEME = Thema.model_validate({"id": "toegankelijkheid", "titel": "Toegankelijkheid", "omschrijving": "Voor iedereen."})
LARGE = 3
"""How many large numbers the home page shows."""
Made = list[tuple[str, Any]]


def made(kind: str, number: int, day: date, bodies: list[str]) -> Any:
    """An advice of which became what ``kind`` says; whichever body answers, the college does."""
    fields: dict[str, Any] = {
        "id": f"adv-{day.year}-{number:02}",
        "nummer": f"ADV-{day.year}-{number:02}",
        "titel": f"Advies {number}",
        "uitgebracht_op": day,
        "overgemaakt_op": day,
        "gericht_aan": bodies,
    }
    told = str(day + timedelta(days=9))
    if kind == "te_versturen":
        fields |= {"overgemaakt_op": None}
    if "ingetrokken" in kind:
        fields |= {"status": "ingetrokken", "intrekking": {"datum": told, "reden": "Niet meer nodig."}}
    if kind == "ontwerp_ingetrokken":
        fields |= {"uitgebracht_op": None, "overgemaakt_op": None}
    if kind.endswith(("gevolgd", "in_beraad")):
        word = "in_beraad" if kind.endswith("in_beraad") else kind
        fields |= {"gevolgen": [answer(word, str(day), told, motivering="Omdat.")]}
    if kind.endswith("beantwoord"):
        one = answer("gevolgd", str(day), told, bestuur="Proefstad")
        other = answer("niet_gevolgd", str(day), told, bestuur="Voorbeelddorp", motivering="Omdat.")
        both = kind == "verschillend_beantwoord"
        fields |= {"besturen": ["Proefstad", "Voorbeelddorp"], "gevolgen": [one, other] if both else [one]}
    return advice(**fields)


@st.composite
def advices(draw: st.DrawFn) -> Made:
    kinds = draw(st.lists(st.sampled_from(KINDS), max_size=9))
    days = st.dates(date(2023, 1, 1), date(2026, 9, 1))
    return [
        (kind, made(kind, number, draw(days), draw(st.sampled_from(BODIES)))) for number, kind in enumerate(kinds, 10)
    ]


def state_of(kind: str) -> Stand:
    return Stand.ingetrokken if "ingetrokken" in kind else Stand(kind)


def texts(given: Edition) -> dict[str, str]:
    """The pages with numbers of advices, by their path."""
    renderer, kind = renderer_of(given), BY_SOORT["adviezen"]
    register = renderer.page(
        "adviezen/index.md", f"{kind.soort}_index.md.jinja", kind=kind, records=given.all(kind.soort)
    )
    made = (*home.pages(renderer), *answers.pages(renderer), *report.pages(renderer), register)
    return {page.uri: page.text for page in made}


def numbers(text: str) -> dict[str, int]:
    """The large numbers at the top of a page, by the first words beside them, links undone."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    found = re.findall(r"^- \*\*(\d+)\*\* ([^(,<\n{]+)", plain, re.MULTILINE)
    return {words.strip(): int(number) for number, words in found}


def count(rows: Made, *states: Stand) -> int:
    """How many were given and became one of these."""
    return sum(state_of(kind) in states for kind, each in rows if each.uitgebracht_op is not None)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(advices())
def test_home_register_bodies_and_statistics_agree(rows: Made) -> None:
    read = edition(THEME, *(each for _, each in rows))
    found = {
        page: numbers(text) for page, text in texts(read).items() if page.startswith(("index", "adviezen/", "antw"))
    }
    given_ = [(kind, each) for kind, each in rows if each.uitgebracht_op is not None]
    waiting, answered = count(rows, *OPEN), count(rows, *ANSWERED)

    statistics = found["antwoorden/index.md"]
    if given_:
        assert first(statistics, "uitgebracht") == len(given_)
        assert first(statistics, "antwoord", "kreeg", "kregen") == answered
        assert first(statistics, "wacht") == waiting
        rest = statistics.get("nog te versturen", 0) + statistics.get("ingetrokken", 0)
        assert len(given_) == answered + waiting + rest

    front = found["index.md"]
    this_term = [row for row in given_ if row[1].uitgebracht_op >= TERM]
    told = re.search(r"gaf het Lokaal Overleg Kinderopvang \(LOK\) (\d+) advie", texts(read)["index.md"])
    assert (int(told[1]) if told else 0) == len(this_term) == sum(front.values())
    assert len(front) <= LARGE
    if this_term:
        assert first(front, "wacht") == count(this_term, *OPEN)
        assert first(front, "kreeg", "kregen") == count(this_term, *ANSWERED)
    assert home.key_figures(read).vroeger == waiting - count(this_term, *OPEN)

    shown = {each.id for each in read.all("adviezen")}
    register = Counter(state_of(kind).woord for kind, each in rows if each.id in shown)
    assert found["adviezen/index.md"] == dict(register)
    assert sum(register[each.woord] for each in OPEN) == waiting

    for name in ("college", "gemeenteraad"):
        own = [(kind, each) for kind, each in given_ if name in str(each.gericht_aan) or decided_by(name, kind)]
        page = found.get(f"antwoorden/{name}.md", {})
        assert page or not own
        parts = {
            word: page[key]
            for key in page
            for word in ("wacht", "beantwoord", "versturen", "ingetrokken")
            if word in key and "door" not in key
        }
        elsewhere = page.get("beantwoord door een ander orgaan", 0)
        assert parts.get("wacht", 0) == count(own, *OPEN)
        assert parts.get("beantwoord", 0) + elsewhere == count(own, *ANSWERED)
        assert parts.get("versturen", 0) == count(own, Stand.te_versturen)
        assert parts.get("ingetrokken", 0) == count(own, Stand.ingetrokken)
        assert sum(parts.values()) + elsewhere == len(own)


def decided_by(body: str, kind: str) -> bool:
    return body == "college" and state_of(kind) in ANSWERED


def first(found: dict[str, int], *words: str) -> int:
    """The number beside which one of these words stands."""
    return next(number for key, number in found.items() if any(word in key for word in words))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(advices())
def test_steps_and_calendar_of_members_follow_the_same_division(rows: Made) -> None:
    read = edition(THEME, *(each for _, each in rows), audience=Audience.LEDEN)
    steps = {sort: len(found) for sort, found in steps_by_sort(next_steps(read)).items()}
    assert steps.get(Stapsoort.antwoord_te_vragen, 0) == count(rows, *OPEN)
    assert steps.get(Stapsoort.te_versturen, 0) == count(rows, Stand.te_versturen)
    titles = [event.title for event in answers_due(read)]
    assert sum(title.startswith("Beantwoord") for title in titles) == count(rows, *ANSWERED)
    assert sum(title.startswith("Laatste dag") for title in titles) == count(rows, *OPEN)


@pytest.mark.parametrize(
    ("kind", "words"), [("in_beraad", "Nog geen beslissing"), ("ingetrokken_in_beraad", "Nog geen")]
)
def test_a_word_that_does_not_decide_is_no_answer_of_the_year(kind: str, words: str) -> None:
    read = edition(
        THEME, made(kind, 10, date(2026, 3, 12), ["college"]), held("2026-03-12", (4, 3, 1, 1)), audience=Audience.LEDEN
    )
    text = texts(read)["jaarverslagen/2026.md"]
    assert "**0** antwoorden van het bestuur" in text
    assert words in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_advice_is_in_the_state_it_was_made_for(kind: str) -> None:
    assert stand(made(kind, 10, date(2026, 3, 12), ["college"]), TODAY) is state_of(kind)
