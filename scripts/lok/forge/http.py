"""One request to the forge and its answer: over a safe line, in time, of bounded size, and with Dutch for what it refuses."""

from __future__ import annotations

import http.client
import json
import time
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from lok.forge.refusals import KEPT, UnreachableError
from lok.forge.settings import Kind
from lok.words.shown import shortened
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.forge.settings import Forge

SECONDS = 20.0
"""How long the forge may say nothing."""
ALL_SECONDS = 60.0
LARGEST = 16 * 1024 * 1024
"""Bytes of an answer: fifty proposals with the longest texts there can be, and room to spare."""
WHERE = "de server van de voorstellen"
LATER = f"{KEPT} Probeer het later opnieuw."
HELP = "Vraag wie de computer beheert om {what} na te kijken."
REFUSED = {
    400: f"{WHERE} begrijpt niet wat gevraagd wordt. {KEPT} {HELP.format(what='LOK_FORGE en LOK_FORGE_API')}",
    401: f"{WHERE} aanvaardt de sleutel niet: hij is verlopen of ingetrokken. {KEPT} Vraag wie de computer beheert om een nieuwe.",
    403: f"{WHERE} laat dit met deze sleutel niet toe. {KEPT} {HELP.format(what='de rechten van de sleutel')}",
    404: f"{WHERE} kent deze bewaarplaats niet, of laat ze niet zien. {KEPT} {HELP.format(what='LOK_FORGE_REPO en de sleutel')}",
    410: f"{WHERE} aanvaardt hier geen voorstellen. {KEPT} {HELP.format(what='de instellingen van de bewaarplaats')}",
    423: f"{WHERE} houdt deze bewaarplaats gesloten. {KEPT} {HELP.format(what='de instellingen van de bewaarplaats')}",
}  # fmt: skip
BUSY = f"{WHERE} heeft het te druk. {LATER}"
AWAY = f"{WHERE} is niet bereikbaar. {LATER}"
SLOW = f"{WHERE} antwoordt niet op tijd. {LATER}"
MOVED = f"{WHERE} verwijst naar een ander adres. {KEPT} {HELP.format(what='LOK_FORGE_API en LOK_FORGE_REPO')}"
BROKEN = f"{WHERE} antwoordt iets onleesbaars. {LATER}"


class TakenError(RefusedError):
    """The forge has a proposal for this branch already."""


class _Staying(HTTPRedirectHandler):
    """Goes nowhere else: the key would come along."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """No request at all; the answer that sends us on then counts as a refusal."""
        return


def call(forge: Forge, method: str, path: str, given: Mapping[str, Any] | None = None) -> Any:
    """What the forge answers, read as JSON. ``path`` begins with a slash and may end in a question.

    Raises:
        TakenError: There is a proposal already.
        UnreachableError: The forge is away, slow or too busy: the same may be asked later.
        RefusedError: It refuses, or answers what nobody can read.
    """
    data = None if given is None else json.dumps(given).encode()
    asked = Request(f"{forge.api}{path}", data, _heads(forge, has_data=data is not None), method=method)  # noqa: S310 - https, or this computer
    end = time.monotonic() + ALL_SECONDS
    try:
        with _opener(forge).open(asked, timeout=SECONDS) as answer:
            return _read(answer, end)
    except HTTPError as error:
        with error:
            raise _refusal(error) from None
    except TimeoutError:
        raise UnreachableError(SLOW) from None
    except URLError as error:
        raise UnreachableError(SLOW if isinstance(error.reason, TimeoutError) else AWAY) from None
    except (OSError, http.client.HTTPException):
        raise UnreachableError(AWAY) from None


def _opener(forge: Forge) -> OpenerDirector:
    """Through the proxy of the computer, unless the forge is this computer."""
    here = urlsplit(forge.api).scheme == "http"
    return build_opener(_Staying(), ProxyHandler({} if here else None))


def _heads(forge: Forge, *, has_data: bool) -> dict[str, str]:
    github = forge.kind is Kind.GITHUB
    heads = {
        "Accept": "application/vnd.github+json" if github else "application/json",
        "Authorization": f"{'Bearer' if github else 'token'} {forge.token()}",
        "User-Agent": "lok",
    }
    if github:
        heads["X-GitHub-Api-Version"] = "2022-11-28"
    return heads | ({"Content-Type": "application/json"} if has_data else {})


def _read(answer: http.client.HTTPResponse, end: float) -> Any:
    pieces, size = [], 0
    while piece := answer.read1(64 * 1024):
        size += len(piece)
        pieces.append(piece)
        if size > LARGEST:
            raise RefusedError(BROKEN)
        if time.monotonic() > end:
            raise UnreachableError(SLOW)
    try:
        return json.loads(b"".join(pieces))
    except (ValueError, RecursionError):
        raise RefusedError(BROKEN) from None


def _refusal(error: HTTPError) -> RefusedError:
    """What an answer with a number of refusal means."""
    code, heads = error.code, error.headers
    limited = heads.get("Retry-After") or heads.get("X-RateLimit-Remaining") == "0"
    if code == 429 or (code == 403 and limited):
        return UnreachableError(BUSY)
    if code >= 500:
        return UnreachableError(BUSY if code == 503 else f"{WHERE} heeft zelf een probleem ({code}). {LATER}")
    if 300 <= code < 400:
        return RefusedError(MOVED)
    if code in (409, 422):
        said = _said(error)
        if "already exists" in said.lower():
            return TakenError(f"er is al een voorstel voor dit ontwerp. {KEPT}")
        return RefusedError(f"{WHERE} neemt dit voorstel niet aan ({shortened(said, 120) or code}). {KEPT}")
    return RefusedError(REFUSED.get(code, f"{WHERE} weigert dit ({code}). {KEPT}"))


def _said(error: HTTPError) -> str:
    """The reason that a forge gives with a refusal, in its own words."""
    try:
        told = json.loads(error.read(64 * 1024))
    except (OSError, ValueError, RecursionError, http.client.HTTPException):
        return ""
    if not isinstance(told, dict):
        return ""
    errors = told.get("errors")
    more = (
        [each.get("message") if isinstance(each, dict) else each for each in errors] if isinstance(errors, list) else []
    )
    return " ".join(each for each in (told.get("message"), *more) if isinstance(each, str))
