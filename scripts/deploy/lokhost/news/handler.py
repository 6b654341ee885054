"""Subscribing, confirming, choosing and leaving: the small application behind the public host, under ``/nieuws/``.

A page that is read changes nothing: programs that look at every link of a mail confirm nobody and take nobody off. Nobody
learns here who is in the list: the answers are the same, and the list is asked by another thread when the answer is gone.
Written for what Starlette 0.26 and later share.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from lokhost.news import pages
from lokhost.news.addresses import LONGEST, address
from lokhost.news.door import TurnedAwayError, dressed, given, last
from lokhost.news.feeds import EVERYTHING, Found, read
from lokhost.news.limits import IN_ALL, PER_ADDRESS, PER_VISITOR, Limits, visitor
from lokhost.news.nightly import folder, site
from lokhost.news.pages import Typed
from lokhost.news.store import SECRET, opened
from lokhost.news.tokens import CHANGE, CONFIRM, LEAVE, Tokens, kept_secret
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.types import ASGIApp

    from lokhost.settings import Settings

STYLE = Path(__file__).with_name("stijl.css")
LOOKED = "/nieuws/kijk-in-je-mailbox"
WAYS_OUT = "Onder elke mail staat een link om andere onderwerpen te kiezen en een om je uit te schrijven."
CHOOSE = "Kies minstens één onderwerp."


@dataclass(slots=True)
class News:
    """What the answers need: settings, tokens, counters, and who is told that a question waits to be mailed."""

    settings: Settings
    tokens: Tokens
    wake: Callable[[], None]
    origin: str
    clock: Callable[[], float] = time.time
    limits: Limits = field(default_factory=Limits)
    kept: tuple[tuple[str, int], Found] | None = None

    def found(self) -> Found:
        """What one can follow, from the release that is shown; nothing when it cannot be read."""
        place = site(self.settings)
        try:
            state = str(place.resolve()), (place / "volgen" / f"{EVERYTHING}.xml").stat().st_mtime_ns
            if self.kept is None or self.kept[0] != state:
                self.kept = state, read(place)
        except (OSError, RefusedError):
            return self.kept[1] if self.kept is not None else Found()
        return self.kept[1]

    def today(self) -> datetime:
        """The moment, as the host counts days."""
        return datetime.fromtimestamp(self.clock()).astimezone()

    # What each address answers.

    async def form(self, _: Request) -> Response:
        """The form to subscribe."""
        found = self.found()
        if not found.subjects:
            raise TurnedAwayError(503, "Inschrijven kan nu niet", "Probeer het straks opnieuw.")
        return HTMLResponse(pages.subscribe(found, Typed()))

    async def ask(self, asked: Request) -> Response:
        """Note who wants to be a reader, and say the same whoever it is."""
        sent = await given(asked, self.origin)
        now, found = self.clock(), self.found()
        typed = (sent.get("adres") or [""])[0]
        chosen, wrong_choice = _chosen(sent, found)
        try:
            wanted, wrong_address = address(typed), ""
        except RefusedError as error:
            wanted, wrong_address = "", str(error)
        if wrong_address or wrong_choice:
            shown = Typed(typed[:LONGEST], chosen, wrong_address, wrong_choice)
            return HTMLResponse(pages.subscribe(found, shown), 400)
        if not self.limits.allow(PER_VISITOR, visitor(last(asked, "x-forwarded-for")), now):
            raise TurnedAwayError(
                429,
                "Even geduld",
                "Vanaf dit internetadres werd al vaak ingeschreven. Probeer het over een uur opnieuw.",
            )
        if not self.limits.allow(IN_ALL, "", now):
            raise TurnedAwayError(503, "Even geduld", "Het is nu te druk. Probeer het over een uur opnieuw.")
        if self.limits.allow(PER_ADDRESS, wanted.lower(), now):
            await run_in_threadpool(self._note, wanted, chosen, now)
            self.wake()
        return RedirectResponse(LOOKED, 303)

    def _note(self, wanted: str, chosen: frozenset[str], now: float) -> None:
        with opened(folder(self.settings)) as store:
            store.ask(wanted, chosen, now)

    async def looked(self, _: Request) -> Response:
        """What follows, the same for everybody."""
        again = pages.link("/nieuws/", "Opnieuw inschrijven")
        told = (
            "Je krijgt zo een mail met een link. Open die binnen 48 uur: pas als je daar bevestigt, krijg je nieuws.",
            "Na een kwartier nog geen mail? Kijk bij de ongewenste mail. Staat ze daar ook niet, kijk dan na of je adres juist was en schrijf je opnieuw in. Per adres sturen we hoogstens drie mails per dag.",
        )
        return HTMLResponse(pages.said(self.found(), "Kijk in je mailbox", *told, action=again))

    async def confirm(self, asked: Request) -> Response:
        """Confirm: read the page, press the button."""
        key, found = self._row(asked, CONFIRM), self.found()
        posted = asked.method == "POST"
        if posted:
            await given(asked, self.origin)

        def act() -> frozenset[str] | None:
            with opened(folder(self.settings)) as store:
                now = self.clock()
                return store.confirm(key, now, self.today().date()) if posted else store.asked(key, now)

        subjects = await run_in_threadpool(act)
        if subjects is None:
            told = "Misschien bevestigde je al, of is de link ouder dan 48 uur. Schrijf je anders opnieuw in."
            raise TurnedAwayError(404, "Deze link werkt niet meer", told)
        if not posted:
            title, told = "Bevestig je inschrijving", f"Je koos: {pages.names_of(found, subjects)}."
            action = pages.button(_here(asked), "Bevestig mijn inschrijving")
            return HTMLResponse(pages.said(found, title, told, pages.NIGHTLY, action=action))
        told = f"Je krijgt nieuws over: {pages.names_of(found, subjects)}."
        return HTMLResponse(pages.said(found, "Je bent ingeschreven", told, WAYS_OUT))

    async def change(self, asked: Request) -> Response:
        """Choose other subjects."""
        key, found = self._row(asked, CHANGE), self.found()

        def now_chosen() -> frozenset[str] | None:
            with opened(folder(self.settings)) as store:
                reader = store.reader(key=key)
                return reader.subjects if reader else None

        if asked.method != "POST":
            chosen = await run_in_threadpool(now_chosen)
            if chosen is None:
                raise _gone()
            return HTMLResponse(pages.change(found, _here(asked), chosen))
        chosen, wrong = _chosen(await given(asked, self.origin), found)
        if wrong:
            return HTMLResponse(pages.change(found, _here(asked), chosen, wrong), 400)

        def act() -> bool:
            with opened(folder(self.settings)) as store:
                return store.change(key, chosen)

        if not await run_in_threadpool(act):
            raise _gone()
        return HTMLResponse(
            pages.said(found, "Je keuze is bewaard", f"Je krijgt nieuws over: {pages.names_of(found, chosen)}.")
        )

    async def leave(self, asked: Request) -> Response:
        """Leave: read the page, press the button; or the button of a mail program, which sends one fixed word (RFC 8058)."""
        key = self._row(asked, LEAVE)
        if asked.method != "POST":
            action = pages.button(_here(asked), "Schrijf me uit")
            return HTMLResponse(
                pages.said(
                    self.found(),
                    "Uitschrijven",
                    "Je adres wordt meteen gewist. Je krijgt geen nieuws meer.",
                    action=action,
                )
            )
        await given(asked, self.origin, one_click=True)
        code = self.tokens.receipt(key)

        def act() -> None:
            with opened(folder(self.settings)) as store:
                store.leave(key, code, self.today().date())

        await run_in_threadpool(act)
        return HTMLResponse(
            pages.said(
                self.found(),
                "Je bent uitgeschreven",
                "Je adres is gewist.",
                f"Je bewijs: {code}. Er staat geen adres bij.",
                action=pages.link("/nieuws/", "Opnieuw inschrijven"),
            )
        )

    async def style(self, _: Request) -> Response:
        """The style sheet of these pages."""
        return Response(STYLE.read_bytes(), media_type="text/css")

    # What a request must be.

    def _row(self, asked: Request, purpose: str) -> str:
        named = asked.query_params.getlist("t")
        key = self.tokens.read(purpose, named[0], self.clock()) if len(named) == 1 else None
        if key is None:
            raise TurnedAwayError(
                404,
                "Deze link werkt niet meer",
                "De link is te oud of niet volledig. Kopieer hem uit de mail, of schrijf je opnieuw in: dan krijg je een nieuwe.",
            )
        return key

    # What goes wrong.

    async def turned_away(self, _: Request, error: Exception) -> Response:
        """Say why a request is not answered with what it asked."""
        assert isinstance(error, TurnedAwayError)  # noqa: S101  registered for it alone
        return HTMLResponse(
            pages.said(self.found(), error.title, *error.told, action=pages.link("/nieuws/", "Het nieuws per mail")),
            error.status,
        )

    async def not_here(self, _: Request, error: Exception) -> Response:
        """Say that there is no such page, or that it is not asked for like this."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        return HTMLResponse(
            pages.said(
                self.found(), "Deze pagina vinden we niet", action=pages.link("/nieuws/", "Het nieuws per mail")
            ),
            status,
        )

    async def failed(self, _: Request, _error: Exception) -> Response:
        """Say that the list cannot be read or written now."""
        return HTMLResponse(
            pages.said(self.found(), "Dit lukt nu niet", "Er is niets veranderd. Probeer het over een uur opnieuw."),
            503,
        )


def _chosen(sent: Mapping[str, list[str]], found: Found) -> tuple[frozenset[str], str]:
    """What was chosen of what there is, and what is wrong with that."""
    chosen = frozenset(sent.get("onderwerp", ())) & found.subjects.keys()
    return (frozenset({EVERYTHING}) if EVERYTHING in chosen else chosen), "" if chosen else CHOOSE


def _gone() -> TurnedAwayError:
    return TurnedAwayError(404, "Deze link werkt niet meer", "Schrijf je opnieuw in om nieuws te krijgen.")


def _here(asked: Request) -> str:
    return f"{asked.url.path}?t={asked.query_params['t']}"


def application(
    settings: Settings, wake: Callable[[], None], *, origin: str = "", clock: Callable[[], float] = time.time
) -> ASGIApp:
    """The application; ``wake`` is called when a question waits to be mailed, ``origin`` is where its pages stand.

    Raises:
        RefusedError: This host sends no news, or its folder or secret is not right.
    """
    place = folder(settings)
    assert settings.public is not None  # noqa: S101  [post] asks for it
    origin = origin or f"https://{settings.public.host}"
    with opened(place):
        news = News(settings, Tokens(kept_secret(place / SECRET)), wake, origin, clock)
    both = ["GET", "POST"]
    ways: list[tuple[str, Callable[[Request], Awaitable[Response]], list[str]]] = [
        ("/nieuws/", news.form, ["GET"]),
        ("/nieuws/aanmelden", news.ask, ["POST"]),
        (LOOKED, news.looked, ["GET"]),
        (f"/nieuws/{CONFIRM}", news.confirm, both),
        (f"/nieuws/{CHANGE}", news.change, both),
        (f"/nieuws/{LEAVE}", news.leave, both),
        ("/nieuws/stijl.css", news.style, ["GET"]),
    ]
    app = Starlette(
        routes=[Route(path, answer, methods=methods) for path, answer, methods in ways],
        exception_handlers={
            TurnedAwayError: news.turned_away,
            HTTPException: news.not_here,
            RefusedError: news.failed,
            sqlite3.Error: news.failed,
            OSError: news.failed,
        },
    )
    return dressed(app, origin.partition("://")[2])
