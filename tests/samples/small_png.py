"""A picture of a screen in few bytes: at most 256 colours, packed as tight as it goes, and nothing beside the image.

Chromium packs its pictures fast and not small. Only its own form is read: eight bits for red, green and blue, without
interlacing, in one or more chunks of data.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SIGN = b"\x89PNG\r\n\x1a\n"
RGB, PALETTE = 2, 3
MOST = 256


def small(png: bytes) -> bytes:
    """The same picture in a palette. Raises ``ValueError`` for another form than that of Chromium."""
    width, height, rows = _rows(png)
    counted = Counter(colour for row in rows for colour in _colours(row))
    kept = [colour for colour, _ in counted.most_common(MOST)]
    place = {colour: number for number, colour in enumerate(kept)}
    for colour in counted:
        if colour not in place:
            place[colour] = min(range(len(kept)), key=lambda number: _apart(colour, kept[number]))
    packed = b"".join(b"\0" + bytes(place[colour] for colour in _colours(row)) for row in rows)
    return b"".join(
        (
            SIGN,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, PALETTE, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(bytes(colour) for colour in kept)),
            _chunk(b"IDAT", zlib.compress(packed, 9)),
            _chunk(b"IEND", b""),
        )
    )


def size(png: bytes) -> tuple[int, int]:
    """The width and height that a picture says it has."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _colours(row: bytes) -> Iterable[tuple[int, int, int]]:
    return zip(row[::3], row[1::3], row[2::3], strict=True)


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _rows(png: bytes) -> tuple[int, int, list[bytes]]:
    """The width, the height, and the rows of red, green and blue."""
    if not png.startswith(SIGN):
        raise ValueError("no PNG")
    at, data, head = len(SIGN), b"", b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        head = body if kind == b"IHDR" else head
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    width, height, depth, form, *_, woven = struct.unpack(">IIBBBBB", head)
    if (depth, form, woven) != (8, RGB, 0):
        raise ValueError(f"depth {depth}, form {form}")
    raw, step = zlib.decompress(data), 3 * width
    rows: list[bytes] = []
    above = bytes(step)
    for number in range(height):
        start = number * (step + 1)
        above = _unfiltered(raw[start], raw[start + 1 : start + 1 + step], above)
        rows.append(above)
    return width, height, rows


def _unfiltered(sort: int, line: bytes, above: bytes) -> bytes:
    """A row as it was before it was told as the difference with what stands left of it and above it."""
    if sort == 0:
        return line
    if sort == 2:
        return bytes((a + b) & 255 for a, b in zip(line, above, strict=True))
    row = bytearray(line)
    for place, value in enumerate(line):
        left, up, corner = (row[place - 3], above[place], above[place - 3]) if place > 2 else (0, above[place], 0)
        guess = (0, left, 0, (left + up) >> 1, _paeth(left, up, corner))[sort]
        row[place] = (value + guess) & 255
    return bytes(row)


def _paeth(left: int, up: int, corner: int) -> int:
    """Which of three neighbours is nearest to left + up - corner."""
    whole = left + up - corner
    return min((left, up, corner), key=lambda each: abs(whole - each))
