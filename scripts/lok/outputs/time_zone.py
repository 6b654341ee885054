"""The clock of Belgium as a calendar carries it (RFC 5545, VTIMEZONE): the European rule, as a rule.

A list of dates for the years that occur is right as well, but programs that read only the first date of a list are an
hour late in every later summer. The rule of directive 2000/84/EC holds since 1996: summer time begins on the last
Sunday of March at 2.00 and ends on the last Sunday of October at 3.00, on the clock as it stands at that moment.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import icalendar

from lok.model.reading import BRUSSELS

WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)
# Hours without a zone, for they are those of a clock: RFC 5545 asks it so.
ONSETS = (
    (icalendar.TimezoneDaylight, "CEST", datetime.fromisoformat("1996-03-31T02:00"), WINTER, SUMMER),
    (icalendar.TimezoneStandard, "CET", datetime.fromisoformat("1996-10-27T03:00"), SUMMER, WINTER),
)
"""Sort, name, the first change by this rule on the clock of before, and what the clock differs from UTC before and after."""


def brussels() -> icalendar.Timezone:
    """The time zone that every hour in the calendar refers to."""
    zone = icalendar.Timezone()
    zone.add("tzid", BRUSSELS.key)
    for sort, name, first, before, after in ONSETS:
        change = sort()
        change.add("dtstart", first)
        change.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1su"})
        change.add("tzname", name)
        change.add("tzoffsetfrom", before)
        change.add("tzoffsetto", after)
        zone.add_component(change)
    return zone
