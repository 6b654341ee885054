"""Documents of Word and LibreOffice: numbers as they are shown, what was deleted stays out, and what is no document is refused."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lok.minutes.docx import from_docx
from lok.minutes.files import from_file
from lok.minutes.odt import from_odt
from lok.minutes.packed import MOST_BYTES, MOST_OF_A_PART
from lok.words.terminal import RefusedError
from samples.documents import ODF, W, docx, odt, p, packed, row

if TYPE_CHECKING:
    from collections.abc import Callable


def word(*body: str, **named: str) -> list[tuple[str, int, str, str]]:
    return [
        (each.sort.value, each.level, each.number, each.text) for each in from_docx(docx(*body, **named)).paragraphs
    ]


def libre(*body: str) -> list[tuple[str, int, str, str]]:
    return [(each.sort.value, each.level, each.number, each.text) for each in from_odt(odt(*body)).paragraphs]


def test_word_counts_its_lists_and_headings_itself() -> None:
    assert word(
        p("Titel", style="Kop1"),
        p("Eerste", style="Kop2"),
        p("a", number=(1, 0)),
        p("b", number=(1, 1)),
        p("c", number=(1, 1)),
        p("d", number=(1, 2)),
        p("e", number=(1, 0)),
        p("f", number=(1, 1)),
        p("bol", number=(2, 0)),
        p("dieper", number=(2, 1)),
        p("Tweede", style="Kop2"),
        p("opnieuw", number=(4, 0)),
        p("zelfde lijst", number=(1, 0)),
        p("geen lijst", number=(0, 0)),
        p("onbekende lijst", number=(99, 0)),
    ) == [
        ("heading", 1, "", "Titel"),
        ("heading", 2, "1", "Eerste"),
        ("point", 0, "1.", "a"),
        ("point", 1, "1.a)", "b"),
        ("point", 1, "1.b)", "c"),
        ("point", 2, "(i)", "d"),
        ("point", 0, "2.", "e"),
        ("point", 1, "2.a)", "f"),
        ("point", 0, "", "bol"),
        ("point", 1, "", "dieper"),
        ("heading", 2, "2", "Tweede"),
        ("point", 0, "1.", "opnieuw"),
        ("point", 0, "2.", "zelfde lijst"),
        ("text", 0, "", "geen lijst"),
        ("text", 0, "", "onbekende lijst"),
    ]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_what_was_deleted_stays_out_and_what_was_added_comes_along() -> None:
    found = from_docx(
        docx(
            p(
                inside=f"{run('blijft ')}<w:del><w:r><w:delText>niet</w:delText></w:r></w:del><w:ins>{run('nieuw')}</w:ins>"
            ),
            p(inside=f"<w:moveFrom>{run('oude plaats')}</w:moveFrom><w:moveTo>{run('nieuwe plaats')}</w:moveTo>"),
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('half ')}</w:p>",
            p("heel"),
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('weg')}</w:tc><w:tc>{p('weg')}</w:tc></w:tr>{row('a', 'b')}</w:tbl>",
        )
    )
    assert [each.text for each in found.paragraphs] == ["blijft nieuw", "nieuwe plaats", "half heel", "a | b"]
    assert found.remarks == ("Wat met ‘wijzigingen bijhouden’ geschrapt was, is weggelaten.",)


def test_what_word_leaves_out_is_said() -> None:
    box = f"<w:txbxContent><w:p>{run('in een vak')}</w:p></w:txbxContent>"
    found = from_docx(
        docx(
            p("1. Verslag 3", style="Inhopg1"),
            p(
                inside=f"{run('verborgen', '<w:vanish/>')}{run('zichtbaar')}<w:r><w:footnoteReference/><w:commentReference/></w:r>"
            ),
            p(
                inside=f'<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>'
            ),
            p(inside='<w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r>'),
            p(
                inside=f'{run("streep", "<w:strike/>")}<w:r><w:br/><w:t>lijn</w:t><w:tab/><w:t>na</w:t><w:noBreakHyphen/><w:sym w:char="F0B7"/></w:r>'
            ),
            more={"word/header1.xml": f'<w:hdr xmlns:w="{W}"><w:p>{run("kop")}</w:p></w:hdr>'},
        )
    )
    assert [each.text for each in found.paragraphs] == ["zichtbaar", "streep", "lijn na-•"]
    assert found.remarks == (
        "Verborgen tekst is weggelaten.",
        "1 afbeelding is weggelaten.",
        "1 tekstvak is weggelaten: neem over wat erin stond.",
        "1 opmerking in de kantlijn bleef weg.",
        "1 voetnoot bleef weg: neem over wat ertoe doet.",
        "De kop- en voetteksten van de bladzijden zijn weggelaten.",
        "De inhoudsopgave is weggelaten.",
        "Er staat doorgehaalde tekst. Die is meegekomen: kijk na of ze er nog bij hoort.",
    )


def test_word_on_the_web_calls_its_text_otherwise_and_controls_hold_text() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('in een veld')}</w:sdtContent></w:sdt>"
    field = f"<w:r><w:fldChar/><w:instrText>DATE</w:instrText></w:r>{run('12 maart')}<w:hyperlink>{run(' klik')}</w:hyperlink>"
    assert word(control, p(inside=field), main="word/document2.xml") == [
        ("text", 0, "", "in een veld"),
        ("text", 0, "", "12 maart klik"),
    ]


def test_tables_of_word_are_rows_and_those_of_one_column_frames() -> None:
    table = f"<w:tbl>{row('Actie', 'Wie')}{row('Bellen', p('a', number=(2, 0)) + p('b', number=(2, 0)))}</w:tbl>"
    found = from_docx(docx(table, f"<w:tbl>{row(p('kader'))}</w:tbl>")).paragraphs
    assert [each.text for each in found] == ["Actie | Wie", "Bellen | a; b", "kader"]
    assert [each.sort.value for each in found[1].cells[1]] == ["point", "point"]


def test_libreoffice_counts_by_its_list_styles() -> None:
    deep = "<text:list><text:list-item><text:p>b</text:p></text:list-item><text:list-item><text:p>c</text:p><text:list><text:list-item><text:p>diep</text:p></text:list-item></text:list></text:list-item></text:list>"
    assert libre(
        '<text:h text:outline-level="1">Eerste</text:h>',
        f'<text:list text:style-name="Nummers"><text:list-item><text:p>a</text:p><text:p>vervolg</text:p>{deep}</text:list-item><text:list-item><text:p>d</text:p></text:list-item></text:list>',
        "<text:p>tussen</text:p>",
        '<text:list text:style-name="Nummers" text:continue-numbering="true"><text:list-item><text:p>e</text:p></text:list-item></text:list>',
        '<text:list text:style-name="Nummers"><text:list-item text:start-value="7"><text:p>f</text:p></text:list-item></text:list>',
        '<text:list text:style-name="Bolletjes"><text:list-item><text:p>bol</text:p></text:list-item></text:list>',
        '<text:h text:outline-level="1">Tweede</text:h>',
    ) == [
        ("heading", 1, "1.", "Eerste"),
        ("point", 0, "1.", "a"),
        ("text", 0, "", "vervolg"),
        ("point", 1, "a)", "b"),
        ("point", 1, "b)", "c"),
        ("point", 2, "1.b.1", "diep"),
        ("point", 0, "2.", "d"),
        ("text", 0, "", "tussen"),
        ("point", 0, "3.", "e"),
        ("point", 0, "7.", "f"),
        ("point", 0, "", "bol"),
        ("heading", 1, "2.", "Tweede"),
    ]


def test_libreoffice_keeps_deleted_text_apart_and_says_what_was_left_out() -> None:
    found = from_odt(
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>niet weg</text:p></text:deletion></text:changed-region></text:tracked-changes>",
            '<text:p>met<text:s text:c="3"/><text:span text:style-name="T1">vet</text:span><text:line-break/>lijn<text:tab/>na</text:p>',
            '<text:p><text:span text:style-name="T1">alles</text:span></text:p>',
            "<text:p>noot<text:note><text:note-body><text:p>voet</text:p></text:note-body></text:note><office:annotation><text:p>opm</text:p></office:annotation></text:p>",
            '<text:p><text:span text:style-name="T2">verborgen</text:span><draw:frame><draw:text-box><text:p>vak</text:p></draw:text-box></draw:frame></text:p>',
            '<text:p><draw:frame><draw:image xlink:href="x"/></draw:frame></text:p>',
            "<text:table-of-content><text:index-body><text:p>inhoud</text:p></text:index-body></text:table-of-content>",
            '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated="99999"><text:p>b</text:p></table:table-cell></table:table-row></table:table>',
        )
    )
    assert [each.text for each in found.paragraphs] == ["met vet", "lijn na", "alles", "noot", "a | b"]
    assert [each.text for each in found.paragraphs if each.bold] == ["alles"]
    assert found.remarks == (
        "Wat met ‘wijzigingen bijhouden’ geschrapt was, is weggelaten.",
        "Verborgen tekst is weggelaten.",
        "1 afbeelding is weggelaten.",
        "1 tekstvak is weggelaten: neem over wat erin stond.",
        "1 opmerking in de kantlijn bleef weg.",
        "1 voetnoot bleef weg: neem over wat ertoe doet.",
        "De kop- en voetteksten van de bladzijden zijn weggelaten.",
        "De inhoudsopgave is weggelaten.",
    )


def test_a_file_is_known_by_what_is_in_it() -> None:
    assert from_file(docx(p("uit Word"))).paragraphs[0].text == "uit Word"
    assert from_file(odt("<text:p>uit LibreOffice</text:p>")).paragraphs[0].text == "uit LibreOffice"
    assert from_file("tekst met é".encode("cp1252")).paragraphs[0].text == "tekst met é"
    assert from_file("tekst met é".encode("utf-16")).paragraphs[0].text == "tekst met é"
    assert from_file(b"\xef\xbb\xbf<!DOCTYPE html><p>web</p>").paragraphs[0].text == "web"


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
FILE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"


def part(text: str | bytes) -> bytes:
    return packed({"word/document.xml": text})


def deep(count: int) -> bytes:
    return part(f'<w:document xmlns:w="{W}"><w:body>{"<w:sdt>" * count}{"</w:sdt>" * count}</w:body></w:document>')


def encrypted() -> bytes:
    raw = bytearray(docx(p("a")))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(sign)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(sign, at + 4)
    return bytes(raw)


def lying(size: int) -> bytes:
    """A zip of which the list of parts says that the text is small."""
    raw = bytearray(part(f"<a>{' ' * size}</a>"))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.find(sign)
        raw[at + offset : at + offset + 4] = (10).to_bytes(4, "little")
    return bytes(raw)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "geen document"),
    "text": (lambda: b"gewone tekst", "dit is geen document, en geen .docx of .odt"),
    "pdf": (lambda: b"%PDF-1.7", "dit is een pdf"),
    "rtf": (lambda: b"{\\rtf1", "RTF"),
    "old word": (lambda: b"\xd0\xcf\x11\xe0" + b"x" * 100, "oud document van Word, of een met een wachtwoord"),
    "half": (lambda: docx(p("a"))[:200], "beschadigd"),
    "no parts": (lambda: packed({"a.txt": "x"}), "geen document van Word"),
    "no xml": (lambda: part("<a><b></a>"), "beschadigd"),
    "not utf-8": (lambda: part(b'<?xml version="1.0" encoding="utf-8"?><a>\xff\xfe</a>'), "beschadigd"),
    "workbook": (lambda: packed({"word/document.xml": "<workbook/>"}), "geen document van Word"),
    "entities": (lambda: part(f"{BOMB}<x>&c;</x>"), "iets wat geen tekstverwerker schrijft"),
    "other file": (lambda: part(f"{FILE}<x>&a;</x>"), "iets wat geen tekstverwerker schrijft"),
    "zip bomb": (lambda: part(b" " * (MOST_OF_A_PART + 1)), "pakt uit tot veel meer dan een verslag"),
    "lying zip": (lambda: lying(MOST_OF_A_PART), "beschadigd"),
    "deep": (lambda: deep(300), "veel ingewikkelder dan een verslag"),
    "many parts": (lambda: packed({f"p{number}": "" for number in range(10_001)}), "veel meer delen"),
    "password": (encrypted, "beveiligd met een wachtwoord"),
    "large": (lambda: b"PK\x03\x04" + b"\0" * MOST_BYTES, r"te groot \(25 MB\)"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_document_is_refused_in_dutch_with_a_way_out(name: str) -> None:
    make, told = REFUSED[name]
    raw = make()
    with pytest.raises(RefusedError, match=told) as refused:
        from_docx(raw)
    assert refused.value.message[0].islower()
    assert refused.value.message.endswith(".")


def test_libreoffice_with_a_password_and_other_programs_of_it_are_refused() -> None:
    with pytest.raises(RefusedError, match="wachtwoord"):
        from_odt(odt(more={"META-INF/manifest.xml": "<manifest:encryption-data/>"}))
    sheet = f"<office:document-content {ODF}><office:body><office:spreadsheet/></office:body></office:document-content>"
    with pytest.raises(RefusedError, match="iets anders van LibreOffice"):
        from_odt(odt(more={"content.xml": sheet}))
    with pytest.raises(RefusedError, match="iets wat geen tekstverwerker schrijft"):
        from_odt(odt(more={"content.xml": f"{BOMB}<x>&c;</x>"}))


def test_a_zip_inside_a_document_is_never_opened() -> None:
    inner = part(b" " * (MOST_OF_A_PART + 1))
    raw = docx(p("gewoon"), more={"word/embeddings/oleObject1.bin": inner, "word/embeddings/a.docx": inner})
    assert [each.text for each in from_docx(raw).paragraphs] == ["gewoon"]


@given(st.binary(max_size=300), st.integers(0, 5_000))
@settings(max_examples=150, deadline=None)
def test_a_damaged_document_is_read_or_refused(junk: bytes, place: int) -> None:
    for raw, read in ((WORD, from_docx), (LIBRE, from_odt)):
        at = place % len(raw)
        with suppress(RefusedError):  # anything else would end the page
            assert read(raw[:at] + junk + raw[at + len(junk) :]) is not None


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60),
    st.integers(0, 40),
    st.integers(-3, 12),
)
@settings(max_examples=150, deadline=None)
def test_odd_lists_and_texts_are_read(text: str, level: int, number: int) -> None:
    kept = "".join(char for char in text if char not in "\ufffe\uffff")
    found = word(p(kept, number=(number, level)), p("slot"))
    assert found[-1][3] == "slot"


WORD = docx(p("Kop", style="Kop1"), p("a", number=(1, 0)), f"<w:tbl>{row('a', 'b')}</w:tbl>")
LIBRE = odt('<text:h text:outline-level="1">Kop</text:h>', "<text:p>a</text:p>")


def test_the_samples_are_real_zips() -> None:
    with zipfile.ZipFile(io.BytesIO(WORD)) as zipped:
        assert zipped.testzip() is None
