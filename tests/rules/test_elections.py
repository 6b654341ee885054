"""Elections with several candidates, as such and in the older notation: the numbers fit the room, and there is one winner."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lok.source.problems import Level
from samples.elections import LOST, WON, election, elections, in_a_row, meeting, together, told, vote

NONE = "geen_meerderheid"
A, B, C = "Kandidaat A", "Kandidaat B", "Kandidaat C"


def said(*items: dict[str, Any], **afspraken: Any) -> list[str]:
    """Level, rule and first words of what is said of a meeting."""
    return [f"{each.level} {each.code}: {each.message}" for each in told(meeting(*items), **afspraken)]


# --- The older notation: what is right ----------------------------------------------------------------------------------

RIGHT = {
    "three in one item": [together(vote(A, 5, WON), vote(B, 3), vote(C, 1))],
    "three in a row": in_a_row(vote(A, 5, WON), vote(B, 3), vote(C, 1)),
    "the winner stands last": in_a_row(vote(A, 1), vote(B, 3), vote(C, 5, WON)),
    "the most votes, no majority": [together(vote(A, 4, WON), vote(B, 3), vote(C, 2))],
    "two rounds in one item": [
        together(vote(A, 4, NONE), vote(B, 3, NONE), vote(C, 2), vote(A, 5, WON), vote(B, 4)),
    ],
    "two rounds in a row": in_a_row(vote(A, 4, NONE), vote(B, 3), vote(C, 2), vote(A, 5, WON), vote(B, 4)),
    "a majority in the first round is followed by another": [
        together(vote(A, 5, NONE), vote(B, 4, NONE), nr="1", titel="Eerste ronde"),
        together(vote(A, 6, WON), vote(B, 3), nr="2", titel="Tweede ronde"),
    ],
    "rounds that are named": [
        together(
            vote(f"{A}, eerste ronde", 4),
            vote(f"{B}, eerste ronde", 5),
            vote(f"{A} (ronde 2)", 4),
            vote(f"{B} (ronde 2)", 5, WON),
        ),
    ],
    "nobody has a majority and it stays so": [together(vote(A, 4, NONE), vote(B, 3, NONE), vote(C, 2))],
    "blank and invalid with one candidate": [together(vote(A, 4, WON, blanco=1, ongeldig=1), vote(B, 3))],
    "blank with each candidate again": [together(vote(A, 4, WON, blanco=2), vote(B, 3, blanco=2))],
    "blank on a line of its own": [together(vote(A, 4, WON), vote(B, 3), vote("Blanco", 0, blanco=2))],
    "an abstention": [together(vote(A, 4, WON), vote(B, 3, onthouding=2))],
    "a candidate without votes": [together(vote(A, 5, WON), vote(B, 4), vote(C, 0))],
    "a tie without a winner": [together(vote(A, 4, NONE), vote(B, 4, NONE), vote(C, 1))],
    "put off": [together(vote(A, 5, "uitgesteld"), vote(B, 4, "uitgesteld"))],
    "two posts, an item each": [
        together(vote(A, 5, WON), vote(B, 4), nr="1", titel="Verkiezing van de voorzitter"),
        together(vote(C, 6, WON), vote(B, 3), nr="2", titel="Verkiezing van de ondervoorzitter"),
    ],
    "two posts in a row": in_a_row(vote(A, 5, WON), vote(B, 4), vote(C, 6, WON), vote(B, 3)),
    "two posts in one item": [
        together(vote("A als voorzitter", 5, WON), vote("B als voorzitter", 4), vote("C als ondervoorzitter", 9, WON)),
    ],
    "three posts with one candidate each": [together(vote(A, 9, WON), vote(B, 9, WON), vote(C, 9, WON))],
    "one by consensus": [together({"onderwerp": A, "methode": "consensus", "gevolg": WON})],
    "one by consensus beside an election": [
        together({"onderwerp": A, "methode": "consensus", "gevolg": WON}, vote(B, 5, WON), vote(C, 4)),
    ],
    "the votes for the others are votes against": [
        together(vote(A, 4, WON, tegen=5), vote(B, 3, tegen=6), vote(C, 2, tegen=7)),
    ],
    "each asked, one chosen": [together(vote(A, 6, WON, tegen=3), vote(B, 5, tegen=4))],
    "only how it ended": [
        together(*({"onderwerp": name, "gevolg": gevolg} for name, gevolg in ((A, WON), (B, LOST), (C, LOST)))),
    ],
    "candidates present themselves in between": [
        together(vote(A, 5, WON), nr="1"),
        together(nr="2", titel="Voorstelling"),
        together(vote(B, 4), nr="3"),
    ],
    "one subject, the names in the titles": [
        together(vote("Voorzitter", 5, WON), nr="1", titel="Eerst de een"),
        together(vote("Voorzitter", 4), nr="2", titel="Dan de ander"),
    ],
    "posts as subjects, in one item": [
        together(vote("Voorzitter", 5, WON), vote("Voorzitter", 4), vote("Secretaris", 6, WON), vote("Secretaris", 3)),
    ],
    "posts as subjects, names as titles": [
        together(vote("Verkiezing voorzitter", 5, WON), nr="1", titel="Mieke"),
        together(vote("Verkiezing voorzitter", 4), nr="2", titel="Aap"),
        together(vote("Afgevaardigde", 2), nr="3", titel="Noot"),
        together(vote("Afgevaardigde", 7, WON), nr="4", titel="Aap"),
    ],
    "one subject, no names at all": [together(vote("Voorzitter", 5, WON), vote("Voorzitter", 4))],
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_minutes_say_of_an_election_can_be_right(name: str) -> None:
    assert said(*RIGHT[name]) == []


# --- The older notation: what is wrong ----------------------------------------------------------------------------------

WRONG = {
    "too many votes": (
        [together(vote(A, 5, WON), vote(B, 3), vote(C, 2))],
        [
            "fout V13: de 3 kandidaten van deze verkiezing hebben samen 10 stemmen, maar er waren 9 stemgerechtigde zetels"
        ],
    ),
    "too many votes in a row": (
        in_a_row(vote(A, 5, WON), vote(B, 3), vote(C, 2)),
        [
            "fout V13: de 3 kandidaten van deze verkiezing hebben samen 10 stemmen, maar er waren 9 stemgerechtigde zetels"
        ],
    ),
    "too few votes": (
        [together(vote(A, 4, WON), vote(B, 3))],
        ["aandachtspunt V13: de 2 kandidaten van deze verkiezing hebben samen 7 stemmen, maar er waren 9"],
    ),
    "too few in both rounds": (
        in_a_row(vote(A, 4), vote(B, 3), vote(C, 1), vote(A, 5, WON), vote(B, 3)),
        [
            "aandachtspunt V13: de 3 kandidaten van deze verkiezing hebben samen 8 stemmen",
            "aandachtspunt V13: de 2 kandidaten van deze verkiezing hebben samen 8 stemmen",
        ],
    ),
    "two winners": (
        [together(vote(A, 5, WON), vote(B, 3, WON), vote(C, 1))],
        ["fout V14: ‘Kandidaat B’ kan niet verkozen zijn: ‘Kandidaat A’ had 5 van de 9 stemmen"],
    ),
    "the wrong winner": (
        in_a_row(vote(A, 5), vote(B, 3, WON), vote(C, 1)),
        ["fout V14: ‘Kandidaat B’ kan niet verkozen zijn: ‘Kandidaat A’ had 5 van de 9 stemmen"],
    ),
    "nobody, though more than half": (
        [together(vote(A, 5), vote(B, 3), vote(C, 1))],
        ["fout V14: niemand is verkozen, maar ‘Kandidaat A’ had 5 van de 9 stemmen"],
    ),
    "a tie that nobody explains": (
        [together(vote(A, 4, WON), vote(B, 4), vote(C, 1))],
        [
            "aandachtspunt V14: ‘Kandidaat A’ en ‘Kandidaat B’ hadden elk 4 van de 9 stemmen, en er staat niet wat besliste",
        ],
    ),
    "a tie with two winners": (
        [together(vote(A, 4, WON), vote(B, 4, WON), vote(C, 1))],
        ["fout V14: ‘Kandidaat A’ is al verkozen, en er kan er maar één zijn"],
    ),
    "two who were each carried, for one post": (
        [together(vote(A, 6, WON, tegen=3), vote(B, 5, WON, tegen=4), titel="Verkiezing van de voorzitter")],
        ["aandachtspunt V14: ‘Kandidaat A’ is al verkozen als voorzitter"],
    ),
    "three who were each carried, and nobody is elected": (
        [together(vote(A, 6, tegen=3), vote(B, 5, tegen=4), vote(C, 7, tegen=2))],
        ["fout V14: ‘verworpen’ klopt niet: er waren 7 van de 9 stemmen voor"],
    ),
    "the one with fewer votes was chosen": (
        [together(vote(A, 6, tegen=3), vote(B, 5, WON, tegen=4))],
        ["fout V14: ‘Kandidaat A’ had meer stemmen dan wie verkozen is"],
    ),
    "nobody voted": (
        [together(vote(A, 0, WON), vote(B, 0), vote("Blanco", 0, blanco=9))],
        ["fout V14: ‘Kandidaat A’ kan niet verkozen zijn: niemand kreeg een stem"],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_an_election_is_told_once(name: str) -> None:
    items, expected = WRONG[name]
    found = said(*items)
    assert len(found) == len(expected), found
    assert all(line.startswith(start) for line, start in zip(found, expected, strict=True)), found


def test_a_seat_votes_once_in_a_ballot() -> None:
    seats = [{"zetel": "gebruiker-0", "stem": "voor"}]
    names = [
        {"onderwerp": name, "methode": "handopsteking", "stemmen_per_zetel": seats, "gevolg": gevolg}
        for name, gevolg in ((A, WON), (B, LOST))
    ]
    found = said(together(*names))
    assert "fout V13: gebruiker-0 stemde in deze verkiezing al bij ‘Kandidaat A’" in found


def test_without_a_list_the_number_present_is_the_limit() -> None:
    fields = {"aanwezigheden": [], "aanwezig_totaal": "8"}
    (found,) = told(meeting(together(vote(A, 5, WON), vote(B, 4)), **fields))
    assert found.message.endswith("samen 9 stemmen, maar volgens ‘aanwezig_totaal’ waren er 8 aanwezig")
    assert told(meeting(together(vote(A, 5, WON), vote(B, 3)), **fields)) == []
    assert (
        told(
            meeting(
                together(vote(A, 5, WON), vote(B, 3)),
                elections(election({"A": 5, "B": 3}, elected="A"), nr="2"),
                aanwezigheden=[],
            )
        )
        == []
    )


def test_until_there_are_minutes_who_is_not_marked_may_have_voted() -> None:
    going_on: dict[str, Any] = {"status": "gehouden", "verslag_goedgekeurd_op": None, "here": (4, 3, 2)}
    chosen = elections(election({"A": 6, "B": 4}, elected="A"), election({"A": 11}, elected="A", functie="secretaris"))
    (found,) = told(meeting(chosen, **going_on))
    assert (
        found.message
        == "deze ronde telt 11 stemmen, maar er waren hoogstens 10 stemgerechtigde zetels aanwezig bij dit punt"
    )
    assert told(meeting(together(vote(A, 6, WON), vote(B, 4)), **going_on)) == []
    (found,) = told(meeting(together(vote(A, 7, WON), vote(B, 4)), **going_on))
    assert found.message.startswith(
        "de 2 kandidaten van deze verkiezing hebben samen 11 stemmen, maar er waren hoogstens 10"
    )


def test_who_leaves_for_one_candidate_may_have_voted_for_another() -> None:
    first, second = in_a_row(vote(A, 5, WON), vote(B, 4))
    assert said(first | {"belangenconflict": ["gebruiker-0"]}, second | {"belangenconflict": ["gebruiker-1"]}) == []
    both = {"belangenconflict": ["gebruiker-0"]}
    assert said(first | both, second | both) != []


# --- As elections -------------------------------------------------------------------------------------------------------

ALL = {"A": 5, "B": 3, "C": 1}
TIE = {"A": 4, "B": 4, "C": 1}
FEW = {"A": 4, "B": 3, "C": 2}
PLURALITY = {"meerderheid": "meeste_stemmen"}
ABSOLUTE = {"meerderheid": "volstrekte_meerderheid"}

CASES: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
    (election(ALL, elected="A"), {}, []),
    (election(FEW, elected="A"), {}, []),
    (election(FEW, {"A": 5, "B": 4}, elected="A"), {}, []),
    (election(FEW), {}, []),
    (election(ALL, elected="B"), {}, ["fout V14: kandidaat B kan niet verkozen zijn: kandidaat A had 5 van de 9 stemmen"]),
    (election(ALL), {}, ["aandachtspunt V14: niemand is verkozen, maar kandidaat A had 5 van de 9 stemmen"]),
    (election(ALL, uitgesteld="ja"), {}, []),
    (election(TIE), {}, []),
    (election(TIE, elected="B"), {}, ["aandachtspunt V14: kandidaat A en kandidaat B hadden elk 4 van de 9 stemmen, en er"]),
    (election(TIE, elected="B", beslist_door="loting"), {}, []),
    (election({"A": 5, "B": 4, "blanco": 1}, elected="A"), {}, ["fout V13: deze ronde telt 10 stemmen, maar er waren 9"]),
    (election({"A": 5, "blanco": 2, "ongeldig": 1}, elected="A"), {}, ["aandachtspunt V13: deze ronde telt 8 stemmen, maar"]),
    (election(FEW, elected="A"), PLURALITY, []),
    (election(FEW), PLURALITY, ["fout V14: niemand is verkozen, maar kandidaat A had 4 van de 9 stemmen"]),
    (election(FEW, uitgesteld="ja"), PLURALITY, []),
    (election(FEW, elected="A"), ABSOLUTE, ["fout V14: kandidaat A kan niet verkozen zijn: kandidaat A had 4 van de 9"]),
    (election(FEW), ABSOLUTE, []),
    (election({"A": 4, "B": 3, "blanco": 2}, elected="A"), ABSOLUTE, []),
    (election(FEW, FEW, elected="A"), ABSOLUTE | {"rondes": "2"}, []),
    (election(FEW, FEW, FEW, elected="A"), ABSOLUTE | {"rondes": "2"}, ["aandachtspunt V14: volgens de afspraken van die dag zijn"]),
    (election(ALL, ALL, elected="A"), ABSOLUTE, ["aandachtspunt V14: na ronde 1 was er al iemand verkozen: kandidaat A had"]),
    (election(TIE, elected="B"), PLURALITY | {"bij_gelijke_stemmen": "oudste"}, []),
    (
        election(TIE, elected="B", beslist_door="loting"),
        PLURALITY | {"bij_gelijke_stemmen": "oudste"},
        ["aandachtspunt V14: volgens de afspraken van die dag beslist de hoogste leeftijd bij gelijke stemmen"],
    ),
    (
        election(TIE, elected="B"),
        PLURALITY | {"bij_gelijke_stemmen": "nieuwe_stemming"},
        ["fout V14: kandidaat B kan niet verkozen zijn: kandidaat A en kandidaat B hadden elk 4 van de 9 stemmen, en dan volgt"],
    ),
    (election(TIE, TIE, elected="A", beslist_door="jongste"), PLURALITY, []),
]  # fmt: skip


@pytest.mark.parametrize(("one", "agreed", "expected"), CASES)
def test_an_election_is_held_against_the_room_and_what_was_agreed(
    one: dict[str, Any], agreed: dict[str, Any], expected: list[str]
) -> None:
    found = said(elections(one), **({"verkiezingen": agreed} if agreed else {}))
    assert len(found) == len(expected), found
    assert all(line.startswith(start) for line, start in zip(found, expected, strict=True)), found


def test_blank_votes_count_where_the_council_lets_them() -> None:
    one = elections(election({"A": 4, "B": 3, "blanco": 2}, elected="A"))
    assert said(one, verkiezingen=ABSOLUTE) == []
    (found,) = said(one, verkiezingen=ABSOLUTE, onthoudingen="tellen_mee")
    assert "vragen meer dan de helft" in found


def test_what_the_council_agreed_holds_for_the_older_notation_too() -> None:
    first = [vote(A, 4, WON), vote(B, 3), vote(C, 2)]
    (found,) = said(together(*first), verkiezingen=ABSOLUTE)
    assert found.startswith(
        "fout V14: ‘Kandidaat A’ kan niet verkozen zijn: ‘Kandidaat A’ had 4 van de 9 stemmen, en de"
    )
    rounds = [vote(A, 4), vote(B, 3), vote(C, 2), vote(A, 4, WON), vote(B, 3), vote(C, 2)]
    assert said(together(*rounds), verkiezingen=ABSOLUTE | {"rondes": "2"}) == []
    tie = [vote(A, 4, WON), vote(B, 4), vote(C, 1)]
    assert said(together(*tie), verkiezingen=PLURALITY | {"bij_gelijke_stemmen": "jongste"}) == []


def test_an_election_is_held_in_number_as_a_vote_is() -> None:
    left = [{"zetel": f"lokale-actor-{number}", "aanwezig": "nee"} for number in range(4)]
    one = elections(election({"A": 5}, elected="A")) | {"aanwezig_afwijkend": left}
    agreed = {"quorum": {"soort": "minstens_aandeel", "aandeel": "2/3"}}
    found = [each for each in told(meeting(one), **agreed) if each.code == "V11"]
    assert [each.at for each in found] == [("agendapunten", 0, "verkiezingen")]


# --- Whatever the minutes say ---------------------------------------------------------------------------------------------

VOTERS = 9
GEVOLGEN = (WON, LOST, NONE, "uitgesteld")
PROPOSED = re.compile(r"Schrijf hier ‘gevolg: (\w+)’|Schrijf ‘gevolg: (\w+)’|schrijf bij de anderen ‘gevolg: (\w+)’")
MOST_ROUNDS = 20


def obeyed(items: list[dict[str, Any]], **afspraken: Any) -> list[dict[str, Any]]:
    """The items after everything was done that the check proposes to write, one message at a time."""
    for _ in range(MOST_ROUNDS):
        proposed = [
            (each.at, next(word for word in match.groups() if word))
            for each in told(meeting(*items), **afspraken)
            if each.level is Level.FOUT and each.code == "V14" and (match := PROPOSED.search(each.hint))
        ]
        if not proposed:
            return items
        at, word = proposed[0]
        items[int(at[1])]["stemmingen"][int(at[3])]["gevolg"] = word
    raise AssertionError("the check goes on asking")


def winners(items: list[dict[str, Any]]) -> int:
    return sum(each["gevolg"] == WON for one in items for each in one["stemmingen"])


@st.composite
def ballots(draw: st.DrawFn) -> list[dict[str, Any]]:
    """The votes on some candidates for one post, right or wrong, in either way of writing and with any outcome."""
    against = draw(st.booleans())
    votes = []
    for number in range(draw(st.integers(2, 5))):
        for_ = draw(st.integers(0, 10))
        fields = {"blanco": draw(st.integers(0, 2))} if draw(st.booleans()) else {}
        if against:
            fields["tegen"] = draw(st.one_of(st.just(max(9 - for_ - fields.get("blanco", 0), 0)), st.integers(0, 9)))
        votes.append(vote(f"Kandidaat {number}", for_, draw(st.sampled_from(GEVOLGEN)), **fields))
    return votes


@settings(max_examples=150, deadline=None)
@given(ballots(), st.booleans(), st.sampled_from([{}, PLURALITY, ABSOLUTE, ABSOLUTE | {"rondes": "1"}]))
def test_the_check_never_asks_for_a_second_winner(
    votes: list[dict[str, Any]],
    row: bool,  # noqa: FBT001
    agreed: dict[str, Any],
) -> None:
    shares = [int(each["voor"]) + int(each.get("blanco", 0)) for each in votes if not int(each.get("tegen", 0))]
    assume(sum(shares) < 2 * VOTERS)  # from there on they can be two ballots, on two posts
    items = in_a_row(*votes) if row else [together(*votes)]
    before = winners(items)
    after = winners(obeyed(items, **({"verkiezingen": agreed} if agreed else {})))
    assert after <= max(before, 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(ballots(), min_size=2, max_size=3), st.booleans())
def test_nor_over_all_rounds_for_a_post_that_is_named(rounds: list[list[dict[str, Any]]], row: bool) -> None:  # noqa: FBT001
    votes = [each | {"onderwerp": f"{each['onderwerp']} als voorzitter"} for one in rounds for each in one]
    items = in_a_row(*votes) if row else [together(*votes)]
    before = winners(items)
    assert winners(obeyed(items)) <= max(before, 1)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=5), st.data())
def test_a_ballot_that_fits_the_room_has_one_winner_at_most_when_all_is_done(
    counts: list[int], data: st.DataObject
) -> None:
    if sum(counts) > VOTERS:
        counts = [count * VOTERS // sum(counts) for count in counts]
    votes = [
        vote(f"Kandidaat {number}", count, data.draw(st.sampled_from(GEVOLGEN))) for number, count in enumerate(counts)
    ]
    votes[0]["blanco"] = str(VOTERS - sum(counts))
    items = obeyed(in_a_row(*votes) if data.draw(st.booleans()) else [together(*votes)])
    assert winners(items) <= 1


LETTERS = "ABCDE"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from(LETTERS), st.integers(0, 9), min_size=1), min_size=1, max_size=3),
    st.sampled_from(["", *LETTERS]),
    st.sampled_from([{}, PLURALITY, ABSOLUTE]),
)
def test_an_election_asks_for_one_winner_where_there_is_none(
    rounds: list[dict[str, int]], elected: str, agreed: dict[str, Any]
) -> None:
    one = election(*rounds, elected=elected)
    found = told(meeting(elections(one)), **({"verkiezingen": agreed} if agreed else {}))
    asked = [each for each in found if each.hint.startswith("Zet ‘verkozen: ja’ bij")]
    won = sum(each.get("verkozen") == "ja" for each in one["kandidaten"])
    assert len(asked) + won <= 1
