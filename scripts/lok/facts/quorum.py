"""Whether enough voting seats were present at a meeting, under the rule of its day.

The number a share is taken of is that of the voting seats filled that day for whom the meeting is. Observers, guests and who is excused do not
count, nor does a proxy: its seat is not in the room. Where a list is missing or short, the number present lies between
two bounds, and the quorum is only judged when both say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from lok.facts.room import attended
from lok.kinds.besluitvorming import Quorumsoort
from lok.kinds.vergaderstatus import HELD
from lok.words.dutch import counted, share

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from lok.facts.composition import Composition
    from lok.kinds.besluitvorming import Quorum
    from lok.kinds.vergadering import Vergadering


@dataclass(frozen=True, slots=True)
class Quorumstand:
    """The quorum of one meeting, in numbers of seats.

    ``least`` and ``most`` are the bounds of the voting seats present, equal when the list is complete. ``needed`` is
    ``None`` when no rule is known of that day; ``reached`` is ``None`` when it cannot be judged. ``reason`` says why,
    in one Dutch sentence without names.
    """

    filled: int
    least: int
    most: int
    needed: int | None
    reached: bool | None
    reason: str


def needed(rule: Quorum, filled: int) -> int:
    """How many of the ``filled`` voting seats must be present: half of 13 is 7 at least, more than half of 14 is 8."""
    match rule.soort:
        case Quorumsoort.minstens_aandeel if rule.aandeel is not None:
            return ceil(filled * Fraction(rule.aandeel))
        case Quorumsoort.meer_dan_aandeel if rule.aandeel is not None:
            return floor(filled * Fraction(rule.aandeel)) + 1
        case Quorumsoort.aantal if rule.aantal is not None:
            return rule.aantal
        case _:
            return 0


def quorum_in_words(rule: Any) -> str:
    """What a quorum asks, of a record or a view: ``meer dan de helft van de stemgerechtigde zetels``."""
    match rule.soort:
        case Quorumsoort.minstens_aandeel | Quorumsoort.meer_dan_aandeel if rule.aandeel:
            least = "minstens" if rule.soort is Quorumsoort.minstens_aandeel else "meer dan"
            words = f"{least} {share(rule.aandeel)} van de stemgerechtigde zetels"
        case Quorumsoort.aantal if rule.aantal is not None:
            words = counted(rule.aantal, "stemgerechtigde zetel", "stemgerechtigde zetels")
        case _:
            words = "geen minimum"
    for each in rule.per_geleding:
        words += f", en {counted(each.aantal, 'zetel', 'zetels')} van de groep {each.geleding.woord}"
    second = "; een tweede vergadering met dezelfde agenda mag altijd beslissen"
    return words + (second if rule.tweede_vergadering_beslist else "")


def quorum_of(
    meeting: Vergadering, composition: Composition, rule: Quorum | None, known: AbstractSet[str]
) -> Quorumstand | None:
    """The quorum of a meeting under ``rule``; ``None`` when it was not held.

    ``composition`` holds the seats that the meeting is for. ``known`` are the ids of all seats: a list that names another
    cannot be counted (V01).
    """
    if meeting.status not in HELD:
        return None
    least, most = present_between(meeting, composition, known)
    stand = judged(rule, len(composition.voting), least, most, second=meeting.tweede_vergadering)
    return _by_group(stand, rule, meeting, composition) if rule is not None else stand


def _by_group(stand: Quorumstand, rule: Quorum, meeting: Vergadering, composition: Composition) -> Quorumstand:
    """The quorum with what is asked of groups. What was reached is not, when a group has too few; of a short list nothing is said."""
    second = meeting.tweede_vergadering and rule.tweede_vergadering_beslist
    if stand.reached is not True or second:
        return stand
    there = attended(meeting) & composition.voting
    for each in rule.per_geleding:
        of_group = {key for key in composition.voting if each.geleding in composition.holdings[key].seat.groups}
        present = len(there & of_group)
        if present >= each.aantal:
            continue
        if stand.least != stand.most:
            reason = f"Er moesten minstens {each.aantal} zetels van de groep {each.geleding.woord} aanwezig zijn, en het verslag zegt niet volledig wie er was."
            return replace(stand, reached=None, reason=reason)
        was = "was" if present == 1 else "waren"
        reason = f"Er {was} {present} van de {len(of_group)} stemgerechtigde zetels van de groep {each.geleding.woord} aanwezig, en er waren er {each.aantal} nodig."
        return replace(stand, reached=False, reason=reason)
    return stand


def present_between(meeting: Vergadering, composition: Composition, known: AbstractSet[str]) -> tuple[int, int]:
    """The fewest and the most filled voting seats that can have been present, by the list and the total given."""
    listed = {line.zetel for line in meeting.aanwezigheden}
    least, unknown = len(attended(meeting) & composition.voting), len(composition.voting - listed)
    most = least + unknown
    if listed <= known:
        total = meeting.aanwezig_totaal
        return least, most if total is None else max(least, min(most, total))
    return 0, len(composition.voting)


def judged(rule: Quorum | None, filled: int, least: int, most: int, *, second: bool = False) -> Quorumstand:
    """The quorum under ``rule`` with ``filled`` voting seats of which between ``least`` and ``most`` were present."""
    if rule is None:
        return Quorumstand(filled, least, most, None, None, "Er zijn geen afspraken bekend die op die dag golden.")
    if rule.soort is Quorumsoort.geen:
        return Quorumstand(filled, least, most, 0, True, "De afspraken van die dag vragen geen quorum.")
    count = needed(rule, filled)
    if second and rule.tweede_vergadering_beslist:
        reason = "Een tweede vergadering met dezelfde agenda mag altijd beslissen."
        return Quorumstand(filled, least, most, count, True, reason)
    if least < count <= most:
        reason = (
            f"Er moesten minstens {count} van de {filled} stemgerechtigde zetels aanwezig zijn, en het verslag "
            "zegt niet volledig wie er was."
        )
        return Quorumstand(filled, least, most, count, None, reason)
    present = least if least == most or least >= count else most
    bound = "" if least == most else "minstens " if least >= count else "hoogstens "
    reason = (
        f"Er {'was' if present == 1 else 'waren'} {bound}{present} van de {filled} ingevulde stemgerechtigde zetels "
        f"aanwezig, en er {'was' if count == 1 else 'waren'} er {count} nodig."
    )
    return Quorumstand(filled, least, most, count, least >= count, reason)
