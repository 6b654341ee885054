"""The clocks of an opportunity advice, by the decree and by the rules of the council of that day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lok.facts.council import working_days_later
from lok.kinds.afspraken import Hoorrechtstart, rules_on
from lok.kinds.opportuniteitsadviezen import terms


def last_answer_day(record: Any) -> date | None:
    """The last day to send the advice; None for a request from before there was a duty."""
    days = terms(record.ontvangen_op)
    return None if days is None else record.ontvangen_op + timedelta(days=days[0])


def hearing_day(record: Any, raad: Any) -> date | None:
    """The last day to ask to be heard; None while the day from which that counts is not known."""
    days, start = terms(record.ontvangen_op), hearing_start(record, raad)
    return None if days is None or start is None else start + timedelta(days=days[1])


def hearing_start(record: Any, raad: Any) -> date | None:
    """From when the organiser can ask to be heard: the receipt of the advice, or its sending where the council says so."""
    rules = rules_on(raad, record.ontvangen_op)
    from_sending = rules is not None and rules.hoorrecht_start is Hoorrechtstart.verzending
    start: date | None = record.verzonden_op if from_sending else record.toegekomen_op
    return start


def confirmation_day(record: Any, raad: Any) -> date | None:
    """The last day to confirm the receipt, by the council's rules of the day of the request; None without such a rule."""
    rules = rules_on(raad, record.ontvangen_op)
    days = rules.bevestigingstermijn_werkdagen if rules is not None else None
    return working_days_later(record.ontvangen_op, days) if days is not None else None
