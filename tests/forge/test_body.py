"""The text of a proposal: cut by whole sections, and put in its place between what people wrote."""

from __future__ import annotations

import pytest

from lok.changes.told import LONGEST as TOLD_LONGEST
from lok.changes.told import Section, as_markdown
from lok.forge.body import BEGIN, END, LONGEST, cut, renewed

SECTIONS = as_markdown(
    [Section(f"Deel {number}", (("+", "é" * 90),) * 5, folded=number % 2 == 1) for number in range(9)]
)


def test_a_text_that_fits_stays_whole() -> None:
    assert cut(SECTIONS, len(SECTIONS)) == SECTIONS
    assert TOLD_LONGEST <= LONGEST


@pytest.mark.parametrize("longest", range(100, len(SECTIONS), 97))
def test_a_text_is_cut_between_sections(longest: int) -> None:
    made = cut(SECTIONS, longest)
    assert len(made) <= longest
    assert made.rstrip().endswith("De rest past hier niet: die staat in het overzicht van de controle.")
    assert made.count("<details>") == made.count("</details>")
    assert made.count("erbij:") % 5 == 0


def test_one_section_that_is_too_long_goes_whole() -> None:
    assert cut("### A\n" + "x" * 500, 200) == "De rest past hier niet: die staat in het overzicht van de controle."


def test_our_part_is_put_above_what_is_there_and_then_renewed() -> None:
    first = renewed("Van een mens.", "Eén", 1000)
    assert first == f"{BEGIN}\nEén\n{END}\n\nVan een mens."
    assert renewed(first, "Twee", 1000) == f"{BEGIN}\nTwee\n{END}\n\nVan een mens."
    assert renewed("", "Eén", 1000) == f"{BEGIN}\nEén\n{END}"


def test_a_text_cannot_end_our_part_before_its_time() -> None:
    once = renewed("", f"Een {END} twee {BEGIN} drie", 1000)
    assert (once.count(BEGIN), once.count(END)) == (1, 1)
    nested = renewed("", BEGIN[:5] + BEGIN + BEGIN[5:], 1000)
    assert renewed(nested, "Nieuw", 1000).count("Nieuw") == 1


def test_what_people_wrote_is_never_cut() -> None:
    long = "x" * 990
    assert renewed(long, "Eén", 1000) == long
    assert len(renewed("y" * 500, SECTIONS, 1000)) <= 1000
    assert renewed("y" * 500, SECTIONS, 1000).endswith("y" * 500)
