"""The choices become a new text of the record: at their places, nothing written over in silence, nothing kept that may not be."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from lok.minutes.choices import proposed
from lok.minutes.cut import cut
from lok.minutes.election_fields import as_fields
from lok.minutes.pasted import Election, Round
from lok.minutes.plain import from_text
from lok.minutes.sheet import Conflict
from lok.minutes.writing import NO_HOUR, Written, write
from lok.rules.check import blocking, check
from lok.source.parse import parse
from lok.words.terminal import RefusedError
from samples import minutes_council
from samples.pasted_minutes import known_around, paste

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from samples.pasted_minutes import Paste

TODAY = date(2026, 6, 20)
MINUTES = """\
Verslag van 18 juni 2026
Begin: 19.05 uur
Plaats: Stadhuis
Aanwezig: De Bromtol, OCMW

1. Verslag van de vorige vergadering
Geen opmerkingen.
Besluit: Het LOK keurt het verslag goed met 2 stemmen voor en 0 tegen.

2. Iets nieuws
We praten erover.
Actie: bellen, door de regie, tegen 1 september

3. Dringende opvang
Tekst over opvang.
"""


@pytest.fixture
def here(tmp_path: Path) -> Paste:
    return paste(tmp_path, "2026-06-18", from_text(MINUTES))


def written(here: Paste, change: Callable[[dict[str, Any]], None] | None = None, text: str | None = None) -> Written:
    choices = json.loads(json.dumps(proposed(here.pasted)))
    if change:
        change(choices)
    return write(here.record.read_text("utf-8") if text is None else text, here.pasted, choices, here.around, TODAY)


def items(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parse(text)["agendapunten"]
    return found


def test_items_are_filled_and_a_new_one_comes_where_it_stood(here: Paste) -> None:
    text = written(here).text
    assert [each["titel"] for each in items(text)] == [
        "Verslag van de vorige vergadering", "Iets nieuws", "Stand van zaken lokaal loket", "Dringende opvang", "Varia",
    ]  # fmt: skip
    new = items(text)[1]
    assert (new["nr"], new["toegevoegd_ter_zitting"], new["soort"]) == ("5", "ja", "bespreking")
    assert list(new) == ["nr", "titel", "soort", "toegevoegd_ter_zitting", "bespreking", "actiepunten"], (
        "in the order of the model"
    )
    assert items(text)[0]["stemmingen"] == [
        {"onderwerp": "Verslag van de vorige vergadering", "voor": "2", "tegen": "0", "gevolg": "goedgekeurd"}
    ]


def test_all_that_was_there_stays_as_it_was_typed(here: Paste) -> None:
    before = here.record.read_text("utf-8")
    after = written(here).text
    gone = [line for line in before.splitlines() if line not in after.splitlines()]
    assert gone == ["status: uitgenodigd"]
    assert "uitgenodigd_op: 2026-01-20  # per mail" in after


def test_line_ends_of_windows_stay(here: Paste) -> None:
    after = written(here, text=here.record.read_text("utf-8").replace("\n", "\r\n")).text
    assert after.count("\n") == after.count("\r\n")
    assert items(after) == items(written(here).text)


def test_a_record_without_an_agenda_gets_one_that_was_not_added_later(here: Paste) -> None:
    bare = here.record.read_text("utf-8").partition("agendapunten:")[0]
    (here.record).write_text(bare, "utf-8")
    around = known_around(here.root, "2026-06-18")
    pasted = cut(from_text(MINUTES), around)
    text = write(bare, pasted, proposed(pasted), around, TODAY).text
    assert [(each["nr"], each["titel"]) for each in items(text)] == [
        ("1", "Verslag van de vorige vergadering"), ("2", "Iets nieuws"), ("3", "Dringende opvang"),
    ]  # fmt: skip
    assert not any("toegevoegd_ter_zitting" in each for each in items(text))


OLD = "    bespreking: Er stond al iets.\n"


def with_text(here: Paste) -> str:
    return (
        here.record.read_text("utf-8").replace(
            "    soort: goedkeuring_verslag\n", f"    soort: goedkeuring_verslag\n{OLD}"
        )
        + "locatie: Elders\n"
    )


def test_what_stands_there_is_a_conflict_with_both_texts(here: Paste) -> None:
    found = written(here, text=with_text(here))
    assert found.conflicts == (
        Conflict("agendapunten[1].bespreking", "Er stond al iets.", "Geen opmerkingen."),
        Conflict("locatie", "Elders", "Stadhuis"),
    )
    assert OLD in found.text
    assert parse(found.text)["locatie"] == "Elders"
    assert items(found.text)[0]["besluit"], "the rest is written"


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("oud", "Er stond al iets."),
        ("nieuw", "Geen opmerkingen.\n"),
        ("samen", "Er stond al iets.\n\nGeen opmerkingen.\n"),
    ],
)
def test_a_conflict_is_settled_by_who_chose(word: str, wanted: str, here: Paste) -> None:
    settled = {"agendapunten[1].bespreking": word, "locatie": "nieuw"}
    found = written(here, lambda choices: choices["settled"].update(settled), with_text(here))
    assert found.conflicts == ()
    assert items(found.text)[0]["bespreking"] == wanted
    assert parse(found.text)["locatie"] == "Stadhuis"


def test_attendance_that_says_something_else_is_a_conflict(here: Paste) -> None:
    text = (
        here.record.read_text("utf-8")
        + "aanwezigheden:\n  - {zetel: zetel-bromtol, status: afwezig}\n  - {zetel: zetel-ocmw, status: aanwezig}\n"
    )
    found = written(here, text=text)
    assert found.conflicts == (
        Conflict("aanwezigheden[1]", "Kinderdagverblijf De Bromtol, afwezig", "Kinderdagverblijf De Bromtol, aanwezig"),
    )
    settled = written(here, lambda choices: choices["settled"].update({"aanwezigheden[1]": "nieuw"}), text)
    assert "{zetel: zetel-bromtol, status: aanwezig}" in settled.text


def test_only_confirmed_seats_are_written_and_the_others_when_that_is_said(here: Paste) -> None:
    def nobody(choices: dict[str, Any]) -> None:
        choices["attendance"] = {}

    assert "aanwezigheden" not in parse(written(here, nobody).text)
    found = written(here)
    assert [each["zetel"] for each in parse(found.text)["aanwezigheden"]] == ["zetel-bromtol", "zetel-ocmw"]
    assert found.open[0].startswith("Van 10 zetels staat er niet of ze er waren: ")
    whole = written(here, lambda choices: choices.update(others="afwezig"))
    assert len(parse(whole.text)["aanwezigheden"]) == 12
    assert whole.open == ()


def test_hours_proxies_and_items_of_a_line(here: Paste) -> None:
    def change(choices: dict[str, Any]) -> None:
        choices["attendance"]["a1"] |= {"van": "19:30", "tot": "0:10", "vanaf_punt": "1"}
        choices["attendance"]["x"] = {
            "zetel": "zetel-zeepbel",
            "status": "verontschuldigd",
            "volmacht_aan": "zetel-bromtol",
        }

    data = parse(written(here, change).text)
    assert data["aanwezigheden"][0] == {
        "zetel": "zetel-bromtol", "status": "aanwezig", "van": "2026-06-18 19:30", "tot": "2026-06-19 00:10",
    }  # fmt: skip
    assert data["aanwezigheden"][2] == {
        "zetel": "zetel-zeepbel",
        "status": "verontschuldigd",
        "volmacht_aan": "zetel-bromtol",
    }
    assert data["agendapunten"][0]["aanwezig_afwijkend"] == [{"zetel": "zetel-bromtol", "aanwezig": "ja"}]
    lost = written(here, lambda choices: choices["attendance"]["a1"].update(vanaf_punt="99"))
    assert "Een zetel kwam of vertrok bij punt 99, en dat punt is er niet." in lost.open


def test_blocks_go_where_they_are_sent_and_read_who_may(here: Paste) -> None:
    def change(choices: dict[str, Any]) -> None:
        choices["blocks"]["b1"] |= {"readers": "iedereen", "field": "toelichting"}
        choices["blocks"]["b2"] |= {"readers": "leden"}
        choices["blocks"]["b3"] |= {"readers": "weglaten"}
        choices["blocks"]["b4"] |= {"item": "r2", "readers": "iedereen"}
        choices["blocks"]["b6"] |= {"text": "Nieuwe **tekst**.\r\nTwee."}

    found = items(written(here, change).text)
    assert (found[0]["toelichting"], found[0]["bespreking"]) == (
        "Geen opmerkingen.\n", "Het LOK keurt het verslag goed met 2 stemmen voor en 0 tegen.\n",
    )  # fmt: skip
    assert "stemmingen" not in found[0]
    assert found[2]["besluit"] == "We praten erover.\n"
    assert found[3]["bespreking"] == "Nieuwe **tekst**.\nTwee.\n"


def test_two_items_of_the_minutes_that_are_one_in_the_record_come_together(here: Paste) -> None:
    found = items(written(here, lambda choices: choices["items"]["p2"].update(place=0)).text)
    assert len(found) == 4
    assert found[0]["bespreking"] == "Geen opmerkingen.\n\nWe praten erover.\n"
    assert found[0]["actiepunten"][0]["omschrijving"] == "Bellen"


def test_an_item_is_left_out_with_all_in_it(here: Paste) -> None:
    text = written(here, lambda choices: choices["items"]["p2"].update(keep=False)).text
    assert "Iets nieuws" not in text
    assert "We praten erover" not in text


def test_a_vote_and_an_action_that_were_filled_in(here: Paste) -> None:
    def change(choices: dict[str, Any]) -> None:
        choices["blocks"]["b1"] |= {
            "readers": "iedereen",
            "field": "stemming",
            "values": {"onderwerp": "x", "methode": "eenparig", "gevolg": "goedgekeurd"},
        }
        choices["blocks"]["b5"] |= {
            "values": {"verantwoordelijke": "secretaris", "zetel": "zetel-regie", "deadline": ""}
        }
        choices["blocks"]["b6"] |= {"field": "actiepunt"}

    found = items(written(here, change).text)
    assert found[0]["stemmingen"][0] == {"onderwerp": "x", "methode": "eenparig", "gevolg": "goedgekeurd"}
    assert found[1]["actiepunten"] == [
        {"omschrijving": "Bellen", "verantwoordelijke": "secretaris", "zetel": "zetel-regie", "status": "open"}
    ]
    assert found[3]["actiepunten"][0]["omschrijving"] == "Tekst over opvang"


REFUSED = {
    "an action for everybody": ({"b5": {"readers": "iedereen"}}, "een actiepunt lezen alleen de leden"),
    "a vote that is none": ({"b1": {"readers": "iedereen", "field": "stemming"}}, "geen stemming herkend"),
    "a private number": ({"b1": {"text": "Bel 0470 12 34 56."}}, "hier staat een gsm-nummer (0470…)"),
    "an address of a person": ({"b5": {"values": {"omschrijving": "mail an.test@gmail.com"}}}, "persoonlijk mailadres"),
    "HTML": ({"b1": {"text": "<script>x</script>"}}, "HTML (‘<script…’) kan hier niet"),
    "a picture": ({"b1": {"text": "![x](https://example.org/a.png)"}}, "een afbeelding kan hier niet"),
    "a conflict of git": ({"b1": {"text": "<<<<<<< a\nb\n=======\nc\n>>>>>>> d"}}, "samenvoegconflict"),
    "too long": ({"b1": {"text": "woord\n\n" * 8_000}}, "te lang voor één veld"),
    "entangled": ({"b1": {"text": "[" * 40}}, "haken open in één alinea"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_may_not_be_kept_is_refused_and_the_rest_is_written(name: str, here: Paste) -> None:
    change, told = REFUSED[name]

    def chosen(choices: dict[str, Any]) -> None:
        for block, wish in change.items():
            choices["blocks"][block] |= wish

    found = written(here, chosen)
    (refusal,) = found.refused
    assert told in refusal.message
    assert refusal.hint.endswith(".")
    assert refusal.block == next(iter(change))
    assert "Tekst over opvang." in found.text
    for bad in ("0470", "gmail", "<script", "example.org", "<<<<", "[[["):
        assert bad not in found.text


CALL = "Bel 0470 12 34 56"
ELSEWHERE: dict[str, Callable[[dict[str, Any]], object]] = {
    "place": lambda choices: choices["head"].update(locatie=CALL),
    "title": lambda choices: choices["items"]["p2"].update(titel=CALL),
    "guest": lambda choices: choices["guests"].update(g1={"hoedanigheid": CALL}),
    "tool": lambda choices: choices.update(tool_line=CALL),
}


def test_what_may_be_a_name_reaches_everybody_only_when_somebody_looked(tmp_path: Path) -> None:
    here = paste(
        tmp_path, "2026-06-18", from_text(MINUTES.replace("Geen opmerkingen.", "An Testgeval heeft geen opmerkingen."))
    )
    found = written(here, lambda choices: choices["blocks"]["b1"].update(readers="iedereen"))
    (refusal,) = found.refused
    assert (refusal.block, refusal.message) == ("b1", "dit lijkt de naam van een persoon")
    assert refusal.hint.endswith("Of laat dit stuk alleen voor de leden.")
    assert "Testgeval" not in found.text
    edited = written(
        here,
        lambda choices: choices["blocks"]["b1"].update(readers="iedereen", text="De Bromtol heeft geen opmerkingen."),
    )
    assert edited.refused == ()
    members = written(here)
    assert members.refused == ()


@pytest.mark.parametrize("where", ELSEWHERE)
def test_private_text_outside_the_blocks_is_not_written_either(where: str, tmp_path: Path) -> None:
    text = (
        f"Samenvatting door Copilot\n\n{MINUTES}"
        if where == "tool"
        else MINUTES.replace("OCMW", "OCMW\nGasten: de directeur")
    )
    here = paste(tmp_path, "2026-06-18", from_text(text))

    def change(choices: dict[str, Any]) -> None:
        choices["blocks"]["b1"]["readers"] = "leden"
        ELSEWHERE[where](choices)

    found = written(here, change)
    assert "0470" not in found.text
    assert [each.message for each in found.refused] == ["hier staat een gsm-nummer (0470…)"]


MEETINGS = {
    "status: verslag_goedgekeurd": "het verslag van deze vergadering is al goedgekeurd. Verbeter het met een correctie.",
    "status: afgelast": "deze vergadering is afgelast. Ging ze toch door, verander dan eerst de status.",
}


@pytest.mark.parametrize("status", MEETINGS)
def test_a_meeting_that_can_have_no_new_minutes_is_refused(status: str, here: Paste) -> None:
    with pytest.raises(RefusedError, match=MEETINGS[status]):
        written(here, text=here.record.read_text("utf-8").replace("status: uitgenodigd", status))
    with pytest.raises(RefusedError, match="deze vergadering moet nog komen"):
        write(here.record.read_text("utf-8"), here.pasted, proposed(here.pasted), here.around, date(2026, 6, 17))


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "horen bij een ander verslag": lambda choices: choices["blocks"].update(b99={"readers": "leden"}),
    "hoort niet bij de keuzes": lambda choices: choices.update(anders=1),
    "kan hier niet: kies iedereen, leden, weglaten": lambda choices: choices["blocks"]["b1"].update(readers="niemand"),
    "kan hier niet: kies bespreking": lambda choices: choices["blocks"]["b1"].update(field="titel"),
    "een punt dat er niet is": lambda choices: choices["blocks"]["b1"].update(item="p99"),
    "kan hier niet: kies aanwezig": lambda choices: choices["attendance"]["a1"].update(status="ziek"),
    "geen zetel gekozen": lambda choices: choices["attendance"]["a1"].update(zetel=""),
    "was er die dag niet": lambda choices: choices["attendance"]["a1"].update(zetel="zetel-x\ninjectie: ja"),
    "zetel gekozen die er die dag niet was": lambda choices: choices["head"].update(voorzitter="zetel-x"),
    "is geen uur": lambda choices: choices["attendance"]["a1"].update(van="half acht"),
    "is geen keuze tussen": lambda choices: choices["settled"].update(locatie="beide"),
    "keuzes zijn beschadigd": lambda choices: choices.update(blocks=[]),
    "kan hier niet: kies goedkeuring_verslag": lambda choices: choices["items"]["p1"].update(soort="feest"),
}  # fmt: skip


@pytest.mark.parametrize("told", WRONG)
def test_choices_that_cannot_be_are_refused_in_dutch(told: str, here: Paste) -> None:
    with pytest.raises(RefusedError, match=told) as refused:
        written(here, WRONG[told])
    assert "\n" not in refused.value.message


def test_the_status_follows_what_is_known(here: Paste) -> None:
    assert parse(written(here).text)["status"] == "verslag_ontwerp"
    late = written(here, lambda choices: choices["head"].pop("werkelijk_begin"))
    assert parse(late.text)["status"] == "gehouden"
    assert NO_HOUR in late.open
    without = written(here, lambda choices: choices["head"].update(quorum_bereikt="nee"))
    assert parse(without.text)["status"] == "onvoltallig"
    draft = written(here, text=here.record.read_text("utf-8").replace("status: uitgenodigd", "status: onvoltallig"))
    assert parse(draft.text)["status"] == "onvoltallig"


def test_without_a_choice_nothing_changes(here: Paste) -> None:
    def nothing(choices: dict[str, Any]) -> None:
        for block in choices["blocks"].values():
            block["readers"] = "weglaten"
        for item in choices["items"].values():
            item["keep"] = False
        choices.update(attendance={}, head={}, guests={})

    assert written(here, nothing).text == here.record.read_text("utf-8")


def test_what_is_written_passes_the_check(here: Paste) -> None:
    here.record.write_text(written(here, lambda choices: choices.update(others="verontschuldigd")).text, "utf-8")
    problems = check(minutes_council.loaded(here.root), here.root, TODAY, ())
    told = [str(each) for each in problems if each.path.endswith(here.record.name) and each.blocks]
    assert told == []
    assert not blocking(problems)


def test_text_that_looks_like_yaml_or_markdown_is_written_as_text(tmp_path: Path) -> None:
    body = (
        "- a: b\n- *vet* en # geen titel: ja\n- {x: y}\n- ‘[a](b)’ & <b>c</b>\n- | dan\n- '--- einde'\n\nnr: 7\nja: nee"
    )
    here = paste(
        tmp_path, "2026-06-18", from_text(f"1. Verslag van de vorige vergadering\n{body}\n\n2. Varia: x # y\nz\n")
    )
    found = written(here)
    assert found.refused == ()
    assert items(found.text)[0]["bespreking"] == (
        "- a: b\n- \\*vet\\* en # geen titel: ja\n- {x: y}\n- ‘\\[a\\](b)’ & &lt;b>c&lt;/b>\n- | dan\n- '\\-\\-- einde'\n\nnr: 7\n\nja: nee\n"
    )


def test_a_conflict_speaks_no_ids(here: Paste) -> None:
    text = here.record.read_text("utf-8") + "voorzitter: zetel-ocmw\nvolgende_vergadering: verg-2026-12-10\n"

    def change(choices: dict[str, Any]) -> None:
        choices["head"] |= {"voorzitter": "zetel-regie", "volgende_vergadering": "verg-2026-06-18"}

    assert written(here, change, text).conflicts == (
        Conflict("voorzitter", "OCMW, sociale dienst", "Regie kinderopvang"),
        Conflict("volgende_vergadering", "de vergadering van 10 december 2026", "de vergadering van 18 juni 2026"),
    )


def test_votes_and_actions_that_say_something_else_are_conflicts_in_words(here: Paste) -> None:
    vote = "    stemmingen:\n      - {onderwerp: Verslag van de vorige vergadering, methode: kaarten, voor: 1, tegen: 1, gevolg: geen_meerderheid}\n"
    text = here.record.read_text("utf-8").replace(
        "    soort: goedkeuring_verslag\n", f"    soort: goedkeuring_verslag\n{vote}"
    )
    assert written(here, text=text).conflicts == (
        Conflict(
            "agendapunten[1].stemmingen[1]",
            "Verslag van de vorige vergadering, kaarten, voor: 1, tegen: 1, geen meerderheid",
            "Verslag van de vorige vergadering, voor: 2, tegen: 0, goedgekeurd",
        ),
    )


def test_an_election_is_letters_rounds_and_one_winner() -> None:
    election = Election(
        "voorzitter",
        ("kandidaat A", "Ouders"),
        (Round((4, 4), blanco=1), Round((5, None), onthouding=4)),
        elected=0,
        secret=True,
        seats=("", "zetel-ouders-1"),
        tie="loting",
    )
    assert as_fields(election) == {
        "verkiezingen": [
            {
                "functie": "voorzitter",
                "methode": "geheim",
                "kandidaten": [{"kandidaat": "A", "verkozen": "ja"}, {"kandidaat": "B", "zetel": "zetel-ouders-1"}],
                "rondes": [
                    {
                        "kandidaten": [{"kandidaat": "A", "stemmen": "4"}, {"kandidaat": "B", "stemmen": "4"}],
                        "blanco": "1",
                    },
                    {"kandidaten": [{"kandidaat": "A", "stemmen": "5"}], "onthouding": "4"},
                ],
                "beslist_door": "loting",
            }
        ]
    }
    names = tuple(f"kandidaat {number}" for number in range(27))
    assert as_fields(Election("x", names, (Round((0,) * 27),), seats=("",) * 27)) == {}, "more than there are letters"
