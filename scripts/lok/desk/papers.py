"""The papers of a meeting, of an advice and of the years: their screens, and their files made when somebody asks for one.

A PDF takes a second. It is made in a thread of its own kind, of which there are few: whoever waits for paper holds up
nobody who taps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.responses import Response

from lok.acts.going_round import mail_to_members
from lok.build.configuration import CONFIGS, site_address
from lok.deposit.job import archive_zip, given_at
from lok.desk.council import ONE_AT_A_TIME
from lok.desk.evening import MEETINGS
from lok.desk.frame import Frame
from lok.desk.offering import ADVICES, READERS, SCREEN, for_the_town, groups, is_draft, paper_links
from lok.desk.own_template import template_of
from lok.desk.sent_agenda import sent_agenda
from lok.desk.showing import Showing
from lok.desk.views import found, raw_there
from lok.desk.words import name_of
from lok.edition.select import select
from lok.facts.facts import make_facts
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergaderstatus import BEFORE
from lok.model.audience import Audience
from lok.pages.jaarverslagen.report import report_years
from lok.papers import BY_KEY, Form, Wish, produce, written
from lok.papers.as_html import screens
from lok.papers.as_pdf import browser
from lok.words.dutch import written_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from starlette.requests import Request

    from lok.archive.archive import Archive
    from lok.desk.council import Judged
    from lok.desk.pages import Pages
    from lok.desk.works import Work, Works
    from lok.edition.select import Edition
    from lok.papers import File, Paper, Sending

ABOUT = {MEETINGS, ADVICES}
AT_ONCE = 2
"""Papers that are made at the same time; each may start a browser."""
AUDIENCES = {readers.look: audience for audience, readers in READERS.items()}
"""An edition by the word for its readers in an address."""
NOT_THERE = "dit papier is er niet, of niet meer: kijk na hoe ver dit staat."


@dataclass(frozen=True, slots=True)
class PaperViews:
    """The answers about papers."""

    works: Works
    pages: Pages
    few: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(AT_ONCE))

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        one = "{lezers}/{papier}/"
        return (
            ("GET", f"{MEETINGS}/{{id}}/{SCREEN}/", self.meeting),
            ("GET", f"{ADVICES}/{{id}}/{SCREEN}/", self.advice),
            ("GET", f"{SCREEN}/", self.years),
            ("GET", f"{SCREEN}/archief/{{jaar}}", self.archive),
            ("GET", f"{{soort}}/{{id}}/{SCREEN}/{one}tonen/", self.show),
            ("GET", f"{{soort}}/{{id}}/{SCREEN}/{one}{{vorm}}", self.file),
            ("GET", f"{SCREEN}/{{jaar}}/{one}{{vorm}}", self.file),
        )

    def meeting(self, asked: Request) -> Response:
        """The papers of a meeting, and what changed on an agenda that was sent."""
        work, record_id = found(self.works, asked), asked.path_params["id"]
        here, today = self.pages.address(work), self.works.today()
        frame = Frame.of(work, here, record_id, raw_there(work, MEETINGS, record_id), SCREEN, today)
        evening, judged = frame.evening, frame.judged
        sent = sent_agenda(work, record_id, evening.meeting) if evening.meeting and evening.sent else None
        coming = sent if sent and evening.coming else None
        return self.pages.answer(
            asked,
            "papieren.html.jinja",
            changes=coming.changes if coming else (),
            version=version_of(coming.sending(Audience.LEDEN, today) if coming else None),
            **frame.values(),
            **Showing(judged.archive).words,
            **(self._offered(judged, MEETINGS, record_id, here) if evening.meeting else {}),
        )

    def advice(self, asked: Request) -> Response:
        """The papers of an advice, and the button that copies it for the town."""
        work, record_id = found(self.works, asked), asked.path_params["id"]
        raw_there(work, ADVICES, record_id)
        judged, here = work.council.judged(self.works.today()), self.pages.address(work)
        if judged.archive.get(ADVICES, record_id) is None:
            raise RefusedError("in dit advies staat nog een fout. Verbeter die eerst bij alle gegevens.")
        offer = self._offered(judged, ADVICES, record_id, here)
        return self.pages.answer(
            asked,
            "papieren_advies.html.jinja",
            work=work,
            here=here,
            kind=BY_SOORT[ADVICES],
            record_id=record_id,
            name=name_of(judged.archive, ADVICES, record_id),
            screens=paper_links(here, record_id, SCREEN),
            town=for_the_town(offer["groups"]),
            **offer,
        )

    def years(self, asked: Request) -> Response:
        """The papers of each year, and the town's own template."""
        work = found(self.works, asked)
        judged, here = work.council.judged(self.works.today()), self.pages.address(work)
        editions = self._editions(judged)
        years = sorted({each for edition in editions.values() for each in report_years(edition)}, reverse=True)
        shown = [(each, groups(editions, dict.fromkeys(Audience, each), f"{here}{SCREEN}/{each}/")) for each in years]
        raad = next(iter(judged.archive.all("raad")), None)
        return self.pages.answer(
            asked,
            "papieren_jaren.html.jinja",
            work=work,
            here=here,
            years=shown,
            chosen=raad.sjabloon if raad else None,
            refused=_why(work, judged.archive),
            no_browser=no_browser(),
        )

    async def archive(self, asked: Request) -> Response:
        """All of a year for the archive of the town, as main has it: what nobody looked at yet is not in it."""
        found(self.works, asked)
        made = await run_sync(self._archived, asked_year(asked), limiter=self.few)
        return Response(made.content, media_type=made.media_type, headers={"Content-Disposition": kept_as(made.name)})

    def _archived(self, year: int) -> File:
        with ONE_AT_A_TIME:
            given = given_at(self.works.repository.root, year, self.works.today())
        return archive_zip(given)

    async def show(self, asked: Request) -> Response:
        """A paper that is projected, a screen a page."""
        work = found(self.works, asked)
        document = await run_sync(self._document, work, asked, limiter=self.few)
        return self.pages.answer(
            asked, "tonen.html.jinja", pages=screens(document), title=document.title, name=document.subtitle
        )

    def _document(self, work: Work, asked: Request) -> Any:
        judged = work.council.judged(self.works.today())
        edition, paper, subject = self._asked(judged, asked)
        if Form.html not in paper.forms:
            raise HTTPException(404)
        return written(edition, paper, subject)

    async def file(self, asked: Request) -> Response:
        """A paper in one of its forms, to keep: it is never shown as a page of the desk."""
        work = found(self.works, asked)
        if asked.path_params["vorm"] not in list(Form):
            raise HTTPException(404)
        made = await run_sync(self._made, work, asked, limiter=self.few)
        return Response(made.content, media_type=made.media_type, headers={"Content-Disposition": kept_as(made.name)})

    def _made(self, work: Work, asked: Request) -> File:
        judged = work.council.judged(self.works.today())
        edition, paper, subject = self._asked(judged, asked)
        form = Form(asked.path_params["vorm"])
        wish = self._wish(work, judged.archive, edition, paper, subject, asked)
        template = template_of(work.root, judged.archive, subject) if form is Form.docx else None
        return produce(edition, paper, subject, form, wish, template)

    def _asked(self, judged: Judged, asked: Request) -> tuple[Edition, Paper, Any]:
        """Which paper an address names, in which edition and of what. Raises ``HTTPException`` for what names none."""
        given = asked.path_params
        audience, paper = AUDIENCES.get(given["lezers"]), BY_KEY.get(given["papier"])
        if audience is None or paper is None:
            raise HTTPException(404)
        edition = self._edition(judged, audience)
        if "jaar" in given:
            return edition, paper, asked_year(asked)
        subject = edition.find(given["soort"], given["id"]) if given["soort"] in ABOUT else None
        if subject is None:
            raise RefusedError(NOT_THERE)
        return edition, paper, subject

    def _wish(  # noqa: PLR0913, PLR0917 - all that a wish is made of
        self, work: Work, archive: Archive, edition: Edition, paper: Paper, subject: Any, asked: Request
    ) -> Wish:
        """What else was asked: the item, the last day; and which version of the agenda this is."""
        item, until = asked.query_params.get("punt", "")[:20], asked_day(asked.query_params.get("tot", ""))
        record = archive.get(MEETINGS, subject.id) if getattr(subject, "soort", "") == MEETINGS else None
        if record is None:
            return Wish(item)
        sending, message = None, None
        if record.status in BEFORE and record.uitgenodigd_op is not None:
            sending = sent_agenda(work, record.id, record).sending(edition.audience, self.works.today())
        if paper.key == "verslag" and edition.leden and is_draft(record) and asked.path_params["vorm"] == Form.mail:
            message = mail_to_members(make_facts(archive), record, until)
        return Wish(item, sending, until, message)

    def _edition(self, judged: Judged, audience: Audience) -> Edition:
        address = site_address(self.works.repository.root / CONFIGS[audience])
        return select(judged.archive, audience, self.works.today(), address=address)

    def _editions(self, judged: Judged) -> dict[Audience, Edition]:
        return {each: self._edition(judged, each) for each in Audience}

    def _offered(self, judged: Judged, soort: str, record_id: str, here: str) -> dict[str, Any]:
        editions = self._editions(judged)
        subjects = {each: edition.find(soort, record_id) for each, edition in editions.items()}
        place = f"{here}{soort}/{record_id}/{SCREEN}/"
        return {"groups": groups(editions, subjects, place), "no_browser": no_browser()}


def asked_year(asked: Request) -> int:
    """The year of an address. Raises ``HTTPException`` for what is none."""
    said = asked.path_params["jaar"]
    if not (said.isascii() and said.isdigit() and len(said) == len("2026")):
        raise HTTPException(404)
    return int(said)


def no_browser() -> str:
    """Why no PDF can be made here; empty when one can."""
    try:
        browser()
    except RefusedError as error:
        return error.message
    return ""


def version_of(sending: Sending | None) -> str:
    """Which version of the agenda the papers are, in words; empty for the first."""
    return f"versie {sending.number} van {written_day(sending.day)}" if sending else ""


def kept_as(name: str) -> str:
    """The header that lets a browser keep a file under its name, whatever stands in that name."""
    plain = "".join(each if each.isascii() and (each.isalnum() or each in "-_. ") else "-" for each in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def asked_day(given: str) -> date | None:
    """A day as a field of a browser gives it; ``None`` for an empty one.

    Raises:
        RefusedError: It is no day.
    """
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise RefusedError("die dag bestaat niet. Kies een dag uit de kalender.") from None


def _why(work: Work, archive: Archive) -> str:
    """Why the town's template cannot be used; empty when it can, or when there is none."""
    try:
        template_of(work.root, archive)
    except RefusedError as error:
        return error.message
    return ""
