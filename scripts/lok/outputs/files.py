"""What is not a page: files made from an edition that programs read instead of people."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from lok.archive.addresses import CALENDAR, EVENTS, FEEDS, ROBOTS, SEARCH, Address, feed_path, theme_feed
from lok.opendata.files import texts
from lok.opendata.linked.files import record_path
from lok.opendata.linked.mapping import MAPPED
from lok.opendata.places import FOLDER as DATA
from lok.outputs import feeds, vcards
from lok.outputs.robots import robots
from lok.outputs.search.lists import Known, Lists
from lok.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.archive.archive import Archive
    from lok.edition.select import Edition


def outputs(edition: Edition) -> Iterator[Page]:
    """Every such file, at its own path below the staged folder. Nothing but ``edition`` goes in."""
    from lok.outputs import calendar  # noqa: PLC0415  its library takes a while to come: who asks for addresses need not wait

    yield Page(calendar.URI, calendar.calendar(edition))
    yield from (Page(path, text) for path, text in calendar.smaller(edition))
    yield from vcards.cards(edition)
    yield from feeds.feeds(edition)
    yield robots(edition)
    yield from (Page(path, text) for path, text in texts(edition).items())


def addresses(archive: Archive) -> Iterator[Address]:
    """What these files lay claim to; feeds are of the public site only."""
    yield Address(CALENDAR)
    yield Address(f"{EVENTS}/", files=True)
    yield Address(ROBOTS)
    yield Address(f"{DATA}/", files=True)
    yield Address(f"{SEARCH}/", files=True)
    yield from (Address(record_path(soort, each.id)) for soort in MAPPED for each in archive.all(soort))
    yield from (Address(feed_path(name)) for name in FEEDS)
    yield from (Address(feed_path(theme_feed(each.id))) for each in archive.all("themas"))
    yield from (Address(vcards.place(contact)) for contact in archive.all("contactpunten"))


def with_outputs(edition: Edition, pages: Iterable[Page], known: Known | None = None) -> Iterator[Page]:
    """The pages of ``edition``, every such file, and last the lists of the search, made from the pages that passed.

    ``known`` is what an earlier call for the same audience left: a page that did not change is not read again.
    """
    lists = Lists(known)
    yield from chain(lists.reading(pages), outputs(edition), lists.files())
