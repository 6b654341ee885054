"""What a builder asks of a process that renders, and what that answers: plain values that travel as lines of JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

SHELL = "schil"
"""Folder of the theme with the shells; beside the site, the folder they are put in."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to render: configuration, staged folder, place of the site, day, and which pages changed (``None``: all).

    ``open_to_all`` says that the world reads the site: no private text may then be in it, however it came there; ``known``
    says which names and homes may not be in it (``rules.known.Plain``). ``laid`` is a folder with files that go into the
    site as they are (``build.beside``); empty for none.
    """

    config: str
    docs: str
    site: str
    epoch: int
    changed: tuple[str, ...] | None
    removed: tuple[str, ...] = ()
    open_to_all: bool = True
    known: str = ""
    laid: str = ""

    @classmethod
    def read(cls, line: str) -> Order:
        """The order that ``line``, JSON, says."""
        given: dict[str, Any] = {
            name: tuple(each) if isinstance(each, list) else each for name, each in json.loads(line).items()
        }
        return cls(**given)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order: the new site beside its place and its shells, or what speaks against it."""

    complaints: tuple[str, ...] = ()
    beside: str = ""
    shells: dict[str, str] = field(default_factory=dict)
