"""The pieces of a text of Word as elements of XML: paragraphs, runs, fields, tables. What comes in is text, never XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TWENTIETHS = 635
"""Word's own units (EMU) in a twentieth of a point."""
LINE = {"w:val": "single", "w:space": "0"}


def element(tag: str, attributes: Mapping[str, Any] | None = None, *inside: Any, text: str = "") -> Any:
    """An element with its attributes, what is in it, and its text."""
    made: Any = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name), str(value))
    for each in inside:
        if each is not None:
            made.append(each)
    if text:
        made.text = text
    return made


def run(  # noqa: PLR0913 - words have this many looks
    text: str, *, bold: bool = False, italic: bool = False, struck: bool = False, size: float = 0, colour: str = ""
) -> Any:
    """Words in one look; a line feed is a new line, a tab a tab."""
    looks = [element(tag) for on, tag in ((bold, "w:b"), (italic, "w:i"), (struck, "w:strike")) if on]
    if colour:
        looks.append(element("w:color", {"w:val": colour}))
    if size:
        looks.append(element("w:sz", {"w:val": int(size * 2)}))
    made = element("w:r", None, element("w:rPr", None, *looks) if looks else None)
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(element("w:br"))
        for place, part in enumerate(line.split("\t")):
            if place:
                made.append(element("w:tab"))
            if part:
                words = element("w:t", text=part)
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                made.append(words)
    return made


def field(code: str) -> Any:
    """A number that the program fills in."""
    return element("w:fldSimple", {"w:instr": code}, run("1"))


def paragraph(  # noqa: PLR0913 - a paragraph has this many properties
    style: str,
    *inside: Any,
    tab: int = 0,
    without: Iterable[int] = (),
    numbered: tuple[int, int] | None = None,
    hanging: int = 0,
    left: int = 0,
    together: bool = False,
    new_page: bool = False,
    after: int = -1,
    centred: bool = False,
) -> Any:
    """A paragraph in the style of this id. Lengths are in Word's units.

    ``numbered`` is a list and a level in it, ``tab`` the only stop (``without`` those of the style).
    """
    properties = [element("w:pStyle", {"w:val": style})]
    if together:
        properties.append(element("w:keepNext"))
    if new_page:
        properties.append(element("w:pageBreakBefore"))
    if numbered is not None:
        number, level = numbered
        kind = (element("w:ilvl", {"w:val": level}), element("w:numId", {"w:val": number}))
        properties.append(element("w:numPr", None, *kind))
    if tab:
        stop = {"w:val": "left" if hanging else "right", "w:pos": tab // TWENTIETHS}
        dropped = (element("w:tab", {"w:val": "clear", "w:pos": each // TWENTIETHS}) for each in without)
        properties.append(element("w:tabs", None, *dropped, element("w:tab", stop)))
    if after >= 0:
        properties.append(element("w:spacing", {"w:before": 0, "w:after": after * 20}))
    if left or hanging:
        properties.append(element("w:ind", {"w:left": left // TWENTIETHS, "w:hanging": hanging // TWENTIETHS}))
    if centred:
        properties.append(element("w:jc", {"w:val": "center"}))
    return element("w:p", None, element("w:pPr", None, *properties), *inside)


def cell(width: int, *inside: Any, fill: str = "", centred: bool = False) -> Any:
    """A cell of so many of Word's units with paragraphs in it."""
    properties = [element("w:tcW", {"w:w": width // TWENTIETHS, "w:type": "dxa"})]
    if fill:
        properties.append(element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill}))
    if centred:
        properties.append(element("w:vAlign", {"w:val": "center"}))
    return element("w:tc", None, element("w:tcPr", None, *properties), *inside)


def row(cells: Iterable[Any], *, head: bool = False, high: int = 0, exactly: bool = False) -> Any:
    """A row that is not cut in two; the head comes again on every page. ``high`` is in Word's units."""
    properties = [element("w:cantSplit")]
    if high:
        rule = {"w:val": high // TWENTIETHS, "w:hRule": "exact" if exactly else "atLeast"}
        properties.append(element("w:trHeight", rule))
    if head:
        properties.append(element("w:tblHeader"))
    return element("w:tr", None, element("w:trPr", None, *properties), *cells)


def table(widths: Sequence[int], rows: Iterable[Any], lines: Mapping[str, int]) -> Any:
    """A table with columns of these widths. ``lines`` gives the weight of each kind of line in eighths of a point."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = (
        element(f"w:{side}", LINE | {"w:sz": lines[side], "w:color": "444444"})
        if lines.get(side)
        else element(f"w:{side}", {"w:val": "nil"})
        for side in sides
    )
    room = {"top": 40, "left": 80, "bottom": 40, "right": 80}
    padding = (element(f"w:{side}", {"w:w": width, "w:type": "dxa"}) for side, width in room.items())
    properties = element(
        "w:tblPr",
        None,
        element("w:tblW", {"w:w": sum(widths) // TWENTIETHS, "w:type": "dxa"}),
        element("w:tblBorders", None, *borders),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblCellMar", None, *padding),
        element("w:tblLook", {"w:firstRow": 1, "w:noHBand": 1, "w:noVBand": 1}),
    )
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": width // TWENTIETHS}) for width in widths))
    return element("w:tbl", None, properties, grid, *rows)


def spread(total: int, shares: Sequence[int]) -> list[int]:
    """A width divided over columns; together they are exactly that width."""
    whole = sum(shares) or 1
    ends = [total * sum(shares[: index + 1]) // whole for index in range(len(shares))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
