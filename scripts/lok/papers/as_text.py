"""A document as plain text: for a mail, and to paste where no look is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.papers.document import (
    TO_FILL_IN,
    Bullets,
    Cards,
    Choices,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.papers.document import Block, Document

LONGEST_RULE = 60
NOTHING = "–"
"""What an empty cell says."""


def as_text(document: Document) -> str:
    """The document as lines, an empty one between blocks."""
    head = [each for each in (document.warning, document.mark) if each]
    title = "\n".join((document.title, *((document.subtitle,) if document.subtitle else ())))
    return "\n\n".join((*head, title, *_blocks(document.blocks))) + "\n"


def blocks_text(blocks: Iterable[Block]) -> str:
    """Blocks alone, as the middle of a mail."""
    return "\n\n".join(_blocks(blocks))


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(level=1, words=words):
                text = text_of(words)
                yield f"{text}\n{'-' * min(len(text), LONGEST_RULE)}"
            case Heading(words=words) | Paragraph(words=words):
                yield text_of(words)
            case Bullets():
                yield "\n".join(_list(block))
            case Table():
                yield "\n".join(_table(block))
            case Facts(rows=rows):
                yield "\n".join(f"{name}: {text_of(words)}" for name, words in rows)
            case PageBreak():
                pass
            case _:
                yield _to_fill_in(block)


def _to_fill_in(block: Choices | Signatures | Cards) -> str:
    match block:
        case Choices(words=choices, question=question):
            return " ".join((*((question,) if question else ()), *(f"[ ] {each}" for each in choices)))
        case Signatures(who=who):
            return "\n\n".join("\n".join((each, *TO_FILL_IN)) for each in who)
        case Cards(cards=cards):
            return "\n".join(": ".join(filter(None, (each.words, each.below))) for each in cards)


def _list(block: Bullets) -> Iterator[str]:
    for number, item in enumerate(block.items, start=block.first):
        sign = f"{number}. " if block.ordered else "- "
        text = "\n".join(_blocks(item))
        yield sign + text.replace("\n", "\n" + " " * len(sign))


def _table(block: Table) -> Iterator[str]:
    if block.caption:
        yield block.caption
    for row in (block.heads, *block.rows):
        cells = [" ".join(text_of(cell).split()) for cell in row]
        if any(cells):
            yield " | ".join(each or NOTHING for each in cells)
