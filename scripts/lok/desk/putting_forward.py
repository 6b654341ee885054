"""Before others see it: what readers will notice, both sites as they would be, and the approval of minutes in one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response

from lok.acts.act import FaultsError
from lok.acts.going_round import proposed_remark
from lok.changes.told import sections
from lok.desk.change import RefusedChangeError
from lok.desk.evening import MEETINGS
from lok.desk.frame import Frame
from lok.desk.proposing import waits_for
from lok.desk.round_views import remarks_of
from lok.desk.slow import approval, built, noticed
from lok.desk.views import body, found, raw_there, refused_change, verdict
from lok.desk.words import lay
from lok.forge.drafts import changed, unsaved
from lok.model.audience import Audience
from lok.serve.http import TYPES, UNKNOWN, folder_address, locate
from lok.words.dutch import as_sentence, sentence
from lok.words.terminal import RefusedError, WrongUse

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

    from lok.archive.archive import Archive
    from lok.changes.proposal import Changes
    from lok.desk.hand import Hand
    from lok.desk.pages import Pages
    from lok.desk.slow import Slow
    from lok.desk.works import Work, Works

SITES = {Audience.PUBLIEK: "Openbare site", Audience.LEDEN: "Ledensite"}
MOST_PAGES = 60


@dataclass(frozen=True, slots=True)
class ForwardViews:
    """The answers about what a draft means for others."""

    works: Works
    pages: Pages
    slow: Slow

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        return (
            ("GET", "voorleggen/", self.look),
            ("GET", "voorbeeld/", self.beside),
            ("POST", "voorbeeld", self.build),
            ("GET", "voorbeeld/{audience}/{path:path}", self.page),
            ("GET", f"{MEETINGS}/{{id}}/goedkeuren/", self.approval),
            ("POST", f"{MEETINGS}/{{id}}/goedkeuren", self.approve),
        )

    def _out(self, work: Work) -> Path:
        return self.works.place / "voorbeeld" / work.name

    async def look(self, asked: Request) -> Response:
        """What readers will notice of a draft."""
        work = found(self.works, asked)
        here = self.pages.address(work)
        judged = await run_in_threadpool(work.council.judged, self.works.today())
        told: list[dict[str, Any]] = []
        if not any(each.blocks for each in judged.problems):
            found_changes = await run_in_threadpool(
                self.slow.do, noticed, work.root, work.draft.repository.main(), self.works.today()
            )
            told = as_blocks(found_changes)
        return self.pages.answer(
            asked,
            "voorleggen.html.jinja",
            second=await run_in_threadpool(waits_for, work, asked.scope["person"]),
            unsaved=bool(await run_in_threadpool(unsaved, work.draft)),
            work=work,
            here=here,
            verdict=verdict(judged.problems, judged.archive, here),
            told=told,
        )

    async def build(self, asked: Request) -> Response:
        """Make both sites of a draft, and say which of their pages changed."""
        work = found(self.works, asked)
        await run_in_threadpool(refuse_another_program, work)
        report = await run_in_threadpool(self.slow.do, built, work.root, self._out(work), self.works.today())
        if not report.sites:
            raise RefusedError("er staan nog fouten. Verbeter die eerst, dan kan het voorbeeld gemaakt worden.")
        return JSONResponse({"naar": f"{self.pages.address(work)}voorbeeld/"})

    async def beside(self, asked: Request) -> Response:
        """Both sites side by side, with what changed on the page that is looked at."""
        work = found(self.works, asked)
        here = self.pages.address(work)
        if not (self._out(work) / Audience.PUBLIEK / "site" / "index.html").is_file():
            return RedirectResponse(f"{here}voorleggen/", 303)
        changes = await run_in_threadpool(
            self.slow.do, noticed, work.root, work.draft.repository.main(), self.works.today()
        )
        return self.pages.answer(
            asked, "voorbeeld.html.jinja", work=work, here=here, pages=changed_pages(changes), sites=SITES
        )

    def page(self, asked: Request) -> Response:
        """A file of one of the sites as it would be."""
        work = found(self.works, asked)
        audience = asked.path_params["audience"]
        if audience not in list(Audience):
            raise HTTPException(404)
        site, path = self._out(work) / audience / "site", f"/{asked.path_params['path']}"
        if folder_address(site, path):
            return RedirectResponse(f"{asked.url.path}/", 302)
        place = locate(site, path)
        status = 200 if place is not None else 404
        place = place or locate(site, "/404.html")
        if place is None:
            raise HTTPException(404)
        return FileResponse(place, status, media_type=TYPES.get(place.suffix, UNKNOWN))

    async def approval(self, asked: Request) -> Response:
        """The minutes of a meeting, with what becomes public when they are approved."""
        work, record_id = found(self.works, asked), asked.path_params["id"]
        raw = raw_there(work, MEETINGS, record_id)
        frame = await run_in_threadpool(
            Frame.of, work, self.pages.address(work), record_id, raw, "goedkeuren", self.works.today()
        )
        told: list[dict[str, Any]] = []
        refused, problems = "", frame.problems[:0]
        try:
            act = await run_in_threadpool(self.slow.do, approval, work.root, record_id, None, self.works.today(), None)
            told = as_blocks(act.changes)
        except (RefusedError, WrongUse) as error:
            refused = in_words(error, frame.judged.archive)
            problems = error.problems if isinstance(error, FaultsError) else frame.judged.problems
        meeting = frame.evening.meeting
        values = {**frame.values(problems), "problems": [], "told": told, "refused": refused, **remarks_of(meeting)}
        remark = proposed_remark(meeting) if meeting else ""
        return self.pages.answer(asked, "goedkeuren.html.jinja", **values, proposed=remark)

    async def approve(self, asked: Request) -> Response:
        """Approve them, in both meetings at once."""
        work, given = found(self.works, asked), await body(asked)
        hand = work.hand(asked.scope["person"], self.works.today(), given.get("id"))
        try:
            await run_in_threadpool(self._approved, work, hand, asked.path_params["id"], given)
        except RefusedChangeError as error:
            return refused_change(error, hand.archive)
        return JSONResponse({"naar": f"{self.pages.address(work)}voorleggen/"})

    def _approved(self, work: Work, hand: Hand, record_id: str, given: dict[str, Any]) -> None:
        remark = " ".join(str(given.get("opmerking", "")).split())[:2000]
        with work.lock:
            if hand.done(f"data/{MEETINGS}/{record_id}.yaml") is not None:
                return
            try:
                act = self.slow.do(approval, work.root, record_id, None, self.works.today(), remark)
            except (RefusedError, WrongUse) as error:
                raise RefusedError(in_words(error, work.council.archive(self.works.today()))) from None
            texts = {path: (raw, act.after[path]) for path, raw in act.before.items()}
            hand.write_all("verslag goedgekeurd", texts, insist=given.get("toch") is True)


def in_words(error: RefusedError | WrongUse, archive: Archive) -> str:
    """Why an act cannot be, for who sees a screen; its faults are told beside it."""
    first, _, _ = error.message.partition(":\n")
    return sentence(as_sentence(lay(first, archive)))


def refuse_another_program(work: Work) -> None:
    """Raises ``RefusedError`` for a draft that changes what builds the sites: that is run by nobody before it was looked at."""
    others = [each for each in changed(work.draft) if not each.startswith(("data/", "content/"))]
    if others:
        raise RefusedError(
            "dit werk wijzigt ook het programma of de instellingen van de sites. Een voorbeeld daarvan staat bij het voorstel, "
            "niet hier."
        )


def as_blocks(changes: Changes) -> list[dict[str, Any]]:
    """What readers notice, for a page: titles with lines, each with its sign."""
    return [
        {"title": each.title, "lines": each.lines, "folded": each.folded} for each in sections(changes, members=True)
    ]


def changed_pages(changes: Changes) -> list[dict[str, Any]]:
    """The pages that changed, those of what was changed itself first: address, title, and the new lines on each site."""
    rows: dict[str, dict[str, Any]] = {}
    for audience, edition in (changes.editions or {}).items():
        for each in (*edition.new, *edition.changed):
            row = rows.setdefault(each.uri, {"title": each.title, "own": each.uri in changes.own, "lines": {}})
            row["lines"][audience.value] = list(each.added)
    ordered = sorted(rows.items(), key=lambda each: (not each[1]["own"], each[0]))[:MOST_PAGES]
    return [{"path": address(uri), **row} for uri, row in ordered]


def address(uri: str) -> str:
    """The address of a page below that of its site."""
    path = uri.removesuffix(".md")
    return "" if path == "index" else f"{path.removesuffix('/index')}/"
