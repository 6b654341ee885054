"""A process that renders staged folders with MkDocs, order by order (``lok.build.site``), as the builder sees it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from typing import IO, TYPE_CHECKING, Any

from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from lok.build.site import Order


class BuildError(RefusedError):
    """The environment or MkDocs refuses; the sites are as they were."""


STOPPED = "MkDocs is onverwacht gestopt. De vorige site staat er nog."


class Worker:
    """A process that renders one site, order by order. It imports MkDocs while the records are read."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lok.build.site"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what it has to say comes as an answer; an unread pipe would fill and stop it
            text=True,
            encoding="utf-8",
            process_group=0,  # with the copy that it makes of itself for half of a large site
        )
        self.busy = False

    @property
    def usable(self) -> bool:
        """Whether it lives and owes no answer to an order nobody waits for any more."""
        return not self.busy and self.process.poll() is None

    def send(self, order: Order) -> None:
        """Hand over an order. Raises ``BuildError`` when the process is dead."""
        self.busy = True
        try:
            self._pipe(self.process.stdin).write(json.dumps(asdict(order)) + "\n")
            self._pipe(self.process.stdin).flush()
        except BrokenPipeError:
            raise BuildError(STOPPED) from None

    def answer(self) -> dict[str, Any]:
        """The answer to the last order. Raises ``BuildError`` when the process died of it."""
        line = self._pipe(self.process.stdout).readline()
        if not line:
            raise BuildError(STOPPED)
        answer: dict[str, Any] = json.loads(line)
        self.busy = False
        return answer

    def close(self) -> None:
        """End the process, and the copy it may have made of itself, at once and for good."""
        if self.process.poll() is None:  # afterwards the number may be another's
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        if pipe is None:
            raise BuildError("het proces voor MkDocs heeft geen verbinding")
        return pipe
