"""Every change that a form asks for, with what stands on disk after it, and what stood in a field before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from lok.desk.change import INSERT, MOVE, REMOVE, SET, Change, ConflictError, RefusedChangeError
from lok.desk.earlier import earlier
from lok.desk.forms import empty_item, kept_open, leaf_at
from lok.desk.moments import moment_now
from lok.desk.placing import fits, value_at
from lok.desk.records import RECORD, judged_record, kind_of
from lok.desk.saving import as_shown, carry_out
from lok.desk.showing import Showing, shown_value
from lok.desk.states import mark_of
from lok.desk.views import body, found, raw_there
from lok.desk.words import lay
from lok.model.inside import model_at
from lok.source.parse import decode, parse

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from lok.archive.archive import Archive
    from lok.desk.change import Done
    from lok.desk.pages import Pages
    from lok.desk.works import Work, Works
    from lok.model.kind import Kind
    from lok.source.positions import Path

BACK = "vroegere tekst teruggezet"
DEEPEST = 12
"""Steps of the longest place that a form sends; no model is as deep."""


@dataclass(frozen=True, slots=True)
class ChangeViews:
    """The answers to what a form asks."""

    works: Works
    pages: Pages

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        return (("POST", f"{RECORD}wijzig", self.change), ("GET", f"{RECORD}vroeger", self.earlier))

    async def change(self, asked: Request) -> Response:
        """One change of a form."""
        work, kind = found(self.works, asked), kind_of(asked)
        given = await body(asked)
        change = as_change(kind, asked.path_params["id"], given)
        return await run_in_threadpool(self._changed, asked, work, change, given.get("id"))

    def _changed(self, asked: Request, work: Work, change: Change, number: object) -> Response:
        with work.lock:
            raw = raw_there(work, change.soort, change.record_id)
            hand = work.hand(asked.scope["person"], self.works.today(), number)
            try:
                done = carry_out(hand, change)
            except ConflictError as error:
                return JSONResponse(self._conflict(hand.archive, change, error, raw), 409)
            except RefusedChangeError as error:
                said = {"melding": lay(error.message, hand.archive), "mag_toch": error.may_insist}
                return JSONResponse({**said, "prive": error.private, "at": error.at, "merk": mark_of(raw)}, 422)
            return JSONResponse(self._echo(asked, work, change, done))

    def _conflict(self, archive: Archive, change: Change, error: ConflictError, raw: bytes) -> dict[str, Any]:
        """What somebody is told whose change does not fit any more: what stands there now, or that the place is gone."""
        told = {"merk": mark_of(raw), "at": error.at}
        if change.act != SET:
            said = "Iemand anders wijzigde dit intussen. Kijk hieronder hoe het nu is, en doe het dan opnieuw."
            return {**told, "melding": said, "verouderd": True}
        if error.at is None:
            said = "De plaats waar je dit typte, is er niet meer: iemand haalde ze weg of veranderde ze te veel."
            return {**told, "melding": said, "weg": True}
        shown = Showing(archive).of_leaf(leaf_at(change.kind, error.at, error.here))
        return {**told, "botsing": as_shown(error.here), "naam": shown}

    def _echo(self, asked: Request, work: Work, change: Change, done: Done) -> dict[str, Any]:
        """What stands on disk now at the place of the change, and what the check says of the record."""
        judged = work.council.judged(self.works.today())
        raw = raw_there(work, change.soort, change.record_id)
        data = parse(decode(raw))
        said = judged_record(judged, change.kind, change.record_id, self.pages.address(work))
        value = None if done.at is None else value_at(data, done.at)
        shown = "" if done.at is None else Showing(judged.archive).of_leaf(leaf_at(change.kind, done.at, value))
        return {
            "at": done.at,
            "waarde": shown_value(value),
            "naam": shown,
            "merk": work.states.shown(raw),
            "voor": done.before,
            "direct": done.direct,
            "vast": done.steady,
            "nummer": done.number,
            "bewaard": moment_now(),
            "problemen": said["problems"],
            "oordeel": self.pages.text(asked, "oordeel.html.jinja", verdict=said["verdict"]),
            "velden": kept_open(change.kind, data, done.at or ()),
        }

    def earlier(self, asked: Request) -> Response:
        """What stood in a long text before, the last first."""
        work, kind = found(self.works, asked), kind_of(asked)
        raw = raw_there(work, kind.soort, asked.path_params["id"])
        try:
            at = _place(json.loads(asked.query_params.get("plek", "")))
        except (ValueError, RecursionError):
            raise HTTPException(400) from None
        if not fits(kind.model, at):
            raise HTTPException(400)
        texts = earlier(work.states, f"data/{kind.soort}/{asked.path_params['id']}.yaml", raw, at)
        return JSONResponse({"teksten": [{"tekst": each.text, "wanneer": each.said} for each in texts]})


def _place(given: Any) -> Path:
    """A place as a page sends it. Raises ``HTTPException`` for what is none."""
    if not isinstance(given, list) or not 0 < len(given) <= DEEPEST:
        raise HTTPException(400)
    if not all(isinstance(each, str | int) and not isinstance(each, bool) for each in given):
        raise HTTPException(400)
    return tuple(given)


def as_change(kind: Kind, record_id: str, given: dict[str, Any]) -> Change:
    """A change as a form sends it. Raises ``HTTPException`` for one that no form sends."""
    at = _place(given.get("plek"))
    act, value = given.get("daad"), given.get("waarde")
    if act == "leeg-item":  # a new item of which the model knows what it begins with
        if not fits(kind.model, at) or not isinstance(at[-1], str):
            raise HTTPException(400)
        act, value = INSERT, empty_item(model_at(kind.model, at[:-1]), at[-1])
    if act not in (SET, INSERT, REMOVE, MOVE):
        raise HTTPException(400)
    base, insist = str(given.get("merk", ""))[:64], given.get("toch") is True
    words = BACK if given.get("terug") is True else ""
    return Change(kind.soort, record_id, str(act), at, value, given.get("was"), base, insist, words)
