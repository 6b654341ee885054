"""Values as safe Markdown. Every value that a template prints passes ``finalize``, which escapes by type.

In plain text every character that could be Markdown or HTML becomes a numeric entity. Prose becomes
one block of cleaned HTML. Only text made here is ``Markdown``, and only that passes as it stands.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from lok.model.fields import Keuze, Prose
from lok.words import dutch
from lok.words.prose import prose_html


class Markdown(str):
    """Text that is safe to stand in a page as it is."""

    __slots__ = ()


# What can mean something in the middle of a line becomes an entity; the rest means something only where a line
# begins (a list, a number, a rule under a title), so there the first of them does. Every entity costs the parser time.
ESCAPED = re.compile(r"[^\w \-.,:;()/%+=?@€\u00a0–’‘…]|_|^( ?\d*)([-.:)+=])")
SPACES = re.compile(r"[ \t\r\n\x0b\x0c]+")


@lru_cache(maxsize=65_536)
def plain(text: str) -> Markdown:
    """A line of text in which nothing can be markup."""
    return Markdown(ESCAPED.sub(_entity, SPACES.sub(" ", text)))


def _entity(match: re.Match[str]) -> str:
    """The entity of a matched character, after the digits that make it the number of a list."""
    return f"{match[1] or ''}&#{ord(match[2] or match[0])};"


def block(text: Prose) -> Markdown:
    """Prose as one HTML block that Markdown passes by. It must stand between empty lines."""
    return Markdown(f'<div class="lok-proza">\n{prose_html(text)}\n</div>')


def slug(word: str) -> str:
    """A word of a closed list as part of a CSS class."""
    return word.replace("_", "-")


@cache
def state(choice: Keuze) -> Markdown:
    """A state as a badge: its word, with a class that gives icon and tone."""
    return Markdown(f'<span class="lok-staat lok-staat--{slug(choice.value)}">{plain(choice.woord)}</span>')


def finalize(value: Any) -> str:
    """The Markdown of one printed value; ``TypeError`` for what has no one way to be printed, such as a list."""
    if isinstance(value, Markdown):
        return value
    maker = WRITTEN.get(type(value))
    if maker is not None:
        return str(maker(value))
    if isinstance(value, Keuze):
        return plain(value.woord)
    raise TypeError(
        f"a template prints a {type(value).__name__}: give it a form first, with link, links, staat or a loop"
    )


WRITTEN: dict[type, Any] = {
    str: plain,
    Prose: block,
    bool: lambda value: "ja" if value else "nee",
    int: str,
    Decimal: dutch.number,
    datetime: dutch.written_moment,
    date: dutch.written_date,
    time: dutch.hour,
    type(None): lambda _: "",
}
