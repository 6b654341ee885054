"""A printed PDF as PDF/A-2b: what it needs to look the same in fifty years is in it, and it says so.

Chromium embeds every font, marks up headings and tables, and prints neither scripts nor forms. What it leaves out is put in
here: whose it is as XMP, which colours are meant, an identifier, and that links are printed. That the rest holds is looked
at before the file may say that it is PDF/A; one that lacks something stays a plain PDF, with what it lacks. This is a look
at what such a print can have, and no validator for every PDF.

Source: ISO 19005-2:2011, sections 6.1 to 6.6.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from hashlib import md5
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from lok.deposit.colours import NAME, srgb
from lok.deposit.shapes import missing_shapes
from lok.words.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

BUILT_IN = ("/FontFile", "/FontFile2", "/FontFile3")
HOLDING = (IndirectObject, DictionaryObject, ArrayObject)
PRINTED = 4
"""The flag of something on a page that is printed too."""
INTERACTIVE = ("/OpenAction", "/AA", "/AcroForm", "/OCProperties")
FILES = ("/EmbeddedFile", "/Filespec")
ACTIONS = frozenset({"/URI", "/GoTo", "/Named"})
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A PDF for the archive, and what keeps it from being PDF/A; nothing when it is."""

    content: bytes
    lacks: tuple[str, ...] = ()


def for_the_archive(printed: bytes, title: str, author: str, day: date) -> Kept:
    """A print as PDF/A-2b, or as it came where something is missing. The same print gives the same bytes."""
    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed)))
        lacks = tuple(dict.fromkeys(_lacks(writer)))
        return Kept(printed, lacks) if lacks else Kept(_marked(writer, title, author, day))
    except PyPdfError:
        return Kept(printed, ("het bestand kan niet nagekeken worden",))


def is_pdf_a(content: bytes) -> bool:
    """Whether a PDF says of itself that it is PDF/A."""
    metadata = PdfReader(io.BytesIO(content)).root_object.get("/Metadata")
    return metadata is not None and b"pdfaid:part" in metadata.get_object().get_data()


def _lacks(writer: PdfWriter) -> Iterator[str]:
    """What stands in the way, in words."""
    root = writer.root_object
    if any(_at(root, name) is not None for name in INTERACTIVE) or _at(_at(root, "/Names"), "/JavaScript") is not None:
        yield "er zit een formulier, een script of een laag in"
    if missing_shapes(writer):
        yield "een teken heeft in geen enkel lettertype van deze computer een vorm"
    for each in _dictionaries(writer):
        kind, sort, action = (str(_at(each, name)) for name in ("/Type", "/Subtype", "/S"))
        if kind == "/Font" and not _built_in(each):
            yield "een lettertype zit er niet in"
        if kind in FILES or sort == "/FileAttachment":
            yield "er zit een ander bestand in"
        if sort == "/Image" and str(_at(each, "/Interpolate")) == "True":
            yield "een beeld wordt bij het tonen veranderd"
        if kind == "/ExtGState" and ({"/TR", "/HTP"} & set(each) or str(_at(each, "/TR2")) not in ("None", "/Default")):
            yield "een kleur hangt af van het toestel"
        if (kind == "/Action" or _at(each, "/URI") is not None) and action not in ACTIONS:
            yield "een link doet iets anders dan openen"
        if "/DeviceCMYK" in (str(_at(each, "/CS")), str(_at(each, "/ColorSpace"))):
            yield "een kleur is voor een drukker bedoeld"


def _at(thing: Any, name: str) -> Any:
    """What a dictionary says under a name, followed to where it stands; ``None`` for nothing."""
    found = thing.get(name) if isinstance(thing, DictionaryObject) else None
    return found.get_object() if isinstance(found, IndirectObject) else found


def _dictionaries(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Everything that hangs on the root, each thing once."""
    seen: set[int] = set()
    left: list[Any] = [writer.root_object]
    while left:
        found = left.pop()
        if isinstance(found, IndirectObject):
            if found.idnum in seen:
                continue
            seen.add(found.idnum)
            found = found.get_object()
        if isinstance(found, DictionaryObject):
            yield found
            left += [value for value in found.values() if isinstance(value, HOLDING)]
        elif isinstance(found, ArrayObject):
            left += [value for value in found if isinstance(value, HOLDING)]


def _built_in(font: DictionaryObject) -> bool:
    """Whether the shapes of a font are in the file; a font of drawings is, and one that others make up asks them."""
    if str(_at(font, "/Subtype")) in ("/Type3", "/Type0"):
        return True
    return any(_at(_at(font, "/FontDescriptor"), each) is not None for each in BUILT_IN)


def _marked(writer: PdfWriter, title: str, author: str, day: date) -> bytes:
    root = writer.root_object
    said = {"title": escape(printable(title)), "author": escape(printable(author))}
    packet = PACKET.format(**said, day=f"{day:%Y-%m-%d}T00:00:00Z")
    about = {"/Type": NameObject("/Metadata"), "/Subtype": NameObject("/XML")}
    root[NameObject("/Metadata")] = _stream(writer, packet.encode(), about)
    profile = _stream(writer, srgb(), {"/N": NumberObject(3)})
    meant = {
        "/Type": NameObject("/OutputIntent"),
        "/S": NameObject("/GTS_PDFA1"),
        "/OutputConditionIdentifier": TextStringObject(NAME.decode()),
        "/Info": TextStringObject(NAME.decode()),
        "/DestOutputProfile": profile,
    }
    intent = DictionaryObject({NameObject(name): value for name, value in meant.items()})
    root[NameObject("/OutputIntents")] = ArrayObject([intent])
    for each in _dictionaries(writer):
        if "/Annot" in str(_at(each, "/Type")) or str(_at(each, "/Subtype")) == "/Link":
            each[NameObject("/F")] = NumberObject(PRINTED)
    writer.pdf_header = "%PDF-1.7"
    out = io.BytesIO()
    writer.write(out)
    return _identified(out.getvalue())


def _stream(writer: PdfWriter, content: bytes, about: Mapping[str, PdfObject]) -> PdfObject:
    """A new stream in the file, as what leads to it. A copy of one that knows of no place yet gets a place of its own."""
    stream = StreamObject()
    stream.set_data(content)
    stream.update({NameObject(name): value for name, value in about.items()})
    stream.indirect_reference = None
    placed = stream.clone(writer).indirect_reference
    if placed is None:
        raise PyPdfError
    return placed


def _identified(content: bytes) -> bytes:
    """With an identifier that follows from the bytes: it stands behind all that has a place in the file."""
    code = md5(content, usedforsecurity=False).hexdigest().encode()
    before, head, after = content.rpartition(b"trailer\n<<")
    return before + head + b"\n/ID [<" + code + b"> <" + code + b">]" + after
