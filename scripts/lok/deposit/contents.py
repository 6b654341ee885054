"""What goes into the bag of a year: prints, attachments, tables and the records themselves, each with what it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.deposit.answers import reply
from lok.deposit.explained import Told
from lok.deposit.packing import Piece
from lok.deposit.pdf_a import for_the_archive
from lok.deposit.rows import Year
from lok.deposit.tables import TABLES
from lok.edition.select import select
from lok.facts.answers import answers
from lok.kinds.vergaderstatus import HELD
from lok.model.audience import CONTENT, Audience, Reference, pointers
from lok.pages.jaarverslagen.report import report_years
from lok.papers import BY_KEY, written
from lok.papers.as_html import full_title
from lok.papers.minutes import approved
from lok.papers.sheet import day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from lok.archive.archive import Archive
    from lok.deposit.state import State
    from lok.edition.select import Edition
    from lok.papers.document import Document
    from lok.source.problems import Problem


@dataclass(frozen=True, slots=True)
class Given:
    """What a bag is made of: records without a fault, a year, the day, and what reads a file by its path from the root.

    ``points`` are the points of attention of the check, ``address`` is where the members' site stands.
    """

    archive: Archive
    year: int
    date: date
    state: State
    read: Callable[[str], bytes]
    points: tuple[Problem, ...] = ()
    address: str = "/"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper on its way to a print: its path without ending, what it is, and the document."""

    path: str
    told: str
    document: Document


def year_of(given: Given) -> Year:
    """The meetings, advices and mandates of the year, as members read them."""
    edition = select(given.archive, Audience.LEDEN, given.date, given.points, address=given.address)
    meetings = [each for each in reversed(edition.all("vergaderingen")) if each.gepland_begin.year == given.year]
    advices = [each for each in reversed(edition.all("adviezen")) if _of_year(each, given)]
    mandates = [
        each
        for each in edition.all("mandaten")
        if each.van.year <= given.year and (each.tot is None or each.tot.year >= given.year)
    ]
    return Year(edition, given.year, meetings, advices, mandates)


def _of_year(advice: Any, given: Given) -> bool:
    """Whether an advice was given, answered or taken back that year, as far as was known on the day."""
    days = [
        advice.uitgebracht_op,
        *(each for answer in answers(advice, given.date) for each in (answer.besluit_datum, answer.meegedeeld_op)),
    ]
    days += [advice.intrekking.datum] if advice.intrekking else []
    return any(each is not None and each.year == given.year and each <= given.date for each in days)


def known_years(edition: Edition) -> tuple[int, ...]:
    """The years of which there is a meeting, the earliest first."""
    return tuple(sorted({each.gepland_begin.year for each in edition.all("vergaderingen")}))


def sheets(year: Year) -> tuple[Sheet, ...]:
    """Every paper of the year: minutes of what was held, advices with their answers, the yearly report, who was there."""
    return (*_minutes(year), *_advices(year), *_of_the_year(year))


def _minutes(year: Year) -> Iterator[Sheet]:
    for each in year.meetings:
        if each.status in HELD:
            day = day_of(each)
            draft = not approved(each) and each.status.value != "onvoltallig"
            told = f"{'ONTWERP van het verslag, niet goedgekeurd' if draft else 'verslag'}: {each.label}"
            path = f"vergaderingen/{day}/verslag-{day}{'-ONTWERP' if draft else ''}"
            yield Sheet(path, told, written(year.edition, BY_KEY["verslag"], each))


def _advices(year: Year) -> Iterator[Sheet]:
    for each in year.advices:
        folder = f"adviezen/{each.id}"
        yield Sheet(
            f"{folder}/{each.id}", f"advies {each.nummer}: {each.titel}", written(year.edition, BY_KEY["advies"], each)
        )
        replies = reply(year.edition, each)
        if replies is not None:
            yield Sheet(f"{folder}/{each.id}-antwoorden", f"antwoorden en opvolging van advies {each.nummer}", replies)


def _of_the_year(year: Year) -> Iterator[Sheet]:
    if year.year in report_years(year.edition):
        for key in ("jaarverslag", "presentielijst"):
            paper = BY_KEY[key]
            told = f"{paper.words.lower()} van {year.year}"
            yield Sheet(f"jaar/{key}-{year.year}", told, written(year.edition, paper, year.year))


def printed(
    sheets: tuple[Sheet, ...], pdf: Callable[[Document], bytes], progress: Callable[[int, int], None] | None = None
) -> Iterator[tuple[Piece, tuple[str, ...]]]:
    """The print of each paper, with what keeps it from being PDF/A."""
    for done, each in enumerate(sheets, start=1):
        document = each.document
        kept = for_the_archive(pdf(document), full_title(document), document.letterhead.name, document.day)
        yield Piece(f"{each.path}.pdf", kept.content, each.told), kept.lacks
        if progress:
            progress(done, len(sheets))


def attachments(given: Given, year: Year) -> Iterator[Piece]:
    """The files that belong to a meeting or an advice, as they were handed in."""
    for soort, records in (("vergaderingen", year.meetings), ("adviezen", year.advices)):
        for view in records:
            folder = f"vergaderingen/{day_of(view)}" if soort == "vergaderingen" else f"adviezen/{view.id}"
            paths = [each.id for each in _pointers(given, soort, view.id) if each.soort == CONTENT]
            documents = [each for each in _pointers(given, soort, view.id) if each.soort == "documenten"]
            paths += [
                each.id for one in documents for each in _pointers(given, "documenten", one.id) if each.soort == CONTENT
            ]
            for name, path in _names(paths).items():
                readers = "voor de leden" if path.startswith(f"{Audience.LEDEN}/") else "voor iedereen"
                told = f"bijlage, {readers}, bij {view.label}"
                yield Piece(f"{folder}/bijlagen/{name}", given.read(f"content/{path}"), told)


def _names(paths: Iterable[str]) -> dict[str, str]:
    """The path of each attachment by the name that it gets: its own, or all of its path where another one has that name."""
    paths = tuple(dict.fromkeys(paths))
    taken = Counter(each.rpartition("/")[2].casefold() for each in paths)
    return {
        name if taken[name.casefold()] == 1 else path.replace("/", "-"): path
        for path in paths
        for name in (path.rpartition("/")[2],)
    }


def tables(year: Year) -> Iterator[Piece]:
    """The tables."""
    for each in TABLES:
        yield Piece(f"tabellen/{each.name}.csv", each.content(year), each.told)


RECEIPTS = "verwijderingen"
OF_THE_YEAR = ("vergaderingen", "adviezen", "mandaten")
NAMED = frozenset({"zetels", "organisatoren", "werkgroepen", "themas", "documenten"})
"""What goes along because a record of the year names it: no more than what it takes to read those."""


def records(given: Given, year: Year) -> Iterator[Piece]:
    """The records of the year and all that they name, as they stand in their files; what was taken out; and the council's own."""
    views = zip(OF_THE_YEAR, (year.meetings, year.advices, year.mandates), strict=True)
    left = [Reference(soort, each.id) for soort, some in views for each in some]
    left += [Reference(RECEIPTS, each.id) for each in given.archive.all(RECEIPTS) if each.op.year == year.year]
    seen = {Reference("raad", given.archive.raad.id)}
    while left:
        each = left.pop()
        if each not in seen:
            seen.add(each)
            left += (one for one in _pointers(given, each.soort, each.id) if one.soort in NAMED)
    for each in sorted(seen, key=lambda one: (one.soort, one.id)):
        path = f"{each.soort}/{each.id}.yaml"
        yield Piece(f"records/{path}", given.read(f"data/{path}"), f"record van {each.soort}: {each.id}")


def _pointers(given: Given, soort: str, record_id: str) -> list[Reference]:
    record = given.archive.get(soort, record_id)
    return pointers(record, Audience.LEDEN, final=True) if record is not None else []


def told_of(given: Given, year: Year, pieces: list[Piece], plain: dict[str, tuple[str, ...]]) -> Told:
    """What the text beside the bag is made of."""
    counts = Counter(each.path.partition("/")[0] for each in pieces)
    return Told(year, given.state, counts, plain)


def described(given: Given, year: Year) -> tuple[tuple[str, str], ...]:
    """What an archive's program reads of the bag, in the labels of RFC 8493 and a few of our own."""
    raad = year.edition.council_in(given.year)
    return (
        ("Source-Organization", f"{raad.naam}, {raad.bestuur}"),
        ("Contact-Email", raad.mailbox),
        ("External-Identifier", f"{raad.id}-{given.year}"),
        ("External-Description", f"{raad.naam}: verslagen met namen, aanwezigheden en adviezen van {given.year}"),
        ("Bag-Group-Identifier", raad.id),
        ("Internal-Sender-Description", given.state.words),
        ("Periode", f"{given.year}-01-01/{given.year}-12-31"),
        ("Stand-Van", given.state.code or "onbekend"),
        ("Toegang", "alleen het secretariaat van de raad en het archief van het bestuur"),
    )
