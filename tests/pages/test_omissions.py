"""Every public page of a meeting that leaves text out says so at its place and on what ground, and never what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lok.edition.select import select
from lok.kinds.agendapunten import Grond
from lok.model.audience import Audience
from lok.pages import records
from lok.pages.sections import renderer_of
from samples import meetings, whole_council
from samples.meetings import held, item, meeting

if TYPE_CHECKING:
    from lok.edition.select import Edition
    from lok.kinds.vergadering import Vergadering

CANARY = "binnenskamers"
BOX = "{ .lok-weggelaten }"
GONE = "Hier is 1 punt weggelaten: ook de titel is niet openbaar."
NO_GROUND = "Grond: de raad hield dit voor de leden."


def texts(edition: Edition) -> dict[str, str]:
    return {page.uri: page.text for page in records.pages(renderer_of(edition))}


def shown(record: Vergadering, *others: Any) -> str:
    """The public page of a meeting."""
    text = texts(meetings.edition(record, *others))[f"vergaderingen/{record.id}.md"]
    return text.replace("&#46;", ".")


def hidden(nr: str, **fields: Any) -> dict[str, Any]:
    """An item of which the public may not even read the title."""
    return item(nr, titel=f"Punt {CANARY}", zichtbaarheid="leden", besluit=f"Besluit {CANARY}.") | fields


def closed(nr: str, **fields: Any) -> dict[str, Any]:
    """An item with all its texts closed in part."""
    words = dict.fromkeys(("toelichting", "bespreking", "besluit"), f"Tekst {CANARY}.")
    return item(nr, openbaar="nee", **words) | fields


def test_an_item_left_out_as_a_whole_leaves_a_line_at_its_place() -> None:
    agenda = [item("1"), hidden("2", grond="persoonlijke_levenssfeer"), item("3"), hidden("4")]
    text = shown(meeting(agendapunten=agenda))
    first, second = (text.index(f"{GONE} Grond: persoonlijke levenssfeer."), text.index(f"{GONE} {NO_GROUND}"))
    assert text.index("## 1. Punt 1") < first < text.index("## 3. Punt 3") < second
    assert text.count(BOX) == 2
    assert CANARY not in text


def test_an_agenda_that_is_left_out_altogether_is_not_called_empty() -> None:
    text = shown(meeting(agendapunten=[hidden("1"), hidden("2")]))
    assert f"Hier zijn 2 punten weggelaten: ook de titel is niet openbaar. {NO_GROUND}" in text
    assert "nog geen agenda" not in text
    assert CANARY not in text


@pytest.mark.parametrize("ground", Grond)
def test_each_ground_stands_with_its_item(ground: Grond) -> None:
    text = shown(held("2025-03-20", agendapunten=[closed("1", grond=ground.value)]), LATER)
    assert f"De tekst is hier weggelaten. Grond: {ground.woord}." in text
    assert CANARY not in text


LATER = meeting("verg-later", status="gehouden", gepland_begin="2025-06-19 19:30")


def test_a_planned_item_in_closed_session_says_what_will_be() -> None:
    text = shown(meeting(agendapunten=[closed("1", openbaar="ja", gepland_openbaar="nee")]))
    assert f"Dit punt komt niet in het openbaar. De tekst is hier weggelaten. {NO_GROUND}" in text
    assert CANARY not in text


@pytest.mark.parametrize(
    ("planned", "actual", "words"),
    [
        ("ja", "nee", "Dit punt stond op de agenda als openbaar, maar werd niet in het openbaar behandeld."),
        ("nee", "nee", "Dit punt werd niet in het openbaar behandeld, zoals gepland."),
        ("nee", "ja", "Dit punt stond op de agenda als niet openbaar."),
    ],
)
def test_what_was_planned_and_what_was_done_are_both_told(planned: str, actual: str, words: str) -> None:
    text = shown(held("2025-03-20", agendapunten=[closed("1", gepland_openbaar=planned, openbaar=actual)]), LATER)
    assert f"{words} De tekst is hier weggelaten. {NO_GROUND}" in text
    assert CANARY not in text


def test_discussions_are_told_by_the_numbers_of_their_items() -> None:
    agenda = [item(nr, bespreking=f"Gezegd {CANARY}.") for nr in ("1", "2a", "AP3")]
    text = shown(held("2025-03-20", agendapunten=[*agenda, item("4"), closed("5"), hidden("6")]), LATER)
    assert "Weggelaten: de bespreking bij de punten 1, 2a en AP3, en overal namen" in text
    assert CANARY not in text


def test_a_remark_on_earlier_minutes_is_told_to_be_left_out() -> None:
    remark = {"vergadering": "verg-later", "resultaat": "goedgekeurd_met_opmerking", "opmerking": f"Fout {CANARY}."}
    text = shown(held("2025-09-20", agendapunten=[item()], vorige_verslagen=[remark]), LATER)
    assert f"Een opmerking bij dit verslag is hier weggelaten. {NO_GROUND}" in text
    assert CANARY not in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("verslag_ontwerp", "Het verslag is nog niet goedgekeurd."),
        ("onvoltallig", "Het verslag staat hier niet: alleen een goedgekeurd verslag is openbaar."),
    ],
)
def test_minutes_that_are_not_approved_say_why_they_are_not_there(status: str, words: str) -> None:
    agenda = [item("1", besluit=f"Besluit {CANARY}.", bespreking=f"Gezegd {CANARY}.")]
    text = shown(meeting(status=status, gepland_begin="2025-03-20 19:30", agendapunten=agenda))
    assert words in text
    assert CANARY not in text


def test_every_public_page_of_a_whole_council_shows_its_gaps() -> None:
    archive = whole_council.archive()
    edition = select(archive, Audience.PUBLIEK, whole_council.DAY)
    pages = texts(edition)
    gaps = 0
    for each in archive.all("vergaderingen"):
        if each.id not in edition.records["vergaderingen"]:
            continue
        text = pages[f"vergaderingen/{each.id}.md"]
        whole = [item for item in each.agendapunten if item.closed_to(Audience.PUBLIEK)]
        in_part = [item for item in each.agendapunten if item.closed and item not in whole]
        assert ("ook de titel is niet openbaar. Grond: " in text) is bool(whole), each.id
        assert text.count("De tekst is hier weggelaten. Grond: ") == len(in_part), each.id
        assert all(item.titel not in text for item in whole)
        gaps += len(whole) + len(in_part)
    assert gaps


@pytest.mark.parametrize("reason", ["Een getal was verkeerd", "Een getal was verkeerd."])
def test_a_correction_says_why_and_what_with_one_full_stop(reason: str) -> None:
    change = {"datum": "2025-07-01", "reden": reason, "wat": "Punt 1 telt 13 stemmen."}
    text = shown(held("2025-03-20", agendapunten=[item()], correcties=[change]), LATER)
    told = "1 juli 2025: Een getal was verkeerd. Wat nu anders is: Punt 1 telt 13 stemmen."
    assert text.count(told) == 2
    assert ".." not in text.replace("../", "")
