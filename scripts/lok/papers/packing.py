"""A zip with nothing of now in it: the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say."""
FIRST = "[Content_Types].xml"


def zipped(parts: Mapping[str, bytes], stored: Iterable[str] = ()) -> bytes:
    """The parts in their order as a zip; those in ``stored`` are not made smaller."""
    out = io.BytesIO()
    plain = frozenset(stored)
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, FIRST_MOMENT)
            entry.compress_type = zipfile.ZIP_STORED if name in plain else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            made.writestr(entry, content)
    return out.getvalue()


def packed(raw: bytes) -> bytes:
    """A zip that a library made, as ours: in the order of its names, what says the types first."""
    with zipfile.ZipFile(io.BytesIO(raw)) as given:
        names = sorted(given.namelist(), key=lambda name: (name != FIRST, name))
        return zipped({name: given.read(name) for name in names})
