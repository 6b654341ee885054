"""Twice the text is twice the work, whatever somebody pastes; what cannot be minutes is refused or read as what it is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lok.minutes.choices import chosen, proposed
from lok.minutes.clipboard import from_html
from lok.minutes.cut import cut
from lok.minutes.docx import from_docx
from lok.minutes.losses import losses
from lok.minutes.plain import from_text
from lok.words.terminal import RefusedError
from samples import minutes_council
from samples.documents import docx, p
from samples.pasted_minutes import somewhere

if TYPE_CHECKING:
    from collections.abc import Callable

    from lok.minutes.around import Around
    from lok.minutes.paragraphs import Read

TIMES = 4
"""How much longer the second text is; work that grows with the square would be sixteen times as much."""
MOST = 2.5 * TIMES
SIZE = 15_000
SAMPLES = "\n".join(file.read_text("utf-8") for file in sorted(minutes_council.SAMPLES.glob("2026-*.txt")))

TEXTS: dict[str, Callable[[int], str]] = {
    "minutes": lambda size: (SAMPLES * (size // len(SAMPLES) + 1))[:size],
    "one word": lambda size: "a" * size,
    "one line": lambda size: "woord " * (size // 6),
    "names": lambda size: "Sien Proefkonijn meldt. " * (size // 24),
    "reasons": lambda size: "lid is ziek en afwezig. " * (size // 24),
    "numbers": lambda size: "12 " * (size // 3),
    "items": lambda size: "\n".join(f"{number % 9 + 1}. punt" for number in range(size // 9)),
    "brackets": lambda size: "[(" * (size // 2),
    "seats": lambda size: "Aanwezig: " + "De Bromtol, " * (size // 12),
    "lists of seats": lambda size: "Aanwezig: De Bromtol\n" * (size // 21),
    "tabs": lambda size: "ab\tcd\n" * (size // 6),
    "transcript": lambda size: (
        "WEBVTT\n\n" + "00:00:01.000 --> 00:00:02.000\n<v Sien Proefkonijn>ja</v>\n\n" * (size // 60)
    ),
    "votes": lambda size: "1. Punt\nStemming:\n" + "Voor: De Bromtol, De Zeepbel\n" * (size // 30) + "2. Punt\n",
    "spaces": lambda size: "x" + " " * size + "x",
    "quotes": lambda size: "> " * (size // 2),
    "days": lambda size: "1 mei 2026 " * (size // 11),
    "candidates": lambda size: "1. Verkiezing van de voorzitter\n" + "Sien 4 stemmen, " * (size // 16),
    "private": lambda size: "0470 12 34 56 jan@gmail.com " * (size // 28),
    "capitals": lambda size: "Aa Bb " * (size // 6),
    "actions": lambda size: "Actie: x (door\n" * (size // 15),
    "deep": lambda size: "\n".join(f"{' ' * (number % 100)}- x" for number in range(size // 50)),
    "marks": lambda size: "e\u0301\u200b\u202e" * (size // 4),
}
MARKUP: dict[str, Callable[[int], str]] = {
    "open tags": lambda size: "<a " * (size // 3),
    "open quotes": lambda size: '<a b="' * (size // 6),
    "open comments": lambda size: "<!--" * (size // 4),
    "declarations": lambda size: "<![" * (size // 3),
    "signs": lambda size: "<" * size,
    "depth": lambda size: "<div>" * (size // 5),
    "lists": lambda size: "<ul><li>a" * (size // 9),
    "tables": lambda size: "<table><tr><td>a" * (size // 16),
    "closed": lambda size: "</p>" * (size // 4),
    "mixed": lambda size: "<b><li></p>" * (size // 11),
    "scripts": lambda size: "<script>" * (size // 8),
    "attributes": lambda size: f"<p {'a=b ' * (size // 4)}>x",
    "word": lambda size: (
        "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>x</p>" * (size // 78)
    ),
}


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Around:
    return somewhere(tmp_path_factory.mktemp("raad"))


def worked(read: Callable[[str], Read], text: str, around: Around) -> float:
    """The processor time that a paste takes."""
    start = time.process_time()
    pasted = cut(read(text), around)
    losses(pasted, chosen(proposed(pasted), pasted), around)
    return time.process_time() - start


def assert_linear(read: Callable[[str], Read], make: Callable[[int], str], around: Around) -> None:
    """The least of three small ones against the least of three large ones, of which the first mostly tells enough."""
    small = min(worked(read, make(SIZE), around) for _ in range(3))
    most = MOST * max(small, 0.004)
    took: list[float] = []
    while len(took) < 3 and not any(each < most for each in took):
        took.append(worked(read, make(SIZE * TIMES), around))
    assert min(took) < most, f"{min(took):.3f} s for what took {small:.3f} s at a quarter of the size"


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_is_twice_the_work(name: str, around: Around) -> None:
    assert_linear(from_text, TEXTS[name], around)


@pytest.mark.parametrize("name", MARKUP)
def test_twice_the_markup_is_twice_the_work(name: str, around: Around) -> None:
    assert_linear(from_html, MARKUP[name], around)


def test_a_document_costs_what_its_text_costs(around: Around) -> None:
    def read(text: str) -> Read:
        return from_docx(docx(*(p(line, number=(1, at % 3)) for at, line in enumerate(text.split("\n")))))

    assert_linear(read, TEXTS["minutes"], around)


@pytest.mark.parametrize("read", [from_text, from_html])
def test_five_million_characters_are_refused_at_once(read: Callable[[str], Read]) -> None:
    with pytest.raises(RefusedError, match="veel meer dan een verslag"):
        read("Zin van het verslag.\n" * 250_000)


LINES = SAMPLES.split("\n")


@given(st.lists(st.sampled_from(LINES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=25))
@settings(max_examples=150, deadline=None)
def test_whatever_lines_are_pasted_every_word_goes_somewhere(lines: list[str]) -> None:
    read = from_text("\n".join(lines))
    pasted = cut(read, AROUND[0])
    if pasted.tool:
        return  # what a program heard loses its speakers and times
    held = "\n".join(
        [
            *(f"{each.number} {each.title} {each.soort}" for each in pasted.items),
            *(f"{each.source} {each.why}" for each in pasted.blocks),
            *pasted.overhead,
        ]
    ).split()
    for each in read.paragraphs:
        for word in each.text.split():
            assert (
                word.strip(".:;,–-") in {one.strip(".:;,–-‘’") for one in held}
                or _is_a_label(word)
                or _was_a_name(word)
            )


def _is_a_label(word: str) -> bool:
    return word.lower().strip(":") in LABELS


def _was_a_name(word: str) -> bool:
    """In a title of an item names give way at once."""
    return word.strip(".,:;()") in NAMES or "@" in word or word[:1].isdigit()


LABELS = {"punt", "agendapunt", "besluit", "stemming", "actie", "afspraken", "|"}
NAMES = {word.strip(".,:;()") for line in LINES for word in line.split() if word[:1].isupper()}
AROUND: list[Around] = []


@pytest.fixture(scope="module", autouse=True)
def _kept(around: Around) -> None:
    AROUND[:] = [around]
