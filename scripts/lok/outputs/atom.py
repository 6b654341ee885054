"""Atom (RFC 4287): a feed with its entries as the text of an XML file. Knows the format, and nothing of a council.

Days become midnight in Brussels (RFC 3339), text becomes XML by the standard library. The same values give the same bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from xml.etree import ElementTree as ET

from lok.model.reading import BRUSSELS

NAMESPACE = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that no XML file may hold (XML 1.0, production 2)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened: its permanent id, its day, the day it last changed, and the page that tells it.

    ``summary`` is plain text; ``html`` is the whole of it for programs that show formatted text.
    """

    id: str
    title: str
    published: date
    updated: date
    page: str
    summary: str
    html: str
    category: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its permanent id, its own address, the address of the page it belongs to, and who speaks.

    ``begun`` is the day it was last changed as long as it has no entries.
    """

    id: str
    title: str
    subtitle: str
    address: str
    page: str
    author: str
    mailbox: str
    begun: date
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> date:
        """The day its newest entry changed."""
        return max((entry.updated for entry in self.entries), default=self.begun)


def written(feed: Feed) -> str:
    """The feed as an XML document; entries in the order they are given."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "nl-BE"})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", moment(feed.updated))
    ET.SubElement(root, "link", {"rel": "self", "type": TYPE, "href": feed.address})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page})
    author = ET.SubElement(root, "author")
    _text(author, "name", feed.author)
    _text(author, "email", feed.mailbox)
    for entry in feed.entries:
        _add(root, entry)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add(root: ET.Element, entry: Entry) -> None:
    made = ET.SubElement(root, "entry")
    _text(made, "id", entry.id)
    _text(made, "title", entry.title)
    _text(made, "published", moment(entry.published))
    _text(made, "updated", moment(entry.updated))
    ET.SubElement(made, "link", {"rel": "alternate", "type": "text/html", "href": entry.page})
    ET.SubElement(made, "category", {"term": allowed(entry.category)})
    _text(made, "summary", entry.summary)
    _text(made, "content", entry.html, type="html")


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = allowed(text)


def moment(day: date) -> str:
    """A day as RFC 3339: its midnight in Brussels, ``2026-03-12T00:00:00+01:00``."""
    return datetime.combine(day, time(), BRUSSELS).isoformat()


def allowed(text: str) -> str:
    """Text without the characters that would make the file no XML."""
    return NO_XML.sub("", text)
