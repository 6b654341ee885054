"""Attachments of every kind: private text in any part of one stops the build, and what cannot be read is one line about it."""

from __future__ import annotations

import io
import shutil
import struct
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Link
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject, create_string_object

from leak.site import pdf
from lok.archive.attachments import look_into
from lok.archive.load import load
from lok.build.check import check
from lok.source.problems import Problem
from samples.places import ARCHIVES

MAIL, MOBILE, REGISTER = "jan.voorbeeld@gmail.com", "0470 12 34 56", "85.07.30-033.28"


def looked(tmp_path: Path, name: str, raw: bytes) -> tuple[Problem, ...]:
    file = tmp_path / name
    file.write_bytes(raw)
    return look_into(f"content/publiek/bijlagen/{name}", file)[1]


def codes(problems: tuple[Problem, ...]) -> set[tuple[str, str]]:
    return {(each.level.value, each.code) for each in problems}


def writer(text: str = "Een zin") -> PdfWriter:
    made = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(text))))
    made.add_metadata({"/Title": "Titel", "/Producer": "x"})
    return made


def saved(made: PdfWriter) -> bytes:
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def document(name: str = "word/document.xml", text: str = "Een zin", **parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, f"<w:document><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:document>")
        for path, content in parts.items():
            packed.writestr(path.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


# --- PDF


def test_a_good_pdf_has_no_problem(tmp_path: Path) -> None:
    assert looked(tmp_path, "nota.pdf", saved(writer())) == ()


@pytest.mark.parametrize("text", [MAIL, MOBILE, REGISTER])
def test_private_text_on_any_page_of_a_pdf(text: str, tmp_path: Path) -> None:
    made = writer()
    for _ in range(7):
        made.append(io.BytesIO(pdf("Nog een zin")))
    made.append(io.BytesIO(pdf(f"bel {text}")))
    (found,) = looked(tmp_path, "nota.pdf", saved(made))
    assert (found.code, found.blocks) == ("V28", True)
    assert found.message.startswith("op bladzijde 9: hier staat een ")


@pytest.mark.parametrize("key", ["/Title", "/Subject", "/Keywords", "/Account"])
def test_private_text_in_the_data_of_a_pdf(key: str, tmp_path: Path) -> None:
    made = writer()
    made.add_metadata({key: f"van {MAIL}"})
    assert ("fout", "V28") in codes(looked(tmp_path, "nota.pdf", saved(made)))


def test_the_author_of_a_pdf_is_a_point_of_attention_and_its_mail_a_fault(tmp_path: Path) -> None:
    made = writer()
    made.add_metadata({"/Author": "Iemand"})
    (found,) = looked(tmp_path, "nota.pdf", saved(made))
    assert (found.blocks, found.message) == (False, "in de documenteigenschappen staat wie dit gemaakt heeft")
    assert "Haal de naam weg" in found.hint
    made.add_metadata({"/Author": MAIL})
    assert ("fout", "V28") in codes(looked(tmp_path, "nota.pdf", saved(made)))


def test_the_second_set_of_data_of_a_pdf_is_read_too(tmp_path: Path) -> None:
    made = writer()
    made.xmp_metadata = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq>'
        b"<rdf:li>jan.voorbeeld@gmail.com</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    assert codes(looked(tmp_path, "nota.pdf", saved(made))) == {("fout", "V28"), ("aandachtspunt", "V32")}


def test_a_file_in_a_pdf(tmp_path: Path) -> None:
    made = writer()
    made.add_attachment("leden.csv", b"naam")
    (found,) = looked(tmp_path, "nota.pdf", saved(made))
    assert (found.blocks, found.message) == (True, "in deze PDF zit een ander bestand")


@pytest.mark.parametrize("how", ["script", "opening", "page", "form"])
def test_a_pdf_that_acts(how: str, tmp_path: Path) -> None:
    made = writer()
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    )
    if how == "script":
        names = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("x"), action])})
        made.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): names})
    elif how == "opening":
        made.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("x.exe")}
        )
    elif how == "page":
        made.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    else:
        made.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://example.org"))
        annotations = made.pages[0]["/Annots"]
        assert isinstance(annotations, ArrayObject)
        annotations[0].get_object()[NameObject("/A")] = action
    assert "deze PDF doet iets zodra iemand ze opent of aanklikt" in {
        each.message for each in looked(tmp_path, "nota.pdf", saved(made)) if each.blocks
    }


def test_a_pdf_that_opens_at_a_page_is_ordinary(tmp_path: Path) -> None:
    made = writer()
    made.root_object[NameObject("/OpenAction")] = ArrayObject([made.pages[0].indirect_reference, NameObject("/Fit")])
    assert looked(tmp_path, "nota.pdf", saved(made)) == ()


def test_notes_and_links_of_a_pdf_are_read(tmp_path: Path) -> None:
    made = writer()
    note = FreeText(text=f"bel {MOBILE}", rect=(0, 0, 99, 99))
    note[NameObject("/T")] = create_string_object("Iemand")
    made.add_annotation(0, note)
    made.add_annotation(0, Link(rect=(0, 0, 9, 9), url=f"mailto:{MAIL}"))
    found = looked(tmp_path, "nota.pdf", saved(made))
    assert len([each for each in found if each.code == "V28"]) == 2
    assert ("aandachtspunt", "V32") in codes(found)


def test_a_pdf_with_a_password_is_one_line(tmp_path: Path) -> None:
    made = writer()
    made.encrypt("geheim", algorithm="RC4-128")
    (found,) = looked(tmp_path, "nota.pdf", saved(made))
    assert found.message == "deze PDF is beveiligd met een wachtwoord"


AES = b"<< /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /EncryptMetadata true /O (%s) /U (%s) /OE (%s) /UE (%s) /Perms (%s) /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>"


def test_a_pdf_of_which_the_reader_makes_nothing_is_one_line(tmp_path: Path) -> None:
    raw = pdf("Een zin")
    locked = AES % (b"o" * 48, b"u" * 48, b"e" * 32, b"f" * 32, b"p" * 16)
    start = raw.rindex(b"trailer\n<<")
    protected = raw[:start] + b"trailer\n<</Encrypt " + locked + b"/ID[(a)(b)]" + raw[start + len(b"trailer\n<<") :]
    for broken in (protected, raw[:200], b"%PDF-1.7\n" + b"\xff" * 500, raw.replace(b"/Pages", b"/Pagex")):
        (found,) = [each for each in looked(tmp_path, "nota.pdf", broken) if each.blocks]
        assert found.path == "content/publiek/bijlagen/nota.pdf"
        assert found.hint.endswith(".")


# --- documents

PARTS = {
    "docx": ("word/document.xml", "word__comments_dot_xml", "docProps__core_dot_xml"),
    "xlsx": ("xl/workbook.xml", "xl__sharedStrings_dot_xml", "docProps__core_dot_xml"),
    "odt": ("content.xml", "styles_dot_xml", "meta_dot_xml"),
    "ods": ("content.xml", "styles_dot_xml", "meta_dot_xml"),
}


@pytest.mark.parametrize("ending", PARTS)
def test_a_good_document_has_no_problem(ending: str, tmp_path: Path) -> None:
    assert looked(tmp_path, f"nota.{ending}", document(PARTS[ending][0])) == ()


@pytest.mark.parametrize("ending", PARTS)
@pytest.mark.parametrize("text", [MAIL, MOBILE, REGISTER])
def test_private_text_in_any_part_of_a_document(ending: str, text: str, tmp_path: Path) -> None:
    main, other, about = PARTS[ending]
    for raw in (
        document(main, text),
        document(main, **{other: f"<x><w:p>{text}</w:p></x>"}),
        document(main, **{about: f"<x><dc:subject>{text}</dc:subject></x>"}),
    ):
        assert codes(looked(tmp_path, f"nota.{ending}", raw)) == {("fout", "V28")}


def test_a_number_over_several_runs_of_text_is_one_number(tmp_path: Path) -> None:
    text = "0470 1</w:t></w:r><w:proofErr w:type='x'/><w:r><w:t>2 34 56"
    assert codes(looked(tmp_path, "nota.docx", document(text=text))) == {("fout", "V28")}


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("docProps__core_dot_xml", "<c><dc:creator>Iemand</dc:creator></c>"),
        ("docProps__core_dot_xml", "<c><cp:lastModifiedBy>Iemand</cp:lastModifiedBy></c>"),
        ("docProps__app_dot_xml", "<c><Company>Iemand</Company></c>"),
        ("word__comments_dot_xml", '<c><w:comment w:author="Iemand"/></c>'),
        ("word__document2_dot_xml", '<c><w:del w:author="Iemand"/></c>'),
    ],
)
def test_who_made_a_document_is_a_point_of_attention(part: str, xml: str, tmp_path: Path) -> None:
    assert codes(looked(tmp_path, "nota.docx", document(**{part: xml}))) == {("aandachtspunt", "V32")}


def test_deleted_text_and_addresses_of_links_are_read(tmp_path: Path) -> None:
    deleted = document(text=f"x</w:t></w:r><w:del><w:r><w:delText>{MOBILE}</w:delText></w:r></w:del><w:r><w:t>")
    assert codes(looked(tmp_path, "a.docx", deleted)) == {("fout", "V28")}
    linked = document(word___rels__document_dot_xml_dot_rels=f'<R><Relationship Target="mailto:{MAIL}"/></R>')
    assert codes(looked(tmp_path, "b.docx", linked)) == {("fout", "V28")}


@pytest.mark.parametrize(
    ("ending", "part"), [("docx", "word__vbaProject_dot_bin"), ("ods", "Basic__Standard__x_dot_xml")]
)
def test_macros_are_refused(ending: str, part: str, tmp_path: Path) -> None:
    raw = document(PARTS[ending][0], **{part: "x"})
    assert {each.message for each in looked(tmp_path, f"x.{ending}", raw) if each.blocks} == {
        "in dit document zitten macro’s"
    }


def test_a_file_in_a_document_is_told_and_read(tmp_path: Path) -> None:
    inner = document("xl/workbook.xml", xl__sharedStrings_dot_xml=f"<si><t>{REGISTER}</t></si>")
    found = looked(tmp_path, "nota.docx", document(word__embeddings__x_dot_xlsx=inner))
    assert codes(found) == {("fout", "V28"), ("aandachtspunt", "V32")}
    assert ("fout", "V28") in codes(
        looked(tmp_path, "b.docx", document(word__embeddings__oleObject1_dot_bin=f"\0{MOBILE}\0"))
    )


def test_a_document_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    raw = document(word__x_dot_xml=b"a" * (160 * 1024 * 1024))
    (found,) = looked(tmp_path, "nota.docx", raw)
    assert found.message == "dit document pakt uit tot veel meer dan een document is"


@pytest.mark.parametrize(
    "raw",
    [
        document("x.xml"),
        document()[:120],
        b"PK\x03\x04" + b"\0" * 200,
        document(text="x</w:t><!DOCTYPE x [<!ENTITY a 'b'>]><w:t>"),
    ],
)
def test_what_is_no_document_is_one_line(raw: bytes, tmp_path: Path) -> None:
    (found,) = looked(tmp_path, "nota.docx", raw)
    assert (found.blocks, found.message) == (True, "dit bestand kan niet gelezen worden")


# --- pictures


def exif(*entries: tuple[int, bytes], gps: bool = False) -> bytes:
    """Exif with these tags of text, and with a place."""
    rows, blob = [], b""
    start = 8 + 2 + 12 * (len(entries) + gps) + 4
    for tag, value in entries:
        rows.append(struct.pack("<HHII", tag, 2, len(value), start + len(blob)))
        blob += value
    if gps:
        rows.append(struct.pack("<HHII", 0x8825, 4, 1, start + len(blob)))
        place = struct.pack("<HHII", 2, 5, 3, start + len(blob) + 18)
        blob += struct.pack("<H", 1) + place + struct.pack("<I", 0) + b"\1\0\0\0" * 6
    return b"II*\0" + struct.pack("<IH", 8, len(rows)) + b"".join(rows) + struct.pack("<I", 0) + blob


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    marks = b"".join(bytes([0xFF, kind]) + struct.pack(">H", len(data) + 2) + data for kind, data in segments)
    return b"\xff\xd8" + marks + b"\xff\xda\0\x02\xff\xd9"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    rows = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        *chunks,
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    ]
    made = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in rows
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


XMP = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="51,1N"><dc:creator>Iemand</dc:creator></rdf:Description></x:xmpmeta>'
WHERE = "deze foto zegt waar ze genomen is"


@pytest.mark.parametrize(("name", "raw"), [("x.jpg", jpeg()), ("x.png", png()), ("x.webp", webp((b"VP8 ", b"xx")))])
def test_a_good_picture_has_no_problem(name: str, raw: bytes, tmp_path: Path) -> None:
    assert looked(tmp_path, name, raw) == ()


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("x.jpg", jpeg((0xE0, b"JFIF\0"), (0xE1, b"Exif\0\0" + exif(gps=True)))),
        ("x.jpeg", jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP))),
        ("x.png", png((b"eXIf", exif(gps=True)))),
        ("x.png", png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP))),
        ("x.webp", webp((b"VP8X", b"x" * 10), (b"EXIF", exif(gps=True)))),
        ("x.webp", webp((b"XMP ", XMP))),
    ],
)
def test_the_place_of_a_picture_is_refused(name: str, raw: bytes, tmp_path: Path) -> None:
    assert WHERE in {each.message for each in looked(tmp_path, name, raw) if each.blocks}


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("x.jpg", jpeg((0xE1, b"Exif\0\0" + exif((0x013B, b"Iemand\0"))))),
        ("x.jpg", jpeg((0xE1, b"Exif\0\0" + exif((0x9C9D, "Iemand".encode("utf-16-le")))))),
        ("x.png", png((b"tEXt", b"Author\0Iemand"))),
        ("x.webp", webp((b"EXIF", exif((0x013B, b"Iemand\0"))))),
    ],
)
def test_the_maker_of_a_picture_is_a_point_of_attention(name: str, raw: bytes, tmp_path: Path) -> None:
    assert codes(looked(tmp_path, name, raw)) == {("aandachtspunt", "V32")}


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("x.jpg", jpeg((0xFE, MOBILE.encode()))),
        ("x.jpg", jpeg((0xE1, b"Exif\0\0" + exif((0x010E, MAIL.encode() + b"\0"))))),
        ("x.jpg", jpeg((0xED, b"Photoshop 3.0\0\x1c\x02\x78\0\x10" + MAIL.encode()))),
        ("x.png", png((b"tEXt", b"Comment\0" + MAIL.encode()))),
        ("x.png", png((b"zTXt", b"Comment\0\0" + zlib.compress(MAIL.encode())))),
        ("x.png", png((b"iTXt", b"Comment\0\1\0nl\0\0" + zlib.compress(MAIL.encode())))),
        ("x.webp", webp((b"XMP ", f"<dc:description>{MAIL}</dc:description>".encode()))),
    ],
)
def test_private_text_beside_a_picture(name: str, raw: bytes, tmp_path: Path) -> None:
    assert ("fout", "V28") in codes(looked(tmp_path, name, raw))


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("x.jpg", jpeg((0xE1, b"Exif\0\0II"))),
        ("x.png", b"\x89PNG\r\n"),
        ("x.webp", b"RIFF\0\0\0\0AVI "),
        ("x.png", png((b"zTXt", b"a\0\0geen zlib"))),
    ],
)
def test_what_is_no_picture_is_one_line(name: str, raw: bytes, tmp_path: Path) -> None:
    (found,) = looked(tmp_path, name, raw)
    assert (found.blocks, found.code) == (True, "V32")


# --- texts, and all at once


@pytest.mark.parametrize(
    ("name", "raw", "line"),
    [
        ("x.txt", f"a\nb {MOBILE}\n".encode(), 2),
        ("x.csv", f"naam;gsm\nx;{MOBILE}\n".encode("utf-16"), 2),
        ("x.csv", f"é;gsm\nx;{MAIL}\n".encode("cp1252"), 2),
        ("x.ics", b"BEGIN:VCALENDAR\r\nDESCRIPTION:bel 0470 12 \r\n 34 56\r\n", 2),
        ("x.ics", b"BEGIN:VCALENDAR\r\nORGANIZER;CN=x:mailto:jan@gmail.com\r\n", 2),
    ],
)
def test_private_text_in_a_file_of_text_is_told_at_its_line(name: str, raw: bytes, line: int, tmp_path: Path) -> None:
    assert [(each.line, each.code) for each in looked(tmp_path, name, raw)] == [(line, "V28")]


def test_the_name_of_a_file_is_read(tmp_path: Path) -> None:
    assert codes(looked(tmp_path, "bel-0470-12-34-56.txt", b"x")) == {("fout", "V28")}


def test_files_that_no_page_names_are_judged_and_one_that_breaks_stops_no_other(tmp_path: Path) -> None:
    root = shutil.copytree(ARCHIVES / "_basis", tmp_path / "lok")
    folder = root / "content/leden/bijlagen"
    folder.mkdir(parents=True, exist_ok=True)
    for name, raw in (
        ("a.docx", b"PK\x03\x04stuk"),
        ("b.pdf", b"%PDF-1.4 stuk"),
        ("c.txt", MOBILE.encode()),
        ("d.doc", b"x"),
        ("e.docm", b"PK"),
        ("f.zip", b"PK"),
    ):
        (folder / name).write_bytes(raw)
    found = check(load(root), root, date(2026, 11, 23))
    told = [each.path.rpartition("/")[2] for each in found if each.blocks]
    assert told == ["a.docx", "b.pdf", "c.txt", "d.doc", "e.docm", "f.zip"]
