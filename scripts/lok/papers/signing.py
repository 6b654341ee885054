"""Lines to sign, and a code that belongs to exactly the words above them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING
from unicodedata import normalize

from lok.papers.document import Paragraph, Signatures, Tone, inline, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lok.papers.document import Block, Document

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O, which are read for each other."""


def code_of(title: str, blocks: Iterable[Block]) -> str:
    """A short code of exactly these words: ``7QK4-M2XD-9FTA``. Another word, and it is another code; spaces do not count.

    Sixty bits: enough that nobody happens on a second text, not a seal against somebody who looks for one.
    """
    said = "\n".join(" ".join(normalize("NFC", line).split()) for line in (title, *lines(blocks)))
    number = int.from_bytes(sha256(said.encode()).digest()[:8]) >> 4
    letters = "".join(ALPHABET[number >> shift & 31] for shift in range(0, 60, 5))
    return "-".join(letters[at : at + 4] for at in range(0, 12, 4))


def signed(document: Document, *who: str) -> Document:
    """The document with lines to sign and the code of its text before them."""
    code = code_of(f"{document.title}\n{document.subtitle}\n{document.warning}", document.blocks)
    told = f"Code van deze tekst: {code}. De code hoort bij precies deze woorden: verandert er een woord, dan verandert de code."
    return replace(document, blocks=closed(document.blocks, told, *who), code=code)


def closed(blocks: Sequence[Block], told: str, *who: str) -> tuple[Block, ...]:
    """Blocks with lines to sign and a line before those; nobody signs a page without a word of the text."""
    *body, last = blocks
    if isinstance(last, Paragraph):
        last = replace(last, together=True)
    return (*body, last, Paragraph(inline(told), Tone.SMALL, together=True), Signatures(who))
