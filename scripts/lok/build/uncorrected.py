"""Approved minutes that say something else than on main, without a correction: who read them would not know.

One file cannot tell it: the version on main can, which git knows. So this stands at the edge, beside the check of the
records themselves. Where no earlier version is known it is silent (``build.unannounced``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.archive.placing import place
from lok.archive.read_record import read_record
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.source.decode import decode
from lok.source.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lok.archive.archive import Archive
    from lok.build.since_main import Changed
    from lok.kinds.vergadering import Vergadering
    from lok.source.positions import Path as Place
    from lok.source.problems import Problem

MEETINGS = "vergaderingen"
OF_THE_MEETING = ("werkelijk_begin", "einde", "quorum_bereikt", "vorige_verslagen")
OF_AN_ITEM = ("titel", "besluit", "stemmingen", "verkiezingen", "toelichting")
"""What minutes say to everybody. What is linked to them later, such as an advice or an attachment, is no correction."""
MESSAGE = "dit verslag is goedgekeurd en zegt hier iets anders dan de vorige versie"
HINT = (
    "Zeg bij ‘correcties’ op welke dag, waarom, en wat er nu anders staat. Was het niet de bedoeling, zet dan terug wat "
    "er stond."
)


def uncorrected(root: Path, changed: Changed, archive: Archive) -> tuple[Problem, ...]:
    """One problem for each meeting at ``root`` whose approved minutes changed since main without a new correction.

    ``changed`` are the records that differ from main.
    """
    problems: list[Problem] = []
    for path, before in changed:
        if not path.startswith(f"data/{MEETINGS}/"):
            continue
        name = path.rpartition("/")[2].removesuffix(".yaml")
        old: Any = read_record(BY_SOORT[MEETINGS], path, name, before.encode())[0]
        new: Vergadering | None = archive.get(MEETINGS, name)
        if old is None or new is None or Vergaderstatus.verslag_goedgekeurd not in (old.status, new.status):
            continue
        if old.status is not new.status or len(new.correcties) > len(old.correcties):
            continue
        if (at := next(_differences(old, new), None)) is not None:
            problems += place(path, decode((root / path).read_bytes()), [Finding(at, "correctie", MESSAGE, HINT)])
    return tuple(problems)


def _differences(old: Vergadering, new: Vergadering) -> Iterator[Place]:
    """Where the minutes say something else to everybody, in their order."""
    for name in OF_THE_MEETING:
        if getattr(old, name) != getattr(new, name):
            yield (name,)
    items = {item.nr: item for item in old.agendapunten}
    for index, item in enumerate(new.agendapunten):
        before = items.pop(item.nr, None)
        if before is None:
            yield ("agendapunten", index)
            continue
        for name in OF_AN_ITEM:
            if getattr(before, name) != getattr(item, name):
                yield ("agendapunten", index, name)
    if items:
        yield ("agendapunten",)
