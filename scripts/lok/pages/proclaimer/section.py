"""Who publishes the site, which text prevails, how old the data are, and how they may be used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.kinds.raad import Hergebruik
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from lok.archive.archive import Archive
    from lok.render.page import Page
    from lok.render.renderer import Renderer

LICENCES = {
    Hergebruik.cc0: (
        "Creative Commons Zero",
        "https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0",
    ),
    Hergebruik.gratis_hergebruik: (
        "Modellicentie gratis hergebruik",
        "https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0",
    ),
}
"""Name and address of each licence, as the Flemish government keeps them (data.vlaanderen.be/doc/licentie)."""


def addresses(_: Archive) -> Iterator[Address]:
    """The one page."""
    yield Address("proclaimer/index.md")


def pages(renderer: Renderer) -> Iterator[Page]:
    """The same page for the public and for members."""
    yield renderer.page("proclaimer/index.md", "proclaimer.md.jinja")


def licence(raad: Any) -> tuple[str, str] | None:
    """Name and address of the licence that the council chose; None when it did not choose yet."""
    return None if raad.hergebruik is None else LICENCES[raad.hergebruik]


SECTION = Section(addresses=addresses, pages=pages, functions=(licence,))
