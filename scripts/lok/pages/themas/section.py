"""All about one subject; each theme has its page as any record."""

from __future__ import annotations

from lok.pages.section import Section
from lok.pages.themas import themes

SECTION = Section(functions=(*themes.FUNCTIONS,))
