"""What the records know of persons, homes and providers, ready to be looked for in any text, here or in another process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from lok.archive.archive import OfLast
from lok.kinds.bewaartermijnen import TAKEN_OUT
from lok.words.fold import readings
from lok.words.persons import ASKED, Persons
from lok.words.sensitive import WATCHED, Providers, of_a_child
from lok.words.streets import Home, Streets
from lok.words.tokens import spaced, word_set, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive

PUBLIC_NAMES = ("organisatoren", "locaties", "contactpunten", "zetels", "raad", "themas")
"""The kinds whose names are of places and organisations."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the records know of persons and homes, ready to be looked for in text.

    ``open_streets`` are streets, in one word, that the public may read as the address of something else.
    """

    persons: Persons
    streets: Streets
    providers: Providers
    common: frozenset[str]
    open_streets: frozenset[str]
    named: frozenset[str]
    """A word of every name and of every street."""
    watched: frozenset[str]
    """Those, and the words that say something sensitive."""
    plain: Plain
    """What it was made of: two that were made of the same find the same."""

    def names(self, text: str) -> bool:
        """Whether a person or a home that the records know may be named in ``text``. Says no only when it cannot."""
        text = _read(text)
        return not self.named.isdisjoint(word_set(text)) or self.streets.calls(text)

    def suspects(self, text: str) -> bool:
        """Whether any of it may be in ``text``. Says no only when it cannot, at the speed of splitting it into words."""
        text = _read(text)
        row = spaced(text)
        found = set(row.split())
        return not self.watched.isdisjoint(found) or of_a_child(row, found) or self.streets.calls(text)


def _read(text: str) -> str:
    """The text with its entities as what they stand for, in every way that it reads."""
    if "&" in text:
        text = unescape(text)
    return "\n".join(each.text for each in readings(text))


def known_names(archive: Archive) -> tuple[str, ...]:
    """The names of persons that stand in members' fields: of mandates, substitutes and guests."""
    found = {mandate.persoon for mandate in archive.all("mandaten")}
    for meeting in archive.all("vergaderingen"):
        found |= {line.persoon for line in meeting.aanwezigheden} | {guest.naam for guest in meeting.gasten}
    return tuple(sorted(name for name in found if name and name != TAKEN_OUT))


def known_homes(archive: Archive) -> tuple[Home, ...]:
    """The homes whose address the public may not read, but for those that it reads as the address of something else."""
    opened = {(words(straat), huisnummer) for straat, huisnummer in _open_addresses(archive)}
    offices = set(_open_telephones(archive))
    return tuple(
        Home(each.straat, each.huisnummer or "", each.id, "" if each.telefoon in offices else each.telefoon or "")
        for each in archive.all("locaties")
        if each.straat and not each.address_is_open and (words(each.straat), each.huisnummer) not in opened
    )


def _open_telephones(archive: Archive) -> Iterator[str]:
    """The telephones that everybody reads: of offices, of organisers, and of places that are no home."""
    for soort in ("contactpunten", "organisatoren", "locaties"):
        for each in archive.all(soort):
            if each.telefoon and "telefoon" not in each.withheld():
                yield each.telefoon


def _open_addresses(archive: Archive) -> Iterator[tuple[str, str | None]]:
    for each in archive.all("contactpunten"):
        if each.adres is not None:
            yield each.adres.straat, each.adres.huisnummer
    for each in archive.all("locaties"):
        if each.straat and each.address_is_open:
            yield each.straat, each.huisnummer


class Plain(NamedTuple):
    """The same as plain data, for a process of its own: names, words of public names, homes, providers, open streets."""

    names: tuple[str, ...]
    common: tuple[str, ...]
    homes: tuple[tuple[str, ...], ...]
    providers: tuple[str, ...]
    open_streets: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> Plain:
        """What ``written`` gave."""
        names, common, homes, providers, opened = json.loads(text)
        return cls(tuple(names), tuple(common), tuple(map(tuple, homes)), tuple(providers), tuple(opened))

    @property
    def written(self) -> str:
        """As one line of JSON."""
        return json.dumps(self, ensure_ascii=False)

    @property
    def known(self) -> Known:
        """Ready to be looked for."""
        persons = Persons.of(self.names, self.common)
        streets = Streets.of(Home(*home) for home in self.homes)
        named = frozenset({*persons.keys, *persons.glued, *streets.keys})
        providers = Providers(map(words, self.providers))
        return Known(
            persons,
            streets,
            providers,
            frozenset(self.common),
            frozenset(self.open_streets),
            named,
            named | ASKED | WATCHED,
            self,
        )


def plainly(archive: Archive) -> Plain:
    """What to look for in the texts of ``archive``, as plain data."""
    named = [words(_name(record)) for soort in PUBLIC_NAMES for record in archive.all(soort)]
    places = {words(each) for record in archive.all("locaties") for each in (record.wijk, record.gemeente)}
    opened = {"".join(words(straat)) for straat, _ in _open_addresses(archive)}
    providers = {record.naam for soort in ("organisatoren", "locaties") for record in archive.all(soort)}
    return Plain(
        known_names(archive),
        tuple(sorted(set(chain.from_iterable((*named, *places))))),
        known_homes(archive),
        tuple(sorted(providers)),
        tuple(sorted(opened)),
    )


@OfLast
def known_in(archive: Archive) -> Known:
    """What to look for in the texts of ``archive``."""
    return _ready(plainly(archive))


@lru_cache(maxsize=1)
def _ready(plain: Plain) -> Known:
    """The same for the next archive, of which mostly no name changed."""
    return plain.known


def _name(record: Any) -> str:
    return str(getattr(record, "naam", None) or getattr(record, "titel", None) or record.id)
