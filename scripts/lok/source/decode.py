"""From the bytes of a file to its text: UTF-8 without characters that no text may hold, or a refusal with its place.

First step of ``parse``, and by itself for whoever reads a page written by hand.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from lok.source.refusals import MAX_BYTES, Position, SourceError, refusal
from lok.words.shown import name_of

OTHER_FILES: Final = {
    b"PK\x03\x04": "een document van Word, Excel of LibreOffice",
    b"\xd0\xcf\x11\xe0": "een oud document van Word of Excel",
    b"{\\rtf": "een document van een tekstverwerker (RTF)",
    b"%PDF": "een pdf",
    b"\x89PNG": "een afbeelding",
    b"\xff\xd8\xff": "een afbeelding",
}
"""What people put in the place of a record, by the first bytes of it."""
UNREAD: Final = "\ue000"
"""What stands in the place of what could not be read: a character that no alphabet uses."""
MOST_CHARACTERS: Final = 20
"""Forbidden characters that are told of one file at once."""
# What no text may hold: C0 and C1 controls, a CR alone, line separators, byte order marks, surrogates, noncharacters.
FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)"
)


def decode(raw: bytes) -> str:
    """The text of a file: UTF-8 with or without byte order mark, lines ending in LF or CRLF (left as they are).

    Raises ``SourceError`` at the first byte or character that cannot stand in a record.
    """
    refuse_oversize(len(raw))
    _refuse_other_files(raw)
    if _is_utf_16(raw):
        raise refusal("utf-16", Position(1, 1))
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _no_utf_8(raw, error) from None
    refuse_characters(text)
    return text


def decode_on(raw: bytes) -> tuple[str | None, list[SourceError]]:
    """The text of a file that ``decode`` may refuse, and each reason why; no text when there is none to read on in.

    A character that cannot stand there becomes ``UNREAD``, so that every other keeps its place.
    """
    try:
        return decode(raw), []
    except SourceError as error:
        if error.code in {"yaml-te-groot", "yaml-geen-tekst"}:
            return None, [error]
        first = error
    errors, text = [], _guessed(raw)
    if first.code == "yaml-geen-utf8":
        errors.append(first)
    for found in islice(FORBIDDEN.finditer(text), MOST_CHARACTERS):
        if found[0] == "\r":
            return None, [*errors, refusal("carriage return", _position_after(text[: found.start()]))]
        at = _position_after(text[: found.start()])
        errors.append(refusal("control", at, character=name_of(found[0])))
    return FORBIDDEN.sub(UNREAD, text), errors


def _guessed(raw: bytes) -> str:
    """The text of bytes in whatever way they were saved."""
    if _is_utf_16(raw):
        marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
        way = "utf-16" if marked else "utf-16-be" if raw[:1] == b"\x00" else "utf-16-le"
        return raw.decode(way, "replace")
    bare = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return bare.decode("utf-8")
    except UnicodeDecodeError:
        return bare.decode("cp1252", "replace")


def _is_utf_16(raw: bytes) -> bool:
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(raw) > 1 and 0 in raw[:2])


def _no_utf_8(raw: bytes, error: UnicodeDecodeError) -> SourceError:
    before = raw[: error.start].decode("utf-8")
    return refusal("utf-8", _position_after(before), byte=f"0x{raw[error.start]:02X}")


def _refuse_other_files(raw: bytes) -> None:
    for beginning, what in OTHER_FILES.items():
        if raw.startswith(beginning):
            raise refusal("other file", Position(1, 1), what=what)


def refuse_oversize(size: int) -> None:
    """Raise ``SourceError`` for a text of more bytes than any record has."""
    if size > MAX_BYTES:
        raise refusal("size", Position(1, 1), size=size, limit=MAX_BYTES)


def refuse_characters(text: str) -> None:
    """Raise ``SourceError`` at the first character that no text may hold."""
    if text.replace("\n", "").isprintable():
        return  # everything forbidden is unprintable; this is far quicker than the expression
    if found := FORBIDDEN.search(text):
        name = "carriage return" if found[0] == "\r" else "control"
        raise refusal(name, _position_after(text[: found.start()]), character=name_of(found[0]))


def _position_after(before: str) -> Position:
    """The place of the character that follows this text; its lines end in LF or CRLF."""
    return Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
