"""An evening that began an hour ago, at the desk of ``round_table``: where its screens and its record are, and waiting for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.source.parse import parse
from samples import round_table

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser.desk import Desk

HERE = f"vergaderingen/{round_table.TONIGHT}/"
EVENING = f"{HERE}vergadering/"
TALK, DECISION = "#v-agendapunten-{}-bespreking", "#v-agendapunten-{}-besluit"


def file_of(desk: Desk) -> Path:
    return desk.work.root / f"data/vergaderingen/{round_table.TONIGHT}.yaml"


def data(desk: Desk) -> dict[str, Any]:
    return parse(file_of(desk).read_text("utf-8"))


def states(desk: Desk) -> dict[str, str]:
    return {each["zetel"].removeprefix("zetel-"): each["status"] for each in data(desk).get("aanwezigheden", ())}


def saved(desk: Desk, page: Page | None = None) -> None:
    """Wait until nothing waits any more."""
    (page or desk.page).wait_for_function(
        "() => !Object.keys(localStorage).some(each => each.startsWith('lok-wacht')) && !document.querySelector('[data-wacht]')"
    )
