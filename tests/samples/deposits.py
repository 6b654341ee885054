"""Bags for the archive in tests: one that is made without a browser, and what RFC 8493 asks, asked without our own code."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from typing import TYPE_CHECKING

from lok.deposit import Deposit, deposit, given_at
from lok.papers.as_text import as_text
from samples import whole_council

if TYPE_CHECKING:
    from pathlib import Path

    from lok.papers.document import Document

LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def as_words(document: Document) -> bytes:
    """A paper as its words, where no test reads a print."""
    return as_text(document).encode()


def quick(root: Path, year: int = 2026) -> Deposit:
    """The bag of a year without prints."""
    return deposit(given_at(root, year, whole_council.DAY), pdf=as_words)


def on_disk(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path in it."""
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def faults(files: dict[str, bytes]) -> list[str]:
    """What RFC 8493 misses in a bag: nothing when it is complete and valid.

    Source: https://www.rfc-editor.org/rfc/rfc8493, sections 2.1, 2.2 and 3.
    """
    wrong = []
    if files.get("bagit.txt") != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
        wrong.append("bagit.txt")
    payload = {path for path in files if path.startswith("data/")}
    tags = files.keys() - payload - {"tagmanifest-sha256.txt"}
    for name, expected in (("manifest-sha256.txt", payload), ("tagmanifest-sha256.txt", tags)):
        rows = [LINE.fullmatch(line) for line in files[name].decode("utf-8").splitlines()]
        listed = [row[2] if row else "?" for row in rows]
        if sorted(listed) != sorted(expected):
            wrong.append(f"{name}: {sorted(set(listed) ^ expected)}")
        wrong += [
            f"{name}: {row[2]}" for row in rows if row and hashlib.sha256(files.get(row[2], b"")).hexdigest() != row[1]
        ]
    info = [line.split(": ", 1) for line in files["bag-info.txt"].decode("utf-8").splitlines()]
    oxum = f"{sum(len(files[path]) for path in payload)}.{len(payload)}"
    if any(len(pair) != 2 or not pair[1] for pair in info) or dict(info)["Payload-Oxum"] != oxum:
        wrong.append("bag-info.txt")
    return wrong


def rows(content: bytes) -> list[dict[str, str]]:
    """A table as Excel in Belgium reads it."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
