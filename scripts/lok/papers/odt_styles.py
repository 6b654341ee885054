"""How a text of LibreOffice looks: the styles that it knows by name, lists, the page, and what stands on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.papers.document import Look
from lok.papers.measure import LONG_SIDE, SHORT_SIDE
from lok.papers.odt_pieces import Looks, element, say

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from lok.papers.document import Document

VERSION = {"office:version": "1.3"}
LETTERS = "Liberation Sans"
DARK, PETROL, BLACK = "#093b45", "#0d4f5c", "#000000"
STYLES: dict[str, tuple[str, float, bool, str, float, float]] = {
    "Title": ("Title", 22, True, DARK, 0, 3),
    "Subtitle": ("Subtitle", 13, False, BLACK, 0, 12),
    "Heading 1": ("Heading", 14, True, PETROL, 16, 4),
    "Heading 2": ("Heading", 11.5, True, BLACK, 10, 3),
    "Heading 3": ("Heading", 11, True, BLACK, 8, 2),
    "Heading 4": ("Heading", 11, True, BLACK, 6, 2),
    "Text body": ("Text", 11, False, BLACK, 0, 6),
    "Quotations": ("Text", 11, False, BLACK, 0, 6),
    "Caption": ("Caption", 10, True, BLACK, 4, 2),
    "List": ("Text", 11, False, BLACK, 0, 2),
    "Table Contents": ("Text", 10, False, BLACK, 1, 1),
    "Table Heading": ("Text", 10, True, BLACK, 1, 1),
    "Header": ("Extra", 8.5, True, BLACK, 0, 0),
    "Footer": ("Extra", 8.5, False, BLACK, 0, 0),
    "LOK Mededeling": ("Text", 11, False, BLACK, 4, 8),
    "LOK Klein": ("Text", 9.5, False, BLACK, 0, 6),
    "LOK Kern": ("Text", 12.5, False, BLACK, 0, 8),
    "LOK Groot": ("Text", 24, False, BLACK, 0, 10),
    "LOK Code": ("Text", 9.5, False, BLACK, 0, 6),
    "LOK Briefhoofd": ("Text", 12, True, DARK, 0, 18),
    "LOK Gegeven": ("Text", 11, False, BLACK, 0, 2),
}
"""By the name of a style: its kind, size in points, weight, colour, and the points above and below."""
LARGE = {
    "Heading 1": 34.0,
    "Heading 2": 20.0,
    "Heading 3": 24.0,
    "List": 24.0,
    "LOK Mededeling": 20.0,
    "LOK Klein": 14.0,
}
LEVELS = 10
SIGNS = ("•", "–", "▪")
FORMATS = ("1", "a", "i")
BULLETS, NUMBERS = "LOK_20_Bolletjes", "LOK_20_Nummers"
FACTS = 38
"""Where the words of a fact begin, in millimetres."""


def coded(name: str) -> str:
    """The name of a style as it stands in the file."""
    return name.replace(" ", "_20_")


def styles_part(document: Document) -> Element:
    """The part with the styles by name, the page, and its head and foot."""
    looks = Looks()
    foot = _foot(document, looks)
    head = _head(document, looks)
    page = element("style:master-page", {"style:name": "Standard", "style:page-layout-name": "Papier"}, *head, *foot)
    return element(
        "office:document-styles",
        VERSION,
        element("office:font-face-decls", None, *_fonts()),
        element("office:styles", None, *_named(document), _outline(), _bullets(), _numbers()),
        element("office:automatic-styles", None, *looks.styles, _layout(document, bool(head), bool(foot))),
        element("office:master-styles", None, page),
    )


def _fonts() -> tuple[Element, ...]:
    return tuple(
        element("style:font-face", {"style:name": name, "svg:font-family": f"'{name}'", "style:font-pitch": pitch})
        for name, pitch in ((LETTERS, "variable"), ("Liberation Mono", "fixed"))
    )


def _named(document: Document) -> list[Element]:
    """The default, and every style."""
    dutch = {"fo:language": "nl", "fo:country": "BE", "style:font-name": LETTERS, "fo:font-size": "11pt"}
    spoken = element("style:text-properties", dutch | {"fo:hyphenate": "false"})
    lines = element("style:paragraph-properties", {"fo:widows": "2", "fo:orphans": "2", "style:writing-mode": "lr-tb"})
    made = [
        element("style:default-style", {"style:family": "paragraph"}, lines, spoken),
        element("style:style", {"style:name": "Standard", "style:family": "paragraph", "style:class": "text"}),
    ]
    for name, (_, size, heavy, colour, above, below) in STYLES.items():
        big = LARGE.get(name, size) if document.look is Look.LARGE else size
        about = {"style:name": coded(name), "style:display-name": name, "style:family": "paragraph"}
        about["style:parent-style-name"] = "Standard"
        if name.startswith("Heading"):
            about |= {"style:default-outline-level": name[-1], "style:next-style-name": coded("Text body")}
        shape = {"fo:margin-top": f"{above}pt", "fo:margin-bottom": f"{below}pt"} | _special(name)
        look = {"fo:font-size": f"{big}pt", "fo:color": colour, "fo:font-weight": "bold" if heavy else "normal"}
        if name == "Quotations":
            look["fo:font-style"] = "italic"
        if name == "LOK Code":
            look["style:font-name"] = "Liberation Mono"
        inside = [element("style:paragraph-properties", shape)]
        if name == "LOK Gegeven":
            stop = element("style:tab-stop", {"style:position": f"{FACTS}mm"})
            inside[0].append(element("style:tab-stops", None, stop))
        made.append(element("style:style", about, *inside, element("style:text-properties", look)))
    return made


def _special(name: str) -> dict[str, str]:
    """What one style has that others have not."""
    if name in ("Title", "Subtitle", "Caption", "Table Heading") or name.startswith("Heading"):
        return {"fo:keep-with-next": "always"}
    return {
        "LOK Mededeling": {
            "fo:border": "0.5pt solid #000000",
            "fo:border-left": "3pt solid #000000",
            "fo:padding": "1.5mm",
        },
        "Quotations": {"fo:margin-left": "8mm"},
        "LOK Briefhoofd": {"fo:border-bottom": "1.5pt solid #0d4f5c", "fo:padding-bottom": "1.5mm"},
        "LOK Gegeven": {"fo:margin-left": f"{FACTS}mm", "fo:text-indent": f"-{FACTS}mm"},
    }.get(name, {})


def _outline() -> Element:
    """The levels of headings, without numbers: items have their own."""
    levels = (
        element("text:outline-level-style", {"text:level": str(level), "style:num-format": ""})
        for level in range(1, LEVELS + 1)
    )
    return element("text:outline-style", {"style:name": "Outline"}, *levels)


def _step(level: int) -> Element:
    """How far in a level of a list stands."""
    aligned = {
        "text:label-followed-by": "listtab",
        "text:list-tab-stop-position": f"{6 * level}mm",
        "fo:text-indent": "-6mm",
        "fo:margin-left": f"{6 * level}mm",
    }
    return element(
        "style:list-level-properties",
        {"text:list-level-position-and-space-mode": "label-alignment"},
        element("style:list-level-label-alignment", aligned),
    )


def _bullets() -> Element:
    levels = (
        element(
            "text:list-level-style-bullet",
            {"text:level": str(level), "text:bullet-char": SIGNS[(level - 1) % 3]},
            _step(level),
        )
        for level in range(1, LEVELS + 1)
    )
    return element("text:list-style", {"style:name": BULLETS, "style:display-name": "LOK Bolletjes"}, *levels)


def _numbers() -> Element:
    levels = (
        element(
            "text:list-level-style-number",
            {"text:level": str(level), "style:num-suffix": ".", "style:num-format": FORMATS[(level - 1) % 3]},
            _step(level),
        )
        for level in range(1, LEVELS + 1)
    )
    return element("text:list-style", {"style:name": NUMBERS, "style:display-name": "LOK Nummers"}, *levels)


def _layout(document: Document, head: bool, foot: bool) -> Element:  # noqa: FBT001 - two halves of one question
    """A4 with its margins."""
    sides = (LONG_SIDE, SHORT_SIDE) if document.landscape else (SHORT_SIDE, LONG_SIDE)
    page = {
        "fo:page-width": f"{sides[0]}mm",
        "fo:page-height": f"{sides[1]}mm",
        "style:print-orientation": "landscape" if document.landscape else "portrait",
        "fo:margin-left": f"{document.margin}mm",
        "fo:margin-right": f"{document.margin}mm",
        "fo:margin-top": "10mm",
        "fo:margin-bottom": "10mm",
    }
    made = [element("style:page-layout-properties", page)]
    for on, kind, side in ((head, "header", "bottom"), (foot, "footer", "top")):
        room = {"fo:min-height": "5mm", f"fo:margin-{side}": "4mm"}
        if on:
            made.append(element(f"style:{kind}-style", None, element("style:header-footer-properties", room)))
    return element("style:page-layout", {"style:name": "Papier"}, *made)


def right_tab(document: Document, looks: Looks, parent: str) -> str:
    """The look of a line with one stop at its right end."""
    name = looks.name("paragraph", parent)
    end = (LONG_SIDE if document.landscape else SHORT_SIDE) - 2 * document.margin
    stop = element("style:tab-stop", {"style:position": f"{end}mm", "style:type": "right"})
    style = next(each for each in looks.styles if name in each.attrib.values())
    if not len(style):
        style.append(element("style:paragraph-properties", None, element("style:tab-stops", None, stop)))
    return name


def _head(document: Document, looks: Looks) -> list[Element]:
    """That it is a draft, and for whom it is."""
    if document.look is Look.CARDS or not (document.warning or document.mark):
        return []
    line = element("text:p", {"text:style-name": right_tab(document, looks, "Header")})
    large = looks.name("text", text={"fo:font-size": "13pt"})
    warning = element("text:span", {"text:style-name": large})
    say(warning, document.warning)
    line.append(warning)
    say(line, f"\t{document.mark}")
    return [element("style:header", None, line)]


def _foot(document: Document, looks: Looks) -> list[Element]:
    """What it is, the number of the page, and the code of the text."""
    if document.look is Look.CARDS:
        return []
    line = element("text:p", {"text:style-name": right_tab(document, looks, "Footer")})
    say(line, " · ".join(filter(None, (document.letterhead.short, document.title, document.subtitle))) + "\t")
    page, pages = element("text:page-number", {"text:select-page": "current"}), element("text:page-count")
    page.text = pages.text = "1"
    page.tail = " / "
    line.extend((page, pages))
    lines = [line]
    if document.code:
        code = element("text:p", {"text:style-name": "Footer"})
        say(code, f"Code {document.code}")
        lines.append(code)
    return [element("style:footer", None, *lines)]
