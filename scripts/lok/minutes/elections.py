"""Elections in minutes: the post, the candidates, the votes of each round, who was elected. A candidate is a seat or a letter, never a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lok.minutes.numbering import written
from lok.minutes.numbers import NUMBER, whole_number
from lok.minutes.pasted import Election, Round
from lok.minutes.presence import split
from lok.words.tokens import listed, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lok.minutes.around import Around

POST: Final = re.compile(
    r"\b(?:verkiezing|verkiezen|aanduiding|aanstelling|voordracht)\b(?:\s+van)?\s+(?:de\s+|het\s+|een\s+|onze\s+)?(?:nieuwe\s+)?(?P<post>[\w -]{3,60}?)(?=[.,:;(]|$|\s+(?:door|voor|bij|en\s+de)\b)",
    re.IGNORECASE,
)
CANDIDATES: Final = re.compile(
    r"\bkandida(?:at|ten|te)\b[^:.\n]{0,60}?(?::|\bzijn\b|\bis\b)\s*(?P<names>[^.\n]{2,300})", re.IGNORECASE
)
ROUND: Final = re.compile(
    r"\b(?:(?:eerste|tweede|derde|vierde|1ste|2de|3de|4de|1e|2e|3e|4e)\s+(?:stem)?(?:ronde|beurt)|(?:stem)?(?:ronde|beurt)\s+[1-4])\b",
    re.IGNORECASE,
)
VOTES: Final = re.compile(
    rf"(?P<who>[^\n,.;:()–—|]{{2,70}}?)\s*(?:\([^()]{{0,60}}\)\s*)?(?::|[–—-]|\||\bbehaalt\b|\bbehaalde\b|\bkrijgt\b|\bkreeg\b|\bhaalt\b|\bhaalde\b|\bmet\b)?\s*(?<![\w])(?P<n>{NUMBER}|geen)\s+(?:stem(?:men)?)\b(?!\s+(?:blanco|ongeldig))",
    re.IGNORECASE,
)
OTHER: Final = re.compile(
    rf"(?<!\w)(?P<n>{NUMBER}|geen)\s+(?:stem(?:men)?\s+)?(?P<kind>blanco|ongeldige?|onthouding(?:en)?)(?:\s*stem(?:men)?)?|(?P<kind2>blanco|ongeldig|onthoudingen?)\s*(?:stemmen)?\s*[:=]\s*(?P<n2>\d{{1,4}})",
    re.IGNORECASE,
)
ELECTED: Final = re.compile(
    r"(?P<who>[^\n.;:]{2,90}?)\s+(?:is|wordt|werd|zijn)\s+(?:[\w ]{0,30}\s)?(?:verkozen|gekozen|aangesteld|aangeduid)\b",
    re.IGNORECASE,
)
SECRET: Final = re.compile(r"\bgeheim\w*|\bstembriefje\w*", re.IGNORECASE)
NOBODY: Final = re.compile(r"\bniemand\b|\bgeen enkele kandidaat\b|\bniet verkozen\b", re.IGNORECASE)
LEADING: Final = listed(
    "en de het een kandidaat kandidate met dan ook ronde eerste tweede derde behaalt krijgt haalt stemmen stem resultaat uitslag daarna"
)
PLAIN: Final = "kandidaat"


class FoundElection(NamedTuple):
    """An election, whether nothing about it is doubtful, and the names of the candidates as they were pasted."""

    election: Election
    sure: bool
    names: tuple[str, ...]


def election(text: str, title: str, around: Around) -> FoundElection | None:
    """The election in the text of an item; ``None`` when there is none, or without votes."""
    post = _post(title) or _post(text[:400])
    if not post:
        return None
    order: dict[str, int] = {}
    told: list[str] = []
    if found := CANDIDATES.search(text):
        for name in split(found["names"], around.names):
            _place(name, order, told)
    rounds = [each for piece in _pieces(text) if (each := _round(piece, order, told)) is not None]
    if not rounds or not order:
        return None
    sure = len(told) > 1 or bool(rounds[-1].blanco or rounds[-1].ongeldig)
    named = tuple(_called(name, at, around) for at, name in enumerate(told))
    elected = _elected(text, order)
    if elected is None and not NOBODY.search(text):
        sure = False
    padded = tuple(
        Round((*each.votes, *[0] * (len(told) - len(each.votes))), each.blanco, each.ongeldig, each.onthouding)
        for each in rounds
    )
    return FoundElection(Election(post, named, padded, elected, bool(SECRET.search(text))), sure, tuple(told))


def _post(text: str) -> str:
    found = POST.search(text)
    return " ".join(found["post"].split()) if found else ""


def _pieces(text: str) -> Sequence[str]:
    """The text of each round: all of it when no round is named."""
    marks = [match.start() for match in ROUND.finditer(text)]
    firsts = [at for place, at in enumerate(marks) if not place or VOTES.search(text, marks[place - 1], at)]
    if len(firsts) < 2:
        return [text]
    return [text[start:end] for start, end in zip(firsts, [*firsts[1:], len(text)], strict=True)]


def _round(text: str, order: dict[str, int], told: list[str]) -> Round | None:
    votes: dict[int, int] = {}
    for match in VOTES.finditer(ROUND.sub(" ", text)):
        name = _name(match["who"])
        count = 0 if match["n"].lower() == "geen" else whole_number(match["n"])
        if (
            name
            and count is not None
            and (_known(name, order) is not None or name[:1].isupper() or name.lower().startswith(PLAIN))
        ):
            votes.setdefault(_place(name, order, told), count)
    others = {"blanco": 0, "ongeldig": 0, "onthouding": 0}
    for match in OTHER.finditer(text):
        kind = (match["kind"] or match["kind2"]).lower()
        number = match["n"] or match["n2"]
        key = next(each for each in others if kind.startswith(each[:6]))
        others[key] = 0 if number.lower() == "geen" else whole_number(number) or 0
    if not votes:
        return None
    return Round(
        tuple(votes.get(at, 0) for at in range(len(told))), others["blanco"], others["ongeldig"], others["onthouding"]
    )


def _name(text: str) -> str:
    """The name at the end of what stands before a number of votes."""
    parts = text.replace("\t", " ").split()
    while (
        parts
        and parts[0].lower() in LEADING
        and not (len(parts) > 1 and parts[0][:1].isupper() and parts[0].lower() in ("de", "het"))
    ):
        if parts[0].lower().startswith(PLAIN) and len(parts) > 1 and len(parts[1]) < 3:
            break
        parts = parts[1:]
    return " ".join(parts)


def _key(name: str) -> str:
    return " ".join(words(name))


def _known(name: str, order: dict[str, int]) -> int | None:
    """The place of a candidate, also when only a part of the name stands here."""
    key = _key(name)
    if key in order:
        return order[key]
    mine = set(key.split())
    parts = [
        place for other, place in order.items() if mine and (mine <= set(other.split()) or set(other.split()) <= mine)
    ]
    return parts[0] if len(set(parts)) == 1 else None


def _place(name: str, order: dict[str, int], told: list[str]) -> int:
    name = re.sub(r"\s*\([^()]*\)", "", name).strip()
    known = _known(name, order)
    if known is None:
        known = order[_key(name)] = len(told)
        told.append(name)
    return known


def _called(name: str, at: int, around: Around) -> str:
    """How a candidate may be called: by the seat, or by a letter."""
    seats = {seat for each in around.names.find(name) for seat in each.seats}
    return around.seat(seats.pop()) if len(seats) == 1 else f"{PLAIN} {written(at + 1, 'A')}"


def _elected(text: str, order: dict[str, int]) -> int | None:
    found = None
    for match in ELECTED.finditer(text):
        if not NOBODY.search(match[0]):
            place = _known(_name(match["who"].rpartition(",")[2]), order)
            found = place if place is not None else found
    return found
