"""The pieces of a text of LibreOffice as elements of XML: words with their looks, and the looks that they need.

OpenDocument 1.3 (https://docs.oasis-open.org/office/OpenDocument/v1.3/): a look that is no style by name is an automatic
style, made once for each that occurs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.papers.document import Inline, Run

SPACES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"
    for name, rest in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
        "manifest": "manifest",
        "svg": "svg-compatible",
    }.items()
} | {"xlink": "http://www.w3.org/1999/xlink", "dc": "http://purl.org/dc/elements/1.1/"}
for _prefix, _space in SPACES.items():
    ET.register_namespace(_prefix, _space)
PIECES = re.compile(r"\n|\t| {2,}|^ | $")
"""What an OpenDocument text does not keep as it is typed."""


def named(name: str) -> str:
    """``text:p`` as the library wants it."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def element(tag: str, attributes: Mapping[str, str] | None = None, *inside: ET.Element) -> ET.Element:
    """An element with its attributes and what is in it."""
    made = ET.Element(named(tag), {named(name): value for name, value in (attributes or {}).items()})
    made.extend(inside)
    return made


def say(place: ET.Element, text: str) -> None:
    """Put text at the end of an element: line ends, tabs and rows of spaces are elements of their own."""
    at = 0
    for match in PIECES.finditer(text):
        _add(place, text[at : match.start()])
        at = match.end()
        if match[0] == "\n":
            place.append(element("text:line-break"))
        elif match[0] == "\t":
            place.append(element("text:tab"))
        else:
            place.append(element("text:s", {"text:c": str(len(match[0]))}))
    _add(place, text[at:])


def _add(place: ET.Element, text: str) -> None:
    if not text:
        return
    if len(place):
        place[-1].tail = (place[-1].tail or "") + text
    else:
        place.text = (place.text or "") + text


class Looks:
    """The automatic styles of one file, each made once."""

    def __init__(self) -> None:
        """Begin without any."""
        self.known: dict[tuple[str, ...], str] = {}
        self.styles: list[ET.Element] = []

    def name(self, family: str, parent: str = "", **properties: Mapping[str, str]) -> str:
        """The name of the look of a family with these properties, by the kind of property: ``paragraph={"fo:break-before": "page"}``."""
        key = (family, parent, repr(sorted((kind, sorted(values.items())) for kind, values in properties.items())))
        if key not in self.known:
            self.known[key] = f"L{len(self.known) + 1}"
            about = {"style:name": self.known[key], "style:family": family}
            if parent:
                about["style:parent-style-name"] = parent
            inside = (
                element(f"style:{kind.replace('_', '-')}-properties", values) for kind, values in properties.items()
            )
            self.styles.append(element("style:style", about, *inside))
        return self.known[key]


def words(place: ET.Element, inline: Inline, looks: Looks) -> ET.Element:
    """Put words into a paragraph."""
    for run in inline:
        target = place
        if run.url:
            target = element("text:a", {"xlink:type": "simple", "xlink:href": run.url})
            place.append(target)
        look = _look(run)
        if look:
            span = element("text:span", {"text:style-name": looks.name("text", text=look)})
            target.append(span)
            target = span
        say(target, run.text)
    return place


def _look(run: Run) -> dict[str, str]:
    look = {}
    if run.bold:
        look["fo:font-weight"] = "bold"
    if run.italic:
        look["fo:font-style"] = "italic"
    if run.struck:
        look["style:text-line-through-style"] = "solid"
    return look


def as_xml(root: ET.Element) -> bytes:
    """A part as bytes."""
    raw: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return raw
