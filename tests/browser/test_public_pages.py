"""Every kind of page of the public site, on a telephone and a desk, by day and by night."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.every_page import look, visits

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from browser.chromium import Served


@pytest.mark.parametrize(("page", "visit"), visits("publiek"))
def test_page(servers: dict[str, Served], visitors: dict[str, BrowserContext], page: str, visit: str) -> None:
    look(servers["publiek"], visitors, page, visit)
