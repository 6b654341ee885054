"""The colours of a screen (sRGB) as a profile of the ICC: without one, nobody knows later which red a PDF meant.

Made of the numbers of the standard, so that no foreign file is kept: primaries for D50, and the curve as a table.
Sources: IEC 61966-2-1; ICC.1:2001-04, sections 6.1, 6.3 and 6.5.
"""

from __future__ import annotations

import struct
from functools import cache

PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""Red, green and blue as seen in the light of D50."""
WHITE = (0.96420, 1.0, 0.82491)
"""The light of D50."""
STEPS = 1024
NAME = b"sRGB IEC61966-2.1"
FREE = b"No copyright"
HEADER = 128


@cache
def srgb() -> bytes:
    """The profile: version 2.1, for a display, from RGB to XYZ."""
    curve = _curve()
    tags = {b"desc": _description(), b"cprt": _text(), b"wtpt": _point(WHITE)}
    tags |= {name: _point(values) for name, values in PRIMARIES.items()}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    table, body, places = bytearray(struct.pack(">I", len(tags))), bytearray(), {}
    begin = HEADER + 4 + 12 * len(tags)
    for name, content in tags.items():
        if content not in places:
            places[content] = begin + len(body)
            body += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, places[content], len(content))
    return _header(begin + len(body)) + bytes(table) + bytes(body)


def _header(size: int) -> bytes:
    first = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    made = struct.pack(">6H4s", 1998, 2, 9, 0, 0, 0, b"acsp")  # the day of the standard: the profile is not of now
    light = b"".join(map(_fixed, WHITE))
    return (first + made).ljust(68, b"\0") + light + bytes(HEADER - 80)


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _point(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, values))


def _curve() -> bytes:
    """How light grows with the number: a straight beginning, then a power."""
    steps = (each / (STEPS - 1) for each in range(STEPS))
    light = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in steps)
    return b"curv" + bytes(4) + struct.pack(f">I{STEPS}H", STEPS, *(round(each * 65535) for each in light))


def _description() -> bytes:
    said = NAME + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(said)) + said + bytes(8 + 3 + 67)


def _text() -> bytes:
    return b"text" + bytes(4) + FREE + b"\0"
