"""No name, no home, no illness in what everybody reads: one look at every text of every record, page and attachment.

V16: minutes are public with seats and groups in the place of names. V27: the street of a home is in no public text.
What is said of somebody's health, family or fault belongs in no text at all (section 8 of the domain): in public ones it
stops the build, in members' ones it is a point of attention.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lok.archive.archive import HandPage, OfEach
from lok.archive.attachments import TEXTS
from lok.archive.written_pages import page_text
from lok.model.audience import Audience
from lok.rules.known import Known, known_in
from lok.rules.spoken import gather, texts
from lok.source.problems import Finding, Level, Problem
from lok.words.fold import line_and_column, readings
from lok.words.persons import titled
from lok.words.sensitive import says_too_much, sensitive
from lok.words.tokens import of_a_file_name, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.archive.archive import Archive, Attachment
    from lok.model.kind import Record
    from lok.source.parse import Path

NO_NAME = "Schrijf de zetel, de groep of de functie in de plaats van de naam."
NO_HOME = "Schrijf alleen de wijk of de deelgemeente: het adres van een woning leest niemand zonder toestemming."


class Said(NamedTuple):
    """Something private in a text: its place there, and the code, level, message and remedy of the finding."""

    start: int
    code: str
    level: Level
    message: str
    hint: str


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
    """Who and which home is named in a text that everybody reads, also in words that go on over the end of a line."""
    told: set[Said] = set()
    for way in readings(text):
        for found in (*_names_in(way.text, known), *_homes_in(way.text, known, owner)):
            said = found._replace(start=way.origin(found.start))
            if said not in told:
                told.add(said)
                yield said


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
    for record, found in private_of((record for _, record in archive.everything()), known_in(archive)):
        yield from ((record, finding) for finding in found)


@OfEach
def private_of(record: Record, known: Known) -> tuple[Finding, ...]:
    """What ``private_texts`` finds in each record."""
    return tuple(private_texts(record, known))


def private_texts(record: Record, known: Known) -> Iterator[Finding]:
    """What is private in the free texts of a record, each for those who may read it."""
    opened: list[str] = []
    closed: list[str] = []
    gather(record, opened, closed, public=record.readers is Audience.PUBLIEK)
    if not known.suspects("\n".join(opened)) and not says_too_much("\n".join(closed)):
        return
    for at, text, public in texts(record):
        if _own_address(record, at, known):
            continue
        for said in private_in(text, known, public=public, owner=record.id):
            line = text.count("\n", 0, said.start) + 1
            where = f"regel {line} van deze tekst: " if line > 1 else ""
            who = ", en iedereen kan dit veld lezen" if public and said.level is Level.FOUT else ""
            yield Finding(at, said.code, f"{where}{said.message}{who}", said.hint, said.level)


def _own_address(record: Any, at: Path, known: Known) -> bool:
    """Whether a text is the street of a record that everybody may know, of another house than a home's."""
    if not at or at[-1] != "straat":
        return False
    part = record
    for step in at[:-1]:
        part = part[step] if isinstance(step, int) else getattr(part, step)
    here = f"{part.straat} {getattr(part, 'huisnummer', None) or ''}"
    return not any(shown.exactly for shown in known.streets.find(here))


def written_words(archive: Archive) -> Iterator[Problem]:
    """The same for what is written by hand and what is attached."""
    files = (*archive.pages, *archive.attachments.values())
    for _, found in _of_file(files, known_in(archive)):
        yield from found


@OfEach
def _of_file(file: HandPage | Attachment, known: Known) -> tuple[Problem, ...]:
    return tuple(_of_page(file, known) if isinstance(file, HandPage) else _of_attachment(file, known))


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
