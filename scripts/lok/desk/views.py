"""What every answer of the desk begins with and tells: the draft that is meant, what was sent, and what the check says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from lok.desk.saving import record_there
from lok.desk.words import FILE, lay, name_of
from lok.kinds.registry import BY_SOORT
from lok.source.problems import undotted
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from lok.archive.archive import Archive
    from lok.desk.change import RefusedChangeError
    from lok.desk.works import Work, Works
    from lok.source.positions import Path
    from lok.source.problems import Problem

STAMP = "x-lok-begin"
"""The header in which a page says of which draft it is: one that was thrown away may have had the same name."""
MOST_TOLD = 100


def found(works: Works, asked: Request) -> Work:
    """The draft that an address names. Raises ``HTTPException`` when there is none, or only another of the same name."""
    work = works.find(asked.path_params["work"])
    if work is None:
        raise HTTPException(404)
    if asked.headers.get(STAMP, work.stamp) != work.stamp:
        raise HTTPException(410)
    return work


def sentences(words: str) -> str:
    """Words for a user, with a capital."""
    return words[:1].upper() + words[1:]


def raw_there(work: Work, soort: str, record_id: str) -> bytes:
    """The bytes of a record. Raises ``HTTPException`` when there is none."""
    raw = record_there(work.root, soort, record_id)
    if raw is None:
        raise HTTPException(404)
    return raw


async def body(asked: Request) -> dict[str, Any]:
    """What was sent. Raises ``HTTPException`` for what is no group of values."""
    try:
        given = await asked.json()
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    if not isinstance(given, dict):
        raise HTTPException(400)
    return given


def refused_change(error: RefusedChangeError, archive: Archive) -> JSONResponse:
    """Why a change was not written, for the form that asked for it; whether it may be all the same."""
    return JSONResponse({"melding": lay(error.message, archive), "mag_toch": error.may_insist}, 422)


def verdict(
    problems: tuple[Problem, ...],
    archive: Archive,
    here: str,
    place: Callable[[Problem], tuple[str, str]] = lambda _: ("", ""),
) -> dict[str, Any]:
    """All that the check says of a draft, in one line and a list.

    ``place`` gives the words and the address of a problem on the screen that shows it, where it has any of its own.
    """
    faults = sum(each.blocks for each in problems)
    points = len(problems) - faults
    words = counted(faults, "fout", "fouten") if faults else "Geen fouten"
    if points:
        words += f", {counted(points, 'aandachtspunt', 'aandachtspunten')}"
    ordered = sorted(problems, key=lambda each: (not each.blocks, each))[:MOST_TOLD]
    items = [
        {
            "blocks": each.blocks,
            "where": place(each)[0] or where(each, archive),
            "href": place(each)[1] or href(each, here),
            "text": lay(each.message, archive),
            "hint": lay(each.hint, archive),
        }
        for each in ordered
    ]
    return {"words": words, "sort": "fout" if faults else "let-op" if points else "goed", "rows": items}


def where(problem: Problem, archive: Archive) -> str:
    """What a problem is about, in words."""
    return path_words(problem.path, archive)


def path_words(path: str, archive: Archive) -> str:
    """What a file is called: a record by its name, the folder of a kind by that."""
    match = FILE.fullmatch(path)
    if match is None or match[1] not in BY_SOORT:
        last = path.rstrip("/").rpartition("/")[2]
        if path.startswith("content/") and not last.endswith(".md"):
            return f"bijlage ‘{last}’"
        if path.startswith("content/"):
            return f"bladzijde ‘{last.removesuffix('.md').replace('-', ' ')}’"
        return BY_SOORT[last].meervoud if last in BY_SOORT else last
    return name_of(archive, match[1], match[2])


def href(problem: Problem, here: str) -> str:
    """Where a problem is mended; empty when that is not at the desk."""
    return place_href(problem.path, undotted(problem.field), here)


def place_href(path: str, at: Path, here: str) -> str:
    """Where a field of a record stands, or where one of a kind is made; empty when that is not at the desk."""
    match = FILE.fullmatch(path)
    if match is None or match[1] not in BY_SOORT:
        last = path.rstrip("/").rpartition("/")[2]
        return f"{here}{last}/" if last in BY_SOORT else ""
    return f"{here}{match[1]}/{match[2]}/" + (f"#v-{'-'.join(map(str, at))}-veld" if at else "")
