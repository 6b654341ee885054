"""What an election looks like, and who reads what of it: of those who were not elected the public learns only numbers."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from lok.edition.select import Edition, select
from lok.facts.elections import election_rules_in_words, outcome_of
from lok.kinds.verkiezingen import Verkiezing
from lok.kinds.verkiezingsregels import Verkiezingsregels
from lok.model.audience import Audience
from lok.opendata.places import OF_THE_MODELS
from lok.outputs.files import outputs
from lok.pages.site import pages
from samples.elections import DAY, archive, elections, meeting, together, vote
from samples.meetings import ADDRESS, item, members
from samples.meetings import meeting as planned

PAGE = "vergaderingen/verg-2026-03-12.md"
WINNER, SECOND, THIRD = "gebruiker-0", "lokale-actor-1", "lokaal-bestuur-0"


def election(letters: str = "ABC", functie: str = "voorzitter", **fields: Any) -> dict[str, Any]:
    """A first round of 4, 3 and 2 and a second of 5 and 4, for candidates with these letters, the winner first."""
    first, second, third = letters
    seats = {first: WINNER, second: SECOND, third: THIRD}
    return {
        "functie": functie,
        "methode": "geheim",
        "kandidaten": [
            {"kandidaat": each, "zetel": seats[each], "verkozen": "ja" if each == first else "nee"} for each in "ABC"
        ],
        "rondes": [_round({first: 4, second: 3, third: 2}), _round({first: 5, second: 3}) | {"blanco": "1"}],
        **fields,
    }


def _round(numbers: dict[str, int]) -> dict[str, Any]:
    return {"kandidaten": [{"kandidaat": key, "stemmen": str(count)} for key, count in sorted(numbers.items())]}


def of(audience: Audience, *items: dict[str, Any], **fields: Any) -> Edition:
    return select(archive(meeting(*items, **fields)), audience, DAY, address=ADDRESS)


def public(*items: dict[str, Any], **fields: Any) -> Edition:
    return of(Audience.PUBLIEK, *items, **fields)


def text_of(made: Edition, uri: str = PAGE) -> str:
    return next(str(page.text) for page in pages(made) if page.uri == uri)


def everything(made: Edition) -> dict[str, str | bytes]:
    """All pages and files of an edition that say something of a record."""
    found = (*pages(made), *outputs(made))
    return {page.uri: page.text for page in found if not page.uri.startswith(OF_THE_MODELS)}


def test_the_public_reads_who_is_elected_and_numbers() -> None:
    text = text_of(public(elections(election())))
    assert f'Verkozen als voorzitter: <a href="../zetels/{WINNER}.md">gebruiker</a></strong> (geheim)' in text
    assert "<caption>Ronde 1: 9 stemmen</caption>" in text
    assert (
        f'<td><strong><a href="../zetels/{WINNER}.md">gebruiker</a> <span>(kandidaat A)</span></strong></td><td class="lok-getal">5'
        in text
    )
    assert '<tr><td>Kandidaat B</td><td class="lok-getal">3</td></tr>' in text
    assert '<tr><td>Blanco</td><td class="lok-getal">1</td></tr>' in text
    for seat in (SECOND, THIRD):
        assert seat not in text
    assert "alleen leden" not in text


def test_members_read_every_seat_and_the_letters_of_the_minutes() -> None:
    text = text_of(of(Audience.LEDEN, elections(election("BCA"))))
    assert (
        f'<a href="../zetels/{SECOND}.md">lokale&#95;actor</a> <span>(kandidaat C)</span></td><td class="lok-getal">3'
        in text
    )
    assert f'<a href="../zetels/{THIRD}.md">' in text
    assert 'Kandidaat <span class="lok-leden">alleen leden</span></th>' in text


def test_nothing_public_tells_who_was_not_elected() -> None:
    """Whatever letters and seats the minutes give to the others, and to the same person in a second election."""
    sites = []
    for letters in permutations("ABC"):
        for seats in permutations((SECOND, THIRD)):
            one = election("".join(letters))
            for each in one["kandidaten"]:
                each["zetel"] = {SECOND: seats[0], THIRD: seats[1]}.get(each["zetel"], WINNER)
            sites.append(
                everything(public(elections(one), elections(election("".join(letters), "secretaris"), nr="2")))
            )
    assert all(site == sites[0] for site in sites)
    told = public(elections(election()))
    seats = {each.id: each for each in told.all("zetels")}
    assert told.backlinks(seats[SECOND]) == {}
    assert "vergaderingen" in told.backlinks(seats[WINNER])


@pytest.mark.parametrize(
    ("fields", "of_the_item"),
    [
        ({"status": "verslag_ontwerp", "verslag_goedgekeurd_op": None}, {}),
        ({}, {"openbaar": "nee"}),
        ({}, {"gepland_openbaar": "nee"}),
        ({}, {"zichtbaarheid": "leden"}),
    ],
)
def test_until_the_minutes_are_public_nothing_of_it_is(fields: dict[str, Any], of_the_item: dict[str, Any]) -> None:
    made = public(elections(election()) | of_the_item, **fields)
    assert not any("erkozen" in str(text) for uri, text in everything(made).items() if uri != "volgen/index.md")
    assert "Verkozen als voorzitter" in text_of(of(Audience.LEDEN, elections(election()) | of_the_item, **fields))


def test_who_is_elected_stands_in_the_feed() -> None:
    without_seat = election("BCA", "penningmeester")
    without_seat["kandidaten"][1].pop("zetel")
    put_off = {"functie": "Secretaris", "kandidaten": [{"kandidaat": "A"}], "uitgesteld": "ja"}
    made = public(elections(election(), without_seat, put_off))
    (feed,) = (str(page.text) for page in outputs(made) if page.uri == "volgen/vergaderingen.xml")
    assert "&lt;p&gt;1. Verkiezing&lt;/p&gt;\n&lt;p&gt;Verkozen als voorzitter: gebruiker.&lt;/p&gt;" in feed
    assert "Verkozen als penningmeester: kandidaat A." in feed
    assert "De keuze van een secretaris is uitgesteld." in feed


def test_what_somebody_types_as_a_post_is_only_text() -> None:
    text = text_of(public(elections(election(functie="<b>baas</b> & [x](y) | z"))))
    assert "<b>" not in text
    assert "[x](y)" not in text


def test_a_choice_without_rounds_says_what_there_is() -> None:
    agreed = {"functie": "secretaris", "methode": "consensus", "kandidaten": [{"kandidaat": "A", "verkozen": "ja"}]}
    text = text_of(public(elections(agreed)))
    assert "<strong>Verkozen als secretaris: kandidaat A</strong> (consensus)" in text
    assert "<table>" not in text
    two = {"functie": "secretaris", "kandidaten": [{"kandidaat": "A", "zetel": SECOND}, {"kandidaat": "B"}]}
    assert "<p>Er waren 2 kandidaten.</p>" in text_of(public(elections(two)))
    assert f'alleen leden</span>: A (<a href="../zetels/{SECOND}.md">' in text_of(of(Audience.LEDEN, elections(two)))


def test_what_decided_a_tie_is_said() -> None:
    tie = election() | {"rondes": [_round({"A": 4, "B": 4, "C": 1})], "beslist_door": "loting"}
    text = text_of(public(elections(tie)))
    assert "<caption>9 stemmen</caption>" in text
    assert "<p>Bij gelijke stemmen gaf het lot de doorslag.</p>" in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"functie": "Voorzitter", "kandidaten": [{"kandidaat": "A", "verkozen": "ja"}]}, "Verkozen als voorzitter"),
        ({"functie": "BOA-lid", "kandidaten": [{"kandidaat": "A", "verkozen": "ja"}]}, "Verkozen als BOA-lid"),
        ({"functie": "X", "kandidaten": [{"kandidaat": "A"}]}, "Niemand is verkozen als X"),
        (
            {"functie": "lid", "kandidaten": [{"kandidaat": "A"}], "uitgesteld": "ja"},
            "De keuze van een lid is uitgesteld",
        ),
    ],
)
def test_the_outcome_is_a_sentence(fields: dict[str, Any], words: str) -> None:
    assert outcome_of(Verkiezing.model_validate(fields)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"meerderheid": "meeste_stemmen"}, "de meeste stemmen volstaan"),
        (
            {"meerderheid": "volstrekte_meerderheid", "rondes": "2", "bij_gelijke_stemmen": "jongste"},
            (
                "een kandidaat heeft meer dan de helft van de stemmen nodig; er zijn hoogstens 2 rondes, en in de laatste "
                "volstaan de meeste stemmen; bij gelijke stemmen beslist de laagste leeftijd"
            ),
        ),
        ({"meerderheid": "meeste_stemmen", "rondes": "1"}, "de meeste stemmen volstaan; er zijn hoogstens 1 ronde"),
    ],
)
def test_what_the_council_agreed_stands_on_its_page(fields: dict[str, Any], words: str) -> None:
    assert election_rules_in_words(Verkiezingsregels.model_validate(fields)) == words


def test_an_item_without_a_winner_comes_back() -> None:
    again = [
        elections(election(), nr="1"),
        elections({"functie": "secretaris", "kandidaten": [{"kandidaat": "A"}]}, nr="2"),
    ]
    first = {"functie": "Penningmeester", "kandidaten": [{"kandidaat": "A"}, {"kandidaat": "B"}]}
    then = {"functie": "penningmeester", "kandidaten": [{"kandidaat": "A", "verkozen": "ja"}]}
    made = members(meeting(*again, elections(first, then, nr="3")), planned(agendapunten=[item()]))
    assert [each.nr for each in made.insights["postponed"]] == ["2"]


def test_a_candidate_of_several_has_no_bar_as_if_all_were_for_them() -> None:
    row = [together(vote("Kandidaat A", 5, "goedgekeurd"), vote("Kandidaat B", 4))]
    text = text_of(public(*row))
    assert "<p>4 voor</p>" in text
    assert "lok-stemming" not in text
    assert "lok-stemming" in text_of(public(together(vote("Kandidaat A", 5, "goedgekeurd", tegen=4))))
