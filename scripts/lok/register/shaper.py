"""A process that holds linked data against the profile, document by document: what a source sends can hang it, and nothing else.

It has a time for each document, after which it is ended and begun anew; a limit to the memory that it takes; and no network.
This module is both its ends: ``Shaper`` is the register's, ``main`` runs in the process (``python -m lok.register.shaper``).
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Self

from lok.opendata.linked.terms import context
from lok.register.refusals import refused

if TYPE_CHECKING:
    from lok.register.linked import Node

SECONDS = 60.0
"""For one document: thirty times what the largest council takes."""
MEMORY = 1024**3
WAYS_OUT = (
    "socket.",
    "urllib.",
    "http.",
    "ftplib.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
)
"""What the process may not do, by how Python calls it (``sys.addaudithook``)."""


class Shaper:
    """The register's end: one process for all sources, begun when it is first needed. One document at a time."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self.process: subprocess.Popen[str] | None = None
        self.lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def counted(self, things: list[Node], site: str) -> dict[str, int]:
        """How many things of each class there are in what a council publishes.

        Raises ``Refusal`` for what breaks the profile, and for what takes more time or memory than any council needs.
        """
        document = {**context(), "@graph": things}
        with self.lock:
            said = self._asked(json.dumps([json.dumps(document), site]))
        if "aantal" in said:
            return {str(name): int(count) for name, count in said["aantal"].items()}
        code, where, reason = (str(said[name]) for name in ("fout", "waar", "reden"))
        raise refused(code, plaats=where, reden=reason)

    def _asked(self, question: str) -> dict[str, Any]:
        """The answer of the process. Raises ``Refusal`` when it does not come in time, or the process ends."""
        process, answers = self._process(), SimpleQueue[str]()

        def ask() -> None:
            """Hand over and wait: a process that hangs may not even take the question."""
            line = ""
            with suppress(OSError, ValueError):
                _pipe(process.stdin).write(f"{question}\n")
                _pipe(process.stdin).flush()
                line = _pipe(process.stdout).readline()
            answers.put(line)

        asking = Thread(target=ask, daemon=True)
        asking.start()
        try:
            line = answers.get(timeout=self.seconds)
        except Empty:
            line = ""
        if not line:
            process.kill()
            asking.join()
            self.close()
            raise refused("te-zwaar", tijd=int(self.seconds) or 1)
        found: dict[str, Any] = json.loads(line)
        return found

    def _process(self) -> subprocess.Popen[str]:
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "lok.register.shaper"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        return self.process

    def close(self) -> None:
        """End the process at once; the next document begins another."""
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    _pipe(pipe).close()


def _pipe(pipe: Any) -> Any:
    if pipe is None:
        raise ValueError("a process without a pipe")
    return pipe


def sealed() -> None:
    """Leave this process no way to the network and to other programs, and no more memory than its share."""

    def refuse(event: str, _: object) -> None:
        if event.startswith(WAYS_OUT):
            raise PermissionError(event)

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.addaudithook(refuse)


def main() -> None:
    """Answer each line, a document and the address of its site, with one line: what ``graphs.judged`` says of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process: the one that started this one decides
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not end up between the answers
    from lok.register.graphs import judged  # noqa: PLC0415 - takes half a second: only in this process

    sealed()
    for line in sys.stdin:
        text, site = json.loads(line)
        try:
            said = judged(text, site)
        except MemoryError:
            return
        except Exception as error:  # noqa: BLE001 - what a library makes of what others wrote is told, and the next one judged
            said = {"fout": "onleesbaar", "waar": "", "reden": type(error).__name__}
        answers.write(json.dumps(said) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
