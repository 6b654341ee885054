"""What was typed is what a reader of the record sees, whatever signs stand in it; lists stay lists."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lok.minutes.paragraphs import Paragraph, Sort, row
from lok.minutes.plain import from_text
from lok.minutes.prose import DEEPEST, as_prose, escaped
from lok.words.pasted import pasted_lists
from lok.words.prose import prose_html, prose_text, unsafe
from lok.words.tangles import tangle

SMART = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "---", "…": "..."}
"""What the converter makes of quotes, dashes and points: typography, and no other text."""
PIECES = [
    "*", "**", "#", "## ", "<", "[x](y)", "_", "`", "~", "~~", "> a", "- b", "1. c", "2) d", "&amp;", "&", "<b>", "</b>", "|", "\\",
    "---", "===", "a_b", "_a_", "![i](x)", "http://x.be", " ", "+ ", "woord", "[a]: b", "~~~", "```", "<!-- x -->", "<?", "12", "10.",
    "é", "“q”", ":", "<https://a.be>", "&lt;", "|---|", "* * *", "#hash", "<<<<<<< a", ">>>>>>> b", "||||||| c", "$x$", "[[", "]]", "!",
]  # fmt: skip


def seen(text: str) -> str:
    """The letters of a text without typography and spaces."""
    return re.sub(r"\s", "", "".join(SMART.get(char, char) for char in text))


@pytest.mark.parametrize("text", PIECES)
@given(rest=st.lists(st.sampled_from(PIECES), max_size=6))
@settings(max_examples=25, deadline=None)
def test_signs_of_markdown_come_out_as_they_were_typed(text: str, rest: list[str]) -> None:
    typed = " ".join((text + "".join(rest)).split())
    made = as_prose([Paragraph(typed)])
    assert seen(prose_text(made)) == seen(typed)
    assert not list(unsafe(made))
    assert tangle(made) is None


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_line_comes_out_as_it_was_typed(text: str) -> None:
    typed = " ".join(text.split())
    assert seen(prose_text(escaped(typed))) == seen(typed)


def test_what_means_nothing_is_left_as_it_is() -> None:
    for text in (
        "5 * 3 = 15",
        "een_twee",
        "~10 kinderen",
        "[bijlage 1] is toegevoegd",
        "a < b en c > d",
        "€ 5 & meer",
        "punt 3. is goed",
        "C:\\map\\x",
    ):
        assert escaped(text) == text


points = st.builds(
    Paragraph,
    st.sampled_from(["a", "1. b", "- c", "**d**", "e | f", "x) y"]),
    st.just(Sort.point),
    st.integers(0, 25),
    st.sampled_from(["", "1.", "2.", "3.", "a)", "i.", "7.", "2.1"]),
)


@given(st.lists(points, min_size=1, max_size=12))
@settings(max_examples=300, deadline=None)
def test_lists_of_any_depth_keep_every_word_and_number(found: list[Paragraph]) -> None:
    made = as_prose(found)
    html = prose_html(made)
    assert html.count("<li>") == len(found)
    assert not list(pasted_lists(made))
    assert tangle(made) is None
    depth = deepest = 0
    for tag in re.findall(r"</?[ou]l>", html):
        depth += -1 if "/" in tag else 1
        deepest = max(deepest, depth)
    assert deepest <= DEEPEST
    counted = [each for each in found if re.fullmatch(r"\d+\.", each.number)]
    others = [each for each in found if each.number and each not in counted]
    for each in others:
        assert seen(each.said) in seen(prose_text(made))


def test_numbers_are_kept_by_markdown_only_where_it_counts_the_same() -> None:
    assert as_prose(from_text("1. a\n2. b\n   - c\n3. d").paragraphs) == "1. a\n2. b\n   - c\n3. d"
    assert as_prose(from_text("3. a\n4. b").paragraphs) == "- 3\\. a\n- 4\\. b"
    assert as_prose(from_text("a) x\nb) y").paragraphs) == "- a) x\n- b) y"
    assert as_prose(from_text("Eerst:\n\n- a\n- b\n\nDan dit.").paragraphs) == "Eerst:\n\n- a\n- b\n\nDan dit."


def test_lists_twenty_deep_stay_within_what_a_record_may_hold() -> None:
    text = "\n".join(f"{'    ' * level}- niveau {level}" for level in range(20))
    made = as_prose(from_text(text).paragraphs)
    assert tangle(made) is None
    assert [f"niveau {level}" in prose_text(made) for level in range(20)] == [True] * 20
    assert prose_html(made).count("<ul>") == DEEPEST


def test_a_table_is_a_table_also_with_signs_in_its_cells() -> None:
    cells = tuple((Paragraph(text),) for text in ("wat | wie", "<b>", "*x* *y*"))
    made = as_prose([row(cells), row((*cells[:1], (), ()))])
    html = prose_html(made)
    assert html.count("<tr>") == 2
    assert html.count("<th>") == 3
    assert "wat | wie" in prose_text(made)
    assert "*x* *y*" in prose_text(made)
    assert not list(unsafe(made))
