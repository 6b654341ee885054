"""The days of a secretary that the handbook tells with pictures: each screen brought to the state that its page tells about.

The council is the invented one of ``samples.whole_council``, on its own day, and on the evening of its next meeting. The
steps follow each other in one draft, as they would at a desk. What a picture shows is told beside it in words: the role
and the name of everything in it, in its order, as a screen reader meets it, without the hour of the clock on the wall.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from samples import whole_council
from samples.desk import KEY, Clock
from samples.small_council import edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, FloatRect, Page

UNSENT = (("status: uitgenodigd", "status: gepland"), ("uitgenodigd_op: 2026-11-20\n", ""))
"""What makes the next meeting of the sample one to which nobody was invited yet."""
BEFORE = datetime(2026, 11, 23, 14, 5)  # noqa: DTZ001  the clock of the desk says in which zone
EVENING = datetime(2026, 12, 10, 19, 35)  # noqa: DTZ001
NEXT = "vergaderingen/verg-2026-12-10/"
DRAFT = "vergaderingen/verg-2026-09-17/"
ADVICE = "adviezen/adv-2026-03/"
TITLE = "Vergadering van 10 december"
TALK = "#v-agendapunten-2-bespreking"
MINUTES = """\
4. Personeel vinden en houden

De leden horen dat elke opvang naar mensen zoekt. De ouders merken het aan de openingsuren.

Besluit: het LOK vraagt de stad om mee te zoeken naar kinderbegeleiders.

Actie: de cijfers per wijk bezorgen (Lokaal Loket Kinderopvang, tegen 31 januari 2027)
"""
ADDRESS = "- /url:"
"""Where a link leads is in no picture."""
WALL = re.compile(r"om \d\d\.\d\d uur")
HEAD = (".kop", "h1", ".schermen")
PADDING = 12
MOST_LOOKS, A_LOOK = 40, 250
"""How often a screen is looked at until it stands still, and the milliseconds between."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What was taken of a screen: what it says, line by line, and the image."""

    says: tuple[str, ...]
    image: bytes


@dataclass
class Story:
    """A secretary at the desk. ``taken`` are the pictures so far, by their names."""

    page: Page
    root: str
    clock: Clock
    taken: dict[str, Picture] = field(default_factory=dict)

    def go(self, path: str = "") -> Page:
        """To a screen of the draft."""
        self.page.goto(f"{self.root}/werk/{TITLE.lower().replace(' ', '-')}/{path}")
        return self.page

    def settled(self) -> None:
        """Wait until all is saved, and said to be."""
        expect(self.page.locator("#bewaard")).to_contain_text("Bewaard om", timeout=10_000)

    def still(self, name: str, places: tuple[str, ...]) -> list[FloatRect]:
        """Where these places are, once all of them are there and nothing moves any more: an answer may still come in."""
        before: list[FloatRect] = []
        for _ in range(MOST_LOOKS):
            found = [self.page.locator(each).first.bounding_box() for each in places]
            there = [each for each in found if each]
            if len(there) == len(places) and there == before:
                return there
            before = there
            self.page.wait_for_timeout(A_LOOK)
        raise AssertionError(f"{name}: something is not on the screen, or does not come to rest")

    def take(self, name: str, *places: str) -> None:
        """A picture from the first to the last of these places and all between them, with nothing under the pointer."""
        self.page.mouse.move(0, 0)
        self.page.evaluate("document.activeElement.blur()")
        self.page.evaluate("document.fonts.ready")
        boxes = self.still(name, places)
        self.page.evaluate(HOUR, f"om {self.clock.now:%H.%M} uur")
        top, bottom = min(each["y"] for each in boxes), max(each["y"] + each["height"] for each in boxes)
        assert bottom <= HEIGHT, f"{name} is too long a screen"
        start = max(top - PADDING, 0)
        clip: Any = {"x": 0, "y": start, "width": WIDTH, "height": bottom + PADDING - start}
        image = self.page.screenshot(clip=clip, animations="disabled", caret="hide")
        self.page.evaluate(OUTSIDE, [top, bottom])
        said = self.page.locator("body").aria_snapshot().splitlines()
        self.page.evaluate(BACK)
        seen = (WALL.sub("om … uur", line) for line in said if not line.lstrip().startswith(ADDRESS))
        self.taken[name] = Picture(tuple(seen), image)


HOUR = """uur => { const stand = document.getElementById("bewaard");
  stand.textContent = stand.textContent.replace(/om \\d\\d\\.\\d\\d uur/, uur); }"""
"""The hour of saving is that of the story, and not that at which the pictures happen to be taken."""
OUTSIDE = """([boven, onder]) => {
  for (const each of document.body.querySelectorAll("*")) {
    const vlak = each.getBoundingClientRect();
    if (vlak.bottom <= boven + 1 || vlak.top >= onder - 1) each.dataset.buiten = each.style.visibility;
  }
  for (const each of document.querySelectorAll("[data-buiten]")) each.style.visibility = "hidden";
}"""
"""Everything above and below a picture is hidden, so that only what is in it is told."""
BACK = """() => { for (const each of document.querySelectorAll("[data-buiten]")) {
  each.style.visibility = each.dataset.buiten; delete each.dataset.buiten; } }"""
WIDTH = 900
HEIGHT = 4200
"""So tall that no screen scrolls: what stays in sight while one scrolls, stands in its place."""


def at_the_desk(browser: Browser) -> BrowserContext:
    """By day, on a screen of the width of the pictures."""
    return browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        device_scale_factor=1,
        color_scheme="light",
        reduced_motion="reduce",
        locale="nl-BE",
        timezone_id="Europe/Brussels",
        service_workers="block",
    )


def found(root: Path) -> None:
    """Write the council to ``root``: its next meeting is still to be called."""
    whole_council.found(root)
    for old, new in UNSENT:
        edit(root / f"data/{NEXT.rstrip('/')}.yaml", old, new)


def clock() -> Clock:
    """The clock of the desk, on the day on which the story begins."""
    return Clock(BEFORE)


def begin(story: Story) -> None:
    """The first page of a day: what is at hand, what there is to do, and the beginning of a piece of work."""
    story.page.goto(f"{story.root}/?sleutel={KEY}")
    story.take("mijn-werk", ".kop", "h1", ".te-doen")
    story.page.locator("#titel").fill(TITLE)
    story.page.get_by_role("button", name="Begin", exact=True).click()
    story.page.wait_for_url("**/werk/vergadering-van-10-december/")
    story.take("werk", ".kop", "h1", "#oordeel", "main > .daden", "main > .taken", "main > .lijst")


def agenda(story: Story) -> None:
    """What comes back is put on the agenda, and one item of one's own; the line that says so leads back."""
    page = story.go(f"{NEXT}agenda/")
    page.locator("#alle-vast").click()
    expect(page.locator(".punt")).to_have_count(9)
    page.locator("#nieuw-titel").fill("Opvang in de paasvakantie")
    page.locator("#nieuw-punt").click()
    expect(page.locator(".punt")).to_have_count(10)
    story.settled()
    story.take("agenda", *HEAD, "#punten > li:nth-child(6)")
    page.locator("#op-9").click()
    expect(page.locator("#daarnet")).to_be_visible()
    story.settled()
    story.take("ongedaan", "#daarnet")


def coming(story: Story) -> None:
    """The invitation has left; who said to come, and who sent apologies."""
    page = story.page
    page.locator("#verstuurd").click()
    expect(page.locator("[data-paneel=stand]")).to_contain_text("De uitnodiging is verstuurd")
    story.settled()
    story.go(f"{NEXT}wie-komt/")
    for seat in ("zeepbel", "wolkenwagen", "bromtol", "regenboogsok", "vuurvlieg", "ouders-1", "voorzitter", "loket"):
        page.locator(f"#a-zetel-{seat}-komt").click()
    page.locator("#a-zetel-paddenstoel-verontschuldigd").click()
    expect(page.locator("#verwacht")).to_contain_text("8 van de 13")
    story.settled()
    story.take("wie-komt", *HEAD, "#vast", ".toetsen", "#antwoorden > li:nth-child(6)")


def refused(story: Story) -> None:
    """A text that nobody may read is not saved."""
    page = story.go(f"{DRAFT}vergadering/")
    decision = "#v-agendapunten-1-besluit"
    page.locator(decision).fill("Bel de ouder op 0470 12 34 56.")
    page.locator(decision).blur()
    expect(page.locator("#bewaard")).to_contain_text("Niet alles is bewaard")
    story.take("geweigerd", "#punt-1-kop", "#punt-1 .naast")


def two(story: Story) -> None:
    """Somebody else wrote in the same field meanwhile."""
    page = story.go(f"{DRAFT}vergadering/")
    talk = page.locator("#v-agendapunten-1-bespreking")
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("#v-agendapunten-1-bespreking").fill("De ouders vragen langere uren in de zomer.")
    other.locator("#v-agendapunten-1-bespreking").blur()
    expect(other.locator("#bewaard")).to_contain_text("Bewaard om")
    other.close()
    talk.fill("De ouders vragen opvang tot 19 uur.")
    talk.blur()
    mine = page.get_by_role("button", name="Houd wat ik typte")
    expect(mine).to_be_visible()
    story.take("twee-teksten", "#punt-1-kop", "#punt-1 .naast")
    mine.click()
    story.settled()


def pasted(story: Story) -> None:
    """Minutes in a text of their own, cut in pieces, with who reads each."""
    page = story.go("vergaderingen/verg-2026-11-05/verslag/")
    page.locator("#tekst").fill(MINUTES)
    page.get_by_role("button", name="Lees het verslag").click()
    expect(page.locator("#verdelen")).to_be_visible()
    story.take("verslag-plakken", "#verdelen .punt-vak")


def answer(story: Story) -> None:
    """What the town does with an advice, and what that changes, before it is done."""
    page = story.go(f"{ADVICE}taak/antwoord/")
    page.locator("#v-besluit_datum").fill("2026-11-19")
    page.locator("#v-resultaat").select_option("deels_gevolgd")
    page.locator("#v-motivering").fill("Voor de tweede vraag is er nog geen budget.")
    page.locator("#v-motivering").blur()
    expect(page.locator("#gevolg")).to_contain_text("Wat er dan verandert")
    story.take("antwoord", "#gevolg")


def begun_year(story: Story) -> None:
    """What is seen to at the beginning of a year."""
    story.go("begin-van-het-jaar/")
    story.take("begin-van-het-jaar", ".kop", "h1", ".te-doen--samenstelling")


def evening(story: Story) -> None:
    """The meeting is open: who is there, and a vote."""
    story.clock.now = EVENING.replace(tzinfo=story.clock.now.tzinfo)
    page = story.go(f"{NEXT}vergadering/")
    page.locator("#openen").click()
    expect(page.locator("#aanwezigen")).to_be_visible()
    for seat in ("ouders-2", "krekelveld"):
        page.locator(f"#s-zetel-{seat}-afwezig").click()
    page.locator("#anderen-er").click()
    expect(page.locator("#balk")).to_contain_text("van de 13")
    story.settled()
    story.take("wie-is-er", *HEAD, "#vast", "#zetels > li:nth-child(4)")
    item = page.locator(".punt-vak", has_text="Personeel vinden en houden").get_attribute("data-nummer")
    page.locator(f"#v-agendapunten-{item}-bespreking").fill(
        "De leden vragen dat de stad mee zoekt naar kinderbegeleiders."
    )
    page.locator(f"#v-agendapunten-{item}-besluit").fill("De raad vraagt de stad om mee kinderbegeleiders te zoeken.")
    page.locator(f"#v-agendapunten-{item}-besluit").blur()
    page.locator(f"#hand-{item}").click()
    page.locator(f"#plus-{item}-0-tegen").click()
    page.locator(f"#rest-{item}-0").click()
    expect(page.locator(f"#stemming-{item}-0 .uitslag")).to_contain_text("Aangenomen")
    story.settled()
    story.take("stemming", f"#punt-{item}")


def approved(story: Story) -> None:
    """What everybody reads once the minutes are approved."""
    story.go(f"{DRAFT}goedkeuren/")
    story.take("goedkeuren", *HEAD, "#formulier .vak.breed li:nth-child(6)")


def forward(story: Story) -> None:
    """What readers will notice, and the proposal."""
    story.go("voorleggen/")
    story.take("voorleggen", ".kop", "h1", "#oordeel", "main > .vak.breed li:nth-child(4)")


STEPS: tuple[Callable[[Story], None], ...] = (
    begin, agenda, coming, refused, two, pasted, answer, begun_year, evening, approved, forward
)  # fmt: skip
"""In the order in which they are told."""
