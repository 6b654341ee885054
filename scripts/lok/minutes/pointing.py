"""What may not be kept: names of persons, reasons of absence, numbers and addresses of one person, homes. Pointed out with place and remedy.

What is surely a name, by the records or by the list of attendance of the same minutes, gives way to the seat at once. What
only looks like one is pointed out and stays for whoever knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from lok.minutes.pasted import Notice, Sight
from lok.words.dutch import DAYS, MONTHS
from lok.words.fold import readings
from lok.words.numbers import accounts, phones, registers
from lok.words.persons import LITTLE, PARTICLES, SHORTEST, Persons, person, titled
from lok.words.private import scan, suspect
from lok.words.sensitive import HEALTH, REASON, SORTS, says_too_much, sensitive
from lok.words.tokens import listed, tokens, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lok.minutes.around import Around

SOMEBODY: Final = "iemand"
NAME: Final = (
    "hier staat de naam van een persoon",
    "Schrijf de zetel, de groep of de functie in de plaats van de naam.",
)
LOOKS: Final = (
    "dit lijkt de naam van een persoon",
    "Is het er een? Schrijf dan de zetel, de groep of de functie in de plaats.",
)
PRIVATE: Final = (
    "hier staat een nummer of adres van één persoon",
    "Laat het weg: gsm-nummers, rekeningen, rijksregisternummers en eigen mailadressen worden nooit bewaard.",
)
HOME: Final = (
    "hier staat het adres van een woning",
    "Schrijf alleen de wijk of de deelgemeente.",
)
LEFT_OUT: Final = "(weggelaten)"
MAIL: Final = re.compile(r"(?:mailto:)?[\w.+'-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
PUBLIC: Final = (
    SORTS
    | listed(
        "stad gemeente vlaamse vlaanderen vlaams regering agentschap opgroeien lokaal lokale overleg loket huis kind gezin ocmw boa "
        "lok week besluit decreet minister raad college schepen burgemeester voorzitter secretaris departement onderwijs welzijn "
        "opvoeding opvoeden kinderen jeugd sociaal sociale project artikel punt belgie belgische europese europa dag plan nota "
        "reglement verslag vergadering microsoft teams word excel google copilot samenvatting transcript kruispuntbank sport cultuur bib school basisschool straat "
        "laan plein zaal stadhuis gemeentehuis wijk dorp noord zuid oost west nieuwe jaar kerst pasen"
    )
    | frozenset(DAYS)
    | frozenset(MONTHS)
)
"""Words with a capital that name no person, and make what stands beside them none."""
OPENING: Final = listed(
    "de het een er dit dat deze die wie wat waar als om op in na bij voor van met door uit over aan tot ook dan nu verder tijdens "
    "volgens wegens omdat hoewel terwijl alle elke ieder geen niet zowel namens onder tegen tussen ik we wij ze zij hij u jullie "
    "voorstel advies bedanking dank brief bezoek toelichting afscheid opvolging mail verslag bespreking uitleg presentatie melding nota "
    "en of maar dus want eerst daarna vervolgens ten slotte tenslotte vraag antwoord opmerking besluit actie beslissing"
)
"""Words that begin a sentence, and so have a capital without being a name."""
CAPITAL: Final = r"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff'’]+(?:-[A-Z\u00c0-\u00de]?[a-z\u00df-\u00ff'’]+)*"
OF: Final = r"(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Hh]et|'t|[Tt]er|[Tt]en|[Ll]a|[Ll]e)\s+){0,2}"
GUESSED: Final = re.compile(
    rf"(?<![\w@./-])(?:(?:[A-Z]\.\s?)*{CAPITAL}(?:\s+{OF}{CAPITAL}){{1,3}}|(?:[A-Z]\.\s?)+{OF}{CAPITAL})(?![\w@])"
)
CAUSE: Final = re.compile(
    r",?\s*\b(?:wegens|omwille\s+van|vanwege|door|doordat|omdat|want|aangezien|als\s+gevolg\s+van)\b", re.IGNORECASE
)
BESIDE: Final = re.compile(r",?\s*\b(?:met|na|voor|in)\b", re.IGNORECASE)
AWAY: Final = re.compile(r"\b(?:is|was|zijn|waren)\s+er\s+(?:\w+\s+)?niet\b", re.IGNORECASE)
"""How minutes say in passing that somebody was not there."""
WORD: Final = re.compile(r"[\w'’-]+")
SENTENCE_END: Final = re.compile(r"[.!?\n]")
CLAUSE_END: Final = re.compile(r"[.;,!?)]|\s+en\s")
ACCOUNT: Final = re.compile(r"[A-Za-z]{0,2}[\d\s./_,-]*(?:[A-Z]{4})?[\d\s./_,-]*\d")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The names that stand in the minutes themselves, in a list of attendance or before what somebody said."""

    persons: Persons
    called: Mapping[str, str]
    """What may stand there instead, by the words of a name; a given name alone too."""

    @classmethod
    def of(cls, named: Iterable[tuple[str, str]], common: Iterable[str] = ()) -> Spoken:
        """Those of (name, what may stand there); that is empty where nothing is known."""
        pairs = [(name, who, instead or SOMEBODY) for name, instead in named if (who := person(name)) is not None]
        called: dict[str, str] = {}
        for name, who, instead in pairs:
            called[" ".join(words(name))] = instead
            for part in (*who.given, who.family[-1], " ".join(who.family)):
                if len(part) >= SHORTEST and part not in LITTLE | PUBLIC:
                    called[part] = instead if called.get(part, instead) == instead else SOMEBODY
        return cls(Persons.of((name for name, _, _ in pairs), common), called)

    def with_more(self, named: Iterable[tuple[str, str]], common: Iterable[str] = ()) -> Spoken:
        """These and others; who is in both is called as the others say."""
        more = Spoken.of(named, common)
        known = {*self.persons.known, *more.persons.known}
        names = (f"{' '.join(each.given)} {' '.join(each.family)}" for each in known)
        return Spoken(Persons.of(names, common), {**self.called, **more.called})

    def known_as(self, name: str) -> str:
        """What may stand in the place of a name; empty for a name that was not spoken."""
        parts = words(name)
        ways = (" ".join(parts), " ".join(reversed(parts)), *parts[::-1])
        return next((self.called[way] for way in ways if way in self.called), "")


def notices(text: str, around: Around, spoken: Spoken) -> tuple[Notice, ...]:
    """What is to be pointed out in one paragraph, from left to right; nothing overlaps."""
    found = [*_private(text), *_reasons(text, around), *_homes(text, around), *_names(text, around, spoken)]
    return tuple(_apart(found))


def _apart(found: list[Notice]) -> list[Notice]:
    """Those that do not overlap: what is sure goes before what is not, and what begins first and is longest before the rest."""
    kept: list[Notice] = []
    starts: list[int] = []
    for each in sorted(found, key=lambda one: (not one.sure, one.start, -one.end)):
        at = bisect_left(starts, each.start)
        free_before = not at or kept[at - 1].end <= each.start
        free_behind = at == len(kept) or (each.end <= kept[at].start and each.start < kept[at].start)
        if free_before and free_behind:
            kept.insert(at, each)
            starts.insert(at, each.start)
    return kept


def mended(text: str, found: Sequence[Notice]) -> str:
    """The text with what is surely to be pointed out as what may stand there."""
    pieces: list[str] = []
    last = 0
    for each in found:
        if not each.sure:
            continue
        before, instead = text[last : each.start], each.instead
        written = (before.rstrip() or (pieces[-1].rstrip() if pieces else ""))[-1:]
        if instead and written in ("", ".", "!", "?"):
            instead = instead[0].upper() + instead[1:]
        if not instead and text[each.end : each.end + 1] in ("", " ", *",.;:!?)"):
            before = before.rstrip()
        pieces += [before, instead]
        last = each.end
    return "".join((*pieces, text[last:])).strip()


def nameless(text: str, around: Around, spoken: Spoken) -> str:
    """A line that everybody may come to read, without what surely or only maybe is to be pointed out in it."""
    found = notices(text, around, spoken)
    return mended(text, tuple(replace(each, sure=True) for each in found if each.sure or each.sort is Sight.naam))


def _private(text: str) -> Iterator[Notice]:
    """V28: what is never kept."""
    if not suspect(text):
        return
    if not any(True for _ in scan(text)):
        return
    spans = [(start, end) for start, end in phones(text)]
    spans += [(start, _end_of_number(text, start)) for start, _ in (*accounts(text), *registers(text))]
    spans += [match.span() for match in MAIL.finditer(text)]
    rest = list(text)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    if any(True for _ in scan("".join(rest))):  # written in some other way: then none of the paragraph is kept
        spans = [(0, len(text))]
    for start, end in spans:
        yield Notice(Sight.prive, start, end, *PRIVATE, LEFT_OUT, sure=True)


def _end_of_number(text: str, start: int) -> int:
    found = ACCOUNT.match(text, start)
    return found.end() if found else len(text)


def _reasons(text: str, around: Around) -> Iterator[Notice]:
    """Why somebody was not there, a child by name, a complaint by name."""
    away = AWAY.search(text)
    word = HEALTH.search(text, *_sentence(text, away.start())) if away else None
    if word:
        yield Notice(Sight.reden, *_cause(text, word.start()), *REASON, "", sure=True)
    if not says_too_much(text):
        return
    for each in sensitive(text, around.known.providers, around.known.common):
        if (each.message, each.hint) != REASON:
            word = WORD.match(text, each.start)
            yield Notice(Sight.gevoelig, each.start, word.end() if word else each.start, each.message, each.hint)
            continue
        start, end = _cause(text, each.start)
        yield Notice(Sight.reden, start, end, *REASON, "", sure=True)


def _cause(text: str, at: int) -> tuple[int, int]:
    """From where to where the reason around a place goes: between brackets, from its ``wegens`` on, or the sentence."""
    begin, end = _sentence(text, at)
    opening, closing = text.rfind("(", begin, at), text.find(")", at, end)
    if opening >= 0 and closing >= 0 and ")" not in text[opening:at]:
        return opening, closing + 1
    word = HEALTH.search(text, at)
    causes = [match.start() for match in CAUSE.finditer(text, begin, at)]
    causes = causes or [match.start() for match in BESIDE.finditer(text, begin, at)][-1:]
    if causes and word:
        rest = CLAUSE_END.search(text, word.end(), end)
        return causes[0], rest.start() if rest else end
    return begin, end


def _sentence(text: str, at: int) -> tuple[int, int]:
    """From where to where the sentence around a place goes."""
    stop = SENTENCE_END.search(text, at)
    return max(text.rfind(sign, 0, at) for sign in ".!?\n") + 1, stop.end() if stop else len(text)


def _homes(text: str, around: Around) -> Iterator[Notice]:
    for way in readings(text):
        for shown in around.known.streets.find(way.text):
            start = way.origin(shown.start)
            yield Notice(Sight.woning, start, start, *HOME)


def _names(text: str, around: Around, spoken: Spoken) -> Iterator[Notice]:
    for named in around.known.persons.find(text):
        yield _named(text, named.start, named.end, around, sure=named.surely)
    if spoken.called:
        for named in spoken.persons.find(text):
            yield _spoken(text, named.start, named.end, spoken)
        for token in tokens(text):
            if token.capital and token.word in spoken.called:
                yield _spoken(text, token.start, token.end, spoken)
    for start, end in titled(text):
        yield Notice(Sight.naam, start, end, *NAME, SOMEBODY, sure=True)
    for match in GUESSED.finditer(text):
        begin = _without_opening(text, match)
        if begin is not None:
            yield Notice(Sight.naam, begin, match.end(), *LOOKS, SOMEBODY)


def _named(text: str, start: int, end: int, around: Around, *, sure: bool) -> Notice:
    seats = {seat for each in around.names.find(text[start:end]) if each.by == "persoon" for seat in each.seats}
    instead = around.seat(seats.pop()) if len(seats) == 1 else SOMEBODY
    return Notice(Sight.naam, start, end, *(NAME if sure else LOOKS), instead, sure=sure)


def _spoken(text: str, start: int, end: int, spoken: Spoken) -> Notice:
    return Notice(Sight.naam, start, end, *NAME, spoken.known_as(text[start:end]) or SOMEBODY, sure=True)


def _without_opening(text: str, match: re.Match[str]) -> int | None:
    """Where a row of capitals begins that may be a name; ``None`` for one that names something else."""
    start = match.start()
    parts = [each for each in tokens(match[0]) if each.capital and each.word not in PARTICLES]
    if not parts:
        return None
    if parts[0].word in OPENING:
        parts = parts[1:]
        start += parts[0].start if parts else 0
    if match[0].strip() == text.strip() and len(parts) > 1 and len(parts[0].word) == 1:  # ``A. Inleiding``
        return None
    return start if len(parts) > 1 and {each.word for each in parts}.isdisjoint(PUBLIC) else None
