"""What somebody asks of a paper beside the record it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from lok.words.message import Message


@dataclass(frozen=True, slots=True)
class Sending:
    """An agenda that goes out again: which version it is, on which day, and the meeting as it was sent before.

    ``before`` is what the same audience read of that earlier text (``edition.earlier``), or ``None`` when nobody knows.
    """

    number: int
    day: date
    before: Any = None


@dataclass(frozen=True, slots=True)
class Wish:
    """``item`` is the number of the item of an extract, ``until`` the last day for an answer or a remark.

    ``message`` is the text of the mail that a paper goes with, where another one than the paper's own is wanted.
    """

    item: str = ""
    sending: Sending | None = None
    until: date | None = None
    message: Message | None = None


NOTHING = Wish()
