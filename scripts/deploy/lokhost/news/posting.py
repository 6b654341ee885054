"""Handing mails over to the mail program of this host: one connection for many, and an answer for each that is certain or not."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import EmailMessage
    from types import TracebackType
    from typing import Self

    from lokhost.settings import Post

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
PATIENCE = 30
"""Seconds that the mail program may take over one answer."""


class Outcome(Enum):
    """What became of one mail."""

    taken = auto()
    refused = auto()
    """The mail program will never take mail for this address."""
    later = auto()
    """It was certainly not taken, and may be another time."""
    unknown = auto()
    """The connection was lost after the mail was handed over and before it was answered."""


class NoMailProgramError(Exception):
    """The mail program does not answer, or does not want mail from us: nothing can be sent now."""


class Posting:
    """A connection to the mail program, made when it is needed and made again when it was closed."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.connection: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                self.connection.quit()
            self._lose()

    def send(self, message: EmailMessage, address: str) -> Outcome:
        """Hand one mail over.

        Raises:
            NoMailProgramError: Twice in a row nobody took our greeting or our name.
        """
        try:
            return self._send(self.connection or self._connect(), message, address)
        except (smtplib.SMTPException, OSError):
            self._lose()
        try:  # a mail program may close after a number of mails
            return self._send(self._connect(), message, address)
        except (smtplib.SMTPException, OSError) as error:
            self._lose()
            raise NoMailProgramError(_reason(error)) from error

    def _send(self, to: smtplib.SMTP, message: EmailMessage, address: str) -> Outcome:
        code, told = to.mail(self.post.sender)
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, told, self.post.sender)
        code, _ = to.rcpt(address)
        if code not in {250, 251}:
            self._reset(to)
            return Outcome.refused if code in {550, 551, 553} else Outcome.later
        try:
            code, _ = to.data(message.as_bytes())
        except smtplib.SMTPDataError:  # the word DATA itself was refused
            self._reset(to)
            return Outcome.later
        except (smtplib.SMTPServerDisconnected, OSError):
            self._lose()
            return Outcome.unknown
        if code == 250:
            return Outcome.taken
        self._reset(to)
        return Outcome.later

    def _reset(self, to: smtplib.SMTP) -> None:
        try:
            to.rset()
        except (smtplib.SMTPException, OSError):
            self._lose()

    def _connect(self) -> smtplib.SMTP:
        """Greet the mail program; one on another machine only behind TLS: the addresses are those of readers."""
        made = smtplib.SMTP(self.post.server, self.post.port, timeout=PATIENCE)
        try:
            made.ehlo_or_helo_if_needed()
            if self.post.server not in LOCAL:
                made.starttls(context=ssl.create_default_context())
                made.ehlo()
        except BaseException:
            made.close()
            raise
        self.connection = made
        return made

    def _lose(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def _reason(error: Exception) -> str:
    """Why, without the address of a reader."""
    if isinstance(error, smtplib.SMTPSenderRefused):
        return f"het weigert mail van de afzender ({error.smtp_code})"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "het staat op een andere machine en biedt geen STARTTLS aan"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"het antwoordt {error.smtp_code}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "het antwoordt niet"
