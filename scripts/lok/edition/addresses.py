"""Addresses of an edition's files on the web, to copy into another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import CALENDAR, EVENTS

if TYPE_CHECKING:
    from lok.edition.select import Edition


def calendar_address(edition: Edition) -> str:
    """The full address of the calendar, to copy into a calendar program."""
    return edition.address + CALENDAR


def subject_address(edition: Edition, subject: str) -> str:
    """The full address of the calendar of one subject."""
    return f"{edition.address}{EVENTS}/{subject}.ics"


def subscribe_address(edition: Edition, subject: str | None = None) -> str:
    """The address that opens a calendar program by itself: ``webcal`` instead of ``https``."""
    address = calendar_address(edition) if subject is None else subject_address(edition, subject)
    return f"webcal://{address.partition('://')[2]}"
