"""Both calendars read by libical, a library of another family than the one that writes them: each event at its hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from lok.archive.load import load
from lok.edition.select import select
from lok.model.audience import Audience
from lok.outputs.calendar import SUBJECTS, calendar
from lok.outputs.time_zone import brussels
from samples import libical
from samples.advices import advice
from samples.meetings import edition, meeting
from samples.places import GOLDEN, REPOSITORY
from samples.regulations import regulation

BRUSSELS = ZoneInfo("Europe/Brussels")
# The living records on whatever day this runs: only what is written and what is read back are compared.
ROOTS = {"living": (REPOSITORY, date.today()), "invented": (GOLDEN / "raad", date(2026, 11, 23))}  # noqa: DTZ011


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("name", ROOTS)
def test_every_event_stands_at_its_hour_in_brussels(name: str, audience: Audience) -> None:
    root, day = ROOTS[name]
    made = select(load(root).archive, audience, day, address="https://lok.example.org/")
    wanted = {each.id: each for subject in SUBJECTS.values() for each in subject(made)}
    found = libical.events(calendar(made))
    assert {each.uid.partition("@")[0] for each in found} == set(wanted)
    for each in found:
        event = wanted[each.uid.partition("@")[0]]
        for read, meant in ((each.begin, event.begin), (each.end, event.end)):
            if isinstance(meant, datetime):
                assert isinstance(read, datetime)
                assert read.astimezone(BRUSSELS).replace(tzinfo=None) == meant.astimezone(BRUSSELS).replace(tzinfo=None)
            else:
                assert read == meant


@pytest.mark.parametrize("year", range(2007, 2101, 3))
def test_the_hour_is_right_on_both_sides_of_every_change_of_the_clock(year: int) -> None:
    months = (
        f"{year}-{month:02}-{day} {hour}" for month in (3, 10) for day in (24, 25, 31) for hour in ("0:30", "19:30")
    )
    meetings = [meeting(f"verg-{index}", gepland_begin=moment) for index, moment in enumerate(months)]
    read = {each.uid.partition("@")[0]: each.begin for each in libical.events(calendar(edition(*meetings)))}
    assert read == {each.id: each.gepland_begin.astimezone(UTC) for each in meetings}


def first_date_only(zone: icalendar.Timezone, moment: datetime) -> timedelta:
    """The offset as a program takes it that knows only the yearly rule of each part: month, last Sunday and hour."""
    rows = []
    for part in zone.subcomponents:
        first, rule = part["DTSTART"].dt, part["RRULE"]
        assert (rule["FREQ"], rule["BYDAY"]) == (["YEARLY"], ["-1SU"])
        last = date(moment.year, rule["BYMONTH"][0], 31)
        sunday = last - timedelta(days=(last.weekday() + 1) % 7)
        rows.append((datetime.combine(sunday, first.time()), part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td))
    (spring, before, summer), (autumn, _, winter) = sorted(rows)
    assert summer - before == timedelta(hours=1)
    return summer if spring <= moment < autumn else winter


@pytest.mark.parametrize("moment", [datetime(2026, 1, 15, 19), datetime(2026, 3, 29, 3), datetime(2031, 6, 18, 19, 30)])  # noqa: DTZ001
def test_the_zone_is_a_rule_with_right_onsets(moment: datetime) -> None:
    zone = icalendar.Timezone.from_ical(brussels().to_ical())
    assert first_date_only(zone, moment) == moment.replace(tzinfo=BRUSSELS).utcoffset()


def test_the_zone_is_written_as_the_european_rule() -> None:
    lines = brussels().to_ical().decode().split("\r\n")
    summer = lines[lines.index("BEGIN:DAYLIGHT") : lines.index("END:DAYLIGHT")]
    winter = lines[lines.index("BEGIN:STANDARD") : lines.index("END:STANDARD")]
    assert {"DTSTART:19960331T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"} <= set(summer)
    assert {"DTSTART:19961027T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"} <= set(winter)
    assert not any(line.startswith("RDATE") for line in lines)


def test_a_deadline_takes_nobodys_time_and_a_meeting_does() -> None:
    support = regulation(aanvraag_doorlopend=None, aanvraagperiodes=[{"van": "2026-12-01", "tot": "2026-12-15"}])
    made = edition(support, advice(), audience=Audience.LEDEN)
    days = icalendar.Calendar.from_ical(calendar(made)).walk("VEVENT")
    all_day = [each for each in days if not isinstance(each.start, datetime)]
    assert {str(each["CATEGORIES"].cats[0]) for each in all_day} == {"subsidie", "antwoord op advies"}
    assert {each["TRANSP"] for each in all_day} == {"TRANSPARENT"}
    (busy,) = icalendar.Calendar.from_ical(calendar(edition(meeting()))).walk("VEVENT")
    assert busy["TRANSP"] == "OPAQUE"
    gone = meeting(status="afgelast", reden_afgelasting="te weinig leden")
    (free,) = icalendar.Calendar.from_ical(calendar(edition(gone))).walk("VEVENT")
    assert free["TRANSP"] == "TRANSPARENT"
