"""Elections in minutes, in the ways that people write them: rounds, candidates, other votes, who was elected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.minutes.elections import election
from lok.minutes.pasted import Readers, Round
from samples.pasted_minutes import blocks, somewhere

if TYPE_CHECKING:
    from lok.minutes.around import Around

TITLE = "Verkiezing van de voorzitter"


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Around:
    return somewhere(tmp_path_factory.mktemp("raad"))


TOLD = {
    "Kandidaten: An Testgeval en Bert Proefman. An Testgeval krijgt 6 stemmen, Bert Proefman 3. An Testgeval is verkozen.": (
        (Round((6, 3)),), 0, ("", ""),
    ),
    "Kandidaten: An Testgeval en Bert Proefman.\nAn Testgeval krijgt 6 stemmen, Bert Proefman krijgt 3 stemmen.\nAn Testgeval is verkozen.": (
        (Round((6, 3)),), 0, ("", ""),
    ),
    "An Testgeval: 6 stemmen\nBert Proefman: 3 stemmen\n1 blanco, 1 ongeldig\nAn Testgeval wordt verkozen tot voorzitter.": (
        (Round((6, 3), blanco=1, ongeldig=1),), 0, ("", ""),
    ),
    "De Bromtol behaalt zes stemmen, OCMW behaalt drie stemmen. De Bromtol is verkozen.": ((Round((6, 3)),), 0, ("zetel-bromtol", "zetel-ocmw")),
    "Ronde 1: De Bromtol 4 stemmen, OCMW 4 stemmen, Gezinsvereniging 1 stem.\nRonde 2: De Bromtol 4 stemmen, OCMW 5 stemmen.\nOCMW is verkozen.": (
        (Round((4, 4, 1)), Round((4, 5, None))), 1, ("zetel-bromtol", "zetel-ocmw", "zetel-gezinsvereniging"),
    ),
    "Kandidaten: De Bromtol, OCMW.\nDe Bromtol haalt 5 stemmen. Niemand is verkozen.": ((Round((5, 0)),), None, ("zetel-bromtol", "zetel-ocmw")),
    "We praten over de voorzitter.": None,
    "Kandidaat: An Testgeval. Er zijn 8 stemmen voor en 1 stem tegen.": None,
}  # fmt: skip


@pytest.mark.parametrize("text", TOLD)
def test_rounds_candidates_and_who_was_elected(text: str, around: Around) -> None:
    found, wanted = election(text, TITLE, around), TOLD[text]
    if wanted is None:
        assert found is None
        return
    assert found is not None
    assert (found.election.rounds, found.election.elected, found.election.seats) == wanted
    assert found.election.post == "voorzitter"
    assert found.sure is ("haalt 5 stemmen" not in text)


def test_a_candidate_without_a_number_is_for_somebody_to_look_at(around: Around) -> None:
    found = election("Kandidaten: De Bromtol, OCMW.\nDe Bromtol haalt 5 stemmen en is verkozen.", TITLE, around)
    assert found is not None
    assert (found.election.rounds, found.sure) == ((Round((5, 0)),), False)


@pytest.mark.parametrize(
    ("sentence", "tie"), [("Het lot beslist.", "loting"), ("De jongste wint.", "jongste"), ("", "")]
)
def test_what_decided_between_as_many_votes(sentence: str, tie: str, around: Around) -> None:
    found = election(f"De Bromtol 4 stemmen, OCMW 4 stemmen. {sentence} De Bromtol is verkozen.", TITLE, around)
    assert found is not None
    assert found.election.tie == tie


def test_a_choice_that_was_put_off_has_no_winner(around: Around) -> None:
    found = election(
        "De Bromtol 4 stemmen, OCMW 4 stemmen. Niemand is verkozen, de keuze wordt uitgesteld.", TITLE, around
    )
    assert found is not None
    assert (found.election.elected, found.election.put_off) == (None, True)


def test_two_posts_at_once_are_for_somebody_to_look_at(around: Around) -> None:
    found = election(
        "De Bromtol 4 stemmen, OCMW 5 stemmen. OCMW is verkozen.",
        "Verkiezing van de voorzitter en de secretaris",
        around,
    )
    assert found is not None
    assert not found.sure


def test_a_letter_of_a_candidate_is_for_members(around: Around) -> None:
    text = "Verkiezing van de voorzitter\nAn Testgeval 6 stemmen, Bert Proefman 3 stemmen.\nHet LOK kiest An Testgeval tot voorzitter. An Testgeval is verkozen."
    found = blocks(text, around)
    decision = next(each for each in found if each.field.value == "besluit")
    assert "kandidaat A" in decision.text
    assert decision.readers is Readers.leden
    assert "Testgeval" not in "\n".join(each.text for each in found)
