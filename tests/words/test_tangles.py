"""Markdown without measure is refused at its place, and judging takes time in step with length; what people write passes."""

from __future__ import annotations

import time

import pytest

from lok.archive.written_pages import read_page
from lok.model.audience import Audience
from lok.words.prose import prose_html, unsafe
from lok.words.tangles import LONGEST_PARAGRAPH, MOST_LEVELS, MOST_OPEN, tangle

TANGLED = {
    "links that never end": ("[a](" * 5_000, "haken"),
    "brackets": ("[" * 20_000, "haken"),
    "pictures": ("![" * 10_000, "haken"),
    "brackets and escapes": ("[\\)" * 5_000, "haken"),
    "brackets over lines": ("[a\n" * 5_000, "haken"),
    "quotes": (">" * 100_000, "citaten"),
    "quotes with spaces": ("> " * 50_000, "citaten"),
    "lists on one line": ("- " * 40 + "x", "lijsten"),
    "lists below each other": ("\n".join(f"{'    ' * depth}- x" for depth in range(300)), "lijsten"),
    "marks": ("[a]*(b)" * 5_000, "opmaak"),
    "escaped brackets": ("[a\n\\" * 12_000, "opmaak"),
    "headings": ("#(\n" * 10_000, "titels"),
    "a paragraph": ("woord " * 20_000, "alinea"),
}


@pytest.mark.parametrize("name", TANGLED)
def test_what_nobody_writes_is_refused_at_its_line_in_no_time(name: str) -> None:
    text, what = TANGLED[name]
    start = time.process_time()
    page, problems = read_page(
        "content/publiek/x.md", Audience.PUBLIEK, "x.md", f"---\ntitle: Een\n---\n\n# Een\n\n{text}\n".encode()
    )
    told = [*unsafe(text)]
    assert time.process_time() - start < 1
    assert page is not None
    assert page.text == "", "no menu and no link is said to lead nowhere for it"
    (found,) = problems
    assert what in found.message
    assert found.hint.endswith(".")
    assert found.line >= 7
    assert [message for _, _, message, _ in told] == [found.message]


def test_the_place_is_where_it_begins_to_get_entangled() -> None:
    text = f"Een alinea.\n\nNog een.\n\nHier {'[a](' * 40}"
    found = tangle(text)
    assert found is not None
    assert text[: found.offset].endswith("Hier [a")


@pytest.mark.parametrize(
    "text",
    [
        "[een](https://example.org) " * 1_000,
        "\n".join(f"- [ ] taak {number}" for number in range(1_000)),
        "\n\n".join(["Een [woord dat niet sluit."] * 500),
        ">" * MOST_LEVELS + " een citaat",
        "[" * MOST_OPEN,
        "\n".join(f"{'    ' * depth}- x" for depth in range(MOST_LEVELS)),
        "\n".join("| a | [b](https://example.org) |" for _ in range(1_000)),
        "* * * * * * * * * * * * * * * *",
        "- - - - - - - - - - - - - - - -",
        "- x\n" * (LONGEST_PARAGRAPH // 5),
    ],
)
def test_what_people_write_is_never_a_tangle(text: str) -> None:
    assert tangle(text) is None


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join(f"[a](javascript:{number})" for number in range(2_000)),
        "\n\n".join(f"<x{number}>" for number in range(2_000)),
        "gewone regel\n\n" * 3_000 + "[a][1]\n\n[1]:\n   javascr&#105;pt:x\n",
        "regel\n- punt\n\n" * 5_000,
        "jan.voorbeeld@gmail.com 0470 12 34 56\n\n" * 5_000,
    ],
    ids=["addresses", "tags", "hidden", "lists", "mails"],
)
def test_a_page_full_of_faults_is_judged_in_seconds(body: str) -> None:
    start = time.process_time()
    _, problems = read_page("content/publiek/x.md", Audience.PUBLIEK, "x.md", f"# Een\n\n{body}".encode())
    assert time.process_time() - start < 12
    assert problems


@pytest.mark.parametrize("unit", ["[a](b) ", "a ", "**a ", "`a ", "<b> ", "a\n\n", "- a\n", "> a\n", "{a} ", "&a; "])
def test_twice_the_text_takes_no_more_than_some_times_as_long(unit: str) -> None:
    """Measured on enough text to be sure, with room for a machine that is busy: four times would be a square."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        prose_html(text)
        list(unsafe(text))
        read_page("content/publiek/x.md", Audience.PUBLIEK, "x.md", f"# Een\n\n{text}".encode())
        return time.process_time() - start

    seconds(1_000)
    assert seconds(40_000) < 3.5 * max(seconds(20_000), 0.05)
