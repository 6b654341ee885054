"""Minutes written elsewhere: pasted or given as a file, cut into blocks, assigned, and only then written into the record.

What was pasted stays in the browser until something of it is chosen: nothing of it is kept here on the way.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from lok.desk.change import RefusedChangeError
from lok.desk.evening import MEETINGS
from lok.desk.frame import Frame
from lok.desk.private import brought_in
from lok.desk.saving import rewrite
from lok.desk.views import body, found, raw_there
from lok.desk.whereabouts import place_words
from lok.desk.words import lay
from lok.edit.refused import NotEditedError
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.registry import BY_SOORT
from lok.minutes.around import around
from lok.minutes.choices import chosen, proposed
from lok.minutes.clipboard import from_html
from lok.minutes.cut import cut
from lok.minutes.files import from_file
from lok.minutes.losses import losses
from lok.minutes.pasted import Field, Readers
from lok.minutes.plain import from_text
from lok.minutes.writing import write
from lok.source.parse import decode
from lok.source.problems import Finding, undotted
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from lok.archive.archive import Archive
    from lok.desk.pages import Pages
    from lok.desk.works import Work, Works
    from lok.minutes.around import Around
    from lok.minutes.pasted import Pasted
    from lok.minutes.sheet import Conflict

SCREEN = "verslag"
READERS = {Readers.iedereen: "iedereen", Readers.leden: "alleen leden", Readers.weglaten: "weglaten"}
FIELDS = {
    Field.bespreking: "bespreking",
    Field.besluit: "besluit",
    Field.toelichting: "toelichting",
    Field.stemming: "stemming",
    Field.verkiezing: "verkiezing",
    Field.actiepunt: "afspraak",
}


@dataclass(frozen=True, slots=True)
class PasteViews:
    """The answers about minutes that were written elsewhere."""

    works: Works
    pages: Pages

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        place = f"{MEETINGS}/{{id}}/{SCREEN}"
        return (
            ("GET", f"{place}/", self.ask),
            ("POST", f"{place}/lees", self.read),
            ("POST", f"{place}/schrijf", self.write),
        )

    def ask(self, asked: Request) -> Response:
        """Where minutes are pasted."""
        work, record_id = found(self.works, asked), asked.path_params["id"]
        raw = raw_there(work, MEETINGS, record_id)
        frame = Frame.of(work, self.pages.address(work), record_id, raw, SCREEN, self.works.today())
        return self.pages.answer(asked, "verslag.html.jinja", **frame.values())

    async def read(self, asked: Request) -> Response:
        """What was pasted, cut into blocks with a first proposal."""
        work = found(self.works, asked)
        given = await body(asked)
        archive = await run_in_threadpool(work.council.archive, self.works.today())
        known, pasted = await run_in_threadpool(_cut, archive, asked.path_params["id"], given)
        return JSONResponse({"blad": self._sheet(asked, known, pasted), "keuzes": proposed(pasted)})

    def _sheet(self, asked: Request, known: Around, pasted: Pasted) -> str:
        seats = [(each, known.seat(each)) for each in known.expected]
        return self.pages.text(
            asked,
            "verslag_stukken.html.jinja",
            pasted=pasted,
            seats=seats,
            seat_name=dict(seats),
            readers=READERS,
            fields=FIELDS,
            states=tuple(Aanwezigheidsstatus),
        )

    async def write(self, asked: Request) -> Response:
        """What was chosen, into the record; or what stands in the way of it."""
        work = found(self.works, asked)
        return await run_in_threadpool(self._written, asked, work, await body(asked))

    def _written(self, asked: Request, work: Work, given: dict[str, Any]) -> Response:
        record_id = asked.path_params["id"]
        with work.lock:
            raw = raw_there(work, MEETINGS, record_id)
            archive = work.council.judged(self.works.today()).archive
            known, pasted = _cut(archive, record_id, given)
            choices = given.get("keuzes")
            if not isinstance(choices, dict):
                raise HTTPException(400)
            refuse_another_agenda(choices, pasted)
            try:
                made = write(decode(raw), pasted, choices, known, self.works.today())
            except NotEditedError as error:
                raise RefusedError(f"dit is niet bewaard: {error}.") from None
            refused = [lay(f"Dit stuk komt er niet in: {each.message}. {each.hint}", archive) for each in made.refused]
            lost = refused + [
                each.told for each in losses(pasted, chosen(choices, pasted), known) if not each.deliberate
            ]
            answer: dict[str, Any] = {"verloren": lost, "open": [lay(each, archive) for each in made.open]}
            if made.conflicts:
                answer["botsingen"] = [told(each, decode(raw), archive) for each in made.conflicts]
                return JSONResponse(answer, 409)
            if lost and given.get("gezien") is not True:
                return JSONResponse(answer, 409)
            hand = work.hand(asked.scope["person"], self.works.today(), given.get("id"))
            path = f"data/{MEETINGS}/{record_id}.yaml"
            try:
                rewrite(hand, path, "verslag geplakt", lambda _: made.text, insist=given.get("toch") is True)
            except RefusedChangeError as error:
                where = private_at(work.root / path, made.text, archive)
                message = f"{where}{lay(error.message, archive)}"
                return JSONResponse({"melding": message, "mag_toch": error.may_insist}, 422)
            here = f"{self.pages.address(work)}{MEETINGS}/{record_id}/vergadering/"
            return JSONResponse({**answer, "naar": here})


def refuse_another_agenda(choices: dict[str, Any], pasted: Pasted) -> None:
    """Raise ``RefusedError`` when the agenda is not the one that the choices were made for: each piece has its item there."""
    items = choices.get("items")
    sent = items if isinstance(items, dict) else {}
    now = proposed(pasted)["items"]
    if any(
        not isinstance(each, dict) or each.get("place") != now[key]["place"] for key, each in sent.items() if key in now
    ):
        raise RefusedError(
            "de agenda van deze vergadering is intussen gewijzigd. Druk opnieuw op ‘Lees het verslag’, en kies opnieuw."
        )


def told(conflict: Conflict, text: str, archive: Archive) -> dict[str, str]:
    """A text that stands there already and the new one, with where that is in words."""
    at = undotted(conflict.place)
    said = (lay(each, archive) if isinstance(at[-1], int) else each for each in (conflict.old, conflict.new))
    return {"plaats": conflict.place, "waar": place_words(at, text), **dict(zip(("oud", "nieuw"), said, strict=True))}


def private_at(file: Path, text: str, archive: Archive) -> str:
    """Where in a record the private words stand that a new text would bring in: the beginning of a sentence, or nothing."""
    found = brought_in(BY_SOORT[MEETINGS], file.stem, (file.read_bytes(), text.encode()), (), archive)
    for each in found:
        at = each.at if isinstance(each, Finding) else undotted(each.field)
        return f"{place_words(at, text)}: " if at else ""
    return ""


def _cut(archive: Archive, record_id: str, given: dict[str, Any]) -> tuple[Around, Pasted]:
    """What is known around a meeting, and what was sent as its minutes, cut.

    Raises ``RefusedError`` for what is no minutes.
    """
    known = around(archive, record_id)
    sent = (given.get(name) for name in ("tekst", "opmaak", "bestand"))
    text, markup, file = (each if isinstance(each, str) else "" for each in sent)
    if file:
        try:
            return known, cut(from_file(base64.b64decode(file, validate=True)), known)
        except (binascii.Error, ValueError):
            raise RefusedError("dit bestand kwam beschadigd aan. Kies het opnieuw.") from None
    if not (text or markup).strip():
        raise RefusedError("plak eerst een verslag, of kies een bestand.")
    return known, cut(from_html(markup) if markup else from_text(text), known)
