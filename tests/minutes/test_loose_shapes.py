"""Minutes as they come when nobody thought of a record: notes with arrows, a form in capitals, a mail without items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.minutes.choices import chosen, proposed
from lok.minutes.cut import cut
from lok.minutes.losses import losses
from lok.minutes.plain import from_text
from samples import minutes_council
from samples.pasted_minutes import somewhere

if TYPE_CHECKING:
    from lok.minutes.around import Around
    from lok.minutes.pasted import Pasted


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Around:
    return somewhere(tmp_path_factory.mktemp("raad"))


def pasted(name: str, around: Around) -> Pasted:
    return cut(from_text((minutes_council.SAMPLES / name).read_text("utf-8")), around)


def there(found: Pasted) -> dict[str, str]:
    return {each.seats[0].removeprefix("zetel-"): each.status for each in found.attendance if each.sure}


def items(found: Pasted) -> list[tuple[str, int | None]]:
    return [(each.title, each.place) for each in found.items if each.id[0] == "p"]


def test_short_notes_with_arrows_and_names(around: Around) -> None:
    found = pasted("los-kort-en-vlug.txt", around)
    assert (found.head.day, found.head.werkelijk_begin, found.head.locatie) == (
        "2026-06-18",
        "2026-06-18 19:30",
        "Huis van het Kind",
    )
    assert found.head.volgende_vergadering == "verg-2026-12-10"
    assert items(found) == [
        ("Welkom", None),
        ("Goedkeuring vorig verslag", 0),
        ("Lokaal loket", 1),
        ("Dringende opvang", 2),
        ("Varia", 3),
    ]
    assert there(found) == {
        **dict.fromkeys(["bromtol", "zeepbel", "wolkenwagen", "schepen", "regie"], "aanwezig"),
        **dict.fromkeys(["voorzitter", "ocmw"], "verontschuldigd"),
    }
    text = "\n".join(each.text for each in found.blocks)
    for name in ("Sien", "Tuur", "Mia", "Jos", "Lies", "Nepnaam"):
        assert name not in text
    assert "- 31 dringende vragen, 12 gezinnen zonder plaats\n  - vooral baby's\n  - 3 keer nachtopvang\n" in text
    action = next(each.action for each in found.blocks if each.action)
    assert (action.omschrijving, action.zetel, action.deadline) == (
        "Schepen bekijkt lokalen",
        "zetel-schepen",
        "2026-09-15",
    )


def test_a_form_in_capitals_with_its_agenda_first(around: Around) -> None:
    found = pasted("los-formulier.txt", around)
    assert (found.head.werkelijk_begin, found.head.einde) == ("2026-06-18 20:00", "2026-06-18 22:15")
    assert (found.head.voorzitter, found.head.secretaris, found.head.locatie) == (
        "zetel-voorzitter",
        "zetel-regie",
        "online (Teams)",
    )
    assert [place for _, place in items(found)] == [0, 1, 3]
    assert there(found) == {
        **dict.fromkeys(["bromtol", "zeepbel", "ouders-1", "ouders-2", "ocmw", "voorzitter", "regie"], "aanwezig"),
        "wolkenwagen": "verontschuldigd",
        "gezinsvereniging": "afwezig",
    }
    assert [each.reason for each in found.attendance if each.seats == ("zetel-wolkenwagen",)] == [True]
    vote = next(each.vote for each in found.blocks if each.vote)
    assert (vote.onderwerp, vote.counts) == (
        "Stand van zaken lokaal loket",
        (("voor", 6), ("tegen", 1), ("onthouding", 1)),
    )
    assert [each.readers.value for each in found.blocks if each.field.value == "besluit"] == ["iedereen", "iedereen"]


def test_a_mail_with_titles_before_its_sentences(around: Around) -> None:
    found = pasted("los-mail.txt", around)
    assert items(found) == [("Dringende opvang", 2), ("Varia", 3)]
    assert [(each.field.value, each.readers.value, each.text) for each in found.blocks][1:] == [
        (
            "besluit",
            "leden",
            "we hebben beslist om een brief te schrijven aan de schepen. Iemand schrijft hem tegen eind juni.",
        ),
        ("bespreking", "leden", "niets."),
    ]
    assert found.overhead == ("Groeten,", "Sien Proefkonijn", "secretaris", "tel. 0470 12 34 56")
    assert losses(found, chosen(proposed(found), found), around) == (), "a private number is not repeated"
