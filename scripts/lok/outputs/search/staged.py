"""A staged page as the search sees it: what its front matter says, its headings, its summary and its words.

A staged page is Markdown with HTML in it. No parser is needed for words: tags, links and marks of Markdown are cut away.
Front matter that the search reads, beside ``title``, ``description``, ``soort``, ``soortnaam`` and ``pagina``: ``nummer``,
``datum``, ``samenvatting`` (whole, where ``description`` is cut), ``zoekwoorden``, and ``zoekbaar``: ``false`` for a page
that is in no list (a writer may say ``nee``), a number below 1 for one that comes after others that say the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

import yaml

from lok.archive.addresses import folder_of
from lok.kinds.registry import BY_SOORT

if TYPE_CHECKING:
    from lok.render.page import Page

FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ASIDE = re.compile(
    r'<(svg|form|script|style)\b.*?</\1>|<(div|p)\b[^>]*\bclass="(?:[^"]* )?'
    r"(?:lok-zonder-script|lok-voorbeeld|lok-acties|lok-volg|lok-bel)\b[^>]*>.*?</\2>"
    r'|<(details|ul)\b[^>]*\bclass="(?:lok-nieuws|lok-genoeg|lok-oordelen)".*?</\3>'
    r"|^[^\n]+\n\{ \.lok-(?:voorbeeld|acties|volg|blader|download) \}$",
    re.DOTALL | re.MULTILINE,
)
"""What stands on a page without being about its subject: drawings, the choices above a list, and what other pages say too."""
HEADING = re.compile(r"^(#{1,6}) +(.+?)(?: #+)?$|<h([1-6])\b[^>]*>(.*?)</h\3>", re.MULTILINE | re.DOTALL)
BADGE = re.compile(r'<span class="lok-staat lok-staat--[^"]*">(.*?)</span>', re.DOTALL)
LEAD = re.compile(
    r'<p class="lok-kern">(.*?)</p>|<div class="lok-proza">\s*<p>(.*?)</p>'
    r"|^(?![#|<>{\[*+:-]|\d+[.)] )([^\n]+(?:\n(?![#|<{:-])[^\n]+)*)",
    re.DOTALL | re.MULTILINE,
)
"""The first paragraph of a page, in any of the forms that templates and writers give it."""
IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
LINK = re.compile(r"\[([^\]\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
ATTRIBUTES = re.compile(r"\{:? *(?:[.#]|data-|[a-z-]+=)[^{}\n]*\}")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
MARKS = re.compile(r"^[-:| ]+$|^ *(?:[-*+>:]|#{1,6})(?= )|[*|`\\\\]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the list. ``kop`` are its headings but the first, ``gewicht`` what its front matter makes of its rank."""

    adres: str
    titel: str
    blad: str
    soort: str
    soortnaam: str
    nummer: str
    staat: str
    datum: str
    woorden: str
    koppen: tuple[str, ...]
    kort: str
    tekst: str
    gewicht: float


def entry_of(page: Page) -> Entry | None:
    """The page as the search sees it; ``None`` for what is no page, and for a page that says it is not to be found."""
    if not page.uri.endswith(".md"):
        return None
    front = FRONT.match(page.text)
    said: dict[str, Any] = (yaml.load(front[1], yaml.CSafeLoader) or {}) if front else {}
    found = said.get("zoekbaar", True)
    if found in (False, "nee"):
        return None
    body = ASIDE.sub(" ", COMMENT.sub(" ", page.text[front.end() :] if front else page.text))
    headings = [(match[2] or match[4] or "", match.start()) for match in HEADING.finditer(body)]
    second = headings[1][1] if len(headings) > 1 else len(body)
    first = headings[0] if headings else ("", 0)
    state = BADGE.search(body, 0, second)
    soort, blad = str(said.get("soort", "")), str(said.get("pagina", "tekst"))
    return Entry(
        adres=folder_of(page.uri),
        titel=_said(said, "title") or words(first[0]),
        blad=blad,
        soort=soort,
        soortnaam=_kind_word(said, soort, blad),
        nummer=_said(said, "nummer"),
        staat=words(state[1]) if state and blad == "record" else "",
        datum=_said(said, "datum"),
        woorden=_said(said, "zoekwoorden"),
        koppen=tuple(filter(None, (words(heading) for heading, _ in headings[1:]))),
        kort=_said(said, "samenvatting") or _lead(body, first[1]) or _said(said, "description"),
        tekst=words(body),
        gewicht=float(found) if isinstance(found, float) else 1.0,
    )


def _said(said: dict[str, Any], name: str) -> str:
    """A value of the front matter as text: it stands there escaped, for the theme prints it into HTML."""
    return " ".join(unescape(str(said.get(name) or "")).split())


def _kind_word(said: dict[str, Any], soort: str, blad: str) -> str:
    """What sort of page a result is, in a word."""
    if "soortnaam" in said:
        return _said(said, "soortnaam")
    if blad in ("index", "home"):
        return "overzicht"
    return BY_SOORT[soort].enkelvoud if soort in BY_SOORT else "pagina"


def _lead(body: str, start: int) -> str:
    """The first paragraph after the title that says something, whole."""
    end = body.find("\n", start)
    found = (words(next(filter(None, match.groups()), "")) for match in LEAD.finditer(body, max(end, 0)))
    return next((each for each in found if len(each) >= 40 and each.endswith((".", "?", "!"))), "")


def words(text: str) -> str:
    """A piece of a staged page as one line of plain text."""
    bare = LINK.sub(r"\1", IMAGE.sub(r"\1", ATTRIBUTES.sub(" ", text)))
    return " ".join(unescape(MARKS.sub(" ", TAG.sub(" ", bare))).split())
