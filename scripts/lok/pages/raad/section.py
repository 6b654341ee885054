"""The council and its documents have their pages as any record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.kept import LOOKED_UP, terms_on
from lok.facts.majority import majorities_in_words
from lok.facts.quorum import quorum_in_words
from lok.pages.raad.terms import agreed_terms, closed_days
from lok.pages.section import Section

if TYPE_CHECKING:
    from datetime import date


def looked_up() -> date:
    """The day on which the sources of the terms that the program proposes were read."""
    return LOOKED_UP


SECTION = Section(functions=(quorum_in_words, majorities_in_words, agreed_terms, closed_days, terms_on, looked_up))
