"""``lokhost toestand``: how the host fares, for who administers it and for a monitor that asks from outside.

What a monitor gets names no path, no version and nobody. Beside it stands until when a good answer holds: the web server
compares that with its clock, so that a probe which stopped is no longer good after half an hour.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from lokhost import durable
from lokhost.measured import Part, State, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokhost.settings import Settings

FOLDER = "/var/lib/lok/toestand"
ANSWER, HOLDS = "toestand.json", "goed-tot"
LONG = timedelta(minutes=30)
"""How long a good answer holds: three times as long as the timer waits."""
NOT = "0"
"""What stands in the place of a moment while not all is well."""


def worst(found: Sequence[Part]) -> State:
    """How the whole fares."""
    return max((each.state for each in found), default=State.WRONG)


def answer(found: Sequence[Part], now: datetime) -> dict[str, Any]:
    """What a monitor gets."""
    return {
        "vorm": 1,
        "gemaakt": now.astimezone(UTC).isoformat(timespec="seconds"),
        "toestand": worst(found).word,
        "onderdelen": [{"naam": each.name, "toestand": each.state.word, **each.figures} for each in found],
    }


def holds_until(now: datetime) -> str:
    """Until when a good answer holds, as the web server writes its own time: fourteen digits on the clock of the wall.

    In the night in which an hour comes twice, half an hour later may be earlier on that clock: then the later of both ways
    of counting holds, and a probe that stops in that very hour is noticed up to an hour later.
    """
    wall = now.astimezone().replace(tzinfo=None) + LONG
    passed = (now.astimezone(UTC) + LONG).astimezone().replace(tzinfo=None)
    return max(wall, passed).strftime("%Y%m%d%H%M%S")


def keep(settings: Settings, found: Sequence[Part], now: datetime) -> None:
    """Put the answer where the web server reads it. What was good is taken back before anything else is written.

    Raises:
        OSError: the disk refuses; a good answer of before ends by itself.
    """
    folder = settings.place(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    good = worst(found) is State.GOOD
    if not good:
        durable.write(folder / HOLDS, NOT)
    durable.write(folder / ANSWER, json.dumps(answer(found, now), indent=1) + "\n")
    if good:
        durable.write(folder / HOLDS, holds_until(now))


def command(settings: Settings, words: list[str]) -> int:
    """Zeg hoe de server het stelt: sites, certificaten, toegang, nieuws en schijf."""
    parser = argparse.ArgumentParser(prog="lokhost toestand", description=command.__doc__)
    parser.add_argument("--json", action="store_true", help="toon wat een bewaking van buiten krijgt")
    parser.add_argument("--bewaar", action="store_true", help="zet dat ook waar de webserver het leest")
    given = parser.parse_args(words)
    now = datetime.now(UTC)
    found = parts(settings, now)
    if given.bewaar:
        keep(settings, found, now)
    if given.json:
        sys.stdout.write(json.dumps(answer(found, now), indent=1) + "\n")
    else:
        width = max(len(each.name) for each in found)
        for each in found:
            sys.stdout.write(f"{each.state.word:<7} {each.name:<{width}}  {each.told}\n")
    return 0 if given.bewaar or worst(found) is State.GOOD else 1
