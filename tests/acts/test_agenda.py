"""Items of an agenda: where they come, which number they get, and when a number no longer changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lok.acts.agenda import (
    Place,
    add_item,
    agenda_sent,
    agenda_sent_again,
    move_item_to,
    numbers_in_use,
    place_of,
    take_off,
)
from lok.acts.meeting_text import meeting_of
from lok.facts.changed_agenda import Agendawijziging, changed_agenda
from lok.kinds.advies import Advies
from lok.kinds.agendapunten import Puntsoort
from lok.source.parse import parse
from lok.words.terminal import RefusedError
from samples import small_council
from samples.meetings import council

HEAD = "id: verg-2026-12-10\nvolgnummer: 1\nstatus: gepland\ngepland_begin: 2026-12-10 19:30\n"
DAY = date(2026, 11, 23)


def agenda(*items: tuple[str, str], head: str = HEAD) -> str:
    """The text of a meeting with these numbers and titles on its agenda."""
    rows = "".join(f"  - nr: '{nr}'\n    titel: {title}\n    soort: bespreking\n" for nr, title in items)
    return f"{head}agendapunten:\n{rows}"


def rows(text: str) -> list[tuple[str, str]]:
    return [(each.nr, each.titel) for each in meeting_of(text).agendapunten]


SCHEMES = {
    "1, 2, 3": (["1", "2", "3"], ["1", "2", "3", "4"]),
    "from nought": (["0", "1", "2"], ["0", "1", "2", "3"]),
    "letters in front": (["AP1", "AP2", "AP3"], ["AP1", "AP2", "AP3", "AP4"]),
    "with a dot": (["1.", "2.", "3."], ["1.", "2.", "3.", "4."]),
    "with gaps": (["1", "2", "5"], ["1", "2", "6", "5"]),
    "in parts": (["1", "2a", "2b"], ["1", "2a", "3b", "2b"]),
    "two numbers in one": (["A.1.1", "A.1.2", "A.1.3"], ["A.1.1", "A.1.2", "4", "A.1.3"]),
    "with noughts in front": (["01", "02", "03"], ["01", "02", "4", "03"]),
    "letters": (["a", "b", "c"], ["a", "b", "4", "c"]),
}


@pytest.mark.parametrize("name", SCHEMES)
def test_plain_numbers_follow_the_order_and_others_stay(name: str) -> None:
    given_, wanted = SCHEMES[name]
    text = agenda(*zip(given_, ("Panden", "Zomer", "Varia"), strict=True))
    after = rows(add_item(text, "Een nieuw punt"))
    assert [title for _, title in after] == ["Panden", "Zomer", "Een nieuw punt", "Varia"]
    assert [nr for nr, _ in after] == wanted


def test_once_the_agenda_was_sent_no_number_changes() -> None:
    text = agenda_sent(agenda(("1", "Panden"), ("2", "Zomer"), ("3", "Varia")), DAY)
    assert (meeting_of(text).status.value, meeting_of(text).uitgenodigd_op) == ("uitgenodigd", DAY)
    moved = move_item_to(add_item(text, "Nieuw"), 0, 1)
    assert rows(moved) == [("2", "Zomer"), ("1", "Panden"), ("4", "Nieuw"), ("3", "Varia")]
    assert rows(take_off(moved, 0)) == [("1", "Panden"), ("4", "Nieuw"), ("3", "Varia")]
    with pytest.raises(RefusedError, match="al verstuurd, op 23 november 2026"):
        agenda_sent(text, DAY)


def test_a_guest_keeps_the_items_they_come_for() -> None:
    guests = "gasten:\n  - {hoedanigheid: architect, agendapunten: ['1', '3']}\n"
    text = agenda(("1", "Panden"), ("2", "Zomer"), ("3", "Dak"), head=HEAD + guests)
    moved = move_item_to(text, 2, 0)
    assert rows(moved) == [("1", "Dak"), ("2", "Panden"), ("3", "Zomer")]
    assert meeting_of(moved).gasten[0].agendapunten == ("2", "1")
    with pytest.raises(RefusedError, match="een gast komt voor punt 2"):
        take_off(moved, 1)


def test_an_item_that_another_record_calls_by_its_number_keeps_it() -> None:
    typed = small_council.DATA["adviezen/adv-2026-01.yaml"].replace("verg-2026-03-12", "verg-2026-12-10")
    archive = council(Advies.model_validate(parse(typed)))
    fixed = numbers_in_use(archive, "verg-2026-12-10")
    assert fixed == {"1"}
    text = agenda(("1", "Panden"), ("2", "Zomer"))
    assert rows(move_item_to(text, 0, 1, fixed=fixed)) == [("2", "Zomer"), ("1", "Panden")]
    assert rows(add_item(text, "Opening", fixed=fixed)) == [("3", "Opening"), ("1", "Panden"), ("2", "Zomer")]
    with pytest.raises(RefusedError, match="een ander record verwijst naar punt 1"):
        take_off(text, 0, fixed=fixed)


PLACES = {
    "Opening": Place.OPENING,
    "Welkom en goedkeuring van de agenda": Place.OPENING,
    "Mededelingen": Place.NEWS,
    "Mededeling van het Huis van het Kind": Place.MATTER,
    "Opvolging van de actiepunten": Place.FOLLOW_UP,
    "Opvolging van ADV-2026-01: panden": Place.MATTER,
    "Varia": Place.VARIA,
    "Rondvraag": Place.VARIA,
    "Volgende vergadering": Place.NEXT_DATE,
    "Datum van de volgende vergadering": Place.NEXT_DATE,
    "Vergaderdata voor 2027": Place.NEXT_DATE,
    "Data van de inspectie": Place.MATTER,
    "Openingsuren in de zomer": Place.MATTER,
    "Sluiting": Place.CLOSING,
    "Sluitingsdagen van de opvang": Place.MATTER,
}


@pytest.mark.parametrize("title", PLACES)
def test_an_item_comes_where_councils_put_it(title: str) -> None:
    assert place_of(title, "bespreking") is PLACES[title]


def test_minutes_come_after_the_opening_whatever_they_are_called() -> None:
    text = agenda(("1", "Opening"), ("2", "Panden"), ("3", "Varia"))
    after = add_item(text, "Varia van vorige keer", Puntsoort.goedkeuring_verslag)
    assert [title for _, title in rows(after)] == ["Opening", "Varia van vorige keer", "Panden", "Varia"]


@pytest.mark.parametrize("title", ["", "  \n ", "x" * 301])
def test_a_title_is_one_line(title: str) -> None:
    with pytest.raises(RefusedError, match=r"geef het punt een titel|Maak het korter"):
        add_item(agenda(("1", "Panden")), title)


@pytest.mark.parametrize(
    "title", ["- een: lijst", "# x", "'t Zand", '"a"', "[x]", "{", "nee", "💡 idee", "a\tb", "!x & *y"]
)
def test_odd_titles_stand_as_they_were_typed(title: str) -> None:
    after = rows(add_item(agenda(("1", "Panden")), title))
    assert after[-1] == ("2", " ".join(title.split()))


def test_an_agenda_that_is_not_there_yet_begins_with_one() -> None:
    assert rows(add_item(HEAD, "Panden")) == [("1", "Panden")]
    with pytest.raises(RefusedError, match="nog niets op de agenda"):
        agenda_sent(HEAD, DAY)


def test_a_place_that_is_not_there_is_refused() -> None:
    text = agenda(("1", "Panden"), ("2", "Zomer"))
    for index, place in ((0, 2), (2, 0), (-1, 0), (0, -1)):
        with pytest.raises(RefusedError, match="staat niet meer op de agenda"):
            move_item_to(text, index, place)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=6))
def test_moved_about_items_keep_their_words_and_numbers_go_up(moves: list[tuple[int, int]]) -> None:
    text = agenda(*((str(nr), f"Punt over {nr}") for nr in range(1, 7)))
    order = [f"Punt over {nr}" for nr in range(1, 7)]
    for index, place in moves:
        text = move_item_to(text, index, place)
        order.insert(place, order.pop(index))
    assert rows(text) == [(str(nr), title) for nr, title in enumerate(order, start=1)]


def test_a_changed_agenda_is_sent_again_each_time_on_its_day() -> None:
    text = agenda(("1", "Panden"))
    with pytest.raises(RefusedError, match="nog niet verstuurd"):
        agenda_sent_again(text, DAY)
    text = agenda_sent(text, DAY)
    later = DAY + timedelta(days=2)
    twice = agenda_sent_again(agenda_sent_again(text, DAY), later)
    assert parse(twice)["agenda_opnieuw_verstuurd"] == [DAY.isoformat(), later.isoformat()]
    assert parse(twice)["uitgenodigd_op"] == DAY.isoformat()
    with pytest.raises(RefusedError, match="latere dag"):
        agenda_sent_again(twice, DAY)
    held = twice.replace("status: uitgenodigd", "status: gehouden")
    with pytest.raises(RefusedError):
        agenda_sent_again(held, later)


def test_what_changed_since_it_was_sent_is_told_in_lines() -> None:
    sent = agenda(("1", "Panden"), ("2", "Zomer"), ("3", "Dak"), ("4", "Varia"))
    now = agenda(("4", "Varia"), ("1", "panden "), ("3", "Het dak van de school"), ("5", "Station"))
    told = changed_agenda(meeting_of(now).agendapunten, meeting_of(sent).agendapunten)
    assert [each.words for each in told] == [
        "Verplaatst: punt 4, Varia, komt nu als eerste.",
        "Andere titel: punt 3 heet nu Het dak van de school. Het was Dak.",
        "Toegevoegd: punt 5, Station.",
        "Geschrapt: punt 2, Zomer.",
    ]
    assert [each.index for each in told] == [0, 2, 3, 1]
    assert changed_agenda(meeting_of(sent).agendapunten, meeting_of(sent).agendapunten) == ()
    renumbered = agenda(("A", "Panden"), ("B", "Zomer"), ("C", "Dak"), ("D", "Varia"))
    assert changed_agenda(meeting_of(renumbered).agendapunten, meeting_of(sent).agendapunten) == (), (
        "the same items in the same order, by other numbers"
    )


@settings(max_examples=100, deadline=None)
@given(st.permutations(range(6)), st.sets(st.integers(0, 5)), st.integers(0, 3))
def test_as_few_items_as_can_be_are_said_to_have_moved(order: list[int], gone: set[int], new: int) -> None:
    sent = agenda(*((str(nr), f"Punt over {nr}") for nr in range(6)))
    kept = [nr for nr in order if nr not in gone]
    now = [(str(nr), f"Punt over {nr}") for nr in kept] + [(str(nr), f"Nieuw {nr}") for nr in range(6, 6 + new)]
    if not now:
        return
    told = changed_agenda(meeting_of(agenda(*now)).agendapunten, meeting_of(sent).agendapunten)
    counts = {kind: sum(each.kind is kind for each in told) for kind in Agendawijziging}
    assert (counts[Agendawijziging.toegevoegd], counts[Agendawijziging.geschrapt]) == (new, len(gone))
    moved = {kept[each.index] for each in told if each.kind is Agendawijziging.verplaatst}
    stayed = [nr for nr in kept if nr not in moved]
    assert stayed == sorted(stayed)
    longest = max((len(each) for each in _rises(kept)), default=0)
    assert len(stayed) == longest


def _rises(numbers: list[int]) -> list[list[int]]:
    """Every part of a list that only goes up, by trying all."""
    found: list[list[int]] = [[]]
    for number in numbers:
        found += [[*each, number] for each in found if not each or each[-1] < number]
    return found
