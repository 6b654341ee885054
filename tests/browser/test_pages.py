"""Every kind of page of both sites in a real browser: on a telephone and a desk, by day and by night."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from browser.chromium import Served, context_for, launch, served, watched
from lok.registry import KINDS
from whole_sites import EDITIONS, MEMBERS_KINDS, Site, built, hand_pages, kinds_with_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

WIDTHS = (360, 1280)
VISITS = {"licht": ("light", 360), "donker": ("dark", 1280)}
"""Each scheme with the width at which axe judges; the other width is seen after turning the screen."""
GRAVE = {"serious", "critical"}
RECORD = "record van "
SUBSIDY_PAGES = tuple(
    f"reglementen/regl-{page}/"
    for page in ("werking/kom-ik-in-aanmerking", "start/kom-ik-in-aanmerking", "werking/verschil-2025-01-01")
)
"""Pages below the page of a record."""


def cases() -> list[tuple[str, str]]:
    """Every page to see as (edition, address); of each kind the fullest record, chosen once the sites are built."""
    found = []
    for edition in EDITIONS:
        own = [
            "overleg/",
            *SUBSIDY_PAGES,
            "ouders/",
            *(["acties/", "aandachtspunten/", "handleiding/velden/"] if edition == "leden" else []),
        ]
        indexes = [
            f"{kind.soort}/" for kind in KINDS if edition == "leden" or kind.soort not in {"mandaten", "bezoekrondes"}
        ]
        records = [f"{RECORD}{soort}" for soort in kinds_with_pages(edition)]
        found += [
            (edition, page)
            for page in ("", "404.html", "zoeken.html?q=opvang", *own, *indexes, *records, *hand_pages(edition))
        ]
    return found


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    return built(tmp_path_factory)


@pytest.fixture(scope="module")
def servers(sites: dict[str, Site]) -> Iterator[dict[str, Served]]:
    with served(sites["publiek"]) as public, served(sites["leden"]) as members:
        yield {"publiek": public, "leden": members}


@pytest.fixture(scope="module")
def visitors() -> Iterator[dict[str, BrowserContext]]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield {name: context_for(browser, width, scheme) for name, (scheme, width) in VISITS.items()}
        browser.close()


@pytest.mark.parametrize("visit", VISITS)
@pytest.mark.parametrize(("edition", "page"), cases())
def test_page(
    servers: dict[str, Served], visitors: dict[str, BrowserContext], edition: str, page: str, visit: str
) -> None:
    """No error, no breach of the policy, no other host, no sideways scrolling, and nothing grave in axe's eyes."""
    server = servers[edition]
    address = server.site.records(page.removeprefix(RECORD))[0] if page.startswith(RECORD) else page
    with watched(visitors[visit], server.root) as seen:
        seen.page.goto(server.root + address, wait_until="load")
        assert seen.page.evaluate("document.body.dataset.mdColorScheme") == f"lok-{visit}"
        assert not grave(seen.page), address
        for width in WIDTHS:
            seen.page.set_viewport_size({"width": width, "height": 800})
            needed = seen.page.evaluate("document.documentElement.scrollWidth")
            assert needed <= width, f"{address} scrolls sideways: {needed} in {width}"
        assert not seen.settle(), address


def grave(page: Any) -> list[str]:
    """What axe finds serious or critical, one line per element."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {node['html'][:160]}"
        for each in violations
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


def test_axe_sees_what_is_wrong(visitors: dict[str, BrowserContext], servers: dict[str, Served]) -> None:
    """The judge itself: pale letters and a picture without words are found."""
    page = visitors["licht"].new_page()
    page.goto(servers["publiek"].root)
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=assets/merk/favicon.svg><p id=bleek>bleek</p>');"
        "document.querySelector('#bleek').style.color = '#ddd'"
    )
    found = grave(page)
    page.close()
    assert any(each.startswith("image-alt") for each in found)
    assert any(each.startswith("color-contrast") for each in found)


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
