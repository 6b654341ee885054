"""Elections against the room and against what the council agreed on them (V13, V14).

A council that agreed nothing on elections is asked this alone: no more votes than seats that could vote, and who is
elected has the most votes of the last round. No remedy ever leads to two winners.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.elections import Oordeel, Rondestand, explained_by, judged, standing
from lok.facts.room import voting_seats
from lok.facts.sitting import unmarked
from lok.kinds.vergaderstatus import HELD
from lok.source.problems import Finding, Level
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.kinds.afspraken import Afspraken
    from lok.kinds.verkiezingen import Verkiezing
    from lok.model.kind import Record
    from lok.source.parse import Path


def rounds_fit_the_room(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V13: no more votes in a round of an election than voting seats present; fewer is worth a look.

    Until there are minutes, who is not marked may be there.
    """
    del date
    for meeting in facts.meetings:
        if meeting.status not in HELD or not any(item.verkiezingen for item in meeting.agendapunten):
            continue
        perhaps = frozenset(each.id for each in unmarked(facts.archive, meeting) if each.stemgerechtigd)
        for index, (item, there) in enumerate(
            zip(meeting.agendapunten, voting_seats(meeting, facts.seats), strict=True)
        ):
            room = 0, meeting.aanwezig_totaal
            if there is not None:
                room = len(there), len(there | perhaps.difference(item.belangenconflict))
            for number, election in enumerate(item.verkiezingen):
                for turn_number, turn in enumerate(election.rondes):
                    at = ("agendapunten", index, "verkiezingen", number, "rondes", turn_number)
                    total = sum(turn.counts.values()) + turn.others
                    for finding in votes_fit(total, room, at, "deze ronde telt", by_list=there is not None):
                        yield meeting, finding


def votes_fit(total: int, room: tuple[int, int | None], at: Path, counting: str, *, by_list: bool) -> Iterator[Finding]:
    """V13: what is wrong with the number of votes of one ballot, in a ``room`` of the fewest and the most that could vote.

    ``counting`` begins the message: what was counted, up to the number. ``by_list``: the minutes say who was there.
    """
    least, most = room
    said = f"{counting} {counted(total, 'stem', 'stemmen')}"
    if most is not None and total > most:
        hint = "Tel de stemmen na, of verbeter de aanwezigheden. Waarnemers en verontschuldigden stemmen niet."
        bound = "hoogstens " if by_list and least < most else ""
        yield Finding(at, "V13", f"{said}, maar {_there(most, bound, by_list=by_list)}", hint)
    elif total < least:
        hint = (
            "Klopt dit? Noteer wie zich onthield of blanco of ongeldig stemde, of bij ‘aanwezig_afwijkend:’ wie de zaal "
            "verliet."
        )
        yield Finding(at, "V13", f"{said}, maar {_there(least, by_list=by_list)}", hint, Level.AANDACHTSPUNT)


def _there(count: int, bound: str = "", *, by_list: bool) -> str:
    was = "was" if count == 1 else "waren"
    if by_list:
        return (
            f"er {was} {bound}{counted(count, 'stemgerechtigde zetel', 'stemgerechtigde zetels')} aanwezig bij dit punt"
        )
    return f"volgens ‘aanwezig_totaal’ {was} er {count} aanwezig"


def elected_follow(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V14: who is elected had the most votes of the last round, and what else the council agreed; a tie says what broke it."""
    del date
    for meeting in facts.meetings:
        for index, item in enumerate(meeting.agendapunten):
            for number, election in enumerate(item.verkiezingen):
                if not election.rondes:
                    continue
                at, rules = ("agendapunten", index, "verkiezingen", number), facts.rules_of(meeting)
                for judge in (_last_round, _as_agreed):
                    for finding in judge(election, rules, at):
                        yield meeting, finding


def _standing(election: Verkiezing, number: int, rules: Afspraken | None) -> Rondestand:
    """What round ``number`` of an election leads to, from 1."""
    turn = election.rondes[number - 1]
    counts = {_called(letter): votes for letter, votes in turn.counts.items()}
    return standing(counts, turn.others, number, rules)


def _called(letter: str) -> str:
    return f"kandidaat {letter}"


def _last_round(election: Verkiezing, rules: Afspraken | None, at: Path) -> Iterator[Finding]:
    """Who is elected by the last round. Of two winners, or of one who did not stand in it, the rules of the kind speak."""
    number, chosen = len(election.rondes), [index for index, each in enumerate(election.kandidaten) if each.verkozen]
    letter = election.kandidaten[chosen[0]].kandidaat if chosen else None
    if len(chosen) > 1 or (letter is not None and letter not in election.rondes[-1].counts):
        return
    stand = _standing(election, number, rules)
    elected = _called(letter) if letter is not None else None
    explained = election.beslist_door is not None or explained_by(rules)
    place = (*at, "kandidaten", chosen[0], "verkozen") if chosen else (*at, "rondes", number - 1)
    match judged(stand, elected, open_ended=election.uitgesteld, explained=explained):
        case Oordeel.not_the_most:
            hint = "Verbeter de aantallen, of zet ‘verkozen: ja’ alleen bij wie verkozen is."
            yield Finding(place, "V14", f"{elected} kan niet verkozen zijn: {stand.lead}", hint)
        case Oordeel.not_enough:
            hint = "Verwijder hier ‘verkozen: ja’, of verbeter de aantallen of de afspraken van die dag."
            yield Finding(place, "V14", f"{elected} kan niet verkozen zijn: {stand.reason}", hint)
        case Oordeel.tie_unexplained:
            hint = "Zeg bij ‘beslist_door:’ van deze verkiezing wat besliste: loting, jongste, oudste, langst_lid of voorzitter."
            message = f"{stand.lead}, en er staat niet wat besliste"
            yield Finding(place, "V14", message, hint, Level.AANDACHTSPUNT)
        case Oordeel.nobody:
            hint = f"Zet ‘verkozen: ja’ bij {stand.can[0]}. Besliste de raad nog niet, schrijf dan ‘uitgesteld: ja’."
            level = Level.FOUT if rules is not None and rules.verkiezingen is not None else Level.AANDACHTSPUNT
            yield Finding(place, "V14", f"niemand is verkozen, maar {stand.lead}", hint, level)
        case None:
            pass


def _as_agreed(election: Verkiezing, rules: Afspraken | None, at: Path) -> Iterator[Finding]:
    """Rounds that were one too many by what the council agreed, and a tie that was broken in another way."""
    local = rules.verkiezingen if rules is not None else None
    if local is None:
        return
    hint = "Klopt dit? Kijk dit na, of verbeter de afspraken van die dag."
    before = min(len(election.rondes), local.rondes or len(election.rondes))
    for number in range(1, before):
        stand = _standing(election, number, rules)
        if stand.must:
            message = f"na ronde {number} was er al iemand verkozen: {stand.lead}"
            yield Finding((*at, "rondes", number), "V14", message, hint, Level.AANDACHTSPUNT)
    if local.rondes is not None and len(election.rondes) > local.rondes > 0:
        message = f"volgens de afspraken van die dag zijn er hoogstens {counted(local.rondes, 'ronde', 'rondes')}"
        yield Finding((*at, "rondes", local.rondes), "V14", message, hint, Level.AANDACHTSPUNT)
    if election.beslist_door is not None and local.bij_gelijke_stemmen not in (None, election.beslist_door):
        message = f"volgens de afspraken van die dag beslist {local.bij_gelijke_stemmen.woord} bij gelijke stemmen"
        yield Finding((*at, "beslist_door"), "V14", message, hint, Level.AANDACHTSPUNT)
