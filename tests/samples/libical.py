"""libical, the C library of Evolution, KOrganizer and Thunderbird's older self: it reads a calendar as those do.

Another family than the library that writes ours, and strict: a line that it does not understand becomes a component
with errors, and hours come from the VTIMEZONE in the file itself, not from a list of zones of its own.
"""

from __future__ import annotations

import ctypes
from ctypes import Structure, c_char_p, c_int, c_long, c_void_p
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_LIBICAL = (
    "Geen libical gevonden. Installeer het met scripts/setup/libical (Debian: sudo apt-get install libical3). "
    "No libical found: install it with scripts/setup/libical."
)
EVENT = 4
"""``ICAL_VEVENT_COMPONENT`` of libical 3."""


class Time(Structure):
    """``icaltimetype`` of libical 3."""

    _fields_ = (
        *((name, c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")),
        ("zone", c_void_p),
    )


@cache
def library() -> Any:
    """The library, with the types of the functions we call; fails with how to install it."""
    try:
        found = ctypes.CDLL("libical.so.3")
    except OSError:
        raise RuntimeError(NO_LIBICAL) from None
    found.icalparser_parse_string.restype = c_void_p
    found.icalparser_parse_string.argtypes = (c_char_p,)
    for name in ("icalcomponent_get_first_component", "icalcomponent_get_next_component"):
        getattr(found, name).restype = c_void_p
        getattr(found, name).argtypes = (c_void_p, c_int)
    for name in ("icalcomponent_get_dtstart", "icalcomponent_get_dtend"):
        getattr(found, name).restype = Time
        getattr(found, name).argtypes = (c_void_p,)
    for name in ("icalcomponent_get_uid", "icalcomponent_get_summary"):
        getattr(found, name).restype = c_char_p
        getattr(found, name).argtypes = (c_void_p,)
    found.icaltime_as_timet_with_zone.restype = c_long
    found.icaltime_as_timet_with_zone.argtypes = (Time, c_void_p)
    found.icalcomponent_count_errors.argtypes = (c_void_p,)
    found.icalcomponent_free.argtypes = (c_void_p,)
    found.icalrestriction_check.argtypes = (c_void_p,)
    return found


@dataclass(frozen=True, slots=True)
class Read:
    """An event as libical has it: moments in UTC, or days."""

    uid: str
    summary: str
    begin: datetime | date
    end: datetime | date


def events(calendar: str) -> tuple[Read, ...]:
    """The events of a calendar; fails on anything in it that libical calls an error."""
    ical = library()
    root = ical.icalparser_parse_string(calendar.encode())
    assert root, "libical reads no calendar in this at all"
    try:
        assert ical.icalrestriction_check(root) == 1, "libical finds a property where it cannot be, or misses one"
        assert ical.icalcomponent_count_errors(root) == 0, "libical finds errors"
        return tuple(_events(ical, root))
    finally:
        ical.icalcomponent_free(root)


def _events(ical: Any, root: int) -> Iterator[Read]:
    each = ical.icalcomponent_get_first_component(root, EVENT)
    while each:
        begin, end = ical.icalcomponent_get_dtstart(each), ical.icalcomponent_get_dtend(each)
        uid, summary = ical.icalcomponent_get_uid(each).decode(), ical.icalcomponent_get_summary(each).decode()
        yield Read(uid, summary, _moment(ical, begin), _moment(ical, end))
        each = ical.icalcomponent_get_next_component(root, EVENT)


def _moment(ical: Any, found: Time) -> datetime | date:
    if found.is_date:
        return date(found.year, found.month, found.day)
    assert found.zone, "libical finds no zone for this hour"
    return datetime.fromtimestamp(ical.icaltime_as_timet_with_zone(found, found.zone), UTC)
