"""Lists of attendance in every way that people write them, held against the seats of that day; no name is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.minutes import presence
from lok.minutes.clipboard import from_html
from lok.minutes.cut import cut
from lok.minutes.plain import from_text
from lok.minutes.seen import attendance
from samples.pasted_minutes import somewhere

if TYPE_CHECKING:
    from lok.minutes.around import Around
    from lok.minutes.pasted import Guest, Seen


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Around:
    return somewhere(tmp_path_factory.mktemp("raad"))


def seen(text: str, around: Around) -> tuple[tuple[Seen, ...], tuple[Guest, ...]]:
    return attendance(presence.lists(from_text(text).paragraphs, around).entries, around)


def short(text: str, around: Around) -> list[str]:
    """``bromtol aanwezig`` for every line that is sure, with a question mark for every other."""
    return [
        f"{'/'.join(each.removeprefix('zetel-') for each in line.seats)}{'' if line.sure else '?'} {line.status}"
        for line in seen(text, around)[0]
    ]


LISTS = {
    "Aanwezig: De Bromtol, De Zeepbel en De Wolkenwagen.": ["bromtol aanwezig", "zeepbel aanwezig", "wolkenwagen aanwezig"],
    "Aanwezigen: de bromtol; Zeepbel; dienst gezinsopvang De Wolkenwagen": ["bromtol aanwezig", "zeepbel aanwezig", "wolkenwagen aanwezig"],
    "Aanw.: De Bromtol, OCMW. Afw.: De Zeepbel. Verontschuldigd: regie": ["bromtol aanwezig", "ocmw aanwezig", "zeepbel afwezig", "regie verontschuldigd"],
    "Waren aanwezig: De Bromtol\nWaren verontschuldigd: De Zeepbel": ["bromtol aanwezig", "zeepbel verontschuldigd"],
    "Aanwezig zijn de volgende leden: De Bromtol en De Zeepbel": ["bromtol aanwezig", "zeepbel aanwezig"],
    "Aanwezig\n- De Bromtol\n- OCMW, sociale dienst\n\nVerontschuldigd\n- voorzitter\n\n1. Verslag": ["bromtol aanwezig", "ocmw aanwezig", "voorzitter verontschuldigd"],
    "Aanwezig: Ouders van jonge kinderen, eerste zetel, Ouders van jonge kinderen, tweede zetel": ["ouders-1 aanwezig", "ouders-2 aanwezig"],
    "Leden: Ouders, eerste zetel; ouders (tweede zetel)": ["ouders-1 aanwezig", "ouders-2 aanwezig"],
    "Aanwezig: ouders": ["ouders-1/ouders-2? aanwezig"],
    "Aanwezig: An Testgeval, De Bromtol, Bert Proefman, De Zeepbel": ["bromtol aanwezig", "zeepbel aanwezig"],
    "Aanwezig: mevr. A. Testgeval (De Bromtol), Schepen Bert Proefman": ["bromtol aanwezig", "schepen aanwezig"],
    "Aanwezig: Voorbeeldpersoon Kers, Voorbeeldpersoon Spar": ["voorzitter aanwezig", "bromtol aanwezig"],
    "Aanwezig: Spar, Wolkenwagn": ["bromtol? aanwezig", "wolkenwagen? aanwezig"],
    "Aanwezig: De Bromtol (verontschuldigd), De Zeepbel (afwezig)": ["bromtol verontschuldigd", "zeepbel afwezig"],
    "Verontschuldigd: An Testgeval": ["? verontschuldigd"],
    "Afwezig met kennisgeving: De Zeepbel\nAfwezig zonder kennisgeving: OCMW": ["zeepbel verontschuldigd", "ocmw afwezig"],
    "Afwezig: geen\nVerontschuldigd: /": [],
    "Aanwezig: De Bromtol, de Bromtol": ["bromtol aanwezig"],
    "Aanwezig: De Bromtol\nVerontschuldigd: De Bromtol": ["bromtol aanwezig", "bromtol? verontschuldigd"],
    "Zijn verontschuldigd: voorzitter, secretaris": ["voorzitter verontschuldigd", "regie verontschuldigd"],
    "Volmacht: De Zeepbel aan De Bromtol": ["zeepbel verontschuldigd"],
}  # fmt: skip


@pytest.mark.parametrize("text", LISTS)
def test_every_way_of_writing_finds_the_seats(text: str, around: Around) -> None:
    assert short(text, around) == LISTS[text]


@pytest.mark.parametrize(
    "text",
    [
        "Deelnemers: 12 ouders kwamen naar de infoavond.",
        "Leden - wat ze ervan vinden",
        "Afwezig zijn is geen ramp, vindt de voorzitter van de raad.",
        "1. Aanwezigheden\n2. Verslag",
        "Het LOK vraagt wie aanwezig: niemand antwoordt.",
    ],
)
def test_what_is_no_list_is_none(text: str, around: Around) -> None:
    assert seen("Gewone tekst.\n" * 45 + text, around) == ((), ())


def test_hours_items_proxies_and_substitutes(around: Around) -> None:
    text = (
        "Aanwezig: De Bromtol (tot 20.30 uur), OCMW (vanaf 19u45), Gezinsvereniging (vanaf punt 2), Lokaal Loket Kinderopvang "
        "(verlaat de vergadering bij punt 3)\nVerontschuldigd: De Zeepbel (volmacht aan De Bromtol)"
    )
    found = {each.seats[0].removeprefix("zetel-"): each for each in seen(text, around)[0]}
    assert (found["bromtol"].van, found["bromtol"].tot) == ("", "20:30")
    assert (found["ocmw"].van, found["ocmw"].tot) == ("19:45", "")
    assert (found["gezinsvereniging"].from_item, found["loket"].until_item) == ("2", "3")
    assert (found["zeepbel"].status, found["zeepbel"].proxy) == ("verontschuldigd", "zetel-bromtol")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Aanwezig: Voorbeeldpersoon Linde vervangt De Zeepbel", "Voorbeeldpersoon Linde"),
        ("Aanwezig: De Zeepbel, vervangen door Voorbeeldpersoon Linde", "Voorbeeldpersoon Linde"),
        ("Aanwezig: De Zeepbel (vervangen door An Testgeval)", ""),
        ("Aanwezig: Voorbeeldpersoon Populier (De Zeepbel)", ""),
    ],
)
def test_only_a_substitute_whom_the_records_know_is_named(text: str, person: str, around: Around) -> None:
    (line,) = seen(text, around)[0]
    assert (line.seats, line.sure, line.status, line.person, line.named) == (
        ("zetel-zeepbel",),
        True,
        "aanwezig",
        person,
        True,
    )


@pytest.mark.parametrize("why", ["ziek", "met vakantie", "wegens ziekte van een kind", "bevallingsverlof", "op reis"])
def test_a_reason_is_pointed_out_and_not_kept(why: str, around: Around) -> None:
    (line,) = seen(f"Verontschuldigd: De Zeepbel ({why})", around)[0]
    assert line.reason
    assert (line.seats, line.status, line.sure) == (("zetel-zeepbel",), "verontschuldigd", True)


def test_a_guest_is_a_capacity_without_a_name(around: Around) -> None:
    _, guests = seen(
        "Aanwezig: De Bromtol\nGasten: An Testgeval (consulent van het agentschap); de directeur van de school; Bert Proefman",
        around,
    )
    assert [(each.hoedanigheid, each.named) for each in guests] == [
        ("consulent van het agentschap", True),
        ("de directeur van de school", False),
        ("", True),
    ]


def test_place_and_guests_name_nobody(around: Around) -> None:
    text = "Plaats: bij An Testgeval thuis\nAanwezig: De Bromtol\nGasten: de zus van Bert Proefman\n\n1. Verslag van de vorige vergadering\na\n2. Varia\n"
    pasted = cut(from_text(text), around)
    assert pasted.head.locatie == "bij iemand thuis"
    assert [each.hoedanigheid for each in pasted.guests] == ["de zus van iemand"]


def test_a_number_alone_is_a_total(around: Around) -> None:
    pasted = cut(from_text("Verslag\n\nAanwezig: 9 leden\n\n1. Verslag van de vorige vergadering\nGoed.\n"), around)
    assert (pasted.attendance, pasted.head.aanwezig_totaal) == ((), "9")


TABLE = """
<table><tr><th>Naam</th><th>Organisatie</th><th>Aanwezig</th><th>Verontschuldigd</th></tr>
<tr><td>An Testgeval</td><td>De Bromtol</td><td>x</td><td></td></tr>
<tr><td>Bert Proefman</td><td>De Zeepbel</td><td></td><td>X</td></tr></table>
"""
ONE_COLUMN = """
<table><tr><td>Zetel</td><td>Aanwezig?</td></tr><tr><td>De Bromtol</td><td>ja</td></tr>
<tr><td>De Zeepbel</td><td>nee</td></tr><tr><td>OCMW</td><td>verontschuldigd</td></tr></table>
"""
FORM = "<table><tr><td>Aanwezig:</td><td><p>De Bromtol</p><p>De Zeepbel</p></td></tr><tr><td>Afwezig</td><td>OCMW</td></tr></table>"


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (TABLE, ["bromtol aanwezig", "zeepbel verontschuldigd"]),
        (ONE_COLUMN, ["bromtol aanwezig", "zeepbel afwezig", "ocmw verontschuldigd"]),
        (FORM, ["bromtol aanwezig", "zeepbel aanwezig", "ocmw afwezig"]),
    ],
)
def test_tables(table: str, found: list[str], around: Around) -> None:
    pasted = cut(
        from_html(f"<p>Verslag</p>{table}<h2>Verslag van de vorige vergadering</h2><p>a</p><h2>Varia</h2>"), around
    )
    assert [f"{each.seats[0].removeprefix('zetel-')} {each.status}" for each in pasted.attendance] == found
    assert [each.title for each in pasted.items if each.id[0] == "p"] == ["Verslag van de vorige vergadering", "Varia"]


def test_who_chaired_or_wrote_was_there(around: Around) -> None:
    pasted = cut(
        from_text(
            "Voorzitter: Voorbeeldpersoon Kers\nVerslag: An Testgeval (regie)\nAanwezig: De Bromtol\n\n1. Verslag\na\n2. Varia\n"
        ),
        around,
    )
    assert (pasted.head.voorzitter, pasted.head.secretaris) == ("zetel-voorzitter", "zetel-regie")
    assert [each.seats for each in pasted.attendance] == [("zetel-bromtol",), ("zetel-voorzitter",), ("zetel-regie",)]
    assert len(pasted.missing) == 9
