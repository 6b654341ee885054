"""Addresses of things as linked data have them: whether one is an address at all, and whether it is the council's own."""

from __future__ import annotations

import re
from urllib.parse import unquote

FULL = re.compile(r"(?:https?://[^\s<>\"{}|\\^`/]+(?:/[^\s<>\"{}|\\^`]*)?|(?:mailto|tel|urn):[^\s<>\"{}|\\^`]+)")
"""An address in full, of the sorts that councils name; no other sort is one that a reader may be sent to."""
UPWARD = re.compile(r"(?:\A|/)\.{1,2}(?:[/?#]|\Z)|\\")
"""A step up or on the spot, with which the same address stands somewhere else than it says."""
LONGEST = 2_000


def is_full(address: str) -> bool:
    """Whether a text is a whole address that can be read as it is written: no signs that turn the reading round."""
    return len(address) <= LONGEST and address.isprintable() and FULL.fullmatch(address) is not None


def is_own(address: str, site: str) -> bool:
    """Whether an address stands below ``site``, which ends with a slash, and cannot be read as one that does not."""
    return address.startswith(site) and is_full(address) and UPWARD.search(unquote(address)) is None
