"""Names, reasons of absence and private numbers in what is pasted: pointed out with place and remedy, and not kept where that is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lok.minutes.cut import cut
from lok.minutes.pasted import Readers, Sight
from lok.minutes.plain import from_text
from lok.minutes.pointing import Spoken, mended, notices
from samples.pasted_minutes import blocks, somewhere

if TYPE_CHECKING:
    from lok.minutes.around import Around

SPOKEN = Spoken.of([("Sien Proefkonijn", "De Wolkenwagen"), ("Mil Voorbeeldig", "")])


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Around:
    return somewhere(tmp_path_factory.mktemp("raad"))


SURE = {
    "Sien zegt dat Mil Voorbeeldig mee wil.": "De Wolkenwagen zegt dat iemand mee wil.",
    "S. Proefkonijn en mevrouw Proefkonijn vragen het woord.": "De Wolkenwagen en De Wolkenwagen vragen het woord.",
    "Mevrouw Onbekend belde, dhr. Vergeten niet.": "Iemand belde, iemand niet.",
    "Voorbeeldpersoon Spar vraagt iets.": "Kinderdagverblijf De Bromtol vraagt iets.",
    "De Bromtol is verontschuldigd wegens ziekte.": "De Bromtol is verontschuldigd.",
    "De Zeepbel is verontschuldigd (ziek), OCMW ook.": "De Zeepbel is verontschuldigd, OCMW ook.",
    "Ouders is er niet omdat het lid in het ziekenhuis ligt. Jammer.": "Ouders is er niet. Jammer.",
    "Het lid is met bevallingsverlof. Tot straks.": "Tot straks.",
    "Bel 0470 12 34 56 of mail an.test@gmail.com.": "Bel (weggelaten) of mail (weggelaten).",
    "Stort op BE68 5390 0754 7034 graag.": "Stort op (weggelaten) graag.",
}  # fmt: skip
LIKELY = {
    "An Testgeval vraagt het woord.": "An Testgeval",
    "Volgens J. Testgeval kan het.": "J. Testgeval",
    "Jan Van Den Proef-Geval stelt voor om te wachten.": "Jan Van Den Proef-Geval",
    "De moeder van Mauro belde.": "De",
}
NOTHING = (
    "De Vlaamse Regering besliste.",
    "Het Huis van het Kind De Regenjas is open.",
    "Week van de Opvoeding",
    "Wie ziek is, blijft thuis.",
    "Het secretariaat: 052 12 34 56, of lok@example.org.",
    "A. Inleiding",
    "De kinderen van Brussel spelen op maandag 3 maart.",
    "Het Lokaal Overleg vraagt het College van burgemeester en schepenen om uitleg.",
)


@pytest.mark.parametrize("text", SURE)
def test_what_is_sure_gives_way_at_once(text: str, around: Around) -> None:
    found = notices(text, around, SPOKEN)
    assert mended(text, found) == SURE[text]
    assert all(each.sure and each.message and each.hint.endswith(".") for each in found)


@pytest.mark.parametrize("text", LIKELY)
def test_what_is_likely_is_pointed_out_and_stays(text: str, around: Around) -> None:
    (found,) = notices(text, around, SPOKEN)
    assert (text[found.start : found.end], found.sure) == (LIKELY[text], False)
    assert mended(text, (found,)) == text


@pytest.mark.parametrize("text", NOTHING)
def test_what_names_nobody_is_left_alone(text: str, around: Around) -> None:
    assert notices(text, around, SPOKEN) == ()


def test_a_private_number_in_a_notation_of_its_own_takes_the_paragraph_with_it(around: Around) -> None:
    text = "Mail naar an.test (at) gmail (punt) com."
    assert mended(text, notices(text, around, SPOKEN)) == "(weggelaten)"


def test_the_place_of_a_notice_is_in_the_source_of_its_block(around: Around) -> None:
    (block,) = blocks("Eerst dit.\n- dan belde An Testgeval\n- en mevrouw Onbekend", around)
    assert [block.source[each.start : each.end] for each in block.notices] == ["An Testgeval", "mevrouw Onbekend"]
    assert block.text == "Eerst dit.\n\n- dan belde An Testgeval\n- en iemand"


def test_a_name_of_the_list_of_attendance_is_found_by_its_given_name(around: Around) -> None:
    text = "Aanwezig: De Bromtol (Sien Proefkonijn), De Zeepbel (Tuur Testveld)\n\n1. Verslag van de vorige vergadering\nSien en Tuur zijn het eens, Siena niet.\n2. Varia\n"
    block = cut(from_text(text), around).blocks[0]
    assert block.text == "Kinderdagverblijf De Bromtol en Buitenschoolse opvang De Zeepbel zijn het eens, Siena niet."


def test_who_comes_or_leaves_is_pointed_out(around: Around) -> None:
    (block,) = blocks("De Zeepbel verlaat de vergadering.", around)
    assert [each.sort for each in block.notices] == [Sight.verloop]


def test_a_name_in_a_decision_keeps_it_from_everybody_until_somebody_looked(around: Around) -> None:
    sure, likely = (
        blocks(f"Besluit: Het LOK vraagt {name} om te helpen.", around)[0]
        for name in ("Voorbeeldpersoon Spar", "An Testgeval")
    )
    assert sure.readers is Readers.iedereen
    assert "Spar" not in sure.text
    assert likely.readers is Readers.leden


@given(st.text(st.sampled_from("Sien Proefkonijn ziek afwezig. lid mevrouw A, (0470 12 34 56) niet!\n"), max_size=120))
@settings(max_examples=200, deadline=None)
def test_notices_never_overlap_and_all_lie_in_the_text(text: str) -> None:
    found = notices(text, AROUND[0], SPOKEN)
    ends = 0
    for each in found:
        assert ends <= each.start <= each.end <= len(text)
        ends = each.end
    mended(text, found)


AROUND: list[Around] = []


@pytest.fixture(scope="module", autouse=True)
def _kept(around: Around) -> None:
    AROUND[:] = [around]
