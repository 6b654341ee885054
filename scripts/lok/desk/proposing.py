"""‘Voorleggen’: a draft goes to others, and a second person who looked at it puts it on main."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from lok.changes.told import as_markdown, sections
from lok.desk.slow import noticed
from lok.desk.views import body, found, sentences
from lok.desk.words import FILE, name_of
from lok.forge import repository as forge
from lok.forge.drafts import last
from lok.forge.joining import authors, bring_up_to_date, land, take_in
from lok.forge.propose import Wish, propose
from lok.kinds.registry import BY_SOORT
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from lok.desk.guard import Person
    from lok.desk.pages import Pages
    from lok.desk.slow import Slow
    from lok.desk.works import Work, Works
    from lok.forge.merged import Conflict

FAULTS = "er staan nog fouten. Verbeter die eerst: dan kan je dit werk voorleggen."


@dataclass(frozen=True, slots=True)
class ProposeViews:
    """The answers about handing a draft on."""

    works: Works
    pages: Pages
    slow: Slow

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        return (
            ("POST", "voorleggen", self.propose),
            ("POST", "bijwerken", self.update),
            ("POST", "doorvoeren", self.land),
        )

    async def propose(self, asked: Request) -> Response:
        """Commit, push, and open the proposal."""
        work, given = found(self.works, asked), await body(asked)
        return await run_in_threadpool(self._proposed, work, asked.scope["person"], given)

    def _proposed(self, work: Work, person: Person, given: dict[str, Any]) -> Response:
        who = signed(person)
        title = " ".join(str(given.get("titel") or work.title).split())[:120]
        with work.lock:
            self._refuse_faults(work)
            chosen = choices(given)
            if chosen:
                take_in(work.draft, who, chosen)
            today = self.works.today()

            def describe(members: bool) -> str:  # noqa: FBT001  as ``Wish`` asks for it
                return as_markdown(
                    sections(self.slow.do(noticed, work.root, work.draft.repository.main(), today), members=members)
                )

            done = propose(work.draft, Wish(who, title, title, describe))
            if done.conflicts:
                return JSONResponse(
                    {"verschillen": self._both(work, done.conflicts), "melding": sentences(done.notice)}, 409
                )
            work.states.wipe()
        request = done.pull_request
        notice = sentences(done.notice) or "Het voorstel staat klaar."
        return JSONResponse({"gedaan": notice, "adres": request.address if request else "", "vastgelegd": done.commit})

    async def update(self, asked: Request) -> Response:
        """Take in what others put on main meanwhile."""
        work, given = found(self.works, asked), await body(asked)
        return await run_in_threadpool(self._updated, work, asked.scope["person"], given)

    def _updated(self, work: Work, person: Person, given: dict[str, Any]) -> Response:
        with work.lock:
            done = bring_up_to_date(work.draft, signed(person), choices(given))
            if done.conflicts:
                return JSONResponse(
                    {"verschillen": self._both(work, done.conflicts), "melding": sentences(done.notice)}, 409
                )
        return JSONResponse({"gedaan": sentences(done.notice) or "Je werk is bijgewerkt."})

    async def land(self, asked: Request) -> Response:
        """Put on main what was looked at, by somebody who did not write it."""
        work, given = found(self.works, asked), await body(asked)
        return await run_in_threadpool(self._landed, work, asked.scope["person"], str(given.get("gezien", ""))[:64])

    def _landed(self, work: Work, person: Person, seen: str) -> Response:
        with work.lock:
            self._refuse_faults(work)
            done = land(work.draft, signed(person), seen, f"{work.title}: nagekeken en doorgevoerd")
            notice = self.works.end(work)
        words = [sentences(done.notice), sentences(notice)]
        begin = f"{self.pages.prefix}/"
        told = {"naar": begin, "wis": f"{begin}werk/{work.name}/", "melding": " ".join(filter(None, words))}
        return JSONResponse(told)

    def _refuse_faults(self, work: Work) -> None:
        if any(each.blocks for each in work.council.judged(self.works.today()).problems):
            raise RefusedError(FAULTS)

    def _both(self, work: Work, conflicts: Sequence[Conflict]) -> list[dict[str, str]]:
        """What two people wrote in the same file, for who has to choose."""
        archive = work.council.archive(self.works.today())
        rows = []
        for each in conflicts:
            path = each.path.removeprefix(work.draft.repository.prefix)
            match = FILE.fullmatch(path)
            name = name_of(archive, match[1], match[2]) if match and match[1] in BY_SOORT else path.rpartition("/")[2]
            rows.append({"pad": each.path, "naam": name, "mijn": shown(each.ours), "ander": shown(each.theirs),
                         "mijn_ruw": packed(each.ours), "ander_ruw": packed(each.theirs)})  # fmt: skip
        return rows


def signed(person: Person) -> forge.Person:
    """Somebody as the history holds them."""
    return forge.Person(person.name, person.mail)


def shown(raw: bytes | None) -> str:
    """A text for who has to choose."""
    return "(verwijderd)" if raw is None else raw.decode("utf-8", "replace")


def packed(raw: bytes | None) -> str:
    """A text as it travels to the browser and back; empty for a file that goes."""
    return "" if raw is None else base64.b64encode(raw).decode()


def choices(given: dict[str, Any]) -> dict[str, bytes | None]:
    """What was chosen of texts that two people wrote: by the path of the file. Raises ``HTTPException`` for what is none."""
    sent = given.get("keuzes") or {}
    if not isinstance(sent, dict):
        raise HTTPException(400)
    try:
        return {str(path): base64.b64decode(str(each), validate=True) if each else None for path, each in sent.items()}
    except ValueError:
        raise HTTPException(400) from None


def waits_for(work: Work, person: Person) -> dict[str, Any]:
    """Whether this person may put a draft on main: its last commit, who wrote it, and whether that was somebody else."""
    wrote = authors(work.draft)
    return {
        "seen": last(work.draft),
        "authors": sorted({each.name for each in wrote}),
        "may": bool(wrote) and not any(each.is_same(signed(person)) for each in wrote),
    }
