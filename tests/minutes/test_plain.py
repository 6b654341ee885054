"""Plain text as people paste it: lines, lists, headings, tables, and what nobody sees."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lok.minutes.paragraphs import MOST_CHARACTERS, MOST_PARAGRAPHS, Paragraph, Sort
from lok.minutes.plain import from_text
from lok.minutes.tidy import tidy
from lok.source.decode import FORBIDDEN
from lok.words.terminal import RefusedError
from lok.words.tokens import words


def read(text: str) -> list[tuple[str, int, str, str]]:
    return [(each.sort.value, each.level, each.number, each.text) for each in from_text(text).paragraphs]


def texts(text: str) -> list[str]:
    return [each.text for each in from_text(text).paragraphs]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_every_line_end_is_one(end: str) -> None:
    assert texts(f"Een regel.{end}Een tweede.{end}{end}Een derde.") == ["Een regel.", "Een tweede.", "Een derde."]
    assert [each.apart for each in from_text(f"Een.{end}Twee.{end}{end}Drie.").paragraphs] == [False, False, True]


MAIL = """\
De schepen licht het voorstel toe: een premie voor wie start en een
tweede voor wie na vijf jaar nog altijd bezig is. Daar is de hele raad
het mee eens.
Plaats: Stadhuis
Tot slot bedankt de voorzitter iedereen die er vanavond bij kon zijn.
"""


def test_lines_that_a_mail_broke_are_one_again_and_a_label_begins_anew() -> None:
    assert texts(MAIL) == [
        " ".join(MAIL.split("\n")[:3]),
        "Plaats: Stadhuis",
        "Tot slot bedankt de voorzitter iedereen die er vanavond bij kon zijn.",
    ]


def test_lines_that_were_not_broken_stay_apart() -> None:
    long = "Dit is een alinea van een tekstverwerker, die haar regels niet breekt en dus veel langer is dan honderd tekens breed."
    assert texts(f"{long}\n{long}\nkort\n") == [long, long, "kort"]
    seats = "De Bromtol\nDe Zeepbel en nog een lange naam van een opvang erachter\nDe Wolkenwagen\n"
    assert len(texts(seats)) == 3


def test_a_mail_that_was_answered_loses_its_quotes() -> None:
    assert texts("> > 1. Verslag\n> >\n> > Goed.\n") == ["Verslag", "Goed."]
    assert texts("De prijs is\n> 5 euro\nen meer\n") == ["De prijs is", "> 5 euro", "en meer"]


LISTS = [
    ("- a\n- b", [(0, "", "a"), (0, "", "b")]),
    ("• a\n\to\tdiep\n• b", [(0, "", "a"), (1, "", "diep"), (0, "", "b")]),
    ("1. een\n2. twee", [(0, "1.", "een"), (0, "2.", "twee")]),
    (
        "1) een\n   a) diep\n   b) ook\n2) twee",
        [(0, "1)", "een"), (1, "a)", "diep"), (1, "b)", "ook"), (0, "2)", "twee")],
    ),
    ("1. een\n- streep\n2. twee", [(0, "1.", "een"), (1, "", "streep"), (0, "2.", "twee")]),
    ("2.1 Titel\n2.2 Andere", [(0, "2.1", "Titel"), (0, "2.2", "Andere")]),
    ("\uf0b7\tx\n\uf0a7\ty", [(0, "", "x"), (1, "", "y")]),
    ("(1) een\n(2) twee", [(0, "(1)", "een"), (0, "(2)", "twee")]),
    ("- een\n  die verdergaat\n- twee", [(0, "", "een die verdergaat"), (0, "", "twee")]),
]


@pytest.mark.parametrize(("text", "points"), LISTS)
def test_lists_keep_their_levels_and_numbers(text: str, points: list[tuple[int, str, str]]) -> None:
    assert read(text) == [("point", *point) for point in points]


@pytest.mark.parametrize(
    "text",
    [
        "19.30 uur begint het.",
        "12 maart 2026",
        "2026 was goed.",
        "A. Voorbeeld belde.",
        "-5 graden",
        "p. 3",
        "o ja",
        "€ 3.50 per dag",
        "1.250 euro",
    ],
)
def test_what_only_begins_like_a_list_is_text(text: str) -> None:
    assert read(text) == [("text", 0, "", text)]


def test_headings_are_underlined_or_in_capitals() -> None:
    assert [each.text for each in from_text("Verslag\n=======\ntekst\n\nBESLUITEN\ntekst\nLOK\nIN HET LOK.\n").paragraphs if each.sort is Sort.heading] == [
        "Verslag", "BESLUITEN",
    ]  # fmt: skip


def test_lines_with_tabs_are_rows() -> None:
    rows = from_text("Actie\tWie\tWanneer\nBellen\tsecretaris\t1 mei\nEn dan tekst\tmet een tab\n").paragraphs
    assert [each.sort.value for each in rows] == ["row", "row", "text"]
    assert [[cell[0].text for cell in each.cells] for each in rows[:2]] == [
        ["Actie", "Wie", "Wanneer"],
        ["Bellen", "secretaris", "1 mei"],
    ]


def test_what_nobody_sees_goes_and_turned_text_is_told() -> None:
    read = from_text("zon\u200bder\u00a0breedte\u00ad, \ufeffgelijk\u200f en \u202eomgekeerd\u202c \ud800 e\u0301\n")
    assert read.paragraphs == (Paragraph("zonder breedte, gelijk en omgekeerd \ufffd é"),)
    assert read.remarks == (
        "Er stonden tekens in de tekst die de leesrichting omkeren. Die zijn weggelaten: lees na of alles er goed staat.",
    )


def test_far_more_than_minutes_is_refused_in_dutch() -> None:
    with pytest.raises(RefusedError, match=r"veel meer dan een verslag: 5,0 miljoen tekens"):
        from_text("woord " * 833_334)
    with pytest.raises(RefusedError, match="veel meer dan een verslag: 20001 regels"):
        from_text("a\n" * (MOST_PARAGRAPHS + 1))
    assert len(from_text("a" * (MOST_CHARACTERS - 1)).paragraphs) == 1


@given(st.text(max_size=400).map(tidy))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_no_word_is_lost(text: str) -> None:
    assume(not re.search("[oüØ]\t", text))  # bullets of Word and of Wingdings, that are letters in another font
    read = from_text(text)
    assert not any(FORBIDDEN.search(each.said) or "\n" in each.text for each in read.paragraphs)
    assert sorted(word for each in read.paragraphs for word in words(each.said)) == sorted(words(text))
