"""Which priority rules hold on the day of the edition, said the same way on every page that leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.versions import holds, version_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.edition.select import Edition


def priority_rules_today(edition: Edition) -> Any | None:
    """The version of the priority rules in force on the day of the edition; None when the records have none."""
    return version_in_force(edition.all("voorrangsregels"), edition.date)


def in_force_first(records: Iterable[Any], edition: Edition) -> tuple[Any, ...]:
    """The same records, what holds on the day of the edition before all others: readers stop at the first."""
    return tuple(sorted(records, key=lambda each: not holds(each, edition.date)))


FUNCTIONS = (priority_rules_today, in_force_first)
"""What templates may call."""
