"""How a document of Word looks: styles by their names, the page, and what stands above and below on every page.

With a template of the town its styles are used as they are, and only what it lacks is added; without one they are ours, in
the colours of the site and with letters that every computer has.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt, RGBColor

from lok.papers.as_html import full_title
from lok.papers.document import Look
from lok.papers.docx_pieces import field, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section
    from docx.styles.style import ParagraphStyle

    from lok.papers.document import Document

LETTERS = "Arial"
DARK, PETROL = RGBColor(0x09, 0x3B, 0x45), RGBColor(0x0D, 0x4F, 0x5C)
NOTICE, SMALL, LEAD, BIG, CODE = "LOK Mededeling", "LOK Klein", "LOK Kern", "LOK Groot", "LOK Code"
"""Styles of our own; a template that has one of this name decides how it looks."""
OURS: dict[str, tuple[float, bool, RGBColor | None, float, float]] = {
    "Normal": (11, False, None, 0, 6),
    "Title": (22, True, DARK, 0, 3),
    "Subtitle": (13, False, None, 0, 12),
    "Heading 1": (14, True, PETROL, 16, 4),
    "Heading 2": (11.5, True, None, 10, 3),
    "Heading 3": (11, True, None, 8, 2),
    "Heading 4": (11, True, None, 6, 2),
    "Quote": (11, False, None, 0, 6),
    "Caption": (10, True, None, 4, 2),
    "List Bullet": (11, False, None, 0, 2),
    "List Number": (11, False, None, 0, 2),
    "Header": (8.5, True, None, 0, 0),
    "Footer": (8.5, False, None, 0, 0),
    NOTICE: (11, False, None, 4, 8),
    SMALL: (9.5, False, None, 0, 6),
    LEAD: (12.5, False, None, 0, 8),
    BIG: (24, False, None, 0, 10),
    CODE: (9.5, False, None, 0, 6),
}
"""By style: size in points, weight, colour, and the points above and below."""
LARGE = {
    "Heading 1": 34.0,
    "Heading 2": 20.0,
    "Heading 3": 24.0,
    "List Bullet": 24.0,
    "List Number": 24.0,
    NOTICE: 20.0,
    SMALL: 14.0,
}
KEPT_WITH_NEXT = ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption")
BOX = f"<w:pBdr {nsdecls('w')}>" + "".join(
    f'<w:{side} w:val="single" w:sz="{24 if side == "left" else 6}" w:space="4" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right")
)


def dress(word: WordDocument, document: Document, *, town: bool) -> None:
    """Give a document its styles, its page, what stands on every page, and what a program reads of it."""
    known = {each.name: each for each in word.styles}
    for name in OURS:
        if not (town and name in known):  # one of another kind than a paragraph cannot be used either
            _style(word, known.get(name), name, document, town=town)
    _speak_dutch(word)
    _page(word.sections[0], document, town=town)
    _every_page(word, document, town=town)
    _properties(word, document)


def _style(word: WordDocument, known: Any, name: str, document: Document, *, town: bool) -> None:
    """Make a style of this name, or change the one that is ``known`` into ours."""
    style = known or word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not name.startswith("LOK"))
    size, heavy, colour, above, below = OURS[name]
    if document.look is Look.LARGE:
        size = LARGE.get(name, size)
    if name != "Normal":
        style.base_style = word.styles["Normal"]
    if style.element.rPr is not None:
        style.element.remove(style.element.rPr)
    if not town:
        style.font.name = "Courier New" if name == CODE else LETTERS
    style.font.size, style.font.bold, style.font.italic = Pt(size), heavy, name == "Quote" or None
    if colour is not None or not town:
        style.font.color.rgb = colour or RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(above), Pt(below)
    shape.keep_with_next = name in KEPT_WITH_NEXT or None
    shape.widow_control = True
    if name.startswith("Heading"):
        _outline(style, int(name[-1]) - 1)
    _special(style, name)


def _outline(style: ParagraphStyle, level: int) -> None:
    """Say that a style is a heading: contents, navigation and screen readers go by this."""
    properties = style.element.get_or_add_pPr()
    for each in properties.findall(qn("w:outlineLvl")):
        properties.remove(each)
    properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level}"/>'))


def _special(style: Any, name: str) -> None:
    """A frame around a notice, a step in for a quote, no rule below a title."""
    properties = style.element.get_or_add_pPr()
    for each in properties.findall(qn("w:pBdr")):
        properties.remove(each)
    if name == NOTICE:
        _in_order(properties, parse_xml(f"{BOX}</w:pBdr>"))
        style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(2)
    if name == "Quote":
        style.paragraph_format.left_indent = Mm(8)
    if name in ("List Bullet", "List Number"):
        for each in properties.findall(qn("w:numPr")):
            properties.remove(each)
        style.paragraph_format.left_indent = style.paragraph_format.first_line_indent = None


def _in_order(properties: Any, border: Any) -> None:
    """Put a frame where the schema has it: before shading, tabs, spacing, indents, alignment and the outline."""
    after = [qn(f"w:{each}") for each in ("shd", "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl")]
    place = next((index for index, each in enumerate(properties) if each.tag in after), len(properties))
    properties.insert(place, border)


def _speak_dutch(word: WordDocument) -> None:
    """Say that the text is Dutch as it is written in Belgium: spelling and reading aloud go by it."""
    styles = word.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = parse_xml(f"<w:docDefaults {nsdecls('w')}/>")
        styles.insert(0, defaults)
    looks = defaults.find(qn("w:rPrDefault"))
    if looks is None:
        looks = parse_xml(f"<w:rPrDefault {nsdecls('w')}/>")
        defaults.insert(0, looks)
    run = looks.find(qn("w:rPr"))
    if run is None:
        run = OxmlElement("w:rPr")
        looks.append(run)
    for each in run.findall(qn("w:lang")):
        run.remove(each)
    run.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="nl-BE" w:eastAsia="nl-BE" w:bidi="ar-SA"/>'))


def _page(section: Section, document: Document, *, town: bool) -> None:
    """A4, upright or on its side; the margins of a template stay."""
    if not town:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(document.margin)
        section.top_margin, section.bottom_margin = Mm(document.margin), Mm(document.margin)
        section.header_distance, section.footer_distance = Mm(9), Mm(9)
    wide = (section.page_width or 0) > (section.page_height or 0)
    if document.landscape and not wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width


def text_width(section: Section) -> Length:
    """How wide the text is."""
    return Length((section.page_width or Mm(210)) - (section.left_margin or 0) - (section.right_margin or 0))


def _every_page(word: WordDocument, document: Document, *, town: bool) -> None:
    """Above: a draft says so, and for whom it is. Below: what it is, the code of its text and the number of the page."""
    if document.look is Look.CARDS:
        return
    section = word.sections[0]
    heads, feet = [section.header], [section.footer]
    if section.different_first_page_header_footer:
        heads.append(section.first_page_header)
        feet.append(section.first_page_footer)
    if word.settings.odd_and_even_pages_header_footer:
        heads.append(section.even_page_header)
        feet.append(section.even_page_footer)
    above, below = (word.styles[name].style_id for name in ("Header", "Footer"))
    stops = {name: _stops(word.styles[name]) for name in ("Header", "Footer")}
    right = text_width(section)
    if document.warning or document.mark:
        for head in heads:
            line = paragraph(
                above,
                run(document.warning, bold=True, size=13),
                run(f"\t{document.mark}"),
                tab=right,
                without=stops["Header"],
            )
            _put(head.part.element, line)
    told = " · ".join(filter(None, (document.letterhead.short, document.title, document.subtitle)))
    for foot in feet:
        place = foot.part.element
        if not town or not "".join(place.itertext()).strip():
            number = (run(f"{told}\t"), field("PAGE"), run(" / "), field("NUMPAGES"))
            _put(place, paragraph(below, *number, tab=right, without=stops["Footer"]))
        if document.code:
            place.append(paragraph(below, run(f"Code {document.code}")))


def _stops(style: Any) -> tuple[int, ...]:
    """Where a style, or one that it is based on, has its tabs: they would catch ours."""
    found = [int(each.position) for each in style.paragraph_format.tab_stops]
    return tuple(found) + (_stops(style.base_style) if style.base_style is not None else ())


def _put(place: Any, line: Any) -> None:
    """Put a line in a header or footer, in the place of an empty one."""
    paragraphs = place.findall(qn("w:p"))
    if len(place) == 1 and paragraphs and not len(paragraphs[0].findall(f".//{qn('w:r')}")):
        place.remove(paragraphs[0])
    place.append(line)


def _properties(word: WordDocument, document: Document) -> None:
    """What a program reads of it: title, council, language and the day of the text, no hour and no person."""
    said = word.core_properties
    moment = datetime.combine(document.day, time())
    said.title, said.subject, said.author = full_title(document)[:255], "", document.letterhead.name[:255]
    said.language, said.comments, said.keywords, said.category = "nl-BE", "", "", ""
    said.created = said.modified = moment
    said.last_modified_by, said.revision = "", 1
    for key, relation in list(word.part.package.rels.items()):
        if relation.reltype in (RT.THUMBNAIL, RT.EXTENDED_PROPERTIES, RT.CUSTOM_PROPERTIES):
            word.part.package.rels.pop(key)
