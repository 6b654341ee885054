"""The mails: what is new, and the question whether somebody really wants news. Text and HTML, nothing that is fetched from elsewhere.

Whatever comes from a feed is text: it is escaped in HTML and stands on one line in a header.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from lokhost.news.tokens import CHANGE, CONFIRM, LEAVE
from lokhost.news.words import counted, grouped, listed, sentence, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from lokhost.news.feeds import Council, Entry
    from lokhost.news.store import Reader, Request
    from lokhost.news.tokens import Tokens

WHOLE = frozenset({"list-unsubscribe", "list-id", "message-id"})
"""Headers that stay on one line: the library would encode a long word, and no mail program finds its way back from that."""


class _Policy(EmailPolicy):
    """How a mail is written for a mail program."""

    def fold(self, name: str, value: str) -> str:
        """A header as lines."""
        if name.lower() in WHOLE:
            return f"{name}: {value}{self.linesep}"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: str) -> bytes:
        """A header as lines of bytes."""
        if name.lower() in WHOLE:
            return self.fold(name, value).encode("ascii")
        return bytes(super().fold_binary(name, value))


POLICY = _Policy(linesep="\r\n")
CHANGE_FOR = 30 * 24 * 3600
"""Seconds that the link to choose other subjects works; that to leave always does."""
PAGE = '<!doctype html>\n<html lang="nl-BE"><head><meta charset="utf-8"><title>{title}</title></head>\n<body style="{body}">\n{inside}\n</body></html>\n'
BODY = "margin:0 auto;max-width:38em;padding:1em;font-family:Verdana,Arial,sans-serif;font-size:16px;line-height:1.5"
BUTTON = (
    "display:inline-block;padding:.6em 1.2em;background:#0d4f5c;color:#ffffff;font-weight:bold;text-decoration:none"
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every mail of this host shares: its host name, who sends, the council, the tokens."""

    host: str
    sender: str
    council: Council
    tokens: Tokens

    def link(self, purpose: str, key: str, until: int = 0) -> str:
        """The address of a page of this host, with its token."""
        return f"https://{self.host}/nieuws/{purpose}?t={self.tokens.make(purpose, key, until)}"

    def digest(self, reader: Reader, entries: Sequence[Entry], now: datetime) -> EmailMessage:
        """What is new for one reader."""
        groups = grouped(entries)
        leave = self.link(LEAVE, reader.key)
        change = self.link(CHANGE, reader.key, int(now.timestamp()) + CHANGE_FOR)
        subject = f"Nieuw van het {self.council.short}: {counted(groups)}"
        message = self._message(reader.address, subject, now, (reader.key, *(each.version for each in entries)))
        message["List-Id"] = f"<nieuws.{self.host}>"
        message["List-Unsubscribe"] = f"<{leave}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        why = f"Je krijgt deze mail omdat je je op {self.host} inschreef voor nieuws van het {self.council.short}."
        text = [f"Nieuw van het {self.council.short}", ""]
        html = [f'<h1 style="font-size:1.4em">Nieuw van het {escape(self.council.short)}</h1>']
        for name, some in groups.items():
            text += [sentence(name).upper(), ""]
            html.append(f'<h2 style="font-size:1.15em">{escape(sentence(name))}</h2>')
            for each in some:
                text += [each.title, *((each.summary,) if each.summary else ()), written(each.day), each.page, ""]
                html.append(_told(each))
        text += ["-- ", why, f"Andere onderwerpen kiezen (30 dagen): {change}", f"Uitschrijven: {leave}"]
        html.append(
            f'<hr><p style="font-size:.9em">{escape(why)}<br><a href="{change}">Andere onderwerpen kiezen</a> (deze link werkt '
            f'30 dagen)<br><a href="{leave}">Uitschrijven</a></p>'
        )
        return _filled(message, subject, text, html)

    def question(self, request: Request, known: Reader | None, names: Iterable[str], now: datetime) -> EmailMessage:
        """Whether somebody really asked for news, of what; with the way out for who is in the list already."""
        confirm = self.link(CONFIRM, request.key, request.until)
        chosen = listed(list(names)) or "alles"
        subject = f"Bevestig: nieuws van het {self.council.short} per mail"
        message = self._message(request.address, subject, now, (request.key,))
        what = f"Met dit adres vroeg iemand om nieuws van het {self.council.name}, over: {chosen}."
        then = "Was jij dat? Open deze link binnen 48 uur, en bevestig op de pagina:"
        now_in = "Je krijgt nu al nieuws. Bevestig je, dan krijg je voortaan het nieuws over wat hierboven staat."
        told = "Was jij dat niet? Doe dan niets. " + (
            "Er verandert niets." if known else "Je krijgt niets meer, en je adres wordt na 48 uur gewist."
        )
        text = [what, *((now_in,) if known else ()), "", then, "", confirm, "", told]
        html = [
            f"<p>{escape(what)}</p>",
            *((f"<p>{escape(now_in)}</p>",) if known else ()),
            f'<p>Was jij dat? Open deze link binnen 48 uur, en bevestig op de pagina.</p>\n<p><a style="{BUTTON}" href="{confirm}">Naar de pagina om te bevestigen</a></p>',
            f"<p>{escape(told)}</p>",
        ]
        if known:
            leave = self.link(LEAVE, known.key)
            text += ["", f"Liever geen nieuws meer? Uitschrijven: {leave}"]
            html.append(f'<p>Liever geen nieuws meer? <a href="{leave}">Uitschrijven</a></p>')
        return _filled(message, subject, text, html)

    def _message(self, address: str, subject: str, now: datetime, what: Iterable[str]) -> EmailMessage:
        """The head of a mail. Its id follows from what it tells and to whom: the same mail has the same id."""
        local, _, domain = address.rpartition("@")
        from_local, _, from_domain = self.sender.rpartition("@")
        message = EmailMessage(policy=POLICY)
        message["From"] = Address(self.council.name, from_local, from_domain)
        message["To"] = Address("", local, domain)
        message["Subject"] = " ".join(subject.split())
        message["Date"] = format_datetime(now)
        name = hashlib.sha256("\n".join(what).encode()).hexdigest()[:32]
        message["Message-ID"] = f"<{name}@{self.host}>"
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
        return message


def _told(entry: Entry) -> str:
    summary = f"<br>{escape(entry.summary)}" if entry.summary else ""
    return f'<p><a href="{escape(entry.page)}"><b>{escape(entry.title)}</b></a>{summary}<br><small>{written(entry.day)}</small></p>'


def _filled(message: EmailMessage, title: str, text: list[str], html: list[str]) -> EmailMessage:
    message.set_content("\n".join(text) + "\n", cte="quoted-printable")
    page = PAGE.format(title=escape(title), body=BODY, inside="\n".join(html))
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    return message
