"""The frame of every page: how much of a telephone it takes, one grid, what can be pressed, and what is read aloud of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.chromium import Served, context_for
from browser.every_page import VISITS, WIDTHS, judged_by_axe
from browser.settled import settled
from browser.ten_pages import RECORDS, TEN, address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

HEAD, FOOT = 120, 420
"""Pixels of a telephone of 360 that the head and the foot may take: 202 and 1,488 before."""
FINGER = 44
ENHANCED = {"runOnly": ["color-contrast-enhanced"]}
CONTROLS = "button, select, summary, input:not([type=checkbox], [type=radio]), label:has([type=checkbox], [type=radio])"
SMALL = f"""() => [...document.querySelectorAll("{CONTROLS}")].filter(each => each.checkVisibility()).flatMap(each => {{
    const {{width, height}} = each.getBoundingClientRect();
    return width < {FINGER} || height < {FINGER} ? [`${{each.outerHTML.slice(0, 90)}}: ${{width}} × ${{height}}`] : [];
}})"""
WIDE = """() => [...document.querySelectorAll("article > :is(p, dl, div, ul, ol, table, details)")]
    .map(each => Math.round(each.getBoundingClientRect().right))"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = context_for(browser, 360, "light")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", TEN)
def test_the_frame_leaves_the_telephone_to_the_page(phone: Page, server: Served, kind: str) -> None:
    phone.goto(server.root + address(server.site, kind))
    height = "selector => document.querySelector(selector).getBoundingClientRect().height"
    assert settled(phone).evaluate(height, ".lok-kop") <= HEAD
    assert phone.evaluate(height, ".lok-voet") <= FOOT
    assert phone.evaluate(SMALL) == []


@pytest.mark.parametrize("visit", VISITS)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_head_and_the_foot_read_with_the_highest_contrast(
    visitors: dict[str, BrowserContext], server: Served, visit: str, width: int
) -> None:
    """Of seven to one, what AAA asks."""
    page = visitors[visit].new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server.root + "adviezen/")
    for part in (".lok-kop", ".lok-tabs", ".lok-voet"):
        assert judged_by_axe(page, part, ENHANCED) == []
    page.close()


@pytest.mark.parametrize("kind", RECORDS)
def test_words_boxes_and_tables_of_a_record_end_at_one_line(browser: Browser, server: Served, kind: str) -> None:
    context = context_for(browser, 1280, "light")
    page = context.new_page()
    page.goto(server.root + address(server.site, kind))
    column = "getComputedStyle(document.documentElement).getPropertyValue('--kolom')"
    assert settled(page).evaluate(column) == "40rem"
    left, right, outer = page.evaluate(
        """() => {
            const {left} = document.querySelector("article").getBoundingClientRect();
            const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
            return [left, left + 40 * rem, document.querySelector("article").getBoundingClientRect().right];
        }"""
    )
    ends = page.evaluate(WIDE)
    assert ends
    assert {end for end in ends if end > right + 1} <= {round(outer)}, "as wide as the column, or as the whole grid"
    assert page.evaluate("() => innerWidth") - outer < 400 + left, "the right half is used"
    context.close()


def test_the_zero_of_a_figure_has_no_slash(phone: Page, server: Served) -> None:
    """The letters have a zero for columns of figures, drawn as the O is; words keep the one that no O is taken for."""
    phone.goto(server.root + "loketcijfers/")
    for cell in phone.locator("article td").all()[:4]:
        assert cell.evaluate("cell => getComputedStyle(cell).fontVariantNumeric") == "tabular-nums"
    assert phone.locator("article p").first.evaluate("words => getComputedStyle(words).fontVariantNumeric") == "normal"
    for weight in (400, 700):
        words, figures = phone.evaluate(MIDDLE, weight)
        assert words > 200, "a stroke through the middle of the zero of words"
        assert figures < 20, "and none through that of figures"


def test_a_cell_is_read_as_what_is_in_it(phone: Page, server: Served) -> None:
    """On a telephone the head of its column stands before it, for the eye: who hears the table hears that head already."""
    phone.goto(server.root + "loketcijfers/")
    named = phone.locator("td[data-kop]").first
    assert (
        named.evaluate("cell => getComputedStyle(cell, '::before').content")
        == f'"{named.get_attribute("data-kop")}" / ""'
    )
    tree = phone.context.new_cdp_session(phone).send("Accessibility.getFullAXTree")["nodes"]
    spoken = [(each["role"]["value"], each["name"]["value"]) for each in tree if "name" in each and not each["ignored"]]
    cells = [name for role, name in spoken if role == "cell"]
    heads = [name for role, name in spoken if role == "columnheader"]
    assert "Zonder plaats gebleven" in heads
    assert len(cells) > 10
    assert [name for name in cells if name.startswith(("Zonder plaats", *heads))] == []


MIDDLE = """async weight => {
    const file = new URL(`../assets/letters/atkinson-hyperlegible-latin-${weight}-normal.woff2`, location);
    const inked = [];
    for (const features of ["normal", '"tnum" 1']) {
        const face = await new FontFace(`proef${inked.length}`, `url(${file})`, {featureSettings: features}).load();
        document.fonts.add(face);
        const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
        canvas.width = canvas.height = 200;
        pen.font = `160px proef${inked.length}`;
        const zero = pen.measureText("0");
        pen.fillText("0", 20, 170);
        const middle = 20 + (zero.actualBoundingBoxRight - zero.actualBoundingBoxLeft) / 2;
        const height = 170 - (zero.actualBoundingBoxAscent - zero.actualBoundingBoxDescent) / 2;
        inked.push(pen.getImageData(Math.round(middle), Math.round(height), 1, 1).data[3]);
    }
    return inked;
}"""
"""How black the middle of a zero is, of the letters as they are and of those that stand evenly."""
