"""Moments as people say them."""

from __future__ import annotations

import time
from datetime import datetime

from lok.model.reading import BRUSSELS
from lok.words.dutch import written_date


def moment(when: float) -> str:
    """A moment as people say it: the hour alone when it was today."""
    then = datetime.fromtimestamp(when, BRUSSELS)
    clock = f"om {then:%H.%M} uur"
    if datetime.fromtimestamp(time.time(), BRUSSELS).date() == then.date():
        return clock
    return f"op {written_date(then.date())} {clock}"


def moment_now() -> str:
    """The moment of an answer."""
    return moment(time.time())
