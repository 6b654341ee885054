"""What the tests of this folder share: one browser as long as they follow one another, and the two sites with a server each."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from browser.chromium import Served, context_for, launch, served
from browser.desk import Desk, at_desk
from browser.every_page import VISITS
from samples.desk import Client, at_work, repository
from samples.desk import works as desk_works
from samples.whole_sites import Site, built

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Playwright

    from lok.desk.works import Work, Works


HELD = ExitStack()
"""What runs from the first test of this folder that asks for it, to the last one before a test of another folder."""
RUNNING: dict[str, Any] = {}


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Nothing of it stays for another folder: its tests may fork this process, or start a Playwright of their own."""
    if nextitem is None or nextitem.path.parent != item.path.parent:
        RUNNING.clear()
        HELD.close()


@pytest.fixture(scope="module")
def playwright() -> Playwright:
    """The one Playwright that a process can have."""
    if "playwright" not in RUNNING:
        RUNNING["playwright"] = HELD.enter_context(sync_playwright())
    found: Playwright = RUNNING["playwright"]
    return found


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A running Chromium, with nothing in it of the modules before: starting one costs more than most of them take."""
    if "browser" not in RUNNING or not RUNNING["browser"].is_connected():
        RUNNING["browser"] = launch(playwright)
        HELD.callback(RUNNING["browser"].close)
    running: Browser = RUNNING["browser"]
    yield running
    for context in running.contexts:
        context.close()


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """Both sites of the invented council."""
    return built(tmp_path_factory)


@pytest.fixture(scope="module")
def servers(sites: dict[str, Site]) -> Iterator[dict[str, Served]]:
    """A server for each of them."""
    with served(sites["publiek"]) as public, served(sites["leden"]) as members:
        yield {"publiek": public, "leden": members}


@pytest.fixture(scope="module")
def server(servers: dict[str, Served]) -> Served:
    """The server of the public site."""
    return servers["publiek"]


@pytest.fixture(scope="module")
def visitors(browser: Browser) -> dict[str, BrowserContext]:
    """Who sees a page by day on a telephone, and by night at a desk."""
    return {name: context_for(browser, width, scheme) for name, (scheme, width) in VISITS.items()}


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Works:
    """The drafts of the small council."""
    return desk_works(repository(tmp_path_factory.mktemp("bureau") / "raad"))


@pytest.fixture(scope="module")
def client(works: Works) -> Iterator[Client]:
    """The desk of the small council, at work."""
    with at_work(works) as made:
        yield made


@pytest.fixture
def work(works: Works, request: pytest.FixtureRequest) -> Work:
    """A draft of its own for each test."""
    return works.start(f"{len(works.opened)} {request.node.name}"[:50])


@pytest.fixture
def secretary(browser: Browser, client: Client, work: Work) -> Iterator[Desk]:
    """Somebody at the desk, in that draft."""
    with at_desk(browser, client, work) as made:
        yield made
