"""Text as an id, as it stands in file names and web addresses."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str) -> str:
    """Text as an id: ``Crèche ’t Zand`` is ``creche-t-zand``. Empty when nothing is left."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare.replace("’", "").replace("'", "")).strip("-")


LONGEST_NAME = 60
"""Signs of the part of an id that comes from words: with a kind and a year it stays an id."""


def short_slug(text: str) -> str:
    """The same of a long text, of its first whole words."""
    whole = slug(text)
    if len(whole) <= LONGEST_NAME:
        return whole
    return whole[: LONGEST_NAME + 1].rpartition("-")[0] or whole[:LONGEST_NAME]
