"""The desk at work: on this machine alone, or behind a server on a Unix socket."""

from __future__ import annotations

import hashlib
import os
import socket
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import uvicorn

from lok.archive.staged import git
from lok.desk.app import application
from lok.desk.guard import Door, Person, kept_secret
from lok.desk.slow import Slow
from lok.desk.works import Works
from lok.forge.repository import open_repository
from lok.forge.settings import forge
from lok.words.terminal import RefusedError, WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as day
    from pathlib import Path

HERE = "127.0.0.1"
PORT = 8003


@dataclass(frozen=True, slots=True)
class Hosted:
    """How the desk stands behind a server.

    The socket it listens at, the host and the path of its address, and the names
    of the headers in which that server says who asks and in which groups they are, of which one must be ``group``.
    """

    socket: Path
    host: str
    prefix: str
    user_header: str
    groups_header: str
    group: str


def run(root: Path, today: Callable[[], day], port: int, hosted: Hosted | None, say: Callable[[str], None]) -> None:
    """Open the desk until somebody stops it.

    Args:
        root: A checkout of the council's repository.
        today: Gives the day.
        port: The port on this machine; 0 takes a free one.
        hosted: How it stands behind a server; ``None`` on the secretary's own machine.
        say: Prints a line.

    Raises:
        RefusedError: There is no git there.
        WrongUse: The port or the socket cannot be used.
    """
    repository = open_repository(root, forge=forge(os.environ))
    place = repository.common / "lok-bureau"
    repository = replace(repository, place=place / "werk")
    works = Works(repository, place, today)
    slow = Slow()
    secret = kept_secret(place / "sleutel")
    if hosted is not None:
        door = Door(
            hosts=frozenset({hosted.host.lower()}),
            secret=secret.encode(),
            prefix=hosted.prefix.rstrip("/"),
            header=hosted.user_header,
            groups_header=hosted.groups_header,
            group=hosted.group,
            secure=True,
        )
        listener = _unix(hosted.socket)
        say(f"Het bureau luistert op {hosted.socket}.")
    else:
        listener = _tcp(port)
        number = listener.getsockname()[1]
        door = Door(
            hosts=frozenset({f"{HERE}:{number}", f"localhost:{number}"}),
            secret=secret.encode(),
            key=hashlib.sha256(f"deur {secret}".encode()).hexdigest(),
            local=_secretary(repository.root),
        )
        say(f"Het bureau staat open op http://{HERE}:{number}/?sleutel={door.key}")
        say("Open dat adres in je browser. Stoppen: Ctrl-C.")
    config = uvicorn.Config(
        application(works, door, slow),
        lifespan="off",
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=64 * 1024,
    )
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        slow.close()


def _tcp(port: int) -> socket.socket:
    """A listener on this machine alone."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HERE, port))
        listener.listen()  # who opens the address at once waits until the desk answers, and is not turned away
    except OSError:
        listener.close()
        raise WrongUse(f"poort {port} is al in gebruik of niet vrij te krijgen. Kies een andere met --port.") from None
    return listener


def _unix(place: Path) -> socket.socket:
    """A listener for the server on this machine, which alone may knock: its group can read and write the socket."""
    if place.is_socket():
        place.unlink()
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listener.bind(str(place))
        place.chmod(0o660)
    except OSError:
        listener.close()
        raise WrongUse(f"op {place} kan het bureau niet luisteren. Bestaat de map, en mag je erin schrijven?") from None
    return listener


def _secretary(repository: Path) -> Person:
    """Who git says works here."""
    try:
        name = git(repository, "config", "user.name").decode().strip()
        mail = git(repository, "config", "user.email").decode().strip()
    except RefusedError:
        name, mail = "", ""
    return Person(name or "secretaris", mail or "secretaris@localhost")
