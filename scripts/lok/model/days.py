"""Whether something holds on a day: said once, for mandates, seats, terms, versions and contact points alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def holds_on(first: date | None, last: date | None, day: date) -> bool:
    """Whether ``day`` lies from ``first`` to ``last``, both included; a day that is ``None`` sets no bound."""
    return (first is None or first <= day) and (last is None or day <= last)
