"""Whether a text speaks of the law, and how old the check of it against its source is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

CHECK_DAYS = 365
"""After how many days what was checked is looked at again."""
LAW = re.compile(
    r"""\b(?:
        (?:bestuurs|grond)?decre(?:et|ten)\w* | besluit(?:en)?\ van\ de\ Vlaamse\ Regering | (?:grond)?wet(?:ten|boek|telijk\w*|geving)? |
        artikel(?:en)?\ (?:[IVX]+\.)?\d+ | verordening | AVG | GDPR | grondwettelijk\ hof | (?:wettelijk\ )?verplicht\w* | vergunning\w*
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that make a text one about the law."""


def speaks_of_law(text: str) -> bool:
    """Whether a text says what the law asks or allows, as far as its words tell."""
    return LAW.search(text) is not None


def outdated(checked: date, day: date) -> bool:
    """Whether what was checked on ``checked`` is due again on ``day``."""
    return (day - checked).days > CHECK_DAYS
