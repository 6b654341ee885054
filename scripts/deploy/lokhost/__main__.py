"""The command of a host: ``lokhost COMMAND``. Each part of the host has one line in the table."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lokhost.news.command import news
from lokhost.settings import FILE, RefusedError, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS: dict[str, Callable[[Settings, list[str]], int]] = {
    "nieuws": news,
}
"""What can be asked: who does it, with the settings and the words that follow. The first line of its text is its help."""


def main(words: list[str]) -> int:
    """Do what is asked and return the exit code: 0 done, 1 refused, 2 not understood."""
    act = COMMANDS.get(words[0]) if words else None
    if act is None:
        told = [f"  {name:<12} {(each.__doc__ or '').splitlines()[0]}" for name, each in COMMANDS.items()]
        sys.stderr.write("\n".join(["Gebruik: lokhost OPDRACHT", *told, ""]))
        return 2
    try:
        return act(Settings.read(FILE), words[1:])
    except RefusedError as refused:
        sys.stderr.write(f"{refused}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
