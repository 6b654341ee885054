"""What the council agreed about openness, for one meeting: who may attend it, and whether its minutes are for everybody.

Sentences follow the dated agreements of the council (``raad.afspraken``), those of the day of the meeting; before the
first agreement nothing is known, and that is said. Works on records and views alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.kinds.afspraken import Openbaarheid
from lok.kinds.vergadering import PLENARY
from lok.kinds.vroeger import rules_of

if TYPE_CHECKING:
    from datetime import date


def who_may_attend(raad: Any, meeting: Any, today: date) -> str | None:
    """Whether the public may attend a meeting of the whole council; None for other meetings and where nobody knows."""
    day = meeting.gepland_begin.date()
    rules = rules_of(raad, day, meeting.vroegere_raad)
    if rules is None or meeting.soort_vergadering not in PLENARY or meeting.werkgroep is not None:
        return None
    may = "mag" if day >= today else "mocht"
    match rules.openbaarheid_vergaderingen:
        case Openbaarheid.openbaar:
            return f"iedereen {may} deze vergadering bijwonen"
        case Openbaarheid.op_vraag:
            return f"wie het vooraf vraagt, {may} deze vergadering bijwonen"
        case _:
            return f"alleen leden en genodigden {'mogen' if day >= today else 'mochten'} deze vergadering bijwonen"


def minutes_are(raad: Any, meeting: Any) -> Openbaarheid | None:
    """What holds for the approved minutes of a meeting; None before the first agreement."""
    rules = rules_of(raad, meeting.gepland_begin.date(), meeting.vroegere_raad)
    return None if rules is None else Openbaarheid(rules.openbaarheid_verslagen)


def minutes_to_come(raad: Any, meeting: Any) -> str:
    """What the public may expect of minutes that are not approved yet."""
    return {
        Openbaarheid.openbaar: "De besluiten verschijnen hier zodra een volgende vergadering het verslag goedkeurt.",
        Openbaarheid.op_vraag: "De besluiten komen niet op deze site. Het goedgekeurde verslag kun je opvragen.",
        Openbaarheid.gesloten: "De besluiten komen niet op deze site: de verslagen van de raad zijn niet openbaar.",
        None: f"De besluiten komen niet op deze site: {NOT_AGREED}.",
    }[minutes_are(raad, meeting)]


def minutes_without_quorum(raad: Any, meeting: Any) -> str:
    """What the public may expect of a meeting that could decide nothing."""
    if minutes_are(raad, meeting) is Openbaarheid.openbaar:
        return "Het verslag staat hier niet: alleen een goedgekeurd verslag is openbaar."
    return minutes_to_come(raad, meeting)


def minutes_kept_back(raad: Any, meeting: Any) -> str:
    """Why approved minutes are not on the public site."""
    why = NOT_AGREED if minutes_are(raad, meeting) is None else "zo sprak de raad het af"
    return f"Het verslag is goedgekeurd, maar niet openbaar: {why}."


NOT_AGREED = "voor die dag heeft de raad nog niets over openbaarheid afgesproken"

FUNCTIONS = (who_may_attend, minutes_to_come, minutes_without_quorum, minutes_kept_back)
"""What templates may call."""
