"""The list of a register: what it says, and what is said of every mistake in it."""

from __future__ import annotations

from datetime import date

import pytest

from lok.register.councils import judged

TODAY = date(2026, 11, 30)
GOOD = """\
naam: Register van verzonnen raden
site_url: https://register.example.org
beheerder: Verzonnen vereniging
contact: register@example.org
raden:
  - nis_code: "90001"
    naam: LOK Voorbeelddorp
    site_url: https://LOK.voorbeelddorp.example
    contact: lok@voorbeelddorp.example
    sinds: 2026-01-01
  - nis_code: "90002"
    naam: LOK Elders
    site_url: https://elders.example/opvang/
    contact: lok@elders.example
    sinds: 2026-01-01
    themas:
      opvang-in-nood: noodopvang
"""


def test_a_good_list_is_read_with_its_addresses_closed_by_a_slash() -> None:
    given = judged(GOOD.encode(), TODAY)
    assert given.problems == ()
    assert given.register is not None
    assert given.register.site_url == "https://register.example.org/"
    assert [each.site_url for each in given.register.raden] == [
        "https://lok.voorbeelddorp.example/",
        "https://elders.example/opvang/",
    ]
    assert given.register.raden[1].themas == {"opvang-in-nood": "noodopvang"}


@pytest.mark.parametrize(
    ("before", "after", "line", "said", "hint"),
    [
        ('nis_code: "90002"', 'nis_code: "9002"', 11, "geen NIS-code", "vijf cijfers"),
        ('nis_code: "90002"', 'nis_code: "90001"', 11, "staat er al", "raad 1 van de lijst"),
        ("naam: LOK Elders", "naam: ''", 12, "kan hier niet", "LOK Voorbeeldstad"),
        ("    naam: LOK Elders\n", "", 11, "naam ontbreekt", "LOK Voorbeeldstad"),
        ("    naam: LOK Elders\n", "    naam: x\n    contct: y\n", 13, "bestaat hier niet", "Bedoelde je contact?"),
        ("https://elders.example/opvang/", "http://elders.example/", 13, "begint niet met https", "https://lok"),
        ("https://elders.example/opvang/", "https://10.0.0.1/", 13, "geen gewone naam", "https://lok"),
        ("https://elders.example/opvang/", "https://localhost/", 13, "geen gewone naam", "https://lok"),
        ("https://elders.example/opvang/", "http://127.0.0.1/", 13, "begint niet met https", "https://lok"),
        ("https://elders.example/opvang/", "https://[::1]/", 13, "geen gewone naam", "https://lok"),
        ("https://elders.example/opvang/", "https://[::1/", 13, "geen webadres", "https://lok"),
        ("https://elders.example/opvang/", "https://wie:geheim@elders.example/", 13, "geen gewone naam", "https://lok"),
        ("https://elders.example/opvang/", "https://elders.example:8443/", 13, "geen gewone naam", "https://lok"),
        ("https://elders.example/opvang/", "https://elders.example/?a=b", 13, "meer dan het adres", "https://lok"),
        ("https://elders.example/opvang/", "https://elders.example/a/../b/", 13, "meer dan het adres", "https://lok"),
        ("https://elders.example/opvang/", "https://lok.voorbeelddorp.example/x/", 13, "valt samen", "eigen adres"),
        ("lok@elders.example", "jan@gmail.com", 14, "mail", "gedeeld mailadres"),
        ("lok@elders.example", "lok", 14, "geen mailadres", "lok@"),
        ("contact: lok@elders.example\n    sinds: 2026-01-01", "contact: lok@elders.example\n    sinds: 2027-01-01", 15, "toekomst", "toevoegde"),
        ("opvang-in-nood: noodopvang", "opvang-in-nood: Nood Opvang", 17, "geen geldige naam", "kleine letters"),
        ("raden:", "raad:", 1, "raden ontbreekt", "Vul het in"),
        ("naam: Register van verzonnen raden", "naam: [a]", 1, "kan hier niet", "Schrijf bijvoorbeeld"),
        ("naam: Register", "naam: x\nnaam: Register", 2, "naam", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place_with_what_to_do(
    before: str, after: str, line: int, said: str, hint: str
) -> None:
    assert before in GOOD
    given = judged(GOOD.replace(before, after, 1).encode(), TODAY)
    assert given.register is None
    found = [each for each in given.problems if each.line == line and said in each.message and hint in each.hint]
    assert found, "\n".join(map(str, given.problems))


def test_an_empty_list_and_one_that_is_no_text_are_refused() -> None:
    assert (
        "geen enkele raad"
        in judged(GOOD[: GOOD.index("  - nis")].replace("raden:", "raden: []").encode(), TODAY).problems[0].message
    )
    assert judged(b"\xff\xfe\x00", TODAY).register is None
    assert judged(b"raden: &a [*a]", TODAY).problems[0].code.startswith("yaml")


def test_addresses_of_this_computer_are_for_tests_alone() -> None:
    local = GOOD.replace("https://elders.example/opvang/", "http://127.0.0.1:8123/raad-2/")
    assert judged(local.encode(), TODAY).register is None
    assert judged(local.encode(), TODAY, loopback=True).register is not None
