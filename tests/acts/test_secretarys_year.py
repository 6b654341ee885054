"""A secretary's year over a whole council, act after act: the council is as right after each as before, and nothing for members gets out."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from lok.acts.advice import Wish, advice_of_vote, give_advice, send_advice
from lok.acts.answer import Answer, note_answer, note_reminder
from lok.acts.calling_off import call_off, call_off_mail
from lok.acts.deed import Deed
from lok.acts.figures import YearFigures, note_figures
from lok.acts.going_round import remark, send_to_chair, send_to_members, settle_remark
from lok.acts.members import NewMember, add_member, replace_member
from lok.acts.memorandum import Ask, adopt, move_ask, new_memorandum
from lok.acts.planning import GroupReport, group_report, plan_next, tell_council
from lok.acts.regulation import NewVersion, new_version
from lok.acts.seats import NewOrganisation, NewSeat, end_seat, new_seat
from lok.acts.visits import Round, new_round
from lok.acts.what_now import what_now
from lok.acts.year_begin import year_checklist
from lok.edition.select import select
from lok.kinds.advies import Adviessoort
from lok.kinds.bezoekrondes import Aanleiding
from lok.kinds.gevolgen import Resultaat
from lok.kinds.locatie import Opvangsoort
from lok.kinds.mandaten import RedenEinde
from lok.kinds.memoranda import Vraagstatus
from lok.kinds.opvolging import Bestuursorgaan, Prioriteit
from lok.kinds.organisatoren import Organisatortype
from lok.kinds.rondgang import Opmerkingsgevolg
from lok.kinds.zetels import Geleding, Subgeleding
from lok.model.audience import Audience, View
from samples import whole_council
from samples.office import Desk

if TYPE_CHECKING:
    from pathlib import Path

NOVEMBER, DECEMBER, DRAFT = "verg-2026-11-05", "verg-2026-12-10", "verg-2026-09-17"
INSIDE = "binnenskamers"


def at(month: int, day: int, hour: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour)  # noqa: DTZ001 - Belgian time


class Year:
    """The council with its acts, each counted."""

    def __init__(self, root: Path) -> None:
        self.desk = Desk(whole_council.found(root), whole_council.DAY)
        assert self.desk.before == []
        self.done = 0

    def do(self, deed: Deed) -> str:
        """Write an act; the id of what it is about."""
        assert deed.texts
        others = {path: raw for path, raw in self.desk.files().items() if path not in deed.texts}
        self.desk.do(deed)
        after = self.desk.files()
        assert {path: after[path] for path in others} == others
        self.done += 1
        return deed.id


def test_a_year_of_acts_over_a_whole_council(tmp_path: Path) -> None:
    year = Year(tmp_path / "raad")
    desk = year.desk
    _autumn(year)
    desk.today = date(2026, 12, 8)
    _called_off(year)
    desk.today = date(2027, 1, 20)
    _january(year)
    assert year.done > 20
    facts = desk.office.facts
    assert what_now(facts, desk.problems(), desk.today)
    open_ = {each.soort for each in year_checklist(facts, 2027, desk.today) if not each.done}
    assert {"loketcijfers", "bezoeken"}.isdisjoint(open_)
    archive = desk.office.archive
    said = {}
    for audience in Audience:
        records = select(archive, audience, desk.today).records.values()
        said[audience] = str([_plain(view) for views in records for view in views.values()])
    assert INSIDE not in said[Audience.PUBLIEK]
    assert said[Audience.LEDEN].count(INSIDE) == 5


def _plain(view: object) -> object:
    """A view as plain values, to look for words in."""
    if isinstance(view, tuple):
        return [_plain(each) for each in view]
    return {name: _plain(each) for name, each in vars(view).items()} if isinstance(view, View) else str(view)


def _autumn(year: Year) -> None:
    desk = year.desk
    year.do(add_member(desk.office, "zetel-ouders-2", NewMember("Verzonnen Ouderlid")))
    year.do(send_to_chair(desk.office, DRAFT, date(2026, 9, 21)))
    year.do(send_to_members(desk.office, DRAFT, date(2026, 9, 24), date(2026, 10, 8)))
    year.do(remark(desk.office, DRAFT, f"Dit was anders, zei iemand {INSIDE}.", date(2026, 10, 1), "2"))
    year.do(settle_remark(desk.office, DRAFT, 0, Opmerkingsgevolg.overgenomen, f"het staat er nu {INSIDE}"))
    wish = Wish(
        title="Opvang die groter wordt",
        sort=Adviessoort.eigen_initiatief,
        addressees=(Bestuursorgaan.college,),
        themes=(str(desk.office.archive.all("themas")[0].id),),
        summary="Het LOK vraagt om opvang te laten groeien.",
    )
    advice = year.do(advice_of_vote(desk.office, NOVEMBER, (1, 0), wish))
    year.do(give_advice(desk.office, advice))
    year.do(send_advice(desk.office, advice, desk.today))
    year.do(note_reminder(desk.office, advice, "secretaris", desk.today))
    answer = Answer(
        Bestuursorgaan.college, date(2026, 11, 16), Resultaat.niet_gevolgd, "Er is geen budget.", number="2026_CBS_1"
    )
    year.do(note_answer(desk.office, "adv-2026-02", answer))


def _called_off(year: Year) -> None:
    desk = year.desk
    report = GroupReport(at(12, 1, 13), at(12, 1, 14), ("zetel-loket", "zetel-regie"), f"Wat er {INSIDE} gezegd is.")
    group = year.do(group_report(desk.office, "wg-lokaal-loket", report))
    instead = year.do(plan_next(desk.office, DECEMBER, at(12, 17, 19)))
    year.do(call_off(desk.office, DECEMBER, f"De zaal brandde af, {INSIDE}", instead=instead))
    record = desk.office.archive.get("vergaderingen", instead)
    cancelled = desk.office.archive.get("vergaderingen", DECEMBER)
    assert [each.titel for each in record.agendapunten] == [each.titel for each in cancelled.agendapunten]
    assert record.programma == cancelled.programma
    assert "De zaal brandde af" in call_off_mail(desk.office.facts, cancelled, record).text
    year.do(tell_council(desk.office, group, instead))


def _january(year: Year) -> None:
    desk = year.desk
    office = desk.office
    year.do(plan_next(office, "verg-2026-12-17", at(3, 11, 19, 2027)))
    year.do(
        note_figures(desk.office, 2026, YearFigures({"aanvragen_uniek": 90, "dringend": 7, "dringend_opgelost": 4}))
    )
    year.do(
        new_round(
            desk.office,
            Round(
                "Kennismaking in januari",
                Aanleiding.kennismaking,
                {Opvangsoort.gezinsopvang: 5},
                impressions=f"Goed, {INSIDE}.",
            ),
        )
    )
    for each in desk.office.archive.all("reglementen"):
        begins = date(2028, 1, 1)
        wish = NewVersion(
            begins, date(2027, 1, 18), number="2027_GR_1", changes="Het bedrag stijgt.", gap="De tekst werd herzien."
        )
        year.do(new_version(desk.office, each.id, wish))
    theme = str(desk.office.archive.all("themas")[0].id)
    ask = Ask(
        "Zorg voor opvang in de nacht",
        "Wie ’s nachts werkt, vindt niets.",
        "Open een plaats.",
        theme,
        (Bestuursorgaan.college,),
        Prioriteit.hoog,
    )
    memorandum = year.do(
        new_memorandum(
            desk.office,
            title="Memorandum meerjarenplan",
            occasion="meerjarenplan",
            to=("het college",),
            opening="Wij vragen dit.",
            first=ask,
        )
    )
    year.do(adopt(desk.office, memorandum, NOVEMBER, "4"))
    year.do(move_ask(desk.office, memorandum, 1, Vraagstatus.afgewezen, date(2027, 1, 15), why="Er is geen budget"))
    year.do(
        new_seat(
            desk.office,
            NewSeat("Opvang Zeepaardje", Geleding.lokale_actor, votes=True, subgroup=Subgeleding.groepsopvang),
            NewOrganisation("Opvang Zeepaardje", Organisatortype.vzw, since=date(2027, 1, 1)),
            NewMember("Verzonnen Zeepaardlid"),
        )
    )
    year.do(
        replace_member(
            desk.office, "mandaat-bromtol-2023", date(2027, 1, 31), NewMember("Verzonnen Opvolger"), RedenEinde.ontslag
        )
    )
    year.do(end_seat(desk.office, "zetel-gezinsvereniging", date(2027, 2, 28)))
