"""Whatever somebody types in an act, the council is right after it or nothing changed; no act stumbles over words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from lok.acts.advice import Wish, advice_of_vote, begin_term
from lok.acts.answer import Answer, note_answer, note_reminder, note_second_look
from lok.acts.calling_off import call_off
from lok.acts.deed import Office
from lok.acts.figures import YearFigures, note_figures
from lok.acts.going_round import remark, settle_remark
from lok.acts.members import NewMember, add_member
from lok.acts.memorandum import Ask, new_memorandum
from lok.acts.seats import NewSeat, new_seat
from lok.edit.refused import NotEditedError
from lok.kinds.gevolgen import Resultaat
from lok.kinds.opvolging import Bestuursorgaan, Prioriteit
from lok.kinds.rondgang import Opmerkingsgevolg
from lok.kinds.zetels import Geleding
from lok.words.terminal import RefusedError
from samples.edits import TEXTS
from samples.office import Desk
from samples.sitting import LAST, NEXT, found

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lok.acts.deed import Deed

ADVICE = "adv-2026-01"
HOSTILE = (
    *TEXTS, "x" * 301, "woord " * 9000, "../../etc", "{dag}", "<script>alert(1)</script>", "[klik](javascript:x)", "\x00", "\u202e omgekeerd",
    "<<<<<<< a\n=======\n>>>>>>> b", "[VUL IN: iets]", "jan.peeters@gmail.com", "0470 12 34 56", "De dochter van de buur is ziek.",
)  # fmt: skip


def _ask(office: Office, words: str) -> Deed:
    ask = Ask(words, words, words, "panden", (Bestuursorgaan.college,), Prioriteit.laag, Decimal(1), words)
    return new_memorandum(office, title=words, occasion=words, to=(words,), opening=words, first=ask)


def _answer(office: Office, words: str) -> Deed:
    answer = Answer(
        Bestuursorgaan.college,
        date(2026, 9, 1),
        Resultaat.deels_gevolgd,
        words,
        None,
        words,
        per={1: (Resultaat.deels_gevolgd, words)},
    )
    return note_answer(office, ADVICE, answer)


ACTS: dict[str, Callable[[Office, str], Deed]] = {
    "an answer": _answer,
    "the reason of an answer": lambda office, words: note_answer(
        office, ADVICE, Answer(Bestuursorgaan.college, date(2026, 9, 1), Resultaat.niet_gevolgd, words)
    ),
    "a reminder": lambda office, words: note_reminder(office, ADVICE, words, date(2026, 9, 1)),
    "a second look": lambda office, words: note_second_look(office, ADVICE, date(2026, 9, 1), words, words),
    "a term": lambda office, words: begin_term(office, ADVICE, date(2026, 9, 1), words),
    "a remark": lambda office, words: remark(office, LAST, words, date(2026, 10, 1), "3"),
    "an item that is not there": lambda office, words: remark(office, LAST, "Iets.", date(2026, 10, 1), words),
    "what became of a remark": lambda office, words: settle_remark(office, LAST, 0, Opmerkingsgevolg.overgenomen, words),
    "a member": lambda office, words: add_member(office, "zetel-wolk", NewMember(words, date(2020, 1, 1))),
    "a seat": lambda office, words: new_seat(office, NewSeat(words, Geleding.gebruiker, votes=False)),
    "a reason to call off": lambda office, words: call_off(office, NEXT, words),
    "figures": lambda office, words: note_figures(office, 2025, YearFigures({"aanvragen_uniek": 9}, estimate=words, remark=words)),
    "a memorandum": _ask,
    "an advice": lambda office, words: advice_of_vote(office, LAST, (0, 0), Wish(words, summary=words)),
    "ids": lambda office, words: call_off(office, words, "Ziek", instead=words),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_no_act_stumbles_over_words(name: str, tmp_path: Path) -> None:
    desk = Desk(found(tmp_path / "raad"), date(2026, 11, 23))
    path = f"data/vergaderingen/{LAST}.yaml"
    text = desk.text(path) + "opmerkingen:\n  - {ontvangen_op: 2026-10-01, tekst: Dit klopt niet.}\n"
    text = text.replace('  - {nr: "1", titel: Opening, soort: mededeling}\n', VOTED, 1)
    desk.put(path, text)
    assert desk.faults() == []
    office: Any = desk.office
    kept, done = desk.files(), 0
    for words in HOSTILE:
        try:
            deed = ACTS[name](office, words)
        except (RefusedError, NotEditedError):
            assert desk.files() == kept
            continue
        desk.write(deed)
        faults = {each.code for each in desk.problems() if each.blocks}
        assert faults <= {"missing"}, (words, faults)
        for changed, raw in kept.items():
            (desk.root / changed).write_bytes(raw)
        for changed in desk.files().keys() - kept.keys():
            (desk.root / changed).unlink()
        done += 1
    assert done or name in {"an item that is not there", "ids"}


VOTED = """\
  - nr: "1"
    titel: Opening
    soort: advies
    besluit: De raad vraagt dit.
    stemmingen:
      - {onderwerp: Opening, methode: consensus, gevolg: goedgekeurd}
"""
