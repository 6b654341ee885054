"""V28: what may never be kept is found in every notation, and what merely looks like it is left alone."""

import timeit
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lok.source.parse import parse
from lok.words.numbers import IBAN_LENGTHS
from lok.words.private import scan, suspect
from lok.words.private_output import scan_output

PRIVATE = [
    "jan.voorbeeld@gmail.com",
    "Mail: An.Voorbeeld@Hotmail.be.",
    "x@outlook.com",
    "x@live.be",
    "x@msn.com",
    "x@yahoo.co.uk",
    "x@mail.telenet.be",
    "x@skynet.be",
    "x@proximus.be",
    "x@pandora.be",
    "x@scarlet.be",
    "x@icloud.com",
    "x@me.com",
    "0470123456",
    "0470/12.34.56",
    "0470 12 34 56",
    "0470-123-456",
    "0470 123 456",
    "04 70 12 34 56",
    "gsm:0486/12 34 56,",
    "0456 12 34 56",
    "0470.12.34.56",
    "0470\u00a012\u00a034\u00a056",
    "0470 – 12 34 56",
    "+32 470 12 34 56",
    "+32470123456",
    "+32 (0)470 12 34 56",
    "0032 470 12 34 56",
    "32470123456",
    "0470123456-0471234567",
    "85.07.30-033.28",
    "85073003328",
    "850730-033-28",
    "85 07 30 033 28",
    "85/07/30 033.28",
    "# 00.01.01-001.05",
    "BE68 5390 0754 7034",
    "BE68539007547034",
    "be68 5390 0754 7034",
    "BE 68 539-0075470-34",
    "BE68-5390-0754-7034 op naam van de vereniging",
    "NL91 ABNA 0417 1643 00",
    "nl91abna0417164300",
    "GB29 NWBK 6016 1331 9268 19",
    "DE89370400440532013000",
    "FR14 2004 1010 0505 0001 3M02 606",
    "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
]
HARMLESS = [
    "dossiernummer: 0000008898",
    "dossiernummer: 00000008898",
    "vergunning ID-nr.: 8898",
    "kbo_nummer: 1999.000.051",
    "kbo_nummer: 0473416418",
    "Ondernemingsnummer 0473.416.418",
    "BTW BE 0473.416.418",
    "gepland_begin: 2026-03-12 19:30",
    "van 2025-01-01 tot 2030-12-31",
    "2026-11-23T19:30:00+01:00",
    "20261123T193000Z",
    "DTSTAMP:20261123T183000Z",
    "05/04/2026 19.30 uur",
    "04-09-2026 19.30 uur",
    "052 00 00 11",
    "052/21.43.65",
    "+32 52 21 43 65",
    "04 222 22 22",
    "09 267 00 00",
    "2025_GR_00183",
    "2023_CBS_0633 van 19/12/2023",
    "€ 1.250.000,50 en € 170.000",
    "artikel 304, § 3, 2° van het decreet van 22 december 2017",
    "GR 27 mei 2025 en GR 25-05-2021",
    "BVR 24 mei 2013",
    "nis_code: 42006",
    "lok@gemeente.example",
    "lok@dendermonde.be",
    "info@gmail-opvang.example",
    "x@live.voorbeeld.invalid",
    "een adres bij gmail.com kan niet",
    "https://www.example.org/2025/04/70/12345",
    "85.07.30-033.29",
    "85.13.30-033.28",
    "BE68 5390 0754 7035",
    "GR27 2025 1234 5678",
    "ISBN 978-90-8850-123-4",
    "+++090/9337/55493+++",
    "leefgroepen: [18, 14, 12, 9]",
    "aanvragen_uniek: [12, 10, 9, 11, 8, 10, 9, 12, 14, 10, 9, 8]",
    "f0470123456e9a1",
    "sha256: 9e107d9d372bb6826bd81d3542a419d6e0470123456aa107d9d372bb6826bd81",
]


@pytest.mark.parametrize("text", PRIVATE)
def test_private_text_is_found_once(text: str) -> None:
    found = list(scan(f"titel: Vergadering\nnota: {text}\n"))
    assert [(each.line, each.code) for each in found][:1] == [(2, "V28")]
    assert len(found) == (2 if "-0471" in text else 1)
    assert found[0].message
    assert found[0].hint.endswith(".")


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_is_left_alone(text: str) -> None:
    assert list(scan(f"titel: Vergadering\nnota: {text}\n")) == []


@pytest.mark.parametrize("text", PRIVATE)
def test_a_message_does_not_repeat_what_may_not_be_kept(text: str) -> None:
    for found in scan(text):
        assert text not in found.message + found.hint


def test_the_place_is_that_of_the_text() -> None:
    text = "id: org-x\n# bel 0470 12 34 56 of mail an@gmail.com\n"
    assert [(each.line, each.column) for each in scan(text)] == [(2, 7), (2, 29)]


def test_a_mobile_number_in_the_shape_of_a_company_number_needs_its_check_digits() -> None:
    assert list(scan("0473.416.418")) == []
    assert len(list(scan("0473.416.419"))) == 1
    assert len(list(scan("bel 0473416418"))) == 1


BIRTHDAYS = st.dates(date(1900, 1, 1), date(2026, 11, 23))


@given(BIRTHDAYS, st.integers(1, 997), st.sampled_from((0, 20, 40)), st.sampled_from(("", " ", ".", "-", "/", " - ")))
def test_every_register_number_is_found(born: date, serial: int, bis: int, gap: str) -> None:
    first = f"{born:%y}{born.month + bis:02}{born:%d}{serial:03}"
    check = 97 - int(("2" if born.year >= 2000 else "") + first) % 97
    text = gap.join((first[:2], first[2:4], first[4:6], first[6:], f"{check:02}"))
    assert any("rijksregisternummer" in each.message for each in scan(f"nota: {text}\n"))


@given(st.sampled_from(sorted(IBAN_LENGTHS)), st.data(), st.sampled_from(("", " ", "-", ".")))
def test_every_account_is_found(country: str, data: st.DataObject, gap: str) -> None:
    size = IBAN_LENGTHS[country] - 4
    account = data.draw(st.text("0123456789", min_size=size, max_size=size))
    check = 98 - int("".join(str(int(char, 36)) for char in f"{account}{country}00")) % 97
    compact = f"{country}{check:02}{account}"
    text = gap.join(compact[start : start + 4] for start in range(0, len(compact), 4))
    assert any("rekeningnummer" in each.message for each in scan(f"nota: {text}.\n"))
    broken = f"{country}{(check + 1) % 100:02}{account}"
    assert not any("rekeningnummer" in each.message for each in scan(f"nota: {broken}\n"))


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.sampled_from(PRIVATE))
def test_the_quick_look_never_misses_what_the_slow_one_finds(noise: str, private: str) -> None:
    assert suspect(f"{noise}\n{private}\n{noise}")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.html", "<p>0470&#47;12&#46;34&#46;56</p>"),
        ("index.html", "<p>bel d=&quot;0470 12 34 56&quot;</p>"),
        ("index.html", '<a href="tel:+32470123456">bel</a>'),
        ("index.html", '<a href="mailto:an&#64;gmail&#46;com">mail</a>'),
        ("index.html", '<a href="mailto:an%40gmail.com">mail</a>'),
        ("index.html", '<script type="application/ld+json">{"telephone": "0470123456"}</script>'),
        ("index.html", '<meta name="description" content="rekening BE68 5390 0754 7034">'),
        ("search/search_index.json", '{"text": "bel 0470\\/12.34.56"}'),
        ("search/search_index.json", '{"text": "an\\u0040gmail.com"}'),
        ("agenda.ics", "DESCRIPTION:bel 0470 12 \r\n 34 56\r\n"),
        ("feed.xml", "<summary>85.07.30-033.28</summary>"),
        ("vergunningen.csv", "naam;gsm\nx;0470123456\n"),
        ("plain.txt", "BE68539007547034"),
    ],
)
def test_private_text_in_the_output_is_found(name: str, text: str) -> None:
    assert [each.code for each in scan_output(name, text)] == ["V28"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.html", '<svg viewBox="0 0 24 24"><path d="M0470 12 34 56 85.07.30-033.28z"/></svg>'),
        ("index.html", '<script>var x="0470123456"</script><style>a{b:85073003328px}</style>'),
        ("index.html", '<link href="assets/bundle.13047012.min.css" integrity="sha384-0470123456+85073003328/x">'),
        ("index.html", "<meta content=\"script-src 'sha256-aa/0470123456+b='\">"),
        ("index.html", "<td>0473.416.418</td><td>2025_GR_00183</td><td>052&#47;21&#46;43&#46;65</td>"),
        ("bundle.js", "0470123456"),
        ("data.json", '{"kbo_nummer": "0473.416.418", "dossiernummer": "0000008898"}'),
        ("agenda.ics", "DTSTART:20261210T193000\r\nUID:verg-2026-12-10@lok.example\r\n"),
    ],
)
def test_code_hashes_and_numbers_of_files_are_no_alarm(name: str, text: str) -> None:
    assert list(scan_output(name, text)) == []


def test_a_line_in_the_output_is_that_of_the_file() -> None:
    text = "<script>\nx\n</script>\n<p>0470&#32;12 34 56</p>"
    assert [each.line for each in scan_output("index.html", text)] == [4]


def test_a_clean_text_costs_next_to_nothing() -> None:
    text = ("  - van: 2026-09-17 19:30\n    titel: Evaluatie van het werkjaar\n    email: lok@example.org\n" * 130)[
        :10_240
    ]
    lines = "rijen:\n" + text
    took = min(timeit.repeat(lambda: list(scan(text)), number=20, repeat=5))
    read = min(timeit.repeat(lambda: parse(lines), number=20, repeat=5))
    assert not suspect(text)
    assert took < read / 4, (
        f"looking takes {took / read:.2f} of the time of reading the same 10 KB; about 0.05 is usual"
    )
