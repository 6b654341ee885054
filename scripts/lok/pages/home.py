"""The pages that lead on: the home page of each edition, and the members' lists of actions and points of attention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.render import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition import Edition
    from lok.render import Renderer


def pages(renderer: Renderer) -> Iterator[Page]:
    """The home page, and for members what they have to do."""
    edition = renderer.edition
    if not edition.leden:
        yield renderer.page("index.md", "publiek.md.jinja")
        return
    yield renderer.page("index.md", "leden.md.jinja")
    yield renderer.page("acties/index.md", "acties.md.jinja")
    yield renderer.page("aandachtspunten/index.md", "aandachtspunten.md.jinja")


def drafts(edition: Edition) -> tuple[Any, ...]:
    """The meetings whose minutes are not approved yet, the oldest first."""
    waiting = ("gehouden", "verslag_ontwerp")
    return tuple(reversed([each for each in edition.all("vergaderingen") if each.status.value in waiting]))


def has_examples(edition: Edition) -> bool:
    """Whether any record of the edition is invented."""
    return any(vars(view)["voorbeeld"] for views in edition.records.values() for view in views.values())


FUNCTIONS: dict[str, Any] = {"ontwerpen": drafts, "heeft_voorbeelden": has_examples}
