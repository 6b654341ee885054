"""A document as a zip, that anybody may have made: what it is, and its parts without ever unpacking more than a document holds."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from lok.archive.office import MOST_PARTS
from lok.source.decode import OTHER_FILES
from lok.words.terminal import RefusedError

MOST_BYTES: Final = 25 * 1024 * 1024
"""Bytes of a document that somebody pastes; its pictures are most of it."""
MOST_OF_A_PART: Final = 30 * 1024 * 1024
"""Bytes of the one part with the text, unpacked."""
OLD: Final = b"\xd0\xcf\x11\xe0"
ZIP: Final = b"PK\x03\x04"
AGAIN: Final = "Bewaar het in je tekstverwerker opnieuw als .docx of .odt, of kopieer de tekst en plak die."
BROKEN: Final = "dit document is beschadigd en kan niet gelezen worden."


class Packed:
    """The parts of a document."""

    def __init__(self, raw: bytes) -> None:
        """Open it.

        Raises:
            RefusedError: It is no such document, or far too large; in Dutch, with the way out.
        """
        refuse_other_files(raw)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise RefusedError(f"{BROKEN} {AGAIN}") from error
        self._parts = {part.filename: part for part in self._zip.infolist()}
        if len(self._zip.infolist()) > MOST_PARTS:
            raise RefusedError(f"dit document bestaat uit veel meer delen dan een verslag heeft. {AGAIN}")
        if any(part.flag_bits & 1 for part in self._parts.values()):
            raise RefusedError("dit document is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord.")

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._parts)

    def part(self, name: str) -> bytes:
        """The bytes of a part; empty when there is none.

        Raises:
            RefusedError: It unpacks to more than a document holds, or cannot be read.
        """
        part = self._parts.get(name)
        if part is None:
            return b""
        if part.file_size > MOST_OF_A_PART:
            raise RefusedError(f"dit document pakt uit tot veel meer dan een verslag. {AGAIN}")
        try:
            with self._zip.open(part) as stream:
                raw = stream.read(MOST_OF_A_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise RefusedError(f"{BROKEN} {AGAIN}") from error
        if len(raw) > MOST_OF_A_PART:
            raise RefusedError(f"dit document pakt uit tot veel meer dan een verslag. {AGAIN}")
        return raw


def refuse_other_files(raw: bytes) -> None:
    """Raise ``RefusedError`` for bytes that are no zip, or more than a document."""
    if len(raw) > MOST_BYTES:
        many = len(raw) // 1024 // 1024
        raise RefusedError(f"dit bestand is te groot ({many} MB). Haal de afbeeldingen eruit, of plak alleen de tekst.")
    if raw.startswith(OLD):
        raise RefusedError(f"dit is een oud document van Word, of een met een wachtwoord. {AGAIN}")
    if not raw.startswith(ZIP):
        what = next((name for start, name in OTHER_FILES.items() if raw.startswith(start)), "geen document")
        raise RefusedError(f"dit is {what}, en geen .docx of .odt. {AGAIN}")
