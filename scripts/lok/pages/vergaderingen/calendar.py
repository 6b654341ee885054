"""What the pages say about the calendar that readers can subscribe to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.edition.addresses import calendar_address, subscribe_address
from lok.render.markup import Markdown, plain

if TYPE_CHECKING:
    from lok.edition.select import Edition


def subscribe_link(edition: Edition, text: str) -> Markdown:
    """A link that opens the reader's calendar program."""
    return Markdown(f"[{plain(text)}]({subscribe_address(edition)})")


FUNCTIONS = (subscribe_link, calendar_address)
"""What templates may call."""
