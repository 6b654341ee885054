"""The papers at the desk in a real browser: each form comes as a file, a text goes to the clipboard twice, a wall turns by keys."""

from __future__ import annotations

import io
from email import message_from_bytes
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from playwright.sync_api import expect

from browser.desk import Desk, at_desk
from browser.hands import Hand
from lok.source.parse import parse

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from lok.desk.works import Work
    from samples.desk import Client

COMING = "vergaderingen/verg-2026-12-10/papieren/"
DRAFT_MINUTES = "vergaderingen/verg-2026-03-12/papieren/"
ADVICE = "adviezen/adv-2026-01/papieren/"
YEARS = "papieren/"
WALL = f"{COMING}leden/voorleesblad/tonen/"
COPY = "#kopieer-college"
STARTS = {
    ".pdf": b"%PDF-",
    ".docx": b"PK",
    ".odt": b"PK",
    ".eml": b"Subject:",
    ".html": b"<!doctype html>",
    ".csv": b"",
}


def taken(page: Page, where: str, words: str) -> tuple[str, bytes]:
    """What comes of a button of a paper: the name of the file, and its bytes."""
    with page.expect_download(timeout=30_000) as coming:
        page.locator(where).get_by_role("button", name=words).click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


@pytest.mark.parametrize(
    ("path", "paper", "words", "name"),
    [
        (COMING, "leden-uitnodiging", "Om af te drukken (PDF)", "uitnodiging-2026-12-10.pdf"),
        (COMING, "leden-agenda", "Word", "agenda-2026-12-10-leden.docx"),
        (COMING, "iedereen-agenda", "LibreOffice", "agenda-2026-12-10-publiek.odt"),
        (COMING, "leden-uitnodiging", "Klaargezette mail", "uitnodiging-2026-12-10.eml"),
        (COMING, "leden-voorleesblad", "Om te projecteren, zonder internet", "voorleesblad-2026-12-10.html"),
        (YEARS, "2026-leden-presentielijst", "Rekenblad", "presentielijst-2026.csv"),
    ],
)
def test_each_form_comes_as_a_file_and_the_screen_stays(
    secretary: Desk, path: str, paper: str, words: str, name: str
) -> None:
    page = secretary.open(path)
    got, raw = taken(page, f"[id='{paper}-vorm']", words)
    assert got == name
    assert raw.lstrip().startswith(STARTS[Path(name).suffix])
    assert page.url == secretary.address(path)
    expect(page.locator(".papier__gedaan")).to_contain_text("bij je downloads")


def test_the_last_day_that_was_filled_in_stands_in_the_mail(secretary: Desk) -> None:
    page = secretary.open(DRAFT_MINUTES)
    page.get_by_label("Laatste dag voor opmerkingen").fill("2026-12-01")
    _, raw = taken(page, "[id='leden-verslag-vorm']", "Klaargezette mail")
    assert "1 december 2026" in str(message_from_bytes(raw)["Subject"])


def test_a_paper_that_cannot_be_made_says_why_with_a_way_back(secretary: Desk) -> None:
    page = secretary.open(DRAFT_MINUTES)
    page.locator("[id='leden-verslag-vorm']").get_by_role("button", name="Klaargezette mail").click()
    expect(page.get_by_text("tot welke dag")).to_be_visible()
    page.get_by_role("link", name="Terug").click()
    expect(page).to_have_url(secretary.address(DRAFT_MINUTES))


def on_the_clipboard(page: Page) -> dict[str, str]:
    """What was copied, by its kind."""
    found: dict[str, str] = page.evaluate(
        """async () => {
            const [ding] = await navigator.clipboard.read();
            const delen = await Promise.all(ding.types.map(async soort => [soort, await (await ding.getType(soort)).text()]));
            return Object.fromEntries(delen);
        }"""
    )
    return found


def test_one_button_copies_an_advice_with_its_look_and_plain(secretary: Desk) -> None:
    secretary.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=secretary.client.origin)
    page = secretary.open(ADVICE)
    page.locator(COPY).click()
    expect(page.locator(".papier__gedaan")).to_contain_text("Gekopieerd")
    found = on_the_clipboard(page)
    assert set(found) == {"text/html", "text/plain"}
    assert "<h2>" in found["text/html"]
    assert "Stel panden van de stad beschikbaar" in found["text/html"]
    assert "<" not in found["text/plain"]
    assert "Stel panden van de stad beschikbaar" in found["text/plain"]


def test_where_no_clipboard_is_the_text_stands_there_selected(secretary: Desk) -> None:
    secretary.context.add_init_script("delete Navigator.prototype.clipboard; delete window.ClipboardItem;")
    page = secretary.open(ADVICE)
    page.locator(COPY).click()
    region = page.get_by_role("region", name="Tekst om te kopiëren")
    expect(region).to_be_focused()
    assert "Stel panden van de stad beschikbaar" in page.evaluate("String(getSelection())")
    assert region.locator("h2").count() >= 2
    Hand(page, secretary.client.origin, "muis").looks_right()
    page.locator(COPY).click()
    expect(region).to_have_count(1)


def test_a_text_that_cannot_be_copied_says_why(secretary: Desk) -> None:
    page = secretary.open(ADVICE)
    page.route(
        "**/opgemaakte_tekst*", lambda route: route.fulfill(status=422, json={"melding": "Er staan nog fouten."})
    )
    page.locator(COPY).click()
    expect(page.locator(".vak .meldingen")).to_have_text("Er staan nog fouten.")


def test_with_keys_alone_a_paper_is_taken(secretary: Desk) -> None:
    page = secretary.open(COMING)
    hand = Hand(page, secretary.client.origin, "toetsen")
    with page.expect_download(timeout=30_000) as coming:
        hand.press("[id='leden-agenda-vorm'] [formaction$='docx']")
    word = docx.Document(io.BytesIO(Path(coming.value.path()).read_bytes()))
    assert [each.text for each in word.paragraphs if each.style.name == "Title"] == ["Agenda"]


def test_the_wall_turns_by_keys_and_fills_the_screen(secretary: Desk) -> None:
    text = (secretary.work.root / "data/vergaderingen/verg-2026-12-10.yaml").read_text("utf-8")
    more = "".join(
        f'  - {{nr: "{nr}", titel: Punt {nr}, soort: advies, voorstel: "Voorstel {nr} <b>&"}}\n' for nr in range(2, 6)
    )
    (secretary.work.root / "data/vergaderingen/verg-2026-12-10.yaml").write_text(text + more, "utf-8")
    page = secretary.open(WALL)
    place = page.locator("#waar")
    for key, said in (
        ("ArrowRight", "2 van 5"),
        ("PageDown", "3 van 5"),
        ("End", "5 van 5"),
        ("ArrowRight", "5 van 5"),
        ("ArrowLeft", "4 van 5"),
        ("Home", "1 van 5"),
    ):
        page.keyboard.press(key)
        expect(place).to_have_text(said)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Voorstel 2 &")).to_be_visible()
    expect(page.get_by_text("Voorstel 3")).to_be_hidden()
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")
    page.locator("#vol").click()
    page.wait_for_function("() => document.fullscreenElement !== null")
    assert page.evaluate("breaches") == []


def template() -> bytes:
    word = docx.Document()
    word.sections[0].footer.paragraphs[0].text = "Markt 1, 9999 Voorbeeldstad"
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def given(page: Page, raw: bytes) -> None:
    page.locator("#sjabloon").set_input_files({"name": "huisstijl.docx", "mimeType": "", "buffer": raw})
    page.get_by_role("button", name="Gebruik dit sjabloon").click()


def council(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = parse((desk.work.root / "data/raad/lok-voorbeeldstad.yaml").read_text("utf-8"))
    return found


def test_the_towns_template_is_chosen_refused_used_and_left(secretary: Desk) -> None:
    page = secretary.open(YEARS)
    page.get_by_role("button", name="Gebruik dit sjabloon").click()
    expect(page.locator("[data-sjabloon] .meldingen")).to_have_text("Kies eerst een bestand.")
    given(page, b"%PDF-1.7 geen Word")
    expect(page.locator("[data-sjabloon] .meldingen")).to_contain_text("Bewaar het sjabloon in Word")
    assert "sjabloon" not in council(secretary)
    given(page, template())
    expect(page.locator("#aankondiging")).to_have_text("Dit sjabloon wordt nu gebruikt voor Word.")
    expect(page.get_by_text("sjabloon-word.docx")).to_be_visible()
    assert council(secretary)["sjabloon"] == "leden/bijlagen/sjabloon-word.docx"
    _, raw = taken(page, "[id='2026-iedereen-jaarverslag-vorm']", "Word")
    word = docx.Document(io.BytesIO(raw))
    assert any("Markt 1" in each.text for each in word.sections[0].footer.paragraphs)
    page.get_by_role("button", name="Gebruik geen sjabloon meer").click()
    expect(page.get_by_text("Heeft de stad een Word-document")).to_be_visible()
    assert "sjabloon" not in council(secretary)


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_every_screen_of_papers_is_silent_for_axe_and_fits(
    browser: Browser, client: Client, work: Work, width: int, scheme: Any
) -> None:
    more = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    with at_desk(browser, client, work, **more) as desk:
        for path in (COMING, DRAFT_MINUTES, ADVICE, YEARS, WALL, "adviezen/adv-2026-01/"):
            page = desk.open(path)
            Hand(page, client.origin, "muis").looks_right()
            assert page.evaluate("breaches") == [], path
            page.close()
