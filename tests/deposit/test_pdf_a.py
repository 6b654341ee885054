"""A print for the archive: it has what PDF/A-2b asks, says the same words as before, and claims nothing that is not so."""

from __future__ import annotations

import io
import struct
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from lok.deposit.colours import srgb
from lok.deposit.pdf_a import for_the_archive, is_pdf_a
from lok.model.audience import Audience
from lok.papers import BY_KEY, written
from lok.papers.as_pdf import as_pdf
from lok.papers.document import Document, Letterhead, Paragraph, Run, inline
from samples import whole_council
from samples.papers import outline, pdf_pages, read_by

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 11, 23)
TITLE = "Verslag <van> A & B"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"


def sheet(*runs: Run) -> Document:
    head = Letterhead("Lokaal Overleg Kinderopvang", "LOK", "stad", "lok@example.org")
    return Document("a", "A", head, DAY, (Paragraph(inline(*runs)),))


@pytest.fixture(scope="module")
def printed() -> bytes:
    """Minutes with a link and signs of every sort in them."""
    return as_pdf(sheet(Run("Lees de brief: ≥ é ½ ‘’", url="https://example.org/brief"), Run(" en *meer*", bold=True)))


@pytest.fixture(scope="module")
def kept(printed: bytes) -> bytes:
    made = for_the_archive(printed, TITLE, "LOK", DAY)
    assert made.lacks == ()
    return made.content


def test_it_says_that_it_is_pdf_a_2b_and_whose_it_is(kept: bytes) -> None:
    packet = PdfReader(io.BytesIO(kept)).root_object["/Metadata"].get_object()
    assert (packet["/Type"], packet["/Subtype"]) == ("/Metadata", "/XML")
    assert "/Filter" not in packet
    root = ET.fromstring(packet.get_data())  # noqa: S314 - made by us
    assert [each.text for each in root.iter(f"{PDFAID}part")] == ["2"]
    assert [each.text for each in root.iter(f"{PDFAID}conformance")] == ["B"]
    (title,) = root.iter(f"{DC}title")
    assert [each.text for each in title.iter(f"{RDF}li")] == [TITLE]
    assert is_pdf_a(kept)


def test_it_has_what_the_standard_asks(kept: bytes) -> None:
    reader = PdfReader(io.BytesIO(kept), strict=True)
    assert kept.startswith(b"%PDF-1.7\n%")
    assert all(sign > 127 for sign in kept[10:14]), "a comment that says it is no text"
    one, other = reader.trailer["/ID"]
    assert one == other
    assert len(one) == 16
    assert "/Encrypt" not in reader.trailer
    (intent,) = (each.get_object() for each in reader.root_object["/OutputIntents"])
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"]["/N"] == 3
    assert intent["/DestOutputProfile"].get_data() == srgb()
    links = [each.get_object() for page in reader.pages for each in page.get("/Annots", [])]
    assert {each["/A"]["/URI"] for each in links} == {"https://example.org/brief"}
    assert {each["/F"] for each in links} == {4}
    assert reader.root_object["/MarkInfo"]["/Marked"]


def test_the_words_the_headings_and_the_pages_stay() -> None:
    edition = read_by(whole_council.archive(), Audience.LEDEN, DAY)
    paper = written(edition, BY_KEY["verslag"], edition.find("vergaderingen", "verg-2026-06-18"))
    before = as_pdf(paper)
    after = for_the_archive(before, "Verslag", "LOK", DAY)
    assert after.lacks == ()
    assert pdf_pages(after.content) == pdf_pages(before)
    assert outline(after.content) == outline(before) != []
    assert paper.code in "".join(pdf_pages(after.content))


def test_the_same_print_gives_the_same_bytes(printed: bytes, kept: bytes) -> None:
    assert for_the_archive(printed, TITLE, "LOK", DAY).content == kept


def without_a_font(writer: PdfWriter) -> None:
    fonts = writer.pages[0]["/Resources"]["/Font"]
    bare = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    fonts[NameObject("/X")] = DictionaryObject({NameObject(name): NameObject(value) for name, value in bare.items()})


def with_a_script(writer: PdfWriter) -> None:
    script = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('x')")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject(name): each for name, each in script.items()}
    )


def with_a_file(writer: PdfWriter) -> None:
    writer.add_attachment("a.txt", b"x")


def with_a_form(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject()


def with_a_start(writer: PdfWriter) -> None:
    action = {"/Type": NameObject("/Action"), "/S": NameObject("/Launch"), "/F": TextStringObject("x")}
    link = writer.pages[0]["/Annots"][0].get_object()
    link[NameObject("/A")] = DictionaryObject({NameObject(name): value for name, value in action.items()})


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (without_a_font, "een lettertype zit er niet in"),
        (with_a_script, "er zit een formulier, een script of een laag in"),
        (with_a_file, "er zit een ander bestand in"),
        (with_a_form, "er zit een formulier, een script of een laag in"),
        (with_a_start, "een link doet iets anders dan openen"),
    ],
)
def test_what_lacks_something_stays_a_plain_pdf_and_is_told(
    printed: bytes, spoil: Callable[[PdfWriter], Any], told: str
) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed)))
    spoil(writer)
    out = io.BytesIO()
    writer.write(out)
    made = for_the_archive(out.getvalue(), TITLE, "LOK", DAY)
    assert told in made.lacks
    assert made.content == out.getvalue()
    assert not is_pdf_a(made.content)


def test_a_sign_that_no_font_can_draw_is_told() -> None:
    """Of a private sign nobody has a shape, on whatever computer."""
    printed = as_pdf(sheet(Run("Een teken: \ue123, en meer.")))
    made = for_the_archive(printed, TITLE, "LOK", DAY)
    assert made.lacks == ("een teken heeft in geen enkel lettertype van deze computer een vorm",)
    assert made.content == printed


def test_what_is_no_pdf_is_told() -> None:
    made = for_the_archive(b"geen pdf", TITLE, "LOK", DAY)
    assert made.lacks == ("het bestand kan niet nagekeken worden",)
    assert made.content == b"geen pdf"


def test_the_profile_says_white_is_white() -> None:
    """Read back as the ICC writes it: a header, a table of tags, and primaries that add up to the light."""
    raw = srgb()
    size, version = struct.unpack(">I4xI", raw[:12])
    assert (size, version, raw[12:24], raw[36:40]) == (len(raw), 0x02100000, b"mntrRGB XYZ ", b"acsp")
    (count,) = struct.unpack(">I", raw[128:132])
    tags = {}
    for index in range(count):
        name, begin, length = struct.unpack(">4sII", raw[132 + 12 * index : 144 + 12 * index])
        assert begin % 4 == 0
        assert begin + length <= size
        tags[name] = raw[begin : begin + length]
    white = [struct.unpack(">3i", tags[name][8:20]) for name in (b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ")]
    for whole, *parts in zip(*white, strict=True):
        assert abs(whole - sum(parts)) <= 16  # what rounding to five digits leaves
    steps = struct.unpack(">1024H", tags[b"rTRC"][12:])
    assert (steps[0], steps[-1]) == (0, 65535)
    assert list(steps) == sorted(steps)
    assert round(steps[512] / 65535, 2) == 0.21, "half of the number is a fifth of the light"
