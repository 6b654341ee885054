"""A look into a document of Word, Excel or LibreOffice: a zip of XML with its text, its makers and its stowaways.

Only the text between the marks is read, and the few attributes that hold names and addresses: no XML parser follows
entities or other files here. A file that unpacks to more than any document does is refused before it is unpacked.
"""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from lok.archive.pictures import PICTURES, look_into_picture

if TYPE_CHECKING:
    from pathlib import Path

    from lok.archive.contents import Contents

MAIN = {
    ".docx": "word/document.xml",
    ".xlsx": "xl/workbook.xml",
    ".odt": "content.xml",
    ".ods": "content.xml",
}
"""The part without which it is no such document."""
MOST_PARTS = 10_000
MOST_BYTES = 150 * 1024 * 1024
DEEPEST = 3
ENDS = re.compile(
    r"</(?:\w+:)?(?:p|h|si|row|c|v|t[rc]|table-cell|table-row|is|comment|creator|lastModifiedBy|lpwstr|user-defined)>"
)
BREAKS = re.compile(r"<(?:\w+:)?(?:br|tab|cr|s|line-break|noBreakHyphen|softHyphen)\b[^>]*/>")
MAKERS = re.compile(
    r"<(?:\w+:)?(?:creator|lastModifiedBy|initial-creator|printed-by|Company|Manager|author)\b[^>]*>([^<]+)<|"
    r"\b(?:w|w15):author=\"([^\"]+)\""
)
TARGETS = re.compile(r"\b(?:Target|xlink:href|r:link)=\"((?:mailto:|tel:|https?:|file:|\\\\)[^\"]*)\"")
MACROS = re.compile(r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml)$|^(?:Basic|Scripts)/.+|macrosheets/", re.IGNORECASE)
STOWED = re.compile(r"(?:^|/)(?:embeddings|activeX)/|^Object |^ObjectReplacements/.+\.bin|oleObject", re.IGNORECASE)
NO_STOWAWAYS = "Bewaar het document opnieuw zonder macro’s, of als pdf."


def look_into_office(file: Path | IO[bytes], ending: str, contents: Contents, depth: int = 1) -> None:
    """Add what is in a document to ``contents``. Raises what ``zipfile`` raises, and ``ValueError`` for what is none."""
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
            contents.refuse(
                "dit document pakt uit tot veel meer dan een document is", "Bewaar het opnieuw, of als pdf."
            )
            return
        names = {part.filename for part in parts}
        if MAIN[ending] not in names:
            raise ValueError(f"no {MAIN[ending]}")
        if any(MACROS.search(name) for name in names):
            contents.refuse("in dit document zitten macro’s", NO_STOWAWAYS)
        if any(STOWED.search(name) for name in names):
            hint = (
                "Zet er een afbeelding in de plaats, of bewaar het document als pdf: wat erin zit, gaat helemaal mee."
            )
            contents.remark("in dit document zit een ander bestand", hint)
        if any(part.flag_bits & 1 for part in parts):
            contents.refuse("dit document is beveiligd met een wachtwoord", "Bewaar het zonder wachtwoord.")
            return
        for part in parts:
            _part(part.filename, _bounded(packed, part), contents, depth)


def _bounded(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The bytes of a part; no more of them than it says it has."""
    with packed.open(part) as stream:
        raw = stream.read(min(part.file_size, MOST_BYTES) + 1)
    if len(raw) > part.file_size:
        raise ValueError("a part is larger than it says")
    return raw


def _part(name: str, raw: bytes, contents: Contents, depth: int) -> None:
    ending = PurePosixPath(name).suffix.lower()
    if ending in {".xml", ".rels", ".vml", ".rdf"}:
        _xml(name, _decoded(raw), contents)
    elif ending in PICTURES:
        look_into_picture(raw, ending, contents)
    elif ending in MAIN and depth < DEEPEST:
        look_into_office(io.BytesIO(raw), ending, contents, depth + 1)
    elif STOWED.search(name) or ending in {".txt", ".csv", ".html", ".eml"}:
        for encoding in ("latin-1", "utf-16-le"):
            readable = re.findall(r"[\w@.+/ ()-]{9,}", raw.decode(encoding, "ignore"))
            contents.read("in een ingesloten bestand", "\n".join(readable))


def _xml(name: str, text: str, contents: Contents) -> None:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("a document type has no place in a document")
    where = _where(name)
    told = set()
    for match in MAKERS.finditer(text):
        maker = unescape(match[1] or match[2]).strip()
        if maker and maker not in told:
            told.add(maker)
            contents.made_by(where, maker)
    contents.read(where, "\n".join(sorted({unescape(each) for each in TARGETS.findall(text)})))
    if not name.endswith(".rels"):
        contents.read(where, unescape(re.sub(r"<[^>]*>", "", BREAKS.sub(" ", ENDS.sub("\n", text)))))


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "replace")


def _where(name: str) -> str:
    """The place of a part in the words of whoever wrote the document."""
    if name.startswith(("docProps/", "customXml/")) or name == "meta.xml":
        return "in de documenteigenschappen"
    if "comment" in name or name.endswith("people.xml"):
        return "in een opmerking"
    if "header" in name or "footer" in name or name == "styles.xml":
        return "in de kop- of voettekst"
    sheet = re.search(r"sheet(\d+)\.xml$", name)
    return f"op blad {sheet[1]}" if sheet else "in de tekst"
