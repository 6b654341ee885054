"""A meeting that is cancelled or moved is news of the day that was decided, in the feed and in the calendar."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import feedparser
import pytest

from lok.kinds.registry import BY_SOORT
from lok.kinds.vergadering import Vergadering
from lok.outputs.calendar import calendar, meetings, sequence
from lok.outputs.feeds import feeds
from samples.meetings import edition, meeting

INVITED = {"uitgenodigd_op": "2026-11-10", "laatst_gewijzigd": "2026-11-10"}
CANCELLED = INVITED | {"status": "afgelast", "reden_afgelasting": "ziekte"}
MOVED = INVITED | {"gepland_begin": "2026-12-17 19:30", "laatst_gewijzigd": "2026-11-20"}


def feed(given: Vergadering) -> tuple[str, dict[str, Any]]:
    """The day the feed of meetings changed, and its entries by title."""
    text = {page.uri: page.text for page in feeds(edition(given))}["volgen/vergaderingen.xml"]
    parsed = feedparser.parse(text.encode())
    assert not parsed.bozo
    return parsed.feed.updated[:10], {each.title: each for each in parsed.entries}


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"laatst_gewijzigd": "2026-11-20"}, "2026-11-20"),
        ({"laatst_gewijzigd": "2026-11-22", "afgelast_op": "2026-11-20"}, "2026-11-20"),
    ],
    ids=["only its last change", "its own day"],
)
def test_a_cancellation_is_news_of_its_day(fields: dict[str, str], day: str) -> None:
    updated, found = feed(meeting(**(CANCELLED | fields)))
    entry = found["Afgelast: vergadering van 10 december 2026"]
    assert (updated, entry.published[:10], entry.updated[:10]) == (day, day, day)


def test_a_correction_long_after_is_no_news_of_an_old_cancellation() -> None:
    old = meeting(**(CANCELLED | {"gepland_begin": "2026-03-12 19:30", "laatst_gewijzigd": "2026-11-20"}))
    updated, _ = feed(old)
    assert updated == "2026-03-12"


def test_a_move_is_news_of_its_day_and_the_first_entry_follows() -> None:
    given = meeting(**(MOVED | {"verplaatsingen": [{"op": "2026-11-20", "begin": "2026-12-10 19:30"}]}))
    updated, found = feed(given)
    entry, first = found["Verplaatst: vergadering van 17 december 2026"], found["Vergadering van 17 december 2026"]
    assert (updated, entry.published[:10]) == ("2026-11-20", "2026-11-20")
    assert (first.published[:10], first.updated[:10]) == ("2026-11-10", "2026-11-20")
    assert "eerst gepland op donderdag 10 december 2026 om 19.30 uur" in entry.summary


@pytest.mark.parametrize(
    "change", [{"gepland_begin": "2026-12-17 19:30"}, {"gepland_begin": "2026-12-10 20:00"}, {"locatie": "Bibliotheek"}]
)
def test_the_entry_follows_a_change_that_nobody_wrote_down_as_a_move(change: dict[str, str]) -> None:
    updated, found = feed(meeting(**(INVITED | change | {"laatst_gewijzigd": "2026-11-20"})))
    (entry,) = found.values()
    assert (updated, entry.published[:10], entry.updated[:10]) == ("2026-11-20", "2026-11-10", "2026-11-20")


def test_the_calendar_tells_it_with_a_higher_number_and_a_later_day() -> None:
    before, after = meeting(**INVITED), meeting(**CANCELLED, afgelast_op="2026-11-10")
    assert sequence(before) < sequence(after)
    moved = meeting(**(MOVED | {"verplaatsingen": [{"op": "2026-11-20", "begin": "2026-12-10 19:30"}]}))
    same_day = meeting(**(MOVED | {"laatst_gewijzigd": "2026-11-10", "verplaatsingen": [{"op": "2026-11-10", "locatie": "Zaal"}]}))  # fmt: skip
    assert sequence(before) < sequence(same_day) < sequence(moved)
    (event,) = meetings(edition(moved))
    assert event.changed == datetime.fromisoformat("2026-11-20T00:00+01:00")
    assert "Verplaatst op 20 november 2026" in calendar(edition(moved)).replace("\r\n ", "")


WRONG = {
    "no day, and a last change that moves": (CANCELLED, "aandachtspunt"),
    "an old one of which nobody knows": (CANCELLED | {"laatst_gewijzigd": None}, None),
    "a day without being cancelled": (INVITED | {"afgelast_op": "2026-11-09"}, "fout"),
    "after the meeting": (CANCELLED | {"afgelast_op": "2026-12-11"}, "fout"),
    "a move from nothing": (INVITED | {"verplaatsingen": [{"op": "2026-11-10"}]}, "fout"),
    "a move to where it was": (
        INVITED | {"verplaatsingen": [{"op": "2026-11-10", "begin": "2026-12-10 19:30"}]},
        "fout",
    ),
    "moves upside down": (
        INVITED | {"verplaatsingen": [{"op": "2026-11-10", "locatie": "A"}, {"op": "2026-11-09", "locatie": "B"}]},
        "fout",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_it_is_told(name: str) -> None:
    fields, level = WRONG[name]
    record = meeting(**{key: value for key, value in fields.items() if value is not None})
    found = [each.level.value for rule in BY_SOORT["vergaderingen"].rules for each in rule(record)]
    assert found == ([level] if level else [])
