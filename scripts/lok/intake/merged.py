"""Which cells of a workbook are merged: what openpyxl does not tell while it reads a sheet row by row."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

BOOK = "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"
_MERGED = re.compile(rb"""<(?:\w{1,20}:)?mergeCell\s[^>]{0,200}?\bref=["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']""")
MOST = 10_000
"""So many merged cells of a sheet are told apart; they are only named."""


def merged_cells(raw: bytes) -> Mapping[str, tuple[str, ...]]:
    """The merged cells of each sheet (``C2:C3``) by its title, in the order of the file.

    ``raw`` is a workbook whose parts were judged: none unpacks to too much, none declares what multiplies itself.
    Raises what a damaged one makes ``zipfile`` and ``ElementTree`` raise.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        there = set(parts.namelist())
        links = ET.fromstring(parts.read(LINKS)) if LINKS in there else ()  # noqa: S314 - declarations were refused before
        places = {
            each.get("Id", ""): posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))[1:] for each in links
        }
        found = {}
        for element in ET.fromstring(parts.read(BOOK)).iter():  # noqa: S314 - likewise
            if element.tag.rpartition("}")[2] != "sheet":
                continue
            link = next((value for name, value in element.items() if name.endswith("}id")), "")
            place = places.get(link, "")
            if place in there:
                cells = [
                    each.decode() for each, _ in zip(_MERGED.findall(parts.read(place)), range(MOST), strict=False)
                ]
                found[element.get("name", "")] = tuple(cells)
        return found
