"""The papers at the desk: offered for both editions, downloaded in each form, with the version of an agenda that was sent before."""

from __future__ import annotations

import base64
import io
import sys
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes
from email.policy import default
from html import unescape
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.shared import RGBColor

from lok.archive.load import load
from lok.desk.offering import READERS
from lok.edition.select import select
from lok.model.audience import Audience
from lok.papers import BY_KEY, About, Form, offered
from lok.papers.minutes import extractable
from lok.source.parse import parse
from samples import sitting
from samples.desk import DAY, Answer, Client, at_work, change, mark, repository, works
from samples.papers import docx_text, pdf_pages, sitting_archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lok.edition.select import Edition

DRAFT = "/werk/proef/"
COMING = f"{DRAFT}vergaderingen/{sitting.NEXT}/"
HELD = f"{DRAFT}vergaderingen/{sitting.LAST}/"
COUNCIL = "data/raad/lok-voorbeeldstad.yaml"
TEMPLATE = "content/leden/bijlagen/sjabloon-word.docx"
PURPLE = RGBColor(0x66, 0x00, 0x66)
QUICK = frozenset(Form) - {Form.pdf, Form.mail}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = repository(tmp_path / "raad", sitting_archive)
    works(place).start("Proef")
    return place / ".git/lok-bureau/werk/proef"


@pytest.fixture
def client(root: Path) -> Iterator[Client]:
    with at_work(works(root.parents[3])) as made:
        yield made.knock()


def editions(root: Path) -> dict[Audience, Edition]:
    archive = load(root).archive
    return {each: select(archive, each, DAY) for each in Audience}


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status == 200, answer.text
    return unescape(answer.text)


def paper(  # noqa: PLR0913, PLR0917 - an address is all of this
    client: Client, place: str, readers: str, key: str, form: str, asked: str = ""
) -> Answer:
    return client.get(f"{place}papieren/{readers}/{key}/{form}{asked}")


def act(client: Client, root: Path, name: str, screen: str = "agenda", **given: Any) -> dict[str, Any]:
    answer = client.post(f"{COMING}daad", {"naam": name, "scherm": screen, "merk": mark(root, sitting.PATH), **given})
    assert answer.status == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


def addresses(root: Path) -> Iterator[tuple[str, Form]]:
    """Every paper that is offered of everything there is, in each form that takes no second."""
    for audience, edition in editions(root).items():
        years = ((f"{DRAFT}papieren/2026/", 2026),)
        records = [
            (f"{DRAFT}{each.soort}/{each.id}/papieren/", each)
            for each in (*edition.all("vergaderingen"), *edition.all("adviezen"))
        ]
        for place, subject in (*records, *years):
            for each in offered(edition, subject):
                asked = f"?punt={extractable(edition, subject)[0].nr}" if each.about is About.agendapunt else ""
                for form in QUICK & set(each.forms):
                    yield f"{place}{READERS[audience].look}/{each.key}/{form}{asked}", form


def test_every_paper_that_is_offered_is_downloaded_and_never_opened_as_a_page(client: Client, root: Path) -> None:
    seen = set()
    for address, form in addresses(root):
        answer = client.get(address, Accept="text/html")
        assert answer.status == 200, (address, answer.text[:300])
        assert answer.headers["content-disposition"].startswith('attachment; filename="'), address
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert len(answer.raw) > 100, address
        seen.add((address.split("/")[-2], form))
    assert {key for key, _ in seen} == set(BY_KEY), "one of each"


@pytest.mark.parametrize("place", [COMING, HELD, f"{DRAFT}adviezen/adv-2026-01/", DRAFT])
def test_a_screen_offers_what_there_is_for_each_audience_and_no_more(client: Client, root: Path, place: str) -> None:
    said = page(client, f"{place}papieren/")
    for audience, edition in editions(root).items():
        readers = READERS[audience]
        parts = place.strip("/").split("/")
        subject = edition.find(*parts[2:]) if len(parts) == 4 else 2026
        papers = offered(edition, subject) if subject is not None else ()
        assert readers.title in said
        assert readers.words in said
        for each in BY_KEY.values():
            assert (f"{readers.look}/{each.key}/" in said) is (each in papers), (readers.look, each.key)
    for words in ("Om af te drukken (PDF)", "Word", "LibreOffice"):
        assert words in said
    assert "/publiek/" not in said


def test_an_extract_asks_which_item(client: Client, root: Path) -> None:
    said = page(client, f"{HELD}papieren/")
    assert "Welk punt?" in said
    edition = editions(root)[Audience.LEDEN]
    items = extractable(edition, edition.find("vergaderingen", sitting.LAST))
    for each in items:
        assert f'<option value="{each.nr}">{each.nr}. {each.titel}</option>' in said
        right = paper(client, HELD, "leden", "uittreksel", Form.tekst, f"?punt={each.nr}")
        assert each.titel in right.text
    assert items
    wrong = paper(client, HELD, "leden", "uittreksel", Form.tekst, "?punt=77")
    assert (wrong.status, "Kies een punt uit de lijst" in wrong.text) == (422, True)
    assert "attachment" not in wrong.headers.get("content-disposition", "")


def test_a_last_day_stands_in_the_letter_and_a_day_that_is_none_is_refused(client: Client) -> None:
    asked = paper(client, COMING, "leden", "uitnodiging", Form.tekst, "?tot=2026-12-03")
    assert "ten laatste op 3 december 2026" in asked.text
    assert "ten laatste" not in paper(client, COMING, "leden", "uitnodiging", Form.tekst, "?tot=").text
    wrong = paper(client, COMING, "leden", "uitnodiging", Form.tekst, "?tot=2026-02-31")
    assert (wrong.status, "Kies een dag uit de kalender" in wrong.text) == (422, True)


def test_the_mail_of_a_draft_asks_the_last_day_for_remarks(client: Client, root: Path) -> None:
    file = next(
        each for each in (root / "data/vergaderingen").iterdir() if "status: verslag_ontwerp" in each.read_text("utf-8")
    )
    place = f"{DRAFT}vergaderingen/{file.stem}/"
    assert "Laatste dag voor opmerkingen" in page(client, f"{place}papieren/")
    without = paper(client, place, "leden", "verslag", Form.mail)
    assert (without.status, "tot welke dag" in without.text) == (422, True)
    mail = message_from_bytes(
        paper(client, place, "leden", "verslag", Form.mail, "?tot=2026-12-01").raw, policy=default
    )
    assert "1 december 2026" in str(mail["Subject"])
    assert mail["To"] is None
    (pdf,) = [each.get_content() for each in mail.iter_attachments()]
    assert any("ONTWERP" in each for each in pdf_pages(pdf))


def test_minutes_that_are_no_draft_yet_have_no_mail(client: Client, root: Path) -> None:
    file = next(
        each for each in (root / "data/vergaderingen").iterdir() if "status: verslag_ontwerp" in each.read_text("utf-8")
    )
    place = f"{DRAFT}vergaderingen/{file.stem}/papieren/"
    assert "leden/verslag/mail" in page(client, place)
    file.write_text(file.read_text("utf-8").replace("status: verslag_ontwerp", "status: gehouden"), "utf-8")
    said = page(client, place)
    assert "leden/verslag/pdf" in said
    assert "leden/verslag/mail" not in said


def test_an_agenda_that_changed_after_it_was_sent_has_a_version_everywhere(client: Client, root: Path) -> None:
    assert "versie" not in page(client, f"{COMING}papieren/")
    act(client, root, "punt", titel="Speelpleinen", puntsoort="bespreking")
    said = page(client, f"{COMING}papieren/")
    assert "Gewijzigde agenda, versie 2 van 23 november 2026" in said
    assert "Toegevoegd: punt 5, Speelpleinen." in said
    for readers, key in (("leden", "uitnodiging"), ("leden", "agenda"), ("iedereen", "agenda")):
        text = paper(client, COMING, readers, key, Form.tekst)
        assert "versie 2 van 23 november 2026" in text.text, key
        assert "Toegevoegd: punt 5, Speelpleinen." in text.text, key
        assert "versie-2" in text.headers["content-disposition"]
    mail = message_from_bytes(paper(client, COMING, "leden", "uitnodiging", Form.mail).raw, policy=default)
    assert "versie 2" in str(mail["Subject"])
    calendar = next(
        each.get_content() for each in mail.iter_attachments() if each.get_content_type() == "text/calendar"
    )
    assert "versie 2" in calendar
    assert "Speelpleinen" in calendar.replace("\r\n ", "").replace("\n ", "")


def test_the_next_version_tells_what_changed_since_the_last_one(client: Client, root: Path) -> None:
    act(client, root, "punt", titel="Speelpleinen", puntsoort="bespreking")
    act(client, root, "opnieuw-verstuurd")
    assert parse((root / sitting.PATH).read_text("utf-8"))["agenda_opnieuw_verstuurd"] == ["2026-11-23"]
    said = page(client, f"{COMING}papieren/")
    assert "versie 2 van 23 november 2026" in said
    assert "daarna veranderde er niets" in said
    again = paper(client, COMING, "leden", "agenda", Form.tekst).text
    assert "Toegevoegd: punt 5, Speelpleinen." in again, "who takes the paper later gets the same version"
    act(client, root, "punt", titel="Vakanties", puntsoort="bespreking")
    third = paper(client, COMING, "leden", "agenda", Form.tekst).text
    assert "versie 3" in third
    assert "Toegevoegd: punt 6, Vakanties." in third
    assert "Toegevoegd: punt 5" not in third
    assert "versie 2 van de agenda op maandag 23 november 2026" in page(client, f"{COMING}agenda/")


def test_what_the_public_never_read_is_not_told_of_a_changed_agenda(client: Client, root: Path) -> None:
    text = (root / sitting.PATH).read_text("utf-8")
    closed = text.replace("titel: Een aanvraag", "titel: Een andere aanvraag")
    assert closed != text
    (root / sitting.PATH).write_text(closed, "utf-8")
    assert "Een andere aanvraag" in paper(client, COMING, "leden", "agenda", Form.tekst).text
    public = paper(client, COMING, "iedereen", "agenda", Form.tekst)
    assert public.status == 200
    assert "aanvraag" not in public.text


def test_an_advice_has_one_button_that_copies_it_for_the_town(client: Client, root: Path) -> None:
    said = page(client, f"{DRAFT}adviezen/adv-2026-01/papieren/")
    assert said.count("Kopieer voor het college</button>") == 1
    readers = "iedereen" if editions(root)[Audience.PUBLIEK].find("adviezen", "adv-2026-01") else "leden"
    assert f"{readers}/voor_het_college/opgemaakte_tekst" in said.partition("Kopieer voor het college")[0]
    assert 'href="/werk/proef/adviezen/adv-2026-01/papieren/"' in page(client, f"{DRAFT}adviezen/adv-2026-01/")


def test_the_wall_shows_a_page_an_item_without_script_or_style_of_its_own(client: Client) -> None:
    said = client.get(f"{COMING}papieren/leden/voorleesblad/tonen/")
    assert said.status == 200
    assert said.text.count('class="blad"') == 4
    assert "style=" not in said.text
    assert "<script>" not in said.text
    assert client.get(f"{COMING}papieren/leden/agenda/tonen/").status == 404
    assert client.get(f"{COMING}papieren/iedereen/voorleesblad/tonen/").status == 422


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{COMING}papieren/leden/agenda/exe", 404),
        (f"{COMING}papieren/publiek/agenda/tekst", 404),
        (f"{COMING}papieren/leden/../tekst", 404),
        (f"{COMING}papieren/leden/agenda/mail", 422),
        (f"{COMING}papieren/iedereen/uitnodiging/tekst", 422),
        (f"{COMING}papieren/leden/verslag/tekst", 422),
        (f"{DRAFT}vergaderingen/verg-2000-01-01/papieren/", 404),
        (f"{DRAFT}vergaderingen/verg-2000-01-01/papieren/leden/agenda/tekst", 422),
        (f"{DRAFT}zetels/zetel-ouders/papieren/leden/agenda/tekst", 422),
        (f"{DRAFT}papieren/0000/leden/jaarverslag/tekst", 422),
        (f"{DRAFT}papieren/%D9%A2%D9%A0%D9%A2%D9%A6/leden/jaarverslag/tekst", 404),
        (f"{DRAFT}papieren/2026/leden/agenda/tekst", 422),
        ("/werk/ander/papieren/", 404),
    ],
)
def test_an_address_that_names_no_paper_says_so(client: Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status == status, answer.text
    assert "attachment" not in answer.headers.get("content-disposition", "")


def test_a_meeting_with_a_fault_says_so_instead(client: Client, root: Path) -> None:
    file = root / sitting.PATH
    file.write_text(file.read_text("utf-8").replace("status: uitgenodigd", "status: misschien"), "utf-8")
    said = page(client, f"{COMING}papieren/")
    assert "Naar alle gegevens van deze vergadering" in said
    assert paper(client, COMING, "leden", "agenda", Form.tekst).status == 422
    told = client.get(
        f"{COMING}papieren/leden/agenda/tekst",
        Accept="text/html",
        Referer=f"http://127.0.0.1:{client.port}{COMING}papieren/",
    )
    assert f'href="{COMING}papieren/">Terug' in told.text


def test_without_chromium_the_screen_and_the_answer_say_what_to_do(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Een PDF lukt hier nu niet" not in page(client, f"{COMING}papieren/")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr("lok.papers.as_pdf.shutil.which", lambda _: None)
    assert "Een PDF lukt hier nu niet" in page(client, f"{COMING}papieren/")
    refused = paper(client, COMING, "leden", "agenda", Form.pdf)
    assert (refused.status, "bewaar het daar als pdf" in refused.text) == (422, True)
    assert paper(client, COMING, "leden", "agenda", Form.docx).status == 200


def test_a_pdf_is_made_by_the_chromium_that_is_there(client: Client) -> None:
    made = paper(client, COMING, "leden", "agenda", Form.pdf)
    assert made.headers["content-type"] == "application/pdf"
    assert 'filename="agenda-2026-12-10-leden.pdf"' in made.headers["content-disposition"]
    assert any("Voor de leden" in each for each in pdf_pages(made.raw))


def test_a_year_goes_to_the_archive_as_it_was_looked_at(client: Client, root: Path) -> None:
    was = parse((root / f"data/vergaderingen/{sitting.LAST}.yaml").read_text("utf-8"))["agendapunten"][0]["titel"]
    changed = change(client, HELD, ["agendapunten", 0, "titel"], "Wat nog niemand nakeek", was)
    assert changed.status == 200, changed.text
    answer = client.get(f"{DRAFT}papieren/archief/{DAY.year}")
    assert answer.status == 200, answer.text[:300]
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["cache-control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.raw)) as bag:
        names = [each.partition("/")[2] for each in bag.namelist()]
        assert {"bagit.txt", "LEESMIJ.txt", "manifest-sha256.txt"} <= set(names)
        assert any(each.startswith("data/vergaderingen/") and each.endswith(".pdf") for each in names)
        assert not any(b"Wat nog niemand nakeek" in bag.read(each) for each in bag.namelist())
    assert client.get(f"{DRAFT}papieren/archief/1999").status == 422
    for wrong in ("26", "abcd", "2026x", "%D9%A1%D9%A2%D9%A3%D9%A4"):
        assert client.get(f"{DRAFT}papieren/archief/{wrong}").status == 404


def test_who_taps_does_not_wait_for_those_who_print(
    client: Client, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, most, lock, done = 0, 0, threading.Lock(), threading.Event()

    def slow(_: object) -> bytes:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        done.wait(20)
        with lock:
            busy -= 1
        return b"%PDF-"

    monkeypatch.setattr(sys.modules["lok.papers.produce"], "as_pdf", slow)
    with ThreadPoolExecutor(42) as many:
        asked = [many.submit(paper, client, COMING, "leden", "agenda", Form.pdf) for _ in range(42)]
        while not busy:
            time.sleep(0.01)
        begun = time.monotonic()
        act(client, root, "punt", titel="Speelpleinen", puntsoort="bespreking")
        page(client, f"{COMING}agenda/")
        took = time.monotonic() - begun
        done.set()
        assert all(each.result().status == 200 for each in asked)
    assert took < 8
    assert most <= 2


def template(words: str = "Markt 1, 9999 Voorbeeldstad") -> bytes:
    word = docx.Document()
    word.styles["Heading 1"].font.color.rgb = PURPLE
    word.sections[0].footer.paragraphs[0].text = words
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def test_what_somebody_wrote_in_a_template_goes_nowhere(client: Client) -> None:
    word = docx.Document(io.BytesIO(template()))
    word.add_paragraph("Geheimwoord voor wie dit invult.")
    word.core_properties.author = "Geheimwoord"
    word.core_properties.comments = "Geheimwoord"
    out = io.BytesIO()
    word.save(out)
    assert give(client, out.getvalue()).status == 200
    made = paper(client, COMING, "iedereen", "agenda", Form.docx)
    with zipfile.ZipFile(io.BytesIO(made.raw)) as packed:
        said = b"".join(packed.read(each) for each in packed.namelist())
    assert b"Markt 1" in said
    assert b"Geheimwoord" not in said


def give(client: Client, raw: bytes) -> Answer:
    return client.post(f"{DRAFT}papieren/sjabloon", {"bestand": base64.b64encode(raw).decode()})


def in_word(client: Client) -> Any:
    made = paper(client, COMING, "leden", "agenda", Form.docx)
    assert made.status == 200, made.text
    return docx.Document(io.BytesIO(made.raw))


def test_the_towns_own_template_is_used_for_word(client: Client, root: Path) -> None:
    assert in_word(client).styles["Heading 1"].font.color.rgb != PURPLE
    assert give(client, template()).status == 200
    assert parse((root / COUNCIL).read_text("utf-8"))["sjabloon"] == "leden/bijlagen/sjabloon-word.docx"
    assert "sjabloon-word.docx" in page(client, f"{DRAFT}papieren/")
    word = in_word(client)
    assert word.styles["Heading 1"].font.color.rgb == PURPLE
    assert "Markt 1" in docx_text(paper(client, COMING, "leden", "agenda", Form.docx).raw) or any(
        "Markt 1" in each.text for each in word.sections[0].footer.paragraphs
    )
    judged = client.get(DRAFT).text
    assert "Geen fouten" in judged, "it is an attachment like any other"


def test_a_template_goes_away_and_comes_back(client: Client, root: Path) -> None:
    give(client, template())
    assert client.post(f"{DRAFT}papieren/sjabloon-weg").status == 200
    assert "sjabloon" not in parse((root / COUNCIL).read_text("utf-8"))
    assert not (root / TEMPLATE).exists()
    assert in_word(client).styles["Heading 1"].font.color.rgb != PURPLE
    assert client.post(f"{DRAFT}papieren/sjabloon-weg").status == 200, "twice is once"
    said = page(client, DRAFT)
    assert "sjabloon voor Word weggehaald" in said
    assert "content/" not in said
    number = int(said.partition('data-ongedaan="')[2].partition('"')[0])
    assert client.post(f"{DRAFT}ongedaan", {"nummer": number}).status == 200, "the file and the name of it in one tap"
    assert in_word(client).styles["Heading 1"].font.color.rgb == PURPLE
    give(client, template("Markt 2, 9999 Voorbeeldstad"))
    assert b"Markt 2" in zipfile.ZipFile(root / TEMPLATE).read("word/footer1.xml")


def with_part(name: str) -> bytes:
    out = io.BytesIO(template())
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "kies eerst een bestand"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "oud Word-document"),
        (b"PK\x03\x04 kapot", "beschadigd"),
        (with_part("word/vbaProject.bin"), "macro"),
        (template("Bel 0470 12 34 56"), "gsm"),
    ],
)
def test_a_template_that_cannot_be_used_says_why_and_nothing_is_kept(
    client: Client, root: Path, raw: bytes, why: str
) -> None:
    answer = give(client, raw)
    assert answer.status == 422, answer.text
    assert why.casefold() in answer.json["melding"].casefold()
    assert not (root / TEMPLATE).exists()
    assert "sjabloon" not in parse((root / COUNCIL).read_text("utf-8"))


def test_a_file_that_came_damaged_is_refused(client: Client) -> None:
    answer = client.post(f"{DRAFT}papieren/sjabloon", {"bestand": "geen*base64"})
    assert (answer.status, "Kies het opnieuw" in answer.text) == (422, True)
    assert client.post(f"{DRAFT}papieren/sjabloon", {"bestand": ["x"]}).status == 422


def test_a_template_that_is_gone_is_told_and_the_pdf_goes_on(client: Client, root: Path) -> None:
    give(client, template())
    (root / TEMPLATE).unlink()
    assert "is er niet meer" in page(client, f"{DRAFT}papieren/")
    assert paper(client, COMING, "leden", "agenda", Form.docx).status == 422
    assert paper(client, COMING, "leden", "agenda", Form.odt).status == 200


def test_a_name_of_an_attachment_that_is_no_word_is_a_fault(client: Client) -> None:
    said = change(client, f"{DRAFT}raad/lok-voorbeeldstad/", ["sjabloon"], "publiek/over/bijlagen/nota.txt")
    assert said.status == 200
    assert "sjabloon is geen Word-document" in unescape(said.json["oordeel"])


def test_a_version_that_leaves_tomorrow_is_a_fault_at_its_own_place(client: Client) -> None:
    said = change(client, COMING, ["agenda_opnieuw_verstuurd"], ["2026-11-24"], None)
    assert said.status == 200, said.text
    assert "ligt in de toekomst" in unescape(said.json["oordeel"])
    assert ["agenda_opnieuw_verstuurd", 0] in [each[0] for each in said.json["problemen"]]
