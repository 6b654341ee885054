"""What a release holds and tells of itself: judged before a site shows it."""

from __future__ import annotations

import json
import re
from datetime import date as day
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COMMIT = re.compile(r"[0-9a-f]{40}")
POLICY = re.compile(r"default-src 'none';[ -~]{1,4000}")
AGAIN = "Bouw de site en stuur ze opnieuw."


def judge(name: str, release: Path, listed: Mapping[str, str]) -> dict[str, Any]:
    """Say whether a release is one of this site, and return what it tells of itself.

    Raises:
        RefusedError: a file that belongs to it is not there or not in order, or it is of another site.
    """
    needed = {"site/index.html", "beleid.txt", "uitgave.json"} | ({"toegang.json"} if name == "leden" else set())
    if missing := sorted(needed - listed.keys()):
        raise RefusedError(f"In de uitgave ontbreekt {', '.join(missing)}. Stuur ze opnieuw.")
    may = needed | {
        path for path in listed if path.startswith("site/") or (name == "leden" and path.startswith("schil/"))
    }
    if strange := sorted(listed.keys() - may):
        raise RefusedError(f"Dit hoort niet in een uitgave van de site “{name}”: {', '.join(strange[:5])}.")
    told = _json(release / "uitgave.json")
    if told.get("site") != name:
        raise RefusedError(f"Dit is geen uitgave van de site “{name}”. Er is niets geplaatst.")
    if not _told_whole(told) or not POLICY.fullmatch((release / "beleid.txt").read_text("utf-8", errors="replace")):
        raise RefusedError("uitgave.json of beleid.txt van de uitgave klopt niet. Bouw de site en stuur ze opnieuw.")
    if name == "leden" and not isinstance(_json(release / "toegang.json").get("mandaten"), list):
        raise RefusedError("toegang.json van de uitgave klopt niet. Bouw de site en stuur ze opnieuw.")
    return told


def _told_whole(told: Mapping[str, Any]) -> bool:
    """Say whether a release tells of which version it is, when it was made and of which day it speaks."""
    try:
        datetime.fromisoformat(told["gemaakt"])
        day.fromisoformat(told["dag"])
    except (KeyError, TypeError, ValueError):
        return False
    return COMMIT.fullmatch(str(told.get("commit"))) is not None


def _json(path: Path) -> dict[str, Any]:
    """Read a file of JSON that is a group with ``vorm`` 1; a refusal otherwise."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict) or found.get("vorm") != 1:
        raise RefusedError(f"{path.name} van de uitgave is niet te lezen. Bouw de site en stuur ze opnieuw.")
    return found
