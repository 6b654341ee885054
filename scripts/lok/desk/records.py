"""The pages of records, by kind and one by one, and every change that a form asks for."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from lok.acts.next_meeting import new_meeting
from lok.desk.disk import write_whole
from lok.desk.evening import MEETINGS, links
from lok.desk.forms import empty_item, form, kept_open
from lok.desk.placing import model_at, value_at
from lok.desk.saving import Change, ConflictError, RefusedChangeError, as_shown, carry_out, record_there
from lok.desk.search import candidates
from lok.desk.showing import Showing, shown_value
from lok.desk.states import Step
from lok.desk.typed import spoken_moment
from lok.desk.undo import GONE
from lok.desk.views import body, found, moment, verdict
from lok.desk.words import lay, name_of, told
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergadering import PLENARY
from lok.model.audience import RefTo, marks_of
from lok.new.skeleton import bare
from lok.source.parse import SourceError, decode, parse
from lok.words.terminal import RefusedError, WrongUse

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from lok.archive.archive import Archive
    from lok.desk.council import Judged
    from lok.desk.pages import Pages
    from lok.desk.works import Work, Works
    from lok.model.audience import Part
    from lok.model.kind import Kind

RECORD = "{soort}/{id}/"
MOST_WAYS = 20


@dataclass(frozen=True, slots=True)
class RecordViews:
    """The answers about the records of a draft."""

    works: Works
    pages: Pages

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        return (
            ("GET", "zoek", self.search),
            ("GET", "{soort}/", self.all),
            ("POST", "{soort}/nieuw", self.make),
            ("GET", RECORD, self.one),
            ("POST", f"{RECORD}wijzig", self.change),
            ("POST", "{soort}/{id}/verwijder", self.remove),
        )

    def all(self, asked: Request) -> Response:
        """The records of a kind, and what makes a new one."""
        work, kind = found(self.works, asked), kind_of(asked)
        judged = work.council.judged(self.works.today())
        names = {each.id: name_of(judged.archive, kind.soort, each.id) for each in judged.archive.all(kind.soort)}
        on_disk = {each.stem for each in (work.root / "data" / kind.soort).glob("*.yaml")}
        records = [{"id": each, "name": name, "words": ""} for each, name in names.items()]
        records += [{"id": each, "name": each, "words": "nog niet in orde"} for each in sorted(on_disk - names.keys())]
        return self.pages.answer(
            asked,
            "lijst.html.jinja",
            work=work,
            here=f"{self.pages.prefix}/werk/{work.name}/",
            kind=kind,
            records=records,
            **asking(kind),
        )

    async def make(self, asked: Request) -> Response:
        """Make a record of a kind, of the words that were typed."""
        work, kind = found(self.works, asked), kind_of(asked)
        words = str((await body(asked)).get("woorden", ""))[:200]
        record_id, name = await run_in_threadpool(self._made, work, kind, words, asked.scope["person"].name)
        here = f"{self.pages.prefix}/werk/{work.name}/{kind.soort}/{record_id}/"
        return JSONResponse({"naar": here, "waarde": record_id, "naam": name})

    def _made(self, work: Work, kind: Kind, words: str, who: str) -> tuple[str, str]:
        with work.lock:
            judged = work.council.judged(self.works.today())
            folder = work.root / "data" / kind.soort
            taken = frozenset(each.stem for each in folder.glob("*.yaml"))
            try:
                record_id, text = self._begun(kind, words, judged.archive, taken)
            except WrongUse as error:
                raise RefusedError(lay(error.message, judged.archive)) from None
            folder.mkdir(parents=True, exist_ok=True)
            mark = work.states.keep(text.encode())
            write_whole(folder / f"{record_id}.yaml", text.encode())
            work.states.note(Step(who, f"data/{kind.soort}/{record_id}.yaml", "gemaakt", "", GONE, mark))
            return record_id, name_of(work.council.judged(self.works.today()).archive, kind.soort, record_id)

    def _begun(self, kind: Kind, words: str, archive: Archive, taken: frozenset[str]) -> tuple[str, str]:
        """The id and the text of a new record; a meeting follows the last one of the council."""
        today = self.works.today()
        begin = spoken_moment(words) if kind.soort == MEETINGS else None
        on = begin.date() if isinstance(begin, datetime) else begin
        whole = (each for each in archive.all(MEETINGS) if each.soort_vergadering in PLENARY)
        last = next((each for each in whole if on is not None and each.gepland_begin.date() < on), None)
        if begin is None or last is None:
            return bare(kind, tuple(words.split()), today, archive, taken)
        made = new_meeting(archive, last, begin, today)
        return made.id, made.text

    def one(self, asked: Request) -> Response:
        """The form of a record; with ``?deel`` only what stands in it, for a page that is open."""
        work, kind = found(self.works, asked), kind_of(asked)
        record_id = asked.path_params["id"]
        raw = self._raw(work, kind, record_id)
        judged = work.council.judged(self.works.today())
        try:
            data = parse(decode(raw))
        except SourceError as error:
            raise RefusedError(f"dit kan hier niet getoond worden: {error.message}.") from None
        here = f"{self.pages.prefix}/werk/{work.name}/"
        return self.pages.answer(
            asked,
            "record.html.jinja",
            work=work,
            here=here,
            kind=kind,
            record_id=record_id,
            name=name_of(judged.archive, kind.soort, record_id),
            mark=work.states.keep(raw),
            fields=form(kind, data),
            screens=links(here, record_id, "") if kind.soort == MEETINGS else [],
            **Showing(judged.archive).words,
            **self._judged(judged, kind, record_id, here),
        )

    def _judged(self, judged: Judged, kind: Kind, record_id: str, here: str) -> dict[str, Any]:
        about = judged.about(f"data/{kind.soort}/{record_id}.yaml")
        return {
            "problems": [list(each) for each in told(about, judged.archive)],
            "verdict": verdict(about, judged.archive, here),
        }

    def _raw(self, work: Work, kind: Kind, record_id: str) -> bytes:
        raw = record_there(work.root, kind.soort, record_id)
        if raw is None:
            raise HTTPException(404)
        return raw

    async def change(self, asked: Request) -> Response:
        """One change of a form."""
        work, kind = found(self.works, asked), kind_of(asked)
        change = as_change(kind, asked.path_params["id"], await body(asked))
        return await run_in_threadpool(self._changed, asked, work, change)

    def _changed(self, asked: Request, work: Work, change: Change) -> Response:
        with work.lock:
            self._raw(work, change.kind, change.record_id)
            hand = work.hand(asked.scope["person"], self.works.today())
            try:
                done = carry_out(hand, change)
            except ConflictError as error:
                return JSONResponse(
                    {"botsing": as_shown(error.here), "naam": self._named(hand.archive, change, error.here)}, 409
                )
            except RefusedChangeError as error:
                return JSONResponse({"melding": lay(error.message, hand.archive), "mag_toch": error.may_insist}, 422)
            judged = work.council.judged(self.works.today())
            return JSONResponse({**self._echo(asked, work, change, done.at, judged), "direct": done.direct})

    def _named(self, archive: Archive, change: Change, value: Any) -> str:
        """What a value is called for who typed another one."""
        soort = next((each.soort for each in marks_of(*owner(change), RefTo)), "")
        return Showing(archive).said(str(value or ""), soort or "*") or str(value or "")

    def _echo(self, asked: Request, work: Work, change: Change, at: Any, judged: Judged) -> dict[str, Any]:
        """What stands on disk now at the place of the change, and what the check says of the record."""
        raw = self._raw(work, change.kind, change.record_id)
        data = parse(decode(raw))
        here = f"{self.pages.prefix}/werk/{work.name}/"
        said = self._judged(judged, change.kind, change.record_id, here)
        verdict_html = self.pages.text(asked, "oordeel.html.jinja", verdict=said["verdict"])
        return {
            "at": at,
            "waarde": shown_value(value_at(data, at)),
            "merk": work.states.keep(raw),
            "bewaard": moment_now(),
            "problemen": said["problems"],
            "oordeel": verdict_html,
            "velden": kept_open(change.kind, data, at),
        }

    async def remove(self, asked: Request) -> Response:
        """Take a whole record away."""
        work, kind = found(self.works, asked), kind_of(asked)
        record_id = asked.path_params["id"]
        with work.lock:
            raw = self._raw(work, kind, record_id)
            path = f"data/{kind.soort}/{record_id}.yaml"
            mark = work.states.keep(raw)
            (work.root / path).unlink()
            work.states.note(Step(asked.scope["person"].name, path, "verwijderd", "", mark, GONE))
        return JSONResponse({"naar": f"{self.pages.prefix}/werk/{work.name}/"})

    def search(self, asked: Request) -> Response:
        """Records or files by their name, for a field that points at one."""
        work = found(self.works, asked)
        judged = work.council.judged(self.works.today())
        sort, words = asked.query_params.get("soort", ""), asked.query_params.get("q", "")[:100]
        rows = candidates(judged.archive, sort, words)[:MOST_WAYS]
        new = sort if sort in BY_SOORT and words.strip() else ""
        return JSONResponse({"gevonden": rows, "nieuw": new and BY_SOORT[new].enkelvoud.lower()})


def owner(change: Change) -> tuple[type[Part], str]:
    """The model and the name of the field that a change is about."""
    place = max(index for index, each in enumerate(change.at) if isinstance(each, str))
    return model_at(change.kind.model, change.at[:place]), str(change.at[place])


def moment_now() -> str:
    """The moment of an answer."""
    return moment(time.time())


def kind_of(asked: Request) -> Kind:
    """The kind that an address names. Raises ``HTTPException`` when there is none."""
    kind = BY_SOORT.get(asked.path_params["soort"])
    if kind is None:
        raise HTTPException(404)
    return kind


def as_change(kind: Kind, record_id: str, given: dict[str, Any]) -> Change:
    """A change as a form sends it. Raises ``HTTPException`` for one that no form sends."""
    at = given.get("plek")
    if not isinstance(at, list) or not at or not all(isinstance(each, str | int) for each in at) or len(at) > 12:
        raise HTTPException(400)
    act = str(given.get("daad", ""))
    value = given.get("waarde")
    if act == "leeg-item":  # a new item of which the model knows what it begins with
        model = model_at(kind.model, tuple(at[:-1]))
        if at[-1] not in model.model_fields:
            raise HTTPException(400)
        act, value = "toegevoegd", empty_item(model, str(at[-1]))
    base, insist = str(given.get("merk", ""))[:64], given.get("toch") is True
    return Change(kind.soort, record_id, act, tuple(at), value, given.get("was"), base, insist)


def asking(kind: Kind) -> dict[str, str]:
    """What is asked of who makes a new record of a kind."""
    if kind.dated == "gepland_begin":
        return {
            "ask": "Welke dag, en welk uur?",
            "example": "Bijvoorbeeld: 12 maart 2027 om 19.30 uur",
            "article": "een",
        }
    return {"ask": "Hoe heet het?", "example": "Een korte naam", "article": "een"}
