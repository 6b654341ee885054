"""Opportunity advices: the clock of each, for the members."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lok.kinds.opportuniteitsadviezen import terms


def last_day(record: Any) -> date | None:
    """The last day to send the advice; None for a request from before there was a duty."""
    days = terms(record.ontvangen_op)
    return None if days is None else record.ontvangen_op + timedelta(days=days[0])


FUNCTIONS: dict[str, Any] = {"uiterste_antwoorddag": last_day}
