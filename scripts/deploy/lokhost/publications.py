"""The log of publications: what was public when, one line of JSON for each activation and each way back.

A line is written down twice. First as what is about to be done, beside the log; then the site is swapped; then it is
added to the log. Whoever comes next finishes what a killed program left, so no swap goes without its line, and no line
tells of a swap that was not.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from lokhost import durable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LOG = "publicaties.jsonl"
ABOUT = ".publicatie"
"""What is about to be done, in the folder of a site."""


def read(site: Path) -> list[dict[str, Any]]:
    """Every publication of a site, the oldest first, with one that was done and whose line was not added yet."""
    whole, _ = _rows(site)
    return [json.loads(each) for each in [*whole, *_not_added(site, whole)]]


def raw(site: Path) -> list[bytes]:
    """The same, line by line as they stand, also those that cannot be read.

    Raises:
        OSError: the log is there and cannot be read.
    """
    whole, begun = _rows(site)
    missing = _not_added(site, whole)
    return [
        *whole,
        *(missing or ([begun] if begun else [])),
    ]  # what a power cut left of a line stands beside the log whole


def _rows(site: Path) -> tuple[list[bytes], bytes]:
    """The lines of the log, and the beginning of one that a power cut left."""
    try:
        *whole, begun = (site / LOG).read_bytes().split(b"\n")
    except FileNotFoundError:
        return [], b""
    return whole, begun


def _not_added(site: Path, whole: list[bytes]) -> list[bytes]:
    """The line of what was done and not added yet, if there is one."""
    about = pending(site)
    return [_line(about)] if about and _is_done(site, about) and _line(about) not in whole[-1:] else []


def _line(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()


def pending(site: Path) -> dict[str, Any] | None:
    """What was about to be done when a program ended early, if it did."""
    try:
        found: dict[str, Any] = json.loads((site / ABOUT).read_text("utf-8"))
    except FileNotFoundError:
        return None
    return found


def _is_done(site: Path, line: Mapping[str, Any]) -> bool:
    return current(site) == int(line["nummer"])


def current(site: Path) -> int | None:
    """The number of the release that a site shows."""
    try:
        return int((site / "nu").readlink().name)
    except FileNotFoundError:
        return None


def announce(site: Path, line: Mapping[str, Any]) -> None:
    """Write down what is about to be done."""
    durable.write(site / ABOUT, json.dumps(line, ensure_ascii=False))


def settle(site: Path) -> bool:
    """Bring the log up to date with what the site shows; whether there was anything to do.

    Raises:
        OSError: the disk refuses; what is to be added still stands beside the log.
    """
    log = site / LOG
    _whole(log)
    if pending(site) is None:
        return False
    if missing := _not_added(site, _rows(site)[0]):
        with log.open("ab") as out:
            out.write(missing[0] + b"\n")
            out.flush()
            os.fsync(out.fileno())
        durable.keep(site)
    (site / ABOUT).unlink()
    durable.keep(site)
    return True


def _whole(log: Path) -> None:
    """Take away the beginning of a line that a power cut left at the end: it still stands beside the log, whole."""
    if log.exists() and (text := log.read_bytes()) and not text.endswith(b"\n"):
        with log.open("r+b") as out:
            out.truncate(text.rfind(b"\n") + 1)
            os.fsync(out.fileno())


def changes(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What is new, changed and gone between two lists of sums: path to sum, of what is gone the last one."""
    return {
        "nieuw": {path: new[path] for path in sorted(new.keys() - old.keys())},
        "gewijzigd": {path: new[path] for path in sorted(new.keys() & old.keys()) if new[path] != old[path]},
        "verdwenen": {path: old[path] for path in sorted(old.keys() - new.keys())},
    }
