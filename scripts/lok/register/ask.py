"""One file of a source: asked for only when it changed, within a time and a size that nothing can stretch.

Twenty seconds are for the whole of it, the name and every turn on the way included; five megabytes are counted on the
line and once more unpacked. A turn leads to the same site or nowhere. What is not called JSON is not read.
"""

from __future__ import annotations

import http.client
import re
import ssl
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urljoin, urlsplit

from lok.register.line import Deadline, Watch, addresses_of, connected, judged, secured
from lok.register.refusals import Refusal, refused

if TYPE_CHECKING:
    import socket

TURNS = 3
"""How often a server may lead on."""
PIECE = 64 * 1024
UPWARD = re.compile(r"\.\.|\\")
"""What some servers read as a step up, out of the site."""
LED_ON = frozenset({301, 302, 303, 307, 308})


class _Unpacking(Protocol):
    """What unpacks a stream piece by piece, as ``zlib.decompressobj`` makes it."""

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """By what a server knows whether a file changed since: its own ``ETag`` and day of change."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A file as it came: its bytes, and the mark to ask with the next time."""

    content: bytes
    mark: Mark


@dataclass(frozen=True, slots=True)
class Asking:
    """How sources are asked. ``loopback`` allows this computer, without a certificate, for tests."""

    seconds: float = 20.0
    most: int = 5 * 1024 * 1024
    loopback: bool = False
    agent: str = "lok-register"
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def file(self, address: str, below: str, known: Mark) -> Answer | None:
        """The file at ``address``, which lies below ``below``; ``None`` when it is what ``known`` marks.

        Raises ``Refusal`` for whatever stands in the way.
        """
        deadline = Deadline.within(self.seconds)
        for _ in range(TURNS + 1):
            if not address.startswith(below) or UPWARD.search(unquote(address)):
                raise refused("doorverwezen", naar=address)
            found = self._asked(address, known, deadline)
            if not isinstance(found, str):
                return found
            try:
                address = urljoin(address, found)
            except ValueError:
                raise refused("doorverwezen", naar=found) from None
        raise refused("rondjes")

    def _asked(self, address: str, known: Mark, deadline: Deadline) -> Answer | str | None:
        """The file, or the address that the server leads on to."""
        parts = urlsplit(address)
        host, secure = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        found = judged(addresses_of(host, port, deadline), host, loopback=self.loopback)
        line: socket.socket = connected(found, port, deadline)
        try:
            if secure:
                line = secured(line, host, deadline, self.context)
            with Watch(line, deadline) as watch:
                try:
                    return self._said(line, host if port in (80, 443) else f"{host}:{port}", parts.path, known)
                except TimeoutError:
                    raise refused("traag") from None
                except (OSError, http.client.HTTPException, ValueError):
                    raise refused("traag" if watch.over else "afgebroken") from None
                except Refusal as refusal:
                    raise refused("traag") if watch.over else refusal from None
        finally:
            line.close()

    def _said(self, line: socket.socket, host: str, path: str, known: Mark) -> Answer | str | None:
        line.settimeout(self.seconds)
        asked = http.client.HTTPConnection(host)
        asked.sock = line
        asked.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
        for name, value in self._heads(host, known).items():
            asked.putheader(name, value)
        asked.endheaders()
        with asked.getresponse() as answer:
            return self._read(answer, known, path)

    def _read(self, answer: http.client.HTTPResponse, known: Mark, path: str) -> Answer | str | None:
        if answer.status == 304 and known != Mark():
            return None
        if answer.status in LED_ON:
            return answer.getheader("Location") or ""
        _judge_status(answer.status)
        _judge_type(answer.getheader("Content-Type") or "", path)
        mark = Mark(_short(answer.getheader("ETag")), _short(answer.getheader("Last-Modified")))
        return Answer(self._content(answer), mark)

    def _heads(self, host: str, known: Mark) -> dict[str, str]:
        heads = {
            "Host": host,
            "User-Agent": self.agent,
            "Accept": "application/ld+json, application/json",
            "Accept-Encoding": "gzip",
            "Connection": "close",
            "If-None-Match": known.etag,
            "If-Modified-Since": "" if known.etag else known.modified,
        }
        return {name: value for name, value in heads.items() if value}

    def _content(self, answer: http.client.HTTPResponse) -> bytes:
        """The body, unpacked. Raises ``Refusal`` as soon as it is too large, and when it ends too early."""
        packed = (answer.getheader("Content-Encoding") or "identity").strip().lower()
        if packed not in {"identity", "gzip", "x-gzip"}:
            raise refused("inpakking")
        promised = answer.length
        if promised is not None and promised > self.most:
            raise refused("te-groot", megabyte=self.most // 1024**2)
        unpack = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS) if packed != "identity" else None
        content, came = bytearray(), 0
        while piece := answer.read1(PIECE):
            came += len(piece)
            content += self._unpacked(unpack, piece, len(content)) if unpack else piece
            if max(came, len(content)) > self.most:
                raise refused("te-groot", megabyte=self.most // 1024**2)
        if (promised is not None and came < promised) or (unpack is not None and not unpack.eof):
            raise refused("afgebroken")
        return bytes(content)

    def _unpacked(self, unpack: _Unpacking, piece: bytes, have: int) -> bytes:
        """A piece unpacked, and never more than what makes it too large."""
        try:
            found = unpack.decompress(piece, self.most - have + 1)
        except zlib.error:
            raise refused("inpakking") from None
        if unpack.unused_data:
            raise refused("inpakking")
        return found


def _judge_status(status: int) -> None:
    if status == 200:
        return
    code = {404: "niet-gevonden", 410: "verwijderd", 401: "geweigerd", 403: "geweigerd", 451: "geweigerd"}.get(status)
    if code is None:
        code = "storing" if status >= 500 or status == 429 else "antwoord"
    raise refused(code, nummer=status)


def _judge_type(given: str, path: str) -> None:
    """JSON by what the server calls it, in UTF-8. Of linked data many servers do not know the ending: they call it just bytes."""
    kind, *more = (each.strip().lower() for each in given.split(";"))
    unknown = kind == "application/octet-stream" and path.endswith(".jsonld")
    is_json = unknown or kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))
    sets = [each.partition("=")[2].strip('"') for each in more if each.startswith("charset")]
    if not is_json or any(each not in {"utf-8", "utf8"} for each in sets):
        raise refused("geen-json", soort=given or "niets")


def _short(given: str | None) -> str:
    """A head to send back the next time: on one line, and not longer than any server makes it."""
    text = given or ""
    return text if len(text) <= 200 and text.isascii() and text.isprintable() else ""
