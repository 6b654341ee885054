"""The pages of records, by kind and one by one; a record is made here and taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from lok.acts.next_meeting import new_meeting
from lok.desk.errands.registry import buttons
from lok.desk.evening import MEETINGS, links
from lok.desk.forms import as_draft, form
from lok.desk.offering import ADVICES, paper_links
from lok.desk.search import candidates
from lok.desk.showing import Showing
from lok.desk.states import GONE, Step
from lok.desk.typed import spoken_moment
from lok.desk.views import body, found, raw_there, verdict
from lok.desk.words import by_id, lay, name_of, told
from lok.facts.naming import own_body
from lok.kinds.registry import BY_SOORT, kinds_of
from lok.kinds.vergadering import PLENARY
from lok.model.audience import Audience
from lok.model.kind import Zichtbaarheid
from lok.new.skeleton import bare
from lok.source.parse import SourceError, decode, parse
from lok.words.terminal import RefusedError, WrongUse

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from lok.archive.archive import Archive
    from lok.desk.council import Judged
    from lok.desk.hand import Hand
    from lok.desk.pages import Pages
    from lok.desk.works import Work, Works
    from lok.model.kind import Kind

RECORD = "{soort}/{id}/"
MOST_WAYS = 20
SCREENS_OF = {MEETINGS: links, ADVICES: paper_links}
"""The menu of the screens of a record, for the kinds that have them."""


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
            ("POST", "{soort}/{id}/verwijder", self.remove),
        )

    def all(self, asked: Request) -> Response:
        """The records of a kind, and what makes a new one."""
        work, kind = found(self.works, asked), kind_of(asked)
        judged = work.council.judged(self.works.today())
        names = {each.id: name_of(judged.archive, kind.soort, each.id) for each in judged.archive.all(kind.soort)}
        on_disk = {each.stem for each in (work.root / "data" / kind.soort).glob("*.yaml")}
        records = [{"id": each, "name": name, "words": ""} for each, name in names.items()]
        records += [
            {"id": each, "name": by_id(kind.soort, each), "words": "nog niet in orde"}
            for each in sorted(on_disk - names.keys())
        ]
        return self.pages.answer(
            asked,
            "lijst.html.jinja",
            work=work,
            here=self.pages.address(work),
            kind=kinds_of(own_body(judged.archive))[kind.soort],
            records=records,
            **asking(kind),
        )

    async def make(self, asked: Request) -> Response:
        """Make a record of a kind, of the words that were typed."""
        work, kind = found(self.works, asked), kind_of(asked)
        given = await body(asked)
        words = str(given.get("woorden", ""))[:200]
        hand = work.hand(asked.scope["person"], self.works.today(), given.get("id"))
        record_id, name = await run_in_threadpool(self._made, work, hand, kind, words)
        here = f"{self.pages.address(work)}{kind.soort}/{record_id}/"
        first = "agenda/" if kind.soort == MEETINGS else ""  # what a new meeting asks for first
        return JSONResponse({"naar": f"{here}{first}", "waarde": record_id, "naam": name})

    def _made(self, work: Work, hand: Hand, kind: Kind, words: str) -> tuple[str, str]:
        with work.lock:
            record_id = hand.made(kind.soort) or self._new(work, hand, kind, words)
            return record_id, name_of(work.council.judged(self.works.today()).archive, kind.soort, record_id)

    def _new(self, work: Work, hand: Hand, kind: Kind, words: str) -> str:
        judged = work.council.judged(self.works.today())
        taken = frozenset(each.stem for each in (work.root / "data" / kind.soort).glob("*.yaml"))
        try:
            record_id, text = self._begun(kind, words, judged.archive, taken)
        except WrongUse as error:
            raise RefusedError(lay(error.message, judged.archive)) from None
        raw = text.encode()
        path = f"data/{kind.soort}/{record_id}.yaml"
        hand.lay(Step(hand.who, path, "gemaakt", "", GONE, work.states.keep(raw)), raw)
        return record_id

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
        """The form of a record."""
        work, kind = found(self.works, asked), kind_of(asked)
        record_id = asked.path_params["id"]
        raw = raw_there(work, kind.soort, record_id)
        judged = work.council.judged(self.works.today())
        try:
            data = parse(decode(raw))
        except SourceError as error:
            raise RefusedError(f"dit kan hier niet getoond worden: {error.message}.") from None
        here = self.pages.address(work)
        shown = form(kind, data)
        return self.pages.answer(
            asked,
            "record.html.jinja",
            work=work,
            here=here,
            kind=kinds_of(own_body(judged.archive))[kind.soort],
            record_id=record_id,
            name=name_of(judged.archive, kind.soort, record_id),
            mark=work.states.shown(raw),
            fields=as_draft(shown) if _drafted(judged.archive.get(kind.soort, record_id)) else shown,
            errands=buttons(work.office(judged.archive, self.works.today()), kind.soort, record_id),
            screens=SCREENS_OF[kind.soort](here, record_id, "") if kind.soort in SCREENS_OF else [],
            **Showing(judged.archive).words,
            **judged_record(judged, kind, record_id, here),
        )

    async def remove(self, asked: Request) -> Response:
        """Take a whole record away."""
        work, kind = found(self.works, asked), kind_of(asked)
        hand = work.hand(asked.scope["person"], self.works.today(), (await body(asked)).get("id"))
        number = await run_in_threadpool(self._removed, work, hand, kind, asked.path_params["id"])
        here = self.pages.address(work)
        said = f"{kind.enkelvoud.capitalize()} verwijderd."
        return JSONResponse({"naar": here, "gedaan": {"melding": said, "nummer": number, "adres": f"{here}ongedaan"}})

    def _removed(self, work: Work, hand: Hand, kind: Kind, record_id: str) -> int:
        path = f"data/{kind.soort}/{record_id}.yaml"
        with work.lock:
            if (earlier := hand.done(path)) is not None:
                return earlier.number
            raw = raw_there(work, kind.soort, record_id)
            return hand.lay(Step(hand.who, path, "verwijderd", "", work.states.keep(raw), GONE), None).number

    def search(self, asked: Request) -> Response:
        """Records or files by their name, for a field that points at one."""
        work = found(self.works, asked)
        judged = work.council.judged(self.works.today())
        sort, words = asked.query_params.get("soort", ""), asked.query_params.get("q", "")[:100]
        rows = candidates(judged.archive, sort, words)[:MOST_WAYS]
        new = sort if sort in BY_SOORT and words.strip() else ""
        return JSONResponse({"gevonden": rows, "nieuw": new and BY_SOORT[new].enkelvoud.lower()})


def kind_of(asked: Request) -> Kind:
    """The kind that an address names. Raises ``HTTPException`` when there is none."""
    kind = BY_SOORT.get(asked.path_params["soort"])
    if kind is None:
        raise HTTPException(404)
    return kind


def _drafted(record: Any) -> bool:
    """Whether a record is for members now because it is a draft, and not because somebody chose that."""
    return record is not None and record.readers is Audience.LEDEN and record.zichtbaarheid is not Zichtbaarheid.LEDEN


def judged_record(judged: Judged, kind: Kind, record_id: str, here: str) -> dict[str, Any]:
    """What the check says of a record, for its form, and of the whole of it in a line and a list."""
    about = judged.about(f"data/{kind.soort}/{record_id}.yaml")
    return {
        "problems": [list(each) for each in told(about, judged.archive)],
        "verdict": verdict(about, judged.archive, here),
    }


def asking(kind: Kind) -> dict[str, str]:
    """What is asked of who makes a new record of a kind."""
    if kind.dated == "gepland_begin":
        return {
            "ask": "Welke dag, en welk uur?",
            "example": "Bijvoorbeeld: 12 maart 2027 om 19.30 uur",
            "article": "een",
        }
    return {"ask": "Hoe heet het?", "example": "Een korte naam", "article": "een"}
