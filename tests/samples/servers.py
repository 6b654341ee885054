"""Servers for a test: programs of the machine, started on loopback in a folder of the test, and stopped with all they started.

A test that starts one writes nothing outside its folder, and reads the program's own log when it does not come up. Apache
run by root hands its work to another account, which has to reach that folder: see ``open_folder``.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

LOOPBACK = "127.0.0.1"
PATIENCE = 30.0
"""Seconds in which a program comes up or goes down, also on a machine that does much else."""
WEB_USER = "www-data"
"""The account to which Debian's Apache and nginx hand their work when root starts them."""
MODULES = Path("/usr/lib/apache2/modules")
SBIN = "/usr/sbin:/sbin"


def program(name: str) -> str:
    """The path of a program, also of one for administrators. Without it the test fails: nothing is left out in silence."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:{SBIN}")
    assert found, f"{name} ontbreekt. Start scripts/setup/server. {name} is missing: run scripts/setup/server."
    return found


def as_root() -> bool:
    """Say whether the test is run by root, as it is in a container."""
    return os.geteuid() == 0


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that every account can reach, and that is gone afterwards: pytest's own is for who runs the test alone."""
    places = [Path(tempfile.gettempdir()), Path("/dev/shm"), Path("/tmp")]  # noqa: S108 - the folder in it has a name of its own
    place = next(each for each in places if each.is_dir() and os.access(each, os.W_OK) and _reached(each))
    folder = Path(tempfile.mkdtemp(prefix="lok-server-", dir=place))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _reached(folder: Path) -> bool:
    return all(each.stat().st_mode & 0o001 for each in (folder, *folder.parents))


def hand_over(path: Path, user: str = WEB_USER) -> Path:
    """Give a file or folder to the account of a server, where root runs the test; else it is ours and stays so."""
    if as_root():
        shutil.chown(path, user, user)
    return path


def free_ports(number: int) -> list[int]:
    """Ports on which nothing listens, all different."""
    sockets = [socket.create_server((LOOPBACK, 0)) for _ in range(number)]
    ports: list[int] = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def free_port() -> int:
    """A port on which nothing listens."""
    return free_ports(1)[0]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate that signed itself, and its key."""

    chain: Path
    key: Path

    def trusted(self) -> ssl.SSLContext:
        """A context for a client that trusts this certificate alone."""
        return ssl.create_default_context(cafile=str(self.chain))


def certificate(folder: Path, *names: str) -> Certificate:
    """Make a certificate for names of hosts, valid for two days, for 127.0.0.1 as well."""
    chain, key = folder / "server.pem", folder / "server.key"
    named = ",".join([*(f"DNS:{name}" for name in names), f"IP:{LOOPBACK}"])
    words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    where = ["-subj", f"/CN={names[0] if names else LOOPBACK}", "-addext", f"subjectAltName={named}"]
    made = [program("openssl"), *words, *where, "-out", str(chain), "-keyout", str(key)]
    subprocess.run(made, check=True, capture_output=True)
    key.chmod(0o600)
    return Certificate(chain, key)


@dataclass(slots=True)
class Running:
    """A program at work: its process, which leads a group of its own, and what it said."""

    process: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        """Everything it wrote on its outputs."""
        return self.log.read_text("utf-8", errors="replace")

    def send(self, number: int) -> None:
        """Send a signal to the program itself."""
        self.process.send_signal(number)

    def stop(self, gently: int = signal.SIGTERM) -> None:
        """End it with everything it started."""
        _end(self.process, gently)


@contextmanager
def running(
    folder: Path,
    words: Sequence[str | Path],
    ready: Callable[[], bool],
    *,
    environment: Mapping[str, str] | None = None,
    also: Sequence[Path] = (),
) -> Iterator[Running]:
    """Start a program in a folder and wait until it is ready; end it with all it started, also after a failure.

    Args:
        folder: where it works, and where its log ``NAME.log`` comes.
        words: the program and its arguments.
        ready: whether it answers.
        environment: what it is told beside our own environment.
        also: logs of its own, told as well when it does not come up.
    """
    log = folder / f"{Path(words[0]).name}.{time.monotonic_ns()}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(word) for word in words],
            cwd=folder,
            env=os.environ | dict(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    made = Running(process, log)
    try:
        until(lambda: process.poll() is not None or ready())
        assert process.poll() is None, _told(words, [log, *also])
        yield made
    except TimeoutError:
        raise AssertionError(_told(words, [log, *also])) from None
    finally:
        _end(process)


def _told(words: Sequence[str | Path], logs: Sequence[Path]) -> str:
    said = [each.read_text("utf-8", errors="replace") for each in logs if each.is_file()]
    return "\n".join([f"{' '.join(map(str, words))} komt niet op gang:", *said])


def _end(process: subprocess.Popen[bytes], gently: int = signal.SIGTERM) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, gently)
    with suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE)
    with suppress(ProcessLookupError):  # what it left behind
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)


def until(holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until something holds.

    Raises:
        TimeoutError: it did not, in time.
    """
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.01)


def listens(port: int) -> bool:
    """Say whether something listens on a port of this machine."""
    with suppress(OSError), socket.create_connection((LOOPBACK, port), 1):
        return True
    return False


def listens_at(path: Path) -> bool:
    """Say whether something listens on a Unix socket."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as each:
        each.connect(str(path))
        return True
    return False


# Apache


@dataclass(slots=True)
class Apache:
    """A running Apache: its process, its folder, its log of errors."""

    running: Running
    folder: Path

    def errors(self) -> str:
        """What it wrote in its log of errors."""
        return (self.folder / "error.log").read_text("utf-8", errors="replace")

    def graceful(self) -> None:
        """Read the configuration anew without breaking off an answer, and wait until that is done."""
        before = self.errors().count("resuming normal operations")
        self.running.send(signal.SIGUSR1)
        until(lambda: self.errors().count("resuming normal operations") > before)


def apache_text(folder: Path, text: str, modules: Sequence[str], ports: Sequence[int]) -> str:
    """The whole configuration of an Apache in a folder, around the part that is tried."""
    return "\n".join(
        [
            f'ServerRoot "{folder}"',
            f'PidFile "{folder}/apache.pid"',
            f'DefaultRuntimeDir "{folder}"',
            f'Mutex "file:{folder}" default',
            f'ErrorLog "{folder}/error.log"',
            "ServerName localhost",
            "StartServers 1\nThreadsPerChild 25\nMaxRequestWorkers 50\nServerLimit 2",
            *(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in modules),
            *([f"User {WEB_USER}\nGroup {WEB_USER}"] if as_root() else []),
            "TypesConfig /etc/mime.types",
            *(f"Listen {LOOPBACK}:{port}" for port in ports),
            text,
        ]
    )


@contextmanager
def apache(folder: Path, text: str, *, modules: Sequence[str], ports: Sequence[int]) -> Iterator[Apache]:
    """Run Apache on loopback with a text of configuration.

    Args:
        folder: a folder that the account of the server reaches: see ``open_folder``.
        text: the configuration; ``Listen`` and where it keeps its own files are written before it.
        modules: names of modules as ``a2enmod`` knows them, the way of working (``mpm_event``) among them.
        ports: where it listens.
    """
    configuration = folder / "apache.conf"
    configuration.write_text(apache_text(folder, text, modules, ports), "utf-8")
    words = [program("apache2"), "-d", folder, "-f", configuration, "-DFOREGROUND"]
    with running(folder, words, lambda: all(map(listens, ports)), also=[folder / "error.log"]) as made:
        yield Apache(made, folder)


# Somebody's identity provider


PROVIDER = """
import json, os, sys
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
import uvicorn
from oidc_provider_mock import app
from oidc_provider_mock._storage import User
port, chain, key, users = int(sys.argv[1]), sys.argv[2], sys.argv[3], json.loads(sys.argv[4])
known = [User(sub=sub, claims=claims) for sub, claims in users.items()]
uvicorn.run(app(require_nonce=True, user_claims=known), interface="wsgi", host="127.0.0.1", port=port,
            ssl_certfile=chain, ssl_keyfile=key, log_level="warning")
"""


@dataclass(slots=True)
class Provider:
    """An identity provider at work: its process, and where its metadata is."""

    running: Running
    address: str

    @property
    def metadata(self) -> str:
        """The address of what a provider says of itself."""
        return f"{self.address}/.well-known/openid-configuration"


@contextmanager
def provider(
    folder: Path, port: int, proof: Certificate, users: Mapping[str, Mapping[str, object]]
) -> Iterator[Provider]:
    """Run an identity provider with TLS at ``https://127.0.0.1:PORT``; its accounts by ``sub``, with their claims."""
    words = [sys.executable, "-c", PROVIDER, str(port), proof.chain, proof.key, json.dumps(users)]
    with running(folder, words, lambda: listens(port)) as made:
        yield Provider(made, f"https://{LOOPBACK}:{port}")


# Somebody who visits


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: the number, the headers in lower case (several of one name joined), and the bytes."""

    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def text(self) -> str:
        """The bytes as text."""
        return self.raw.decode("utf-8", errors="replace")


PAGE = {"Accept": "text/html,application/xhtml+xml", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
"""What a browser says of itself when somebody opens a page."""


def ask(  # noqa: PLR0913 - what a request is made of
    port: int,
    host: str,
    path: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    trusted: ssl.SSLContext | None = None,
) -> Answer:
    """Send one request as it is, its path untouched, with ``Host: host``; over TLS where a context is given."""
    made: http.client.HTTPConnection
    if trusted is None:
        made = http.client.HTTPConnection(LOOPBACK, port, timeout=PATIENCE)
    else:
        made = http.client.HTTPSConnection(LOOPBACK, port, timeout=PATIENCE, context=trusted)
    try:
        made.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        given = {"Host": host, **(headers or {})}
        if body is not None:
            given["Content-Length"] = str(len(body))
        for name, value in given.items():
            made.putheader(name, value)
        made.endheaders(body)
        got = made.getresponse()
        found: dict[str, str] = {}
        for name, value in got.getheaders():
            key = name.lower()
            between = "\n" if key == "set-cookie" else ", "
            found[key] = f"{found[key]}{between}{value}" if key in found else value
        return Answer(got.status, found, got.read())
    finally:
        made.close()


@dataclass
class Visitor:
    """Somebody with a browser: keeps cookies of each host, and follows where a door sends them.

    ``ports`` is where each host is: ``{"leden.lok.test": 8443}``; a host that is not in it is 127.0.0.1 with the port of its address.
    """

    trusted: ssl.SSLContext
    ports: dict[str, int]
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def get(self, address: str, *, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """Ask one address, ``https://host[:port]/path``, with the cookies of its host; ``headers`` with ``_`` for ``-``."""
        parts = urlsplit(address)
        name = parts.hostname or ""
        port = parts.port or self.ports.get(name, 443)
        given = {each.replace("_", "-"): value for each, value in headers.items()}
        jar = self.cookies.setdefault(name, {})
        if jar:
            given.setdefault("Cookie", "; ".join(f"{key}={value}" for key, value in jar.items()))
        path = address.split("://", 1)[1].partition("/")[2]
        answer = ask(
            port,
            parts.netloc,
            f"/{path.partition('#')[0]}",
            method=method,
            headers=given,
            body=body,
            trusted=self.trusted if parts.scheme == "https" else None,
        )
        for line in filter(None, answer.headers.get("set-cookie", "").split("\n")):
            for key, morsel in SimpleCookie(line).items():
                if morsel.value and not morsel["expires"].startswith("Thu, 01"):
                    jar[key] = morsel.value
                else:
                    jar.pop(key, None)
        return answer

    def page(self, address: str, *, sub: str = "", follow: int = 8) -> Answer:
        """Open a page as a browser does: follow where it sends, and be ``sub`` where the provider asks who we are."""
        answer = self.get(address, **_as_names(PAGE))
        for _ in range(follow):
            if answer.status not in {301, 302, 303, 307}:
                break
            address = _next(address, answer.headers["location"])
            if "/oauth2/authorize?" in address and sub:
                form = {**_as_names(PAGE), "Content_Type": "application/x-www-form-urlencoded"}
                answer = self.get(address, method="POST", body=urlencode({"sub": sub}).encode(), **form)
            else:
                answer = self.get(address, **_as_names(PAGE))
        return answer


def _as_names(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("-", "_"): value for name, value in headers.items()}


def _next(address: str, location: str) -> str:
    if location.startswith("/"):
        parts = urlsplit(address)
        return f"{parts.scheme}://{parts.netloc}{location}"
    return location
