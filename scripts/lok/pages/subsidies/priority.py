"""Which priority rules hold on the day of the edition, said the same way on every page that leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.versions import version_in_force

if TYPE_CHECKING:
    from lok.edition.select import Edition


def priority_rules_today(edition: Edition) -> Any | None:
    """The version of the priority rules in force on the day of the edition; None when the records have none."""
    return version_in_force(edition.all("voorrangsregels"), edition.date)


FUNCTIONS = (priority_rules_today,)
"""What templates may call."""
