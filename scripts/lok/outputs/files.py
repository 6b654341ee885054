"""What is not a page: files made from an edition that programs read instead of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.outputs import calendar, feeds, vcards
from lok.outputs.robots import robots
from lok.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition


def outputs(edition: Edition) -> Iterator[Page]:
    """Every such file, at its own path below the staged folder. Nothing but ``edition`` goes in."""
    yield Page(calendar.URI, calendar.calendar(edition))
    yield from vcards.cards(edition)
    yield from feeds.feeds(edition)
    yield robots(edition)
