"""Values as templates write them where they choose the form themselves: ``dutch``, made safe for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.render import markup
from lok.render.markup import Markdown, plain
from lok.words import dutch
from lok.words.prose import prose_text

if TYPE_CHECKING:
    from datetime import date, datetime, time
    from decimal import Decimal


def euro(amount: Decimal) -> Markdown:
    """An amount with its sign: ``€ 1.250,50``."""
    return plain(dutch.euro(amount))


def written_day(day: date) -> Markdown:
    """A day without its weekday: ``12 maart 2026``."""
    return plain(dutch.written_day(day))


def period(first: date | None, last: date | None) -> Markdown:
    """From the first day to the last, or the half that is known."""
    return plain(dutch.period(first, last))


def hour(moment: time | datetime) -> Markdown:
    """``19.30 uur``."""
    return plain(dutch.hour(moment))


def sentence(value: Any) -> Markdown:
    """Any value that may be printed, with a capital."""
    return Markdown(dutch.sentence(markup.finalize(value)))


def counted(count: int, one: str, many: str) -> Markdown:
    """``1 advies``, ``3 adviezen``."""
    return plain(dutch.counted(count, one, many))


def number_of_words(text: Any) -> int:
    """How many words a prose field holds, none where it is missing. What is bold may leave a comma that stands alone."""
    return sum(any(map(str.isalnum, each)) for each in prose_text(text).split()) if text else 0


def length_in_words(*texts: Any) -> Markdown:
    """How many words prose fields hold together, for the title of a fold: ``(75 woorden)``. What is missing counts for none."""
    count = sum(map(number_of_words, texts))
    return plain(f"({dutch.counted(count, 'woord', 'woorden')})")


def checked_in_words(record: Any) -> Markdown:
    """The day of the check, to put right after the sources; nothing without one. A contact point tells it elsewhere."""
    checked = getattr(record, "nagekeken_op", None)
    if checked is None or record.soort == "contactpunten":
        return Markdown("")
    return Markdown(f". Nagekeken op {written_day(checked)}.")
