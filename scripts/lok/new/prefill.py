"""What is already known of a record that somebody wants to make: its id, its number, its day, the seats of that day.

Beside the pipeline, for ``lok new``: pure functions of the archive, the words that were typed and a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date as day
from typing import TYPE_CHECKING, Any

from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.model.days import holds_on
from lok.model.fields import ID_PATTERN
from lok.source.scalar import scalar
from lok.words.slug import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lok.archive.archive import Archive
    from lok.model.kind import Kind

USUAL_HOUR = "19:30"


@dataclass(frozen=True, slots=True)
class Wish:
    """A record somebody wants: ``words`` without the day and the year among them, and the ids that are taken."""

    kind: Kind
    words: tuple[str, ...]
    day: day
    year: int
    year_given: bool
    taken: frozenset[str]
    archive: Archive

    @property
    def text(self) -> str:
        """The words as a title. Empty when none were given, or when the only one is the id."""
        return "" if self.given_id else " ".join(self.words)

    @property
    def given_id(self) -> str:
        """The id, when that is what was typed."""
        prefix = self.kind.prefix
        if len(self.words) != 1 or not re.fullmatch(ID_PATTERN, self.words[0]):
            return ""
        return self.words[0] if not prefix or self.words[0].startswith(f"{prefix}-") else ""

    @property
    def council(self) -> Any:
        """The council's settings, or ``None`` while there are none."""
        return next(iter(self.archive.all("raad")), None)

    def prefixed(self, *parts: str) -> str:
        """An id of this kind."""
        return "-".join(part for part in (self.kind.prefix, *parts) if part)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known: the id (empty when words are missing), and the YAML after ``<field>:`` of fields.

    ``values`` are filled in. ``offers`` stand behind a comment sign: right as they are, but not asked for.
    """

    id: str
    values: dict[str, str] = field(default_factory=dict)
    offers: dict[str, str] = field(default_factory=dict)


def make_wish(kind: Kind, words: tuple[str, ...], date: day, taken: frozenset[str], archive: Archive) -> Wish:
    """What was typed, with a day (``2026-03-12``) or a year taken out of the words; ``date`` is today."""
    days = [found for word in words if (found := _as_day(word))]
    years = [int(word) for word in words if re.fullmatch(r"(19|20)\d\d", word)]
    rest = tuple(word for word in words if not _as_day(word) and not re.fullmatch(r"(19|20)\d\d", word))
    wanted = days[0] if days else date
    year = years[0] if years else wanted.year
    return Wish(kind, rest, wanted, year, bool(years), taken, archive)


def _as_day(word: str) -> day | None:
    try:
        return day.fromisoformat(word) if re.fullmatch(r"\d{4}-\d\d-\d\d", word) else None
    except ValueError:
        return None


def known(wish: Wish, date: day) -> Known:
    """All that is known of the wished record on ``date``."""
    fields = wish.kind.model.model_fields
    title = next((name for name in ("titel", "naam", "vraag") if name in fields and wish.text), None)
    common = {title: scalar(wish.text)} if title else {}
    own = OWN.get(wish.kind.soort, _named)(wish)
    record_id = wish.given_id or own.id
    shared = {"id": record_id, "laatst_gewijzigd": date.isoformat()}
    return Known(record_id, shared | common | own.values, own.offers)


def _named(wish: Wish) -> Known:
    return Known(wish.prefixed(slug(wish.text)) if slug(wish.text) else "")


def _numbered(wish: Wish) -> tuple[str, int]:
    """The next id ``<prefix>-<year>-<nn>`` and its number."""
    start = wish.prefixed(str(wish.year)) + "-"
    used = [int(each.removeprefix(start)) for each in wish.taken if re.fullmatch(rf"{start}\d+", each)]
    number = max(used, default=0) + 1
    return f"{start}{number:02}", number


def _advies(wish: Wish) -> Known:
    record_id = wish.given_id or _numbered(wish)[0]
    meetings = [each for each in wish.archive.all("vergaderingen") if each.gepland_begin.date() <= wish.day]
    values = {"status": "ontwerp"}
    if re.fullmatch(r"adv-\d{4}-\d{2,3}", record_id):
        values["nummer"] = record_id.upper()
    if meetings:
        values["vergadering"] = meetings[0].id
    return Known(record_id, values)


def _vergadering(wish: Wish) -> Known:
    meetings = wish.archive.all("vergaderingen")
    last = next((each for each in meetings if each.gepland_begin.date() < wish.day), None)
    hour = f"{last.gepland_begin:%H:%M}" if last else USUAL_HOUR
    used = [each.volgnummer for each in meetings if each.gepland_begin.year == wish.day.year]
    values = {
        "volgnummer": str(max(used, default=0) + 1),
        "status": Vergaderstatus.gepland.value,
        "gepland_begin": f"{wish.day} {hour}",
        "agendapunten": _agenda(),
    }
    return Known(wish.prefixed(wish.day.isoformat()), values, _meeting_offers(wish, last))


def _agenda() -> str:
    items = (("1", "Verslag van de vorige vergadering", "goedkeuring_verslag"), ("2", "Varia", "varia"))
    return "".join(f"\n  - nr: {nr}\n    titel: {titel}\n    soort: {soort}" for nr, titel, soort in items)


def _meeting_offers(wish: Wish, last: Any) -> dict[str, str]:
    """The seats of that day as a list of attendance to fill in, the minutes to approve, and the usual place."""
    seats = sorted(each.id for each in wish.archive.all("zetels") if each.held_on(wish.day))
    waiting = (Vergaderstatus.gehouden, Vergaderstatus.verslag_ontwerp)
    drafts = [
        each.id
        for each in reversed(wish.archive.all("vergaderingen"))
        if each.status in waiting and each.gepland_begin.date() < wish.day
    ]
    offers = {}
    if seats:
        offers["aanwezigheden"] = "".join(f"\n  - {{zetel: {seat}, status: }}" for seat in seats)
    if drafts:
        offers["vorige_verslagen"] = "".join(
            f"\n  - vergadering: {each}\n    resultaat: goedgekeurd" for each in drafts
        )
    if last is not None and last.locatie and last.status in HELD:
        offers["locatie"] = scalar(last.locatie)
    return offers


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
    seat = next((word for word in wish.words if wish.archive.get("zetels", word)), None)
    values = {"van": wish.day.isoformat()} | ({"zetel": seat} if seat else {})
    name = seat.removeprefix("zetel-") if seat else slug(wish.text)
    return Known(wish.prefixed(name, str(wish.year)) if name else "", values)


def _toekenning(wish: Wish) -> Known:
    rules = next((word for word in wish.words if wish.archive.get("reglementen", word)), None)
    values = {"jaar": str(wish.year)} | ({"reglement": rules} if rules else {})
    name = rules.removeprefix("regl-") if rules else slug(wish.text)
    return Known(wish.prefixed(name, str(wish.year)) if name else "", values)


def _loketcijfers(wish: Wish) -> Known:
    year = str(wish.year if wish.year_given else wish.day.year - 1)
    return Known(wish.prefixed(year), {"jaar": year, "peildatum": wish.day.isoformat()})


def _of_year(wish: Wish) -> Known:
    return Known(wish.prefixed(str(wish.year)))


def _voorrangsregels(wish: Wish) -> Known:
    return Known(wish.prefixed(str(wish.year)), {"geldig_van": wish.day.isoformat()})


def _opportuniteitsadvies(wish: Wish) -> Known:
    return Known(_numbered(wish)[0], {"ontvangen_op": wish.day.isoformat()})


def _bezoekronde(wish: Wish) -> Known:
    days = {"van": wish.day.isoformat(), "tot": wish.day.isoformat()}
    return Known(wish.prefixed(str(wish.year), slug(wish.text)) if wish.text else "", days)


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
    "vergaderingen": _vergadering,
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
