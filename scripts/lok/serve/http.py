"""A site on this machine alone: files as they stand at the moment of asking, and a word when there is a newer version.

It serves loopback only and listens to names of this machine only, so that no web page elsewhere can reach the members'
site through a name that points here (DNS rebinding).
"""

from __future__ import annotations

import re
import secrets
import socket
import socketserver
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from lok.serve.notice import EVENTS, FILES, bare, dress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.serve.notice import Notice

HERE = "127.0.0.1"
HOST = re.compile(r"(?:localhost|127\.0\.0\.1)(?::\d{1,5})?", re.IGNORECASE)
"""What a browser on this machine calls it."""

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".vcf": "text/vcard; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".gz": "application/gzip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
"""Content types by ending; the system's own list differs from machine to machine."""
UNKNOWN = "application/octet-stream"

ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PULSE = 10.0
"""Seconds after which a listener that heard nothing gets a sign of life, which shows whether it is still there."""

REFUSALS = {
    HTTPStatus.FORBIDDEN: "Deze server antwoordt enkel op localhost en 127.0.0.1.",
    HTTPStatus.NOT_FOUND: "Deze pagina bestaat niet.",
    HTTPStatus.NOT_IMPLEMENTED: "Deze server toont enkel pagina's.",
}


def locate(site: Path, target: str) -> Path | None:
    """The file of a site that an address asks for, ``index.html`` for a folder; nothing when it has none.

    Refused are steps upward, and whatever is a link or lies behind one: a site has none of its own.
    """
    try:
        path = unquote(target.partition("?")[0], errors="strict")
        first, *parts = path.split("/")
        if first or not parts or any(each in ("", ".", "..") for each in parts[:-1]) or parts[-1] in (".", ".."):
            return None
        if "\\" in path or "\0" in path:
            return None
        place = site.resolve().joinpath(*parts[:-1], parts[-1] or "index.html")
        return place if place.is_file() and place.resolve() == place else None
    except (OSError, ValueError):
        return None


def folder_address(site: Path, target: str) -> str | None:
    """The address with its last slash, when what is asked for is a folder with a page."""
    path, mark, query = target.partition("?")
    if path.endswith("/") or locate(site, f"{path}/") is None:
        return None
    return f"{quote(unquote(path))}/{mark}{query}"


class Bulletin:
    """What a site shows now: its version, and what is wrong. Threads read it and wait for it to change."""

    def __init__(self) -> None:
        self.run = secrets.token_hex(4)
        self.count = 0
        self.stamp: object = None
        self.notice: Notice | None = None
        self.closed = False
        self.changed = threading.Condition()

    @property
    def version(self) -> str:
        """A word that differs for every version, also after a restart."""
        return f"{self.run}-{self.count}"

    def shown(self) -> tuple[str, Notice | None]:
        """The version there is, and its notice."""
        with self.changed:
            return self.version, self.notice

    def post(self, stamp: object, notice: Notice | None) -> None:
        """Show the site that ``stamp`` stands for, with ``notice``. The same again is no new version."""
        with self.changed:
            if (stamp, notice) != (self.stamp, self.notice):
                self.stamp, self.notice = stamp, notice
                self.count += 1
                self.changed.notify_all()

    def wait(self, version: str, seconds: float) -> str:
        """Wait until there is another version than ``version``, or for so long; the version there is."""
        with self.changed:
            self.changed.wait_for(lambda: self.closed or self.version != version, seconds)
            return self.version

    def close(self) -> None:
        """Let everybody who waits go."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()


class SiteServer(ThreadingHTTPServer):
    """Serves the site in a folder, which may be exchanged for another at any moment. Port 0 takes a free one."""

    daemon_threads = False  # so that closing waits for them

    def __init__(self, site: Path, port: int) -> None:
        self.site = site
        self.bulletin = Bulletin()
        self.open: set[socket.socket] = set()
        super().__init__((HERE, port), Answer)

    def server_bind(self) -> None:
        """Bind, without asking the network for the name of this machine."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HERE, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own."""
        self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Close a connection."""
        self.open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is no error."""

    def hang_up(self) -> None:
        """End every connection, so that no thread waits for a browser."""
        self.bulletin.close()
        for each in tuple(self.open):
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


@contextmanager
def answering(site: Path, port: int) -> Iterator[SiteServer]:
    """A server at work in the background. ``OSError`` when the port is taken."""
    server = SiteServer(site, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), name=f"site-{server.server_port}")
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.hang_up()
        thread.join()
        server.server_close()


class Answer(BaseHTTPRequestHandler):
    """One answer on one connection."""

    server: SiteServer
    protocol_version = "HTTP/1.1"
    server_version = "lok"
    sys_version = ""
    timeout = 10

    def do_GET(self) -> None:
        """Answer what is asked."""
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or not HOST.fullmatch(hosts[0].strip()):
            self.send_error(HTTPStatus.FORBIDDEN)
        elif self.path.partition("?")[0] == EVENTS:
            self._tell_of_versions()
        elif (own := FILES.get(self.path.partition("?")[0])) is not None:
            self._send(HTTPStatus.OK, TYPES[own.suffix], own.read_bytes())
        elif (address := folder_address(self.server.site, self.path)) is not None:
            self._send(HTTPStatus.FOUND, TYPES[".txt"], b"", Location=address)
        else:
            self._send_file()

    do_HEAD = do_GET  # noqa: N815  the name that the standard library looks for

    def _send_file(self) -> None:
        version, notice = self.server.bulletin.shown()  # before reading: at worst the page is newer than it says
        status, place = HTTPStatus.OK, locate(self.server.site, self.path)
        if place is None:
            status, place = HTTPStatus.NOT_FOUND, self.server.site / "404.html"
        try:
            content = place.read_bytes()
        except OSError:  # no site yet, or exchanged for one without this file
            status, content = self._without_site()
            place = Path("404.html")
        if place.suffix == ".html":
            content = dress(content, notice, version)
        self._send(status, TYPES.get(place.suffix, UNKNOWN), content)

    def _without_site(self) -> tuple[HTTPStatus, bytes]:
        if (self.server.site / "index.html").is_file():
            return HTTPStatus.NOT_FOUND, bare("Deze pagina bestaat niet", "Kijk het adres na.")
        text = "Zodra hij er is, verschijnt hij hier vanzelf."
        return HTTPStatus.SERVICE_UNAVAILABLE, bare("Er is nog geen site", text)

    def _tell_of_versions(self) -> None:
        """Say which version there is, and again at every change, until the browser or the server goes."""
        bulletin = self.server.bulletin
        self._head(HTTPStatus.OK, "text/event-stream; charset=utf-8")
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 1000\n\n")
        told = ""
        while (version := bulletin.wait(told, PULSE)) and not bulletin.closed:
            self.wfile.write(b": nog hier\n\n" if version == told else f"data: {version}\n\n".encode())
            told = version

    def _send(self, status: HTTPStatus, kind: str, content: bytes, **headers: str) -> None:
        self._head(status, kind, **headers, **{"Content-Length": str(len(content))})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _head(self, status: HTTPStatus, kind: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in {**ALWAYS, "Content-Type": kind, "Connection": "close", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A refusal, in Dutch."""
        del message, explain
        status = HTTPStatus(code)
        self._send(status, TYPES[".txt"], f"{REFUSALS.get(status, 'Deze vraag is niet te begrijpen.')}\n".encode())

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what the secretary did."""
