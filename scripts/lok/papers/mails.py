"""Mails that somebody still has to send: the text, and a draft with the papers in it. No address stands in one: nobody has those here."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from lok.kinds.vergaderstatus import Vergaderstatus
from lok.papers.actions import NO_DAY, by_owner
from lok.papers.document import flat
from lok.papers.invitation import NO_AGENDA, asking
from lok.papers.sheet import changes, gathering
from lok.papers.wish import NOTHING, Wish
from lok.words.dutch import sentence, written_date, written_day, written_moment
from lok.words.message import Message
from lok.words.printable import printable
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lok.edition.select import Edition


@dataclass(frozen=True, slots=True)
class File:
    """A file that was made: its name, what it is, and its bytes."""

    name: str
    media_type: str
    content: bytes


def invitation_mail(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Message:
    """The invitation, or the agenda that changed since. For members."""
    sending = wish.sending if wish.sending is not None and wish.sending.number > 1 else None
    where = f", {meeting.locatie}" if meeting.locatie else ""
    lines = [f"{gathering(edition, meeting)} vergadert op {written_moment(meeting.gepland_begin)}{where}."]
    if meeting.online_link:
        lines.append(f"Online deelnemen: {meeting.online_link}")
    subject = f"Uitnodiging: {edition.council_of(meeting).afkorting} op {written_date(meeting.gepland_begin.date())}"
    if sending is not None:
        subject = f"Gewijzigde agenda, versie {sending.number}: {edition.council_of(meeting).afkorting} op {written_date(meeting.gepland_begin.date())}"
        lines += [
            "",
            f"De agenda is gewijzigd. Dit is versie {sending.number}, van {written_day(sending.day)}. Ze vervangt de vorige.",
        ]
        lines += (f"- {each}" for each in changes(meeting, sending))
    agenda = [f"{item.nr}. {item.titel}" for item in meeting.agendapunten]
    lines += ["", "Op de agenda:", *agenda] if agenda else ["", NO_AGENDA]
    lines += [
        "",
        "De brief, de agenda met uitleg en een bestand voor je kalender zitten bij deze mail.",
        asking(edition, wish),
    ]
    return _mail(edition, subject, lines)


def minutes_mail(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Message:
    """The minutes that were approved. For members.

    Raises:
        RefusedError: They are a draft: that goes round with a text of its own (``acts.going_round``), which the wish brings.
    """
    del wish
    day = written_day(meeting.gepland_begin.date())
    if meeting.status is not Vergaderstatus.verslag_goedgekeurd:
        raise RefusedError(f"het verslag van {day} is nog niet goedgekeurd. Een ontwerp gaat rond met ‘Rondsturen’.")
    return _mail(
        edition, f"Verslag van {day}", [f"Bij deze mail zit het goedgekeurde verslag van de vergadering van {day}."]
    )


def actions_mail(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Message:
    """Who has to do what after a meeting, to send at once. For members."""
    del wish
    day = written_day(meeting.gepland_begin.date())
    owned = by_owner(edition, meeting)
    if not owned:
        return _mail(edition, f"Actiepunten na {day}", [f"Na de vergadering van {day} is er niets te doen gebleven."])
    lines = [f"Dit is nog te doen na de vergadering van {day}:"]
    for owner, rows in owned.items():
        lines += ["", sentence(owner), *map(_action, rows)]
    return _mail(edition, f"Actiepunten na {day}", lines)


def _action(row: Any) -> str:
    until = f"tegen {written_day(row.action.deadline)}" if row.action.deadline else NO_DAY
    return f"- {row.action.omschrijving} ({until})"


def _mail(edition: Edition, subject: str, lines: Sequence[str]) -> Message:
    name = edition.raad.afkorting
    whole = ("Beste leden,", "", *lines, "", "Met vriendelijke groet,", f"het secretariaat van {name}", "")
    return Message(flat(subject), printable("\n".join(whole)))


MOST_IN_A_LINE = 900
"""Characters of a line of a mail; 998 are allowed. A subject that is cut in two begins with a space in some programs."""


def draft(mail: Message, files: Iterable[File]) -> bytes:
    """A mail to open, address and send: no sender, nobody it goes to, its files in it. The same bytes each time.

    ``X-Unsent`` makes Outlook open it as a mail that is being written; Thunderbird and Apple Mail do so from their own menu.
    """
    message = EmailMessage(policy=SMTP.clone(max_line_length=MOST_IN_A_LINE))
    message["Subject"] = mail.subject
    message["X-Unsent"] = "1"
    message.set_content(mail.text, cte="quoted-printable")
    attached = tuple(files)
    for each in attached:
        main, _, sub = each.media_type.partition("/")
        kind = sub.partition(";")[0]
        if main == "text":
            message.add_attachment(each.content.decode(), subtype=kind, filename=each.name, cte="base64")
        else:
            message.add_attachment(each.content, maintype=main, subtype=kind, filename=each.name)
    if attached:
        message.set_boundary(f"=_lok_{sha256(b''.join(_all(mail, attached))).hexdigest()[:32]}")
    return message.as_bytes()


def _all(mail: Message, files: Iterable[File]) -> Iterator[bytes]:
    yield f"{mail.subject}\n{mail.text}".encode()
    for each in files:
        yield each.name.encode()
        yield each.content
