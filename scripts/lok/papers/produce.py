"""The file of a paper in one of its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.outputs.calendar import calendar_of
from lok.papers.as_docx import as_docx
from lok.papers.as_html import fragment, whole_page
from lok.papers.as_odt import as_odt
from lok.papers.as_pdf import as_pdf
from lok.papers.as_text import as_text
from lok.papers.mails import File, draft
from lok.papers.presence import presence_csv
from lok.papers.registry import BY_KEY, Form, written
from lok.papers.sheet import changes, day_of
from lok.papers.wish import NOTHING, Wish
from lok.words.dutch import written_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.papers.registry import Paper

MEDIA = {
    Form.pdf: ("pdf", "application/pdf"),
    Form.docx: ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    Form.odt: ("odt", "application/vnd.oasis.opendocument.text"),
    Form.html: ("html", "text/html; charset=utf-8"),
    Form.opgemaakte_tekst: ("html", "text/html; charset=utf-8"),
    Form.tekst: ("txt", "text/plain; charset=utf-8"),
    Form.mail: ("eml", "message/rfc822"),
    Form.csv: ("csv", "text/csv; charset=utf-8"),
}
"""The ending of each form, and what it is on the web."""


def produce(  # noqa: PLR0913, PLR0917 - a paper is all of this
    edition: Edition,
    paper: Paper,
    subject: Any,
    form: Form,
    wish: Wish = NOTHING,
    template: bytes | None = None,
) -> File:
    """The file of a paper in one form.

    Args:
        edition: What the audience of the paper reads.
        paper: One of ``offered``.
        subject: The view of the meeting or the advice in that edition, or a year.
        form: One of the paper's ``forms``.
        wish: What else is asked.
        template: A document of Word of the town, for the form of Word.

    Raises:
        RefusedError: There is no such paper, or it cannot be made; in Dutch, with the way out.
    """
    if form not in paper.forms:
        raise RefusedError(f"‘{paper.words}’ is er niet in deze vorm: {form.woord}.")
    document = written(edition, paper, subject, wish)
    ending, media_type = MEDIA[form]
    content = {
        Form.pdf: lambda: as_pdf(document),
        Form.docx: lambda: as_docx(document, template),
        Form.odt: lambda: as_odt(document),
        Form.html: lambda: whole_page(document).encode(),
        Form.opgemaakte_tekst: lambda: fragment(document).encode(),
        Form.tekst: lambda: as_text(document).encode(),
        Form.mail: lambda: _draft(edition, paper, subject, wish),
        Form.csv: lambda: presence_csv(edition, subject),
    }[form]()
    return File(f"{document.name}.{ending}", media_type, content)


def _draft(edition: Edition, paper: Paper, subject: Any, wish: Wish) -> bytes:
    """The draft of the mail that a paper goes with; an invitation brings the agenda and the appointment."""
    if paper.mail is None or not edition.leden:
        raise RefusedError(f"‘{paper.words}’ gaat niet met een mail naar de leden.")
    message = wish.message or paper.mail(edition, subject, wish)
    return draft(message, _attached(edition, paper, subject, wish))


def _attached(edition: Edition, paper: Paper, subject: Any, wish: Wish) -> Iterator[File]:
    yield produce(edition, paper, subject, Form.pdf, wish)
    if paper.key == "uitnodiging":
        yield produce(edition, BY_KEY["agenda"], subject, Form.pdf, wish)
        told = _version(subject, wish)
        yield File(f"{day_of(subject)}.ics", "text/calendar", calendar_of(edition, subject, *told).encode())


def _version(meeting: Any, wish: Wish) -> tuple[str, ...]:
    """What the appointment says of an agenda that changed."""
    sending = wish.sending
    if sending is None or sending.number < 2:
        return ()
    return (
        f"Gewijzigde agenda, versie {sending.number} van {written_day(sending.day)}.",
        *changes(meeting, sending),
    )
