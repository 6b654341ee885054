"""The pages of work as a whole: which drafts there are, what was done in one, and what the check says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse

from lok.archive.staged import git
from lok.desk.copying import as_text
from lok.desk.labels import called
from lok.desk.moments import moment
from lok.desk.saving import record_there
from lok.desk.showing import Showing
from lok.desk.undo import undo
from lok.desk.words import FILE, lay, name_of
from lok.kinds.registry import BY_SOORT, KINDS
from lok.source.problems import undotted
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from lok.archive.archive import Archive
    from lok.desk.change import RefusedChangeError
    from lok.desk.council import Judged
    from lok.desk.guard import Person
    from lok.desk.pages import Pages
    from lok.desk.states import Entry
    from lok.desk.works import Work, Works
    from lok.source.positions import Path
    from lok.source.problems import Problem

STAMP = "x-lok-begin"
"""The header in which a page says of which draft it is: one that was thrown away may have had the same name."""
MOST_TOLD = 100
MOST_DONE = 30
MEETINGS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class WorkViews:
    """The answers about all work, and about one draft."""

    works: Works
    pages: Pages

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        return (
            ("GET", "", self.one),
            ("GET", "noodkopie", self.copy),
            ("POST", "ongedaan", self.undone),
            ("POST", "weg", self.thrown_away),
        )

    def all(self, asked: Request) -> Response:
        """Every draft there is."""
        works = [{"name": each.name, "title": each.title, "words": done_in(each)} for each in self.works.all()]
        return self.pages.answer(asked, "bureau.html.jinja", works=works)

    async def start(self, asked: Request) -> Response:
        """Begin a draft."""
        title = str((await body(asked)).get("titel", "")).strip()[:80]
        work = await run_in_threadpool(self.works.start, title)
        return JSONResponse({"naar": self.pages.address(work)})

    def one(self, asked: Request) -> Response:
        """One draft: what changed in it, its meetings, and all kinds."""
        work = found(self.works, asked)
        here = self.pages.address(work)
        judged = work.council.judged(self.works.today())
        return self.pages.answer(
            asked,
            "werk.html.jinja",
            work=work,
            here=here,
            verdict=verdict(judged.problems, judged.archive, here),
            changed=list(changed_in(work, judged)),
            meetings=[
                {"id": each.id, "name": name_of(judged.archive, "vergaderingen", each.id), "words": each.status.woord}
                for each in judged.archive.all("vergaderingen")[:MEETINGS_SHOWN]
            ],
            kinds=[
                {"soort": kind.soort, "meervoud": kind.meervoud, "count": len(judged.archive.records[kind.soort])}
                for kind in KINDS
            ],
            entries=[acts_words(each, judged) for each in acts_in(work.states.entries())[:MOST_DONE]],
        )

    def copy(self, asked: Request) -> Response:
        """All that was changed in a draft, as one text file: whatever happens to this machine, it can be typed over."""
        work = found(self.works, asked)
        judged = work.council.judged(self.works.today())
        texts = [_copied(work, judged, path) for path in sorted({each.step.path for each in work.states.entries()})]
        answer = PlainTextResponse("\n\n".join(filter(None, texts)) or "Er is in dit werk nog niets gewijzigd.\n")
        answer.headers["Content-Disposition"] = f'attachment; filename="noodkopie-{work.name}.txt"'
        return answer

    async def undone(self, asked: Request) -> Response:
        """Take one change back."""
        work = found(self.works, asked)
        words = await run_in_threadpool(self._undone, work, asked.scope["person"], await body(asked))
        return JSONResponse({"melding": words, "opnieuw": True})

    def _undone(self, work: Work, person: Person, given: dict[str, Any]) -> str:
        with work.lock:
            return undo(work.hand(person, self.works.today(), given.get("id")), given.get("nummer"))

    async def thrown_away(self, asked: Request) -> Response:
        """Throw a draft away; the browser then forgets what it kept of it."""
        work = found(self.works, asked)
        await run_in_threadpool(self.works.end, work)
        start = f"{self.pages.prefix}/"
        return JSONResponse({"naar": start, "wis": f"{start}werk/{work.name}/"})


def _copied(work: Work, judged: Judged, path: str) -> str:
    """A record in plain words under its name; nothing when it was removed."""
    match, file = FILE.fullmatch(path), work.root / path
    if match is None or match[1] not in BY_SOORT or not file.is_file():
        return ""
    kind = BY_SOORT[match[1]]
    title = f"{kind.enkelvoud.capitalize()}: {name_of(judged.archive, kind.soort, match[2])}"
    return f"{title}\n{'=' * len(title)}\n{as_text(kind, file.read_bytes(), Showing(judged.archive))}\n"


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


def done_in(work: Work) -> str:
    """When somebody last did something in a draft."""
    entries = work.states.entries()
    if not entries:
        return "Nog niets gewijzigd."
    return f"{counted(len(entries), 'wijziging', 'wijzigingen')}, de laatste {moment(entries[-1].when)}."


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


def changed_in(work: Work, judged: Judged) -> Iterator[dict[str, Any]]:
    """The records that differ from main."""
    listed = git(work.root, "status", "--porcelain", "-z", "--no-renames", "--", "data").decode("utf-8", "replace")
    since = git(
        work.root, "diff", "--name-status", "--no-renames", "-z", f"{work.draft.repository.main()}...HEAD", "--", "data"
    ).decode("utf-8", "replace")
    names = since.split("\0")
    known = dict(zip(names[1::2], names[::2], strict=False))
    for line in filter(None, listed.split("\0")):
        known[line[3:]] = "A" if line[:2] in ("??", "A ") or known.get(line[3:]) == "A" else "M"
    for path, sort in sorted(known.items()):
        match = FILE.fullmatch(path)
        if match is None or match[1] not in BY_SOORT:
            continue
        yield {
            "soort": match[1],
            "id": match[2],
            "name": name_of(judged.archive, match[1], match[2]),
            "kind": BY_SOORT[match[1]].enkelvoud,
            "new": sort == "A",
        }


def acts_in(entries: Sequence[Entry]) -> list[list[Entry]]:
    """What was done, the last first: the changes of one act together."""
    acts: dict[str, list[Entry]] = {}
    for each in entries:
        acts.setdefault(each.step.together or str(each.number), []).append(each)
    return sorted(acts.values(), key=lambda each: -each[-1].number)


def acts_words(act: list[Entry], judged: Judged) -> dict[str, Any]:
    """What was done in one act, in words."""
    entry = act[-1]
    names = []
    for each in act:
        match = FILE.fullmatch(each.step.path)
        names.append(name_of(judged.archive, match[1], match[2]) if match and match[1] in BY_SOORT else each.step.path)
    field = entry.step.at.rpartition("/")[2]
    words = f"{', '.join(names)}: {f'‘{called(field)}’ ' if field and not field.isdigit() else ''}{entry.step.words}"
    return {"number": entry.number, "words": words, "when": moment(entry.when), "who": entry.step.who}
