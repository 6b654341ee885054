"""The lines of an invented council in the configurations, as ``lok init`` writes them, and the theme beside them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from lok.init import texts as starters
from samples.places import REPOSITORY, furnish

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = starters.Council(
    naam="Lokaal Overleg Kinderopvang Voorbeeldstad",
    afkorting="LOK Voorbeeldstad",
    bestuur="stad Voorbeeldstad",
    gemeente="Voorbeeldstad",
    nis_code="99999",
    van=date(2025, 1, 1),
    tot=date(2030, 12, 31),
    mailbox="lok@example.org",
    site_url="https://lok-voorbeeldstad.example.org/",
    leden_url="https://leden.lok-voorbeeldstad.example.org/",
    repo_url="https://example.org/lok-voorbeeldstad/gegevens",
    opgesteld_op=date(2026, 11, 24),
)

PLACEHOLDER = re.compile(r"\[VUL IN: [^\]`]*\]")


def filled(text: str) -> str:
    """``text`` as a council leaves it that has filled in what ``lok init`` left open, with words that fit anywhere."""
    return PLACEHOLDER.sub("dat staat bij de gemeente", text)


def fill_in(root: Path) -> None:
    """Fill in, in the pages and the settings of the council at ``root``, what ``lok init`` left open."""
    for file in (*(root / "content").rglob("*.md"), *(root / "data" / "raad").glob("*.yaml")):
        file.write_text(filled(file.read_text("utf-8")), "utf-8")


def configure(root: Path, council: starters.Council = SETTINGS) -> None:
    """Write the configurations and the theme of this repository to ``root``, with the lines of ``council``."""
    furnish(root)
    for name in starters.CONFIGS:
        text = starters.configured(name, (REPOSITORY / name).read_text("utf-8"), council)
        (root / name).write_text(text, "utf-8")
