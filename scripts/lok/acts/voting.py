"""Votes as they are taken: counted by hand or seat by seat, or filled in from who is in the room; the outcome follows at once.

What a vote leads to is that of the rule of the day of the meeting, and is written again with every change of its numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.acts.candidates import choice_at
from lok.acts.meeting_text import ITEMS, append, being_held, item_of, meeting_of, named, put
from lok.acts.record_text import drop, one_line
from lok.facts.majority import outcome, votes, votes_that_count
from lok.facts.sitting import assembly_at, room_at
from lok.kinds.stemmingen import COUNTED, UNNUMBERED, Stem, Stemgevolg, Stemmethode
from lok.words.dutch import counted
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.facts.facts import Facts
    from lok.facts.sitting import Room
    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.stemmingen import Stemming
    from lok.kinds.vergadering import Vergadering
    from lok.source.positions import Path

VOTES = "stemmingen"
NAMED = "stemmen_per_zetel"
ALWAYS = (Stem.voor, Stem.tegen, Stem.onthouding)
"""The kinds of vote of which a counted vote gives the number, also when there is none of them."""
CARRIED = {
    Stemgevolg.goedgekeurd: "aangenomen",
    Stemgevolg.verworpen: "verworpen",
    Stemgevolg.geen_meerderheid: "geen meerderheid",
    Stemgevolg.uitgesteld: "uitgesteld",
}
"""How an outcome is said aloud."""


Spot = tuple[int, int]
"""A vote: the place of its item on the agenda, and its own among the votes of that item, both counted from 0."""


@dataclass(frozen=True, slots=True)
class Live:
    """A vote as it stands: what it leads to, in words, why, and what does not fit the room. ``warning`` may be empty."""

    words: str
    reason: str
    warning: str


def begin_vote(
    facts: Facts, text: str, index: int, subject: str = "", method: Stemmethode = Stemmethode.handopsteking
) -> str:
    """The text with a vote on the item at ``index`` in which nobody voted yet; its subject is that of the item, or ``subject``.

    Raises:
        RefusedError: The meeting is not being held, or there is no such item.
    """
    item = item_of(being_held(text), index)
    numbers = {} if method in UNNUMBERED else {stem.value: "0" for stem in ALWAYS}
    vote = {"onderwerp": _subject(item, subject), "methode": method.value, **numbers}
    result = Stemgevolg.goedgekeurd if method in UNNUMBERED else Stemgevolg.geen_meerderheid
    text = append(text, (ITEMS, index, VOTES), vote | {"gevolg": result.value})
    return _judged(facts, text, (index, len(item.stemmingen)))


def unanimous(facts: Facts, text: str, index: int, *, vote: int | None = None, subject: str = "") -> str:
    """The text in which everybody in the room who may vote on the item was for it.

    Args:
        facts: The council.
        text: The text of a meeting that is being held.
        index: The item.
        vote: Which vote of that item; ``None`` for a new one.
        subject: What a new one is about, if not the item itself.

    Raises:
        RefusedError: Nobody can vote, or of some it is not said yet whether they are there.
    """
    return _all_for(facts, text, (index, vote), subject, Stemmethode.eenparig)


def consensus(facts: Facts, text: str, index: int, *, vote: int | None = None, subject: str = "") -> str:
    """The same as ``unanimous``, where the council agreed without a vote."""
    return _all_for(facts, text, (index, vote), subject, Stemmethode.consensus)


def same_as_previous(facts: Facts, text: str, index: int, *, subject: str = "") -> str:
    """The text with a vote on the item at ``index`` like the last one before it, in the order in which items stand.

    What was agreed by all counts the room of this item. Counted votes are taken over only when the same seats may vote.

    Raises:
        RefusedError: There is no vote before it, or the room is another one.
    """
    meeting = being_held(text)
    item = item_of(meeting, index)
    earlier = [(place, each) for place in range(index + 1) for each in meeting.agendapunten[place].stemmingen]
    if not earlier:
        raise RefusedError("er is nog niet gestemd op deze vergadering.")
    place, vote = earlier[-1]
    if vote.methode in UNNUMBERED and vote.counts[Stem.voor]:
        return _all_for(facts, text, (index, None), subject, vote.methode)
    then, now = (room_at(facts, meeting, each).voters for each in (place, index))
    if then != now and votes(vote) is not None:
        where = named(meeting.agendapunten[place])
        others = f"konden er {len(then)} stemmen, en nu {len(now)}" if len(then) != len(now) else "zaten er anderen"
        raise RefusedError(f"bij {where} {others}. Tel opnieuw.")
    values = vote.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude={"minderheidsstandpunt"})
    new = {name: str(each) if isinstance(each, int) else each for name, each in values.items()}
    return append(text, (ITEMS, index, VOTES), new | {"onderwerp": _subject(item, subject)})


def count(facts: Facts, text: str, spot: Spot, counts: Mapping[Stem, int], method: Stemmethode | None = None) -> str:
    """The text with these numbers of a vote, and what they lead to; what is not in ``counts`` stays.

    Raises:
        RefusedError: A number is below 0, the vote is counted seat by seat, or is not there.
    """
    found, at = _found(being_held(text), spot)
    if any(number < 0 for number in counts.values()):
        raise RefusedError("een aantal stemmen is nooit kleiner dan 0.")
    if found.stemmen_per_zetel:
        raise RefusedError("hier staat per zetel wat die stemde, en daaruit volgen de aantallen. Wis eerst die lijst.")
    if method is not None:
        text = put(text, at, "methode", method.value)
    for stem in COUNTED:
        if stem in counts or (stem in ALWAYS and not found.counted):
            text = put(text, at, stem.value, str(counts.get(stem, 0)))
    return _judged(facts, text, spot)


def tap(facts: Facts, text: str, spot: Spot, seat: str, stem: Stem | None) -> str:
    """The text with what one seat voted, and the numbers that follow from it; ``None`` takes its vote away.

    Raises:
        RefusedError: The seat cannot vote on this item, the vote is secret, or is not there.
    """
    meeting = being_held(text)
    found, at = _found(meeting, spot)
    if found.methode is Stemmethode.geheim:
        raise RefusedError("bij een geheime stemming staat nooit wie wat stemde. Tel alleen de aantallen.")
    if stem is not None:
        _refuse_who_cannot_vote(facts, room_at(facts, meeting, spot[0]), seat)
    row = next((place for place, line in enumerate(found.stemmen_per_zetel) if line.zetel == seat), None)
    if stem is None:
        text = text if row is None else drop(text, (*at, NAMED, row))
    elif row is None:
        text = append(text, (*at, NAMED), {"zetel": seat, "stem": stem.value})
    else:
        text = put(text, (*at, NAMED, row), "stem", stem.value)
    lines = _found(meeting_of(text), spot)[0].stemmen_per_zetel
    for each in COUNTED:
        number = sum(line.stem is each for line in lines)
        if number or each in ALWAYS or getattr(found, each.value) is not None:
            text = put(text, at, each.value, str(number))
    return _judged(facts, text, spot)


def decide(text: str, spot: Spot, result: Stemgevolg) -> str:
    """The text with what a vote led to, where somebody has to say so: a tie that the chair decides, or a decision put off.

    Raises:
        RefusedError: The meeting is not being held, or there is no such vote.
    """
    return put(text, _found(being_held(text), spot)[1], "gevolg", result.value)


def take_vote_away(text: str, spot: Spot) -> str:
    """The text without a vote.

    Raises:
        RefusedError: The meeting is not being held, or there is no such vote.
    """
    return drop(text, _found(being_held(text), spot)[1])


def live(facts: Facts, meeting: Vergadering, spot: Spot) -> Live:
    """A vote as it stands, under the rule of that day: ``aangenomen, 8 van 12``.

    Raises:
        RefusedError: There is no such vote.
    """
    vote, _ = _found(meeting, spot)
    rules = facts.rules_of(meeting)
    judged = outcome(vote, rules, assembly_at(facts, meeting, spot[0]))
    counts = votes(vote)
    put_off = vote.gevolg is Stemgevolg.uitgesteld
    choice = choice_at(facts, meeting, spot)
    if choice is not None:
        elected = "verkozen" if vote.gevolg is Stemgevolg.goedgekeurd else "niet verkozen"
        words = f"{CARRIED[vote.gevolg] if put_off else elected}, {vote.counts[Stem.voor]} van {choice.total}"
        return Live(words, choice.reason, _warning(room_at(facts, meeting, spot[0]), {Stem.voor: choice.total}))
    words = CARRIED[judged.gevolg or vote.gevolg] if not put_off else CARRIED[vote.gevolg]
    if not judged.fits:
        words = "dit klopt niet"
    if counts is not None and any(counts.values()):
        base = judged.base
        if base is None:
            base = vote.total if rules is None else votes_that_count(counts, rules, vote.others)
        words += f", {counts[Stem.voor]} van {base}"
    return Live(words, judged.reden, _warning(room_at(facts, meeting, spot[0]), counts, vote.others))


def _warning(room: Room, counts: Mapping[Stem, int] | None, others: int = 0) -> str:
    """What does not fit: more votes than there can be in the room, or seats that did not vote yet."""
    if counts is None:
        return ""
    total, most = sum(counts.values()) + others, len(room.voters | room.unmarked)
    if total > most:
        perhaps = "hoogstens " if room.unmarked else ""
        return f"{counted(total, 'stem', 'stemmen')}, en er kunnen er {perhaps}{most} zijn. Tel opnieuw."
    missing = len(room.voters) - total
    return f"{counted(missing, 'lid stemde', 'leden stemden')} nog niet." if missing > 0 else ""


def _all_for(facts: Facts, text: str, spot: tuple[int, int | None], subject: str, method: Stemmethode) -> str:
    """The text in which a vote, or a new one where none is named, went one way."""
    meeting = being_held(text)
    index, place = spot
    item = item_of(meeting, index)
    room = room_at(facts, meeting, index)
    if room.unmarked:
        many = counted(len(room.unmarked), "lid", "leden")
        raise RefusedError(f"van {many} is nog niet aangeduid of ze er zijn. Doe dat eerst, of tel de stemmen.")
    if not room.voters:
        raise RefusedError("er is niemand in de zaal die mag stemmen.")
    if place is None:
        place = len(item.stemmingen)
        new = {"onderwerp": _subject(item, subject), "gevolg": Stemgevolg.goedgekeurd.value}
        text = append(text, (ITEMS, index, VOTES), new)
    _, at = _found(meeting_of(text), (index, place))
    text = drop(put(text, at, "methode", method.value), (*at, NAMED))
    for stem in COUNTED:
        number = len(room.voters) if stem is Stem.voor else 0
        text = put(text, at, stem.value, str(number)) if stem in ALWAYS else drop(text, (*at, stem.value))
    return put(text, at, "gevolg", Stemgevolg.goedgekeurd.value)


def _subject(item: Agendapunt, subject: str) -> str:
    return one_line(subject or item.titel, "zeg waarover gestemd wordt.")


def _found(meeting: Vergadering, spot: Spot) -> tuple[Stemming, Path]:
    """A vote and its place in the text. Raises ``RefusedError`` when it is not there."""
    index, place = spot
    item = item_of(meeting, index)
    if not 0 <= place < len(item.stemmingen):
        raise RefusedError("die stemming staat er niet meer. Kijk het punt na.")
    return item.stemmingen[place], (ITEMS, index, VOTES, place)


def _judged(facts: Facts, text: str, spot: Spot) -> str:
    """The text with what the numbers of a vote lead to; one that turned out divided was not agreed on by all.

    Where the numbers alone do not tell (a tie that the chair decides) there is no majority until somebody says more. What
    a vote on one candidate leads to, is written with that of the others.
    """
    meeting = meeting_of(text)
    vote, at = _found(meeting, spot)
    choice = choice_at(facts, meeting, spot)
    if choice is not None:
        for each, result in choice.results.items():
            other, place = _found(meeting, each)
            if other.gevolg is not Stemgevolg.uitgesteld:
                text = put(text, place, "gevolg", result.value)
        return text
    rules = facts.rules_of(meeting)
    judged = outcome(vote, rules, assembly_at(facts, meeting, spot[0]))
    if not judged.fits:
        return _judged(facts, put(text, at, "methode", Stemmethode.handopsteking.value), spot)
    if vote.gevolg is Stemgevolg.uitgesteld or (rules is None and vote.methode not in UNNUMBERED):
        return text
    unknown = Stemgevolg.goedgekeurd if vote.methode in UNNUMBERED else Stemgevolg.geen_meerderheid
    return put(text, at, "gevolg", (judged.gevolg or unknown).value)


def _refuse_who_cannot_vote(facts: Facts, room: Room, seat: str) -> None:
    if seat in room.voters:
        return
    found = facts.seats.get(seat)
    name = found.naam if found is not None else "deze zetel"
    if seat in room.unmarked:
        raise RefusedError(f"van ‘{name}’ is nog niet aangeduid of ze er is. Doe dat eerst.")
    if seat in room.conflicted:
        raise RefusedError(f"‘{name}’ verliet de zaal voor dit punt en stemt niet mee.")
    if found is not None and not found.stemgerechtigd:
        raise RefusedError(f"‘{name}’ is niet stemgerechtigd.")
    raise RefusedError(f"‘{name}’ is er niet bij dit punt.")
