"""What a council calls its seats: their own names, those of organisations, offices, and persons with a mandate that day.

A text finds the seats it names, with what of it was no name. What is found by one short word or by more seats at once is
found, and not sure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

from lok.kinds.bewaartermijnen import TAKEN_OUT
from lok.kinds.mandaten import Functie
from lok.words.near import LIKENESS
from lok.words.persons import PARTICLES, SHORTEST
from lok.words.sensitive import SORTS
from lok.words.tokens import listed, tokens, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lok.facts.composition import Composition
    from lok.words.tokens import Token

LONGEST: Final = 14
"""Words of a name at most."""
LONGEST_TEXT: Final = 60
"""Words of a text in which seats are looked for: a longer one is prose."""
OFFICES: Final = frozenset({Functie.voorzitter, Functie.ondervoorzitter, Functie.secretaris, Functie.penningmeester})
SPOKEN: Final = {
    "voorzitster": "voorzitter", "ondervoorzitster": "ondervoorzitter", "verslaggever": "secretaris",
    "verslaggeefster": "secretaris", "verslagnemer": "secretaris", "notulist": "secretaris",
}  # fmt: skip
"""What people call an office, in the word that a mandate has for it."""
ORDINALS: Final = listed("eerste tweede derde vierde zetel 1 2 3 4 i ii iii")
"""Words that tell the seats of one group apart."""
WEAK: Final = (
    SORTS
    | ORDINALS
    | listed(
        "van voor en de het een in t der den des met bij lid leden vertegenwoordiger vertegenwoordigers afgevaardigde namens jonge"
    )
)
"""Words that alone name nobody."""


class Named(NamedTuple):
    """Seats that stand in a text: where, which ones they may be, and by what name: ``zetel``, ``functie`` or ``persoon``."""

    start: int
    end: int
    seats: tuple[str, ...]
    by: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Every name by its words, with the seats that it may mean."""

    whole: Mapping[tuple[str, ...], frozenset[str]]
    offices: Mapping[tuple[str, ...], frozenset[str]]
    persons: Mapping[tuple[str, ...], frozenset[str]]
    rows: Mapping[str, tuple[tuple[str, ...], ...]]
    """The words of the name of each seat, and of its organisation."""
    called: Mapping[str, frozenset[str]]
    """A given name or a family name alone: likely, and never sure."""

    def find(self, text: str) -> tuple[Named, ...]:
        """The seats that are named in a short text, from left to right."""
        row = tokens(text)
        if len(row) > LONGEST_TEXT:
            return ()
        found, at = [], 0
        while at < len(row):
            best = self._at(row, at)
            if best is None:
                at += 1
                continue
            found.append(best)
            at = next((index for index in range(at, len(row)) if row[index].start >= best.end), len(row))
        return tuple(found)

    def _at(self, row: list[Token], at: int) -> Named | None:
        """The longest name that begins at a word."""
        for size in range(min(LONGEST, len(row) - at), 0, -1):
            key = tuple(SPOKEN.get(each.word, each.word) for each in row[at : at + size])
            for by, names in (("zetel", self.whole), ("persoon", self.persons), ("functie", self.offices)):
                if seats := names.get(key):
                    start, end = row[at].start, row[at + size - 1].end
                    return Named(start, end, tuple(sorted(seats)), by, sure=len(seats) == 1)
        return None

    def closer(self, text: str, seats: tuple[str, ...]) -> tuple[str, ...]:
        """Of these seats those whose names share most words with a text: ``ouders, tweede zetel`` is one of two."""
        said = set(words(text))
        shared = {seat: max(len(said & set(row)) for row in self.rows[seat]) for seat in seats}
        most = max(shared.values(), default=0)
        return tuple(seat for seat in seats if shared[seat] == most)

    def meant(self, text: str) -> tuple[str, ...]:
        """The seats that a text without a known name may mean: by a part of their name, or by a slip of the pen."""
        asked = tuple(each for each in words(text) if each not in WEAK)
        if not asked or len(asked) > LONGEST:
            return ()
        partly = [seat for seat, rows in self.rows.items() if any(set(asked) <= set(each) for each in rows)]
        partly += [seat for each in asked for seat in self.called.get(each, ())]
        if partly:
            return tuple(sorted(set(partly)))
        alike = ((_likeness(asked, each), seat) for seat, rows in self.rows.items() for each in rows)
        found = sorted((each for each in alike if each[0] >= LIKENESS), reverse=True)
        return tuple(sorted({seat for ratio, seat in found if ratio == found[0][0]}))


def _likeness(asked: tuple[str, ...], row: tuple[str, ...]) -> float:
    bare = " ".join(each for each in row if each not in WEAK)
    return SequenceMatcher(None, " ".join(asked), bare, autojunk=False).ratio() if bare else 0.0


def names_of(composition: Composition, organisations: Mapping[str, str]) -> Names:
    """The names of the seats of one day; ``organisations`` are the names of organisations by their id."""
    whole, short, offices, persons = (defaultdict[tuple[str, ...], set[str]](set) for _ in range(4))
    called: defaultdict[str, set[str]] = defaultdict(set)
    rows: dict[str, tuple[tuple[str, ...], ...]] = {}
    for seat, holding in composition.holdings.items():
        its_names = [holding.seat.naam, *filter(None, [organisations.get(holding.seat.organisatie or "")])]
        rows[seat] = tuple(words(each) for each in its_names)
        for row in rows[seat]:
            whole[row].add(seat)
            for each in _shorter(row):
                short[each].add(seat)
        if holding.seat.subgeleding:
            short[words(holding.seat.subgeleding.woord)].add(seat)
        for mandate in holding.mandates:
            if mandate.functie in OFFICES:
                offices[(mandate.functie.value,)].add(seat)
            if mandate.persoon == TAKEN_OUT:
                continue
            for form in _forms(mandate.persoon):
                persons[form].add(seat)
            for part in _parts(mandate.persoon):
                called[part].add(seat)
    whole |= {key: seats for key, seats in short.items() if key and key not in whole}
    return Names(
        _frozen(whole),
        _frozen(offices),
        _frozen(persons),
        rows,
        {key: frozenset(seats) for key, seats in called.items()},
    )


def _parts(person: str) -> tuple[str, ...]:
    """A given name and a family name, each alone."""
    return tuple(each for each in words(person) if len(each) >= SHORTEST and each not in PARTICLES)


def _shorter(row: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A name as people shorten it: without what it is, without its number among others, with the article alone before it."""
    bare = tuple(each for each in row if each not in SORTS)
    if bare and len("".join(bare)) > 3 and not set(bare) <= WEAK:
        yield bare
        at = row.index(bare[0])
        if at and row[at - 1] in ("de", "het", "t"):
            yield (row[at - 1], *row[at:])
    counted = tuple(each for each in row if each not in ORDINALS)
    if counted != row:
        yield counted


def _forms(person: str) -> Iterator[tuple[str, ...]]:
    """A name of a person in both orders, and with an initial alone."""
    parts = words(person)
    if len(parts) < 2:
        return
    yield parts
    yield (*parts[1:], parts[0])
    yield (parts[0][0], *parts[1:])
    yield (*parts[1:], parts[0][0])


def _frozen(names: Mapping[tuple[str, ...], Iterable[str]]) -> dict[tuple[str, ...], frozenset[str]]:
    return {key: frozenset(seats) for key, seats in names.items()}
