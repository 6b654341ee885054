"""Every kind of page of both sites in a real browser: which there are, and what is looked at.

Each site has a module of tests of its own, so that two processes see them at the same time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

from browser.chromium import watched
from lok.kinds.registry import KINDS
from samples.whole_council import written_pages
from samples.whole_sites import kinds_with_pages

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from browser.chromium import Served

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


OWN = {
    "publiek": (
        "overleg/",
        "antwoorden/",
        "antwoorden/college/",
        "adviezen/status/gevolgd/",
        "vragen-aan-het-bestuur/",
        "vragen-aan-het-bestuur/2025-2030/",
        "successen/",
        "volgen/",
        "ouders/",
        "ouders/francais/",
        "welke-subsidie/",
        *SUBSIDY_PAGES,
    ),
    "leden": (
        "overleg/",
        "antwoorden/",
        "acties/",
        "aandachtspunten/",
        "volgende-stap/",
        "handleiding/velden/",
        "handleiding/velden/vergaderingen/",
        "ouders/",
        "ouders/francais/",
        "welke-subsidie/",
        *SUBSIDY_PAGES,
    ),
}
"""By edition the pages that are neither the index nor a record of a kind."""


def addresses(edition: str) -> list[str]:
    """Every page to see; of each kind the fullest record, chosen once the sites are built."""
    hidden = {"mandaten", "bezoekrondes"} if edition == "publiek" else set()
    indexes = [f"{kind.soort}/" for kind in KINDS if kind.soort not in hidden]
    records = [f"{RECORD}{soort}" for soort in kinds_with_pages(edition)]
    return ["", "404.html", "zoeken/#q=opvang", *OWN[edition], *indexes, *records, *written_pages(edition)]


def visits(edition: str) -> list[tuple[str, str]]:
    """Every page to see with who sees it.

    What both sites have is made by the same templates and styles: the visitor by night, who saw it on the public site,
    sees of the members' site what only they have, and the pages that hold most for them.
    """
    seen = {*addresses("publiek"), *written_pages("publiek")} - {"", f"{RECORD}vergaderingen", f"{RECORD}adviezen"}
    skipped = seen if edition == "leden" else set()
    return [(page, visit) for page in addresses(edition) for visit in VISITS if visit == "licht" or page not in skipped]


def look(server: Served, visitors: dict[str, BrowserContext], page: str, visit: str) -> None:
    """No error, no breach of the policy, no other host, no sideways scrolling, and nothing grave in axe's eyes."""
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
