"""Days that come back every year."""

from __future__ import annotations

from datetime import date

import pytest

from lok.kinds.voorwaarden import day_in


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("1 januari", 2026, date(2026, 1, 1)),
        ("30 november", 2026, date(2026, 11, 30)),
        ("29 februari", 2024, date(2024, 2, 29)),
        ("29 februari", 2026, date(2026, 2, 28)),
        ("29 februari", 2100, date(2100, 2, 28)),
    ],
)
def test_a_day_in_words_is_a_date_in_a_year(text: str, year: int, day: date) -> None:
    assert day_in(text, year) == day
