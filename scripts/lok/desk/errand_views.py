"""The screens of the tasks: what is asked, what it would change, and the button that does it."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from lok.acts.act import RecordsAt
from lok.acts.deed import Office
from lok.acts.record_text import record_of
from lok.desk.change import RefusedChangeError
from lok.desk.errands.asking import TAKEN, AnswerError, Given
from lok.desk.errands.registry import BY_KEY, place_of
from lok.desk.errands.together import answered, as_shown, flat
from lok.desk.errands.told import MOST, changed_lines, kind_named
from lok.desk.hand import as_bytes
from lok.desk.private import private_typed
from lok.desk.showing import Showing
from lok.desk.views import body, found, path_words, place_href, raw_there, refused_change
from lok.desk.words import lay, name_of
from lok.words.dutch import sentence
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from lok.acts.deed import Deed
    from lok.acts.task import Task
    from lok.archive.archive import Archive
    from lok.desk.errands.errand import Errand
    from lok.desk.hand import Hand
    from lok.desk.pages import Pages
    from lok.desk.works import Work, Works

PLACE = "taak/{key}"
OF_RECORD = "{soort}/{id}/" + PLACE


@dataclass(frozen=True, slots=True)
class ErrandViews:
    """The answers about tasks."""

    works: Works
    pages: Pages

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        return tuple(
            each
            for place in (PLACE, OF_RECORD)
            for each in (
                ("GET", f"{place}/", self.ask),
                ("POST", f"{place}/proef", self.tried),
                ("POST", f"{place}/doe", self.done),
            )
        )

    def ask(self, asked: Request) -> Response:
        """What is asked for a task."""
        work = found(self.works, asked)
        errand, record_id = errand_of(asked, work)
        judged = work.council.judged(self.works.today())
        office = work.office(judged.archive, self.works.today())
        here = self.pages.address(work)
        if not errand.offered(office, judged.archive.get(errand.soort, record_id) if record_id else None):
            raise RefusedError(f"‘{errand.words}’ kan hier nu niet. Misschien is het al gedaan.")
        questions = as_shown(errand.questions(office, record_id, asked.query_params))
        _refuse_taken(questions)
        leads = errand.leading(office, record_id)
        chosen = next((each.chosen for each in questions if each.name == leads), "")
        return self.pages.answer(
            asked,
            "taak.html.jinja",
            work=work,
            here=here,
            errand=errand,
            record_id=record_id,
            name=name_of(judged.archive, errand.soort, record_id) if record_id else "",
            fields=questions,
            starred=any(each.required for each in flat(questions)),
            leads=leads,
            kept=f"?{urlencode({leads: chosen})}" if leads else "",
            place=f"{here}{place_of(errand, record_id)}",
            **Showing(judged.archive).words,
        )

    async def tried(self, asked: Request) -> Response:
        """What the answers so far would do; nothing is written."""
        work, given = found(self.works, asked), await body(asked)
        return await run_in_threadpool(self._tried, asked, work, given)

    def _tried(self, asked: Request, work: Work, given: dict[str, Any]) -> Response:
        errand, record_id = errand_of(asked, work)
        archive = work.council.judged(self.works.today()).archive
        office = work.office(archive, self.works.today())
        answers = _given(errand, office, record_id, given)
        beside: tuple[Any, ...] = ()
        shown: dict[str, Any] = {"refused": "", "words": (), "todo": (), "records": (), "mail": None, "mail_id": "taak"}
        answer: dict[str, Any] = {
            "prive": private_typed(given, archive),
            "bij": "",
            "getoond": {each.name: each.name in answers.values for each in answers.asked.values() if each.when},
        }
        with work.lock:
            try:
                if errand.do is None:
                    beside = tuple(errand.beside(office, record_id, answers))
                else:
                    deed = errand.do(office, record_id, answers)
                    shown |= self._would(work, archive, deed)
                    if errand.mail is not None:
                        about = record_id if errand.soort else deed.id
                        shown["mail"] = errand.mail(_after(office, deed), about, answers)
                    hand = work.hand(asked.scope["person"], self.works.today())
                    hand.refuse_private_in(_texts(work, deed))
            except AnswerError as error:
                answer["bij"] = error.name
                shown["refused"] = "" if given.get("stil") else sentence(lay(error.message, archive))
            except RefusedChangeError as error:
                shown["refused"] = lay(error.message, archive)
            except RefusedError as error:
                shown["refused"] = sentence(lay(error.message, archive))
        beside = beside or _beside(errand, office, record_id, answers)
        page = self.pages.text(
            asked,
            "taak-gevolg.html.jinja",
            here=self.pages.address(work),
            ours=Showing(archive).ours,
            beside=beside,
            **shown,
        )
        return JSONResponse({**answer, "blad": page})

    def _would(self, work: Work, archive: Archive, deed: Deed) -> dict[str, Any]:
        """What a deed would change, in words."""
        here, showing = self.pages.address(work), Showing(archive, _fresh(deed))
        records = []
        for path, text in deed.texts.items():
            kind, record_id = kind_named(path)
            lines = changed_lines(kind, deed.before[path], text, showing)
            new = deed.before[path] is None
            name = str(kind.enkelvoud).capitalize() if new else name_of(archive, kind.soort, record_id)
            address = "" if new else f"{here}{kind.soort}/{record_id}/"
            records.append(
                {"new": new, "name": name, "href": address, "lines": lines[:MOST], "more": len(lines[MOST:])}
            )
        words = [lay(each, archive) for each in deed.words]
        todo = [_todo(each, archive, here) for each in deed.todo]
        return {"words": words, "todo": todo, "records": records}

    async def done(self, asked: Request) -> Response:
        """Do it; once, however often it is sent."""
        work, given = found(self.works, asked), await body(asked)
        return await run_in_threadpool(self._done, asked, work, given)

    def _done(self, asked: Request, work: Work, given: dict[str, Any]) -> Response:
        errand, record_id = errand_of(asked, work)
        if errand.do is None:
            raise HTTPException(404)
        with work.lock:
            hand = work.hand(asked.scope["person"], self.works.today(), given.get("id"))
            earlier = _before(hand)
            if earlier:
                return JSONResponse({"naar": f"{self.pages.address(work)}{_then(errand, record_id) or earlier}"})
            archive = work.council.judged(self.works.today()).archive
            office = work.office(archive, self.works.today())
            try:
                deed = errand.do(office, record_id, _given(errand, office, record_id, given))
                texts = _texts(work, deed)
                entry = hand.write_all(errand.words.lower(), texts, insist=given.get("toch") is True) if texts else None
            except RefusedChangeError as error:
                return refused_change(error, archive)
            except AnswerError as error:
                return JSONResponse({"melding": sentence(lay(error.message, archive)), "bij": error.name}, 422)
            except RefusedError as error:
                return JSONResponse({"melding": sentence(lay(error.message, archive))}, 422)
            after = work.council.judged(self.works.today()).archive
        return JSONResponse(self._answer(work, errand, record_id, deed, after) | _undo(self.pages.address(work), entry))

    def _answer(self, work: Work, errand: Errand, record_id: str, deed: Deed, after: Archive) -> dict[str, Any]:
        here = self.pages.address(work)
        kind, about = kind_named(deed.about)
        place = _then(errand, record_id) or f"{kind.soort}/{about}/"
        left = [f"Nog te doen: {lay(each.words, after)}" for each in deed.todo]
        said = [f"{errand.words}: gedaan.", *(lay(each, after) for each in deed.words), *left]
        return {"naar": f"{here}{place}", "gedaan": {"melding": " ".join(said)}}


def errand_of(asked: Request, work: Work) -> tuple[Errand, str]:
    """The task that an address names, and the record; ``HTTPException`` when there is none."""
    errand = BY_KEY.get(asked.path_params["key"])
    record_id = asked.path_params.get("id", "")
    if errand is None or errand.soort != asked.path_params.get("soort", ""):
        raise HTTPException(404)
    if errand.soort:
        raw_there(work, errand.soort, record_id)
    return errand, record_id


def _fresh(deed: Deed) -> dict[tuple[str, str], str]:
    """What the records are called that a deed makes."""
    new = ((*kind_named(path), text) for path, text in deed.texts.items() if deed.before[path] is None)
    return {(kind.soort, record_id): str(kind.label(record_of(kind, text))) for kind, record_id, text in new}


def _then(errand: Errand, record_id: str) -> str:
    """The screen that comes after a task; empty when that is what it was about."""
    return f"{errand.soort}/{record_id}/{errand.then}/" if errand.soort and errand.then else ""


def _refuse_taken(questions: tuple[Any, ...]) -> None:
    if taken := TAKEN & {each.name for each in flat(questions)}:
        raise AssertionError(taken)


def _given(errand: Errand, office: Office, record_id: str, given: Mapping[str, Any]) -> Given:
    questions = errand.questions(office, record_id, given)
    return Given(answered(questions, given), {each.name: each for each in flat(questions)})


def _texts(work: Work, deed: Deed) -> dict[str, tuple[bytes | None, bytes | None]]:
    """What a deed writes, as bytes, with what stands there, what it is about first.

    Raises ``RefusedError`` when what stands there is not what it was made from.
    """
    now = RecordsAt(work.root)
    found_texts: dict[str, tuple[bytes | None, bytes | None]] = {}
    for path, text in sorted(deed.texts.items(), key=lambda each: each[0] != deed.about):
        if now.get(path) != deed.before[path]:
            raise RefusedError("iemand anders wijzigde dit intussen. Er is niets veranderd: probeer het opnieuw.")
        file = work.root / path
        raw = file.read_bytes() if deed.before[path] is not None else None
        found_texts[path] = raw, as_bytes(raw or b"", text)
    return found_texts


def _after(office: Office, deed: Deed) -> Office:
    """The office with what a deed writes."""
    return Office(office.facts, ChainMap(dict(deed.texts), cast("dict[str, str]", office.texts)), office.today)


def _beside(errand: Errand, office: Office, record_id: str, answers: Given) -> tuple[Any, ...]:
    """What helps to decide; nothing while the answers are not understood."""
    try:
        return tuple(errand.beside(office, record_id, answers))
    except RefusedError:
        return ()


def _before(hand: Hand) -> str:
    """Where the tap with this number led, when it was sent before: to what it was about, which was written first."""
    known = [each.step.path for each in hand.ledger.known() if hand.number and each.number == hand.number]
    done = [path for path in dict.fromkeys(known) if hand.done(path) is not None]
    return "/".join(done[0].removeprefix("data/").removesuffix(".yaml").split("/")) + "/" if done else ""


def _undo(here: str, entry: Any) -> dict[str, Any]:
    return {} if entry is None else {"nummer": entry.number, "ongedaan": f"{here}ongedaan"}


def _todo(task: Task, archive: Archive, here: str) -> dict[str, str]:
    """Something left to do, with where that is."""
    words, where = lay(task.words, archive), path_words(task.path, archive)
    return {"words": words, "href": place_href(task.path, task.at, here), "where": where}
