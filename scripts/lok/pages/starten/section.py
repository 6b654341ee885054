"""The steps have their pages as any record; this is what those pages need."""

from __future__ import annotations

from lok.pages.section import Section
from lok.pages.starten import steps

SECTION = Section(functions=(*steps.FUNCTIONS,))
