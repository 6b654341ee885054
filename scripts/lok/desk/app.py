"""The desk as an application: addresses, and what is answered at each.

A page is read with GET and changes nothing; every change is a POST with JSON, answered in JSON with what stands on disk.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Mount, Route

from lok.desk.block_views import BlockViews
from lok.desk.changing import ChangeViews
from lok.desk.errand_views import ErrandViews
from lok.desk.guard import Guard
from lok.desk.meetings import MeetingViews
from lok.desk.own_template import TemplateViews
from lok.desk.pages import STATIC, THEME, Pages
from lok.desk.papers import PaperViews
from lok.desk.pasting import PasteViews
from lok.desk.presence_views import PresenceViews
from lok.desk.proposing import ProposeViews
from lok.desk.putting_forward import ForwardViews
from lok.desk.records import RecordViews
from lok.desk.refusals import Refusals
from lok.desk.round_views import RoundViews
from lok.desk.to_do import ToDoViews
from lok.desk.work_views import WorkViews

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from lok.desk.guard import Door
    from lok.desk.slow import Slow
    from lok.desk.works import Works

OWN = {
    **{each.name: each for each in STATIC.iterdir() if each.suffix in {".css", ".js"}},
    "kleuren.css": THEME / "stijl" / "kleuren.css",
    "favicon.svg": THEME / "merk" / "favicon.svg",
    "letter-400.woff2": THEME / "letters" / "atkinson-hyperlegible-latin-400-normal.woff2",
    "letter-700.woff2": THEME / "letters" / "atkinson-hyperlegible-latin-700-normal.woff2",
}
"""What a page of the desk asks for, by its name."""


def application(works: Works, door: Door, slow: Slow, clock: Callable[[], float] = time.time) -> ASGIApp:
    """The desk behind its door; ``slow`` does what takes seconds, ``clock`` says when a meeting begins and ends."""
    pages = Pages(door.prefix, several=bool(door.header))
    views = (
        WorkViews(works, pages),
        ToDoViews(works, pages),
        ForwardViews(works, pages, slow),
        ProposeViews(works, pages, slow),
        PasteViews(works, pages),
        MeetingViews(works, pages, clock),
        RoundViews(works, pages),
        BlockViews(works, pages),
        PresenceViews(works, pages),
        ErrandViews(works, pages),
        PaperViews(works, pages),
        TemplateViews(works, pages),
        ChangeViews(works, pages),
        RecordViews(works, pages),
    )
    routes = [
        Route("/", views[0].all),
        Route("/werk", views[0].start, methods=["POST"]),
        Route("/teken", _token),
        Route("/eigen/{name}", _own),
        *(
            Route(f"/werk/{{work}}/{path}", answer, methods=[method])
            for each in views
            for method, path, answer in each.routes
        ),
    ]
    mounted = [Mount(door.prefix, routes=routes)] if door.prefix else routes
    app = Starlette(
        routes=mounted,
        exception_handlers=Refusals(pages).handlers,
    )

    async def with_token(scope: Any, receive: Any, send: Any) -> None:
        scope["token"] = door.token
        await app(scope, receive, send)

    return Guard(with_token, door)


def _token(asked: Request) -> JSONResponse:
    """What a page that outlived a restart of the desk needs to go on."""
    return JSONResponse({"teken": asked.scope["token"](asked.scope["person"])})


def _own(asked: Request) -> FileResponse:
    place = OWN.get(asked.path_params["name"])
    if place is None:
        raise HTTPException(404)
    return FileResponse(place, media_type={".js": "text/javascript"}.get(place.suffix))
