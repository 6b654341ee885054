"""Values as safe Markdown. Every value that a template prints passes ``finalize``, which escapes by type.

Plain text becomes letters, digits, spaces and numeric entities: nothing in it can be Markdown or HTML. Prose becomes
one block of cleaned HTML. Only text made here is ``Markdown``, and only that passes as it stands.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from lok import dutch
from lok.kinds.base import Keuze, Prose
from lok.texts import prose_html


class Markdown(str):
    """Text that is safe to stand in a page as it is."""

    __slots__ = ()


# Letters, digits, spaces, commas and Dutch quotation marks mean nothing in Markdown. All else becomes an entity.
SPACES = re.compile(r"[ \t\r\n\x0b\x0c]+")
ESCAPED = re.compile(r"[^\w ,\u00a0–’‘…]|_")


@lru_cache(maxsize=65_536)
def plain(text: str) -> Markdown:
    """A line of text in which nothing can be markup."""
    return Markdown(ESCAPED.sub(lambda match: f"&#{ord(match[0])};", SPACES.sub(" ", text)))


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
