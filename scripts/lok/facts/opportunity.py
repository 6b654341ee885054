"""The clocks of an opportunity advice, by the decree and by the rules of the council of that day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lok.facts.council import working_days_later
from lok.kinds.opportuniteitsadviezen import terms
from lok.kinds.raad import rules_on


def last_answer_day(record: Any) -> date | None:
    """The last day to send the advice; None for a request from before there was a duty."""
    days = terms(record.ontvangen_op)
    return None if days is None else record.ontvangen_op + timedelta(days=days[0])


def confirmation_day(record: Any, raad: Any) -> date | None:
    """The last day to confirm the receipt, by the council's rules of the day of the request; None without such a rule."""
    rules = rules_on(raad, record.ontvangen_op)
    days = rules.bevestigingstermijn_werkdagen if rules is not None else None
    return working_days_later(record.ontvangen_op, days) if days is not None else None
