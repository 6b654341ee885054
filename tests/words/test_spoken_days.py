"""What people mean by a day and an hour is offered as the records write it; what they may not mean is not guessed."""

from __future__ import annotations

from datetime import time

import pytest

from lok.words.spoken_days import meant_day, meant_moment, spoken_hour


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("18 juni 2026 om 19.30", "2026-06-18 19:30"),
        ("18/06/2026 19:30", "2026-06-18 19:30"),
        ("2026-06-18 19u30", "2026-06-18 19:30"),
        ("donderdag 18 juni 2026, 19u", "2026-06-18 19:00"),
        ("18-06-26 19h30", "2026-06-18 19:30"),
        ("2026-6-18 19:30 uur", "2026-06-18 19:30"),
        ("2026-12-10 19 uur", "2026-12-10 19:00"),
        ("18 juni 2026 om 0u05", "2026-06-18 00:05"),
        ("2026-06-18", ""),
        ("donderdag", ""),
        ("31 februari 2026 om 20 uur", ""),
        ("18 juni 2026 om 25:00", ""),
        ("03/25/2026 19:30", ""),
        ("", ""),
        (" 1" * 100_000, ""),
    ],
)
def test_a_moment(text: str, moment: str) -> None:
    assert meant_moment(text) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/3/2026", "2026-03-12"),
        ("do. 12 maart 2026", ""),
        ("donderdag 12 maart 2026", "2026-03-12"),
        ("2026-3-12", "2026-03-12"),
        ("maart 2026", ""),
        ("gisteren", ""),
        ("9" * 1_000_000, ""),
    ],
)
def test_a_day(text: str, day: str) -> None:
    assert meant_day(text) == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [("12 uur", time(12)), ("19u30", time(19, 30)), ("7.30 uur", time(7, 30)), ("25:00", None), ("middag", None)],
)
def test_an_hour(text: str, hour: time | None) -> None:
    assert spoken_hour(text) == hour
