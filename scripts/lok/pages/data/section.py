"""The pages about the open data. What they name is what ``lok.opendata`` makes; nothing is counted or listed here anew."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from lok.archive.addresses import Address
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.model.kind import Record
from lok.opendata import places
from lok.opendata.carried import SAID_BY_STATE, offered_kinds
from lok.opendata.fields import Sort, fields_of
from lok.opendata.files import offered
from lok.opendata.history import since_of, text_of, version_of
from lok.opendata.licences import licence_of
from lok.opendata.linked.files import verdict
from lok.opendata.linked.offering import CATALOGUE_GROUP
from lok.opendata.lists import GROUP as LISTS
from lok.opendata.lists import SHAPES, list_path
from lok.opendata.places import FOLDER
from lok.opendata.quality import NOT_CHECKED, left_out, quality
from lok.opendata.tables import GROUP as TABLES
from lok.opendata.tables import PACKAGE, tables_of
from lok.pages.section import Section
from lok.render.markup import Markdown
from lok.words.dutch import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive
    from lok.model.kind import Kind
    from lok.opendata.fields import Field
    from lok.opendata.offer import DataFile
    from lok.render.page import Page
    from lok.render.renderer import Renderer

PAGE, DICTIONARY, QUALITY = f"{FOLDER}.md", f"{FOLDER}/woordenboek.md", f"{FOLDER}/kwaliteit.md"


def addresses(_: Archive) -> Iterator[Address]:
    """The three pages."""
    yield from map(Address, (PAGE, DICTIONARY, QUALITY))


def pages(renderer: Renderer) -> Iterator[Page]:
    """For the public: the members' site gives no data away, and its readers have the public site."""
    if renderer.edition.audience is not Audience.PUBLIEK:
        return
    yield renderer.page(PAGE, "open_data.md.jinja")
    yield renderer.page(DICTIONARY, "woordenboek.md.jinja")
    counted, judgement = quality(renderer.edition), verdict(renderer.edition)
    yield renderer.page(QUALITY, "kwaliteit.md.jinja", kwaliteit=counted, oordeel=judgement)


@dataclass(frozen=True, slots=True)
class Download:
    """What there is of a kind: its records, the invented ones among them, their last day, its list, and its tables, its own first."""

    kind: Kind
    records: int
    examples: int
    changed: date | None
    list: str
    tables: tuple[tuple[str, str], ...]


@cache
def _tables(soort: str) -> tuple[tuple[str, str], ...]:
    return tuple((table.name.replace("-", " "), table.path) for table in tables_of(BY_SOORT[soort]))


def download_of(edition: Any, soort: str) -> Download | None:
    """What there is to download of a kind; nothing for members, or where no record stands."""
    if edition.audience is not Audience.PUBLIEK or soort not in {kind.soort for kind in offered_kinds()}:
        return None
    views = edition.all(soort)
    if not views:
        return None
    changed = max((view.laatst_gewijzigd for view in views if view.laatst_gewijzigd is not None), default=None)
    examples = sum(view.voorbeeld for view in views)
    return Download(BY_SOORT[soort], len(views), examples, changed, list_path(soort), _tables(soort))


def downloads(edition: Any) -> tuple[Download, ...]:
    """The same of every kind that has a record."""
    return tuple(found for kind in offered_kinds() if (found := download_of(edition, kind.soort)) is not None)


def other_files(edition: Any) -> tuple[tuple[str, tuple[DataFile, ...]], ...]:
    """The files that are no list, table or shape of a kind and no catalogue, below what they are together."""
    found: dict[str, list[DataFile]] = {}
    for each in offered(edition):
        if each.group not in (LISTS, TABLES, SHAPES, CATALOGUE_GROUP):
            found.setdefault(each.group, []).append(each)
    return tuple((group, tuple(files)) for group, files in found.items())


def data_changed(edition: Any) -> date | None:
    """The last day on which any record that has files says that it changed."""
    return max((each.changed for each in downloads(edition) if each.changed is not None), default=None)


def as_day(text: str) -> date:
    """A day as the files have it, ``2026-03-12``."""
    return date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Term:
    """A field as the dictionary tells of it; ``target`` is the kind that it points to."""

    name: str
    value: str
    words: tuple[str, ...]
    target: str
    text: str
    since: str


SHARED = frozenset(Record.model_fields)
"""The fields that every record has."""


@cache
def shared_terms() -> tuple[Term, ...]:
    """The fields of every record."""
    kind = BY_SOORT["raad"]
    return tuple(term for term in _terms(fields_of(kind), kind.soort) if term.name in SHARED)


@cache
def dictionary() -> tuple[tuple[Kind, str, tuple[Term, ...]], ...]:
    """Every kind with its version and its own fields, those of groups behind the name of their group."""
    return tuple((kind, version_of(kind.soort), _own_terms(kind)) for kind in offered_kinds())


def _own_terms(kind: Kind) -> tuple[Term, ...]:
    return tuple(term for term in _terms(fields_of(kind), kind.soort) if term.name not in SHARED)


def _terms(fields: tuple[Field, ...], soort: str) -> Iterator[Term]:
    known = {kind.soort for kind in offered_kinds()}
    for field in fields:
        value = f"lijst van {field.sort}" if field.many else field.sort.value
        target = field.target if field.target in known else ""
        name = field.path.removeprefix(f"{soort}.")
        yield Term(name, value, field.words, target, text_of(field.path), since_of(field.path))
        if field.sort is Sort.PART:
            yield from _terms(field.parts, soort)


def in_pieces(name: str) -> Markdown:
    """The name of a field as HTML that may be broken off behind a point or a line."""
    return Markdown(re.sub(r"(?<=[._])", "<wbr>", html.escape(name)))


def data_left_out() -> tuple[tuple[str, str], ...]:
    """What no file has, and why: by field, then by what a record says."""
    return tuple((sentence(what), ground) for what, ground in left_out())


def small_numbers() -> tuple[tuple[str, str], ...]:
    """What is left out of a record for what it says itself."""
    return SAID_BY_STATE


def not_checked() -> tuple[str, ...]:
    """What is not known of the data."""
    return NOT_CHECKED


def datapackage() -> str:
    """The path of the package of the tables."""
    return PACKAGE


SECTION = Section(
    addresses=addresses,
    pages=pages,
    functions=(
        download_of,
        downloads,
        other_files,
        data_changed,
        as_day,
        shared_terms,
        dictionary,
        in_pieces,
        data_left_out,
        small_numbers,
        not_checked,
        datapackage,
        licence_of,
        places.record_id,
        places.item_id,
        places.treatment_id,
        places.vote_id,
        places.recommendation_id,
        places.answer_id,
        places.ask_id,
        places.version_id,
        places.article_id,
        places.rule_id,
    ),
)
