"""Votes in minutes: ``7 voor, 2 tegen, 1 onthouding``, ``eenparig goedgekeurd``, named votes per seat.

What a vote led to is what the minutes say, else what its numbers lead to under the rules of that day. A vote of which neither
is known is no vote but a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lok.facts.majority import counted as counted_under
from lok.kinds.stemmingen import Stem, Stemgevolg, Stemmethode
from lok.minutes.numbers import NUMBER, whole_number
from lok.minutes.pasted import Vote
from lok.minutes.presence import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.minutes.around import Around

KINDS: Final = {
    Stem.voor: r"voor(?:stem(?:men|mers)?)?|ja(?:-?\s?stemmen)?|groene?(?: kaart(?:en|jes?)?)?",
    Stem.tegen: r"tegen(?:stem(?:men|mers)?)?|ne(?:e|en)(?:-?\s?stemmen)?|rode?(?: kaart(?:en|jes?)?)?|rood",
    Stem.onthouding: r"onthouding(?:en)?|onthield(?:en)? zich|onthoud(?:t|en) zich|oranje(?: kaart(?:en|jes?)?)?",
    Stem.blanco: r"blanco(?:stemmen)?",
    Stem.ongeldig: r"ongeldige?(?: stem(?:men)?)?",
}
_NAMES: Final = "|".join(f"(?P<{kind.value}>{words})" for kind, words in KINDS.items())
COUNTED: Final = re.compile(
    rf"(?<![\w.,/-])(?P<n>{NUMBER}|geen)\s+(?:van de \d{{1,3}}\s+)?(?:leden\s+|zetels\s+|lid\s+|aanwezigen\s+)?(?:ja-?\s?)?"
    rf"(?:stem(?:men|de|den|t)?\s+|kaart(?:en|jes)?\s+)?(?:{_NAMES})(?![\w-])",
    re.IGNORECASE,
)
LABELLED: Final = re.compile(
    rf"(?<![\w-])(?:{_NAMES})\s*(?:stemmen)?\s*[:=]\s*(?:totaal\s*:\s*)?(?P<n>\d{{1,4}})(?![\d.,/]\d)", re.IGNORECASE
)
LINE: Final = re.compile(
    rf"\s*(?:stem(?:den|men)?\s+)?(?:{_NAMES})\s*(?:\((?P<n>\d{{1,4}})\))?\s*[:=]\s*(?P<rest>.*)", re.IGNORECASE
)
TOTAL: Final = re.compile(
    r"\(?\b(?:totaal\s*:?\s*)?(\d{1,4})(?:\s*(?:stemmen|zetels|leden))?\)?\s*\.?\s*$", re.IGNORECASE
)
EVERYBODY: Final = re.compile(
    r"(?:iedereen|allen|allemaal|alle (?:leden|aanwezigen|zetels|stemgerechtigden?(?: leden)?))\.?", re.IGNORECASE
)
ONLY_A_NUMBER: Final = re.compile(r"(?:totaal\s*:?\s*)?\d{1,4}\.?", re.IGNORECASE)
METHODS: Final = (
    (Stemmethode.geheim, re.compile(r"\bgeheim\w*", re.IGNORECASE)),
    (
        Stemmethode.elektronisch,
        re.compile(r"\belektronisch\w*|\bdigitaal\s+gestemd|\bstem(?:kastje|app|toestel)\w*", re.IGNORECASE),
    ),
    (Stemmethode.kaarten, re.compile(r"\bkaart(?:en|jes?)?\b|\b(?:rode|groene|oranje)\b", re.IGNORECASE)),
    (
        Stemmethode.handopsteking,
        re.compile(r"\bhandopsteking\b|\bopgestoken hand|\bhand(?:en)? opsteken", re.IGNORECASE),
    ),
    (Stemmethode.schriftelijk, re.compile(r"\bschriftelijk\w*\s+(?:stemming|gestemd|ronde|procedure)", re.IGNORECASE)),
    (
        Stemmethode.eenparig,
        re.compile(
            r"\beenparig\w*|\bunaniem\b|\bmet algemene stemmen\b|\balle (?:stemmen|aanwezigen|leden) (?:zijn )?(?:voor|akkoord)\b|\biedereen (?:(?:is|gaat|stemt) )?(?:voor|akkoord)\b|^iedereen$",
            re.IGNORECASE,
        ),
    ),
    (Stemmethode.consensus, re.compile(r"\b(?:bij|in|met|via|per)\s+consensus\b|^consensus\b", re.IGNORECASE)),
    (Stemmethode.stilzwijgend, re.compile(r"\bstilzwijgend\w*|\bzonder (?:bezwaar|tegenspraak)\b", re.IGNORECASE)),
)
RESULTS: Final = (
    (
        Stemgevolg.geen_meerderheid,
        re.compile(
            r"\bgeen (?:\w+ )?meerderheid\b|\bstaking van (?:de )?stemmen\b|\bstemmen staken\b|\bstaakten\b",
            re.IGNORECASE,
        ),
    ),
    (
        Stemgevolg.uitgesteld,
        re.compile(r"\buitgesteld\b|\bverdaagd\b|\bstelt? (?:\w+ ){0,6}uit\b|\bkomt terug op\b", re.IGNORECASE),
    ),
    (
        Stemgevolg.verworpen,
        re.compile(
            r"\bverworpen\b|\bverwerpt\b|\bniet (?:\w+ )?(?:goedgekeurd|aangenomen|aanvaard)\b|\bafgekeurd\b|\bkeur(?:t|en)\b[^.]{0,200}\b(?:af|niet goed)\b|\bweggestemd\b",
            re.IGNORECASE,
        ),
    ),
    (
        Stemgevolg.goedgekeurd,
        re.compile(
            r"\bgoedgekeurd\b|\bgoedkeur\w*|\baangenomen\b|\baanvaard\b|\bkeur(?:t|en|de|den)\b[^.]{0,300}\bgoed\b|\bakkoord\b|\bbeslist\b|\bbesluit\b|\bbeslissen\b"
            r"|\b(?:on)?gunstig\b|\bgeeft? (?:\w+ ){0,4}advies\b|\badviseert\b|\bneemt? (?:\w+ ){0,4}aan\b|\bstel(?:t|len)\b[^.]{0,200}\bvast\b|\bbekrachtigd?\b|\bkiest\b",
            re.IGNORECASE,
        ),
    ),
)
CONTEXT: Final = re.compile(
    r"\bstem\w*|\bkaart\w*|\bgoedgekeurd|\bgoedkeur\w*|\bverworpen|\baangenomen|\bonthoud\w*|\bonthield|\b(?:on)?gunstig|\bakkoord|\bunaniem",
    re.IGNORECASE,
)
SPEAKS: Final = re.compile(
    r"\b(?:voor|tegen|tegenstem\w*|voorstem\w*|onthou\w*|onthield\w*|eenparig\w*|unaniem|consensus|stilzwijgend\w*|stem\w*|kaart\w*|algemene stemmen|iedereen|alle)\b",
    re.IGNORECASE,
)
SENTENCE: Final = re.compile(r"[^.!?\n]*(?:\.(?=\d)[^.!?\n]*)*[.!?]?\s*")
LONGEST: Final = 1_500
"""Letters of a sentence in which a vote is looked for."""
AGREED: Final = frozenset({Stemmethode.eenparig, Stemmethode.consensus, Stemmethode.stilzwijgend})


NO_RESULT: Final = "er staat niet bij wat eruit kwam: kijk na of het goedgekeurd is"
NAMES: Final = "niet elke naam is een zetel: alleen de aantallen zijn overgenomen"
COUNT: Final = "het aantal namen is niet het aantal stemmen: tel na"


class FoundVote(NamedTuple):
    """A vote with the words it was read from, what is good to know of it in Dutch, and whether that makes it doubtful."""

    vote: Vote
    source: str
    doubt: str = ""
    sure: bool = True


def in_text(text: str, subject: str, around: Around) -> Iterator[FoundVote]:
    """The votes in sentences."""
    if not SPEAKS.search(text):
        return
    for match in SENTENCE.finditer(text):
        sentence = match[0].strip()
        if sentence and len(sentence) <= LONGEST and SPEAKS.search(sentence):
            found = _of_sentence(sentence, subject, around)
            if found is not None:
                yield FoundVote(found, sentence)


def _of_sentence(sentence: str, subject: str, around: Around) -> Vote | None:
    counts = _counts(sentence)
    method = _method(sentence)
    kinds = {kind for kind, _ in counts} & {Stem.voor.value, Stem.tegen.value}
    if not kinds or (len(counts) < len(Stem) - 2 and not CONTEXT.search(sentence)):
        counts = ()
    if not counts and method not in AGREED:
        return None
    result = _result(sentence, counts, method, around)
    return Vote(subject, method.value if method else "", result, counts) if result else None


def labelled(lines: Sequence[str], subject: str, around: Around) -> FoundVote | None:
    """The vote in the lines under ``Stemming``, with named votes where each is a seat; ``None`` for no vote."""
    whole = "\n".join(lines)
    counts, per_seat, doubt = _named(lines, around)
    everybody = any(EVERYBODY.fullmatch(names) and told is None for _, names, told in _named_lines(lines))
    method = Stemmethode.eenparig if everybody else _method(whole)
    for kind, count in _counts(whole):
        counts.setdefault(kind, count)
    if not any(counts.values()):
        counts = {}
    if not counts and method is None:
        return None
    if doubt or method is Stemmethode.geheim or len({seat for seat, _ in per_seat}) < len(per_seat):
        per_seat = []
    ordered = tuple((kind.value, counts[kind.value]) for kind in Stem if kind.value in counts)
    result = _result(whole, ordered, method, around)
    if not result and method in AGREED and not counts:
        result, doubt = Stemgevolg.goedgekeurd.value, NO_RESULT
    if not result:
        return None
    vote = Vote(subject, method.value if method else "", result, ordered, tuple(per_seat))
    return FoundVote(vote, whole, doubt, sure=doubt in ("", NAMES))


def _named(lines: Sequence[str], around: Around) -> tuple[dict[str, int], list[tuple[str, str]], str]:
    """The numbers that lines of names give, who of the seats voted what, and what is doubtful of it."""
    counts: dict[str, int] = {}
    per_seat: list[tuple[str, str]] = []
    doubt = ""
    for kind, names, told in _named_lines(lines):
        if EVERYBODY.fullmatch(names):
            continue
        seats, entries = _voters(names, around), _entries(names, around)
        counts[kind] = told if told is not None else len(entries)
        per_seat += [(seat, kind) for seat in seats or ()]
        if len(entries) != counts[kind] or (seats is None and told is None):
            doubt = COUNT
        elif seats is None:
            doubt = doubt or NAMES
    return counts, per_seat, doubt


def _named_lines(lines: Sequence[str]) -> Iterator[tuple[str, str, int | None]]:
    """The lines that name who voted how: the kind of vote, the names, and their number where it is told."""
    for line in lines:
        match = LINE.fullmatch(line)
        if match is None:
            continue
        rest = match["rest"].strip()
        if ONLY_A_NUMBER.fullmatch(rest) or LABELLED.search(rest):
            continue
        kind = next(each.value for each in Stem if match[each.value])
        total = TOTAL.search(rest)
        told = match["n"] or (total[1] if total else "")
        yield kind, (rest[: total.start()] if total else rest).strip(" ,;:"), int(told) if told else None


def _entries(names: str, around: Around) -> list[str]:
    return split(names, around.names)


def _voters(names: str, around: Around) -> list[str] | None:
    """The seats that are named; ``None`` when one of them is not known for sure."""
    seats = []
    for entry in _entries(names, around):
        found = {seat for each in around.names.find(entry) for seat in each.seats}
        if len(found) != 1:
            return None
        seats.append(found.pop())
    return seats


def _counts(text: str) -> tuple[tuple[str, int], ...]:
    """The numbers of each kind of vote in a text, the first of each."""
    found: dict[str, int] = {}
    for pattern in (LABELLED, COUNTED):
        for match in pattern.finditer(text):
            kind = next(each.value for each in Stem if match[each.value])
            number = 0 if match["n"].lower() == "geen" else whole_number(match["n"])
            if number is not None:
                found.setdefault(kind, number)
    return tuple((kind.value, found[kind.value]) for kind in Stem if kind.value in found)


def _method(text: str) -> Stemmethode | None:
    return next((method for method, sign in METHODS if sign.search(text)), None)


def _result(text: str, counts: Sequence[tuple[str, int]], method: Stemmethode | None, around: Around) -> str:
    """What a vote led to: as it is said, or as its numbers have it; empty when neither is known."""
    said = next((result for result, sign in RESULTS if sign.search(text)), None)
    if counts and around.rules is not None:
        numbers = dict.fromkeys(Stem, 0) | {Stem(kind): number for kind, number in counts}
        reckoned = counted_under(numbers, around.rules)
        if said is None or (said is Stemgevolg.goedgekeurd and reckoned.fits and said not in reckoned.fits):
            return reckoned.gevolg.value if reckoned.gevolg else ""
    if said is None and method in AGREED:
        return ""
    return said.value if said else ""
