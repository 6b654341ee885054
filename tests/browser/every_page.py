"""Every kind of page of both sites in a real browser: which there are, and what is looked at.

Each site has a module of tests of its own, so that two processes see them at the same time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.base import AXE_SCRIPT

from browser.chromium import watched
from browser.settled import needed, settled
from lok.kinds.registry import KINDS
from samples.whole_council import written_pages
from samples.whole_sites import kinds_with_pages

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from browser.chromium import Served

WIDTHS = (360, 1280)
VISITS = {"licht": ("light", 360), "donker": ("dark", 1280)}
"""Each scheme with the width at which axe judges; the other width is seen after turning the screen."""
NARROW = 320
"""The width of a screen of 1,280 at four times its size: everything is still read there without scrolling sideways (WCAG 1.4.10)."""
ASKED = {"rules": {"target-size": {"enabled": True}}}
"""What axe is asked beside what it looks at by itself: that whatever is pressed is 24 pixels wide and high (WCAG 2.5.8)."""
COLOURS = {"runOnly": ["color-contrast"]}
"""What can go wrong where the colours are the reader's own; all else was looked at."""
OF_A_SCHEME = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""What axe judges by colours. All else of a page is the same by day and by night, as long as it stays as wide."""
WHOLE = "* { content-visibility: visible !important }"
"""What the browser leaves out while it is out of sight is laid out too: else nothing true can be said of where it stands."""
SPACED = f"""{WHOLE} * {{ line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }}
p {{ margin-bottom: 2em !important }}"""
"""What a reader may do to the spaces of a text, and lose nothing (WCAG 1.4.12)."""
WORN = """text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
}"""
COLLIDING = """() => {
    const drawn = [], found = [], hidden = ".lok-onzichtbaar, .md-skip, svg, option, thead, .lok-toets__uitkomst";
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode, holder = text.parentElement;
        if (!text.data.trim() || holder.closest(hidden) || !holder.checkVisibility({visibilityProperty: true})) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) drawn.push({box, text, holder});
    }
    const scrolls = holder => { for (; holder; holder = holder.parentElement) if (["auto", "scroll"].includes(getComputedStyle(holder).overflowX)) return holder; };
    for (const {box, text, holder} of drawn) if (box.right > innerWidth + 1 && !scrolls(holder)) found.push(`outside: ${text.data.trim()}`);
    drawn.sort((one, other) => one.box.top - other.box.top);
    drawn.forEach(({box, text, holder}, at) => {
        for (let next = at + 1; next < drawn.length && drawn[next].box.top < box.bottom - 2; next++) {
            const other = drawn[next];
            if (other.text === text) continue;
            const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
            const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
            if (wide > 3 && high > Math.min(box.height, other.box.height) * .45 && scrolls(holder) === scrolls(other.holder)) found.push(`${text.data.trim()} over ${other.text.data.trim()}`);
        }
    });
    return found.map(each => each.slice(0, 120));
}"""
"""Words that stand over one another or out of the screen. What floats above a page and what scrolls in its own box may."""
LITTLE = {"resultTypes": ["violations"], "preload": {"assets": ["media"], "timeout": 10_000}}
"""What axe need not do for what we ask it: it would read every style sheet anew for one rule, on trial, that is not asked of it."""
FOUND = """async ([part, asked]) => {
    const { violations } = await axe.run(part ?? document, asked);
    return violations.flatMap(each => each.nodes.map(node => [each.id, each.impact, node.html]));
}"""
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
        "data/",
        "data/woordenboek/",
        "data/kwaliteit/",
        "data/begrippen/",
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
    hidden = {"mandaten", "bezoekrondes", "verwijderingen"} if edition == "publiek" else set()
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
    """No error, no breach of the policy, no other host; axe finds nothing; and no words collide, however they are seen."""
    address = server.site.records(page.removeprefix(RECORD))[0] if page.startswith(RECORD) else page
    with watched(visitors[visit], server.root) as seen:
        seen.page.goto(server.root + address, wait_until="load")
        assert seen.page.evaluate("document.body.dataset.mdColorScheme") == f"lok-{visit}"
        seen.page.evaluate(WORN, WHOLE)
        assert not faults(seen.page, ASKED), address
        if visit == "licht":  # the colours of a scheme move nothing: each visitor sees half of the widths
            in_own_colours(seen.page, address)
            fits(seen.page, address, WIDTHS[1])
            fits(seen.page, address, NARROW)
        else:
            fits(seen.page, address, WIDTHS[0])
            seen.page.evaluate(WORN, SPACED)
            fits(seen.page, address, WIDTHS[0])
            fits(seen.page, address, WIDTHS[1])
        assert not seen.settle(), address


def in_own_colours(page: Page, address: str) -> None:
    """A reader whose own colours go before ours reads every word."""
    page.emulate_media(forced_colors="active")
    assert not faults(page, COLOURS), address
    page.emulate_media(forced_colors="none")


def by_night(page: Page) -> list[str]:
    """What axe finds in the dark colours of a page in which it found nothing by day, opened and as wide as it was then."""
    page.emulate_media(color_scheme="dark")
    found = faults(page, OF_A_SCHEME)
    page.emulate_media(color_scheme="light")
    return found


def fits(page: Page, address: str, width: int) -> None:
    """On a screen so wide nothing has to be scrolled sideways, and no words stand over others."""
    page.set_viewport_size({"width": width, "height": 800})
    wide = needed(page)
    assert wide <= width, f"{address} scrolls sideways: {wide} in {width}"
    assert page.evaluate(COLLIDING) == [], f"{address} at {width}"


def faults(page: Page, asked: dict[str, Any]) -> list[str]:
    """What axe finds, grave or not, one line per element."""
    return [f"{rule} ({impact}): {html[:160]}" for rule, impact, html in judged_by_axe(page, None, asked)]


def judged_by_axe(page: Page, part: str | None, asked: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The rule, the weight and the element of each thing that axe finds in a page, or in the part that a selector names.

    Its script comes once a page, and what it looked at without finding anything is not brought back: both cost more than
    the looking. The page is judged once it stands still.
    """
    settled(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[tuple[str, str, str]] = page.evaluate(FOUND, [part, {**asked, **LITTLE}])
    return found


def grave(page: Page) -> list[str]:
    """What axe finds by itself on a page of the desk or of another program."""
    return faults(page, {})
