"""How one follows the council: the page that explains feeds and calendar, and the small links that lead to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.archive.addresses import FEEDS, feed_path, theme_feed
from lok.kinds.afspraken import Openbaarheid, rules_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.render.page import Page
    from lok.render.renderer import Renderer

URI = "volgen/index.md"
BRINGS = {
    "alles": "alles hieronder samen",
    "adviezen": "elk nieuw advies, en elk antwoord van het bestuur",
    "memoranda": "elk nieuw memorandum, en wat er van elke vraag komt",
    "vergaderingen": "de agenda van elke vergadering, en het nieuws als ze verplaatst of afgelast wordt",
    "reglementen": "elk nieuw subsidiereglement, en elke nieuwe versie",
}
"""What a reader gets from each feed."""
DECISIONS = "de agenda van elke vergadering, of ze verplaatst of afgelast wordt, en de besluiten zodra het verslag goedgekeurd is"
"""The same of meetings, where the council agreed that approved minutes are for everybody."""


@dataclass(frozen=True, slots=True)
class Volgbaar:
    """A feed as a reader meets it: its name, what it brings, its full address and its path in the site."""

    naam: str
    brengt: str
    adres: str
    pad: str


def pages(renderer: Renderer) -> Iterator[Page]:
    """The page about following; members read there why their site has a calendar and no feeds."""
    yield renderer.page(URI, "volgen.md.jinja")


def feeds_to_follow(edition: Edition) -> tuple[Volgbaar, ...]:
    """The feeds of this edition; members' editions have none (``lok.outputs.feeds`` says why)."""
    if edition.leden:
        return ()
    rules = rules_on(edition.raad, edition.date)
    open_minutes = rules is not None and rules.openbaarheid_verslagen == Openbaarheid.openbaar
    brings = BRINGS | ({"vergaderingen": DECISIONS} if open_minutes else {})
    return tuple(Volgbaar(name, brings[name], edition.address + feed_path(name), feed_path(name)) for name in FEEDS)


def feed_of(edition: Edition, soort: str) -> Volgbaar | None:
    """The feed of a kind, or ``None`` when it cannot be followed here."""
    return next((each for each in feeds_to_follow(edition) if each.naam == soort), None)


def feed_of_theme(theme: Any) -> str:
    """The path of the feed of one theme on the public site."""
    return feed_path(theme_feed(theme.id))


def by_mail(edition: Edition) -> bool:
    """Whether a reader of this edition can subscribe to news by mail here."""
    return edition.news_by_mail and not edition.leden


def theme_subject(theme: Any) -> str:
    """What the host that mails calls the news about one theme: the name of its feed."""
    return theme_feed(theme.id)


FUNCTIONS = (feed_of_theme, feeds_to_follow, feed_of, by_mail, theme_subject)
"""What templates may call."""
