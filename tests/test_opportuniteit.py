"""What the public reads of the opportunity advices: yearly counts that hide small numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lok.aggregates import Jaartelling, per_year
from lok.audience import Audience
from lok.kinds.opportuniteitsadviezen import Opportuniteitsadvies, terms
from lok.pages.opportuniteit import last_day
from lok.source import parse

GOOD = Path(__file__).parent / "examples" / "opportuniteitsadviezen" / "good"
BASE = parse((GOOD / "opp-minimaal.yaml").read_text("utf-8"))


def received(day: str) -> Opportuniteitsadvies:
    return Opportuniteitsadvies.model_validate(BASE | {"ontvangen_op": day})


def test_counts_under_five_are_hidden() -> None:
    records = [received("2024-05-01")] * 5 + [received("2025-05-01")] * 4 + [received("2026-05-01")]
    assert per_year(records) == (
        Jaartelling(2026, "minder dan 5"),
        Jaartelling(2025, "minder dan 5"),
        Jaartelling(2024, "5"),
    )
    assert per_year([]) == ()


def test_a_record_is_for_members_whatever_it_says() -> None:
    record = Opportuniteitsadvies.model_validate(BASE | {"zichtbaarheid": "publiek"})
    assert record.readers is Audience.LEDEN


def test_the_term_runs_from_the_day_the_duty_began() -> None:
    assert terms(date(2021, 12, 31)) is None
    assert last_day(received("2021-12-31")) is None
    assert last_day(received("2026-10-28")) == date(2026, 11, 27)
