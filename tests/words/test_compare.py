"""The difference of two texts: nothing for a text with itself, and the shown changes lead from one to the other."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, strategies

from lok.model.fields import Prose
from lok.words import compare as texts
from lok.words.compare import Wijziging, Word, changed, compare, html

WORDS = strategies.lists(strategies.sampled_from(["de", "premie", "is", "400", "420", "euro", "per", "plaats", "&", "<b>"]), max_size=25)  # fmt: skip
PROSE = WORDS.map(" ".join) | strategies.lists(WORDS.map(" ".join), max_size=5).map("\n- ".join)


def words(text: str) -> tuple[Word, ...]:
    return texts.words(text, prose=isinstance(text, Prose))


def plain(text: str) -> list[str]:
    return [word.text for word in words(text)]


def shown(page: str, gone: str) -> list[str]:
    """The words on a page that shows a difference, as a reader takes them who leaves one sort of change out."""
    left = re.sub(rf"<{gone}>.*?</{gone}>", " ", page)
    return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<(ins|del)>\[\w+: (.*?)\]</\1>", r"\2", left))).split()


@given(text=PROSE)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    runs = compare(words(text), words(text))
    assert not changed(runs)
    assert "[" not in html(runs)


@given(old=PROSE, new=PROSE)
def test_the_shown_changes_make_the_new_text_of_the_old_one(old: str, new: str) -> None:
    runs = compare(words(old), words(new))
    page = html(runs)
    assert shown(page, "ins") == plain(old)
    assert shown(page, "del") == plain(new)
    assert changed(runs) == (plain(old) != plain(new))


@given(old=PROSE, new=PROSE)
def test_words_of_markdown_stay_words(old: str, new: str) -> None:
    before, after = words(Prose(old or "leeg")), words(Prose(new or "leeg"))
    page = html(compare(before, after))
    assert shown(page, "ins") == [word.text for word in before]
    assert shown(page, "del") == [word.text for word in after]


@pytest.mark.parametrize(
    "layout",
    [
        "De premie is\n400 euro.",
        "De  premie is 400   euro.",
        "De premie\n\nis 400 euro.",
        "- De premie is\n- 400 euro.",
        "De **premie** is *400* euro.",
    ],
)
def test_layout_is_no_change(layout: str) -> None:
    assert not changed(compare(words(Prose("De premie is 400 euro.")), words(Prose(layout))))


def test_what_changed_says_so_in_words() -> None:
    page = html(compare(words("De premie is 400 euro per plaats."), words("De premie is 420 euro per plaats.")))
    assert page == "<p>De premie is <del>[geschrapt: 400]</del> <ins>[nieuw: 420]</ins> euro per plaats.</p>"


def test_points_of_a_list_stay_points() -> None:
    old, new = (
        words(Prose("Voor:\n\n- gezinsopvang;\n- scholen.")),
        words(Prose("Voor:\n\n- gezinsopvang;\n- starters.")),
    )
    assert html(compare(old, new)) == (
        "<p>Voor:</p><ul><li>gezinsopvang;</li><li><del>[geschrapt: scholen.]</del></li>"
        "<li><ins>[nieuw: starters.]</ins></li></ul>"
    )


def test_a_changed_beginning_stays_in_its_point() -> None:
    old, new = words(Prose("- 400 euro per plaats voor iedereen")), words(Prose("- 420 euro per plaats voor iedereen"))
    assert html(compare(old, new)) == (
        "<ul><li><del>[geschrapt: 400]</del> <ins>[nieuw: 420]</ins> euro per plaats voor iedereen</li></ul>"
    )


def test_two_words_between_changes_are_part_of_one_change() -> None:
    runs = compare(words("een twee drie vier vijf zes"), words("een 2 drie vier 5 zes"))
    assert [(run.soort, " ".join(word.text for word in run.words)) for run in runs] == [
        (Wijziging.gelijk, "een"),
        (Wijziging.geschrapt, "twee drie vier vijf"),
        (Wijziging.nieuw, "2 drie vier 5"),
        (Wijziging.gelijk, "zes"),
    ]


def test_the_address_of_a_link_is_part_of_the_text() -> None:
    old, new = (words(Prose(f"Zie [de uitleg](https://example.org/{year}).")) for year in (2024, 2025))
    assert "[nieuw: (https://example.org/2025).]" in html(compare(old, new))
