"""Numbers, amounts, days and denials that got lost between the source and the record: an alarm, or a fact when it was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lok.minutes.choices import chosen, proposed
from lok.minutes.cut import cut
from lok.minutes.losses import Loss, losses, numbers
from lok.minutes.plain import from_text
from samples.pasted_minutes import somewhere

if TYPE_CHECKING:
    from lok.minutes.around import Around

BODY = (
    "De premie is € 1.250,50 en niet 500 euro. Dat kan zonder aanvraag, tot 1 september 2026 om 19.30 uur, voor 12 gezinnen.\n"
    "Niemand kreeg nooit geen antwoord."
)


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Around:
    return somewhere(tmp_path_factory.mktemp("raad"))


def lost(body: str, around: Around, **change: Any) -> list[Loss]:
    """What got lost of one block when it is chosen so."""
    pasted = cut(from_text(f"1. Verslag van de vorige vergadering\n{body}\n\n2. Varia\nKlaar.\n"), around)
    choices = proposed(pasted)
    choices["blocks"]["b1"] |= change
    return list(losses(pasted, chosen(choices, pasted), around))


def test_what_is_taken_over_loses_nothing(around: Around) -> None:
    assert lost(BODY, around) == []


def test_what_is_left_out_is_a_fact_and_no_alarm(around: Around) -> None:
    assert lost(BODY, around, readers="weglaten") == [
        Loss(
            "b1",
            deliberate=True,
            numbers=("1.250,50 euro", "500 euro", "1 september 2026", "19.30 uur", "12"),
            denials=(("niet", 1), ("geen", 1), ("nooit", 1), ("zonder", 1)),
        )
    ]


EDITS = {
    "De premie is 1250,50 euro en niet € 500. Zonder aanvraag, tot 1/9/2026 om 19u30, voor twaalf gezinnen. Nooit geen antwoord.": ((), ()),
    "De premie is € 1.250,50 en 500 euro. Dat kan zonder aanvraag, tot 1 september 2026 om 19:30, voor 12 gezinnen. Nooit geen antwoord.": ((), ("niet",)),
    "De premie is € 1.205,50 en niet 500 euro. Zonder aanvraag, tot 1 september om 19.30 uur, 12 gezinnen. Nooit geen antwoord.": (("1.250,50 euro",), ()),
    "De premie is € 1.250,50 en niet 500 euro. Zonder aanvraag, tot 2 september 2026 om 9.30 uur, 21 gezinnen. Nooit geen antwoord.": (("1 september 2026", "19.30 uur", "12"), ()),
    "": (("1.250,50 euro", "500 euro", "1 september 2026", "19.30 uur", "12"), ("niet", "geen", "nooit", "zonder")),
}  # fmt: skip


@pytest.mark.parametrize("text", EDITS)
def test_what_an_edit_lost_is_told_whatever_its_notation(text: str, around: Around) -> None:
    found = lost(BODY, around, text=text)
    gone, denials = EDITS[text]
    assert [each.numbers for each in found] == ([gone] if gone or denials else [])
    assert [tuple(word for word, _ in each.denials) for each in found] == ([denials] if gone or denials else [])
    assert not any(each.deliberate for each in found)


def test_a_number_that_went_to_another_block_is_not_lost_but_a_denial_is(around: Around) -> None:
    pasted = cut(
        from_text("1. Verslag van de vorige vergadering\nEr zijn er 84, niet 48.\n\n2. Varia\nIets anders.\n"), around
    )
    choices = proposed(pasted)
    choices["blocks"]["b1"]["text"] = "Er zijn er genoeg."
    choices["blocks"]["b2"]["text"] = "Niet te vergeten: 84 en 48."
    (found,) = losses(pasted, chosen(choices, pasted), around)
    assert (found.numbers, found.denials) == ((), (("niet", 1),))
    assert found.told == "Dit staat nergens meer: ‘niet’."


def test_the_number_of_an_item_hides_no_number_that_got_lost(around: Around) -> None:
    (found,) = lost("Er waren er 2.", around, text="Er waren er enkele.")
    assert found.numbers == ("2",)


def test_numbers_of_a_vote_and_the_day_of_an_action_count_as_kept(around: Around) -> None:
    assert (
        lost(
            "Besluit: Het LOK keurt dit goed met 7 stemmen voor en 2 tegen.\nActie: bellen, door de regie, tegen 1 september",
            around,
        )
        == []
    )


def test_what_stood_around_the_items_is_looked_at_too(around: Around) -> None:
    pasted = cut(
        from_text(
            "Verslag van 18 juni 2026, bladzijde 30\nAanwezig: De Bromtol\n\n1. Verslag van de vorige vergadering\na\n2. Varia\nb\n"
        ),
        around,
    )
    assert losses(pasted, chosen(proposed(pasted), pasted), around) == (
        Loss("", deliberate=False, numbers=("30",), denials=()),
    )


def test_what_was_pointed_out_and_taken_away_is_told_there_and_not_here(around: Around) -> None:
    assert lost("Bel 0470 12 34 56. De Zeepbel is verontschuldigd wegens ziekte, niet voor 3 dagen.", around) == []


NOTATIONS = {
    "€ 1.250,50": ["1250.5"],
    "1250.50 euro": ["1250.5"],
    "1 250,50": ["1250.5"],
    "12%": ["12"],
    "12,0": ["12"],
    "007": ["7"],
    "1 mei 2026": ["2026-05-01"],
    "01/05/2026": ["2026-05-01"],
    "2026-05-01": ["2026-05-01"],
    "19u30": ["19:30"],
    "19.30 uur": ["19:30"],
    "2025-2026": ["2025", "2026"],
    "ADV-2026-03": ["2026", "3"],
    "31 februari 2026": ["31", "2026"],
}


@pytest.mark.parametrize("text", NOTATIONS)
def test_one_number_is_the_same_in_every_notation(text: str, around: Around) -> None:
    assert [number for number, _ in numbers(text, around)] == NOTATIONS[text]
