"""A file that somebody lays on the page: a document or a text, known by what is in it and not by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.minutes.clipboard import from_html
from lok.minutes.docx import from_docx
from lok.minutes.odt import MAIN as OPEN_DOCUMENT
from lok.minutes.odt import from_odt
from lok.minutes.packed import AGAIN, MOST_BYTES, ZIP, Packed, refuse_other_files
from lok.minutes.plain import from_text
from lok.source.decode import OTHER_FILES
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from lok.minutes.paragraphs import Read

BEGINS_AS_HTML = ("<!doctype html", "<html", "<meta ")


def from_file(raw: bytes) -> Read:
    """The paragraphs of a .docx, a .odt, a web page or a plain text.

    Raises:
        RefusedError: It is something else, is damaged, or holds far more than minutes.
    """
    if raw.startswith(ZIP):
        return from_odt(raw) if OPEN_DOCUMENT in Packed(raw) else from_docx(raw)
    if len(raw) > MOST_BYTES or any(raw.startswith(start) for start in OTHER_FILES):
        refuse_other_files(raw)
    text = _decoded(raw)
    if text.lstrip()[:20].lower().startswith(BEGINS_AS_HTML):
        return from_html(text)
    return from_text(text)


def _decoded(raw: bytes) -> str:
    """The text of a file as Windows, a mail program or anything of today saves it."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw[:4096]:
        raise RefusedError(f"dit is geen verslag als tekst of document. {AGAIN}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
