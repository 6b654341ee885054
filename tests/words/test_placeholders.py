"""What is still to be filled in is found in pages and records, and what only speaks of the marker is not."""

from __future__ import annotations

import pytest

from lok.archive.read_record import read_record
from lok.archive.written_pages import read_page
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.words.placeholders import unfilled


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("Mail naar [VUL IN: het mailadres].", (1, 11), "het mailadres"),
        ("Een.\n\n- [VUL IN: wie\n  beslist]\n", (3, 3), "wie beslist"),
        ("[VUL IN]", (1, 1), ""),
        ("[ VUL  IN: dit ]", (1, 1), "dit"),
        ("Wie: [VUL IN: zonder einde", (1, 6), "zonder einde"),
        ("# [VUL IN: een titel]", (1, 3), "een titel"),
    ],
)
def test_a_marker_is_found_where_it_begins(text: str, place: tuple[int, int], what: str) -> None:
    ((line, column, code, message, hint),) = unfilled(text)
    assert (line, column, code) == (*place, "invullen")
    assert message == ("hier moet nog iets ingevuld worden: " + what).removesuffix(": ")
    assert hint


@pytest.mark.parametrize(
    "text",
    ["Schrijf `[VUL IN: …]`.", "```\n[VUL IN: dit]\n```\n", "[Vul in](formulier.md)", "VUL IN: dit", "[VUL INKT BIJ]"],
)
def test_what_is_no_marker_is_left_alone(text: str) -> None:
    assert list(unfilled(text)) == []


def test_a_record_with_a_marker_is_refused_with_its_line() -> None:
    text = "id: panden\ntitel: Panden\n# [VUL IN: een nota voor jezelf]\nomschrijving: |\n  Vraag het aan\n  [VUL IN: welke dienst].\n"
    _, problems = read_record(BY_SOORT["themas"], "data/themas/panden.yaml", "panden", text.encode())
    assert [(each.line, each.column, each.code, each.blocks) for each in problems] == [(6, 3, "invullen", True)]


@pytest.mark.parametrize("value", ["[VUL IN: naam]", '"[VUL IN: naam]"', "Panden [VUL IN: naam]"])
def test_in_a_record_it_does_not_matter_how_the_value_is_written(value: str) -> None:
    text = f"id: panden\ntitel: {value}\nomschrijving: Een tekst.\n"
    _, problems = read_record(BY_SOORT["themas"], "data/themas/panden.yaml", "panden", text.encode())
    assert (2, "invullen") in [(each.line, each.code) for each in problems]


def test_a_page_with_a_marker_is_refused_with_its_line() -> None:
    text = "---\ntitle: Privacy\n---\n\n# Privacy\n\nMail [VUL IN: het adres].\n"
    _, problems = read_page("content/publiek/over/privacy.md", Audience.PUBLIEK, "over/privacy.md", text.encode())
    assert [(each.line, each.column, each.code, each.blocks) for each in problems] == [(7, 6, "invullen", True)]
