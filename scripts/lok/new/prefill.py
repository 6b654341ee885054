"""What is already known of a record that somebody wants to make: its id, its number, its day.

Beside the pipeline, for ``lok new``: pure functions of the archive, the words that were typed and a day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lok.acts.record_text import next_numbered
from lok.model.days import holds_on
from lok.new.meetings import vergadering
from lok.new.wish import TITLES, Known
from lok.source.scalar import scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date as day

    from lok.new.wish import Wish


def known(wish: Wish, date: day) -> Known:
    """All that is known of the wished record on ``date``."""
    fields = wish.kind.model.model_fields
    title = next((name for name in TITLES if name in fields and wish.text), None)
    common = {title: scalar(wish.text)} if title else {}
    own = OWN.get(wish.kind.soort, _named)(wish)
    record_id = wish.given_id or own.id
    shared = {"id": record_id, "laatst_gewijzigd": date.isoformat()}
    return Known(record_id, shared | common | own.values, own.offers)


def _named(wish: Wish) -> Known:
    return Known(wish.prefixed(wish.name) if wish.name else "")


def _advies(wish: Wish) -> Known:
    record_id = wish.given_id or next_numbered(wish.kind.prefix, wish.year, wish.taken)
    meetings = [each for each in wish.archive.all("vergaderingen") if each.gepland_begin.date() <= wish.day]
    values = {"status": "ontwerp"}
    if re.fullmatch(r"adv-\d{4}-\d{2,3}", record_id):
        values["nummer"] = record_id.upper()
    if meetings:
        values["vergadering"] = meetings[0].id
    return Known(record_id, values)


def _doelstelling(wish: Wish) -> Known:
    periods = wish.council.bestuursperiodes if wish.council else ()
    period = next(
        (f"{each.van.year}-{each.tot.year}" for each in periods if holds_on(each.van, each.tot, wish.day)), None
    )
    if period is None:
        return _named(wish)
    used = [each.nr for each in wish.archive.all("doelstellingen") if each.bestuursperiode == period]
    number = str(max(used, default=0) + 1)
    return Known(wish.prefixed(period[:4], number), {"bestuursperiode": period, "nr": number, "status": "gepland"})


def _mandaat(wish: Wish) -> Known:
    seat = wish.pointed("zetels")
    values = {"van": wish.day.isoformat()} | ({"zetel": seat} if seat else {})
    name = seat.removeprefix("zetel-") if seat else wish.name
    return Known(_free(wish, wish.prefixed(name, str(wish.year))) if name else "", values)


def _free(wish: Wish, wanted: str) -> str:
    """An id, or with a number behind it when it is taken: two people may begin on one seat in one year."""
    tried = (wanted, *(f"{wanted}-{number}" for number in range(2, len(wish.taken) + 3)))
    return next(each for each in tried if each not in wish.taken)


def _toekenning(wish: Wish) -> Known:
    rules = wish.pointed("reglementen")
    values = {"jaar": str(wish.year)} | ({"reglement": rules} if rules else {})
    name = rules.removeprefix("regl-") if rules else wish.name
    return Known(wish.prefixed(name, str(wish.year)) if name else "", values)


def _loketcijfers(wish: Wish) -> Known:
    wish.refuse_words(() if wish.given_id else wish.words, "Geef het jaar, bijvoorbeeld ‘lok new loketcijfers 2025’.")
    year = str(wish.year if wish.year_given else wish.day.year - 1)
    return Known(wish.prefixed(year), {"jaar": year, "peildatum": wish.day.isoformat()})


def _of_year(wish: Wish) -> Known:
    """The first of a year has its year alone; one more is told from it by its own words."""
    record_id = wish.prefixed(str(wish.year))
    return Known(wish.prefixed(str(wish.year), wish.name) if record_id in wish.taken and wish.name else record_id)


def _voorrangsregels(wish: Wish) -> Known:
    return Known(_of_year(wish).id, {"geldig_van": wish.day.isoformat()})


def _opportuniteitsadvies(wish: Wish) -> Known:
    return Known(next_numbered(wish.kind.prefix, wish.year, wish.taken), {"ontvangen_op": wish.day.isoformat()})


def _bezoekronde(wish: Wish) -> Known:
    days = {"van": wish.day.isoformat(), "tot": wish.day.isoformat()}
    return Known(wish.prefixed(str(wish.year), wish.name) if wish.name else "", days)


def _locatie(wish: Wish) -> Known:
    other = next(iter(wish.archive.all("locaties")), None)
    values = {"postcode": other.postcode, "gemeente": scalar(other.gemeente)} if other else {}
    return Known(_named(wish).id, values)


def _contactpunt(wish: Wish) -> Known:
    offers = {"email": wish.council.mailbox} if wish.council else {}
    return Known(_named(wish).id, {}, offers)


def _startstap(wish: Wish) -> Known:
    last = max((each.volgorde for each in wish.archive.all("startstappen")), default=0)
    return Known(_named(wish).id, {"volgorde": str(last + 10)})


def _zetel(wish: Wish) -> Known:
    return Known(_named(wish).id, {"van": wish.day.isoformat()})


OWN: Mapping[str, Callable[[Wish], Known]] = {
    "adviezen": _advies,
    "vergaderingen": vergadering,
    "doelstellingen": _doelstelling,
    "mandaten": _mandaat,
    "toekenningen": _toekenning,
    "loketcijfers": _loketcijfers,
    "memoranda": _of_year,
    "ikt-rondes": _of_year,
    "voorrangsregels": _voorrangsregels,
    "opportuniteitsadviezen": _opportuniteitsadvies,
    "bezoekrondes": _bezoekronde,
    "locaties": _locatie,
    "contactpunten": _contactpunt,
    "startstappen": _startstap,
    "zetels": _zetel,
}
"""The kinds of which more is known than a name."""
