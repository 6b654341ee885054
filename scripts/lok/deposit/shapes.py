"""Signs on a page of which no installed font has the shape: they print as an empty box, and no PDF/A may hold one.

Chromium writes every text with a font of two bytes a sign, numbered as in the font; number 0 is the box.
Source: ISO 19005-2:2011, section 6.2.11.8; ISO 32000-1:2008, section 9.7.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pypdf.generic import ArrayObject, ByteStringObject, ContentStream, DictionaryObject, StreamObject, TextStringObject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfWriter

SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
"""What shows text; a font is chosen before it with ``Tf``."""


def missing_shapes(writer: PdfWriter) -> bool:
    """Whether a page shows a sign without a shape."""
    return any(_has_box(content, fonts) for content, fonts in _contents(writer))


def _contents(writer: PdfWriter) -> Iterator[tuple[ContentStream, Any]]:
    """What is drawn on each page and in each part of one, with the fonts that it may choose from."""
    for page in writer.pages:
        found = page.get_contents()
        if found is not None:
            yield found, _at(page, "/Resources", "/Font")
        yield from _parts(page, writer)


def _parts(thing: DictionaryObject, writer: PdfWriter) -> Iterator[tuple[ContentStream, Any]]:
    for each in (_at(thing, "/Resources", "/XObject") or {}).values():
        part = each.get_object()
        if isinstance(part, StreamObject) and part.get("/Subtype") == "/Form":
            yield ContentStream(part, writer), _at(part, "/Resources", "/Font")
            yield from _parts(part, writer)


def _at(thing: Any, *names: str) -> Any:
    for name in names:
        thing = thing.get(name) if isinstance(thing, DictionaryObject) else None
        thing = thing.get_object() if thing is not None else None
    return thing


def _has_box(content: ContentStream, fonts: Any) -> bool:
    two_bytes = False
    for operands, operator in content.operations:
        if operator == b"Tf":
            two_bytes = str(_at(fonts, str(operands[0]), "/Subtype")) == "/Type0"
        elif operator in SHOWING and two_bytes and any(_is_box(each) for each in _strings(operands)):
            return True
    return False


def _strings(operands: Any) -> Iterator[bytes]:
    for each in operands:
        if isinstance(each, ArrayObject | list):
            yield from _strings(each)
        elif isinstance(each, TextStringObject):
            yield each.original_bytes
        elif isinstance(each, ByteStringObject):
            yield bytes(each)


def _is_box(signs: bytes) -> bool:
    return any(signs[at : at + 2] == b"\0\0" for at in range(0, len(signs), 2))
