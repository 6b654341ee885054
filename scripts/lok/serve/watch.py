"""What changes in a content repository, as one burst of paths per edit.

Editors save in bursts: a copy beside, a rename, a swap file that goes. What decides nothing about the sites is left
out, and a burst ends when it has been quiet for a moment.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import TYPE_CHECKING, Self

from watchdog.events import (
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileOpenedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from lok.archive.passing import passing
from lok.build.configuration import CONFIGS

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

WATCHED = {
    ".": False,
    "scripts": False,
    "data": True,
    "content": True,
    "scripts/theme": True,
    "scripts/rendering": False,
}
"""The folders that are watched, and whether with all that is below them. The first two show the others come and go."""

QUIET = 0.2
"""Seconds without a change that end a burst."""
LONGEST = 3.0
"""Seconds after which a burst ends even when changes keep coming."""
UNCHANGING = (DirModifiedEvent, FileOpenedEvent, FileClosedNoWriteEvent)
"""Events that say nothing new: a folder changes with what is in it, and reading is no writing."""


def relevant(path: Path) -> bool:
    """Whether a path, from the root, decides what the sites say or how they look."""
    parts = path.parts
    if not parts or any(passing(part) for part in parts):
        return False
    inside = parts[0] in ("data", "content") or parts[:2] == ("scripts", "theme")
    common = parts[:2] == ("scripts", "rendering") and path.suffix in ("", ".py", ".yml") and parts[-1] != "__pycache__"
    return inside or common or path.as_posix() in ("scripts", *CONFIGS.values())


@dataclass(slots=True)
class Burst:
    """Changes that belong together. Moments are seconds of one clock."""

    paths: set[str] = field(default_factory=set)
    first: float = 0.0
    last: float = 0.0

    def add(self, path: str, now: float) -> None:
        """Another change."""
        self.first = self.first if self.paths else now
        self.last = now
        self.paths.add(path)

    def wait(self, now: float) -> float:
        """How many seconds more to wait; nothing left means the burst has ended."""
        return min(self.last + QUIET, self.first + LONGEST) - now


class Watching(FileSystemEventHandler):
    """Watches the repository at ``root``. Use it in a ``with`` block."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.changes: Queue[str] = Queue()
        self.observer: BaseObserver = Observer()
        self.watches: dict[str, tuple[int, ObservedWatch]] = {}

    def __enter__(self) -> Self:
        try:
            self._renew()
            self.observer.start()
        except OSError:  # the system watches no more folders for this user: look again and again instead
            self._stop()
            self.observer, self.watches = PollingObserver(timeout=1.0), {}
            self._renew()
            self.observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note the places of an event that matter."""
        if isinstance(event, UNCHANGING):
            return
        for place in (event.src_path, event.dest_path):
            with suppress(ValueError):
                path = Path(str(place)).relative_to(self.root)
                if place and relevant(path):
                    self.changes.put(path.as_posix())

    def next(self, timeout: float | None = None) -> tuple[str, ...]:
        """Wait for a burst to end; its paths from the root, in order. Nothing when none began in ``timeout`` seconds.

        Of a burst that left files, those that it also took away are not told: they were the editor's own.
        """
        burst = Burst()
        try:
            burst.add(self.changes.get(timeout=timeout), time.monotonic())
            while (wait := burst.wait(time.monotonic())) > 0:
                burst.add(self.changes.get(timeout=wait), time.monotonic())
        except Empty:
            pass
        self._renew()
        left = [path for path in sorted(burst.paths) if (self.root / path).is_file()]
        return tuple(left or sorted(burst.paths))

    def _renew(self) -> None:
        """Watch what is there. A folder that went and came again is another folder, and the old watch sees nothing."""
        for name, deep in WATCHED.items():
            place = self.root / name
            number = place.stat().st_ino if place.is_dir() else 0
            known, watch = self.watches.get(name, (0, None))
            if known == number:
                continue
            if watch is not None:
                with suppress(KeyError, OSError):
                    self.observer.unschedule(watch)
                del self.watches[name]
            if number:
                self.watches[name] = number, self.observer.schedule(self, str(place), recursive=deep)

    def _stop(self) -> None:
        self.observer.unschedule_all()
        if self.observer.is_alive():
            self.observer.stop()
            self.observer.join()
