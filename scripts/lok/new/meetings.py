"""What is known of a meeting before it is planned: its number, its hour, its seats; of the council or of a working group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lok.kinds.registry import BY_SOORT
from lok.kinds.vergadering import PLENARY, Vergadersoort
from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.new.wish import Known, there_is
from lok.source.scalar import scalar
from lok.words.spoken_days import spoken_hour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.new.wish import Wish

USUAL_HOUR = "19:30"
FILLERS = frozenset({"om", "op", "uur", "werkgroep"})
"""Words between the others that say nothing by themselves."""


def vergadering(wish: Wish) -> Known:
    """A meeting on the day of the wish. A word that is a working group makes it that of the group.

    Raises ``WrongUse`` for words that are no day, hour or working group: nothing would be done with them.
    """
    if wish.given_id:
        return _planned(wish, None, None, wish.given_id)
    hours = [hour for word in wish.words if (hour := _hour(word))]
    said = tuple(word for word in wish.words if not _hour(word) and word.lower() not in FILLERS)
    bare = replace(wish, words=said)
    group = bare.pointed("werkgroepen") if said else None
    if group is None or (group in said and len(said) > 1):
        hint = (
            "Geef een dag, en als het er een is van een werkgroep ook haar id: ‘lok new vergaderingen 12 maart 2026’."
        )
        there = there_is(BY_SOORT["werkgroepen"], wish.archive, wish.day)
        wish.refuse_words((word for word in said if word != group), f"{hint} {there}".rstrip())
    name = group.removeprefix("wg-") if group else ""
    return _planned(wish, group, next(iter(hours), None), wish.prefixed(wish.day.isoformat(), name))


def _hour(word: str) -> str:
    found = spoken_hour(word)
    return f"{found:%H:%M}" if found else ""


def _planned(wish: Wish, group: str | None, hour: str | None, record_id: str) -> Known:
    series = [each for each in wish.archive.all("vergaderingen") if _of(each, group)]
    last = next((each for each in series if each.gepland_begin.date() < wish.day), None)
    usual = f"{last.gepland_begin:%H:%M}" if last else USUAL_HOUR
    used = [each.volgnummer for each in series if each.gepland_begin.year == wish.day.year]
    values = {
        "volgnummer": str(max(used, default=0) + 1),
        **({"soort_vergadering": Vergadersoort.werkgroep.value, "werkgroep": group} if group else {}),
        "status": Vergaderstatus.gepland.value,
        "gepland_begin": f"{wish.day} {hour or usual}",
        "agendapunten": _agenda(),
    }
    return Known(record_id, values, _offers(wish, group, series, last))


def _of(meeting: Any, group: str | None) -> bool:
    """Whether a meeting is one of the series: of the group, or of the whole council."""
    if group is not None:
        return bool(meeting.werkgroep == group)
    return meeting.werkgroep is None and meeting.soort_vergadering in PLENARY


def _agenda() -> str:
    items = (("1", "Verslag van de vorige vergadering", "goedkeuring_verslag"), ("2", "Varia", "varia"))
    return "".join(f"\n  - nr: {nr}\n    titel: {titel}\n    soort: {soort}" for nr, titel, soort in items)


def _offers(wish: Wish, group: str | None, series: list[Any], last: Any) -> dict[str, str]:
    """The seats of that day as a list of attendance to fill in, the minutes to approve, and the usual place."""
    seats = _seats(wish, group)
    waiting = (Vergaderstatus.gehouden, Vergaderstatus.verslag_ontwerp)
    drafts = [each.id for each in reversed(series) if each.status in waiting and each.gepland_begin.date() < wish.day]
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


def _seats(wish: Wish, group: str | None) -> Iterable[str]:
    """The seats of that day; of a working group that names its members, theirs."""
    held = sorted(each.id for each in wish.archive.all("zetels") if each.held_on(wish.day))
    found = wish.archive.get("werkgroepen", group) if group else None
    return [seat for seat in held if seat in found.leden] if found and found.leden else held
