"""An advice from the vote to the term in which it is answered, on the screens of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lok.desk.errands.registry import BY_KEY, buttons, serving
from samples import whole_council
from samples.errands import HERE, changed, changes, done, record, taken_away, tried, undone

if TYPE_CHECKING:
    from pathlib import Path

    from lok.desk.works import Work
    from samples.desk import Client

MEETING = "vergaderingen/verg-2026-11-05"
VOTE = f"{MEETING}/taak/advies-van-stemming/"
PATH = f"data/{MEETING}.yaml"
NEW = "data/adviezen/adv-2026-06.yaml"
WISH = {
    "stemming": "2 Gunstig advies",
    "titel": "Laat de opvang groter worden",
    "soort_advies": "eigen_initiatief",
    "gericht_aan": ["college"],
    "themas": ["panden"],
    "samenvatting": "Het LOK vraagt het college om de vraag te steunen.",
}


def test_a_vote_becomes_an_advice_that_is_linked_both_ways(client: Client, root: Path) -> None:
    answer = done(client, VOTE, WISH)
    assert answer.json["naar"] == f"{HERE}adviezen/adv-2026-06/"
    assert changes(root) == {PATH: ["agendapunten.1.adviezen.0"], NEW: ["nieuw"]}
    assert taken_away(root) == []
    made = record(root, NEW)
    assert (made["vergadering"], made["agendapunt"], made["status"]) == ("verg-2026-11-05", "2", "ontwerp")
    assert (made["titel"], made["gericht_aan"], made["themas"]) == (WISH["titel"], ["college"], ["panden"])
    assert record(root, PATH)["agendapunten"][1]["adviezen"] == ["adv-2026-06"]
    undone(client, answer)
    assert changed(root) == []


def test_only_votes_without_an_advice_can_be_chosen_and_the_minutes_are_none(client: Client) -> None:
    page = client.get(f"{HERE}{VOTE}").text
    assert "Opportuniteitsadvies over een opvang die groter wordt" in page
    assert "Advies over de regels voor de buitenschoolse opvang" not in page  # it has one
    assert "Verslag van 17 september" not in page
    done(client, VOTE, WISH)
    assert client.get(f"{HERE}{VOTE}").status == 422


def test_what_the_draft_would_be_is_told_to_be_for_members(client: Client, root: Path) -> None:
    shown = tried(client, VOTE, WISH)
    assert "Dit besluit wordt de tekst" in shown
    assert shown.split("Advies <span")[1].count("lezer--iedereen") == 0
    assert shown.split("Advies <span")[1].count("alleen leden") > 5
    assert changed(root) == []


def test_an_advice_that_was_asked_for_says_who_asked_what_and_what_the_council_thinks(
    client: Client, root: Path
) -> None:
    own = client.post(f"{HERE}{VOTE}proef", WISH).json["getoond"]
    assert set(own.values()) == {False}
    question = {
        "soort_advies": "op_vraag",
        "strekking": "gunstig",
        "van": "college",
        "datum_ontvangst": "2026-09-01",
        "vraag": "Wat vindt het LOK van de uitbreiding?",
    }
    asked = client.post(f"{HERE}{VOTE}proef", {**WISH, **question}).json["getoond"]
    assert set(asked.values()) == {True}
    for name in ("strekking", "van", "datum_ontvangst", "vraag"):
        without = client.post(f"{HERE}{VOTE}doe", {**WISH, **question, name: "", "id": "e" * 32})
        assert (without.status, without.json["bij"]) == (422, name)
    done(client, VOTE, {**WISH, **question})
    made = record(root, NEW)
    assert made["strekking"] == "gunstig"
    assert made["adviesvraag"] == {name: question[name] for name in ("van", "datum_ontvangst", "vraag")}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("stemming", "9 Iets anders"),
        ("stemming", ""),
        ("titel", ""),
        ("gericht_aan", ["de koning"]),
        ("themas", ["bestaat-niet"]),
        ("themas", {"a": 1}),
    ],
)
def test_what_was_not_offered_is_refused_at_its_question(client: Client, root: Path, name: str, value: Any) -> None:
    answer = client.post(f"{HERE}{VOTE}doe", {**WISH, name: value, "id": "b" * 32})
    assert answer.status == 422
    assert answer.json["melding"]
    assert answer.json["bij"] == name
    assert changed(root) == []


def test_a_draft_is_given_and_then_everybody_reads_it(client: Client, root: Path) -> None:
    place, path = "adviezen/adv-2026-04/taak/uitbrengen/", "data/adviezen/adv-2026-04.yaml"
    shown = tried(client, place, {"uitgebracht_op": "2026-11-05"})
    assert ("iedereen leest het" in shown, "lezer--iedereen" in shown, "kennismakingsdag" in shown) == (True,) * 3
    answer = done(client, place, {"uitgebracht_op": "5 november 2026"})
    assert changes(root) == {path: ["status", "uitgebracht_op"]}
    assert record(root, path)["uitgebracht_op"] == "2026-11-05"
    undone(client, answer)
    assert changed(root) == []


def test_an_advice_that_left_has_a_term_and_that_may_begin_later(client: Client, root: Path) -> None:
    sent = done(client, "adviezen/adv-2026-05/taak/versturen/", {"overgemaakt_op": "2026-11-23"})
    assert "tot en met 23 december 2026" in sent.json["gedaan"]["melding"]
    assert changes(root) == {"data/adviezen/adv-2026-05.yaml": ["overgemaakt_op"]}
    term = {"termijn_start": "2026-11-19", "termijn_toelichting": "Na de zitting van de gemeenteraad."}
    begun = done(client, "adviezen/adv-2026-03/taak/antwoordtermijn/", term, "c")
    assert "19 december 2026" in begun.json["gedaan"]["melding"]
    assert changes(root)["data/adviezen/adv-2026-03.yaml"] == ["termijn_start", "termijn_toelichting"]
    without = client.post(f"{HERE}adviezen/adv-2026-03/taak/antwoordtermijn/doe", {**term, "termijn_toelichting": ""})
    assert without.status == 422


def test_a_day_that_cannot_be_is_refused_in_words(client: Client, root: Path) -> None:
    for day in ("2027-12-01", "", "gisteren of zo"):
        answer = client.post(f"{HERE}adviezen/adv-2026-05/taak/versturen/doe", {"overgemaakt_op": day, "id": "d" * 32})
        assert (answer.status, bool(answer.json["melding"])) == (422, True)
    assert changed(root) == []


def test_each_stands_with_the_advices_where_it_can_be_done(work: Work) -> None:
    office = work.office(work.council.judged(whole_council.DAY).archive, whole_council.DAY)

    def offered(soort: str, record_id: str) -> set[str]:
        return {each["words"] for each in buttons(office, soort, record_id)}

    assert offered("adviezen", "adv-2026-04") == {"Advies uitbrengen"}
    assert offered("adviezen", "adv-2026-05") == {"Versturen", "Nazicht noteren"}
    assert offered("adviezen", "adv-2025-02") == set()  # it was taken back
    draft, given = (office.archive.get("adviezen", each) for each in ("adv-2026-04", "adv-2026-05"))
    assert serving(office, "adviezen", draft, "uitgebracht_op") is BY_KEY["uitbrengen"]
    assert serving(office, "adviezen", given, "overgemaakt_op") is BY_KEY["versturen"]
    assert serving(office, "", None, "loketcijfers") is BY_KEY["loketcijfers"]
