"""What a register of three hundred councils costs: the first night, a night on which nothing changed, its site and its size."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bench.measure import call
from bench.table import Row, seconds
from lok.register.ask import Asking
from lok.register.gather import Night, gather
from lok.register.site import build
from lok.register.whole import whole
from samples.many_councils import serving

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

COUNCILS = 300
BESIDE = 600
"""Things of linked data that each council has beside what the register shows: 2,600 triples, as a council of some years has."""


def register(folder: Path, day: date, councils: int = COUNCILS) -> list[Row]:
    """The rows of a register whose sources are on this computer: the way to them is not counted, their answering is."""
    folder.mkdir(parents=True)
    first = datetime.combine(day, time(2), UTC)
    nights: list[Night] = []
    with serving(councils, more=BESIDE) as state:
        given = state.register(councils)

        def night(now: datetime) -> None:
            nights.append(gather(folder, given, Asking(loopback=True), now))

        took = [call(partial(night, first + timedelta(days=after))) for after in (0, 1)]
        all_ = whole(given, nights[-1].states, day)
        made = call(lambda: build(all_, folder / "build") and None)
    failure = "" if not nights[-1].troubled and len(all_.adviezen) == councils * 10 else "not every council was read"
    what = f"register of {councils} councils"
    return [
        Row("register", f"{what}, first night", seconds(took[:1]), "", (), failure),
        Row("register", f"{what}, a night without a change", seconds(took[1:]), "", ()),
        Row("register", f"{what}, its site with downloads", seconds([made]), "", ()),
        Row("register", f"{what}, what is kept", f"{_megabytes(folder / 'stand')}", "", ()),
        Row("register", f"{what}, its site on the disk", f"{_megabytes(folder / 'build/site')}", "", ()),
    ]


def _megabytes(folder: Path) -> str:
    return f"{sum(each.stat().st_size for each in folder.rglob('*') if each.is_file()) / 1e6:.1f} MB"
