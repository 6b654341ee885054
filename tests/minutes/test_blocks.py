"""An item cut into blocks: labels, sentences that decide, votes, actions, tables; and who is to read each at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.minutes import actions, votes
from lok.minutes.clipboard import from_html
from lok.minutes.cut import cut
from lok.minutes.plain import from_text
from lok.minutes.pointing import Spoken
from samples.pasted_minutes import blocks, somewhere

if TYPE_CHECKING:
    from lok.minutes.around import Around

NOBODY = Spoken.of(())


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Around:
    return somewhere(tmp_path_factory.mktemp("raad"))


def cut_into(text: str, around: Around) -> list[str]:
    """``besluit iedereen: tekst`` for each block."""
    return [f"{each.field.value} {each.readers.value}: {each.source}" for each in blocks(text, around)]


BODIES = {
    "We praten erover.": ["bespreking leden: We praten erover."],
    "Besluit: Het LOK keurt het goed.": ["besluit iedereen: Het LOK keurt het goed."],
    "BESLUIT\nGoed.\n\nOok dit.": ["besluit iedereen: Goed.\nOok dit."],
    "Conclusie\n- a\n- b": ["besluit iedereen: a\nb"],
    "Het LOK beslist om te wachten.": ["besluit iedereen: Het LOK beslist om te wachten."],
    "De leden besluiten:\n- a\n- b\nDaarna praten ze.": [
        "besluit iedereen: De leden besluiten:\na\nb",
        "bespreking leden: Daarna praten ze.",
    ],
    "Het LOK heeft geen zin om te beslissen.": ["bespreking leden: Het LOK heeft geen zin om te beslissen."],
    "Het voorstel wordt goedgekeurd.": ["besluit leden: Het voorstel wordt goedgekeurd."],
    "Bespreking: a\nBesluit: Het LOK beslist b.": ["bespreking leden: a", "besluit iedereen: Het LOK beslist b."],
    "Toelichting: de regie legt uit.": ["toelichting leden: de regie legt uit."],
    "Besluit: An Testgeval wordt bedankt.": ["besluit leden: An Testgeval wordt bedankt."],
    "Besluit: Voorbeeldpersoon Spar doet het.": ["besluit iedereen: Voorbeeldpersoon Spar doet het."],
    "Besluit: mail naar an.test@gmail.com.": ["besluit leden: mail naar an.test@gmail.com."],
    "Stemming: we weten het niet.": ["bespreking leden: we weten het niet."],
    "Actie: bellen, door de secretaris, tegen 1 september": [
        "actiepunt leden: bellen, door de secretaris, tegen 1 september"
    ],
    "Acties:\n- bellen\n- mailen": ["actiepunt leden: bellen", "actiepunt leden: mailen"],
    "→ De Bromtol belt tegen 1 september": ["actiepunt leden: → De Bromtol belt tegen 1 september"],
    "→ dus we wachten": ["bespreking leden: → dus we wachten"],
}


@pytest.mark.parametrize("text", BODIES)
def test_a_body_is_cut_by_its_labels_and_sentences(text: str, around: Around) -> None:
    assert cut_into(text, around) == BODIES[text]


def test_every_block_says_why(around: Around) -> None:
    found = blocks("a\nBesluit: Het LOK keurt b goed, unaniem.\nActie: c", around)
    assert [each.why for each in found] == [
        "niet herkend als iets anders",
        "onder ‘Besluit’",
        "staat in het besluit",
        "Onder ‘Actie’. Er staat niet wie dit doet. Er staat niet tegen welke dag dit klaar moet zijn.",
    ]


def test_a_vote_that_is_told_twice_is_one_and_two_votes_have_each_a_subject(around: Around) -> None:
    twice = blocks("Besluit: Het LOK keurt dit goed met 7 stemmen voor en 2 tegen.\nStemming: 7 voor, 2 tegen", around)
    assert [each.vote.counts for each in twice if each.vote] == [(("voor", 7), ("tegen", 2))]
    two = blocks(
        "Besluit: Het LOK keurt a goed met 7 stemmen voor en 2 tegen.\nBesluit: Het LOK keurt b goed met 6 stemmen voor en 3 tegen.",
        around,
    )
    title = "Verslag van de vorige vergadering"
    assert [each.vote.onderwerp for each in two if each.vote] == [title, f"{title} (2)"]


def test_in_a_closed_sitting_nothing_is_proposed_to_everybody(around: Around) -> None:
    text = "1. Verslag van de vorige vergadering\nBesluit: Het LOK keurt a goed.\n\nBesloten zitting\n\n2. Dringende opvang\nBesluit: Het LOK keurt b goed.\n"
    pasted = cut(from_text(text), around)
    assert [(each.source, each.readers.value) for each in pasted.blocks if each.field.value == "besluit"] == [
        ("Het LOK keurt a goed.", "iedereen"),
        ("Het LOK keurt b goed.", "leden"),
    ]


SENTENCES = {
    "Het LOK keurt dit goed met 7 stemmen voor, 2 tegen en 1 onthouding.": (
        "",
        "goedgekeurd",
        "voor 7 tegen 2 onthouding 1",
    ),
    "Goedgekeurd: 7 ja, 2 neen, 0 onthoudingen.": ("", "goedgekeurd", "voor 7 tegen 2 onthouding 0"),
    "Unaniem goedgekeurd.": ("eenparig", "goedgekeurd", ""),
    "Goedgekeurd met eenparigheid van stemmen.": ("eenparig", "goedgekeurd", ""),
    "Het LOK geeft bij consensus een ongunstig advies.": ("consensus", "goedgekeurd", ""),
    "Stilzwijgend goedgekeurd.": ("stilzwijgend", "goedgekeurd", ""),
    "Het voorstel wordt verworpen met 3 stemmen voor en 6 tegen.": ("", "verworpen", "voor 3 tegen 6"),
    "7 groene kaarten, 2 rode en 1 oranje: aangenomen.": ("kaarten", "goedgekeurd", "voor 7 tegen 2 onthouding 1"),
    "Zeven leden stemmen voor, twee tegen.": ("", "goedgekeurd", "voor 7 tegen 2"),
    "Met 5 stemmen voor en 5 stemmen tegen staken de stemmen.": ("", "verworpen", "voor 5 tegen 5"),
    "Bij geheime stemming zijn er 6 stemmen voor, 3 tegen en 1 blanco.": (
        "geheim",
        "goedgekeurd",
        "voor 6 tegen 3 blanco 1",
    ),
    "Bij handopsteking: 9 stemmen voor, geen stemmen tegen.": ("handopsteking", "goedgekeurd", "voor 9 tegen 0"),
    "Iedereen gaat akkoord.": ("eenparig", "goedgekeurd", ""),
    "Het LOK stelt de stemming uit, zonder bezwaar.": ("stilzwijgend", "uitgesteld", ""),
    "De leden zijn het unaniem eens dat parkeren lastig is.": None,
    "Er zijn 12 plaatsen voor kinderen en 3 tegen een laag tarief.": None,
    "De premie is 250 voor elk kind en 300 tegen januari.": None,
    "We komen samen om 7 voor 8.": None,
    "Punt 7 voor de volgende keer.": None,
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_votes_in_sentences(sentence: str, around: Around) -> None:
    found = [each.vote for each in votes.in_text(sentence, "x", around)]
    wanted = SENTENCES[sentence]
    assert [
        (each.methode, each.gevolg, " ".join(f"{kind} {count}" for kind, count in each.counts)) for each in found
    ] == ([wanted] if wanted else [])


LABELLED = {
    "Voor: 7\nTegen: 2\nOnthouding: 0\nBlanco: 1": ("voor 7 tegen 2 onthouding 0 blanco 1", 0, True),
    "voor: 7, tegen: 2": ("voor 7 tegen 2", 0, True),
    "Voor: De Bromtol, De Zeepbel\nTegen: OCMW": ("voor 2 tegen 1", 3, True),
    "Voor (2): De Bromtol, De Zeepbel\nTegen (0):": ("voor 2 tegen 0", 2, True),
    "Voor: De Bromtol, De Zeepbel. Totaal: 2\nTegen: Totaal: 0": ("voor 2 tegen 0", 2, True),
    "Voor: De Bromtol, An Testgeval (2)\nTegen: OCMW (1)": ("voor 2 tegen 1", 0, True),
    "Voor: De Bromtol, De Zeepbel (3)\nTegen: OCMW": ("voor 3 tegen 1", 0, False),
    "Voor: An Testgeval, Bert Proefman": ("voor 2", 0, False),
    "Geheim. Voor: De Bromtol, De Zeepbel": ("", 0, False),
    "Voor: iedereen\nTegen: niemand": ("", 0, False),
    "Eenparig": ("", 0, False),
}


@pytest.mark.parametrize("text", LABELLED)
def test_votes_under_a_label(text: str, around: Around) -> None:
    found = votes.labelled(text.split("\n"), "x", around)
    counts, named, sure = LABELLED[text]
    if found is None:
        assert text.startswith("Geheim")
        return
    assert " ".join(f"{kind} {count}" for kind, count in found.vote.counts) == counts
    assert len(found.vote.per_seat) == named
    assert found.sure is sure
    assert bool(found.doubt) is (not sure or "An Testgeval" in text)


def test_a_vote_per_seat_never_names_a_person_and_a_secret_one_nobody(around: Around) -> None:
    found = votes.labelled(
        ["Voor: Voorbeeldpersoon Spar (De Bromtol), Voorbeeldpersoon Kers", "Tegen: OCMW"], "x", around
    )
    assert found is not None
    assert found.vote.per_seat == (("zetel-bromtol", "voor"), ("zetel-voorzitter", "voor"), ("zetel-ocmw", "tegen"))
    secret = votes.labelled(["Geheime stemming", "Voor: De Bromtol", "Tegen: OCMW"], "x", around)
    assert secret is not None
    assert (secret.vote.methode, secret.vote.per_seat) == ("geheim", ())


ACTIONS = {
    "Actie: lijst maken (secretaris, 1 mei 2027)": ("Lijst maken", "secretaris", "zetel-regie", "2027-05-01"),
    "Actie: lijst maken, door de dienst economie, uiterlijk 30/9/2026": (
        "Lijst maken",
        "dienst economie",
        "",
        "2026-09-30",
    ),
    "Actie secretaris: lijst maken tegen eind september": ("Lijst maken", "secretaris", "zetel-regie", "2026-09-30"),
    "Actiepunt 3: lijst maken – door: De Bromtol – tegen: 01/09/2026": (
        "Lijst maken",
        "Kinderdagverblijf De Bromtol",
        "zetel-bromtol",
        "2026-09-01",
    ),
    "Actie: lijst maken, verantwoordelijke: regie, deadline: 15 oktober": (
        "Lijst maken",
        "Regie kinderopvang",
        "zetel-regie",
        "2026-10-15",
    ),
    "→ De Bromtol bezorgt de cijfers tegen 1 september": (
        "De Bromtol bezorgt de cijfers",
        "Kinderdagverblijf De Bromtol",
        "zetel-bromtol",
        "2026-09-01",
    ),
    "Actie: nalezen (2 bladzijden)": ("Nalezen (2 bladzijden)", "nog te bepalen", "", ""),
    "Actie: bel de school (An Testgeval)": ("Bel de school", "nog te bepalen", "", ""),
    "Actie: iets tegen 1 mei 2020": ("Iets", "nog te bepalen", "", ""),
    "Actie: ouders uitnodigen (ouders)": ("Ouders uitnodigen", "ouders", "", ""),
}


@pytest.mark.parametrize("text", ACTIONS)
def test_actions_name_a_seat_an_office_or_a_service(text: str, around: Around) -> None:
    said = actions.opens(text) or actions.points_at(text)
    found, doubts = actions.action(said, around, NOBODY)
    assert (found.omschrijving, found.verantwoordelijke, found.zetel, found.deadline) == ACTIONS[text]
    assert bool(doubts) is (not found.deadline or found.verantwoordelijke == actions.UNKNOWN)


TABLE = """
<h2>Verslag van de vorige vergadering</h2><p>a</p>
<table><tr><td>Actie</td><td>Wie</td><td>Wanneer</td></tr><tr><td>Bellen</td><td>secretaris</td><td>1 september</td></tr>
<tr><td>Mailen</td><td>An Testgeval</td><td>snel</td></tr></table><h2>Varia</h2><p>b</p>
"""
WHOLE = """
<table><tr><th>Nr</th><th>Agendapunt</th><th>Bespreking</th><th>Besluit</th><th>Actie</th><th>Wie</th></tr>
<tr><td>1</td><td>Verslag van de vorige vergadering</td><td>Geen opmerkingen.</td><td>Het LOK keurt het goed.</td><td></td><td></td></tr>
<tr><td>3</td><td>Dringende opvang</td><td><ul><li>a</li><li>b</li></ul></td><td></td><td>Lokaal zoeken</td><td>regie</td></tr></table>
"""


def test_a_table_of_actions_is_actions(around: Around) -> None:
    found = [each.action for each in cut(from_html(TABLE), around).blocks if each.action]
    assert [(each.omschrijving, each.verantwoordelijke, each.deadline) for each in found] == [
        ("Bellen", "secretaris", "2026-09-01"),
        ("Mailen", "nog te bepalen", ""),
    ]


def test_a_table_with_an_item_in_each_row_is_items(around: Around) -> None:
    pasted = cut(from_html(WHOLE), around)
    assert [(each.number, each.title, each.place) for each in pasted.items[:2]] == [
        ("1", "Verslag van de vorige vergadering", 0),
        ("3", "Dringende opvang", 2),
    ]
    assert [(each.item, each.field.value, each.source) for each in pasted.blocks] == [
        ("p1", "bespreking", "Geen opmerkingen."),
        ("p1", "besluit", "Het LOK keurt het goed."),
        ("p2", "bespreking", "a\nb"),
        ("p2", "actiepunt", "Lokaal zoeken, door regie"),
    ]
    assert pasted.blocks[2].text == "- a\n- b"
