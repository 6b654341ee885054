"""The council and its documents have their pages as any record."""

from lok.facts.majority import majorities_in_words
from lok.facts.quorum import quorum_in_words
from lok.pages.raad.terms import agreed_terms, closed_days
from lok.pages.section import Section

SECTION = Section(functions=(quorum_in_words, majorities_in_words, agreed_terms, closed_days))
