"""A meeting that does not take place: nothing that was prepared is lost, and nothing stands there in vain."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from lok.acts.agenda import agenda_sent
from lok.acts.calling_off import call_off, call_off_mail
from lok.acts.coming import answer
from lok.acts.dealing import settle
from lok.acts.meeting_text import append, meeting_of, put
from lok.acts.offers import Aanbod, offers, take
from lok.acts.planning import plan_next
from lok.kinds.agendapunten import Actiestatus
from lok.kinds.toezeggingen import Antwoord
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.words.terminal import RefusedError
from samples.office import Desk
from samples.sitting import LAST, NEXT, PATH, found

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 12, 1)
FIRST = "data/vergaderingen/verg-2026-06-18.yaml"
EARLIER = f"data/vergaderingen/{LAST}.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A meeting that was called, with a whole agenda: actions that were carried over, and who said to come."""
    made = Desk(found(tmp_path / "raad"), DAY)
    assert made.before == []
    text = made.text(PATH)
    for offer in offers(made.office.archive, text, DAY):
        text = take(text, offer)
    text = answer(agenda_sent(text, date(2026, 11, 25)), "zetel-kikker", Antwoord.komt)
    made.put(PATH, text)
    assert made.faults() == []
    return made


def index_of(desk: Desk, title: str) -> int:
    return next(i for i, each in enumerate(desk.record(PATH).agendapunten) if each.titel == title)


def test_it_says_why_and_actions_stay_open(desk: Desk) -> None:
    deed = desk.do(call_off(desk.office, NEXT, " Te veel  zieken\n"))
    meeting = desk.record(PATH)
    assert (meeting.status, meeting.afgelast_op, meeting.reden_afgelasting) == (
        Vergaderstatus.afgelast,
        DAY,
        "Te veel zieken",
    )
    assert not any(each.actiepunten for each in meeting.agendapunten)
    assert len(meeting.agendapunten) == 7
    assert [each.antwoord for each in meeting.toezeggingen] == [Antwoord.komt]
    assert set(deed.texts) == {PATH}
    assert deed.words == ("De actiepunten blijven open. Ze staan klaar voor de agenda van de volgende vergadering.",)
    assert [each.words for each in deed.todo] == [
        "Verwittig de leden dat de vergadering niet doorgaat.",
        "De vergadering van 17 september 2026 noemt deze nog als de volgende.",
    ]
    assert call_off(desk.office, NEXT, "Te veel zieken").texts == {}
    with pytest.raises(RefusedError, match="al afgelast"):
        call_off(desk.office, NEXT, "Iets anders")


def test_the_same_is_offered_again_for_the_meeting_after_it(desk: Desk) -> None:
    before = {each.key for each in offers(desk.office.archive, desk.text(PATH), DAY)}
    desk.do(call_off(desk.office, NEXT, "Te veel zieken"))
    made = desk.do(plan_next(desk.office, LAST, date(2027, 1, 14)))
    assert {each.key for each in offers(desk.office.archive, desk.text(made.about), DAY)} == before


def test_an_action_that_was_finished_meanwhile_stays_finished(desk: Desk) -> None:
    index = index_of(desk, "Opvolging van de actiepunten")
    text = settle(desk.text(PATH), index, 0, Actiestatus.afgerond, date(2026, 11, 28))
    desk.put(PATH, put(text, ("agendapunten", index, "actiepunten", 1), "deadline", "2027-02-01"))
    deed = desk.do(call_off(desk.office, NEXT, "Te veel zieken"))
    assert set(deed.texts) == {PATH, FIRST, EARLIER}
    done = desk.record(FIRST).agendapunten[1].actiepunten[0]
    assert (done.status, done.afgerond_op) == (Actiestatus.afgerond, date(2026, 11, 28))
    assert desk.record(EARLIER).agendapunten[3].actiepunten[0].deadline == date(2027, 2, 1)
    made = desk.do(plan_next(desk.office, LAST, date(2027, 1, 14)))
    again = [each for each in offers(desk.office.archive, desk.text(made.about), DAY) if each.kind is Aanbod.actiepunt]
    assert [each.action["omschrijving"] for each in again] == ["De aanvrager terugbellen"]


def test_what_was_prepared_goes_to_the_meeting_that_comes_instead(desk: Desk) -> None:
    index = index_of(desk, "Opvang in de zomer")
    text = put(desk.text(PATH), ("agendapunten", index), "bespreking", "De cijfers zijn er.\nZie de bijlage.\n")
    number = meeting_of(text).agendapunten[index].nr
    text = append(text, ("gasten",), {"hoedanigheid": "consulent van Opgroeien", "agendapunten": [number]})
    text = append(text, ("agendapunten", index, "adviezen"), "adv-2026-02")
    desk.put(PATH, text)
    draft = desk.text("data/adviezen/adv-2026-01.yaml")
    for old, new in (
        ("adv-2026-01", "adv-2026-02"), ("ADV-2026-01", "ADV-2026-02"), ("verg-2026-06-18", NEXT), ('agendapunt: "2"', f'agendapunt: "{number}"'),
        ("status: uitgebracht\nuitgebracht_op: 2026-06-18\novergemaakt_op: 2026-06-25\n", "status: ontwerp\n"),
    ):  # fmt: skip
        draft = draft.replace(old, new)
    desk.put("data/adviezen/adv-2026-02.yaml", draft)
    assert desk.faults() == []
    before = desk.files()
    with pytest.raises(RefusedError, match="al een bespreking voorbereid"):
        call_off(desk.office, NEXT, "Te veel zieken")
    assert desk.files() == before
    made = desk.do(plan_next(desk.office, NEXT, date(2026, 12, 17)))
    deed = desk.do(call_off(desk.office, NEXT, "Te veel zieken", instead=made.id))
    other = desk.record(made.about)
    assert [each.titel for each in other.agendapunten] == [each.titel for each in desk.record(PATH).agendapunten]
    item = next(each for each in other.agendapunten if each.titel == "Opvang in de zomer")
    assert str(item.bespreking) == "De cijfers zijn er.\nZie de bijlage."
    assert item.adviezen == ("adv-2026-02",)
    assert [(each.hoedanigheid, each.agendapunten) for each in other.gasten] == [
        ("consulent van Opgroeien", (item.nr,))
    ]
    moved = desk.record("data/adviezen/adv-2026-02.yaml")
    assert (moved.vergadering, moved.agendapunt) == (made.id, item.nr)
    assert desk.record(EARLIER).volgende_vergadering == made.id
    assert deed.words[-1] == "Wat voorbereid was, staat nu op de vergadering die in de plaats komt."
    assert [each.at for each in deed.todo] == [()]


def test_without_another_meeting_guests_and_drafts_are_told(desk: Desk) -> None:
    desk.put(PATH, append(desk.text(PATH), ("gasten",), {"hoedanigheid": "consulent van Opgroeien"}))
    deed = desk.do(call_off(desk.office, NEXT, "Te veel zieken"))
    assert "De gasten staan er niet meer bij. Verwittig ze: consulent van Opgroeien." in deed.words


REFUSED = {
    "no reason": (lambda desk: call_off(desk.office, NEXT, " \n"), "zeg waarom"),
    "a meeting that was held": (lambda desk: call_off(desk.office, LAST, "Ziek"), "al geopend"),
    "after its own day": (
        lambda desk: call_off(_on(desk, date(2026, 12, 12)).office, NEXT, "Ziek"), "na de vergadering van 2026-12-10",
    ),
    "in its own place": (lambda desk: call_off(desk.office, NEXT, "Ziek", instead=NEXT), "haar eigen plaats"),
    "instead of it one that was held": (lambda desk: call_off(desk.office, NEXT, "Ziek", instead=LAST), "al geopend"),
    "nowhere": (lambda desk: call_off(desk.office, "verg-2026-12-11", "Ziek"), "Bedoelde je ‘verg-2026-12-10’"),
}  # fmt: skip


def _on(desk: Desk, day: date) -> Desk:
    desk.today = day
    return desk


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_changes(name: str, desk: Desk) -> None:
    act, told = REFUSED[name]
    before = desk.files()
    with pytest.raises(RefusedError, match=told):
        act(desk)
    assert desk.files() == before


def test_the_mail_says_why_and_what_comes_instead(desk: Desk) -> None:
    facts = desk.office.facts
    with pytest.raises(RefusedError, match="niet afgelast"):
        call_off_mail(facts, desk.record(PATH))
    begin = datetime(2026, 12, 17, 20, 0)  # noqa: DTZ001 - Belgian time
    made = desk.do(plan_next(desk.office, NEXT, begin))
    desk.do(call_off(desk.office, NEXT, "Te veel zieken", instead=made.id))
    mail = call_off_mail(facts, desk.record(PATH), desk.record(made.about))
    assert mail.subject == "Gaat niet door: vergadering van 10 december 2026"
    assert "De reden: Te veel zieken" in mail.text
    assert "Ze vindt nu plaats op donderdag 17 december 2026 om 20.00 uur, Stadhuis." in mail.text
    assert "@" not in mail.text
