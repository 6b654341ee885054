"""Who is in a draft now, and where: known while the desk runs, forgotten after a minute, written nowhere."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FORGOTTEN_AFTER = 60.0
"""Seconds without a beat of a page after which its person is gone."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: in words, and the address of that; both empty for the draft as a whole."""

    words: str = ""
    href: str = ""


@dataclass(slots=True)
class Presence:
    """Who was seen when, by draft and name; several tabs of one person are one, the last that was touched.

    ``clock`` gives seconds that only go on.
    """

    clock: Callable[[], float] = time.monotonic
    seen: dict[str, dict[str, tuple[float, Place]]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def beat(self, draft: str, name: str, place: Place) -> list[tuple[str, Place]]:
        """Somebody is in a draft, at a place; the others there, by name."""
        now = self.clock()
        with self.lock:
            self._forget(now)
            here = self.seen.setdefault(draft, {})
            here[name] = now, place
            return sorted((other, at) for other, (_, at) in here.items() if other != name)

    def _forget(self, now: float) -> None:
        for draft, here in list(self.seen.items()):
            for name in [name for name, (when, _) in here.items() if now - when > FORGOTTEN_AFTER]:
                del here[name]
            if not here:
                del self.seen[draft]
