"""Charts are whole SVG without script or style, and say every number."""

from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from markdown import markdown

from lok.render.charts import (
    LETTER,
    LINE,
    TOO_FEW,
    WIDTH,
    Bar,
    Panel,
    Stack,
    bars,
    lines,
    percent,
    stack_in_words,
    stacks,
    table,
)
from lok.render.markup import Markdown

SVG = "{http://www.w3.org/1999/xhtml}"
HOSTILE = "<script>\"&' | *x*"
NAMES = (("gehouden", "gehouden"), ("afgelast", "afgelast"))


def parsed(chart: str) -> ET.Element:
    return ET.fromstring(chart)  # noqa: S314  our own


CHARTS = {
    "bars": bars("een", HOSTILE, [Bar(HOSTILE, 1, "1 van 2"), Bar("2020", 2, "2"), Bar("2021", None, HOSTILE)], 2),
    "stacks": stacks("twee", HOSTILE, ((HOSTILE, HOSTILE), ("afgelast", "afgelast")), [Stack(HOSTILE, (2, 1))]),
    "lines": lines(
        "drie", HOSTILE, [Panel(HOSTILE, ((HOSTILE, Fraction(1, 2)), ("2021", None), ("2022", Fraction(1))))]
    ),
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_is_named_told_and_safe(chart: str) -> None:
    (drawing,) = parsed(chart)
    assert drawing.get("role") == "img"
    title, told = drawing.find("title"), drawing.find("desc")
    assert title is not None
    assert title.text == HOSTILE
    assert told is not None
    assert told.text
    assert HOSTILE in told.text
    assert drawing.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
    assert {each.tag for each in drawing.iter()} <= set("svg title desc text tspan rect line polyline circle".split())  # noqa: SIM905
    assert not any(
        name.startswith("on") or name in {"style", "href"} for each in drawing.iter() for name in each.attrib
    )


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_markdown_passes_a_chart_as_it_is(chart: str) -> None:
    made = markdown(f"Tekst.\n\n{chart}\n\nTekst.", extensions=["attr_list", "md_in_html", "tables"])
    assert chart in made


def test_bars_are_as_long_as_their_share() -> None:
    chart = parsed(bars("x", "t", [Bar("2020", Fraction(1, 4), "25"), Bar("2021", Fraction(1, 2), "50")], 1))
    short, long = (float(each.attrib["width"]) for each in chart.iter("rect"))
    assert long == 2 * short
    assert [each.text for each in chart.iter("text")] == ["2020", "25", "2021", "50"]


def test_a_bar_that_nobody_counted_is_not_drawn() -> None:
    rows = [Bar("2020", 1, "1"), Bar("2021", None, "geen cijfers"), Bar("2022", 1, "1")]
    chart = parsed(bars("x", "t", rows, 1))
    assert len(list(chart.iter("rect"))) == 2
    assert [each.text for each in chart.iter("text")] == ["2020", "1", "2021", "geen cijfers", "2022", "1"]


ONE, NONE = ("2020", Fraction(1, 2)), ("2021", None)


@pytest.mark.parametrize(
    "chart",
    [
        bars("x", "t", [Bar("2020", 3, "3")], 3),
        bars("x", "t", [Bar("2020", 3, "3"), Bar("2021", None, "minder dan 5 of afgeschermd")], 3),
        bars("x", "t", [Bar("2020", None, "geen cijfers"), Bar("2021", None, "geen cijfers")], 3),
        stacks("x", "t", NAMES, [Stack("2020", (3, 0))]),
        stacks("x", "t", NAMES, [Stack("2020", (0, 0)), Stack("2021", (0, 0)), Stack("2022", (0, 1))]),
        lines("x", "t", [Panel("Ouders", (ONE, NONE)), Panel("Stad", (NONE, NONE))]),
    ],
)
def test_what_shows_nothing_is_said_and_not_drawn(chart: str) -> None:
    assert chart == TOO_FEW
    assert "<svg" not in chart


def test_a_line_of_one_point_is_named_below_the_others() -> None:
    panels = [Panel("Ouders", (ONE, ("2021", Fraction(1)))), Panel("Stad & OCMW", (ONE, NONE))]
    chart = parsed(lines("x", "t", panels))
    assert [each.text for each in chart.iter("figcaption")] == ["Te weinig cijfers om te tekenen: Stad & OCMW."]
    assert "Stad & OCMW" not in [each.text for each in chart.iter("text")]


LONG = "Een wijk met een naam die langer is dan een telefoon breed is, en dan nog een stuk"


@pytest.mark.parametrize(
    "chart",
    [
        stacks("x", "t", NAMES, [Stack(LONG, (435, 450)), Stack("2021", (1, 2))]),
        bars("x", "t", [Bar("2020", 1, "1250 (van 12 niet bekend)"), Bar("2021", 1, "1")], 1),
        bars("x", "t", [Bar(LONG, 1, "1"), Bar("2021", 1, LONG)], 1),
        lines("x", "t", [Panel(LONG, (ONE, ONE))]),
    ],
)
def test_words_are_wrapped_and_never_cut(chart: str) -> None:
    drawing = parsed(chart)
    (frame,) = drawing.iter("svg")
    height = float(frame.attrib["viewBox"].split()[3])
    for each in drawing.iter("text"):
        left = float(each.attrib["x"]) if each.get("text-anchor") != "middle" else 0
        assert left + len("".join(each.itertext())) * LETTER <= WIDTH
        assert float(each.attrib["y"]) < height
    lines_ = [float(each.attrib["y"]) for each in drawing.iter("text") if each.get("x") == "0"]
    assert all(after - before >= LINE for before, after in pairwise(lines_))


def test_bars_of_long_words_are_as_long_as_their_share() -> None:
    chart = parsed(bars("x", "t", [Bar(LONG, 1, "1"), Bar("2021", 2, "2")], 2))
    short, long = (float(each.attrib["width"]) for each in chart.iter("rect"))
    assert long == pytest.approx(2 * short, abs=4)


def test_bars_of_nothing_divide_by_nothing() -> None:
    assert list(parsed(bars("x", "t", [Bar("2021", 0, "0"), Bar("2022", 0, "0")], 0)).iter("rect")) == []


def test_parts_of_a_stack_differ_without_colour_and_fill_the_width() -> None:
    chart = parsed(stacks("x", "t", NAMES, [Stack("2020", (1, 2)), Stack("2021", (0, 0)), Stack("2022", (1, 0))]))
    assert [each.get("class") for each in chart.iter("rect")] == ["balk", "balk balk--ander", "balk"]
    assert max(float(each.attrib["x"]) + float(each.attrib["width"]) for each in chart.iter("rect")) <= 400


@pytest.mark.parametrize(
    ("counts", "words"), [((1, 2), "1 gehouden, 2 afgelast"), ((0, 3), "3 afgelast"), ((0, 0), "geen")]
)
def test_a_stack_in_words(counts: tuple[int, ...], words: str) -> None:
    assert stack_in_words(NAMES, Stack("2020", counts)) == words


def test_a_line_has_a_gap_where_nobody_counted() -> None:
    shares = [Fraction(1), Fraction(1, 2), None, Fraction(0), Fraction(1, 4), None, Fraction(1)]
    chart = parsed(lines("x", "t", [Panel("Ouders", tuple((str(2020 + n), each) for n, each in enumerate(shares)))]))
    assert [len(each.attrib["points"].split()) for each in chart.iter("polyline")] == [2, 2]
    points = [float(each.attrib["cy"]) for each in chart.iter("circle")]
    assert len(points) == 5
    assert points[0] < points[1] < points[3] < points[2]


def test_a_long_line_numbers_some_of_its_points_and_always_the_last() -> None:
    chart = parsed(lines("x", "t", [Panel("Ouders", tuple((str(2000 + n), Fraction(n, 30)) for n in range(30)))]))
    words = [each.text for each in chart.iter("text")]
    assert len(list(chart.iter("circle"))) == 30
    assert "2029" in words
    assert "97\u00a0%" in words
    assert len(words) < 20


@pytest.mark.parametrize(
    ("share", "words"), [(Fraction(1, 3), "33"), (Fraction(2, 3), "67"), (Fraction(1, 8), "13"), (Fraction(1), "100")]
)
def test_percentages_are_rounded_as_people_do(share: Fraction, words: str) -> None:
    assert percent(share) == f"{words}\u00a0%"


def test_nothing_to_draw_is_no_figure() -> None:
    assert bars("x", "t", [], 1) == stacks("x", "t", NAMES, []) == lines("x", "t", []) == ""


def test_a_table_is_a_fold_with_the_numbers() -> None:
    made = table(("Jaar", "Opkomst"), [("2020", HOSTILE), (Markdown("[x](y.md)"), "2")])
    page = markdown(made, extensions=["attr_list", "md_in_html", "tables"])
    assert "<summary>De cijfers in een tabel</summary>" in page
    assert page.count("<tr>") == 3
    assert 'data-kop="Opkomst"' in page
    assert "<script>" not in page
    assert '<a href="y.md">x</a>' in page
