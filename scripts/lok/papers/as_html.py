"""A document as HTML: a whole file that a browser prints, or a piece to paste into another program. No script, no link into the site."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lok.papers.document import (
    TO_FILL_IN,
    Bullets,
    Cards,
    Choices,
    Facts,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    Tint,
    Tone,
)
from lok.papers.measure import card_size, width_of
from lok.papers.stylesheet import style_of
from lok.words.dutch import sentence
from lok.words.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.papers.document import Block, Card, Document, Inline, Letterhead

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
)
"""What the file says to whatever opens it: nothing is fetched and nothing runs."""
CLASSES = {
    Tone.LEAD: "kern",
    Tone.SMALL: "klein",
    Tone.NOTICE: "let-op",
    Tone.QUOTE: "citaat",
    Tone.CODE: "code",
    Tone.BIG: "groot",
}
TINTS = {Tint.GREEN: "groen", Tint.RED: "rood", Tint.ORANGE: "oranje"}
SIGNS = {
    Tint.GREEN: '<path d="M6 26 19 39 42 10"/>',
    Tint.RED: '<path d="M9 9 39 39M39 9 9 39"/>',
    Tint.ORANGE: '<path d="M7 24H41"/>',
}
"""The signs of cards, drawn: not every printer has their letters."""
HOUSE = (
    '<svg viewBox="0 0 48 48" aria-hidden="true"><path fill="#0d4f5c" d="M24 3 44 19v18a4 4 0 0 1-4 4H22l-9 6v-6H8a4 4 0 0 1-4-4V19z"/>'
    '<circle cx="14.5" cy="27" r="4" fill="#fff"/><circle cx="24" cy="27" r="4" fill="#fff"/><circle cx="33.5" cy="27" r="4" fill="#f0a36f"/></svg>'
)
"""The mark of the site."""
MANY_COLUMNS = 8


def whole_page(document: Document) -> str:
    """The document as a file to print."""
    head, title = "", f"<h1>{_text(document.title)}</h1>\n"
    if document.subtitle:
        title += f'<p class="onder">{_text(document.subtitle)}</p>\n'
    if document.look is Look.LETTER:
        head = _letterhead(document.letterhead)
    else:
        title = ""
    body = "\n".join(_blocks(document.blocks, document))
    return (
        f'<!doctype html>\n<html lang="nl-BE">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(full_title(document))}</title>\n<style>\n{style_of(document)}</style>\n</head>\n<body>\n"
        f"{head}<main>\n{title}{body}\n</main>\n</body>\n</html>\n"
    )


def fragment(document: Document) -> str:
    """The document as HTML to paste: title, headings, lists and tables, without a look of its own."""
    title = f"<h1>{_text(document.title)}</h1>"
    if document.subtitle:
        title += f"\n<p>{_text(document.subtitle)}</p>"
    rows = (title, *(f"<p><strong>{_text(each)}</strong></p>" for each in (document.warning, document.mark) if each))
    return "\n".join((*rows, *_blocks(document.blocks, None)))


def screens(document: Document) -> tuple[str, ...]:
    """What stands between the page breaks of a document, each as HTML for a screen of its own, without a look of its own."""
    pages: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, PageBreak):
            pages.append([])
        else:
            pages[-1].append(block)
    return tuple("\n".join(_blocks(page, None)) for page in pages)


def full_title(document: Document) -> str:
    """The title with what it is about: the name of the document for a program."""
    return f"{document.title}, {document.subtitle}" if document.subtitle else document.title


def _letterhead(head: Letterhead) -> str:
    town = f"{_text(sentence(head.town))}<br>" if head.town.casefold() not in head.name.casefold() else ""
    return f'<header class="briefhoofd">{HOUSE}<b>{_text(head.name)}</b><span>{town}{_text(head.mailbox)}</span></header>\n'


def _text(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")


def inline_html(words: Inline) -> str:
    """Words with their look and links."""
    made = []
    for run in words:
        text = _text(run.text)
        for on, tag in ((run.struck, "s"), (run.italic, "em"), (run.bold, "strong")):
            if on and text:
                text = f"<{tag}>{text}</{tag}>"
        made.append(f'<a href="{escape(run.url)}">{text}</a>' if run.url else text)
    return "".join(made)


def _blocks(blocks: Iterable[Block], document: Document | None) -> Iterator[str]:
    """Blocks as HTML; without a ``document`` to print, as simple as can be pasted anywhere."""
    for block in blocks:
        match block:
            case Heading(level=level, words=words):
                yield f"<h{level + 1}>{inline_html(words)}</h{level + 1}>"
            case Paragraph():
                yield _paragraph(block)
            case Bullets():
                yield _list(block, document)
            case Table():
                yield _table(block, printed=document is not None)
            case Facts(rows=rows):
                yield _facts(rows, printed=document is not None)
            case _:
                yield _to_fill_in(block, document)


def _to_fill_in(block: Choices | Signatures | Cards | PageBreak, document: Document | None) -> str:
    """A block that is filled in or cut out."""
    match block:
        case Choices(words=choices, question=question, together=together):
            asked = f"<b>{_text(question)}</b>" if question else ""
            boxes = " ".join(f"<span>{_text(each)}</span>" for each in choices)
            return f'<p class="keuzes{" samen" if together else ""}">{asked}{boxes}</p>'
        case Signatures(who=who):
            return f'<div class="tekenen">{"".join(map(_to_sign, who))}</div>'
        case Cards() if document is not None:
            return _cards(block, width_of(document))
        case Cards(cards=cards):
            return "".join(f"<p>{_text(card.words)}</p>" for card in cards)
        case PageBreak():
            return '<div class="nieuw"></div>' if document is not None else "<hr>"


def _paragraph(block: Paragraph) -> str:
    classes = " ".join(filter(None, (CLASSES.get(block.tone, ""), "samen" if block.together else "")))
    return f"<p{f' class={chr(34)}{classes}{chr(34)}' if classes else ''}>{inline_html(block.words)}</p>"


def _list(block: Bullets, document: Document | None) -> str:
    tag = "ol" if block.ordered else "ul"
    start = f' start="{block.first}"' if block.ordered and block.first != 1 else ""
    items = []
    for first, *others in block.items:
        plain = isinstance(first, Paragraph) and first.tone in (Tone.NORMAL, Tone.BIG)
        opening = (
            inline_html(first.words) if isinstance(first, Paragraph) and plain else "".join(_blocks((first,), document))
        )
        items.append(f"<li>{opening}{''.join(_blocks(others, document))}</li>")
    return f"<{tag}{start}>{''.join(items)}</{tag}>"


def _table(block: Table, *, printed: bool) -> str:
    classes = " ".join(
        name
        for name, on in (
            ("invullen", block.room),
            ("smal", len(block.heads) >= MANY_COLUMNS),
            ("samen", block.together),
        )
        if on
    )
    look = f' class="{classes}"' if printed and classes else "" if printed else ' border="1"'
    caption = f"<caption>{_text(block.caption)}</caption>" if block.caption else ""
    total = sum(block.shares) or 1
    columns = "".join(f'<col style="width: {100 * share / total:.2f}%">' for share in block.shares)
    group = f"<colgroup>{columns}</colgroup>" if printed else ""
    head = f"<thead>{_row(block, block.heads, 'th')}</thead>" if any(block.heads) else ""
    return f"<table{look}>{caption}{group}{head}<tbody>{''.join(_row(block, row, 'td') for row in block.rows)}</tbody></table>"


def _row(block: Table, cells: tuple[Inline, ...], tag: str) -> str:
    high = f' style="height: {block.room}mm"' if block.room and tag == "td" else ""
    made = (
        f"<{tag}{' class=n' if index in block.numbers else ''}{' scope=col' if tag == 'th' else ''}>{inline_html(cell)}</{tag}>"
        for index, cell in enumerate(cells)
    )
    return f"<tr{high}>{''.join(made)}</tr>"


def _facts(rows: tuple[tuple[str, Inline], ...], *, printed: bool) -> str:
    if printed:
        return f"<dl>{''.join(f'<dt>{_text(name)}</dt><dd>{inline_html(words)}</dd>' for name, words in rows)}</dl>"
    return "".join(f"<p><strong>{_text(name)}:</strong> {inline_html(words)}</p>" for name, words in rows)


def _to_sign(who: str) -> str:
    *short, hand = TO_FILL_IN
    return f'<div><b>{_text(who)}</b>{"".join(f"<p>{each}</p>" for each in short)}<p class="hand">{hand}</p></div>'


def _cards(block: Cards, width: int) -> str:
    each = width / block.columns
    cards = "".join(_card(card, block, each) for card in block.cards)
    return f'<div class="kaarten" style="grid-template-columns: repeat({block.columns}, 1fr)">{cards}</div>'


def _card(card: Card, block: Cards, width: float) -> str:
    size = card_size(card, block, width)
    face = f'<b style="font-size: {size}pt">{_text(card.words)}</b>'
    if card.below:
        face += f"<small>{escape(printable(card.below))}</small>"
    if card.tint is not Tint.NONE:
        face = f'<svg viewBox="0 0 48 48" aria-hidden="true">{SIGNS[card.tint]}</svg>{face}'
    classes = " ".join(filter(None, ("kaart", TINTS.get(card.tint, ""), "gevouwen" if block.folded else "")))
    inside = f'<div aria-hidden="true">{face}</div><div>{face}</div>' if block.folded else face
    return f'<div class="{classes}" style="height: {block.height}mm">{inside}</div>'
