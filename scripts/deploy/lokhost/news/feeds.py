"""The feeds of the release that is shown, as this host reads them: entries by their ids, and subjects to choose from.

A feed is a file that somebody sent: it is read with a limit, without a document type (so without entities that grow), and
what is wrong in one entry or one feed is told and keeps nobody from the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
EVERYTHING = "alles"
THEME = "thema-"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LARGEST = 4 * 1024 * 1024
"""Bytes of one feed: a hundred entries are a few hundred thousand."""
LONGEST = {"title": 300, "summary": 2_000, "id": 500}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is new: its permanent id, the day it happened or changed, and what a mail tells of it."""

    id: str
    day: date
    title: str
    summary: str
    page: str
    category: str

    @property
    def version(self) -> str:
        """What is held against what was seen: the entry, and again when it changed."""
        return f"{self.id} {self.day}"


@dataclass(frozen=True, slots=True)
class Council:
    """Who speaks: the name of the council, its short name, and the mailbox for questions."""

    name: str = "Lokaal Overleg Kinderopvang"
    short: str = "LOK"
    mailbox: str = ""


@dataclass(slots=True)
class Found:
    """What stands in the feeds of a release.

    ``subjects`` are the feeds one can follow, by their names: how each is called. ``entries`` are by id, each once;
    ``within`` says in which feeds an id stands. ``withheld`` are the ids that are hidden from readers: they are no entry, and
    not gone either. ``faults`` are in Dutch.
    """

    council: Council = field(default_factory=Council)
    subjects: dict[str, str] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    within: dict[str, set[str]] = field(default_factory=dict)
    withheld: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    broken: bool = False
    """Whether a whole feed could not be read: what is missing then is not gone."""


class _NoDocumentType(ET.TreeBuilder):
    """Builds a tree, and refuses a document type: without one there are no entities but those of XML itself."""

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> NoReturn:
        raise RefusedError("het heeft een documenttype, en dat hoort niet in een feed")


def read(site: Path, hidden: Collection[str] = ()) -> Found:
    """Read the feeds of a site on disk, but for what is hidden from its readers: a page by its address, or a whole feed.

    Raises:
        RefusedError: There is no feed at all.
    """
    found, site = Found(), site.resolve()  # all feeds of one release, also when another takes its place meanwhile
    files = {file.stem: file for file in (site / "volgen").glob("*.xml") if NAME.fullmatch(file.stem)}
    if not files:
        raise RefusedError(f"In {site}/volgen staat geen feed. Is er een uitgave van de openbare site?")
    for name in sorted(files, key=lambda name: (name != EVERYTHING, name.startswith(THEME), name)):
        try:
            root = _tree(files[name])
        except (OSError, ET.ParseError, UnicodeDecodeError, RefusedError) as error:
            found.broken = True
            found.faults.append(f"De feed {name} is niet te lezen: {error}.")
            continue
        _take(found, name, root, hidden)
    for each in found.withheld:  # a feed that is hidden holds it too, or its page is: it goes in no mail at all
        found.entries.pop(each, None)
        found.within.pop(each, None)
    return found


def _tree(file: Path) -> ET.Element:
    with file.open("rb") as opened:
        raw = opened.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise RefusedError("hij is te groot")
    root = ET.fromstring(raw.decode("utf-8"), ET.XMLParser(target=_NoDocumentType()))  # noqa: S314  no document type
    if root.tag != f"{ATOM}feed":
        raise RefusedError("het is geen Atom-feed")
    return root


def _take(found: Found, name: str, root: ET.Element, hidden: Collection[str]) -> None:
    """Add what one feed holds."""
    whole = f"/volgen/{name}.xml" in hidden
    title = _text(root, "title")
    short, _, subject = title.partition(": ")
    found.subjects[name] = subject or name
    if name == EVERYTHING:
        author = root.find(f"{ATOM}author")
        if author is not None:
            found.council = Council(_text(author, "name") or found.council.name, short, _text(author, "email"))
    for each in root.iterfind(f"{ATOM}entry"):
        try:
            entry = _entry(each)
        except ValueError as error:
            found.faults.append(f"Een bericht in de feed {name} is niet te lezen: {error}.")
            continue
        if whole or unquote(urlsplit(entry.page).path) in hidden:
            found.withheld.add(entry.id)
        known = found.entries.get(entry.id)
        if known is None or entry.day > known.day:
            found.entries[entry.id] = entry
        found.within.setdefault(entry.id, set()).add(name)


def _entry(each: ET.Element) -> Entry:
    """One entry.

    Raises:
        ValueError: It has no id, title, day or page on the web.
    """
    name, title, told = _text(each, "id"), _text(each, "title"), _text(each, "updated")
    link = each.find(f"{ATOM}link")
    page = link.get("href", "") if link is not None else ""
    if not name or not title:
        raise ValueError("het heeft geen id of geen titel")
    address = urlsplit(page)
    if address.scheme not in {"https", "http"} or not address.netloc or re.search(r"[\s<>\"\x00-\x1f]", page):
        raise ValueError("het wijst naar geen pagina op het web")
    try:
        day = datetime.fromisoformat(told).date()
    except ValueError:
        raise ValueError(f"“{told[:40]}” is geen dag") from None
    category = each.find(f"{ATOM}category")
    term = category.get("term", "") if category is not None else ""
    return Entry(name, day, title, _text(each, "summary"), page, " ".join(term.split())[:60])


def _text(parent: ET.Element, name: str) -> str:
    """The text of a child on one line, no longer than fits in a mail."""
    line = " ".join((parent.findtext(f"{ATOM}{name}") or "").split())
    longest = LONGEST.get(name, 300)
    return line if len(line) <= longest else f"{line[: longest - 2].rstrip()} …"
