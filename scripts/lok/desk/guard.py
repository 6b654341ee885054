"""Who may ask the desk something: only a browser that came in through the door, and only from a page of the desk itself.

A browser sends a change only with the token that a page of the desk holds, and from the address of the desk. So no other
web page can write, whatever name it gives this machine. Every answer forbids to be kept and to run what is not ours.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
"""That of both sites, and a frame with a page of ourselves for the preview."""
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
COOKIE = "lok-bureau"
TOKEN = "x-lok-teken"  # noqa: S105  the name of a header
READING = frozenset({"GET", "HEAD"})
LONGEST_BODY = 12 * 1024 * 1024
"""Bytes of a request: minutes with pictures in them, no more."""

NO_DOOR = "Open het bureau met het adres dat in het venster staat waarin je het startte."
ELSEWHERE = "Deze vraag komt niet van een bladzijde van het bureau."
STALE = "Deze bladzijde is van voor de laatste start van het bureau."
TOO_LARGE = "Dit is te groot. Hoogstens 12 MB kan."


@dataclass(frozen=True, slots=True)
class Person:
    """Who works at the desk: a name, an address for the history, and the groups of the server before it."""

    name: str
    mail: str
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Door:
    """How one comes in.

    On the machine of the secretary (``key``) with a key in the first address, which a cookie keeps; behind a server that
    knows its people (``header``) by the name and the groups that it sends along, of which one must be ``group``.
    ``hosts`` are the names under which the desk is asked for, with their port where there is one.
    """

    hosts: frozenset[str]
    secret: bytes
    prefix: str = ""
    key: str = ""
    local: Person = Person("secretaris", "secretaris@localhost")
    header: str = ""
    groups_header: str = ""
    group: str = ""
    secure: bool = False

    def person(self, asked: HTTPConnection) -> Person | None:
        """Who asks; ``None`` when nobody we know."""
        if self.header:
            name = asked.headers.get(self.header, "").strip()
            groups = frozenset(asked.headers.get(self.groups_header, "").replace(",", " ").split())
            allowed = name and len(asked.headers.getlist(self.header)) == 1 and (not self.group or self.group in groups)
            return (
                Person(name, f"{hashlib.sha256(name.encode()).hexdigest()[:12]}@bureau.invalid", groups)
                if allowed
                else None
            )
        given = asked.cookies.get(COOKIE, "")
        return self.local if hmac.compare_digest(given.encode(), self.key.encode()) else None

    def token(self, person: Person) -> str:
        """What a page holds to show that it is ours."""
        return hmac.new(self.secret, person.name.encode(), hashlib.sha256).hexdigest()

    def refused(self, asked: HTTPConnection, method: str) -> Response | None:
        """Why a request goes no further; ``None`` when it does."""
        hosts = asked.headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return PlainTextResponse("Dit adres is niet dat van het bureau.", 403)
        if self.key and method in READING and (given := parse_qs(asked.url.query).get("sleutel")):
            return self._let_in(asked, given[0])
        person = self.person(asked)
        if person is None:
            return PlainTextResponse(NO_DOOR if self.key else "Je bent niet aangemeld.", 401)
        if method not in READING and (told := self._no_change(asked, person)):
            return PlainTextResponse(*told)
        asked.scope["person"] = person
        return None

    def _no_change(self, asked: HTTPConnection, person: Person) -> tuple[str, int] | None:
        """Why a change may not be made, with the number of the answer."""
        scheme = "https" if self.secure else "http"
        if asked.headers.getlist("origin") != [f"{scheme}://{asked.headers['host'].lower()}"]:
            return ELSEWHERE, 403
        if not hmac.compare_digest(asked.headers.get(TOKEN, "").encode(), self.token(person).encode()):
            return STALE, 409
        size = asked.headers.get("content-length", "")
        return (TOO_LARGE, 413) if not size.isdigit() or int(size) > LONGEST_BODY else None

    def _let_in(self, asked: HTTPConnection, given: str) -> Response:
        """The first step inside: the key becomes a cookie, and leaves the address."""
        if not hmac.compare_digest(given.encode(), self.key.encode()):
            return PlainTextResponse(NO_DOOR, 401)
        answer = RedirectResponse(urlsplit(str(asked.url)).path, 303)
        answer.set_cookie(
            COOKIE, self.key, path=self.prefix or "/", httponly=True, samesite="strict", secure=self.secure
        )
        return answer


class Guard:
    """The application behind its door."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse; with our headers on whatever is answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower().encode(): value.encode() for name, value in HEADERS.items()}
                message["headers"] = [*((n, v) for n, v in message["headers"] if n.lower() not in own), *own.items()]
            await send(message)

        refused = self.door.refused(HTTPConnection(scope), scope["method"])
        await (refused or self.app)(scope, receive, dressed)


def kept_secret(file: Path) -> str:
    """A secret of this desk that outlives a restart, in a file that only its owner reads.

    Raises ``OSError`` when the disk refuses.
    """
    if not file.is_file() or len(file.read_text("ascii").strip()) != 43:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
        file.chmod(0o600)
        file.write_text(secrets.token_urlsafe(32), "ascii")
    return file.read_text("ascii").strip()
