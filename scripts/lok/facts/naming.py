"""The council as it was called on a day: a record of before a merger says the name of that day, and its government.

``council_on`` gives the council itself where nothing was different, so that a council that never changed costs nothing.
"""

from __future__ import annotations

from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lok.kinds.opvolging import Bestuursorgaan
from lok.kinds.organen import Orgaan
from lok.kinds.vroeger import DATED, former_on
from lok.model.days import holds_on
from lok.words.dutch import listed, town_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from lok.archive.archive import Archive


def own_body(archive: Archive) -> Orgaan:
    """Which body the council is, for what our own words call it; a LOK while no record says so."""
    council: Any = next(iter(archive.all("raad")), None)
    return council.orgaan if council is not None else Orgaan.lok


def council_on(raad: Any, day: date, which: str | None = None) -> Any:
    """A record or view of the council with the names of a day; where two councils were not told apart, those of both.

    ``which`` is the id of the earlier council that a record names.
    """
    former = former_on(raad, day, which)
    if not former:
        return raad
    made = copy(raad)
    for name in DATED:
        values = list(dict.fromkeys(filter(None, (getattr(each, name, None) for each in former))))
        if len(values) == 1 or (values and name in JOINED):
            vars(made)[name] = listed(values)
        elif name in OWN:
            vars(made)[name] = None
    if any(each.bestuur for each in former):
        vars(made)["andere_besturen"] = ()
    return made


JOINED = frozenset({"naam", "afkorting", "bestuur"})
"""What is said of both where nobody says of which council a record is."""
OWN = frozenset({"logo", "sjabloon"})
"""What belongs to one council alone: an old record never bears the mark of the new one."""

DAYS: dict[str, Callable[[Any], Any]] = {
    "vergaderingen": lambda record: record.gepland_begin,
    "adviezen": lambda record: record.uitgebracht_op,
    "memoranda": lambda record: record.vastgesteld_op,
}
"""On which day a record bears its name, by kind; a record without one bears that of today."""


def day_of(soort: str, record: Any) -> date | None:
    """The day on which a record bears its name; ``None`` for other kinds, and while it has none."""
    day = DAYS[soort](record) if soort in DAYS else None
    return day.date() if isinstance(day, datetime) else day


def council_of(raad: Any, record: Any, soort: str, today: date) -> Any:
    """The council whose record it is, with the names of that day."""
    return council_on(raad, day_of(soort, record) or today, getattr(record, "vroegere_raad", None))


def towns_on(raad: Any, day: date, which: str | None = None) -> tuple[str, ...]:
    """The governments of the council on a day, the first one first."""
    then = council_on(raad, day, which)
    others = (each.bestuur for each in then.andere_besturen if holds_on(each.van or day, each.tot, day))
    return (then.bestuur, *others)


LOCAL = frozenset(Bestuursorgaan) - {Bestuursorgaan.opgroeien}
"""The bodies that each town has of its own."""


def towns_that_answer(raad: Any | None, day: date, bodies: Iterable[Bestuursorgaan]) -> tuple[str, ...]:
    """The towns that must answer an advice to these bodies; none for a council of one town."""
    towns = towns_on(raad, day) if raad is not None else ()
    return tuple(map(town_of, towns)) if len(towns) > 1 and not LOCAL.isdisjoint(bodies) else ()


def other_name(raad: Any, record: Any, soort: str, today: date) -> str:
    """The name that a record of before bears, where it is not the council's name of today; else empty."""
    then, now = council_of(raad, record, soort, today), council_on(raad, today)
    return str(then.naam) if then.naam != now.naam else ""
