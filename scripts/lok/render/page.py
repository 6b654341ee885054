"""A file of the site as text, with its place: what sections and outputs make and ``build`` stages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: ``uri`` is its path below the staged folder, ``text`` its whole content."""

    uri: str
    text: str
