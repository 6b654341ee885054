"""Changes that agendas would miss: a record of the calendar that changed since main, with the day of its last change left.

A calendar program takes a change over when ``SEQUENCE`` and ``LAST-MODIFIED`` rise, and both come from
``laatst_gewijzigd``. One file cannot tell that it was forgotten: the version on main can, which git knows. So this
stands at the edge, beside the check of the records themselves, and a build asks nothing of git.

It is silent in two cases only, because then no earlier version is known: the folder is not under git (a copy, an
archive), or there is no main (the first commit of another council, a checkout without its history).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.placing import place
from lok.source.parse import decode, parse
from lok.source.problems import Finding, Level
from lok.source.refusals import SourceError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from lok.archive.archive import Archive
    from lok.build.since_main import Changed
    from lok.model.kind import Record
    from lok.source.problems import Problem

IN_THE_CALENDAR = ("vergaderingen", "reglementen", "adviezen")
"""The kinds of which something stands in the calendar."""


def unannounced(root: Path, changed: Changed, archive: Archive, date: date) -> tuple[Problem, ...]:
    """The records at ``root`` that differ from main while ``laatst_gewijzigd`` is not later.

    ``changed`` are those of ``IN_THE_CALENDAR`` that differ. A change on the very day of the last one needs no later day.
    """
    return tuple(problem for path, before in changed for problem in _told(root, path, before, archive, date))


def _told(root: Path, path: str, before: str, archive: Archive, date: date) -> tuple[Problem, ...]:
    _, soort, name = path.split("/")
    record: Record | None = archive.get(soort, name.removesuffix(".yaml"))
    if record is None:
        return ()
    text = decode((root / path).read_bytes())
    try:
        old, new = parse(before), parse(text)
    except SourceError:
        return ()  # what main holds could not be read then; what stands here was, for there is a record of it
    was, now = old.pop("laatst_gewijzigd", None), record.laatst_gewijzigd
    new.pop("laatst_gewijzigd", None)
    if old == new or (now is not None and (now == date or was is None or now.isoformat() > str(was))):
        return ()
    return place(path, text, [_finding(now, date)])


def _finding(now: date | None, today: date) -> Finding:
    hint = f"Schrijf ‘laatst_gewijzigd: {today}’. Zonder een latere dag zien agenda’s de wijziging niet."
    if now is None:
        return Finding(("id",), "laatst-gewijzigd", "dit record veranderde, maar zegt niet wanneer", hint, PUNT)
    message = f"dit record veranderde sinds de versie op main, maar hier staat nog {now}"
    return Finding(("laatst_gewijzigd",), "laatst-gewijzigd", message, hint, PUNT)


PUNT = Level.AANDACHTSPUNT
