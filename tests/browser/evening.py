"""The evening of a secretary, step by step, at the desk of ``round_table``: each step by whatever hand plays it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from samples.round_table import LAST

if TYPE_CHECKING:
    from browser.hands import Hand

MEETING = "verg-2026-12-10"
HERE = f"/werk/proef/vergaderingen/{MEETING}/"
ADVICE = "Advies over de speelpleinen"
CHOICE = "Keuze van een ondervoorzitter"
ITEMS = (
    "Opening", "Verslag van 17 september 2026", "Mededelingen", "Nieuws van het loket", CHOICE, ADVICE, "Varia",
    "Datum van de volgende vergadering",
)  # fmt: skip
"""The agenda once it is in order."""


def go(hand: Hand, screen: str) -> None:
    """To another screen of the meeting."""
    hand.page.goto(f"{hand.root}{HERE}{screen}/")


def call(hand: Hand) -> None:
    """A meeting from the last one, with the five items that come back and the minutes that wait."""
    hand.step = "roepen"
    page = hand.page
    page.goto(f"{hand.root}/werk/proef/vergaderingen/")
    hand.type(page.get_by_label("Welke dag"), "10 december 2026 om 19.30 uur")
    hand.press(page.get_by_role("button", name="Maak een vergadering"))
    page.wait_for_url(f"**{HERE}agenda/")
    hand.save("#alle-vast")
    hand.save("#aanbod-verslag-1")
    expect(page.locator(".punt")).to_have_count(6)


def added(hand: Hand) -> None:
    """Two items more, one with a proposal; put in order; and the invitation left."""
    hand.step = "agenda"
    page = hand.page
    for title, sort in ((ADVICE, "advies"), (CHOICE, "verkiezing")):
        hand.type("#nieuw-titel", title)
        hand.choose("#nieuw-soort", sort)
        hand.save("#nieuw-punt")
        expect(page.locator("#nieuw-titel")).to_be_focused()
    at = next(each for each, one in enumerate(titles(hand)) if one == CHOICE)
    hand.save(f"#op-{at}")
    expect(page.locator(f"#op-{at - 1}")).to_be_focused()
    assert titles(hand) == list(ITEMS)
    assert hand.heard()[-1] == f"{CHOICE} staat nu op plaats 5 van 8."
    hand.press("#meer-5 > summary")
    hand.type("#v-agendapunten-5-voorstel", "De raad vraagt opvang op de speelpleinen in juli.")
    hand.settle()
    hand.save("#verstuurd")
    expect(page.get_by_text("De uitnodiging is verstuurd op")).to_be_visible()


def titles(hand: Hand) -> list[str]:
    """The agenda as it stands on the screen."""
    found: list[str] = hand.page.locator(".punt").evaluate_all(
        "all => all.map(each => each.querySelector('input, textarea').value)"
    )
    return found


def answered(hand: Hand) -> None:
    """Two apologies and somebody who comes."""
    hand.step = "wie komt"
    go(hand, "wie-komt")
    hand.save("#a-zetel-ocmw-verontschuldigd")
    hand.save("#a-zetel-schepen-verontschuldigd")
    hand.save("#a-zetel-kikker-komt")
    expect(hand.page.locator("#verwacht")).to_contain_text("1 van de 13 leden met stemrecht komt")


def opened(hand: Hand) -> None:
    """The chair opens."""
    hand.step = "openen"
    go(hand, "vergadering")
    hand.save("#openen")
    expect(hand.page.locator("#aanwezigen > summary")).to_be_focused()


def attended(hand: Hand) -> None:
    """Of seventeen seats two sent apologies; one stays away, one is replaced, and the others are there."""
    hand.step = "aanwezig"
    page = hand.page
    expect(page.locator("#s-zetel-ocmw-verontschuldigd")).to_have_attribute("aria-pressed", "true")
    if hand.way == "toetsen":
        hand.reach(page.locator("#s-zetel-jeugd-aanwezig"))
        hand.key("n")
        hand.settle()
    else:
        hand.save("#s-zetel-jeugd-afwezig")
    hand.save("#anderen-er")
    expect(page.locator("#wie-mist > summary")).to_have_text("Er zijn 12 van de 13 stemgerechtigde leden; 7 nodig.")


def voted(hand: Hand) -> None:
    """Three votes: by all, like the one before, and by hands with the rest of the room in one tap."""
    hand.step = "stemmen"
    page = hand.page
    hand.press("#stem-2 > summary")
    hand.save("#een-2")
    hand.press("#stem-3 > summary")
    hand.save("#zelfde-3")
    hand.save("#hand-5")
    expect(page.locator("#stemming-5-0 .uitslag")).to_contain_text("Nog niet geteld")
    hand.save("#plus-5-0-tegen")
    hand.save("#rest-5-0")
    expect(page.locator("#stemming-5-0 .uitslag")).to_contain_text("Aangenomen, 11 van 12")
    assert hand.heard()[-1] == "Aangenomen, 11 van 12."


def elected(hand: Hand) -> None:
    """One round, one winner."""
    hand.step = "kiezen"
    page = hand.page
    hand.type("#vf-4", "ondervoorzitter")
    hand.press(page.locator("#kz-4-zetel-bromtol"))
    hand.press(page.locator("#kz-4-zetel-scholen"))
    hand.save("#vb-4")
    for letter, number in (("A", "8"), ("B", "4")):
        hand.type(f"#vk-4-0-0-{letter}", number)
        hand.settle()
    hand.save("#vz-4-0-A")
    expect(page.locator("#vz-4-0-A")).to_have_attribute("aria-pressed", "true")


def written(hand: Hand) -> None:
    """What was said and decided, what was agreed on, and who left early."""
    hand.step = "verslag"
    page = hand.page
    hand.save("#over-5")
    expect(page.locator("#v-agendapunten-5-besluit")).to_be_focused()
    expect(page.locator("#v-agendapunten-5-besluit")).to_have_value(re.compile("De raad vraagt opvang op de speel"))
    hand.type("#v-agendapunten-5-bespreking", "De leden vinden juli het drukst.")
    hand.press("#rond-5 > summary")
    hand.type("#wat-5", "Een gebouw zoeken")
    hand.choose("#ap-5", "zetel-speelplein")
    hand.save("#afspreken-5")
    hand.press("#gaan-6 > summary")
    hand.choose("#kg-6", "zetel-bromtol")
    hand.save("#ging-6")
    expect(page.locator("#wie-mist > summary")).to_have_text("Er zijn 11 van de 13 stemgerechtigde leden; 7 nodig.")


def closed(hand: Hand) -> None:
    """The list of what is left, the end, and the draft of the minutes."""
    hand.step = "sluiten"
    page = hand.page
    expect(page.locator("#slot")).to_contain_text("Noteer wanneer de vergadering eindigde.")
    hand.save("#sluiten")
    hand.save("#ontwerp")
    expect(page.locator("#slot")).to_contain_text("Gesloten om 21.38 uur", ignore_case=True)


def approved(hand: Hand) -> None:
    """The minutes of the last meeting, after looking at what becomes public."""
    hand.step = "goedkeuren"
    page = hand.page
    hand.press("#punt-1 .lijst a")
    page.wait_for_url(f"**/{LAST}/goedkeuren/")
    expect(page.get_by_role("heading", name="Wat nu openbaar wordt")).to_be_visible()
    expect(page.locator("main")).to_contain_text("De raad vraagt dat het loket ook in augustus open is.")
    hand.type("#opmerking", "Twee cijfers verbeterd.")
    hand.press(page.get_by_role("button", name="Keur het verslag goed"))
    page.wait_for_url("**/voorleggen/", timeout=20_000)


def put_forward(hand: Hand) -> None:
    """What readers will notice, and the proposal."""
    hand.step = "voorleggen"
    page = hand.page
    expect(page.locator("main")).to_contain_text("Wat nu openbaar wordt")
    hand.type("#voorstel-titel", "Vergadering van 10 december")
    hand.press(page.locator("#voorleggen button[type=submit]"))
    expect(page.locator("#voorleggen .meldingen")).to_contain_text("tweede persoon", timeout=20_000)
