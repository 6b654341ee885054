"""The register of advices; each advice has its page as any record."""

from __future__ import annotations

from lok.pages.adviezen import chain, register
from lok.pages.section import Section

SECTION = Section(functions=(*register.FUNCTIONS, *chain.FUNCTIONS), filters=(register.FILTER,))
