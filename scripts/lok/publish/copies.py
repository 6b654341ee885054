"""Smaller copies of files, made once and handed over as they are: brotli and gzip, remembered by what is in a file."""

from __future__ import annotations

import gzip
import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]  # it bears none

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KINDS = frozenset({"html", "css", "js", "mjs", "json", "map", "svg", "xml", "txt", "ics", "vcf", "csv", "webmanifest"})
"""Endings of files of text. Pictures, letters and PDFs are small already."""
LEAST = 512
"""Bytes below which a copy is not worth a file: what goes over the line is a packet either way."""
QUALITY = 10
"""Of brotli: a quarter of a percent larger than the best, in a third of its time."""


class Copies:
    """Makes the copies of files. What was made before lies in a folder, by the sum of the file; what is no longer asked for goes."""

    def __init__(self, memory: Path) -> None:
        self.memory = memory
        self.mark = f"{version('brotli')}-{QUALITY}"
        self.asked: set[str] = set()

    def of(self, path: str, text: bytes) -> Iterator[tuple[str, bytes]]:
        """The copies of a file, each with its ending; none of what would not become smaller."""
        if path.rpartition(".")[2] in KINDS and len(text) >= LEAST:
            name = f"{hashlib.sha256(text).hexdigest()}-{self.mark}"
            for end, made in ((".br", self._brotli), (".gz", self._gzip)):
                copy = self._remembered(name + end, made, text)
                if len(copy) < len(text):
                    yield end, copy

    def _remembered(self, name: str, made: Callable[[bytes], bytes], text: bytes) -> bytes:
        self.asked.add(name)
        place = self.memory / name
        try:
            return place.read_bytes()
        except OSError:
            copy = made(text)
            self.memory.mkdir(parents=True, exist_ok=True)
            beside = place.with_suffix(".nieuw")
            beside.write_bytes(copy)
            beside.replace(place)
            return copy

    @staticmethod
    def _brotli(text: bytes) -> bytes:
        copy: bytes = brotli.compress(text, mode=brotli.MODE_TEXT, quality=QUALITY)
        return copy

    @staticmethod
    def _gzip(text: bytes) -> bytes:
        return gzip.compress(text, 9, mtime=0)

    def forget(self) -> None:
        """Throw away the copies that nothing asked for since this began."""
        for each in self.memory.iterdir() if self.memory.is_dir() else ():
            if each.name not in self.asked:
                each.unlink()
