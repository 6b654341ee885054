"""Every paper there is: what it is called, what it is about, when there is one, who may read it, and in which forms it comes.

A screen is a loop over ``offered``; ``produce`` (beside this module) makes the file of one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import auto
from typing import TYPE_CHECKING, Any

from lok.kinds.adviesstatus import Status
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.vergaderstatus import BEFORE, HELD, Vergaderstatus
from lok.model.audience import Audience
from lok.model.fields import Keuze
from lok.pages.jaarverslagen.report import report_years
from lok.papers import actions, advice, aloud, evening, invitation, minutes, presence, year
from lok.papers.mails import actions_mail, invitation_mail, minutes_mail
from lok.papers.wish import NOTHING, Wish
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lok.edition.select import Edition
    from lok.papers.document import Document
    from lok.words.message import Message


class About(Keuze):
    """What a paper is about; of an item it asks which one (``Wish.item``)."""

    vergadering = auto()
    agendapunt = auto()
    advies = auto()
    jaar = auto()


class Form(Keuze):
    """A form in which a paper comes."""

    pdf = auto()
    docx = auto()
    odt = auto()
    html = auto()
    opgemaakte_tekst = auto()
    tekst = auto()
    mail = auto()
    csv = auto()

    @property
    def woord(self) -> str:
        """What somebody who knows no file types calls it."""
        return {
            "pdf": "om af te drukken (PDF)",
            "docx": "Word",
            "odt": "LibreOffice",
            "html": "om te projecteren, zonder internet",
            "opgemaakte_tekst": "om te kopiëren, met opmaak",
            "tekst": "om te kopiëren, zonder opmaak",
            "mail": "klaargezette mail",
            "csv": "rekenblad",
        }[self.value]


LETTER = (Form.pdf, Form.docx, Form.odt, Form.opgemaakte_tekst, Form.tekst)
"""What is edited and copied."""
PRINTED = (Form.pdf, Form.docx, Form.odt)
"""What is printed and filled in."""
TABLE_STATES = BEFORE | {Vergaderstatus.gehouden}
"""While there are no minutes, papers lie on the table."""


def _always(edition: Edition, subject: Any) -> bool:
    del edition, subject
    return True


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. ``when`` are the states of a meeting or an advice in which there is one; a year has none.

    ``make`` takes an edition, its view of the record (or a year) and a wish; ``ready`` says whether there is anything to put
    on it. ``mail`` writes the text of the mail that it goes with.
    """

    key: str
    words: str
    about: About
    audiences: tuple[Audience, ...]
    make: Callable[[Edition, Any, Wish], Document]
    when: frozenset[Any] = frozenset()
    forms: tuple[Form, ...] = LETTER
    ready: Callable[[Edition, Any], bool] = _always
    mail: Callable[[Edition, Any, Wish], Message] | None = None


MEMBERS = (Audience.LEDEN,)
BOTH = (Audience.LEDEN, Audience.PUBLIEK)


def _has_election(_: Edition, meeting: Any) -> bool:
    return any(each.soort is Puntsoort.verkiezing for each in meeting.agendapunten)


def _has_extract(edition: Edition, meeting: Any) -> bool:
    return minutes.readable(edition, meeting) and bool(minutes.extractable(edition, meeting))


def _met(edition: Edition, subject: Any) -> bool:
    return subject in report_years(edition)


PAPERS: tuple[Paper, ...] = (
    Paper(
        "uitnodiging",
        "Uitnodiging",
        About.vergadering,
        MEMBERS,
        invitation.invitation,
        BEFORE,
        (*LETTER, Form.mail),
        mail=invitation_mail,
    ),
    Paper("agenda", "Agenda met toelichting", About.vergadering, BOTH, invitation.agenda, TABLE_STATES),
    Paper(
        "aanwezigheidslijst",
        "Aanwezigheidslijst om te tekenen",
        About.vergadering,
        MEMBERS,
        evening.attendance,
        TABLE_STATES,
        PRINTED,
    ),
    Paper(
        "naamkaartjes", "Naamkaartjes per zetel", About.vergadering, MEMBERS, evening.name_cards, TABLE_STATES, PRINTED
    ),
    Paper(
        "stemkaarten",
        "Groene, rode en oranje stemkaarten",
        About.vergadering,
        MEMBERS,
        evening.voting_cards,
        TABLE_STATES,
        PRINTED,
    ),
    Paper("stemformulier", "Stemformulier", About.vergadering, MEMBERS, evening.counting_sheet, TABLE_STATES, PRINTED),
    Paper(
        "stembriefjes",
        "Stembriefjes voor een verkiezing",
        About.vergadering,
        MEMBERS,
        evening.ballots,
        TABLE_STATES,
        PRINTED,
        _has_election,
    ),
    Paper(
        "voorleesblad",
        "Voorleesblad, ook om te projecteren",
        About.vergadering,
        MEMBERS,
        aloud.aloud,
        TABLE_STATES,
        (Form.pdf, Form.html, Form.docx, Form.odt),
    ),
    Paper(
        "verslag",
        "Verslag",
        About.vergadering,
        BOTH,
        minutes.minutes,
        HELD,
        (*LETTER, Form.mail),
        minutes.readable,
        minutes_mail,
    ),
    Paper("uittreksel", "Uittreksel van één punt", About.agendapunt, BOTH, minutes.extract, HELD, LETTER, _has_extract),
    Paper(
        "actielijst",
        "Actiepunten per zetel",
        About.vergadering,
        MEMBERS,
        actions.actions,
        HELD,
        (*LETTER, Form.mail),
        mail=actions_mail,
    ),
    Paper(
        "presentielijst",
        "Presentielijst per zetel",
        About.jaar,
        MEMBERS,
        presence.presence,
        forms=(*PRINTED, Form.csv),
        ready=_met,
    ),
    Paper("jaarverslag", "Jaarverslag", About.jaar, BOTH, year.yearly_report, ready=_met),
    Paper("advies", "Advies", About.advies, BOTH, advice.advice, frozenset(Status)),
    Paper(
        "voor_het_college",
        "Tekst voor het college",
        About.advies,
        BOTH,
        advice.for_the_town,
        frozenset(Status),
        (Form.opgemaakte_tekst, Form.tekst, Form.docx, Form.odt),
    ),
)
"""Every paper, in the order in which somebody needs them."""
BY_KEY = {each.key: each for each in PAPERS}
SORTS = {"vergaderingen": (About.vergadering, About.agendapunt), "adviezen": (About.advies,)}


def offered(edition: Edition, subject: Any) -> tuple[Paper, ...]:
    """The papers that there are for this audience of a meeting, an advice (a view) or a year (a number)."""
    return tuple(each for each in PAPERS if _offered(edition, each, subject))


def _offered(edition: Edition, paper: Paper, subject: Any) -> bool:
    if edition.audience not in paper.audiences:
        return False
    if isinstance(subject, int):
        return paper.about is About.jaar and paper.ready(edition, subject)
    right = paper.about in SORTS.get(subject.soort, ()) and subject.status in paper.when
    return right and paper.ready(edition, subject)


def written(edition: Edition, paper: Paper, subject: Any, wish: Wish = NOTHING) -> Document:
    """A paper as a document.

    Raises:
        RefusedError: There is none for this audience, or none of this record; in Dutch.
    """
    if not _offered(edition, paper, subject):
        audience = "de leden" if edition.leden else "iedereen"
        raise RefusedError(f"‘{paper.words}’ is er hier niet voor {audience}: kijk na hoe ver dit staat.")
    return paper.make(edition, subject, wish)
