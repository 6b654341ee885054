"""A bag: pieces with what they are become files with an inventory, as BagIt has it (RFC 8493, https://www.rfc-editor.org/rfc/rfc8493).

``data/`` holds what is handed over; beside it stand the list with a checksum of each file, what the bag is about, and what an
archivist reads first. ``sha256sum -c manifest-sha256.txt`` checks it without any program of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from lok.papers.packing import zipped
from lok.words.printable import printable
from lok.words.spreadsheet import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

BAGIT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
README = "LEESMIJ.txt"
INVENTORY = "inventaris.csv"
PAYLOAD = "data"
STORED = (".pdf", ".png", ".jpg", ".jpeg", ".webp", ".docx", ".xlsx", ".odt", ".ods")
"""What a zip does not make smaller."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the payload: its path below ``data/``, its bytes, and what it is in a few words."""

    path: str
    content: bytes
    told: str


@dataclass(frozen=True, slots=True)
class Deposit:
    """A bag: the name of its folder, its files by their path in it, and what whoever makes it must know."""

    name: str
    files: Mapping[str, bytes]
    said: tuple[str, ...] = ()

    @property
    def zipped(self) -> bytes:
        """The same as a zip that holds the folder; the same bag gives the same bytes."""
        parts = {f"{self.name}/{path}": content for path, content in self.files.items()}
        return zipped(parts, [each for each in parts if each.endswith(STORED)])


def bag(
    name: str,
    pieces: Iterable[Piece],
    readme: str,
    about: Iterable[tuple[str, str]],
    day: date,
) -> Deposit:
    """The bag of these pieces.

    Args:
        name: The name of its folder.
        pieces: What is handed over, each path once.
        readme: What an archivist reads first.
        about: Lines of ``bag-info.txt``, beside the day and the size, which are added.
        day: The day it is made.

    Raises:
        ValueError: Two pieces have one path: one would be lost.
    """
    kept: dict[str, Piece] = {}
    for piece in sorted(pieces, key=lambda each: each.path):
        if kept.setdefault(piece.path.casefold(), piece) is not piece:
            raise ValueError(piece.path)
    payload = {f"{PAYLOAD}/{each.path}": each for each in kept.values()}
    size = sum(len(each.content) for each in payload.values())
    info = [*about, ("Bagging-Date", day.isoformat()), ("Payload-Oxum", f"{size}.{len(payload)}")]
    rows = ((path, each.told, len(each.content), _sum(each.content)) for path, each in payload.items())
    tags = {
        "bagit.txt": BAGIT.encode(),
        "bag-info.txt": "".join(f"{label}: {_line(value)}\n" for label, value in info).encode(),
        README: readme.encode(),
        INVENTORY: spreadsheet(("bestand", "wat het is", "grootte in bytes", "SHA-256"), rows),
        "manifest-sha256.txt": _manifest({path: each.content for path, each in payload.items()}),
    }
    files = {**tags, "tagmanifest-sha256.txt": _manifest(tags)}
    return Deposit(name, files | {path: each.content for path, each in payload.items()})


def _sum(content: bytes) -> str:
    return sha256(content).hexdigest()


def _line(value: str) -> str:
    """A value of ``bag-info.txt``: one line."""
    return " ".join(printable(value).split())


def _manifest(files: Mapping[str, bytes]) -> bytes:
    """A line for each file, as ``sha256sum`` writes it: paths of records and attachments hold no sign that needs a code."""
    return "".join(f"{_sum(content)}  {path}\n" for path, content in sorted(files.items())).encode()
