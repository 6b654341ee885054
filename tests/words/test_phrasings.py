"""V28 by a trick of typography: the same number or address in every notation is found, and its neighbours are not.

Numbers of persons here are made up: the ones with check digits pass them and belong to the examples of their rules.
"""

import pytest

from lok.words.private import scan, suspect
from lok.words.private_output import scan_output

THIN, HARD, FIGURE, NARROW = "\u2009", "\u00a0", "\u2007", "\u202f"
MOBILES = [
    *(f"0470{gap}12{gap}34{gap}56" for gap in (THIN, HARD, FIGURE, NARROW, "\u2003", "\u3000", "\t", "  ")),
    *(f"0470{dash}12{dash}34{dash}56" for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d\u00ad"),
    *(f"0470{dot}12{dot}34{dot}56" for dot in (".", "\u00b7", "\u2022", "\u2219", "_", "/", "\u2044", ", ", ",")),
    "0470\n12 34 56",
    "0470 12\n  34 56",
    "0470 12 34\r\n56",
    "> 0470 12\n> 34 56",
    "# bel 0470\n# 12 34 56",
    "0470-\n12 34 56",
    "０４７０ １２ ３４ ５６",
    "𝟎𝟒𝟕𝟎 𝟏𝟐 𝟑𝟒 𝟓𝟔",
    "٠٤٧٠ ١٢ ٣٤ ٥٦",
    "0470\u200b12\u200c34\u200d56",
    "04\ufeff70 12 34 56".replace("\ufeff", "\u2060"),
    "0470 **12** 34 56",
    "0470 _12_ `34` 56",
    "0470&nbsp;12&nbsp;34&nbsp;56",
    "0470&#8209;12&#x2011;34-56",
    "gsm0470123456",
    "0470123456gsm",
    "+32\u00a0(0)\u00a0470\u00a012\u00a034\u00a056",
    "+32(0)470123456",
    "0032-470-12-34-56",
    "0032 (0) 470 12 34 56",
    "tel:+32-470-12-34-56",
    "https://wa.me/32470123456",
    "https://example.org/?tel=0470123456",
    "+33 6 12 34 56 78",
    "+33 (0)7 12 34 56 78",
    "0033 612 345 678",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "07-12-34-56-78",
    "gsm: 0612345678",
    "+31 6 12345678",
    "+31-6-1234 5678",
    "0031 6 12 34 56 78",
    "06-12345678",
    "06 1234 5678",
    "0612 345 678",
    "06\u201112345678",
    "+49 151 23456789",
    "+49 (0)171 2345678",
    "0049 160 12345678",
    "0151 23456789",
    "0171/2345678",
    "gsm 015123456789",
    "+352 621 123 456",
    "+44 7700 900123",
    "0470'12'34'56",
    "(+33) 6 12 34 56 78",
    "01512 3456789",
    "+ 32 470 12 34 56",
    "0 4 7 0 1 2 3 4 5 6",
]
REGISTERS = [
    *(
        f"85{a}07{a}30{b}033{c}28"
        for a, b, c in ((".", "-", "."), (HARD, HARD, HARD), (THIN, "\u2011", THIN), ("", "", ""))
    ),
    "85.07.30\u2013033.28",
    "85.07.30 \u2014 033.28",
    "８５.０７.３０-０３３.２８",
    "85.07.30-\n033.28",
    "85.07.30\n033.28",
    "85,07,30,033,28",
    "85.07.30-033,28",
    "850730/03328",
    "rijksregisternr. 850730-03328.",
    "85·07·30·033·28",
    "85\u200b07300\u200b3328",
    "85 07 30 - 033 - 28",
    "8507 3003 328",
    "85-07-30/033-28",
    "85.27.30-033.71",
]
ACCOUNTS = [
    *(f"BE68{gap}5390{gap}0754{gap}7034" for gap in (THIN, HARD, FIGURE, "\u2011", "\u2013", ".", "/", "_", ", ")),
    "ＢＥ68 5390 0754 7034",
    "BE68 5390\n0754 7034",
    "BE68\n5390 0754 7034",
    "bE68 5390 0754 7034",
    "B\u200bE68 5390 0754 7034",
    "ВЕ68 5390 0754 7034",
    "BE-68-5390-0754-7034",
    "BE: 68 5390 0754 7034",
    "IBAN:BE68539007547034.",
    "NL91 ABNA\n0417 1643 00",
    "NL91\u2009ABNA\u20090417\u20091643\u200900",
    "nl91 abna 0417 1643 00",
    "NL91-ABNA-0417-1643-00",
    "539-0075470-34",
    "539\u20110075470\u201134",
    "539/0075470/34",
    "539 - 0075470 - 34",
    "rekening 539007547034",
    "rek. 539 0075470 34",
    "bankrekening 5390 0754 7034",
]
MAILS = [
    *(
        f"jan.voorbeeld@{host}"
        for host in ("gmail.com", "hotmail.fr", "outlook.be", "live.nl", "ziggo.nl", "kpnmail.nl")
    ),
    *(f"jan.voorbeeld@{host}" for host in ("orange.fr", "laposte.net", "web.de", "t-online.de", "gmx.at", "proton.me")),
    *(
        f"jan.voorbeeld@{host}"
        for host in ("tutanota.com", "fastmail.com", "home.nl", "xs4all.nl", "planet.nl", "sfr.fr")
    ),
    *(
        f"jan{at}gmail.com"
        for at in ("(at)", " (at) ", "[at]", " at ", "%40", "&#64;", "&#x40;", "&commat;", "\uff20", "(@)")
    ),
    *(
        f"jan{at}gmail.com"
        for at in (" @ ", "@ ", "\n@", "@\n", " {at} ", " <at> ", " AT ", "\ufe6b", " apenstaartje ")
    ),
    "jan(at)gmail(dot)com",
    "jan [at] gmail [dot] com",
    "jan at gmail dot com",
    "jan AT gmail PUNT com",
    "jan [a] gmail.com",
    "jan(arobase)gmail.com",
    "jan-at-gmail.com",
    'jan"at"gmail.com',
    "jan@gmail punt com",
    "jan@gmail (dot) com",
    "jan@gmail,com",
    "jan@gmail\u3002com",
    "jan%2540gmail.com",
    "jan@gmail.\ncom",
    "jan@gmail\n.com",
    "jan@g\u200bmail.com",
    "jan@ｇｍａｉｌ.com",
    "jan@gmail\u2024com",
    "jan@\u00admail.be".replace("\u00ad", "g\u00ad"),
    "jan@**gmail**.com",
    "jan\\@gmail.com",
    "JAN@GMAIL.COM",
    "mailto:jan%40gmail.com",
    "jan.peeters@mail.telenet.be",
]
NEGATIVES = [
    "info@telenet.be",
    "klantendienst@proximus.be",
    "info.kribbe@telenet.be",
    "secretariaat@skynet.be",
    "privacy@orange.be",
    "lok@dendermonde.be",
    "jan@gmailing.example",
    "we spreken af at gmail",
    "punt 3 (at) de tafel",
    "https://www.example.org/foto/0470123456",
    "https://www.example.org/d/85073003328/x",
    "![Het plein](IMG_0470123456.jpg)",
    "![Het plein](0470123456.webp)",
    "foto-85073003328.png",
    "[het stuk](https://example.org/notulen/612345678901.pdf)",
    "KBO 0473.416.418",
    "ondernemingsnummer 0612.345.657",
    "1999.000.051",
    "052 12 34 56",
    "09 267 00 00",
    "067 12 34 56",
    "070 123 456",
    "078 15 12 34",
    "0800 12 345",
    "015 12 34 56",
    "067/12.34.56",
    "€ 4.701.234,56 en 612.345.678,90 euro",
    "9200 Dendermonde, 9220 Hamme en 9240 Zele",
    "06/07/2026 12.30 uur",
    "06.07.2026 - 12.30 uur",
    "van 07.00 - 18.30 / 07.00 - 18.30",
    "06.30-18.00, 07.00-18.30",
    "- 2026-03-12\n- 2026-04-13\n- 2026-05-14",
    "- 85\n- 07\n- 30\n- 033\n- 28",
    "rijen: [85, 07, 30, 033, 28]",
    "rijen: [0470, 12, 34, 56]",
    "volgnummer: 4\nplaatsen: 70\njaar: 2026",
    "+++090/9337/55493+++",
    "bestelling 539007547034",
    "202603121930",
    "dossiernummer: 01512345678",
    "artikel 06 12 en 34",
    "3f047012-3456-4a12-9c1d-047012345678",
    "commit 0470123456abcdef0470123456abcdef01234567",
    "ISBN 978-90-8850-123-4",
    "2025_GR_00183, 2023_CBS_0633",
    "18, 14, 12, 9 en 7 plaatsen",
    "dossier 0612345678",
    "kenmerk 06.2026.001234",
    "punt (a) het gebouw, punt (b) de tuin",
    "06-12-2026 07-12-2026",
    "½ dag, ¼ plaats, m² en 3³",
    "1 juli 2026\n9200 Dendermonde",
    "GR27 2025 1234 5678",
]
FOUND = [*MOBILES, *REGISTERS, *ACCOUNTS, *MAILS]


def test_there_are_enough_phrasings() -> None:
    assert len(FOUND) >= 150
    assert len(NEGATIVES) >= 45


@pytest.mark.parametrize("text", FOUND)
def test_a_notation_hides_nothing(text: str) -> None:
    whole = f"titel: Vergadering\n\nnota: {text}\n"
    assert suspect(whole)
    found = list(scan(whole))
    assert len(found) == 1, found
    assert found[0].line >= 3
    assert text not in found[0].message + found[0].hint


@pytest.mark.parametrize("text", NEGATIVES)
def test_what_is_nobodys_is_left_alone(text: str) -> None:
    assert list(scan(f"titel: Vergadering\n\nnota: {text}\n")) == []


@pytest.mark.parametrize("text", [each for each in FOUND if not set(each) & set("<>&%\n`*_\\")])
def test_what_is_built_is_read_in_the_same_way(text: str) -> None:
    assert [each.code for each in scan_output("index.html", f"<p>Bel of mail: {text}.</p>")] == ["V28"]


def test_the_place_is_that_of_the_source_whatever_was_undone() -> None:
    text = "a\n\nZie **hier**: \u200b\u00e9\u00e9n nummer, 0470\u00a012\n34 56 en jan&#64;gmail.com\n"
    assert [(each.line, each.column) for each in scan(text)] == [(3, 28), (4, 10)]
