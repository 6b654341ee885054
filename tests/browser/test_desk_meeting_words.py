"""What the screens of the evening say: hostile words stay words, people's words everywhere, and no more read aloud than may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.at_the_table import EVENING, HERE, TALK, file_of, saved
from browser.desk import Desk, at_desk
from browser.hands import HEARD
from lok.build.builder import Builder
from samples import round_table
from samples.desk import DAY, Client, at_work, repository
from samples.desk import works as works_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from lok.desk.works import Works


HOSTILE = '"><img src=x onerror="window.gekraakt=1"><script>window.gekraakt=1</script>{{ 7*7 }} \'x\' & <b>vet</b>'


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Works:
    return works_of(repository(tmp_path_factory.mktemp("tafel") / "raad", round_table.with_an_evening))


@pytest.fixture(scope="module")
def door(table: Works) -> Iterator[Client]:
    with at_work(table) as made:
        yield made


@pytest.fixture
def evening(browser: Browser, table: Works, door: Client, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Somebody on the screen of the evening, in a draft of its own."""
    work = table.start(f"{len(table.opened)} {request.node.name}"[:50])
    with at_desk(browser, door, work, HEARD) as desk:
        yield desk


def test_hostile_words_in_every_field_stay_words(evening: Desk, tmp_path: Path) -> None:
    page = evening.open(EVENING)
    for each in page.locator("summary:visible").all():
        if not each.evaluate("one => one.parentElement.open"):
            each.click()
    page.locator("#anderen-er").click()
    saved(evening)
    for screen in (EVENING, f"{HERE}agenda/", HERE):
        if screen != EVENING:
            page.goto(evening.address(screen))
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        fields = "#formulier :is(textarea, input):not([readonly], [type=radio], [type=checkbox], [type=date], [type=time], [type=datetime-local], [inputmode], [role=combobox])"
        for index in range(page.locator(fields).count()):
            field = page.locator(fields).nth(index)
            if field.is_visible():
                field.fill(HOSTILE[:110])
                field.blur()
        page.wait_for_timeout(300)
        saved(evening)
        for form in page.locator("form[data-doe]:visible").all():
            for choice in form.locator("select[required]").all():
                choice.select_option(index=1)
            form.locator("button[type=submit]").first.click()
            page.wait_for_timeout(150)
        page.wait_for_timeout(300)
    for screen in ("agenda", "vergadering", "papier", "lees-voor", "wie-komt", "goedkeuren", ""):
        page.goto(evening.address(f"{HERE}{screen}/".replace("//", "/")))
        found = page.evaluate("[window.gekraakt, document.querySelectorAll('main :is(script, img, b > b)').length]")
        assert found == [None, 0], screen
        assert "49 'x'" not in page.inner_text("main")
    page.goto(evening.address("voorleggen/"))
    assert page.evaluate("window.gekraakt") is None
    assert HOSTILE[:30] in file_of(evening).read_text("utf-8")
    with Builder(evening.work.root, tmp_path / "sites") as builder:
        report = builder.build(DAY)
    sites = [each.read_text("utf-8") for each in (tmp_path / "sites").rglob("*.html")]
    assert bool(sites) == bool(report.sites)
    assert report.sites or any(each.blocks for each in report.problems)
    assert not [each for each in sites if "<script>window.gekraakt" in each or "<img src=x onerror" in each]


SCREENS = ("agenda/", "wie-komt/", "vergadering/", "papier/", "verslag/", "goedkeuren/", "lees-voor/")
NO_WORDS = re.compile(r"\b(yaml|commit|branch|merge|json|git|agendapunten|aanwezig_afwijkend|stemmen_per_zetel|\w+_\w+)\b|data/|\.yaml|zetel-\w", re.IGNORECASE)  # fmt: skip


def test_every_screen_speaks_as_people_do(evening: Desk) -> None:
    page = evening.open(EVENING)
    page.locator("#anderen-er").click()
    saved(evening)
    page.locator("#hand-1").click()
    saved(evening)
    page.locator("#t-1-0-voor").fill("99")
    page.locator("#t-1-0-voor").blur()
    saved(evening)
    for meeting in (round_table.TONIGHT, round_table.LAST):
        for screen in SCREENS:
            page.goto(evening.address(f"vergaderingen/{meeting}/{screen}"))
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            words = page.inner_text("body")
            assert not NO_WORDS.search(words), (screen, NO_WORDS.search(words))
    page.goto(evening.address("voorleggen/"))
    assert not NO_WORDS.search(page.inner_text("body")), NO_WORDS.search(page.inner_text("body"))


def test_what_is_read_aloud_follows_the_table_and_tells_no_more(evening: Desk) -> None:
    page = evening.open(EVENING)
    page.locator(TALK.format(1)).fill("Wat de leden zeiden, blijft binnenskamers.")
    page.locator(TALK.format(1)).blur()
    page.locator("#anderen-er").click()
    saved(evening)
    wall = evening.tab(f"{HERE}lees-voor/#punt-1")
    expect(wall.locator(".blad.hier")).to_contain_text("Voorgesteld besluit")
    page.bring_to_front()
    page.locator("#een-1").click()
    page.locator("#over-1").click()
    saved(evening)
    wall.bring_to_front()
    expect(wall.locator(".blad.hier")).to_contain_text("Aangenomen, 13 van 13", timeout=8_000)
    wall.keyboard.press("ArrowRight")
    expect(wall.locator(".blad.hier")).to_contain_text("Besloten punt")
    everything = wall.content()
    assert "binnenskamers" not in everything
    assert "gunstig advies" not in everything
