"""Work that a copy of this process does beside it: what is already in memory need not be read or imported again."""

from __future__ import annotations

import gc
import multiprocessing
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
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


def _send(work: Callable[[], Any], sender: Connection) -> None:
    try:
        outcome = True, work()
    except Exception as error:  # noqa: BLE001  it is raised again where the result is asked for
        outcome = False, error
    sender.send(outcome)
