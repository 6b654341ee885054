"""What stands over every page while something is wrong, and what every served page carries so that it follows.

Only pages that are served get this; the built site never has it. Record text is not trusted: all of it is escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.source.problems import Problem

RESERVED = "/_lok/"
"""The addresses of the server itself; no page of a site begins with this."""
LIVE = Path(__file__).parent / "live"
FILES = {f"{RESERVED}{name}": LIVE / name for name in ("volgen.js", "melding.css")}
"""The script and the style sheet that served pages carry, by their addresses."""
EVENTS = f"{RESERVED}stand"
"""Where the script hears which version of the site it should show."""

BODY = re.compile(rb"""<body(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
END = re.compile(rb"</body\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is wrong: where, what, and the way out."""

    where: str
    what: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something wrong, in plain text: a line that says so, and what it is about."""

    title: str
    items: tuple[Item, ...]


def of_problems(problems: Iterable[Problem]) -> Notice | None:
    """The notice of the problems that stop a build; nothing when none does."""
    items = tuple(
        Item(
            f"{each.path}:{each.line}:{each.column}",
            f"{each.field}: {each.message}" if each.field else each.message,
            each.hint,
        )
        for each in problems
        if each.blocks
    )
    title = f"{counted(len(items), 'fout', 'fouten')} in de gegevens. Je ziet de laatste goede versie."
    return Notice(title, items) if items else None


def of_text(title: str, text: str) -> Notice:
    """The notice of a refusal, one item a line."""
    return Notice(title, tuple(Item("", line.strip()) for line in text.splitlines() if line.strip()))


def as_html(notice: Notice) -> str:
    """The notice as a part of a page."""
    rows = "".join(f"<li>{_item(each)}</li>" for each in notice.items)
    return (
        '<section class="lok-melding" role="region" aria-label="Melding van lok" tabindex="0">'
        f'<p class="lok-melding__titel">{escape(notice.title)}</p><ul>{rows}</ul></section>'
    )


def _item(item: Item) -> str:
    where = f"<code>{escape(item.where)}</code> " if item.where else ""
    hint = f'<span class="lok-melding__hint">{escape(item.hint)}</span>' if item.hint else ""
    return f"{where}{escape(item.what)}{hint}"


def dress(page: bytes, notice: Notice | None, version: str) -> bytes:
    """A page as it is served: the notice at its top, and the script that shows the next version when there is one."""
    script = f'<script src="{RESERVED}volgen.js" data-stand="{escape(version)}"></script>'.encode()
    end = list(END.finditer(page))
    at = end[-1].start() if end else len(page)
    page = page[:at] + script + page[at:]
    if notice is None:
        return page
    sheet = f'<link rel="stylesheet" href="{RESERVED}melding.css">'
    begin = BODY.search(page)
    at = begin.end() if begin else 0
    return page[:at] + f"{sheet}{as_html(notice)}".encode() + page[at:]


def bare(title: str, text: str) -> bytes:
    """A page of the server itself, for when the site has none."""
    return (
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(title)}</title>'
        f'<link rel="stylesheet" href="{RESERVED}melding.css"></head>'
        f'<body class="lok-wacht"><main><h1>{escape(title)}</h1><p>{escape(text)}</p></main></body></html>\n'
    ).encode()
