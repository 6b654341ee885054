"""The command of a host, installed as ``/usr/local/bin/lokhost``. Exit code 0: done, 1: refused, 2: wrong use."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lokhost import previews, take_off
from lokhost.access import command as access
from lokhost.news.command import news
from lokhost.probe import command as probe
from lokhost.receive import receive
from lokhost.settings import FILE, RefusedError, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS: dict[str, Callable[[Settings, list[str]], int]] = {
    "nieuws": news,
    "ontvang": receive,
    "toegang": access,
    "toestand": probe,
    "ontvang-voorbeeld": previews.receive,
    "voorbeelden": previews.tidy,
    **take_off.COMMANDS,
}
"""Each takes the settings and its own words, says in Dutch what it did, and returns an exit code."""


def main(words: list[str] | None = None) -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="lokhost", add_help=False)
    parser.add_argument("--instellingen", type=Path, default=FILE)
    parser.add_argument("--onder", type=Path, default=Path("/"))
    parser.add_argument("opdracht", nargs="?", default="")
    parser.add_argument("woorden", nargs=argparse.REMAINDER)
    given, _ = parser.parse_known_args(words)
    if given.opdracht not in COMMANDS:
        told = [f"  {name:<18} {(each.__doc__ or '').splitlines()[0]}" for name, each in COMMANDS.items()]
        sys.stderr.write("\n".join(["Gebruik: lokhost OPDRACHT [WOORDEN]. De opdrachten zijn:", *told, ""]))
        return 2
    try:
        return COMMANDS[given.opdracht](Settings.read(given.instellingen, given.onder), given.woorden)
    except RefusedError as error:
        sys.stderr.write(f"lokhost: {error}\n")
    except OSError as error:
        sys.stderr.write(f"lokhost: {error.filename or 'de schijf'}: {error.strerror}. Er is niets veranderd.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
