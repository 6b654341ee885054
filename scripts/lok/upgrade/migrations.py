"""The changes of the models that ask something of records that were there: one list, each with the version that asks it.

A model that will no longer take what an older one took gets a line here, in the same change, and the version of the
program goes up with it. A migration changes the text of one record by the splicing of ``edit``: what it does not mean
stays as it was typed. What it cannot do alone it says, with what somebody can do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.edit.record import insert_key, set_value
from lok.edit.retired import retired
from lok.kinds.afspraken import Afspraken
from lok.model.kind import UnreadError
from lok.rules.dates import told_later

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lok.model.kind import Record
    from lok.upgrade.version import Version


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as a migration finds it: its text, what that says, what the models of now read of it, and the day of today."""

    text: str
    data: dict[str, Any]
    record: Record | None
    today: date


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of a model, and what it asks of an older record.

    ``version`` is the first version of the program that asks it: it is done for every council that comes from an earlier one.
    ``soort`` is the kind it is about, ``None`` for every kind. ``told`` says to a secretary what changes and why.
    ``change`` gives the new text, which may be the old one; it raises ``NotEditedError`` where it cannot be done, and then
    ``remedy`` is what somebody can do.
    """

    version: Version
    name: str
    soort: str | None
    told: str
    remedy: str
    change: Callable[[Seen], str]


RETIRED = ("onderwerpen", "doelgroepen")
"""Fields of a contact point that became questions, records of their own."""
LONGEST_SILENCE = "langste_stilte_maanden"


def subjects_become_remarks(seen: Seen) -> str:
    """What a contact point was for is asked in questions now; what stood there stays to be read, for whoever writes these."""
    text = seen.text
    for name in RETIRED:
        if name in seen.data:
            text = retired(text, name)
    return text


def change_is_dated(seen: Seen) -> str:
    """The day of the last change is not earlier than what the record tells."""
    if seen.record is None or "laatst_gewijzigd" not in seen.data:
        return seen.text
    try:
        found = told_later(seen.record, seen.today)
    except UnreadError:
        return seen.text
    return set_value(seen.text, ("laatst_gewijzigd",), found[0].isoformat()) if found else seen.text


def silence_is_agreed(seen: Seen) -> str:
    """Half a year without a meeting was pointed out by the program itself; now it is a rule of the council, of the set in force."""
    sets = seen.data.get("afspraken")
    if not isinstance(sets, list) or not sets or not all(isinstance(each, dict) for each in sets):
        return seen.text
    last = len(sets) - 1
    if LONGEST_SILENCE in sets[last]:
        return seen.text
    return insert_key(seen.text, ("afspraken", last), LONGEST_SILENCE, "6", tuple(Afspraken.model_fields))


MIGRATIONS = (
    Migration(
        (1, 1, 0),
        "onderwerpen-van-contactpunten",
        "contactpunten",
        "Een contactpunt noemt geen onderwerpen en doelgroepen meer: vragen leiden ernaartoe. Wat er stond, blijft als opmerking in het bestand staan, om er vragen van te maken.",
        "Haal de regels van onderwerpen en doelgroepen weg, en maak er vragen van.",
        subjects_become_remarks,
    ),
    Migration(
        (1, 1, 0),
        "dag-van-de-laatste-wijziging",
        None,
        "De dag van de laatste wijziging is nooit vroeger dan wat het record zelf vertelt: agenda en nieuws lezen die dag.",
        "Schrijf bij laatst_gewijzigd de dag van het jongste feit in het record.",
        change_is_dated,
    ),
    Migration(
        (1, 1, 0),
        "langste-stilte",
        "raad",
        "Het programma wees er zelf op als er langer dan zes maanden geen vergadering was. Dat is nu een afspraak van de raad, die op de pagina met afspraken komt. Is dat niet afgesproken, haal de regel dan weg.",
        "Zet ‘langste_stilte_maanden: 6’ bij de jongste afspraken, als de raad dat wil.",
        silence_is_agreed,
    ),
)
"""In the order in which they are done."""
