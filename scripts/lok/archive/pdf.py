"""A look into a PDF: its text and its notes, who made it, what is hidden in it, and whether a screen reader can use it.

V28 and V32 (WCAG 2.1, 1.1.1 and 2.4.2). Raises whatever pypdf raises: the caller guards every reader of foreign bytes.
"""

from __future__ import annotations

import logging
import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pypdf import PdfReader

    from lok.archive.contents import Contents

MOST_PAGES = 1_000
PROPERTIES = "in de documenteigenschappen"
AGAIN = "Maak de PDF opnieuw vanuit de tekst, zonder bijlagen, formulieren of acties."
CREATOR = re.compile(r"<dc:creator>(.*?)</dc:creator>", re.DOTALL)


def look_into_pdf(file: Path, contents: Contents) -> None:
    """Add what is in a PDF to ``contents``."""
    # Reading a PDF costs half a second of imports, and most repositories hold few: only when there is one.
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its English warnings say nothing to a secretary
    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        contents.refuse("deze PDF is beveiligd met een wachtwoord", "Bewaar ze zonder wachtwoord.")
        return
    _properties(reader, contents)
    _pages(reader, contents)
    _hidden(reader, contents)


def _properties(reader: PdfReader, contents: Contents) -> None:
    metadata: dict[str, Any] = dict(reader.metadata or {})
    if not str(metadata.get("/Title") or "").strip():
        hint = "Geef de PDF een titel in de documenteigenschappen: een schermlezer leest die voor."
        contents.remark("deze PDF heeft geen titel", hint)
    author = str(metadata.pop("/Author", None) or "")
    for name in ("/Producer", "/Creator", "/CreationDate", "/ModDate"):  # programs and hours, no persons
        metadata.pop(name, None)
    for value in metadata.values():
        contents.read(PROPERTIES, str(value))
    stream = _of(reader.trailer["/Root"], "/Metadata")
    packet = stream.get_data().decode("utf-8", "replace") if hasattr(stream, "get_data") else ""
    creators = " ".join(re.sub(r"<[^>]*>", " ", each) for each in CREATOR.findall(packet))
    contents.made_by(PROPERTIES, author or unescape(creators))
    if "<" in packet:
        told = re.sub(
            r"<\?.*?\?>|<(xmp:\w*Date|xmp:CreatorTool|pdf:Producer|xmpMM:\w+)>.*?</\1>", "", packet, flags=re.DOTALL
        )
        contents.read(PROPERTIES, unescape(re.sub(r"<[^>]*>", "\n", told)))


def _pages(reader: PdfReader, contents: Contents) -> None:
    if len(reader.pages) > MOST_PAGES:
        contents.refuse(f"deze PDF heeft meer dan {MOST_PAGES} bladzijden", "Splits het stuk.")
        return
    spoken = False
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text() or ""
        spoken = spoken or bool(text.strip())
        contents.read(f"op bladzijde {number}", text)
        for note in _annotations(page):
            contents.read(f"in een opmerking of veld op bladzijde {number}", _string(note, "/Contents"))
            contents.read(f"in een opmerking of veld op bladzijde {number}", _string(note, "/V"))
            contents.read(f"in een koppeling op bladzijde {number}", _string(_of(note, "/A"), "/URI"))
            if _string(note, "/Subtype") == "/FileAttachment":
                contents.refuse(f"op bladzijde {number} zit een ander bestand in deze PDF", AGAIN)
            elif _string(note, "/Subtype") not in {"/Link", "/Widget", ""}:
                contents.made_by(f"in een opmerking op bladzijde {number}", _string(note, "/T"))
    if not spoken:
        hint = "Maak de PDF opnieuw vanuit de tekst: een scan kan niet voorgelezen of doorzocht worden."
        contents.remark("deze PDF heeft geen tekstlaag", hint)
    for name, value in (reader.get_form_text_fields() or {}).items():
        contents.read("in een formulierveld", f"{name}: {value or ''}")


def _annotations(page: Any) -> Iterator[Any]:
    for each in _of(page, "/Annots") or ():
        yield each.get_object()


def _hidden(reader: PdfReader, contents: Contents) -> None:
    """Files inside the file, and what happens when it is opened."""
    root = reader.trailer["/Root"]
    names = _of(root, "/Names")
    if reader.attachments or _of(names, "/EmbeddedFiles") or _of(root, "/AF"):
        contents.refuse("in deze PDF zit een ander bestand", AGAIN)
    actions = [_of(root, "/OpenAction"), *(_values(_of(root, "/AA")))]
    for page in reader.pages:
        actions += _values(_of(page, "/AA"))
        for note in _annotations(page):
            actions += [_of(note, "/A"), *_values(_of(note, "/AA"))]
    wanted = {_string(each, "/S") for each in actions} - {"", "/GoTo", "/URI", "/Named"}
    opening = _string(_of(root, "/OpenAction"), "/S")
    if wanted or _of(names, "/JavaScript") or opening not in {"", "/GoTo", "/Named"}:
        contents.refuse("deze PDF doet iets zodra iemand ze opent of aanklikt", AGAIN)


def _values(actions: Any) -> list[Any]:
    return [each.get_object() for each in actions.values()] if hasattr(actions, "values") else []


def _of(holder: Any, name: str) -> Any:
    """The object of this name in a dictionary of a PDF; ``None`` when there is no such thing."""
    found = holder.get(name) if hasattr(holder, "get") else None
    return found.get_object() if found is not None else None


def _string(holder: Any, name: str) -> str:
    found = _of(holder, name)
    return str(found) if isinstance(found, str) else ""
