"""The town's own template of Word: given at the desk, judged before it is kept, and named by the record of the council.

It is an attachment of members like any other, so that it goes along with a proposal, is judged by the check, and its
earlier version comes back with ‘Ongedaan maken’.
"""

from __future__ import annotations

import base64
import binascii
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from lok.archive.attachments import look_into
from lok.desk.hand import as_bytes, dated, text_of
from lok.desk.views import body, found, sentences
from lok.desk.words import lay
from lok.edit.record import insert_key, remove, set_value
from lok.facts.naming import council_on, day_of
from lok.kinds.raad import Raad
from lok.kinds.registry import BY_SOORT
from lok.papers.docx_template import opened_template
from lok.source.parse import parse
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from lok.archive.archive import Archive
    from lok.desk.guard import Person
    from lok.desk.hand import Hand
    from lok.desk.pages import Pages
    from lok.desk.works import Work, Works

FIELD = "sjabloon"
PLACE = "leden/bijlagen/sjabloon-word.docx"
"""Where the file is kept, below ``content``."""
GIVEN = "sjabloon voor Word gekozen"
TAKEN_AWAY = "sjabloon voor Word weggehaald"
NO_COUNCIL = "de afspraken van de raad ontbreken of tellen een fout. Verbeter die eerst."
DAMAGED = "dit bestand kwam beschadigd aan. Kies het opnieuw."
GONE_FILE = (
    "het sjabloon van de stad is er niet meer. Kies het opnieuw bij ‘Papieren van het jaar’, of haal het daar weg."
)


@dataclass(frozen=True, slots=True)
class TemplateViews:
    """The answers about the template."""

    works: Works
    pages: Pages

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        return (("POST", "papieren/sjabloon", self.give), ("POST", "papieren/sjabloon-weg", self.take_away))

    async def give(self, asked: Request) -> Response:
        """Keep a template, when it can be used."""
        work, given = found(self.works, asked), await body(asked)
        return await run_in_threadpool(self._given, work, asked.scope["person"], given)

    def _given(self, work: Work, person: Person, given: dict[str, Any]) -> Response:
        raw = file_of(given)
        opened_template(raw)
        with work.lock:
            archive = work.council.judged(self.works.today()).archive
            refuse_private(raw, archive)
            hand = work.hand(person, self.works.today(), given.get("id"))
            self._lay(hand, council_of(archive), GIVEN, raw)
        return JSONResponse({"opnieuw": True, "gedaan": {"melding": "Dit sjabloon wordt nu gebruikt voor Word."}})

    async def take_away(self, asked: Request) -> Response:
        """Use our own styles again."""
        work, given = found(self.works, asked), await body(asked)
        return await run_in_threadpool(self._taken, work, asked.scope["person"], given)

    def _taken(self, work: Work, person: Person, given: dict[str, Any]) -> Response:
        with work.lock:
            council = council_of(work.council.judged(self.works.today()).archive)
            hand = work.hand(person, self.works.today(), given.get("id"))
            self._lay(hand, council, TAKEN_AWAY, None)
        return JSONResponse(
            {"opnieuw": True, "gedaan": {"melding": "De papieren in Word krijgen weer onze eigen opmaak."}}
        )

    def _lay(self, hand: Hand, council: Raad, words: str, new: bytes | None) -> None:
        """Put the template in its place and its name in the record of the council, or take both away: in one act.

        A file that somebody put elsewhere themselves stays: something else may name it.
        """
        path = f"data/raad/{council.id}.yaml"
        if hand.done(path) is not None:
            return
        file, record = hand.root / "content" / PLACE, (hand.root / path).read_bytes()
        there = file.read_bytes() if file.is_file() else None
        text = text_of(record)
        named = naming(text, PLACE if new is not None else "")
        written = record if named == text else as_bytes(record, dated(BY_SOORT["raad"], named, hand.today))
        texts = {f"content/{PLACE}": (there, new), path: (record, written)}
        changed = {place: both for place, both in texts.items() if both[0] != both[1]}
        if changed:
            hand.lay_all(words, changed)


def naming(text: str, place: str) -> str:
    """The text of the council that names this template; none when ``place`` is empty."""
    there = FIELD in parse(text)
    if not place:
        return remove(text, (FIELD,)) if there else text
    return set_value(text, (FIELD,), place) if there else insert_key(text, (), FIELD, place, tuple(Raad.model_fields))


def template_of(root: Path, archive: Archive, subject: Any = None) -> bytes | None:
    """The template that the council has, or had when its record of then was made; ``None`` when it has none.

    ``subject`` is the view of a record or a year, when the paper is of one.

    Raises:
        RefusedError: It names one that is not there.
    """
    council: Raad | None = next(iter(archive.all("raad")), None)
    chosen: str | None = _of_then(council, subject).sjabloon if council is not None else None
    if chosen is None:
        return None
    if chosen not in archive.attachments:
        raise RefusedError(GONE_FILE)
    return (root / "content" / str(chosen)).read_bytes()


def _of_then(council: Raad, subject: Any) -> Any:
    """The council with the names of the day of a subject."""
    if isinstance(subject, int):
        return council_on(council, date(subject, 12, 31))
    day = day_of(subject.soort, subject) if subject is not None else None
    return council_on(council, day, getattr(subject, "vroegere_raad", None)) if day is not None else council


def council_of(archive: Archive) -> Raad:
    """The record of the council. Raises ``RefusedError`` when it cannot be read."""
    council: Raad | None = next(iter(archive.all("raad")), None)
    if council is None:
        raise RefusedError(NO_COUNCIL)
    return council


def file_of(given: dict[str, Any]) -> bytes:
    """The file that a page sent. Raises ``RefusedError`` when there is none."""
    sent = given.get("bestand")
    if not isinstance(sent, str) or not sent:
        raise RefusedError("kies eerst een bestand.")
    try:
        return base64.b64decode(sent, validate=True)
    except (binascii.Error, ValueError):
        raise RefusedError(DAMAGED) from None


def refuse_private(raw: bytes, archive: Archive) -> None:
    """Raise ``RefusedError`` for a template that the check would not let through as an attachment, such as one with a mobile number."""
    with tempfile.TemporaryDirectory(prefix="lok-sjabloon-") as folder:
        file = Path(folder) / "sjabloon.docx"
        file.write_bytes(raw)
        _, problems = look_into(f"content/{PLACE}", file)
    told = next((each for each in problems if each.blocks), None)
    if told is not None:
        raise RefusedError(lay(f"{told.message}. {sentences(told.hint)}", archive))
