"""The way to a server of others: its name looked up and judged, and a line to the very address that was judged.

Whoever keeps a source can let its name point anywhere: at this computer, at the machines of the office. So the name is
looked up once, every address it has must be one of the open internet, and the line goes to one of those and not to what
a second look would find.
"""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread, Timer
from time import monotonic
from typing import Self

from lok.register.refusals import Refusal, refused

CARRIES_ANOTHER = (ip_network("64:ff9b::/96"), ip_network("2002::/16"), ip_network("2001::/32"))
"""IPv6 in which an IPv4 address is hidden, which may be a private one."""
Address = tuple[socket.AddressFamily, str]


@dataclass(slots=True)
class Deadline:
    """The moment by which a whole request must be done, however much or little comes in."""

    end: float

    @classmethod
    def within(cls, seconds: float) -> Self:
        """The moment that many seconds from now."""
        return cls(monotonic() + seconds)

    def left(self) -> float:
        """The seconds that are left. Raises the refusal of who is too slow when there are none."""
        left = self.end - monotonic()
        if left <= 0:
            raise refused("traag")
        return left


def is_open(address: str) -> bool:
    """Whether an address is one of the open internet, and no way round to another."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return _is_global(found.ipv4_mapped)
        if any(found in each for each in CARRIES_ANOTHER):
            return False
    return _is_global(found)


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def addresses_of(host: str, port: int, deadline: Deadline) -> tuple[Address, ...]:
    """Where a name leads, within the time that is left: looking it up knows no limit of its own.

    Raises ``Refusal`` when nobody knows the name, or not in time.
    """
    answers: SimpleQueue[tuple[Address, ...]] = SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        except (OSError, UnicodeError):
            found = []
        answers.put(tuple(dict.fromkeys((each[0], str(each[4][0])) for each in found)))

    Thread(target=look_up, daemon=True).start()
    try:
        found = answers.get(timeout=deadline.left())
    except Empty:
        raise refused("traag") from None
    if not found:
        raise refused("onbekend", host=host)
    return found


def judged(found: tuple[Address, ...], host: str, *, loopback: bool) -> tuple[Address, ...]:
    """The same addresses, when each may be asked. ``loopback`` allows this computer, for tests.

    Raises ``Refusal`` when one of them may not: a name with an open and a private address is a trap.
    """
    for _, address in found:
        allowed = is_open(address) or (loopback and ip_address(address.partition("%")[0]).is_loopback)
        if not allowed:
            raise refused("besloten", host=host)
    return found


def connected(found: tuple[Address, ...], port: int, deadline: Deadline) -> socket.socket:
    """A line to the first of the addresses that answers. Raises ``Refusal`` when none does.

    Each has its share of the time that is left: of two ways to a server one may lead nowhere, and say nothing.
    """
    for tried, (family, address) in enumerate(found):
        line = socket.socket(family, socket.SOCK_STREAM)
        try:
            line.settimeout(deadline.left() / (len(found) - tried))
            line.connect((address, port))
        except OSError:
            line.close()
        except Refusal:
            line.close()
            raise
        else:
            return line
    raise refused("weg")


def secured(line: socket.socket, host: str, deadline: Deadline, context: ssl.SSLContext) -> ssl.SSLSocket:
    """The line, closed to others, to a server that proves that it is ``host``. Raises ``Refusal`` when it does not."""
    line.settimeout(deadline.left())
    try:
        return context.wrap_socket(line, server_hostname=host)
    except TimeoutError:
        raise refused("traag") from None
    except ssl.SSLCertVerificationError as error:
        raise refused("certificaat", reden=error.verify_message) from None
    except OSError:
        raise refused("beveiliging") from None


class Watch:
    """Ends a line when the time is over, whatever it is doing: a drop every second is no reason to stay.

    ``over`` says whether it had to.
    """

    def __init__(self, line: socket.socket, deadline: Deadline) -> None:
        self.line = line
        self.over = False
        self.timer = Timer(max(deadline.left(), 0.001), self._end)
        self.timer.daemon = True

    def _end(self) -> None:
        self.over = True
        with suppress(OSError):
            socket.socket.shutdown(self.line, socket.SHUT_RDWR)  # and not TLS's own, which would wait for a word

    def __enter__(self) -> Self:
        self.timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()
