"""The foot of a written page: its sources and the day on which it was held against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.page_check import page_check
from lok.render.links import source_link
from lok.words.dutch import written_day

if TYPE_CHECKING:
    from lok.archive.archive import HandPage


def page_foot(page: HandPage) -> str:
    """What comes under the Markdown of a page that says when it was checked or where it comes from; else nothing."""
    said = page_check(page)
    sources = ", ".join(source_link(each) for each in said.sources)
    pieces = (
        f"**Bron:** {sources}." if sources else "",
        f"Nagekeken op {written_day(said.day)}." if said.day is not None else "",
    )
    told = " ".join(filter(None, pieces))
    return f"\n{told}\n{{ .lok-bron }}\n" if told else ""
