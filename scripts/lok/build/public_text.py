"""The second fence: every file that the world gets is read once more as it reads it, whatever way a text took to get there.

V28, V16 and V27 on rendered text. The complaint names the page, and the record that it is made from: an entry of the search
index belongs to its page. Nothing here knows MkDocs or a disk.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lok.kinds.registry import BY_SOORT
from lok.opendata.places import FOLDER as DATA
from lok.opendata.places import OF_THE_MODELS
from lok.rules.known import Known, Plain
from lok.rules.private_words import named_in
from lok.source.problems import Level
from lok.words.html_text import html_text
from lok.words.private import scan
from lok.words.private_output import scan_output

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = frozenset({".html", ".json", ".xml", ".txt", ".ics", ".vcf", ".csv", ".atom", ".md", ".jsonld", ".ttl", ".rdf"})
"""The endings of files that are read as text for what may not be in them."""
SEARCH = "search_index.json"
LIST = re.compile(rf"{DATA}/([^/]+)\.json")
"""A list of the open data: every record is one line of it."""
RECORD = re.compile(r'"iri": "[^"]*", "id": "([^"]+)"')
MOST_LINES = 20_000
"""Of so many lines it is remembered what was said of them."""
TABLE = re.compile(rf"{DATA}/(?:[^/]+\.csv|lok\.jsonld)")
"""What holds nothing that others do not hold, which are read: a table, of the list of its kind; all linked data, of each record's."""
MARKUP = (".html", ".xml", ".atom", ".rdf")


@lru_cache(maxsize=2)
def known_from(text: str) -> Known | None:
    """The names and homes that ``Plain.written`` gave; ``None`` for none."""
    return Plain.read(text).known if text else None


def is_read(name: str) -> bool:
    """Whether the words in a built file are read. What others hold too, or the models alone, need not be."""
    if PurePosixPath(name).suffix not in TEXTS:
        return False
    return not (name.startswith(OF_THE_MODELS) or TABLE.fullmatch(name))


def private_lines(name: str, text: str, known: Known | None) -> Iterator[str]:
    """What is private in a built file, as lines that say where it stands. ``name`` is its path below the site."""
    if not is_read(name):
        return
    if soort := LIST.fullmatch(name):
        for line in text.split("\n"):
            record = RECORD.search(line)
            where = f"bladzijde /{name}" + (f" (data/{soort[1]}/{record[1]}.yaml)" if record else "")
            yield from (f"{where}: {said}" for said in LINES.said(name, line, known))
    elif name.endswith(SEARCH):
        for place, words in _entries(text):
            yield from _told(place, ".txt", words, known)
    else:
        yield from _told(name, name, text, known)


class Lines:
    """What was said of lines that were read before: after an edit a list is another file, with one line that changed."""

    def __init__(self) -> None:
        self.known: Known | None = None
        self.read: dict[str, tuple[str, ...]] = {}

    def said(self, name: str, line: str, known: Known | None) -> tuple[str, ...]:
        """What is private in a line, as messages."""
        if known is not self.known or len(self.read) > MOST_LINES:
            self.known, self.read = known, {}
        if line not in self.read:
            self.read[line] = tuple(_messages(name, line, known))
        return self.read[line]


LINES = Lines()


def _told(name: str, written: str, text: str, known: Known | None) -> Iterator[str]:
    yield from (f"{_place(name)}: {line}" for line in _messages(written, text, known))


def _messages(written: str, text: str, known: Known | None) -> Iterator[str]:
    read = html_text(text) if written.endswith(MARKUP) else unescape(text).replace("\\n", "\n")
    told = {f"{found.message} [{found.code}]": None for found in (*scan_output(written, text), *scan(read))}
    if known is not None and known.names(read):
        told |= {f"{said.message} [{said.code}]": None for said in named_in(read, known) if said.level is Level.FOUT}
    yield from told


def _place(name: str) -> str:
    """A page by its address, with the file of the record that it is made from."""
    address = name.removesuffix("index.html")
    soort, _, rest = address.strip("/").partition("/")
    record = f" (data/{soort}/{rest.partition('/')[0]}.yaml)" if soort in BY_SOORT and rest else ""
    return f"bladzijde /{address}{record}" if address != name or not name else name


def _entries(index: str) -> Iterator[tuple[str, str]]:
    """The entries of a search index, each as the page that it leads to and its words."""
    try:
        entries = json.loads(index)["docs"]
    except (ValueError, KeyError, TypeError):
        yield SEARCH, index
        return
    for each in entries:
        location = str(each.get("location", "")).partition("#")[0]
        yield f"{location}index.html", html_text(f"{each.get('title', '')}\n{each.get('text', '')}")
