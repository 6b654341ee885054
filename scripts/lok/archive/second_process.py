"""Work that a copy of this process does beside it: what is already in memory need not be read or imported again."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

FORK = multiprocessing.get_context("fork")
T = TypeVar("T")
BYTE = 256


class StoppedError(RuntimeError):
    """The copy ended without a result: it was killed, or the system had no memory for it."""


class Forked(Generic[T]):
    """A copy of this process that does ``work`` and sends what it gives; it ends with this process, also when that is killed.

    Only for a process with one thread. What ``work`` changes in memory is changed in the copy alone; what it gives
    travels as a pickle.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        gc.freeze()  # a collector that walks over what both processes share would copy all of it
        self.receiver, sender = FORK.Pipe(duplex=False)
        listening, self.alive = os.pipe()
        self.process = FORK.Process(target=_send, args=(work, sender, listening, self.alive), daemon=True)
        self.process.start()
        sender.close()
        os.close(listening)

    def result(self) -> T:
        """Wait for what ``work`` gives, or raise what it raised. Raises ``StoppedError`` when there is neither."""
        try:
            good, outcome = self.receiver.recv()
        except EOFError:
            raise StoppedError from None
        finally:
            self.process.join()
            self.receiver.close()
        if good:
            return outcome  # type: ignore[no-any-return]
        raise outcome

    def stop(self) -> None:
        """End it without a result, if it still lives."""
        self.process.kill()
        self.process.join()
        self.receiver.close()
        os.close(self.alive)


def by_two(
    jobs: Sequence[Callable[[], T]],
    meanwhile: Callable[[], object] = lambda: None,
    began: Callable[[int], object] = lambda _: None,
) -> list[T]:
    """What every job gives, in their order: this process and a copy of it each take the next one that nobody took.

    ``meanwhile`` is done here first, while the copy begins. ``began`` hears the number of each job that is taken here.
    Only for a process with one thread, and for 256 jobs at most. What the copy took and did not hand over, since it was
    killed or there was no memory for it, is done here after all.
    """
    if len(jobs) > BYTE:
        raise ValueError(len(jobs))
    # A pipe of one byte a job is the list of what is left: reading one byte needs no lock, which somebody who is killed
    # would keep for ever.
    left, right = os.pipe()
    os.write(right, bytes(range(len(jobs))))
    os.close(right)

    def taken() -> Iterator[int]:
        while one := os.read(left, 1):
            yield one[0]

    # Packed after each job and not at the end, when the other process would wait for it.
    beside = Forked(lambda: {number: pickle.dumps(jobs[number](), pickle.HIGHEST_PROTOCOL) for number in taken()})
    try:
        meanwhile()
        done = {}
        for number in taken():
            began(number)
            done[number] = jobs[number]()
        with suppress(StoppedError):
            done |= {number: pickle.loads(packed) for number, packed in beside.result().items()}  # noqa: S301  from our copy
    finally:
        beside.stop()
        os.close(left)
    return [done[index] if index in done else job() for index, job in enumerate(jobs)]


def _send(work: Callable[[], Any], sender: Connection, listening: int, alive: int) -> None:
    os.close(alive)
    Thread(target=_end_with, args=(listening,), daemon=True).start()
    try:
        outcome = True, work()
    except Exception as error:  # noqa: BLE001  it is raised again where the result is asked for
        outcome = False, error
    sender.send(outcome)


def _end_with(listening: int) -> None:
    """Wait for the end of a pipe that only the other process has open, and end then."""
    os.read(listening, 1)
    os._exit(1)
