"""What a written page may hold, judged on the HTML that it becomes: a list of elements, attributes and addresses.

What falls outside is a ``fout`` at the line that makes it: the first of which, left out, makes it go away.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from lok.words.page_html import Seen, holds_html, page_html, takes_attributes
from lok.words.prose import SCHEMES, TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

ELEMENTS = TAGS | {"h1", "h2", "img", "dl", "dt", "dd"}
"""What prose may hold, and what a page needs beside it."""
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
    "code": {"class"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
CODED = re.compile(r'(?:href|src)="([^"]*&(?!amp;)#?\w+;[^"]*)"')
LANGUAGE = re.compile(r"language-[\w+#.-]+")
IN_CODE = re.compile(r"<code\b.*?</code>", re.DOTALL)
NEVER_SEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
MOST_FAULTS = 20
"""Faults of a page that are told one by one; the others are counted."""
MOST_LIKELY = 10
"""Lines that look like the one at fault, tried one by one."""
MOST_CONVERTED = 500_000
"""Characters that are converted once more to find the lines of all faults of a page: about two seconds."""

NO_HTML = "Gebruik gewone Markdown: # titel, **vet**, - lijst."
NO_ATTRIBUTES = "Gebruik gewone Markdown, zonder accolades of invoegcodes."
LINKS = "Gebruik https://, mailto: of tel:, of een pad naar een pagina of bijlage."
PICTURES = "Zet de afbeelding zelf in content/ en verwijs daarnaar."


class Fault(NamedTuple):
    """Something that a page may not hold: its code, what it is, what to do, and what its line probably has."""

    code: str
    message: str
    hint: str
    mark: str


def page_faults(body: str) -> Iterator[tuple[int, int, str, str, str]]:
    """What ``body``, the Markdown of a page without front matter, may not hold: line, column, code, message, hint."""
    tries = Tries.for_text(body)
    faults = _faults(body)
    for fault in faults[:MOST_FAULTS]:
        yield *_place(body, fault, tries), fault.code, fault.message, fault.hint
    if len(faults) > MOST_FAULTS:
        message = f"en nog {len(faults) - MOST_FAULTS} andere dingen die op een pagina niet kunnen"
        yield 1, 1, "opmaak", message, "Los eerst de andere meldingen over deze pagina op."


@dataclass(slots=True)
class Tries:
    """How often a page may still be converted to find the line of a fault: the longer it is, the fewer times."""

    number: int

    @classmethod
    def for_text(cls, body: str) -> Tries:
        """As many as a page of this length gets."""
        return cls(MOST_CONVERTED // (len(body) + 1_000))

    def left(self) -> bool:
        """Whether there is one more, which is then used."""
        self.number -= 1
        return self.number >= 0


def _faults(body: str) -> list[Fault]:
    """All faults of a page, one for each time."""
    found = list(_attributes(body))
    if holds_html(body):
        found += _typed_html(body)
    seen = Seen(page_html(body))
    for tag, given in seen.elements:
        if tag not in ELEMENTS:
            found.append(_html(tag))
        found += _of_element(tag, given)
    found += [Fault("html", f"HTML (‘{each[:20]}…’) kan hier niet", NO_HTML, "<") for each in seen.strange]
    found += _with_codes(body)
    return list(dict.fromkeys(found))


def _html(tag: str) -> Fault:
    return Fault("html", f"HTML (‘<{tag}…’) kan hier niet", NO_HTML, f"<{tag}")


def _typed_html(body: str, only: tuple[str, ...] = ()) -> Iterator[Fault]:
    """HTML that was typed, also that of which the site could show every element; of ``only`` these tags if there are any."""
    typed = dict.fromkeys(re.findall(r"<(/?[A-Za-z][\w-]*|!--|!\[|!|\?)", body))
    for tag in islice((each for each in typed if each in only or not only), MOST_FAULTS):
        if holds_html(re.sub(rf"<(?!{re.escape(tag)})", "‹", body)):
            yield _html(tag)


def _attributes(body: str) -> Iterator[Fault]:
    if takes_attributes(body):
        yield Fault("opmaak", "de opmaakcode tussen accolades kan hier niet", NO_ATTRIBUTES, "{")
    if "8<" in body and re.search(r"-8&lt;-", IN_CODE.sub("", page_html(body))):
        yield Fault("opmaak", "de opmaakcode ‘--8<--’ kan hier niet", NO_ATTRIBUTES, "8<")


def _of_element(tag: str, given: dict[str, str]) -> Iterator[Fault]:
    """What is wrong with one element: its attributes, where it leads, and what it shows."""
    for name, value in given.items():
        if name not in ATTRIBUTES.get(tag, ()) or (name == "class" and not LANGUAGE.fullmatch(value)):
            yield Fault("opmaak", f"het kenmerk ‘{name}’ bij ‘{tag}’ kan hier niet", NO_ATTRIBUTES, name)
    if tag == "img":
        yield from _of_picture(given)
    elif "href" in given and not _may_lead_to(given["href"]):
        shown = given["href"].strip()[:60]
        yield Fault("koppeling", f"de koppeling naar ‘{shown}’ kan hier niet", LINKS, shown[:12])


def _with_codes(body: str) -> Iterator[Fault]:
    """Addresses in the site with a character written as a code: a browser reads the character, MkDocs the code."""
    for written in CODED.findall(page_html(body)) if "&" in body else ():
        if not SCHEME.match(unescape(written)):
            hint = "Schrijf het pad met gewone tekens, zonder codes als ‘&#45;’."
            yield Fault("koppeling", f"de koppeling naar ‘{written[:60]}’ kan hier niet", hint, written[:60])


def _of_picture(given: dict[str, str]) -> Iterator[Fault]:
    source = NEVER_SEEN.sub("", given.get("src", ""))
    if SCHEME.match(source) or re.match(r"[/\\]{2}", source):
        yield Fault("afbeelding", "een afbeelding van een andere website kan hier niet", PICTURES, source[:12])
    if not given.get("alt", "").strip():
        hint = "Schrijf tussen de haken wat er te zien is: ![Het logo](…)."
        yield Fault("V32", "de afbeelding heeft geen beschrijving", hint, source[:12])


def _may_lead_to(address: str) -> bool:
    r"""Whether a link may have this address: of the web, a mailbox or a telephone, or a place in the site.

    A browser passes over white space and control characters in a scheme, and takes ``//`` and ``\\`` for a host.
    """
    bare = NEVER_SEEN.sub("", unescape(address))
    try:
        urlsplit(address)
    except ValueError:  # half an address, such as http://[::1, of which MkDocs makes nothing
        return False
    scheme = SCHEME.match(bare)
    if scheme:
        return scheme[1].lower() in SCHEMES
    return not re.match(r"[/\\]{2}", bare)


def _place(body: str, fault: Fault, tries: Tries) -> tuple[int, int]:
    """The line and column that make a fault: the first line without which there is less of it.

    A few lines that hold what the fault looks like are tried one by one; then the page is halved, again and again. When
    there are no tries left, it is the first line that looks like it.
    """
    lines = body.split("\n")
    likely = [number for number, line in enumerate(lines) if fault.mark.lower() in line.lower()]
    before = _how_often(body, fault)
    for number in likely[:MOST_LIKELY]:
        if not tries.left():
            break
        if _how_often("\n".join((*lines[:number], "", *lines[number + 1 :])), fault) < before:
            return _at(lines, number, fault)
    first, last = 0, len(lines)
    while first < last and tries.left():
        middle = (first + last) // 2
        if _how_often("\n".join(("\n" * middle, *lines[middle + 1 :])), fault) < before:
            last = middle
        else:
            first = middle + 1
    if first == last < len(lines):
        return _at(lines, first, fault)
    return _at(lines, likely[0] if likely else 0, fault)


def _at(lines: list[str], number: int, fault: Fault) -> tuple[int, int]:
    return number + 1, max(0, lines[number].lower().find(fault.mark.lower())) + 1


def _how_often(body: str, fault: Fault) -> int:
    """How often a fault is there: elements are counted, what is true of a whole page counts once."""
    seen = Seen(page_html(body))
    found = Counter(_attributes(body))
    found.update(_typed_html(body, (fault.mark.removeprefix("<"),)) if holds_html(body) else ())
    for tag, given in seen.elements:
        found.update([_html(tag)] if tag not in ELEMENTS else [])
        found.update(_of_element(tag, given))
    found.update(_with_codes(body))
    found.update(Fault("html", f"HTML (‘{each[:20]}…’) kan hier niet", NO_HTML, "<") for each in seen.strange)
    return found[fault]
