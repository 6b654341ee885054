"""What stands in the cells of lists: company numbers, postcodes, telephones, days and addresses, as tables of cases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from lok.intake import values
from lok.intake.rows import clean, folded, name_key
from lok.kinds.organisatoren import KboNummer, kbo_check
from lok.model.fields import Postcode, Telefoon

KBO = TypeAdapter[Any](KboNummer)
PHONE = TypeAdapter[Any](Telefoon)
CODE = TypeAdapter[Any](Postcode)


def refused(adapter: TypeAdapter[Any], text: str) -> str:
    with pytest.raises(ValidationError) as error:
        adapter.validate_python(text)
    return str(error.value.errors()[0]["type"])


@pytest.mark.parametrize(
    "written",
    [
        *("0999.000.129", "0999000129", "0999 000 129", "BE 0999.000.129", "BE0999000129", "BTW BE 0999.000.129"),
        *("999000129", "999000129.0", "999.000.129", "KBO: 0999.000.129", "0999-000-129", "0999/000/129"),
    ],
)
def test_a_right_company_number_is_read_however_it_is_written(written: str) -> None:
    assert KBO.validate_python(values.company_number(written)) == "0999.000.129"


@pytest.mark.parametrize(
    "wrong",
    [
        *("0999.001.029", "0990.900.129", "9099.000.129", "0999.000.192"),  # two digits changed places
        *("0999.000.12", "0999.000.1299", "99900012", "0", ""),  # too short, too long
        *("2999.000.129", "0999.000.12A", "0999,000,129", "9,99E+08"),
    ],
)
def test_a_wrong_company_number_is_refused(wrong: str) -> None:
    try:
        read = values.company_number(wrong)
    except values.BadCellError:
        return
    assert refused(KBO, read) == "V26"


@given(st.integers(0, 19_999_999), st.integers(0, 7))
def test_the_check_of_a_company_number_sees_two_neighbours_that_changed_places(first: int, place: int) -> None:
    digits = f"{first:08}{kbo_check(f'{first:08}'):02}"
    changed = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    assert KBO.validate_python(digits).replace(".", "") == digits
    if changed != digits:
        assert refused(KBO, changed) == "V26"


@pytest.mark.parametrize("written", ["9200", "B-9200", "BE 9200", "B9200", "9200.0", "9200,00"])
def test_a_postcode_is_read(written: str) -> None:
    assert CODE.validate_python(values.postcode(written)) == "9200"


@pytest.mark.parametrize("wrong", ["920", "92000", "0920", "NL-1234 AB", "negen"])
def test_a_wrong_postcode_is_refused(wrong: str) -> None:
    assert refused(CODE, values.postcode(wrong)) == "V26"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("052 12 34 56", "052 12 34 56"),
        ("052/12.34.56", "052 12 34 56"),
        ("052-123456", "052 12 34 56"),
        ("(052) 12 34 56", "052 12 34 56"),
        ("052123456", "052 12 34 56"),
        ("52123456", "052 12 34 56"),
        ("52123456.0", "052 12 34 56"),
        ("+32 52 12 34 56", "052 12 34 56"),
        ("+32 (0)52 12 34 56", "052 12 34 56"),
        ("0032 52 12 34 56", "052 12 34 56"),
        ("09/123.45.67", "09 123 45 67"),
        ("02 123 45 67", "02 123 45 67"),
        ("+32 2 123 45 67", "02 123 45 67"),
        ("03 123 45 67", "03 123 45 67"),
        ("04 223 45 67", "04 223 45 67"),
        ("070 12 34 56", "070 12 34 56"),
        ("0800 12 345", "0800 12 345"),
        ("0800/12345", "0800 12 345"),
        ("1712", "1712"),
        ("052 12 34 56 of 052 12 34 57", "052 12 34 56"),
        ("052 12 34 56; 052 12 34 57", "052 12 34 56"),
    ],
)
def test_a_telephone_number_is_read_in_belgian_notation(written: str, read: str) -> None:
    assert PHONE.validate_python(values.telephone(written)) == read


MOBILE = "47" + "0123456"
"""The last nine digits of a mobile number, in two pieces: whole it may stand nowhere in this repository."""


@pytest.mark.parametrize("before", ["0", "+32 ", "0032 ", "+32 (0)", ""])
def test_a_mobile_number_is_never_a_value(before: str) -> None:
    with pytest.raises(values.PrivateValueError, match="gsm-nummer"):
        values.telephone(f"{before}{MOBILE}")


@pytest.mark.parametrize(
    "wrong", ["052 12 34 5", "052 12 34 567", "12", "bel de balie", "+31 20 123 45 67", "052 12 3X 56"]
)
def test_a_wrong_telephone_number_is_refused(wrong: str) -> None:
    assert refused(PHONE, values.telephone(wrong)) == "telefoon"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("45000", date(2023, 3, 15)),
        ("45000.0", date(2023, 3, 15)),
        ("15/03/2023", date(2023, 3, 15)),
        ("15-3-23", date(2023, 3, 15)),
        ("15.03.2023", date(2023, 3, 15)),
        ("15 maart 2023", date(2023, 3, 15)),
        ("15-mrt-23", date(2023, 3, 15)),
        ("1 mei 1998", date(1998, 5, 1)),
        ("1/1/98", date(1998, 1, 1)),
        ("2023-03-15", date(2023, 3, 15)),
        ("2023-03-15T00:00:00", date(2023, 3, 15)),
        ("2023-03-15 00:00:00.000", date(2023, 3, 15)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_the_belgian_way(written: str, day: date) -> None:
    assert values.a_day(written) == day.isoformat()


@pytest.mark.parametrize("wrong", ["3/15/2023", "31/02/2023", "29/02/2023", "32/01/2023"])
def test_a_day_that_does_not_exist_is_refused(wrong: str) -> None:
    with pytest.raises(values.BadCellError):
        values.a_day(wrong)


@pytest.mark.parametrize("other", ["2023", "12", "ooit", "99999", "1.5"])
def test_what_is_no_day_stays_for_the_record_to_refuse(other: str) -> None:
    assert values.a_day(other) == other


@pytest.mark.parametrize(
    ("written", "street", "number"),
    [
        ("Kerkstraat 12", "Kerkstraat", "12"),
        ("Kerkstraat 12 bus 3", "Kerkstraat", "12 bus 3"),
        ("Kerkstraat 12A", "Kerkstraat", "12A"),
        ("Kerkstraat, 12/3", "Kerkstraat", "12/3"),
        ("Plein van 1918 4", "Plein van 1918", "4"),
        ("Kerkstraat", "Kerkstraat", ""),
        ("12", "12", ""),
    ],
)
def test_an_address_in_one_cell_is_split(written: str, street: str, number: str) -> None:
    assert values.street_and_number(written) == (street, number)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  De\u00a0Mier \r\n ", "De Mier"),
        ("De\u200bMier", "DeMier"),
        ("De_x000D_Mier", "De Mier"),
        ('="0453"', "0453"),
        ("'0453", "0453"),
        ("’t Zand", "’t Zand"),
        ("Cre\u0300che", "Crèche"),
        ("\x00\x1b[31mrood", "[31mrood"),
    ],
)
def test_a_cell_is_cleaned(written: str, kept: str) -> None:
    assert clean(written) == kept


@given(st.text())
def test_whatever_stands_in_a_cell_becomes_one_printable_line(text: str) -> None:
    assert clean(text).isprintable()
    assert clean(clean(text)) == clean(clean(clean(text)))
    assert folded(folded(text)) == folded(text)


def test_names_are_compared_without_what_lists_leave_out() -> None:
    assert name_key("Kinderdagverblijf De Mier") == name_key("de MIER") == "mier"
    assert name_key("De Opvang") == "de opvang"


@pytest.mark.parametrize("text", ["-", "/", "nvt", "N.v.t.", "onbekend", " "])
def test_a_cell_may_say_that_there_is_nothing(text: str) -> None:
    assert values.is_nothing(clean(text))


@pytest.mark.parametrize("text", ["0", "00", "De Mier"])
def test_a_zero_is_something(text: str) -> None:
    assert not values.is_nothing(text)


@pytest.mark.parametrize(
    ("written", "street", "town"),
    [
        ("Kerkstraat 12, 9200 Dendermonde", "Kerkstraat 12", "9200 Dendermonde"),
        ("Kerkstraat 12 bus 3 - B-9200 Sint-Gillis", "Kerkstraat 12 bus 3", "B-9200 Sint-Gillis"),
        ("Kerkstraat 12", "Kerkstraat 12", ""),
        ("Laan van 1914 5", "Laan van 1914 5", ""),
    ],
)
def test_a_whole_address_is_told_apart(written: str, street: str, town: str) -> None:
    assert values.whole_address(written) == (street, town)
