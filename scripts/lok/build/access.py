"""The list of who may enter, beside the members' site and never in it: for the host that keeps the door.

It goes to its place after the site it belongs to, and only when that site stands; a build that is refused leaves the old
list with the old site.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lok.archive.naming import naming
from lok.build.swap import FILE
from lok.facts.access import access

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lok.archive.archive import Archive

NAME = "toegang.json"


def access_list(archive: Archive) -> str:
    """The list of an archive, as JSON: mandates, the groups each opens, its first and its last day. Nothing else."""
    rows = [
        {
            "mandaat": each.mandate,
            "groepen": list(each.groups),
            "eerste": each.first.isoformat(),
            "laatste": each.last.isoformat() if each.last else None,
        }
        for each in access({seat.id: seat for seat in archive.all("zetels")}, archive.all("mandaten"))
    ]
    return json.dumps({"vorm": 1, "mandaten": rows}, ensure_ascii=False, indent=1) + "\n"


@contextmanager
def laid(folder: Path, text: str) -> Iterator[None]:
    """Write the list beside its place, do what the block does, and put it there; if the block fails, the old one stays.

    Raises:
        OSError: The disk refuses it, before anything of the block was done.
    """
    place = folder / NAME
    beside = place.with_name(f"{NAME}.nieuw")
    try:
        with naming(place):
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            beside.unlink(missing_ok=True)
            with beside.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            beside.chmod(FILE)
        yield
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
