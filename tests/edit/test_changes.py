"""A change in the text of a record changes that and nothing else: remarks, order, quotes and line ends stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lok.edit.record import insert_item, insert_key, move_item, remove, set_value
from lok.edit.refused import NotEditedError

if TYPE_CHECKING:
    from collections.abc import Callable

RECORD = """\
# yaml-language-server: $schema=x.json

id: verg-2026-03-12  # nooit veranderen
# de dag zelf
gepland_begin: 2026-03-12 19:30
locatie: 'Zaal van het huis'
leeg:
themas: [plaatsen, 'vorming']
agendapunten:
  # eerst het verslag
  - nr: 1
    titel: Verslag
    bespreking: |
      Niemand heeft opmerkingen.

      Het verslag wordt goedgekeurd.
  # dan het advies
  - nr: 2
    titel: Advies
    stemmingen:
      - voor: 8
        tegen: 2  # van de aanbieders

status: uitgenodigd
"""
ORDER = ("id", "gepland_begin", "einde", "locatie", "leeg", "themas", "agendapunten", "status")

CHANGES: dict[str, tuple[Callable[[str], str], tuple[tuple[str, str], ...]]] = {
    "a value, its quotes gone when they are not needed": (
        lambda text: set_value(text, ("locatie",), "Raadzaal"),
        (("locatie: 'Zaal van het huis'", "locatie: Raadzaal"),),
    ),
    "a value with a remark behind it": (
        lambda text: set_value(text, ("id",), "verg-2026-03-13"),
        (("id: verg-2026-03-12  #", "id: verg-2026-03-13  #"),),
    ),
    "an hour stays bare, a value that reads as something else gets quotes": (
        lambda text: set_value(set_value(text, ("gepland_begin",), "19:30"), ("status",), "null"),
        (("2026-03-12 19:30", "19:30"), ("status: uitgenodigd", "status: 'null'")),
    ),
    "several lines in the place of one, the remark above it": (
        lambda text: set_value(text, ("id",), "a\nb\n"),
        (("id: verg-2026-03-12  # nooit veranderen", "# nooit veranderen\nid: |\n  a\n  b"),),
    ),
    "one line in the place of several": (
        lambda text: set_value(text, ("agendapunten", 0, "bespreking"), "Geen."),
        (
            (
                "bespreking: |\n      Niemand heeft opmerkingen.\n\n      Het verslag wordt goedgekeurd.",
                "bespreking: Geen.",
            ),
        ),
    ),
    "where nothing stood": (lambda text: set_value(text, ("leeg",), "vol"), (("leeg:", "leeg: vol"),)),
    "nothing": (lambda text: set_value(text, ("locatie",), None), (("locatie: 'Zaal van het huis'", "locatie:"),)),
    "an item between brackets": (
        lambda text: set_value(text, ("themas", 1), "a, b"),
        (("'vorming'", "'a, b'"),),
    ),
    "a field with its lines": (
        lambda text: remove(text, ("agendapunten", 0, "bespreking")),
        (
            (
                "    bespreking: |\n      Niemand heeft opmerkingen.\n\n      Het verslag wordt goedgekeurd.\n",
                "",
            ),
        ),
    ),
    "the first field of an item, on the line of its dash": (
        lambda text: remove(text, ("agendapunten", 1, "nr")),
        (("- nr: 2\n    titel", "- titel"),),
    ),
    "the last item takes its list along": (
        lambda text: remove(text, ("agendapunten", 1, "stemmingen", 0)),
        (("    stemmingen:\n      - voor: 8\n        tegen: 2  # van de aanbieders\n", ""),),
    ),
    "an item between brackets goes with its comma": (
        lambda text: remove(text, ("themas", 0)),
        (("[plaatsen, 'vorming']", "['vorming']"),),
    ),
    "a new field in the order of the model": (
        lambda text: insert_key(text, (), "einde", "2026-03-12 21:50", ORDER),
        (("19:30\n", "19:30\neinde: 2026-03-12 21:50\n"),),
    ),
    "a new field before the first": (
        lambda text: insert_key(text, ("agendapunten", 0), "soort", "mededeling", ("soort", "nr")),
        (("- nr: 1", "- soort: mededeling\n    nr: 1"),),
    ),
    "a new field that no order knows": (
        lambda text: insert_key(text, ("agendapunten", 1), "acties", [{"wat": "x\ny\n"}]),
        (("van de aanbieders\n", "van de aanbieders\n    acties:\n      - wat: |\n          x\n          y\n"),),
    ),
    "an item before the first": (
        lambda text: insert_item(text, ("agendapunten",), 0, {"nr": "0", "titel": "Welkom"}),
        (("- nr: 1", "- nr: 0\n    titel: Welkom\n  - nr: 1"),),
    ),
    "an item at the end": (
        lambda text: insert_item(text, ("agendapunten", 1, "stemmingen"), 9, {"voor": "1"}),
        (("van de aanbieders\n", "van de aanbieders\n      - voor: 1\n"),),
    ),
    "an item between brackets more": (
        lambda text: insert_item(text, ("themas",), 1, "ouders"),
        (("[plaatsen, 'vorming']", "[plaatsen, ouders, 'vorming']"),),
    ),
    "items change places between brackets": (
        lambda text: move_item(text, ("themas",), 0, 1),
        (("[plaatsen, 'vorming']", "['vorming', plaatsen]"),),
    ),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_what_a_careful_typist_would_have_made(name: str, end: str) -> None:
    change, differences = CHANGES[name]
    wanted = RECORD
    for before, after in differences:
        assert wanted.count(before) == 1
        wanted = wanted.replace(before, after)
    assert change(RECORD.replace("\n", end)) == wanted.replace("\n", end)


def test_an_item_moves_with_the_remark_above_it() -> None:
    moved = move_item(RECORD, ("agendapunten",), 1, 0)
    assert moved.index("# dan het advies\n  - nr: 2") < moved.index("# eerst het verslag\n  - nr: 1")
    assert sorted(moved.splitlines()) == sorted(RECORD.splitlines())
    assert moved.endswith("\nstatus: uitgenodigd\n")
    assert move_item(moved, ("agendapunten",), 0, 1).replace("\n\n", "\n") == RECORD.replace("\n\n", "\n")


def test_the_file_keeps_its_own_indentation() -> None:
    text = "a:\n- b: 1\n  c:\n      d: x\n"
    assert insert_item(text, ("a",), 1, {"b": "2", "c": {"d": "y"}}) == f"{text}- b: 2\n  c:\n      d: y\n"


def test_a_record_without_an_end_to_its_last_line_gets_one_when_something_comes_below() -> None:
    assert insert_key("a: x", (), "b", "y") == "a: x\nb: y\n"
    assert insert_key("a: |\n  x\n  y", (), "b", "z") == "a: |-\n  x\n  y\nb: z\n"
    assert set_value("a: x", ("a",), "y") == "a: y"


REFUSED: dict[str, tuple[Callable[[], Any], str]] = {
    "nothing left": (lambda: remove("a: x\n", ("a",)), "blijft er niets"),
    "the whole record": (lambda: set_value("a: x\n", (), "y"), "in zijn geheel"),
    "a field twice": (lambda: insert_key("a: x\n", (), "a", "y"), "staat er al"),
    "a field in a text": (lambda: insert_key("a: x\n", ("a",), "b", "y"), "geen groep"),
    "an item in a text": (lambda: insert_item("a: x\n", ("a",), 0, "y"), "geen lijst"),
    "a character that no record has": (lambda: set_value("a: x\n", ("a",), "b\x00"), "niet geschreven"),
    "a remark between brackets": (lambda: remove("a: [x, # waarom\n  y]\n", ("a", 0)), "opmerking"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_written_is_refused_and_nothing_is_given(name: str) -> None:
    change, told = REFUSED[name]
    with pytest.raises(NotEditedError, match=told):
        change()


@pytest.mark.parametrize("at", [("b",), ("a", 0), ("c", 7), ("c", "x")])
def test_a_place_that_is_not_there_is_no_place(at: tuple[str | int, ...]) -> None:
    text = "a: x\nc: [y]\n"
    for change in (lambda: set_value(text, at, "z"), lambda: remove(text, at), lambda: move_item(text, at, 0, 1)):
        with pytest.raises(KeyError):
            change()
