"""Addresses of a site: where it has the file of a path, and who lays claim to which address.

Every address is known before anything is staged, so that two claims on one are told by the check.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lok.model.audience import Audience


@dataclass(frozen=True, slots=True)
class Address:
    """A claim on the path of a page or file below the staged folder; one that ends in ``/`` claims a whole folder.

    ``audience`` is the widest that has it. In a claimed folder no written page may stand; attachments may, beside the
    pages, unless the claim is on ``files`` as well.
    """

    uri: str
    audience: Audience = Audience.PUBLIEK
    files: bool = False


CALENDAR = "vergaderingen.ics"
"""The path of the calendar below the address of a site."""
EVENTS = "agenda"
"""The folder of the smaller calendars: one for each subject, and one for each day that is still to come."""


def event_path(event_id: str) -> str:
    """The path of the calendar of one day."""
    return f"{EVENTS}/{event_id}.ics"


ROBOTS = "robots.txt"
"""The path of the file that tells search engines what they may read."""
SEARCH = "zoek"
"""The folder of the lists that the search reads, below the address of a site."""
FEEDS = ("alles", "adviezen", "memoranda", "vergaderingen", "reglementen")
"""The names of the feeds of the public site; those after the first are kinds."""


def feed_path(name: str) -> str:
    """The path of a feed below the address of the public site."""
    return f"volgen/{name}.xml"


def theme_feed(theme_id: str) -> str:
    """The name of the feed of one theme."""
    return f"thema-{theme_id}"


INDEXES = frozenset({"index", "README"})
"""The names that MkDocs takes for the page of the folder itself."""


def folder_of(uri: str) -> str:
    """Where the site has the file of this path, below its address.

    A page stands in a folder of its own: ``over.md``, ``over/index.md`` and ``over/README.md`` are all ``over/``, and
    the home page is empty. Any other file stands where it stands.
    """
    if not uri.endswith(".md"):
        return uri
    folder, _, name = uri.removesuffix(".md").rpartition("/")
    return "".join(f"{part}/" for part in (folder, "" if name in INDEXES else name) if part)


REPORTS = "jaarverslagen"
"""The folder of the yearly reports on the members' site."""
REPORT_OPENING = re.compile(rf"{REPORTS}/inleiding-(\d{{4}})\.md")
"""The page written by hand that opens the report of a year; it has no page of its own."""
