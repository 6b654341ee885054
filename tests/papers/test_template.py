"""The town's own template of Word: its styles by name, its head and foot, and nothing else that somebody put in it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from lok.papers.as_docx import as_docx
from lok.papers.document import Bullets, Document, Heading, Letterhead, Paragraph, Table, Tone, inline
from lok.papers.docx_template import LARGEST
from lok.papers.sheet import notice
from lok.words.terminal import RefusedError
from samples.documents import docx as bare_docx
from samples.papers import bare, docx_headings, docx_text

if TYPE_CHECKING:
    from collections.abc import Callable

PURPLE = RGBColor(0x66, 0x00, 0x66)
PAPER = Document(
    "verslag",
    "Verslag",
    Letterhead("Lokaal Overleg Kinderopvang Voorbeeldstad", "LOK", "stad Voorbeeldstad", "lok@example.org"),
    date(2026, 11, 23),
    (
        notice("Nog niet goedgekeurd."),
        Heading(1, inline("1. Panden")),
        Paragraph(inline("De raad vraagt panden.")),
        Bullets(((Paragraph(inline("een")),), (Paragraph(inline("twee")),)), ordered=True, first=3),
        Table((inline("Wat"), inline("Wie")), ((inline("Lijst"), inline("Kikker")),), (1, 1), caption="Acties"),
        Paragraph(inline("Klein."), Tone.SMALL),
    ),
    subtitle="12 maart 2026",
    warning="ONTWERP",
    mark="Voor de leden",
    code="AAAA-BBBB-CCCC",
)


def saved(word: Any) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def town() -> Any:
    """A template of a town: purple headings, a name above every page, an address below, and text to write over."""
    word = docx.Document()
    word.styles["Heading 1"].font.color.rgb = PURPLE
    word.styles["Heading 1"].font.size = Pt(17)
    word.styles.add_style("LOK Mededeling", WD_STYLE_TYPE.PARAGRAPH).font.color.rgb = PURPLE
    word.sections[0].header.paragraphs[0].text = "Stad Voorbeeldstad"
    word.sections[0].footer.paragraphs[0].text = "Markt 1, 9999 Voorbeeldstad"
    word.add_paragraph("Schrijf hier je tekst, groeten van Voorbeeldpersoon Kers.")
    word.core_properties.author = "Voorbeeldpersoon Kers"
    return word


def repacked(raw: bytes, change: Callable[[dict[str, bytes]], Any]) -> bytes:
    """A zip with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def everything(raw: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def test_without_a_template_the_styles_are_ours_and_real_ones() -> None:
    word = docx.Document(io.BytesIO(as_docx(PAPER)))
    named = [each.style.name for each in word.paragraphs]
    for name in ("Title", "Subtitle", "Heading 1", "List Number", "Caption", "LOK Mededeling", "LOK Klein"):
        assert name in named
    assert 'w:val="nl-BE"' in word.styles.element.xml
    assert word.core_properties.title == "Verslag, 12 maart 2026"
    assert word.core_properties.language == "nl-BE"
    assert word.core_properties.created.date() == PAPER.day
    (table,) = word.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Wat", "Wie"]
    assert word.element.xml.count("w:tblHeader") == 1, "the head comes again on every page"
    assert word.sections[0].header.paragraphs[0].text == "ONTWERP\tVoor de leden"
    assert [each.text for each in word.sections[0].footer.paragraphs][-1] == "Code AAAA-BBBB-CCCC"
    assert round(word.sections[0].page_width.mm) == 210


def test_a_list_counts_from_its_own_number() -> None:
    raw = as_docx(PAPER)
    word = docx.Document(io.BytesIO(raw))
    (number,) = {each.get(qn("w:val")) for each in word.element.iter(qn("w:numId"))}
    numbering = word.part.numbering_part.element
    (mine,) = (each for each in numbering.findall(qn("w:num")) if each.get(qn("w:numId")) == number)
    assert [each.get(qn("w:val")) for each in mine.iter(qn("w:startOverride"))] == ["3"]


def test_the_styles_of_the_town_are_used_by_their_names_and_ours_where_it_has_none() -> None:
    raw = as_docx(PAPER, saved(town()))
    word = docx.Document(io.BytesIO(raw))
    assert word.styles["Heading 1"].font.color.rgb == PURPLE
    assert word.styles["Heading 1"].font.size == Pt(17)
    assert word.styles["LOK Mededeling"].font.color.rgb == PURPLE, "a town may say how our own styles look"
    assert word.styles["LOK Klein"].font.size == Pt(9.5), "what it lacks is added"
    assert docx_headings(raw) == [(1, "1. Panden")]
    assert bare(["Lokaal Overleg"]) not in docx_text(raw), "the town has its own letterhead"


def test_what_the_town_wrote_goes_and_its_head_and_foot_stay() -> None:
    raw = as_docx(PAPER, saved(town()))
    word = docx.Document(io.BytesIO(raw))
    assert "Kers" not in everything(raw)
    section = word.sections[0]
    assert [each.text for each in section.header.paragraphs] == ["Stad Voorbeeldstad", "ONTWERP\tVoor de leden"]
    assert [each.text for each in section.footer.paragraphs] == ["Markt 1, 9999 Voorbeeldstad", "Code AAAA-BBBB-CCCC"]


def test_a_first_page_and_even_pages_of_its_own_say_that_it_is_a_draft_too() -> None:
    word = town()
    word.sections[0].different_first_page_header_footer = True
    word.settings.odd_and_even_pages_header_footer = True
    word.sections[0].first_page_header.paragraphs[0].text = "Groot logo"
    made = docx.Document(io.BytesIO(as_docx(PAPER, saved(word)))).sections[0]
    for head in (made.header, made.first_page_header, made.even_page_header):
        assert "ONTWERP" in "".join(each.text for each in head.paragraphs)


def test_a_template_of_word_itself_and_one_in_dutch_are_taken() -> None:
    def as_template(parts: dict[str, bytes]) -> None:
        kind = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
        parts["[Content_Types].xml"] = kind
        for name in ("word/styles.xml", "word/document.xml"):
            parts[name] = parts[name].replace(b'"Heading1"', b'"Kop1"').replace(b'"Normal"', b'"Standaard"')

    raw = as_docx(PAPER, repacked(saved(town()), as_template))
    assert docx_headings(raw) == [(1, "1. Panden")]
    assert 'w:pStyle w:val="Kop1"' in everything(raw)
    assert "template.main" not in everything(raw)


def test_a_template_without_numbering_settings_or_theme_is_taken() -> None:
    def lose(parts: dict[str, bytes]) -> None:
        for name in ("word/numbering.xml", "word/settings.xml", "word/theme/theme1.xml"):
            kind = name.rpartition("/")[2].encode()
            parts.pop(name)
            rels = parts["word/_rels/document.xml.rels"].decode().split("<Relationship ")
            parts["word/_rels/document.xml.rels"] = "<Relationship ".join(
                each for each in rels if kind.decode() not in each
            ).encode()
            types = parts["[Content_Types].xml"].decode().split("<Override ")
            parts["[Content_Types].xml"] = "<Override ".join(
                each for each in types if kind.decode() not in each
            ).encode()

    template = repacked(saved(town()), lose)
    assert "3" in docx.Document(io.BytesIO(as_docx(PAPER, template))).part.numbering_part.element.xml


def test_a_style_of_another_kind_by_our_name_is_left_alone() -> None:
    word = town()
    word.styles["Caption"].delete()
    word.styles.add_style("Caption", WD_STYLE_TYPE.CHARACTER)
    raw = as_docx(PAPER, saved(word))
    said = next(each for each in docx.Document(io.BytesIO(raw)).paragraphs if each.text == "Acties")
    assert said.style.name == "Normal"


def test_the_same_template_gives_the_same_bytes_and_a_page_can_lie_on_its_side() -> None:
    template = saved(town())
    assert as_docx(PAPER, template) == as_docx(PAPER, template)
    made = docx.Document(io.BytesIO(as_docx(replace(PAPER, landscape=True), template))).sections[0]
    assert made.page_width > made.page_height


def with_part(name: str, content: bytes = b"x") -> bytes:
    return repacked(saved(town()), lambda parts: parts.update({name: content}))


def with_macro_type() -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        old, new = b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"openxmlformats-officedocument." + old, new
        )

    return repacked(saved(town()), change)


def in_the_header(xml: str) -> bytes:
    word = town()
    word.sections[0].header.part.element.find(qn("w:p")).append(parse_xml(xml))
    return saved(word)


def field(code: str) -> bytes:
    """A field in the header, its code cut in two as Word does."""
    w = nsdecls("w")
    return in_the_header(f"<w:r {w}><w:instrText>{code[:3]}</w:instrText><w:instrText>{code[3:]}</w:instrText></w:r>")


def linked_picture() -> bytes:
    word = town()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    word.sections[0].header.part.relate_to("https://example.org/spion.png", kind, is_external=True)
    return saved(word)


def bomb() -> bytes:
    return with_part("word/media/groot.xml", b"<a>" + b" " * (151 * 1024 * 1024) + b"</a>")


def with_entity() -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        head, _, rest = parts["word/styles.xml"].partition(b"?>")
        parts["word/styles.xml"] = head + b'?><!DOCTYPE a [<!ENTITY b "c">]>' + rest

    return repacked(saved(town()), change)


def twice() -> bytes:
    out = io.BytesIO(saved(town()))
    with zipfile.ZipFile(out, "a") as packed, pytest.warns(UserWarning, match="Duplicate name"):
        packed.writestr("word/document.xml", "<x/>")
    return out.getvalue()


def locked() -> bytes:
    raw = bytearray(saved(town()))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + at] |= 1
            place = raw.find(mark, place + 4)
    return bytes(raw)


REFUSED = {
    "nothing": (lambda: b"", "dit is geen Word-document"),
    "noise": (lambda: bytes(range(256)) * 40, "dit is geen Word-document"),
    "pdf": (lambda: b"%PDF-1.7", "dit is een pdf"),
    "old": (lambda: b"\xd0\xcf\x11\xe0" + bytes(500), "een oud Word-document"),
    "large": (lambda: b"PK\x03\x04" + bytes(LARGEST), "te groot"),
    "half": (lambda: saved(town())[:9000], "beschadigd"),
    "empty zip": (lambda: repacked(saved(town()), dict.clear), "geen Word-document"),
    "no types": (lambda: repacked(saved(town()), lambda parts: parts.pop("[Content_Types].xml")), "beschadigd"),
    "no styles in it": (bare_docx, "beschadigd"),
    "broken xml": (lambda: with_part("word/styles.xml", b"<w:styles"), "beschadigd"),
    "entity": (with_entity, "beschadigd"),
    "twice": (twice, "beschadigd"),
    "locked": (locked, "wachtwoord"),
    "macro": (lambda: with_part("word/vbaProject.bin"), "macro’s"),
    "macro type": (with_macro_type, "macro’s"),
    "object": (lambda: with_part("word/embeddings/oleObject1.bin"), "een ander bestand"),
    "bomb": (bomb, "pakt uit tot veel meer"),
    "picture from elsewhere": (linked_picture, "haalt iets van elders op"),
    "dde": (lambda: field('DDEAUTO c:\\\\windows "calc"'), "veld dat iets ophaalt"),
    "included": (lambda: field('INCLUDEPICTURE "https://example.org/x"'), "veld dat iets ophaalt"),
    "short field": (
        lambda: in_the_header(f'<w:fldSimple {nsdecls("w")} w:instr=" LINK Excel.Sheet x "/>'),
        "veld dat iets ophaalt",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_plain_template_is_refused_with_the_way_out(what: str) -> None:
    make, words = REFUSED[what]
    with pytest.raises(RefusedError) as refused:
        as_docx(PAPER, make())
    assert words in refused.value.message
    assert "opnieuw" in refused.value.message


def test_a_field_with_the_number_of_the_page_is_no_danger() -> None:
    assert "<w:instrText>GE </w:instrText>" in everything(as_docx(PAPER, field(" PAGE ")))


def test_the_address_of_a_template_elsewhere_is_taken_out() -> None:
    def attach(parts: dict[str, bytes]) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        parts["word/_rels/settings.xml.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{kind}" Target="https://example.org/kwaad.dotm" TargetMode="External"/></Relationships>'
        ).encode()
        place = parts["word/settings.xml"].index(b"<w:defaultTabStop")
        parts["word/settings.xml"] = (
            parts["word/settings.xml"][:place]
            + b'<w:attachedTemplate r:id="rId1"/>'
            + parts["word/settings.xml"][place:]
        )

    raw = as_docx(PAPER, repacked(saved(town()), attach))
    assert "kwaad.dotm" not in everything(raw)
    assert "attachedTemplate" not in everything(raw)
