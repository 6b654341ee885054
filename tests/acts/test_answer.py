"""An answer on an advice: a letter is enough, the status follows, and what evidence misses is told."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from lok.acts.answer import (
    Answer,
    answer_reminder,
    evidence_for,
    note_answer,
    note_reminder,
    note_second_look,
    overall,
)
from lok.kinds.adviesstatus import Status
from lok.kinds.gevolgen import Resultaat
from lok.kinds.opvolging import Bestuursorgaan
from lok.words.terminal import RefusedError
from samples.office import Desk
from samples.sitting import found
from samples.small_council import edit

if TYPE_CHECKING:
    from pathlib import Path

    from lok.kinds.advies import Advies

DAY = date(2026, 11, 23)
ID = "adv-2026-01"
ADVICE = f"data/adviezen/{ID}.yaml"
LETTER = Answer(Bestuursorgaan.college, date(2026, 9, 3), Resultaat.gevolgd, told=date(2026, 9, 7))
PART = Answer(
    Bestuursorgaan.college,
    date(2026, 9, 3),
    Resultaat.deels_gevolgd,
    reason="Er is dit jaar geen budget.\nVolgend jaar wel.",
    number="2026_CBS_00012",
    per={1: (Resultaat.deels_gevolgd, "eerst  de\nlijst")},
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(found(tmp_path / "raad"), DAY)


def advice(desk: Desk) -> Advies:
    found: Advies = desk.record(ADVICE)
    return found


def test_a_letter_is_an_answer_and_the_status_moves_along(desk: Desk) -> None:
    deed = desk.do(note_answer(desk.office, ID, LETTER))
    answer = advice(desk).gevolgen[0]
    assert (advice(desk).status, answer.resultaat, answer.meegedeeld_op) == (
        Status.beantwoord,
        Resultaat.gevolgd,
        date(2026, 9, 7),
    )
    assert deed.words == ("De status van ADV-2026-01 is nu ‘beantwoord’.",)
    told = [each.words for each in deed.todo]
    assert told[0].startswith("Zeg waar het antwoord te lezen is")
    assert "brief" in told[0]
    assert any("gerealiseerd" in each for each in told)


def test_what_is_answered_to_each_recommendation_is_kept(desk: Desk) -> None:
    deed = desk.do(note_answer(desk.office, ID, PART))
    (row,) = advice(desk).gevolgen[0].per_aanbeveling
    assert (row.nr, row.resultaat, row.toelichting) == (1, Resultaat.deels_gevolgd, "eerst de lijst")
    assert "motivering: |\n      Er is dit jaar geen budget.\n      Volgend jaar wel.\n" in desk.text(ADVICE)
    assert not any("aanbeveling 1" in each.words for each in deed.todo)


def test_a_recommendation_without_an_answer_is_asked_for(desk: Desk) -> None:
    edit(
        desk.root / ADVICE,
        "  - {nr: 1, titel: Maak een lijst van geschikte gebouwen}\n",
        "  - {nr: 1, titel: Maak een lijst}\n  - {nr: 2, titel: Kies een gebouw}\n  - {nr: 3, titel: Open het}\n",
    )
    deed = desk.do(note_answer(desk.office, ID, PART))
    assert any(each.words == "Zeg wat het antwoord is op aanbevelingen 2 en 3." for each in deed.todo)


def test_an_answer_that_decides_nothing_leaves_the_advice_open(desk: Desk) -> None:
    wait = replace(LETTER, result=Resultaat.in_beraad)
    deed = desk.do(note_answer(desk.office, ID, wait))
    assert advice(desk).status is Status.uitgebracht
    assert "blijft open staan" in deed.words[0]
    assert [each.words for each in deed.todo][
        -1
    ] == "Vraag het college van burgemeester en schepenen om een beslissing."
    desk.do(note_answer(desk.office, ID, replace(PART, on=date(2026, 10, 1))))
    assert [each.resultaat.value for each in advice(desk).gevolgen] == ["in_beraad", "deels_gevolgd"]
    desk.do(note_answer(desk.office, ID, replace(wait, on=date(2026, 9, 20), told=None)))
    assert [each.besluit_datum.day for each in advice(desk).gevolgen] == [3, 20, 1]


def test_the_same_answer_twice_is_once_and_another_one_of_that_day_is_asked_about(desk: Desk) -> None:
    desk.do(note_answer(desk.office, ID, PART))
    assert desk.do(note_answer(desk.office, ID, PART)).texts == {}
    with pytest.raises(RefusedError, match="antwoordde al op 3 september 2026"):
        note_answer(desk.office, ID, replace(PART, number="2026_CBS_00013"))
    changed = desk.do(note_answer(desk.office, ID, replace(PART, number="", url="https://example.org/besluit"), 0))
    answer = advice(desk).gevolgen[0]
    assert (answer.besluit_nummer, answer.besluit_url) == (None, "https://example.org/besluit")
    assert len(changed.texts) == 1
    with pytest.raises(RefusedError, match="staat er niet meer"):
        note_answer(desk.office, ID, PART, 3)


def test_an_answer_that_is_corrected_into_no_decision_opens_the_advice_again(desk: Desk) -> None:
    desk.do(note_answer(desk.office, ID, PART))
    desk.do(note_answer(desk.office, ID, replace(PART, result=Resultaat.kennisgenomen, reason=""), 0))
    assert advice(desk).status is Status.uitgebracht


def test_a_refusal_after_a_step_was_taken_undoes_the_following_up(desk: Desk) -> None:
    desk.do(note_answer(desk.office, ID, LETTER))
    edit(
        desk.root / ADVICE,
        "status: beantwoord",
        "status: opgevolgd\nuitvoering:\n  - datum: 2026-10-01\n    omschrijving: De lijst is er.\n    gerealiseerd: ja\n"
        "    bewijs:\n      - {omschrijving: De lijst}",
    )
    no = Answer(Bestuursorgaan.gemeenteraad, date(2026, 11, 5), Resultaat.niet_gevolgd, reason="Er is geen geld.")
    deed = desk.do(note_answer(desk.office, ID, no))
    assert advice(desk).status is Status.beantwoord
    assert deed.words == ("De status van ADV-2026-01 is nu ‘beantwoord’.",)


REFUSED = {
    "without reasons": (replace(LETTER, result=Resultaat.niet_gevolgd), "zeg waarom het advies niet of maar deels"),
    "a recommendation that is not there": (replace(PART, per={4: (Resultaat.gevolgd, "")}), "geen aanbeveling 4"),
    "all of it and not all of it": (
        replace(LETTER, per={1: (Resultaat.niet_gevolgd, "te duur")}), "het hele antwoord heet ‘gevolgd’",
    ),
    "before it was sent": (replace(LETTER, on=date(2026, 6, 1)), "ligt vóór de verzending"),
    "told before it was decided": (replace(LETTER, told=date(2026, 9, 1)), "ligt vóór het besluit"),
    "in the future": (replace(LETTER, on=date(2026, 12, 1), told=None), "ligt in de toekomst"),
    "an address that is none": (replace(LETTER, url="bij de stad"), "geen webadres"),
    "somebody's own mail": (replace(PART, reason="Mail naar jan.peeters@gmail.com."), "mailadres"),
    "a document that is not there": (replace(LETTER, document="doc-brief"), "bestaat niet"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_changes(name: str, desk: Desk) -> None:
    answer, told = REFUSED[name]
    before = desk.files()
    with pytest.raises(RefusedError, match=told):
        note_answer(desk.office, ID, answer)
    assert desk.files() == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("overgemaakt_op: 2026-06-25\n", "", "op welke dag ADV-2026-01 verstuurd is"),
        ("status: uitgebracht\nuitgebracht_op: 2026-06-18\novergemaakt_op: 2026-06-25\n", "status: ontwerp\n", "Breng het eerst uit"),
        ("status: uitgebracht", "status: ingetrokken\nintrekking: {datum: 2026-07-01, reden: Anders}", "is ingetrokken"),
    ],
)  # fmt: skip
def test_an_advice_that_did_not_leave_has_no_answer(old: str, new: str, told: str, desk: Desk) -> None:
    edit(desk.root / ADVICE, old, new)
    with pytest.raises(RefusedError, match=told):
        note_answer(desk.office, ID, LETTER)


def test_a_reminder_is_noted_and_the_one_before_it_stays_known(desk: Desk) -> None:
    desk.do(note_reminder(desk.office, ID, "secretaris", date(2026, 9, 1)))
    desk.do(note_reminder(desk.office, ID, "secretaris", date(2026, 10, 1)))
    deed = desk.do(note_reminder(desk.office, ID, "regie", date(2026, 11, 20)))
    assert deed.words == ("De vorige herinnering staat nu bij de notities.",)
    now = advice(desk)
    assert now.antwoordherinnering is not None
    assert (now.antwoordherinnering.wie, now.antwoordherinnering.op) == ("regie", date(2026, 11, 20))
    assert (
        str(now.notities) == "Herinnerd op 1 september 2026 (secretaris).\n\nHerinnerd op 1 oktober 2026 (secretaris)."
    )
    desk.do(note_answer(desk.office, ID, LETTER))
    with pytest.raises(RefusedError, match="wacht niet op een antwoord"):
        note_reminder(desk.office, ID, "secretaris", DAY)


def test_the_mail_asks_for_an_answer_and_holds_no_address(desk: Desk) -> None:
    mail = answer_reminder(desk.office.facts, advice(desk), DAY)
    assert mail.subject == "Uw antwoord op advies ADV-2026-01"
    assert "De afgesproken dag voor een antwoord was 24 augustus 2026, 91 dagen geleden." in mail.text
    assert "1. Maak een lijst van geschikte gebouwen" in mail.text
    assert "@" not in mail.text
    desk.do(note_answer(desk.office, ID, LETTER))
    with pytest.raises(RefusedError, match="wacht niet"):
        answer_reminder(desk.office.facts, advice(desk), DAY)


def test_a_second_look_is_written_down(desk: Desk) -> None:
    desk.do(note_answer(desk.office, ID, LETTER))
    desk.do(note_second_look(desk.office, ID, DAY, "De lijst staat op de site.", "secretariaat"))
    assert [each.opmerking for each in advice(desk).nazichten] == ["De lijst staat op de site."]
    with pytest.raises(RefusedError, match="vastgesteld"):
        note_second_look(desk.office, ID, DAY, " \n", "secretariaat")


def test_what_a_status_still_asks_is_the_rules_own_word(desk: Desk) -> None:
    assert evidence_for(advice(desk), Status.uitgebracht) == ()
    assert "deels_gevolgd" in evidence_for(advice(desk), Status.beantwoord)[0]
    with pytest.raises(RefusedError, match="na uitgebracht kan niet opgevolgd komen"):
        evidence_for(advice(desk), Status.opgevolgd)


def test_whatever_is_answered_the_record_is_right_after_it(desk: Desk) -> None:
    """Answers at random: each leaves a council without a fault, or is refused and changes nothing."""
    chance = random.Random(20261123)  # noqa: S311
    done = 0
    for _ in range(40):
        result = chance.choice(list(Resultaat))
        answer = Answer(
            chance.choice(list(Bestuursorgaan)),
            date(2026, 6, 25) + timedelta(days=chance.randrange(160)),
            result,
            reason=chance.choice(["", "Omdat het zo is.", "# geen kop\n- a: b\n'"]),
            told=None,
            number=chance.choice(["", "19:30", "nee", "2026_CBS_1"]),
            per=chance.choice([{}, {1: (result, "a: b #c")}]),
        )
        before = desk.files()
        try:
            deed = note_answer(desk.office, ID, answer)
        except RefusedError:
            assert desk.files() == before
        else:
            desk.do(deed)
            done += 1
    assert done > 10


def test_the_whole_follows_from_its_parts() -> None:
    yes, part, no, wait, known = Resultaat
    assert overall([]) is None
    for each in Resultaat:
        assert overall([each, each]) is each
    assert overall([yes, no]) is overall([yes, wait]) is overall([part, yes]) is part
    assert overall([wait, known]) is wait
