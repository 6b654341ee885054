"""Work that a copy of this process does beside it: what is already in memory need not be read or imported again."""

from __future__ import annotations

import gc
import multiprocessing
import os
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

FORK = multiprocessing.get_context("fork")
T = TypeVar("T")


class StoppedError(RuntimeError):
    """The copy ended without a result: it was killed, or the system had no memory for it."""


class Forked(Generic[T]):
    """A copy of this process that does ``work`` and sends what it gives; it ends with this process at the latest.

    Only for a process with one thread. What ``work`` changes in memory is changed in the copy alone; what it gives
    travels as a pickle.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        gc.freeze()  # a collector that walks over what both processes share would copy all of it
        self.receiver, sender = FORK.Pipe(duplex=False)
        self.process = FORK.Process(target=_send, args=(work, sender), daemon=True)
        self.process.start()
        sender.close()

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


class Dealt(Generic[T]):
    """Things of which each process that goes through them gets what no other one got: whoever asks first has the next.

    Make it before the copies that share it. It is a pipe of numbers: one that dies with a thing in its hands leaves
    the others at work.
    """

    MOST = 1_000
    """Numbers that a pipe holds without a reader, on any system."""

    def __init__(self, things: Sequence[T]) -> None:
        self.things = things
        self.hands = min(len(things), self.MOST)
        self.reader, writer = os.pipe()
        os.write(writer, b"".join(number.to_bytes(2) for number in range(self.hands)))
        os.close(writer)

    def __iter__(self) -> Iterator[T]:
        while number := os.read(self.reader, 2):
            yield from self.things[int.from_bytes(number) :: self.hands]

    def close(self) -> None:
        """Nothing more is dealt here."""
        os.close(self.reader)


def _send(work: Callable[[], Any], sender: Connection) -> None:
    try:
        outcome = True, work()
    except Exception as error:  # noqa: BLE001  it is raised again where the result is asked for
        outcome = False, error
    sender.send(outcome)
