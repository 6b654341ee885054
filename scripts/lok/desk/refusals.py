"""What is said when something cannot be: to the script of a page as data, to who opens an address as a page with a way on."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse

from lok.words.terminal import RefusedError, explain_disk

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from lok.desk.pages import Pages

WORDS = {
    400: "Deze vraag is niet te begrijpen.",
    404: "Dit bestaat niet, of niet meer.",
    405: "Dat kan hier niet.",
    410: "Dit hoort bij werk dat er niet meer is.",
}


@dataclass(frozen=True, slots=True)
class Refusals:
    """The answers to what cannot be."""

    pages: Pages

    @property
    def handlers(self) -> Mapping[type[Exception], Callable[[Request, Exception], Response | Awaitable[Response]]]:
        """Which answers what."""
        return {
            HTTPException: self.not_there,
            RefusedError: self.refused,
            OSError: self.disk,
            Exception: self.bug,
        }

    def _said(self, asked: Request, words: str, status: int) -> Response:
        if asked.method == "GET" and "text/html" in asked.headers.get("accept", ""):
            page = self.pages.text(asked, "melding.html.jinja", words=words, back=came_from(asked))
            return HTMLResponse(page, status)
        return JSONResponse({"melding": words}, status)

    def not_there(self, asked: Request, error: Exception) -> Response:
        """An address that leads nowhere."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        words = WORDS.get(status, "Dit kan niet.")
        if asked.method == "GET":
            return self._said(asked, words, status)
        return PlainTextResponse(words, status)

    def refused(self, asked: Request, error: Exception) -> Response:
        """An act that cannot be, with the reason."""
        message = str(getattr(error, "message", error))
        return self._said(asked, message[:1].upper() + message[1:], 422)

    def disk(self, asked: Request, error: Exception) -> Response:
        """A disk that refuses."""
        told = explain_disk(OSError(getattr(error, "errno", None), ""))  # without the name of a file
        begin = "Dit kan nu niet getoond worden." if asked.method == "GET" else "Dit is niet bewaard."
        return self._said(asked, f"{begin} {told[:1].upper()}{told[1:]}", 507)

    def bug(self, asked: Request, error: Exception) -> Response:
        """A fault of our own: where it happened goes to the terminal, and nothing that a record says."""
        steps = " < ".join(
            f"{Path(step.filename).name}:{step.lineno}" for step in reversed(extract_tb(error.__traceback__))
        )
        print(f"{asked.method}: {type(error).__name__} {steps}", file=sys.stderr)  # noqa: T201
        begin = "Dit kan nu niet getoond worden" if asked.method == "GET" else "Dit is niet bewaard"
        return self._said(asked, f"{begin}: een fout in het bureau zelf ({type(error).__name__}). Meld ze.", 500)


def came_from(asked: Request) -> str:
    """The page of the desk on which somebody followed a link or pressed a button; empty when it was elsewhere."""
    page = urlsplit(asked.headers.get("referer", ""))
    own = page.netloc == asked.headers.get("host") and page.path.startswith("/") and not page.path.startswith("//")
    return page.path if own and page.path != asked.url.path else ""
