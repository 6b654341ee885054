"""A round of visits, as counts: with what is known filled in, and never so few of a sort that they point at one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lok.acts.record_text import new_text, one_line, path_of
from lok.facts.contacts import contacts_in_force
from lok.kinds.bezoekrondes import KIND
from lok.kinds.contactpunten import Contactsoort
from lok.kinds.locatie import Opvangsoort
from lok.rules.visits import FEWEST
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date as day

    from lok.acts.deed import Deed, Office
    from lok.archive.archive import Archive
    from lok.kinds.bezoekrondes import Aanleiding

VISITS = KIND.soort
SMALL, LARGE = Opvangsoort.samenwerkende_onthaalouders, Opvangsoort.groepsopvang
"""What is counted with what, where it is too few to be counted apart."""


@dataclass(frozen=True, slots=True)
class Countable:
    """A sort of care: how many locations there are, and whether a count of them may stand apart."""

    sort: Opvangsoort
    there: int
    apart: bool


@dataclass(frozen=True, slots=True)
class Round:
    """A round: why, from which day to which, how many of each sort were reached, and what was brought along.

    ``by`` is the contact point that went; the local desk when it is ``None``. Both days are today when not given.
    """

    title: str
    occasion: Aanleiding
    reached: Mapping[Opvangsoort, int]
    first: day | None = None
    last: day | None = None
    by: str | None = None
    brought: tuple[str, ...] = field(default_factory=tuple)
    impressions: str = ""


def countable(archive: Archive) -> tuple[Countable, ...]:
    """The sorts of care with how many locations there are, for a form that asks how many were reached."""
    known = Counter(each.opvangsoort for each in archive.all("locaties"))
    return tuple(Countable(sort, known[sort], known[sort] >= FEWEST) for sort in Opvangsoort)


def new_round(office: Office, wish: Round) -> Deed:
    """The record of a round; cooperating childminders that are too few to stand apart are counted with group care.

    Raises:
        RefusedError: Nothing was reached, no office went, a provider is named, or a count points at one.
    """
    title = one_line(wish.title, "geef de ronde een titel, bijvoorbeeld: Kaartjes voor de week van de opvoeding.")
    reached, words = _joined(office, wish.reached)
    if not reached:
        raise RefusedError("zeg hoeveel locaties bereikt zijn, per soort opvang.")
    first = wish.first or wish.last or office.today
    record_id = office.id_from(KIND, title, first.year)
    values = {
        "id": record_id,
        "voorbeeld": office.invented(),
        "titel": title,
        "aanleiding": wish.occasion,
        "van": first,
        "tot": wish.last or first,
        "door": wish.by or _desk(office),
        "materiaal": [" ".join(each.split()) for each in wish.brought if each.strip()],
        "bereikt": [{"opvangsoort": sort, "aantal": count} for sort, count in reached.items()],
        "indrukken": wish.impressions.strip(),
    }
    path = path_of(VISITS, record_id)
    return office.deed(path, {path: new_text(KIND, values)}, words=words)


def _joined(office: Office, reached: Mapping[Opvangsoort, int]) -> tuple[dict[Opvangsoort, int], list[str]]:
    """The counts, with the small sort among the large one where it would point at few, and what is said of that."""
    counts = {sort: count for sort, count in reached.items() if count}
    if any(count < 0 for count in counts.values()):
        raise RefusedError("een aantal is nooit kleiner dan 0.")
    apart = {each.sort: each.apart for each in countable(office.archive)}
    if SMALL in counts and not apart[SMALL]:
        counts[LARGE] = counts.get(LARGE, 0) + counts.pop(SMALL)
        return counts, [
            "Samenwerkende onthaalouders zijn er te weinig om apart te tellen: ze staan bij de groepsopvang."
        ]
    return counts, []


def _desk(office: Office) -> str:
    """The local desk of today."""
    contacts = contacts_in_force(office.archive.all("contactpunten"), office.today)
    found = next((each.id for each in contacts if each.soort_contactpunt is Contactsoort.lokaal_loket), None)
    if found is None:
        raise RefusedError("zeg welk contactpunt de ronde deed.")
    return str(found)
