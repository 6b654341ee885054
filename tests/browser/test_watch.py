"""The judges of the pages themselves: they see what is wrong, and miss no kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.chromium import watched
from browser.every_page import ASKED, WIDTHS, by_night, faults, grave
from browser.settled import needed
from lok.kinds.registry import KINDS
from samples.whole_sites import MEMBERS_KINDS, Site

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from browser.chromium import Served


def test_axe_sees_what_is_wrong(visitors: dict[str, BrowserContext], servers: dict[str, Served]) -> None:
    """The judge itself: pale letters and a picture without words are found."""
    page = visitors["licht"].new_page()
    page.goto(servers["publiek"].root)
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=assets/merk/favicon.svg><p id=bleek>bleek</p>');"
        "document.querySelector('#bleek').style.color = '#ddd'"
    )
    found = grave(page)
    reads = "axe._audit.rules.filter(each => each.preload && !each.tags.includes('experimental')).map(each => each.id)"
    assert page.evaluate(reads) == ["no-autoplay-audio"], "what axe is not asked to read beforehand no rule needs"
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.querySelector('#bleek').style.cssText = 'color: #333; background: #111'")
    night = by_night(page)
    page.close()
    assert any(each.startswith("color-contrast") and "bleek" in each for each in night)
    assert any(each.startswith("image-alt") for each in found)
    assert any(each.startswith("color-contrast") for each in found)


def test_a_page_is_judged_once_it_stands_still(visitors: dict[str, BrowserContext], servers: dict[str, Served]) -> None:
    """Its style sheet comes late, and something moves: axe waits for both. It would find pale and small links everywhere."""
    page = visitors["donker"].new_page()
    page.route("**/*.css", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(servers["publiek"].root, wait_until="commit")
    assert faults(page, ASKED) == []
    moved = "document.querySelector('h1').animate([{ transform: 'translateX(3000px)' }, { transform: 'none' }], 200); 1"
    page.evaluate(moved)
    assert needed(page) <= WIDTHS[1]
    assert page.evaluate("document.getAnimations().length") == 0
    page.close()


def test_the_watch_sees_what_is_wrong(visitors: dict[str, BrowserContext], servers: dict[str, Served]) -> None:
    """The watch itself: an inline script, a picture from elsewhere and an error are all reported."""
    root = servers["publiek"].root
    with watched(visitors["donker"], root) as seen:
        seen.page.goto(root)
        seen.page.evaluate(
            "const script = document.createElement('script'); script.textContent = '1'; document.body.append(script);"
            "const picture = document.createElement('img'); picture.src = 'http://127.0.0.2:9/x.png'; document.body.append(picture);"
            "setTimeout(() => { throw new Error('bedoeld') })"
        )
        seen.page.wait_for_timeout(200)
        found = "\n".join(seen.settle())
    assert "policy: script-src" in found
    assert "policy: img-src" in found
    assert "bedoeld" in found


def test_kinds_without_a_public_page_are_known(sites: dict[str, Site]) -> None:
    """The list of pages to see leaves out exactly the kinds that have no public record page."""
    assert {kind.soort for kind in KINDS if not sites["publiek"].records(kind.soort)} == MEMBERS_KINDS
    assert all(sites["leden"].records(kind.soort) for kind in KINDS)
