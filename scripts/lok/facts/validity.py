"""Whether the council could lawfully give an advice: a meeting in number, and no more than two thirds of one sex.

Decree on local government, art. 304, § 3: otherwise "kan niet op rechtsgeldige wijze advies worden uitgebracht". The outcome is public. The numbers of men and women are for members.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.kinds.raad import Geslachtsgroep
from lok.words.dutch import written_day

if TYPE_CHECKING:
    from datetime import date

    from lok.facts.facts import Facts
    from lok.kinds.advies import Advies
    from lok.kinds.raad import Geslachtsverhouding, Raad


@dataclass(frozen=True, slots=True)
class Rechtsgeldigheid:
    """Whether an advice is lawful: ``ok``, or ``None`` when it cannot be judged, and why, in Dutch for each audience.

    ``reason_public`` holds no number and no name; ``reason_members`` has the numbers.
    """

    ok: bool | None
    reason_public: str
    reason_members: str


def two_thirds_kept(count: Geslachtsverhouding) -> bool:
    """Whether at most two thirds are men and at most two thirds are women: 8 of 12 is, 9 of 13 is not."""
    return 3 * max(count.m, count.v) <= 2 * (count.m + count.v + count.x)


def last_count(raad: Raad | None, day: date) -> Geslachtsverhouding | None:
    """The last count made on or before ``day``; ``None`` when there was none yet.

    The decree speaks of the members: of two counts of one day that of all members decides.
    """
    made = [count for count in raad.geslachtsverhouding if count.datum <= day] if raad is not None else []
    return max(made, key=lambda count: (count.datum, count.geteld is Geslachtsgroep.leden)) if made else None


def lawfulness(facts: Facts, advies: Advies) -> Rechtsgeldigheid | None:
    """Whether the council could give this advice on the day it did; ``None`` before it is given.

    One ground that fails is enough; without one, both must be known.
    """
    if advies.uitgebracht_op is None:
        return None
    grounds = (_in_number(facts, advies.vergadering), _balanced(facts.raad, advies.uitgebracht_op))
    failed = [ground for ground in grounds if ground.ok is False]
    unknown = [ground for ground in grounds if ground.ok is None]
    told = failed or unknown or list(grounds)
    ok = False if failed else None if unknown else True
    return Rechtsgeldigheid(
        ok, " ".join(ground.reason_public for ground in told), " ".join(ground.reason_members for ground in told)
    )


def _in_number(facts: Facts, meeting_id: str) -> Rechtsgeldigheid:
    quorum = facts.quorums.get(meeting_id)
    if quorum is None:
        text = "De vergadering van dit advies is geen gehouden vergadering van de raad."
        return Rechtsgeldigheid(None, text, text)
    held = written_day(facts.archive.records["vergaderingen"][meeting_id].gepland_begin.date())  # type: ignore[attr-defined]
    public = {
        True: f"De raad was in aantal op {held}.",
        False: f"De raad was niet in aantal op {held}.",
        None: f"Of de raad in aantal was op {held}, is niet bekend.",
    }[quorum.reached]
    return Rechtsgeldigheid(quorum.reached, public, quorum.reason)


def _balanced(raad: Raad | None, day: date) -> Rechtsgeldigheid:
    count = last_count(raad, day)
    if count is None:
        text = f"Er was op {written_day(day)} nog geen telling van mannen en vrouwen."
        return Rechtsgeldigheid(None, text, text)
    ok, total = two_thirds_kept(count), count.m + count.v + count.x
    of = "leden" if count.geteld is Geslachtsgroep.leden else "stemgerechtigde leden"
    share = f"{'hoogstens' if ok else 'meer dan'} twee derde van de {of} van hetzelfde geslacht"
    public = f"Bij de telling van {written_day(count.datum)} was {share}."
    told = f"{public.removesuffix('.')}: het ging om {max(count.m, count.v)} van de {total}."
    if count.geteld is Geslachtsgroep.leden:
        return Rechtsgeldigheid(ok, public, told)
    return Rechtsgeldigheid(ok, f"{public} {LOCAL_COUNT}", f"{told} {LOCAL_COUNT}")


LOCAL_COUNT = "Alleen die leden tellen, is een plaatselijke afspraak: het decreet spreekt over alle leden."
"""Of a count of the voting members alone, which some statutes ask for."""
