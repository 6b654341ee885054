"""A desk at work for a test: a small council under git, the application behind its door, and a client that knocks."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

import uvicorn

from lok.desk.app import application
from lok.desk.guard import Door, Person
from lok.desk.slow import Slow
from lok.desk.states import mark_of
from lok.desk.works import Works
from lok.forge.repository import open_repository
from lok.model.reading import BRUSSELS
from samples import small_council
from samples.under_git import git

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DAY = date(2026, 11, 23)
KEY = "sleutel-van-de-test"
SECRET = b"geheim van de test"


class Clock:
    """The clock on the wall of the desk, which stands still until a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now.replace(tzinfo=BRUSSELS)

    def __call__(self) -> float:
        """The moment, in seconds since 1970."""
        return self.now.timestamp()

    def today(self) -> date:
        """The day of it."""
        return self.now.date()

    def on(self, minutes: int) -> None:
        """Move it on."""
        self.now += timedelta(minutes=minutes)


BEGUN: dict[Callable[[Path], object], list[tuple[str, int, bytes | None]]] = {}
"""By who wrote it, the council of which a repository was made before: of each file and folder its path, its mode and what it holds."""


def repository(root: Path, found: Callable[[Path], object] = small_council.found) -> Path:
    """The small council, or the one that ``found`` writes, with all of it committed on main.

    Hundreds of tests begin with the same: it is made once a process, and laid down again for each of the others.
    """
    if found in BEGUN:
        for path, mode, raw in BEGUN[found]:
            place = root / path
            if raw is None:
                place.mkdir(parents=True, exist_ok=True)
            else:
                place.write_bytes(raw)
                place.chmod(mode)
        git(root, "update-index", "-q", "--refresh")  # git knows its files by their inodes and times too
        return root
    found(root)
    git(root, "init", "--quiet", "-b", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", "begin")
    every = [root, *sorted(root.rglob("*"))]
    if not any(each.is_symlink() for each in every):
        BEGUN[found] = [
            (str(each.relative_to(root)), each.stat().st_mode & 0o777, None if each.is_dir() else each.read_bytes())
            for each in every
        ]
    return root


def works(root: Path, today: Callable[[], date] = lambda: DAY) -> Works:
    """The work of a repository."""
    place = root / ".git" / "lok-bureau"
    return Works(open_repository(root, place / "werk"), place, today)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the number, the headers in lower case, the text, and its bytes."""

    status: int
    headers: dict[str, str]
    text: str
    raw: bytes = b""

    @property
    def json(self) -> Any:
        """The text as data."""
        return json.loads(self.text)


@dataclass(slots=True)
class Client:
    """A browser of the test: it holds the cookie and the token that it was given."""

    port: int
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """The address of the desk."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, given: Any = None, **headers: str) -> Answer:
        """Ask something. A header that is empty is left out; underscores in its name stand for hyphens."""
        own = {"Origin": self.origin, **self.headers} if method == "POST" else dict(self.headers)
        own |= {name.replace("_", "-"): value for name, value in headers.items()}
        raw = json.dumps(given).encode() if given is not None else None
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, raw, {name: value for name, value in own.items() if value})
            answer = connection.getresponse()
            got = answer.read()
            given_back = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, given_back, got.decode("utf-8", "replace"), got)
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        """Read a page."""
        return self.ask("GET", path, None, **headers)

    def post(self, path: str, given: Any = None, **headers: str) -> Answer:
        """Change something."""
        return self.ask("POST", path, {} if given is None else given, **headers)

    def knock(self) -> Client:
        """Come in through the door of a desk on this machine."""
        self.headers["Cookie"] = self.get(f"/?sleutel={KEY}").headers["set-cookie"].partition(";")[0]
        self.headers["X-Lok-Teken"] = self.get("/teken").json["teken"]
        return self


def door_of(port: int, *, secret: bytes = SECRET, key: str = KEY, name: str = "Secretariaat") -> Door:
    """The door of a desk on this machine."""
    person = Person(name, "lok@example.org")
    return Door(hosts=frozenset({f"127.0.0.1:{port}"}), secret=secret, key=key, local=person)


class Prompt(uvicorn.Server):
    """A server that ends when it is told to: uvicorn looks ten times a second, and then waits a tenth more."""

    async def main_loop(self) -> None:
        """Serve until somebody says that it is enough."""
        while not await self.on_tick(int(time.monotonic() * 10)):  # noqa: ASYNC110  a plain attribute says it
            await asyncio.sleep(LOOK)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more questions, and end when those that were asked are answered, or after the time that is set for it."""
        for each in (*self.servers, *(sockets or ())):
            each.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        end = time.monotonic() + (self.config.timeout_graceful_shutdown or 0)
        while (self.server_state.connections or self.server_state.tasks) and time.monotonic() < end:  # noqa: ASYNC110
            await asyncio.sleep(LOOK)
        for task in self.server_state.tasks:
            task.cancel()


LOOK = 0.005
"""Seconds between two looks whether a desk may end."""


@contextmanager
def at_work(
    desk: Works, door: Door | None = None, port: int = 0, clock: Callable[[], float] = time.time
) -> Iterator[Client]:
    """The desk, answering at a port of its own, or at a given one, until the test is done."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        port = listener.getsockname()[1]
        door = door or door_of(port)
        slow = Slow()
        server = Prompt(
            uvicorn.Config(
                application(desk, door, slow, clock), lifespan="off", log_level="critical", timeout_graceful_shutdown=2
            )
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="bureau")
        thread.start()
        try:
            while not server.started:
                time.sleep(LOOK)
            yield Client(port)
        finally:
            server.should_exit = True
            thread.join(10)
            slow.close()


def change(client: Client, record: str, at: list[str | int], value: Any, was: Any = "", **more: Any) -> Answer:
    """One value typed in the form of a record, whose address ends with a slash."""
    return client.post(f"{record}wijzig", {"plek": at, "daad": "gewijzigd", "waarde": value, "was": was, **more})


def mark(root: Path, path: str) -> str:
    """The mark of a record as it stands."""
    return mark_of((root / path).read_bytes())
