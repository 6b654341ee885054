"""A picture that is packed tighter shows the same: every way in which a row can be told, and more colours than there is room for."""

from __future__ import annotations

import random
import struct
import zlib

import pytest

from samples.small_png import MOST, SIGN, size, small

WIDTH = 7
Row = list[tuple[int, int, int]]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def told(row: bytes, above: bytes, sort: int) -> bytes:
    """A row as the difference that the standard's filter of that number makes of it."""
    out = bytearray()
    for place, value in enumerate(row):
        left, up = (row[place - 3] if place > 2 else 0), above[place]
        corner = above[place - 3] if place > 2 else 0
        near = min((abs(left + up - corner - each), number) for number, each in enumerate((left, up, corner)))[1]
        out.append((value - (0, left, up, (left + up) // 2, (left, up, corner)[near])[sort]) % 256)
    return bytes((sort, *out))


def as_chromium(rows: list[Row], sorts: list[int], form: int = 2) -> bytes:
    """A PNG of rows of colours, in two chunks of data."""
    raw, above = b"", bytes(3 * WIDTH)
    for row, sort in zip(rows, sorts, strict=True):
        flat = bytes(part for colour in row for part in colour)
        raw, above = raw + told(flat, above, sort), flat
    packed = zlib.compress(raw)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, len(rows), 8, form, 0, 0, 0))
    return SIGN + head + chunk(b"IDAT", packed[:9]) + chunk(b"IDAT", packed[9:]) + chunk(b"IEND", b"")


def shown(png: bytes) -> list[Row]:
    """The colours of a picture in a palette, whose rows are told as they are."""
    at, data, palette = len(SIGN), b"", b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + body)
        palette, data = (body if kind == b"PLTE" else palette), data + (body if kind == b"IDAT" else b"")
        at += 12 + length
    raw, step = zlib.decompress(data), size(png)[0] + 1
    lines = [raw[start : start + step] for start in range(0, len(raw), step)]
    assert {line[0] for line in lines} == {0}
    return [[(palette[3 * n], palette[3 * n + 1], palette[3 * n + 2]) for n in line[1:]] for line in lines]


@pytest.mark.parametrize("sorts", [[0] * 6, [1] * 6, [2] * 6, [3] * 6, [4] * 6, [0, 1, 2, 3, 4, 1]])
def test_the_picture_is_the_same(sorts: list[int]) -> None:
    dice = random.Random(sum(sorts))  # noqa: S311  colours are no secret
    rows = [[(dice.randrange(256), dice.randrange(256), dice.randrange(256)) for _ in range(WIDTH)] for _ in sorts]
    made = small(as_chromium(rows, sorts))
    assert size(made) == (WIDTH, len(sorts))
    assert shown(made) == rows


def test_a_colour_for_which_there_is_no_room_becomes_its_neighbour() -> None:
    grey = [(each, each, each) for each in range(256)]
    rows = [grey[start : start + WIDTH] for start in range(0, 252, WIDTH)] * 2
    rows += [grey[249:256], [(9, 9, 10), *grey[250:256]]]
    found = shown(small(as_chromium(rows, [0] * len(rows))))
    assert found[:-1] == rows[:-1]
    assert found[-1][0] in {(9, 9, 9), (10, 10, 10)}
    assert len({colour for row in found for colour in row}) == MOST


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no PNG"):
        small(b"GIF89a")
    with pytest.raises(ValueError, match="form 6"):
        small(as_chromium([[(1, 2, 3)] * WIDTH], [0], form=6))
