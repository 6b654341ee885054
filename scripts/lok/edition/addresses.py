"""Addresses of an edition's files on the web, to copy into another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import CALENDAR

if TYPE_CHECKING:
    from lok.edition.select import Edition


def calendar_address(edition: Edition) -> str:
    """The full address of the calendar, to copy into a calendar program."""
    return edition.address + CALENDAR


def subscribe_address(edition: Edition) -> str:
    """The address that opens a calendar program by itself: ``webcal`` instead of ``https``."""
    return f"webcal://{calendar_address(edition).partition('://')[2]}"
