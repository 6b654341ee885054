"""The pages of work as a whole: which drafts there are, what was done in one, and what the check says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, PlainTextResponse

from lok.archive.staged import git
from lok.desk.copying import as_text
from lok.desk.errands.registry import offered, place_of
from lok.desk.labels import called
from lok.desk.moments import moment
from lok.desk.showing import Showing
from lok.desk.to_do import first_of, to_do
from lok.desk.undo import undo
from lok.desk.views import body, found, path_words, verdict
from lok.desk.words import FILE, name_of
from lok.facts.naming import own_body
from lok.forge.drafts import named
from lok.kinds.registry import BY_SOORT, kinds_of
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from lok.desk.council import Judged
    from lok.desk.guard import Person
    from lok.desk.pages import Pages
    from lok.desk.states import Entry
    from lok.desk.works import Work, Works

MOST_DONE = 30
MEETINGS_SHOWN = 6
MOST_FIRST = 8
"""Things to do that stand on the first page."""
PLACE = re.compile(r"[a-z0-9/-]{1,200}(#[a-z0-9_-]{1,100})?")
"""A place below the address of a draft."""


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
        there = self.works.on_main()
        groups, rest = first_of(to_do(*there) if there else (), MOST_FIRST)
        return self.pages.answer(asked, "bureau.html.jinja", works=works, groups=groups, rest=rest)

    async def start(self, asked: Request) -> Response:
        """Begin a draft."""
        given = await body(asked)
        title, place = str(given.get("titel", "")).strip()[:80], str(given.get("plaats", ""))
        go_on = bool(place) and PLACE.fullmatch(place) is not None
        work = await run_in_threadpool(self._begun, title, go_on=go_on)
        return JSONResponse({"naar": f"{self.pages.address(work)}{place if go_on else ''}"})

    def _begun(self, title: str, *, go_on: bool) -> Work:
        """A new draft, or the one of that name when somebody comes from a line of what there is to do."""
        known = self.works.find(named(title)) if go_on else None
        return known or self.works.start(title)

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
            errands=self._errands(work, judged),
            meetings=[
                {"id": each.id, "name": name_of(judged.archive, "vergaderingen", each.id), "words": each.status.woord}
                for each in judged.archive.all("vergaderingen")[:MEETINGS_SHOWN]
            ],
            kinds=[
                {"soort": kind.soort, "meervoud": kind.meervoud, "count": len(judged.archive.records[kind.soort])}
                for kind in kinds_of(own_body(judged.archive)).values()
            ],
            entries=[acts_words(each, judged) for each in acts_in(work.states.entries())[:MOST_DONE]],
        )

    def _errands(self, work: Work, judged: Judged) -> list[dict[str, str]]:
        """The tasks of the council as a whole."""
        office = work.office(judged.archive, self.works.today())
        own = [{"words": each.words, "place": place_of(each)} for each in offered(office, "")]
        return [*own, {"words": "Begin van het jaar", "place": "begin-van-het-jaar/"}]

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


def done_in(work: Work) -> str:
    """When somebody last did something in a draft."""
    entries = work.states.entries()
    if not entries:
        return "Nog niets gewijzigd."
    return f"{counted(len(entries), 'wijziging', 'wijzigingen')}, de laatste {moment(entries[-1].when)}."


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
    names = [path_words(each.step.path, judged.archive) for each in act]
    field = entry.step.at.rpartition("/")[2]
    words = f"{', '.join(names)}: {f'‘{called(field)}’ ' if field and not field.isdigit() else ''}{entry.step.words}"
    return {"number": entry.number, "words": words, "when": moment(entry.when), "who": entry.step.who}
