"""The settings of an invented host with both sites, and lines of its log of publications as it writes them."""

from __future__ import annotations

import json
from typing import Any

CONF = """[publiek]
host = "lok.example.org"
certificaat = "/etc/ssl/lok.pem"
certificaatsleutel = "/etc/ssl/lok.key"

[leden]
host = "leden.lok.example.org"
certificaat = "/etc/ssl/leden.pem"
certificaatsleutel = "/etc/ssl/leden.key"
aanmelding = "https://aanmelden.example.org/.well-known/openid-configuration"
client = "lok"
"""
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def line(moment: str, number: int, site: str = "publiek", **other: Any) -> str:
    """A line of the log as the host writes it."""
    told = {
        "vorm": 1,
        "wanneer": moment,
        "site": site,
        "wat": "activeer",
        "nummer": number,
        "van": None,
        "commit": COMMIT,
        "gemaakt": moment,
        "dag": moment[:10],
        "som": f"{number:064}",
        "nieuw": {},
        "gewijzigd": {},
        "verdwenen": {},
    }
    return json.dumps(told | other)


TWO = "\n".join(
    [
        line("2026-10-01T10:00:00+00:00", 1, nieuw={"site/index.html": "a", "site/adviezen/a/index.html": "b"}),
        line("2026-11-30T03:17:05+00:00", 2, gewijzigd={"site/adviezen/a/index.html": "c", "beleid.txt": "d"}),
        "",
    ]
)
