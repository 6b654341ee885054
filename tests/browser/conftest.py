"""What the tests of this folder share: one browser for a module, and the two sites with a server each."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    from playwright.sync_api import Browser, BrowserContext

    from lok.desk.works import Work, Works


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A running Chromium."""
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


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
