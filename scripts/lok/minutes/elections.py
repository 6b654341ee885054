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
    r"\b(?:verkiezing|verkiezen|aanduiding|aanstelling|voordracht)\b(?:\s+van)?\s+(?:de\s+|het\s+|een\s+|onze\s+)?(?:nieuwe\s+)?(?P<post>[\w -]{3,60}?)(?=[.,:;(\n]|$|\s+(?:door|voor|bij|en\s+de)\b)",
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
    rf"(?P<who>[^\n,.;:()–—|]{{2,70}}?)\s*(?:\([^()]{{0,60}}\)\s*)?(?::|[–—-]|\||\bbehaalt\b|\bbehaalde\b|\bkrijgt\b|\bkreeg\b|\bhaalt\b|\bhaalde\b|\bmet\b)?\s*(?<![\w])(?P<n>{NUMBER}|geen)\s+(?:stem(?:men)?)\b(?!\s+(?:blanco|ongeldig|voor|tegen)\b)",
    re.IGNORECASE,
)
SHORT: Final = re.compile(
    r"(?<=[,;])\s*(?:en\s+)?(?P<who>[^\W\d][^\n,.;:()–—|\d]{1,70}?)\s*:?\s+(?P<n>\d{1,4})(?=\s*(?:[,.;]|$|\s+en\b))",
    re.IGNORECASE,
)
"""``A krijgt 6 stemmen, B 3``: the word goes without saying the second time."""
SENTENCE: Final = re.compile(r"\n|(?<=[.!?])\s+(?=[A-Z])")
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
PUT_OFF: Final = re.compile(r"\buitgesteld\b|\bverdaagd\b|\bstelt?\b[^.]{0,60}\buit\b", re.IGNORECASE)
BOTH: Final = re.compile(r"\ben\s+(?:de\s+|een\s+)?\w+", re.IGNORECASE)
"""A title of two posts at once."""
TIES: Final = (
    ("loting", re.compile(r"\bloting\b|\bhet lot\b", re.IGNORECASE)),
    ("jongste", re.compile(r"\bjongste\b", re.IGNORECASE)),
    ("oudste", re.compile(r"\boudste\b", re.IGNORECASE)),
    ("langst_lid", re.compile(r"\blangst\b", re.IGNORECASE)),
    ("voorzitter", re.compile(r"\bstem van de voorzitter\b|\bvoorzitter beslist\b", re.IGNORECASE)),
)
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
    counted = [each for piece in _pieces(text) if (each := _round(piece, order, told)) is not None]
    if not counted or not order:
        return None
    rounds = tuple(each.whole(len(told), first=not at) for at, each in enumerate(counted))
    elected = _elected(text, order)
    seats = tuple(_seat(name, around) for name in told)
    called = tuple(around.seat(seat) if seat else f"{PLAIN} {written(at + 1, 'A')}" for at, seat in enumerate(seats))
    many = len(told) > 1 or bool(rounds[-1].blanco or rounds[-1].ongeldig)
    counted_all = all(at in counted[0].votes for at in range(len(told)))
    sure = many and counted_all and not BOTH.search(title) and (elected is not None or bool(NOBODY.search(text)))
    tie = next((name for name, sign in TIES if _tied(rounds[-1]) and sign.search(text)), "")
    put_off = elected is None and PUT_OFF.search(text) is not None
    made = Election(post, called, rounds, elected, bool(SECRET.search(text)), seats, tie, put_off)
    return FoundElection(made, sure, tuple(told))


def _tied(last: Round) -> bool:
    """Whether two candidates or more have the most votes."""
    votes = [each for each in last.votes if each is not None]
    return votes.count(max(votes)) > 1


class _Counted(NamedTuple):
    """The votes of a round by the place of the candidate, and the other votes."""

    votes: dict[int, int]
    others: dict[str, int]

    def whole(self, count: int, *, first: bool) -> Round:
        """The round with a place for every candidate: in the first all stand, in a later one who is named."""
        votes = tuple(self.votes.get(at, 0 if first else None) for at in range(count))
        return Round(votes, self.others["blanco"], self.others["ongeldig"], self.others["onthouding"])


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


def _round(text: str, order: dict[str, int], told: list[str]) -> _Counted | None:
    votes: dict[int, int] = {}
    for line in SENTENCE.split(ROUND.sub(" ", text)):
        if not VOTES.search(line):
            continue
        for match in (*VOTES.finditer(line), *SHORT.finditer(line)):
            name = _name(match["who"])
            count = 0 if match["n"].lower() == "geen" else whole_number(match["n"])
            stands = _known(name, order) is not None or name[:1].isupper() or name.lower().startswith(PLAIN)
            if name and count is not None and stands and not OTHER.match(f"{match['n']} {name}"):
                votes.setdefault(_place(name, order, told), count)
    others = {"blanco": 0, "ongeldig": 0, "onthouding": 0}
    for match in OTHER.finditer(text):
        kind = (match["kind"] or match["kind2"]).lower()
        number = match["n"] or match["n2"]
        key = next(each for each in others if kind.startswith(each[:6]))
        others[key] = 0 if number.lower() == "geen" else whole_number(number) or 0
    return _Counted(votes, others) if votes else None


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


def _seat(name: str, around: Around) -> str:
    """The seat that a candidate is or sits on."""
    seats = {seat for each in around.names.find(name) for seat in each.seats}
    return seats.pop() if len(seats) == 1 else ""


def _elected(text: str, order: dict[str, int]) -> int | None:
    found = None
    for match in ELECTED.finditer(text):
        if not NOBODY.search(match[0]):
            place = _known(_name(match["who"].rpartition(",")[2]), order)
            found = place if place is not None else found
    return found
