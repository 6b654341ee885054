"""The handler at work: on a Unix socket that only the web server reaches, with a thread beside it that mails the questions."""

from __future__ import annotations

import os
import socket
import sqlite3
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import uvicorn

from lokhost.news.feeds import read
from lokhost.news.handler import application
from lokhost.news.nightly import desk, folder, site
from lokhost.news.posting import NoMailProgramError, Posting
from lokhost.news.questions import ask_again
from lokhost.news.store import opened
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokhost.settings import Settings

FIRST_GIVEN = 3
"""The number of the first socket that systemd hands over."""
AGAIN = 300
"""Seconds until what could not be mailed is tried again."""


class Outbox(threading.Thread):
    """Mails the questions that wait: when somebody subscribed, and every so often what did not leave before."""

    def __init__(self, settings: Settings, say: Callable[[str], None]) -> None:
        super().__init__(name="vragen", daemon=True)
        self.settings, self.say = settings, say
        self.wanted, self.ended = threading.Event(), threading.Event()

    def run(self) -> None:
        """Wait, mail, wait."""
        while not self.ended.is_set():
            self.wanted.clear()
            try:
                self._mail()
            except NoMailProgramError as error:
                self.say(f"Het mailprogramma neemt niets aan: {error}. Vragen om te bevestigen wachten.")
            except (RefusedError, sqlite3.Error, OSError) as error:
                self.say(f"Vragen om te bevestigen wachten: {error}")
            self.wanted.wait(AGAIN)

    def _mail(self) -> None:
        now = datetime.now(UTC).astimezone()
        with opened(folder(self.settings)) as store:
            if not store.requests(now.timestamp()):
                return
            found = read(site(self.settings))
            assert self.settings.post is not None  # noqa: S101  folder() refused it
            with Posting(self.settings.post) as posting:
                ask_again(store, desk(self.settings, found), posting, found, now)

    def close(self) -> None:
        """Stop when what is being done is done."""
        self.ended.set()
        self.wanted.set()


def listen(settings: Settings, say: Callable[[str], None], origin: str = "") -> None:
    """Answer until somebody stops it.

    Raises:
        RefusedError: This host sends no news, or there is no socket to listen at.
    """
    outbox = Outbox(settings, say)
    app = application(settings, outbox.wanted.set, origin=origin)
    assert settings.post is not None  # noqa: S101  application() refused it
    listener = _given() or _own(settings.place(settings.post.socket))
    # No log of who asked, and no header that says what this is made with.
    config = uvicorn.Config(
        app, lifespan="off", log_level="critical", access_log=False, proxy_headers=False, server_header=False
    )
    outbox.start()
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        outbox.close()
        outbox.join(10)


def _given() -> socket.socket | None:
    """The socket that systemd listens at for us."""
    if os.environ.get("LISTEN_PID") != str(os.getpid()) or os.environ.get("LISTEN_FDS") != "1":
        return None
    return socket.socket(fileno=FIRST_GIVEN)


def _own(place: Path) -> socket.socket:
    """A socket of our own, for whoever is in our group."""
    if place.is_socket():
        place.unlink()
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listener.bind(str(place))
        place.chmod(0o660)
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise RefusedError(f"Op {place} kan het nieuws niet luisteren: {error.strerror}.") from error
    return listener
