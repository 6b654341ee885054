"""No name, no home, no illness in what everybody reads: one look at every text of every record, page and attachment.

V16: minutes are public with seats and groups in the place of names. V27: the street of a home is in no public text.
What is said of somebody's health, family or fault belongs in no text at all (section 8 of the domain): in public ones it
stops the build, in members' ones it is a point of attention.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from lok.archive.attachments import TEXTS
from lok.archive.written_pages import page_text
from lok.model.audience import Audience, Part, field_types, plan, readers_of
from lok.model.fields import Prose
from lok.source.problems import Finding, Level, Problem
from lok.words.fold import line_and_column
from lok.words.persons import ASKED, Persons, titled
from lok.words.sensitive import WATCHED, Providers, of_a_child, says_too_much, sensitive
from lok.words.streets import Home, Streets
from lok.words.tokens import of_a_file_name, spaced, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.archive.archive import Archive, Attachment, HandPage
    from lok.model.kind import Record
    from lok.source.parse import Path

NO_NAME = "Schrijf de zetel, de groep of de functie in de plaats van de naam."
NO_HOME = "Schrijf alleen de wijk of de deelgemeente: het adres van een woning leest niemand zonder toestemming."
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
    watched: frozenset[str]

    def suspects(self, text: str) -> bool:
        """Whether any of it may be in ``text``. Says no only when it cannot, at the speed of splitting it into words."""
        if "&" in text:
            text = unescape(text)
        row = spaced(text)
        found = set(row.split())
        return not self.watched.isdisjoint(found) or of_a_child(row, found) or self.streets.calls(text)


class Said(NamedTuple):
    """Something private in a text: its place there, and the code, level, message and remedy of the finding."""

    start: int
    code: str
    level: Level
    message: str
    hint: str


def known_names(archive: Archive) -> tuple[str, ...]:
    """The names of persons that stand in members' fields: of mandates, substitutes and guests."""
    found = {mandate.persoon for mandate in archive.all("mandaten")}
    for meeting in archive.all("vergaderingen"):
        found |= {line.persoon for line in meeting.aanwezigheden} | {guest.naam for guest in meeting.gasten}
    return tuple(sorted(name for name in found if name))


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
        watched = frozenset({*persons.keys, *persons.glued, *streets.keys, *ASKED, *WATCHED})
        providers = Providers(map(words, self.providers))
        return Known(persons, streets, providers, frozenset(self.common), frozenset(self.open_streets), watched)


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


_LAST: list[tuple[Archive, Known]] = []
"""The archive that was looked at last: the rules of one check ask the same of the same one, which never changes."""


def known_in(archive: Archive) -> Known:
    """What to look for in the texts of ``archive``."""
    if not _LAST or _LAST[0][0] is not archive:
        _LAST[:] = [(archive, plainly(archive).known)]
    return _LAST[0][1]


def _name(record: Any) -> str:
    return str(getattr(record, "naam", None) or getattr(record, "titel", None) or record.id)


def private_in(text: str, known: Known, *, public: bool, owner: str = "") -> Iterator[Said]:
    """What is private in a text. ``owner`` is the id of the record that it belongs to."""
    if not known.suspects(text):
        return
    if public:
        yield from named_in(text, known, owner)
    level = Level.FOUT if public else Level.AANDACHTSPUNT
    for each in sensitive(text, known.providers, known.common):
        yield Said(each.start, "gevoelig", level, each.message, each.hint)


def named_in(text: str, known: Known, owner: str = "") -> Iterator[Said]:
    """Who and which home is named in a text that everybody reads."""
    yield from _names_in(text, known)
    yield from _homes_in(text, known, owner)


def _names_in(text: str, known: Known) -> Iterator[Said]:
    taken = []
    for named in known.persons.find(text):
        taken.append(range(named.start, named.end))
        if named.surely:
            yield Said(named.start, "V16", Level.FOUT, "hier staat de naam van een lid of een gast", NO_NAME)
        else:
            message = "hier staat een familienaam die ook van een lid of een gast is"
            yield Said(named.start, "V16", Level.AANDACHTSPUNT, message, f"Gaat het om die persoon? {NO_NAME}")
    for start, end in titled(text):
        if not any(span.start < end and start < span.stop for span in taken):
            message = "hier wordt iemand met naam genoemd"
            yield Said(start, "V16", Level.AANDACHTSPUNT, message, f"Moet de naam er staan? {NO_NAME}")


def _homes_in(text: str, known: Known, owner: str) -> Iterator[Said]:
    """Where a home is named; the street of a record's own home is for the rules of its kind."""
    for shown in known.streets.find(text):
        street = "".join(words(shown.home.street))
        if owner and known.streets.owned.get(owner) == street:
            continue
        if shown.exactly or street not in known.open_streets:
            yield Said(shown.start, "V27", Level.FOUT, "hier staat het adres van een woning", NO_HOME)
        else:
            message = "hier staat de straat van een woning, waar ook iets anders is"
            yield Said(shown.start, "V27", Level.AANDACHTSPUNT, message, f"Gaat het om die woning? {NO_HOME}")


def public_text_is_nobodys(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """V16, V27: no text that everybody reads, or will read once approved, names a member, a guest or a home."""
    del date
    known = known_in(archive)
    for _, record in archive.everything():
        opened: list[str] = []
        closed: list[str] = []
        _gather(record, opened, closed, public=record.readers is Audience.PUBLIEK)
        if not known.suspects("\n".join(opened)) and not says_too_much("\n".join(closed)):
            continue
        for at, text, public in texts(record):
            if _own_address(record, at, known):
                continue
            for said in private_in(text, known, public=public, owner=record.id):
                line = text.count("\n", 0, said.start) + 1
                where = f"regel {line} van deze tekst: " if line > 1 else ""
                who = ", en iedereen kan dit veld lezen" if public and said.level is Level.FOUT else ""
                yield record, Finding(at, said.code, f"{where}{said.message}{who}", said.hint, said.level)


def _own_address(record: Any, at: Path, known: Known) -> bool:
    """Whether a text is the street of a record that everybody may know, of another house than a home's."""
    if not at or at[-1] != "straat":
        return False
    part = record
    for step in at[:-1]:
        part = part[step] if isinstance(step, int) else getattr(part, step)
    here = f"{part.straat} {getattr(part, 'huisnummer', None) or ''}"
    return not any(shown.exactly for shown in known.streets.find(here))


def _gather(part: Part, opened: list[str], closed: list[str], *, public: bool) -> None:
    """The same as ``texts`` without the places, what everybody reads apart from what members read: one look at each."""
    public = public and not part.closed_to(Audience.PUBLIEK)
    values, withheld = part.__dict__, part.withheld_from(Audience.PUBLIEK) if public else frozenset()
    for name, for_all in _speaking(type(part)):
        value = values[name]
        if not value:
            continue
        seen = public and for_all and name not in withheld
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str):
                (opened if seen else closed).append(each)
            else:
                _gather(each, opened, closed, public=seen)


Texts = list[tuple["Path", str, bool]]


def texts(record: Record) -> Texts:
    """Every free text of a record: its place, itself, and whether the public may ever read it."""
    found: Texts = []
    _add(record, (), found, public=record.readers is Audience.PUBLIEK)
    return found


def _add(part: Part, at: Path, found: Texts, *, public: bool) -> None:
    public = public and not part.closed_to(Audience.PUBLIEK)
    values, withheld = part.__dict__, part.withheld_from(Audience.PUBLIEK) if public else frozenset()
    for name, opened in _speaking(type(part)):
        value = values[name]
        if not value:
            continue
        seen = public and opened and name not in withheld
        if isinstance(value, str):
            found.append(((*at, name), value, seen))
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                if isinstance(each, str):
                    found.append(((*at, name, index), each, seen))
                else:
                    _add(each, (*at, name, index), found, public=seen)
        else:
            _add(value, (*at, name), found, public=seen)


@cache
def _speaking(model: type[Part]) -> tuple[tuple[str, bool], ...]:
    """The fields of a model that hold free text, or parts that may, and whether they are public once final."""
    return tuple(
        (field.name, readers_of(model, field.name).open_to(Audience.PUBLIEK, final=True))
        for field in plan(model)
        if field.ref is None
        and (
            any(leaf in (str, Prose) for leaf in field_types(model, field.name))
            or any(_speaking(part) for part in field.parts)
        )
    )


def written_words(archive: Archive) -> Iterator[Problem]:
    """The same for what is written by hand and what is attached."""
    known = known_in(archive)
    for page in archive.pages:
        yield from _of_page(page, known)
    for attachment in archive.attachments.values():
        yield from _of_attachment(attachment, known)


def _of_page(page: HandPage, known: Known) -> Iterator[Problem]:
    """What a page says: in its source, with the place, and in what is read on it, should that say more."""
    public = page.audience is Audience.PUBLIEK
    told = set()
    for said in private_in(page.text, known, public=public):
        told.add(said.message)
        yield _problem(page.path, line_and_column(page.text, said.start), said, "deze pagina" if public else "")
    for said in private_in(f"{of_a_file_name(page.uri)}\n{page_text(page)}", known, public=public):
        if said.message not in told:
            told.add(said.message)
            yield _problem(page.path, (1, 1), said, "deze pagina" if public else "")


def _of_attachment(attachment: Attachment, known: Known) -> Iterator[Problem]:
    """What an attachment says: in its text and data, and in its name."""
    public, path = attachment.audience is Audience.PUBLIEK, f"content/{attachment.path}"
    name = of_a_file_name(attachment.path.rpartition("/")[2])
    for text in (name, attachment.text):
        for said in private_in(text, known, public=public):
            in_text = text is not name and path.endswith(TEXTS)
            place = line_and_column(text, said.start) if in_text else (1, 1)
            yield _problem(path, place, said, "deze bijlage" if public else "")


def _problem(path: str, place: tuple[int, int], said: Said, opened: str) -> Problem:
    """A problem of a file; ``opened`` is what everybody can read, if they can."""
    who = f", en iedereen kan {opened} lezen" if opened and said.level is Level.FOUT else ""
    return Problem(path, *place, "", said.code, said.level, f"{said.message}{who}", said.hint)
