"""An election as the fields of an item: the post, candidates by letter, the votes of every round. The only place that knows the notation."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING, Any, Final

from lok.kinds.stemmingen import Stemmethode
from lok.kinds.verkiezingen import MOST_ROUNDS

if TYPE_CHECKING:
    from lok.minutes.pasted import Election, Round

LONGEST: Final = 300


def as_fields(election: Election) -> dict[str, list[dict[str, Any]]]:
    """The fields of an item that tell an election, each with what is added to its list; empty for more than a record holds."""
    if len(election.candidates) > len(ascii_uppercase) or len(election.rounds) > MOST_ROUNDS:
        return {}
    row: dict[str, Any] = {"functie": election.post[:LONGEST]}
    if election.secret:
        row["methode"] = Stemmethode.geheim.value
    row["kandidaten"] = [_candidate(election, at) for at in range(len(election.candidates))]
    row["rondes"] = [_round(each) for each in election.rounds]
    if election.tie:
        row["beslist_door"] = election.tie
    if election.put_off:
        row["uitgesteld"] = "ja"
    return {"verkiezingen": [row]}


def _candidate(election: Election, at: int) -> dict[str, Any]:
    found = {"kandidaat": ascii_uppercase[at]}
    if election.seats[at]:
        found["zetel"] = election.seats[at]
    if election.elected == at:
        found["verkozen"] = "ja"
    return found


def _round(each: Round) -> dict[str, Any]:
    rows = [
        {"kandidaat": ascii_uppercase[at], "stemmen": str(votes)}
        for at, votes in enumerate(each.votes)
        if votes is not None
    ]
    others = {name: str(count) for name in ("onthouding", "blanco", "ongeldig") if (count := getattr(each, name))}
    return {"kandidaten": rows, **others}
