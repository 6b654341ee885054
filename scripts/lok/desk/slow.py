"""What takes seconds and not a moment, in a process beside the desk: nobody who taps waits for it.

It stays warm: what it read of a draft it remembers for the next time.
"""

from __future__ import annotations

import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TypeVar

from lok.acts.approve import approve
from lok.build.builder import Builder
from lok.changes.proposal import changes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as day
    from pathlib import Path

    from lok.acts.act import Act
    from lok.build.builder import Report
    from lok.changes.proposal import Changes

T = TypeVar("T")
PATIENCE = 300.0
"""Seconds in which a build must be ready."""
BUILDERS: dict[Path, Builder] = {}
"""In the process beside: what builds each draft."""


def built(root: Path, out: Path, date: day) -> Report:
    """Both sites of a draft, in ``out``.

    Raises:
        BuildError: The sites are refused.
        OSError: The disk refuses.
    """
    if root not in BUILDERS:
        for place in list(BUILDERS):  # one draft is looked at: what builds another takes memory for nothing
            BUILDERS.pop(place).__exit__()
        BUILDERS[root] = Builder(root, out).__enter__()
    return BUILDERS[root].build(date)


def noticed(root: Path, base: str, date: day) -> Changes:
    """What readers notice of a draft since ``base``. Raises ``RefusedError`` when git does not know that."""
    return changes(root, base, date)


def approval(root: Path, meeting: str, at: str | None, date: day, remark: str | None) -> Act:
    """The approval of the minutes of a meeting, not written yet. Raises as ``acts.approve``."""
    return approve(root, meeting, at, date, remark=remark)


class Slow:
    """The process beside the desk: started when it is first needed, and again when it died."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.pool: ProcessPoolExecutor | None = None

    def do(self, work: Callable[..., T], *words: Any) -> T:
        """What ``work`` gives there. Raises whatever it raises."""
        for last in (False, True):
            try:
                return self._there().submit(work, *words).result(PATIENCE)
            except BrokenProcessPool:
                with self.lock:
                    self.pool = None
                if last:
                    raise
        raise AssertionError

    def _there(self) -> ProcessPoolExecutor:
        with self.lock:
            if self.pool is None:
                self.pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
            return self.pool

    def close(self) -> None:
        """End it."""
        with self.lock:
            if self.pool is not None:
                self.pool.shutdown(wait=False, cancel_futures=True)
                self.pool = None
