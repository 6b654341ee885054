"""The list of 450 locations and the register of 200 advices on a telephone: how quick a tap is, how heavy the page."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from browser.chromium import context_for, served
from browser.settled import needed
from samples.long_lists import ADVICES, LOCATIONS, features, rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from browser.chromium import Served

TAPS = 20
QUICK = 100
"""Milliseconds from the tap until the list is right and laid out."""

TIMED = """(taps) => {
  const form = document.querySelector(".lok-filter"), times = [], seen = [];
  const choose = (name, value) => {
    const field = form.elements[name], start = performance.now();
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    document.documentElement.getBoundingClientRect();
    document.body.offsetHeight;
    times.push(performance.now() - start);
    seen.push([...document.querySelectorAll("[data-rij]")].filter((mark) => !mark.closest("tr, li").hidden).length);
  };
  for (const [name, value] of taps) choose(name, value);
  return { seen, median: times.toSorted((one, other) => one - other)[times.length >> 1] };
}"""


@pytest.fixture(scope="module")
def long_lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Both pages, served."""
    with served(rendered(tmp_path_factory.mktemp("lang"))) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "taps", "counts"),
    [
        (
            "locaties/",
            [("kenmerk", "inclusieve-opvang"), ("tarief", "vrije-prijs"), ("kenmerk", ""), ("tarief", "")],
            [
                sum("inclusieve_opvang" in features(number) for number in range(LOCATIONS)),
                sum("inclusieve_opvang" in features(number) and number % 3 == 0 for number in range(LOCATIONS)),
                LOCATIONS // 3,
                LOCATIONS,
            ],
        ),
        (
            "adviezen/",
            [("status", "gevolgd"), ("zoek", "wijk 49"), ("status", ""), ("zoek", "")],
            [ADVICES, ADVICES // 50, ADVICES // 50, ADVICES],
        ),
    ],
)
def test_a_tap_is_answered_within_a_tenth_of_a_second(
    browser: Browser, long_lists: Served, path: str, taps: list[tuple[str, str]], counts: list[int]
) -> None:
    """Two choices made and undone, until there are twenty taps: the middle one, measured in the page at 360 pixels."""
    context = context_for(browser, 360, "light")
    page = context.new_page()
    page.goto(long_lists.root + path)
    times = TAPS // len(taps)
    found = page.evaluate(TIMED, taps * times)
    assert found["seen"] == counts * times
    assert found["median"] < QUICK
    assert needed(page) <= 360
    context.close()


@pytest.mark.parametrize(("path", "most", "packed"), [("locaties/", 220_000, 20_000), ("adviezen/", 120_000, 12_000)])
def test_a_long_list_stays_light(long_lists: Served, path: str, most: int, packed: int) -> None:
    """Bytes of the page itself, as it stands and as a host sends it: 171 and 9 kB for locations, 89 and 7 kB for advices."""
    content = long_lists.site.file(path).read_bytes()
    assert len(content) < most
    assert len(gzip.compress(content)) < packed
