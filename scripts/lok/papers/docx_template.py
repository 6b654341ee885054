"""The town's own template of Word: read as anybody's file, and refused when it holds more than styles and a letterhead.

What is kept of it are its styles, its page and what stands above and below. Its text goes, and with it all that hangs on
that; an address of a template elsewhere, which Word would fetch, goes too. Nothing of it is run.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from lok.archive.contents import Contents
from lok.archive.office import look_into_office
from lok.source.decode import OTHER_FILES
from lok.source.problems import Level
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.part import Part

LARGEST: Final = 10 * 1024 * 1024
OLD: Final = b"\xd0\xcf\x11\xe0"
ZIP: Final = b"PK\x03\x04"
TYPES: Final = "[Content_Types].xml"
MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
AGAIN: Final = "Bewaar het sjabloon in Word als gewoon document (.docx), zonder macro’s, en kies het opnieuw."
BROKEN: Final = f"dit sjabloon is beschadigd of is geen Word-document. {AGAIN}"
KEPT: Final = frozenset(
    {RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.WEB_SETTINGS, RT.FONT_TABLE, RT.THEME, RT.HEADER, RT.FOOTER}
    | {RT.FOOTNOTES, RT.ENDNOTES}
)
"""What a document needs beside its text; all else of the template hung on its text."""
LOCAL: Final = frozenset({RT.IMAGE, RT.FONT, RT.CUSTOM_XML_PROPS})
"""What those parts may need in their turn."""
FETCHING: Final = re.compile(
    r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|EMBED|DATABASE|RD|MACROBUTTON|PRINT)\b",
    re.IGNORECASE,
)
"""Fields that fetch something, or start something."""
BROKEN_BY: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OpcError,
    SyntaxError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    AttributeError,
    IndexError,
    NotImplementedError,
    RuntimeError,
    TypeError,
)
"""What the libraries say of a file that is none, whatever it is instead; XML that is broken is a ``SyntaxError``."""


def opened_template(raw: bytes) -> WordDocument:
    """The template as a document without text.

    Raises:
        RefusedError: It is no document of Word, too large, broken, locked, holds macros or another file, or fetches something.
    """
    _refuse_other_files(raw)
    contents = Contents()
    try:
        look_into_office(io.BytesIO(raw), ".docx", contents)
    except BROKEN_BY as error:
        raise RefusedError(BROKEN) from error
    for note in contents.notes:
        if note.level is Level.FOUT or "ander bestand" in note.message:
            raise RefusedError(f"{note.message.replace('dit document', 'dit sjabloon')}. {AGAIN}")
    try:
        document = docx.Document(io.BytesIO(_as_document(raw)))
        _empty(document)
    except BROKEN_BY as error:
        raise RefusedError(BROKEN) from error
    for part in (document.part, *document.part.package.iter_parts()):
        _refuse_fetching(part)
    return document


def _refuse_other_files(raw: bytes) -> None:
    if len(raw) > LARGEST:
        many = len(raw) // 1024 // 1024
        raise RefusedError(f"dit sjabloon is te groot ({many} MB). Maak het logo kleiner en bewaar het opnieuw.")
    if raw.startswith(OLD):
        raise RefusedError(f"dit is een oud Word-document (.doc), of een met een wachtwoord. {AGAIN}")
    if not raw.startswith(ZIP):
        what = next((name for start, name in OTHER_FILES.items() if raw.startswith(start)), "geen Word-document")
        raise RefusedError(f"dit is {what}. {AGAIN}")


def _as_document(raw: bytes) -> bytes:
    """The file with the type of a document, which that of a template only differs from in its name.

    Raises:
        RefusedError: It says that it holds macros.
        ValueError: Two parts bear one name.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        names = packed.namelist()
        if len(set(names)) != len(names):
            raise ValueError("a part stands there twice")
        types = packed.read(TYPES).decode("utf-8-sig")
        if "macroenabled" in types.casefold():
            raise RefusedError(f"in dit sjabloon mogen macro’s zitten (.docm of .dotm). {AGAIN}")
        if TEMPLATE not in types:
            return raw
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for name in names:
                made.writestr(name, types.replace(TEMPLATE, MAIN) if name == TYPES else packed.read(name))
        return out.getvalue()


def _empty(document: WordDocument) -> None:
    """Take the text away, all that hung on it, and the address of another template."""
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    part = document.part
    for key, relation in list(part.rels.items()):
        if relation.reltype not in KEPT:
            part.rels.pop(key)
    settings = document.settings.element
    for name in ("w:attachedTemplate", "w:mailMerge", "w:documentProtection", "w:trackRevisions"):
        for each in settings.findall(qn(name)):
            settings.remove(each)
    document.part.part_related_by(RT.SETTINGS).rels.clear()


def _refuse_fetching(part: Part) -> None:
    """Raise ``RefusedError`` when a part names a file elsewhere, or has a field that fetches or starts something."""
    for relation in part.rels.values():
        if relation.is_external and relation.reltype != RT.HYPERLINK:
            raise RefusedError(f"dit sjabloon haalt iets van elders op, zoals een afbeelding van een webadres. {AGAIN}")
    element = getattr(part, "element", None)
    if element is None:
        return
    fields = ["".join(each.text or "" for each in element.iter(qn("w:instrText")))]
    fields += [each.get(qn("w:instr"), "") for each in element.iter(qn("w:fldSimple"))]
    if any(FETCHING.search(field) for field in fields):
        raise RefusedError(f"in dit sjabloon staat een veld dat iets ophaalt of start. {AGAIN}")
