"""How often something may be asked: counted in memory, by a digest that only this process can make, and forgotten in time."""

from __future__ import annotations

import hashlib
import secrets
from collections import deque
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from threading import Lock

MOST_KEPT = 20_000
"""Counters at once; beyond it those that count nothing any more are dropped, and then all."""


@dataclass(frozen=True, slots=True)
class Limit:
    """``most`` times in ``seconds``."""

    name: str
    most: int
    seconds: int


PER_ADDRESS = Limit("adres", 3, 24 * 3600)
PER_VISITOR = Limit("bezoeker", 10, 3600)
IN_ALL = Limit("alles", 300, 3600)


@dataclass(slots=True)
class Limits:
    """The counters of one process."""

    times: dict[bytes, deque[float]] = field(default_factory=dict)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    lock: Lock = field(default_factory=Lock)

    def allow(self, limit: Limit, who: str, now: float) -> bool:
        """Count one more time for ``who``; ``False`` when that is too often."""
        key = hashlib.blake2b(f"{limit.name} {who}".encode(), key=self.secret, digest_size=16).digest()
        with self.lock:
            if len(self.times) >= MOST_KEPT:
                self._forget(now)
            times = self.times.setdefault(key, deque())
            while times and times[0] <= now - limit.seconds:
                times.popleft()
            if len(times) >= limit.most:
                return False
            times.append(now)
            return True

    def _forget(self, now: float) -> None:
        old = [key for key, times in self.times.items() if not times or times[-1] <= now - PER_ADDRESS.seconds]
        for key in old:
            del self.times[key]
        if len(self.times) >= MOST_KEPT:
            self.times.clear()


def visitor(forwarded: str) -> str:
    """Who asks, by the last address that the web server added; of IPv6 the network of a household."""
    last = forwarded.rpartition(",")[2].strip()
    try:
        found = ip_address(last)
    except ValueError:
        return "onbekend"
    return str(int(found) >> 64) if isinstance(found, IPv6Address) else str(found)
