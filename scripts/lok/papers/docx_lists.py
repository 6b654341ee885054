"""Lists of Word: real numbering, so that a list is one for whoever edits the text; each numbered list begins anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LEVELS = 9
SIGNS = ("•", "–", "▪")
FORMATS = (("decimal", "%{}."), ("lowerLetter", "%{}."), ("lowerRoman", "%{}."))
STEP = 360
"""Twentieths of a point by which a level stands further in."""


class Numbering:
    """The lists of one document: two kinds, bullets and numbers, of which every list is one of its own."""

    def __init__(self, document: WordDocument) -> None:
        """Find the definitions of the document, or make the part that holds them."""
        self.root: Any = _part_of(document).element
        abstract = [int(each.get(qn("w:abstractNumId"))) for each in self.root.findall(qn("w:abstractNum"))]
        self.first = max(abstract, default=-1) + 1
        for index, ordered in enumerate((False, True)):
            made = parse_xml(_abstract(self.first + index, ordered=ordered))
            last = self.root.findall(qn("w:abstractNum"))
            if last:
                last[-1].addnext(made)
            else:
                self.root.insert(0, made)

    def begin(self, *, ordered: bool, level: int, first: int = 1) -> int:
        """The number of a new list at a level, which counts from ``first``."""
        used = [int(each.get(qn("w:numId"))) for each in self.root.findall(qn("w:num"))]
        number = max(used, default=0) + 1
        start = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride>' if ordered else ""
        made = parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{self.first + ordered}"/>{start}</w:num>'
        )
        nums = self.root.findall(qn("w:num"))
        if nums:
            nums[-1].addnext(made)
        else:
            self.root.findall(qn("w:abstractNum"))[-1].addnext(made)
        return number


def _abstract(number: int, *, ordered: bool) -> str:
    """The definition of a kind of list, nine levels deep."""
    levels = "".join(_level(level, ordered=ordered) for level in range(LEVELS))
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(level: int, *, ordered: bool) -> str:
    kind, text = FORMATS[level % 3] if ordered else ("bullet", SIGNS[level % 3])
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text.format(level + 1)}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
    )


def _part_of(document: WordDocument) -> Any:
    """The part with the definitions; a template may have none, and then python-docx cannot make one."""
    part = document.part
    try:
        return part.part_related_by(RT.NUMBERING)
    except KeyError:
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        made = NumberingPart(PackURI("/word/numbering.xml"), CT.WML_NUMBERING, empty, part.package)
        part.relate_to(made, RT.NUMBERING)
        return made
