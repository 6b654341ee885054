"""The council and its documents have their pages as any record."""

from lok.pages.section import Section

SECTION = Section()
