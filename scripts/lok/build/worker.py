"""A process that renders staged folders with MkDocs (``lok.build.site``), order by order: one for each site.

So two sites render side by side, ``serve`` keeps MkDocs warm, and what goes wrong in a theme leaves the builder alive.
This module is both its ends: ``Worker`` is the builder's, ``main`` runs in the process itself
(``python -m lok.build.worker``).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from lok.build.order import Order
from lok.build.swap import MASK
from lok.words.terminal import RefusedError, explain_disk

STOPPED = "MkDocs is onverwacht gestopt. De vorige site staat er nog."


class BuildError(RefusedError):
    """The environment or MkDocs refuses; the sites are as they were."""


class Worker:
    """A process that renders one site, order by order. It imports MkDocs while the records are read."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lok.build.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what it has to say comes as an answer; an unread pipe would fill and stop it
            text=True,
            encoding="utf-8",
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
        """End the process at once and for good."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(BrokenPipeError):  # an order that it never read
                self._pipe(pipe).close()

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        if pipe is None:
            raise BuildError("het proces voor MkDocs heeft geen verbinding")
        return pipe


def main() -> None:
    """Render for each order that arrives as a line of JSON; answer each with one line of JSON.

    The order may come later than the process starts, so that importing MkDocs costs no time of its own.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process: the one that started this one decides
    orders: SimpleQueue[str] = SimpleQueue()
    Thread(target=_listen, args=(orders,), daemon=True).start()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.umask(MASK)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not end up between the answers
    from lok.build.site import render

    while True:
        order = Order.read(orders.get())
        try:
            answer: dict[str, Any] = asdict(render(order))
        except OSError as error:
            answer = {"disk": explain_disk(error)}
        except Exception as error:  # noqa: BLE001  a template of the theme may raise anything: say what, and live on
            answer = {"complaints": [f"{type(error).__name__}: {error}"]}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _listen(orders: SimpleQueue[str]) -> None:
    """Take in orders. Their end is the end of this process, whatever it is doing: who gave them is gone, or was killed."""
    for line in sys.stdin:
        orders.put(line)
    os._exit(0)


if __name__ == "__main__":
    main()
