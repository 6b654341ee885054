"""What is said of an act once it stands: one short sentence, which a screen reader reads and nobody else needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.desk.meeting_acts import BUTTONS
from lok.words.dutch import as_sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lok.desk.evening import Evening
    from lok.desk.table import Vote


def said(evening: Evening, name: str, given: Mapping[str, Any]) -> str:
    """What became of an act with this button, out of the meeting as it is now."""
    words = SAYING[name](evening, given) if name in SAYING and evening.meeting is not None else ""
    return words or as_sentence(sentence(BUTTONS[name].words))


def _room(evening: Evening, given: Mapping[str, Any]) -> str:
    del given
    return evening.bar


def _expected(evening: Evening, given: Mapping[str, Any]) -> str:
    del given
    return evening.expected


def _moved(evening: Evening, given: Mapping[str, Any]) -> str:
    items = evening.items
    place = given.get("naar")
    if not isinstance(place, int) or not 0 <= place < len(items):
        return ""
    return f"{items[place].item.titel} staat nu op plaats {place + 1} van {len(items)}."


def _came(evening: Evening, given: Mapping[str, Any]) -> str:
    title = " ".join(str(given.get("titel", "")).split())
    place = next((each.index for each in evening.items if each.item.titel == title), None)
    return "" if place is None else f"{title} staat op plaats {place + 1} van {len(evening.items)}."


def _vote(evening: Evening, given: Mapping[str, Any]) -> str:
    votes = _votes(evening, given)
    place = given.get("stemming", len(votes) - 1)
    if not isinstance(place, int) or not 0 <= place < len(votes):
        return ""
    found = votes[place]
    return " ".join(filter(None, (as_sentence(sentence(found.words)), found.warning)))


def _votes(evening: Evening, given: Mapping[str, Any]) -> tuple[Vote, ...]:
    place = given.get("punt")
    return evening.items[place].votes if isinstance(place, int) and 0 <= place < len(evening.items) else ()


def _election(evening: Evening, given: Mapping[str, Any]) -> str:
    place, nr = given.get("punt"), given.get("verkiezing")
    if not isinstance(place, int) or not isinstance(nr, int) or not 0 <= place < len(evening.items):
        return ""
    stands = evening.items[place].elections
    return f"{stands[nr].words} {stands[nr].warning}".strip() if 0 <= nr < len(stands) else ""


SAYING: Mapping[str, Callable[[Evening, Mapping[str, Any]], str]] = {
    **dict.fromkeys(("aanduiden", "anderen", "kwam-ging", "zaal-uit", "volmacht", "openen"), _room),
    **dict.fromkeys(("stemming", "zelfde", "tellen", "rest", "stem", "gevolg"), _vote),
    **dict.fromkeys(("ronde-tellen", "verkozen"), _election),
    "antwoord": _expected,
    "plaats": _moved,
    "punt": _came,
}
"""The acts of which more is said than that they are done."""
