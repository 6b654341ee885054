"""Timing processes and calls, and the peak memory of a whole tree of processes. Linux only: it reads ``/proc``."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PAGE = os.sysconf("SC_PAGE_SIZE")
PAUSE = 0.02
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the clock, seconds of processor over all its processes, and peak memory in bytes (0: not looked at)."""

    wall: float
    cpu: float
    peak: int = 0

    def __add__(self, other: Run) -> Run:
        """Two runs one after the other."""
        return Run(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


def run(command: Sequence[str], folder: Path | None = None, *, memory: bool = False) -> Run:
    """Run a command to its end.

    Raises:
        RuntimeError: It failed; a figure about work that was not done would be worth nothing.
    """
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    quiet.pop("PYTHONDONTWRITEBYTECODE", None)  # where it is set, nothing that was compiled is kept for the next run
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, env=quiet, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        said: list[bytes] = []
        reader = threading.Thread(target=lambda: said.extend(process.stdout or ()), daemon=True)
        reader.start()
        with watched(process.pid) if memory else _unwatched() as peak:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        reader.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command[:6])} ended with {process.returncode}:\n{b''.join(said[-20:]).decode()}")
    # What wait4 says of a process includes the children that it waited for itself.
    return Run(wall, used.ru_utime + used.ru_stime, peak.bytes)


def call(work: Callable[[], None]) -> Run:
    """Time a call in this process. The processor time is that of this process and what it runs, ended or not."""
    used, begun = tree_cpu(os.getpid()), time.perf_counter()
    work()
    return Run(time.perf_counter() - begun, tree_cpu(os.getpid()) - used)


@dataclass(slots=True)
class Peak:
    """The highest sum seen so far, in bytes, and how often was looked."""

    bytes: int = 0
    looks: int = 0


@dataclass(slots=True)
class _Watch:
    pid: int
    peak: Peak = field(default_factory=Peak)
    over: threading.Event = field(default_factory=threading.Event)

    def look(self) -> None:
        while not self.over.is_set():
            self.peak.bytes = max(self.peak.bytes, tree_rss(self.pid))
            self.peak.looks += 1
            self.over.wait(PAUSE)


@contextmanager
def watched(pid: int) -> Iterator[Peak]:
    """Watch the memory of a process and its descendants while the block runs."""
    watch = _Watch(pid)
    thread = threading.Thread(target=watch.look, daemon=True)
    thread.start()
    try:
        yield watch.peak
    finally:
        watch.over.set()
        thread.join()


@contextmanager
def _unwatched() -> Iterator[Peak]:
    yield Peak()


def tree(pid: int) -> list[int]:
    """A process and all that descend from it, now."""
    children: dict[int, list[int]] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [pid]
    for each in found:
        found += children.get(each, ())
    return found


def tree_rss(pid: int) -> int:
    """The resident memory of a process and its descendants, in bytes; a page that two of them share counts twice."""
    return sum(_resident(each) for each in tree(pid))


def tree_cpu(pid: int) -> float:
    """The processor time that a process, its descendants and their ended children used, in seconds."""
    ticks = sum(sum(int(each) for each in fields[11:15]) for pid in tree(pid) if (fields := _stat(pid)))
    return ticks / os.sysconf("SC_CLK_TCK")


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * PAGE
    except OSError:  # it ended between two looks
        return 0


def _stat(pid: int) -> list[str]:
    """The fields of ``/proc/<pid>/stat`` from the third on: the second, a name, may hold blanks."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return []


def told(text: str) -> None:
    """Say on the terminal what is being measured: the table comes at the end."""
    print(text, file=sys.stderr, flush=True)
