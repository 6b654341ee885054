"""``robots.txt``: what a search engine may read. The members' site is for no search engine at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import ROBOTS
from lok.model.audience import Audience
from lok.render.page import Page

if TYPE_CHECKING:
    from lok.edition.select import Edition


def robots(edition: Edition) -> Page:
    """The file of an edition. It is staged whole: not every program that renders sites fills in a template for it."""
    if edition.audience is Audience.PUBLIEK:
        return Page(ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {edition.address}sitemap.xml\n")
    return Page(ROBOTS, "User-agent: *\nDisallow: /\n")
