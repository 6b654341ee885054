"""What a request to the news must be, and what every answer bears: one name of the host, a small form from a page of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex",
}
LARGEST_BODY = 8 * 1024
FORM = "application/x-www-form-urlencoded"


class TurnedAwayError(Exception):
    """A request that is not answered with what it asked: the number and the words."""

    def __init__(self, status: int, title: str, *told: str) -> None:
        super().__init__(title)
        self.status, self.title, self.told = status, title, told


async def given(asked: Request, origin: str, *, one_click: bool = False) -> Mapping[str, list[str]]:
    """What a form sends, from a page of this host alone; ``one_click`` is where a mail program may send its one word.

    Raises:
        TurnedAwayError: It is too much, from elsewhere, or no form.
    """
    body = b""
    async for piece in asked.stream():
        body += piece
        if len(body) > LARGEST_BODY:
            raise TurnedAwayError(413, "Dit is te veel", "Een formulier van deze site is veel kleiner.")
    kind = asked.headers.get("content-type", "").partition(";")[0].strip().lower()
    if one_click and _is_one_click(kind, body):
        return {}
    if not _from_here(asked, origin):
        raise TurnedAwayError(403, "Dit kan alleen vanaf deze site", "Open de pagina opnieuw en probeer het daar.")
    if kind != FORM:
        raise TurnedAwayError(415, "Dit is geen formulier van deze site")
    try:
        return parse_qs(
            body.decode("ascii"), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=100
        )
    except ValueError:
        raise TurnedAwayError(
            400, "Dit formulier is beschadigd", "Open de pagina opnieuw en probeer het daar."
        ) from None


def _from_here(asked: Request, origin: str) -> bool:
    origins = asked.headers.getlist("origin")
    return origins == [origin] or (not origins and asked.headers.getlist("sec-fetch-site") == ["same-origin"])


def last(asked: Request, name: str) -> str:
    """The last header of this name: that which the web server added."""
    return (asked.headers.getlist(name) or [""])[-1]


def _is_one_click(kind: str, body: bytes) -> bool:
    """Whether a body is the one of RFC 8058, in either of its two forms."""
    if kind == FORM:
        return body.strip() == b"List-Unsubscribe=One-Click"
    return kind == "multipart/form-data" and b'name="List-Unsubscribe"' in body and b"\r\n\r\nOne-Click\r\n" in body


def dressed(app: ASGIApp, host: str) -> ASGIApp:
    """The application for one name of a host, with our headers on every answer."""
    own = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
    names = {name for name, _ in own}

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *((name, value) for name, value in message["headers"] if name.lower() not in names),
                    *own,
                ]
            await send(message)

        hosts = [value for name, value in scope["headers"] if name == b"host"]
        right = len(hosts) == 1 and hosts[0].decode("latin-1").lower() == host
        await (app if right else Response("Dit adres is niet dat van het nieuws.", 421, media_type="text/plain"))(
            scope, receive, with_headers
        )

    return answered
