"""Who is called to a meeting, and whether the council itself decides there.

Not every meeting is for all: a daily board, a working group, the partnership on out-of-school care alone. Who is called
decides the quorum, whether a list of attendance is whole, and for whom the meeting counts. Nothing is guessed: of a daily
board that the records do not name, nobody knows who is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.composition import Composition
from lok.kinds.besluitvorming import Bijeenkomst
from lok.kinds.organen import Orgaan
from lok.kinds.vergadering import Vergadersoort
from lok.kinds.vroeger import former_on, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.archive.archive import Archive
    from lok.kinds.besluitvorming import Quorum
    from lok.kinds.raad import Raad
    from lok.kinds.vergadering import Vergadering
    from lok.kinds.werkgroepen import Werkgroep
    from lok.kinds.zetels import Zetel

OF_THE_COUNCIL = frozenset(
    {Vergadersoort.algemene_vergadering, Vergadersoort.gecombineerd_boa, Vergadersoort.schriftelijke_ronde}
)
"""The kinds of meeting in which the council itself decides. A daily board and a working group have their own ways."""


def decides_as_council(meeting: Vergadering, raad: Raad | None) -> bool:
    """Whether the council itself met: alone, or with the BOA partnership, or as that partnership where it is one itself."""
    foreign = meeting.orgaan is Orgaan.boa and (raad is None or raad.orgaan is Orgaan.lok)
    return meeting.soort_vergadering in OF_THE_COUNCIL and meeting.werkgroep is None and not foreign


def body_of(meeting: Vergadering) -> Orgaan:
    """Which body met. A meeting of the sort *gecombineerd_boa* is one of both."""
    together = meeting.soort_vergadering is Vergadersoort.gecombineerd_boa
    return Orgaan.gecombineerd if together else meeting.orgaan


def called_of(
    meeting: Vergadering, raad: Raad | None, seats: Iterable[Zetel], group: Werkgroep | None = None
) -> tuple[Zetel, ...] | None:
    """The seats of that day that a meeting is for; ``None`` where the records do not tell whom it is for.

    Named in the meeting itself, else those of its working group, of the daily board that was agreed, or of the body that met.
    """
    day = meeting.gepland_begin.date()
    there = tuple(each for each in seats if each.held_on(day) and of_one_council(each, meeting, raad))
    rules = rules_of(raad, day, meeting.vroegere_raad)
    if meeting.opgeroepen:
        named = frozenset(meeting.opgeroepen)
    elif meeting.werkgroep is not None or meeting.soort_vergadering is Vergadersoort.werkgroep:
        named = frozenset(group.leden) if group is not None else frozenset()
    elif meeting.soort_vergadering is Vergadersoort.dagelijks_bestuur:
        named = frozenset(rules.dagelijks_bestuur) if rules is not None else frozenset()
    else:
        return _of_the_body(body_of(meeting), raad, there)
    return tuple(each for each in there if each.id in named) if named else None


def of_one_council(seat: Zetel, meeting: Vergadering, raad: Raad | None) -> bool:
    """Whether a seat was of the council that met: before two councils became one, each had its own seats.

    A seat that names none, or a meeting of which nobody says whose it was, is not told apart.
    """
    then = former_on(raad, meeting.gepland_begin.date(), meeting.vroegere_raad)
    return seat.vroegere_raad is None or not then or seat.vroegere_raad in {each.id for each in then}


BODIES = {Orgaan.lok: {Orgaan.lok}, Orgaan.boa: {Orgaan.boa}, Orgaan.gecombineerd: {Orgaan.lok, Orgaan.boa}}


def _of_the_body(body: Orgaan, raad: Raad | None, there: tuple[Zetel, ...]) -> tuple[Zetel, ...] | None:
    """The seats of a body; a seat that names none sits where this council does."""
    own = raad.orgaan if raad is not None else Orgaan.lok
    wanted = BODIES[own if (own, body) == (Orgaan.boa, Orgaan.lok) else body]  # most records leave the field at ‘lok’
    found = tuple(each for each in there if BODIES[each.orgaan or own] & wanted)
    # The partnership is another body than a LOK: only seats that say they sit there are known.
    return found or None if body is Orgaan.boa else found


QUORUMS = {
    Vergadersoort.dagelijks_bestuur: Bijeenkomst.dagelijks_bestuur,
    Vergadersoort.werkgroep: Bijeenkomst.werkgroep,
    Vergadersoort.gecombineerd_boa: Bijeenkomst.gecombineerd,
}
OF_A_BODY = {Orgaan.boa: Bijeenkomst.boa, Orgaan.gecombineerd: Bijeenkomst.gecombineerd}


def quorum_rule(meeting: Vergadering, raad: Raad | None) -> Quorum | None:
    """The quorum that is asked of a meeting: its own where one was agreed, else that of the council where it is one of it.

    ``None`` where no rule asks anything, or none of that day is known.
    """
    rules = rules_of(raad, meeting.gepland_begin.date(), meeting.vroegere_raad)
    if rules is None:
        return None
    of_a_group = Bijeenkomst.werkgroep if meeting.werkgroep is not None else None
    kind = of_a_group or QUORUMS.get(meeting.soort_vergadering) or OF_A_BODY.get(meeting.orgaan)
    own = next((each.quorum for each in rules.andere_quorums if each.voor is kind), None)
    return own or (rules.quorum if decides_as_council(meeting, raad) else None)


def has_a_quorum(meeting: Vergadering, raad: Raad | None) -> bool:
    """Whether a quorum is asked of a meeting: of the council itself always, though its rule may be unknown; of others where agreed."""
    return decides_as_council(meeting, raad) or quorum_rule(meeting, raad) is not None


def narrowed(composition: Composition, called: Iterable[Zetel] | None) -> Composition:
    """The composition without the seats that were not called; whole where the records do not tell who was."""
    if called is None:
        return composition
    ids = frozenset(each.id for each in called)
    if ids >= composition.holdings.keys():
        return composition
    holdings = {key: each for key, each in composition.holdings.items() if key in ids}
    return Composition(holdings, composition.filled & ids, composition.voting & ids)


def called_to(archive: Archive, meeting: Vergadering) -> tuple[Zetel, ...] | None:
    """The seats that a meeting of an archive is for; ``None`` where the records do not tell."""
    raad: Raad | None = next(iter(archive.all("raad")), None)
    group: Werkgroep | None = archive.get("werkgroepen", meeting.werkgroep) if meeting.werkgroep else None
    return called_of(meeting, raad, archive.all("zetels"), group)
