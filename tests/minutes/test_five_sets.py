"""Five sets of minutes of different shape, pasted into the meeting they are of: what is proposed is taken, and the check is content in two rounds at most."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from lok.minutes.choices import chosen, proposed
from lok.minutes.losses import losses
from lok.minutes.pasted import Field, Readers, as_data
from lok.minutes.plain import from_text
from lok.minutes.writing import write
from lok.rules.check import check
from lok.source.parse import parse
from lok.words.tokens import words
from samples import minutes_council
from samples.pasted_minutes import Paste, paste

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lok.minutes.writing import Written
    from lok.source.problems import Problem

SETS = sorted(file.name for file in minutes_council.SAMPLES.glob("2026-*.txt"))
ROUNDS = 2


def text_of(name: str) -> str:
    return (minutes_council.SAMPLES / name).read_text("utf-8")


def pasted(name: str, root: Path) -> Paste:
    return paste(root, name[:10], from_text(text_of(name)))


def judged(here: Paste, choices: dict[str, Any]) -> tuple[Written, list[Problem]]:
    """The record with these choices, and what the check says of it."""
    day = here.around.day + timedelta(days=3)
    before = here.record.read_text("utf-8")
    written = write(before, here.pasted, json.loads(json.dumps(choices)), here.around, day)
    here.record.write_text(written.text, "utf-8")
    loaded = minutes_council.loaded(here.root)
    problems = check(loaded, here.root, day, ())
    here.record.write_text(before, "utf-8")
    return written, [each for each in problems if each.path.endswith(here.record.name)]


def seats_are_missing(_: Paste, choices: dict[str, Any], problem: Problem) -> bool:
    """Says the check: put every seat of that day in the list."""
    found = re.search(r"(?:ontbreken|ontbreekt): (.+)$", problem.message)
    if not found:
        return False
    for number, seat in enumerate(found[1].split(", ")):
        choices["attendance"][f"m{number}"] = {"zetel": seat, "status": "afwezig"}
    return True


def a_child_is_named(here: Paste, choices: dict[str, Any], problem: Problem) -> bool:
    """Says the check: write it without the name."""
    if "kind of een ouder met naam" not in problem.message:
        return False
    for block in here.pasted.blocks:
        if any(notice.message == "hier staat een kind of een ouder met naam" for notice in block.notices):
            choices["blocks"][block.id]["text"] = block.text.replace("De mama van kleine Mauro", "Een ouder")
    return True


REMEDIES: tuple[Callable[[Paste, dict[str, Any], Problem], bool], ...] = (seats_are_missing, a_child_is_named)
"""What a secretary does who reads a message of the check, and nothing else."""


def walked(here: Paste) -> tuple[int, dict[str, Any], Written]:
    """The rounds it takes: what is proposed is taken, then what the messages say is done."""
    choices = proposed(here.pasted)
    for number in range(1, ROUNDS + 1):
        written, problems = judged(here, choices)
        if not problems:
            return number, choices, written
        for problem in problems:
            assert any(remedy(here, choices, problem) for remedy in REMEDIES), str(problem)
    raise AssertionError([str(each) for each in judged(here, choices)[1]])


@pytest.mark.parametrize("name", SETS)
def test_it_is_brought_in_in_two_rounds_at_most(name: str, tmp_path: Path) -> None:
    here = pasted(name, tmp_path)
    rounds, choices, written = walked(here)
    assert rounds == (2 if "lopende-tekst" in name else 1)
    assert written.conflicts == ()
    assert written.refused == ()
    assert losses(here.pasted, chosen(choices, here.pasted), here.around) == ()
    again = write(written.text, here.pasted, choices, here.around, here.around.day + timedelta(days=3))
    assert again.text == written.text, "what was pasted once is not written twice"
    assert again.conflicts == ()


def test_there_are_five() -> None:
    assert len(SETS) == 5


def texts(data: Any) -> list[str]:
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else None
    return [str(data)] if inside is None else [text for each in inside for text in texts(each)]


@pytest.mark.parametrize("name", SETS)
def test_no_word_of_the_source_goes_nowhere(name: str, tmp_path: Path) -> None:
    read = from_text(text_of(name))
    data = "\n".join(texts(as_data(paste(tmp_path, name[:10], read).pasted)))
    missing = {word for each in read.paragraphs for word in words(each.said)} - set(words(data))
    assert missing <= {"punt"}, "the label before a number is no word of the minutes"


def record(name: str, root: Path) -> dict[str, Any]:
    return parse(walked(pasted(name, root))[2].text)


def items(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["nr"]: each for each in data["agendapunten"]}


def statuses(data: dict[str, Any]) -> dict[str, str]:
    return {line["zetel"].removeprefix("zetel-"): line["status"] for line in data["aanwezigheden"]}


def test_votes_by_name_become_votes_per_seat(tmp_path: Path) -> None:
    data = record("2026-02-05-stemming-op-naam.txt", tmp_path)
    vote = items(data)["2"]["stemmingen"][0]
    assert (vote["voor"], vote["tegen"], vote["onthouding"], vote["gevolg"]) == ("5", "1", "2", "goedgekeurd")
    assert {line["zetel"]: line["stem"] for line in vote["stemmen_per_zetel"]} == {
        **dict.fromkeys(
            ["zetel-voorzitter", "zetel-bromtol", "zetel-zeepbel", "zetel-wolkenwagen", "zetel-ouders-1"], "voor"
        ),
        "zetel-ocmw": "tegen",
        **dict.fromkeys(["zetel-gezinsvereniging", "zetel-loket"], "onthouding"),
    }
    assert items(data)["3"]["actiepunten"] == [
        {
            "omschrijving": "Een proef van drie maanden voorbereiden",
            "verantwoordelijke": "secretaris",
            "zetel": "zetel-regie",
            "deadline": "2026-05-01",
            "status": "open",
        }
    ]
    assert (data["werkelijk_begin"], data["einde"], data["status"]) == (
        "2026-02-05 19:05", "2026-02-05 21:10", "verslag_ontwerp",
    )  # fmt: skip
    assert data["volgende_vergadering"] == "verg-2026-12-10"


def test_a_name_of_the_list_gives_way_to_its_seat_in_the_text(tmp_path: Path) -> None:
    here = pasted("2026-02-05-stemming-op-naam.txt", tmp_path)
    text = walked(here)[2].text
    for name in ("Sien", "Proefkonijn", "Tuur", "Testveld", "Kers", "Spar", "Taxus"):
        assert name not in text
    assert "Dienst gezinsopvang De Wolkenwagen wijst erop dat 3 van de 11 onthaalouders dit jaar stopten." in text
    assert text.count("Voorbeeldpersoon") == 1, "the substitute, whom the records know"
    assert "persoon: Voorbeeldpersoon Linde" in text


def test_decisions_alone_need_no_hour_and_a_new_item_says_so(tmp_path: Path) -> None:
    data = record("2026-04-16-enkel-besluiten.txt", tmp_path)
    assert "aanwezigheden" not in data
    assert "werkelijk_begin" not in data
    assert data["status"] == "verslag_ontwerp"
    assert items(data)["1"]["stemmingen"][0]["methode"] == "eenparig"
    assert items(data)["2"]["stemmingen"][0]["methode"] == "consensus"
    assert (items(data)["3"]["stemmingen"][0]["voor"], items(data)["3"]["stemmingen"][0]["tegen"]) == ("6", "2")
    assert items(data)["4"] == {
        "nr": "4",
        "titel": "Aanduiding van een vertegenwoordiger in de stuurgroep",
        "soort": "verkiezing",
        "toegevoegd_ter_zitting": "ja",
        "besluit": "uitgesteld, zonder stemming.\n",
    }


def test_prose_with_reasons_of_absence_keeps_none_of_them(tmp_path: Path) -> None:
    here = pasted("2026-06-18-lopende-tekst.txt", tmp_path)
    _, _, written = walked(here)
    data = parse(written.text)
    assert statuses(data)["zeepbel"] == statuses(data)["ocmw"] == statuses(data)["schepen"] == "afwezig"
    for word in ("ziek", "vakantie", "coördinator", "Mauro", "gmail", "0470", "Sien", "Voorbeeldig"):
        assert word not in written.text, word
    assert data["gasten"] == [{"hoedanigheid": "consulent van Kind en Preventie"}]
    actions = items(data)["3"]["actiepunten"]
    assert [(each.get("zetel", ""), each["deadline"]) for each in actions] == [
        ("zetel-schepen", "2026-09-15"), ("zetel-wolkenwagen", "2026-07-01"), ("zetel-regie", "2026-08-31"),
    ]  # fmt: skip
    assert items(data)["3"]["bespreking"].endswith(
        "- de stad zoekt een lokaal dat niet elke week bezet is\n- niemand sluit nog zonder het loket te bellen\n"
    )
    assert "besluit" not in items(data)["1"], "‘wordt goedgekeurd’ does not say by whom: that is for members"


def test_a_council_without_quorum_decides_nothing(tmp_path: Path) -> None:
    data = record("2026-09-17-zonder-quorum.txt", tmp_path)
    assert (data["status"], data["quorum_bereikt"]) == ("onvoltallig", "nee")
    assert sum(status == "aanwezig" for status in statuses(data).values()) == 5
    assert not any("besluit" in each or "stemmingen" in each for each in data["agendapunten"])
    assert (
        "1. de premie stijgt van 400 naar 450 euro\n2. de vraag kan tot 31 oktober\n" in items(data)["2"]["bespreking"]
    )
    assert data["locatie"] == "Huis van het Kind, zaal 2"


def test_an_election_counts_every_round_and_names_nobody(tmp_path: Path) -> None:
    here = pasted("2026-11-05-verkiezing.txt", tmp_path)
    _, _, written = walked(here)
    (election,) = items(parse(written.text))["2"]["verkiezingen"]
    assert election == {
        "functie": "voorzitter",
        "methode": "geheim",
        "kandidaten": [
            {"kandidaat": "A", "verkozen": "ja"},
            {"kandidaat": "B"},
            {"kandidaat": "C", "zetel": "zetel-gezinsvereniging"},
        ],
        "rondes": [
            {
                "kandidaten": [
                    {"kandidaat": letter, "stemmen": count} for letter, count in (("A", "4"), ("B", "3"), ("C", "2"))
                ]
            },
            {"kandidaten": [{"kandidaat": "A", "stemmen": "6"}, {"kandidaat": "B", "stemmen": "2"}], "blanco": "1"},
        ],
    }
    assert "Proefkonijn" not in written.text
    found = next(block.election for block in here.pasted.blocks if block.field is Field.verkiezing)
    assert found is not None
    assert found.candidates == ("kandidaat A", "kandidaat B", "Gezinsvereniging")


@pytest.mark.parametrize("name", SETS)
def test_everybody_is_only_proposed_for_what_says_that_it_is_a_decision(name: str, tmp_path: Path) -> None:
    for block in pasted(name, tmp_path).pasted.blocks:
        if block.readers is Readers.iedereen:
            assert block.sure
            assert block.field in (Field.besluit, Field.stemming, Field.verkiezing)
        if block.field in (Field.bespreking, Field.actiepunt):
            assert block.readers is Readers.leden


def test_minutes_of_another_day_are_asked_about(tmp_path: Path) -> None:
    here = paste(tmp_path, "2026-06-18", from_text(text_of("2026-11-05-verkiezing.txt")))
    assert here.pasted.asks[0].startswith("Dit verslag zegt 5 november 2026, en deze vergadering is van 18 juni 2026.")
    assert here.around.day == date(2026, 6, 18)


def test_the_approval_of_earlier_minutes_is_an_act_of_its_own(tmp_path: Path) -> None:
    told = "keur dat verslag daarna goed bij die vergadering"
    remarks = {name: "".join(pasted(name, tmp_path / name).pasted.remarks) for name in SETS}
    assert [told in remarks[name] for name in SETS] == [True, True, True, False, True], (
        "without a quorum it was put off"
    )
    for name in SETS:
        assert "vorige_verslagen" not in walked(pasted(name, tmp_path / f"nog eens {name}"))[2].text
