"""Meetings that come and reports of working groups: each linked to what it follows from, once."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from lok.acts.planning import GroupReport, call_mail, call_second, group_report, plan_dates, plan_next, tell_council
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.model.audience import Audience
from lok.words.terminal import RefusedError
from samples.office import Desk
from samples.sitting import LAST, NEXT, PATH, found

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 12, 11)
GROUP = "id: wg-zomer\nvoorbeeld: ja\nnaam: Zomer\nopdracht: Opvang in juli.\nleden: [zetel-wolk, zetel-kikker]\n"


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute)  # noqa: DTZ001 - Belgian time


REPORT = GroupReport(at(11, 5, 14), at(11, 5, 16), ("zetel-wolk",), "De zomer is lang.\nWij zoeken zalen.")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(found(tmp_path / "raad"), DAY)
    made.put("data/werkgroepen/wg-zomer.yaml", GROUP)
    made.put(
        PATH,
        made.text(PATH).replace("status: gepland", "status: onvoltallig")
        + 'agendapunten:\n  - {nr: "1", titel: Opvang, soort: bespreking}\n',
    )
    assert made.faults() == []
    return made


def test_the_next_meeting_is_named_by_the_one_before(desk: Desk) -> None:
    deed = desk.do(plan_next(desk.office, NEXT, date(2027, 3, 11)))
    assert (deed.id, desk.record(PATH).volgende_vergadering) == ("verg-2027-03-11", "verg-2027-03-11")
    assert deed.words == ("De vergadering staat gepland op donderdag 11 maart 2027 om 19.30 uur.",)
    with pytest.raises(RefusedError, match="er is al een vergadering op"):
        plan_next(desk.office, LAST, date(2027, 3, 11))
    with pytest.raises(RefusedError, match="komt na die van"):
        plan_next(desk.office, NEXT, date(2026, 11, 1))


def test_a_second_meeting_is_called_once_with_its_mail(desk: Desk) -> None:
    deed = desk.do(call_second(desk.office, NEXT, date(2026, 12, 17)))
    second = desk.record(deed.about)
    assert second.tweede_vergadering
    assert [each.titel for each in second.agendapunten] == ["Opvang"]
    assert [each.at for each in deed.todo] == [("uitgenodigd_op",)]
    mail = call_mail(desk.office, deed.id)
    assert "mag beslissen, hoeveel leden er ook zijn" in mail.text
    with pytest.raises(RefusedError, match="er is al een tweede vergadering, op donderdag 17 december 2026"):
        call_second(desk.office, NEXT, date(2026, 12, 20))
    with pytest.raises(RefusedError, match="niet in aantal was"):
        call_second(desk.office, LAST, date(2026, 12, 20))
    with pytest.raises(RefusedError, match="geen tweede vergadering"):
        call_mail(desk.office, NEXT)


def test_a_group_reports_and_the_council_is_told(desk: Desk) -> None:
    deed = desk.do(group_report(desk.office, "wg-zomer", REPORT))
    meeting = desk.record(deed.about)
    assert (deed.id, meeting.status, meeting.volgnummer) == ("verg-2026-11-05-zomer", Vergaderstatus.verslag_ontwerp, 1)
    assert str(meeting.agendapunten[0].bespreking) == "De zomer is lang.\nWij zoeken zalen."
    assert deed.words == ("Van de werkgroep was er 1 zetel.",)
    later = desk.do(
        group_report(
            desk.office, "wg-zomer", GroupReport(at(12, 3, 14), at(12, 3, 15), (), "Meer.", "Zalen", "De zaal is er.")
        )
    )
    assert (desk.record(later.about).volgnummer, desk.record(later.about).agendapunten[0].titel) == (2, "Zalen")
    coming = desk.do(plan_next(desk.office, NEXT, date(2027, 3, 11)))
    told = desk.do(tell_council(desk.office, deed.id, coming.id))
    assert [each.titel for each in desk.record(told.about).agendapunten] == ["Verslag van de werkgroep Zomer"]
    again = tell_council(desk.office, deed.id, coming.id)
    assert (again.texts, again.words) == ({}, ("Het stond al op de agenda, als punt 1.",))


def test_a_group_for_members_stays_so_in_its_report_and_on_the_agenda(desk: Desk) -> None:
    desk.put("data/werkgroepen/wg-zomer.yaml", GROUP.replace("voorbeeld:", "zichtbaarheid: leden\nvoorbeeld:"))
    report = desk.do(group_report(desk.office, "wg-zomer", REPORT))
    assert desk.there(report).readers is Audience.LEDEN
    coming = desk.do(plan_next(desk.office, NEXT, date(2027, 3, 11)))
    desk.do(tell_council(desk.office, report.id, coming.id))
    assert [each.zichtbaarheid.value for each in desk.record(coming.about).agendapunten] == ["leden"]


REFUSED = {
    "nothing said": (
        lambda desk: group_report(desk.office, "wg-zomer", GroupReport(REPORT.begin, REPORT.end, (), " ")), "schrijf op wat",
    ),
    "an end before the begin": (
        lambda desk: group_report(desk.office, "wg-zomer", GroupReport(REPORT.end, REPORT.begin, (), "Iets.")), "komt na het begin",
    ),
    "a seat of no member": (
        lambda desk: group_report(desk.office, "wg-zomer", GroupReport(REPORT.begin, REPORT.end, ("zetel-stad",), "Iets.")),
        "‘Stad’ zit niet in deze werkgroep",
    ),
    "a seat twice": (
        lambda desk: group_report(desk.office, "wg-zomer", GroupReport(REPORT.begin, REPORT.end, ("zetel-wolk", "zetel-wolk"), "Iets.")),
        "staat al bij",
    ),
    "tomorrow": (
        lambda desk: group_report(desk.office, "wg-zomer", GroupReport(at(12, 24, 14), at(12, 24, 15), (), "Iets.")),
        "moet nog komen",
    ),
    "no group": (lambda desk: group_report(desk.office, "wg-winter", REPORT), "er is geen werkgroep"),
    "a report that is none": (lambda desk: tell_council(desk.office, LAST, NEXT), "geen verslag van een werkgroep"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_changes(name: str, desk: Desk) -> None:
    act, told = REFUSED[name]
    before = desk.files()
    with pytest.raises(RefusedError, match=told):
        act(desk)
    assert desk.files() == before


def test_a_group_meets_once_a_day(desk: Desk) -> None:
    desk.do(group_report(desk.office, "wg-zomer", REPORT))
    with pytest.raises(RefusedError, match="heeft die dag al een vergadering"):
        group_report(desk.office, "wg-zomer", REPORT)


def test_the_meetings_of_a_year_follow_each_other_and_what_was_planned_stays(desk: Desk) -> None:
    known = set(desk.office.texts)
    last = max(desk.office.facts.meetings, key=lambda each: each.gepland_begin)
    first, second, third = date(2027, 2, 11), datetime(2027, 6, 10, 14), date(2027, 4, 15)  # noqa: DTZ001 - Belgian time
    deed = desk.do(plan_dates(desk.office, [second, first, third], place="Zaal 3"))
    made = sorted(path for path in deed.texts if path not in known)
    assert [path[-15:-5] for path in made] == ["2027-02-11", "2027-04-15", "2027-06-10"]
    meetings = [desk.office.record("vergaderingen", path.rpartition("/")[2].removesuffix(".yaml")) for path in made]
    assert [each.gepland_begin.hour for each in meetings] == [last.gepland_begin.hour] * 2 + [14]
    assert [each.volgende_vergadering for each in meetings] == [meetings[1].id, meetings[2].id, None]
    assert {each.locatie for each in meetings} == {"Zaal 3"}
    assert [each.volgnummer for each in meetings] == [1, 2, 3]
    between = desk.do(plan_dates(desk.office, [date(2027, 3, 11)]))
    row = {each.id: each.volgende_vergadering for each in desk.office.facts.meetings}
    assert row[meetings[0].id] == between.id
    assert row[between.id] == meetings[1].id


def test_planning_without_a_day_twice_or_before_the_first_meeting_is_refused(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="minstens één dag"):
        plan_dates(desk.office, [])
    desk.do(plan_dates(desk.office, [date(2027, 2, 11)]))
    with pytest.raises(RefusedError, match="er is al een vergadering"):
        plan_dates(desk.office, [date(2027, 2, 11)])
    with pytest.raises(RefusedError, match="nog niet samen"):
        plan_dates(desk.office, [date(1999, 2, 11)])
