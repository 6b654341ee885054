"""Draft minutes go round: to the chair, to the members, with what came back; and the approval says what was taken over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lok.acts.act import carry_out
from lok.acts.approve import approve
from lok.acts.going_round import (
    mail_to_chair,
    mail_to_members,
    open_remarks,
    proposed_remark,
    remark,
    send_to_chair,
    send_to_members,
    settle_remark,
    take_remark_away,
)
from lok.cli import lok
from lok.edition.select import select
from lok.kinds.rondgang import Opmerkingsgevolg
from lok.kinds.vergadering import Verslagresultaat
from lok.model.audience import Audience
from lok.words.terminal import RefusedError
from samples.office import Desk
from samples.sitting import LAST, found
from samples.small_council import edit

if TYPE_CHECKING:
    from pathlib import Path

    from lok.kinds.vergadering import Vergadering

DAY = date(2026, 11, 23)
PATH = f"data/vergaderingen/{LAST}.yaml"
TAKEN, NOT_TAKEN = Opmerkingsgevolg
LATER = """\
id: verg-2026-11-19
voorbeeld: ja
volgnummer: 3
status: gehouden
gepland_begin: 2026-11-19 19:30
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = found(tmp_path / "raad")
    for seat in ("kikker", "wolk"):
        place = root / f"data/mandaten/mandaat-{seat}.yaml"
        place.parent.mkdir(exist_ok=True)
        place.write_text(
            f"id: mandaat-{seat}\nvoorbeeld: ja\nzetel: zetel-{seat}\nfunctie: lid\npersoon: Verzonnen {seat.capitalize()}lid\nvan: 2020-01-01\n",
            "utf-8",
        )
    made = Desk(root, DAY)
    assert made.before == []
    return made


def meeting(desk: Desk) -> Vergadering:
    record: Vergadering = desk.record(PATH)
    return record


def test_a_draft_goes_to_the_chair_and_then_to_the_members(desk: Desk) -> None:
    desk.do(send_to_chair(desk.office, LAST, date(2026, 9, 21)))
    deed = desk.do(send_to_members(desk.office, LAST, date(2026, 9, 24), date(2026, 10, 8)))
    assert deed.words == ("De leden geven opmerkingen tot en met 8 oktober 2026.",)
    went = meeting(desk).rondgestuurd
    assert went is not None
    assert (went.naar_voorzitter, went.naar_leden, went.opmerkingen_tot) == (
        date(2026, 9, 21),
        date(2026, 9, 24),
        date(2026, 10, 8),
    )
    assert desk.do(send_to_chair(desk.office, LAST, date(2026, 9, 21))).texts == {}
    with pytest.raises(RefusedError, match="ging al naar de voorzitter, op 21 september 2026"):
        send_to_chair(desk.office, LAST, date(2026, 9, 22))


def test_who_skips_the_chair_is_told(desk: Desk) -> None:
    deed = desk.do(send_to_members(desk.office, LAST, date(2026, 9, 24), date(2026, 10, 8)))
    assert deed.words[1] == "De voorzitter kreeg het ontwerp niet apart te lezen."


def test_a_draft_that_goes_round_again_says_so(desk: Desk) -> None:
    desk.do(send_to_members(desk.office, LAST, date(2026, 9, 24), date(2026, 10, 8)))
    again = desk.do(send_to_members(desk.office, LAST, date(2026, 10, 1), date(2026, 10, 15)))
    assert again.words[-1] == "Het ging al op 24 september 2026 naar de leden; nu telt deze keer."


def test_the_mails_ask_for_remarks_and_hold_no_address_and_no_name(desk: Desk) -> None:
    facts = desk.office.facts
    with pytest.raises(RefusedError, match="kies eerst tot welke dag"):
        mail_to_members(facts, meeting(desk))
    desk.do(send_to_members(desk.office, LAST, date(2026, 9, 24), date(2026, 10, 8)))
    chair, members = mail_to_chair(facts, meeting(desk)), mail_to_members(facts, meeting(desk))
    assert chair.subject == "Ontwerpverslag van 17 september 2026 om na te lezen"
    assert "ten laatste op 8 oktober 2026" in members.text
    assert "(LOK Voorbeeldstad)" in members.text
    for mail in (chair, members):
        assert "@" not in mail.text
        assert "Verzonnen" not in mail.text


def test_remarks_are_kept_by_item_and_settled(desk: Desk) -> None:
    desk.do(send_to_members(desk.office, LAST, date(2026, 9, 24), date(2026, 10, 8)))
    desk.do(remark(desk.office, LAST, "De cijfers van de wijken waren er wel.", date(2026, 10, 1), "3"))
    late = desk.do(remark(desk.office, LAST, "Het verslag mag korter:\n- punt 3\n- punt 4", date(2026, 10, 9)))
    assert late.words == ("De opmerking kwam na 8 oktober 2026, de laatste dag die gevraagd was.",)
    assert open_remarks(meeting(desk)) == (0, 1)
    deed = desk.do(settle_remark(desk.office, LAST, 0, TAKEN, "de  cijfers\nstaan er nu bij"))
    assert [(each.words, each.at) for each in deed.todo] == [
        ("Pas punt 3 aan, als dat nog niet gebeurd is.", ("agendapunten", 2))
    ]
    desk.do(settle_remark(desk.office, LAST, 1, NOT_TAKEN))
    assert open_remarks(meeting(desk)) == ()
    assert proposed_remark(meeting(desk)) == "- Punt 3: de cijfers staan er nu bij"
    desk.do(settle_remark(desk.office, LAST, 0, None))
    assert meeting(desk).opmerkingen[0].toelichting is None
    desk.do(take_remark_away(desk.office, LAST, 1))
    desk.do(take_remark_away(desk.office, LAST, 0))
    assert "opmerkingen:" not in desk.text(PATH)


REFUSED = {
    "nothing": (lambda desk: remark(desk.office, LAST, " \n", DAY), "schrijf op wat"),
    "no such item": (lambda desk: remark(desk.office, LAST, "Kort.", DAY, "12"), "er is geen punt 12"),
    "a name of a member": (
        lambda desk: remark(desk.office, LAST, "Verzonnen Kikkerlid zei dat niet.", DAY, "3"), "hier staat een naam",
    ),
    "somebody's mail": (lambda desk: remark(desk.office, LAST, "Mail jan.peeters@gmail.com.", DAY), "mailadres"),
    "in the future": (lambda desk: remark(desk.office, LAST, "Kort.", date(2026, 12, 1)), "ligt in de toekomst"),
    "before the meeting": (lambda desk: remark(desk.office, LAST, "Kort.", date(2026, 9, 1)), "ligt vóór de vergadering"),
    "to the members before the chair": (
        lambda desk: send_to_members(desk.office, LAST, date(2026, 9, 24), date(2026, 9, 20)), "geef de leden een dag",
    ),
    "minutes that are approved": (
        lambda desk: remark(desk.office, "verg-2026-06-18", "Kort.", DAY), "hoort bij de correcties",
    ),
    "a meeting that is to come": (
        lambda desk: send_to_chair(desk.office, "verg-2026-12-10", DAY), "nog geen ontwerpverslag",
    ),
    "a remark that is not there": (lambda desk: settle_remark(desk.office, LAST, 0, TAKEN), "staat er niet meer"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_changes(name: str, desk: Desk) -> None:
    act, told = REFUSED[name]
    before = desk.files()
    with pytest.raises(RefusedError, match=told):
        act(desk)
    assert desk.files() == before


def test_a_remark_twice_is_refused_whatever_its_spaces(desk: Desk) -> None:
    desk.do(remark(desk.office, LAST, "Het uur  klopt\nniet.", DAY, "3"))
    with pytest.raises(RefusedError, match="staat er al"):
        remark(desk.office, LAST, "het uur klopt niet.", DAY, "3")
    desk.do(remark(desk.office, LAST, "het uur klopt niet.", DAY))


def test_minutes_with_an_open_remark_wait_and_then_say_what_was_taken_over(desk: Desk) -> None:
    desk.put("data/vergaderingen/verg-2026-11-19.yaml", LATER)
    edit(desk.root / "data/vergaderingen/verg-2026-12-10.yaml", "volgnummer: 3", "volgnummer: 4")
    desk.do(remark(desk.office, LAST, "De cijfers waren er wel.", date(2026, 10, 1), "3"))
    with pytest.raises(RefusedError, match="1 opmerking bij dit verslag wacht nog op een beslissing"):
        approve(desk.root, LAST, None, DAY)
    desk.do(settle_remark(desk.office, LAST, 0, TAKEN))
    act = approve(desk.root, LAST, None, DAY)
    assert act.changes.editions is not None
    assert not any("cijfers waren" in str(each.line) for each in act.changes.crossing)
    carry_out(desk.root, act)
    (said,) = desk.record("data/vergaderingen/verg-2026-11-19.yaml").vorige_verslagen
    assert said.resultaat is Verslagresultaat.goedgekeurd_met_opmerking
    assert str(said.opmerking) == "- Punt 3: De cijfers waren er wel."
    assert desk.faults() == []


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ((), "goedgekeurd_met_opmerking"),
        (("--remark", ""), "goedgekeurd"),
        (("--remark", "Anders."), "goedgekeurd_met_opmerking"),
    ],
)
def test_the_command_proposes_the_same_and_obeys_who_says_otherwise(
    words: tuple[str, ...], result: str, desk: Desk
) -> None:
    desk.put("data/vergaderingen/verg-2026-11-19.yaml", LATER)
    desk.do(remark(desk.office, LAST, "De cijfers waren er wel.", date(2026, 10, 1), "3"))
    desk.do(settle_remark(desk.office, LAST, 0, TAKEN))
    told = CliRunner().invoke(
        lok, ["approve", "--root", str(desk.root), "--date", str(DAY), LAST, "--yes", *words], standalone_mode=False
    )
    assert told.return_value == 0, told.output
    (said,) = desk.record("data/vergaderingen/verg-2026-11-19.yaml").vorige_verslagen
    assert said.resultaat.value == result


def test_nobody_but_members_reads_a_remark(desk: Desk) -> None:
    desk.do(remark(desk.office, LAST, "Een woord binnenskamers.", date(2026, 10, 1), "3"))
    desk.do(send_to_chair(desk.office, LAST, DAY))
    archive = desk.office.archive
    for audience, seen in ((Audience.PUBLIEK, False), (Audience.LEDEN, True)):
        view = select(archive, audience, DAY).records["vergaderingen"][LAST]
        assert hasattr(view, "opmerkingen") is hasattr(view, "rondgestuurd") is seen
