"""What is not a page: files made from an edition that programs read instead of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import CALENDAR, FEEDS, ROBOTS, Address, feed_path
from lok.outputs import calendar, feeds, vcards
from lok.outputs.robots import robots
from lok.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive
    from lok.edition.select import Edition


def outputs(edition: Edition) -> Iterator[Page]:
    """Every such file, at its own path below the staged folder. Nothing but ``edition`` goes in."""
    yield Page(calendar.URI, calendar.calendar(edition))
    yield from vcards.cards(edition)
    yield from feeds.feeds(edition)
    yield robots(edition)


def addresses(archive: Archive) -> Iterator[Address]:
    """What these files lay claim to; feeds are of the public site only."""
    yield Address(CALENDAR)
    yield Address(ROBOTS)
    yield from (Address(feed_path(name)) for name in FEEDS)
    yield from (Address(vcards.place(contact)) for contact in archive.all("contactpunten"))
