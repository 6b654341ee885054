"""Text as an id, as it stands in file names and web addresses."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str) -> str:
    """Text as an id: ``Crèche ’t Zand`` is ``creche-t-zand``. Empty when nothing is left."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare.replace("’", "").replace("'", "")).strip("-")
