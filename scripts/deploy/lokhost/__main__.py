"""The command of a host, installed as ``/usr/local/bin/lokhost``. Exit code 0: done, 1: refused, 2: wrong use."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lokhost.access import command as access
from lokhost.probe import command as probe
from lokhost.settings import FILE, RefusedError, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS: dict[str, Callable[[Settings, list[str]], int]] = {
    "toegang": access,
    "toestand": probe,
}
"""Each takes the settings and its own words, says in Dutch what it did, and returns an exit code."""


def main(words: list[str] | None = None) -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="lokhost", description="Wat een server doet voor de sites van een LOK.")
    parser.add_argument("--instellingen", type=Path, default=FILE, metavar="BESTAND", help=f"standaard {FILE}")
    parser.add_argument("--onder", type=Path, default=Path("/"), metavar="MAP", help="de map waaronder alles staat")
    parser.add_argument("opdracht", choices=COMMANDS)
    parser.add_argument("woorden", nargs=argparse.REMAINDER)
    given = parser.parse_args(words)
    try:
        return COMMANDS[given.opdracht](Settings.read(given.instellingen, given.onder), given.woorden)
    except RefusedError as error:
        sys.stderr.write(f"lokhost: {error}\n")
    except OSError as error:
        sys.stderr.write(f"lokhost: {error.filename or 'de schijf'}: {error.strerror}. Er is niets veranderd.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
