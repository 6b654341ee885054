"""A page for every record and an index page for every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.kinds.registry import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.render.page import Page
    from lok.render.renderer import Renderer


def pages(renderer: Renderer) -> Iterator[Page]:
    """The index page of every kind, each followed by the pages of its records."""
    for kind in KINDS:
        if not renderer.edition.audience.may_read(kind.index_for):
            continue
        records = renderer.edition.all(kind.soort)
        yield renderer.page(f"{kind.soort}/index.md", f"{kind.soort}_index.md.jinja", kind=kind, records=records)
        for record in records:
            yield renderer.page(f"{kind.soort}/{record.id}.md", f"{kind.soort}.md.jinja", kind=kind, record=record)


def members_only(view: Any) -> bool:
    """Whether the public site does not have this record at all."""
    return bool(view.alleen_leden)


FUNCTIONS = (members_only,)
"""What templates may call."""
