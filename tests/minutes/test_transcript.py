"""What a program heard is known as such: speakers and times go, nothing is proposed, nobody was there because of it, and a line says so."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.minutes.choices import chosen, proposed
from lok.minutes.cut import cut
from lok.minutes.losses import losses
from lok.minutes.pasted import Readers
from lok.minutes.plain import from_text
from lok.minutes.transcript import heard
from lok.minutes.writing import TOOL_UNSAID, write
from lok.source.parse import parse
from samples import minutes_council
from samples.pasted_minutes import paste, somewhere

if TYPE_CHECKING:
    from pathlib import Path

    from lok.minutes.around import Around

FILES = {
    "gehoord-teams.vtt": ("een programma", "Goedenavond iedereen, we beginnen."),
    "gehoord-spreker.txt": ("een programma", "Ik stel voor dat we het reglement niet veranderen."),
    "gehoord-gekopieerd.txt": ("een programma", "Er zijn 84 vragen binnengekomen. En we hebben geen reserve."),
    "gehoord-samenvatting.txt": ("Copilot", "Het loket kreeg 84 vragen."),
}
TODAY = date(2026, 6, 20)


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Around:
    return somewhere(tmp_path_factory.mktemp("raad"))


def text_of(name: str) -> str:
    return (minutes_council.SAMPLES / name).read_text("utf-8")


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_it_is_proposed(name: str, around: Around) -> None:
    tool, words = FILES[name]
    pasted = cut(from_text(text_of(name)), around)
    assert pasted.tool == tool
    assert {each.readers for each in pasted.blocks} == {Readers.weglaten}
    assert (pasted.attendance, pasted.guests, pasted.head.werkelijk_begin) == ((), (), "")
    assert len(pasted.missing) == 12
    assert any(words in each.text for each in pasted.blocks)
    assert pasted.asks[0].startswith("Dit is gemaakt door een programma")
    assert pasted.tool_line.startswith("Bij dit verslag hielp een programma")


@pytest.mark.parametrize("name", FILES)
def test_speakers_and_times_are_gone(name: str, around: Around) -> None:
    pasted = cut(from_text(text_of(name)), around)
    said = "\n".join(each.text for each in pasted.blocks)
    for gone in (
        "Spreker",
        "Proefkonijn",
        "Testveld",
        "00:0",
        "0:03",
        "-->",
        "WEBVTT",
        "<v",
        "</v>",
        "5f6c2f0e",
        "transcriptie",
    ):
        assert gone not in said, gone


def test_a_name_that_was_spoken_is_no_name_of_the_minutes_and_a_reason_goes(around: Around) -> None:
    pasted = cut(from_text(text_of("gehoord-teams.vtt")), around)
    assert "Dank je iemand." in pasted.blocks[0].text
    assert "ziek" not in pasted.blocks[0].text
    assert "84 vragen binnengekomen, en niet 48." in pasted.blocks[0].text


def test_what_is_chosen_all_the_same_comes_with_the_line_that_a_tool_helped(tmp_path: Path) -> None:
    here = paste(tmp_path, "2026-06-18", from_text(text_of("gehoord-samenvatting.txt")))
    text = here.record.read_text("utf-8")
    first = proposed(here.pasted)
    assert write(text, here.pasted, first, here.around, TODAY).text == text, (
        "as long as nothing is chosen, nothing is written"
    )
    choices = json.loads(json.dumps(first))
    choices["blocks"]["b1"]["readers"] = "leden"
    written = write(text, here.pasted, choices, here.around, TODAY)
    items = {each["nr"]: each for each in parse(written.text)["agendapunten"]}
    assert items["2"]["bespreking"] == (
        "Het loket kreeg 84 vragen.\n\nBij dit verslag hielp een programma (Copilot). De secretaris las alles na.\n"
    )
    assert len(items) == 4, "an item that only a program named is not added"
    assert "aanwezigheden" not in parse(written.text)
    choices["tool_line"] = ""
    assert TOOL_UNSAID in write(text, here.pasted, choices, here.around, TODAY).open


def test_what_was_left_out_is_told_as_a_fact(around: Around) -> None:
    pasted = cut(from_text(text_of("gehoord-teams.vtt")), around)
    (lost,) = losses(pasted, chosen(proposed(pasted), pasted), around)
    assert lost.deliberate
    assert lost.numbers == ("84", "48")
    assert lost.told.startswith("Je liet dit weg, en het staat nergens anders: 84, 48, ")


WRITTEN = [
    "1. Verslag\nDe voorzitter opent om 19:05.\nHet einde is om 21:10.\nWe starten om 20:00 met punt 3.\nDaarna om 20:30 punt 4.\n",
    "Programma\n19:00 Onthaal\n19:30 Opening\n20:15 Pauze\n20:30 Vervolg\n",
    "Stemming: 7 voor\nPersoon: niemand\nDeelnemers 12\nSpreker: de schepen\n",
    "De voorzitter: we wachten.\nDe Bromtol: dat is te laat.\nDe voorzitter: goed.\n",
    "We bespreken Copilot en Teams: de stad koopt licenties.\n",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_minutes_that_somebody_wrote_are_no_transcript(text: str) -> None:
    assert heard(from_text(text).paragraphs) is None


SHAPES = {
    "[00:12:33] Spreker 1: Hallo.\n[00:12:40] Spreker 2: Dag.\n[00:13:00] Spreker 1: Goed.": ["Hallo.", "Dag.", "Goed."],
    "Spreker 1 (0:12)\nHallo.\nSpreker 2 (0:15)\nDag.\nSpreker 1 (0:20)\nGoed.": ["Hallo.", "Dag.", "Goed."],
    "Sien Proefkonijn: Hallo.\n00:00:01.000 --> 00:00:02.000\nDag.\n00:00:03.000 --> 00:00:04.000\nGoed.\n00:00:05.000 --> 00:00:06.000\nJa.": ["Hallo. Dag. Goed. Ja."],
    "00:00:01.000 --> 00:00:02.000\nSien: Dag.\n00:00:03.000 --> 00:00:04.000\nTuur: Hallo: jij daar.\n00:00:05.000 --> 00:00:06.000\nSien: Ja.\nTuur: Nee.": [
        "Dag.", "Hallo: jij daar.", "Ja.", "Nee.",
    ],
    "1\n00:00:01,000 --> 00:00:02,000\nHallo.\n\n2\n00:00:03,000 --> 00:00:04,000\nWe starten om 19:30 dus.\n\n3\n00:00:05,000 --> 00:00:06,000\nGoed.": ["Hallo. We starten om 19:30 dus. Goed."],
    "00:01 dan doen we dat\n00:05 Besluit: we wachten\n00:09 ja\n00:12:01 klaar": ["dan doen we dat Besluit: we wachten ja klaar"],
}  # fmt: skip


@pytest.mark.parametrize("text", SHAPES)
def test_every_shape_of_a_transcript_loses_its_heads_and_no_words(text: str) -> None:
    found = heard(from_text(text).paragraphs)
    assert found is not None
    assert [each.text for each in found.paragraphs] == SHAPES[text]
