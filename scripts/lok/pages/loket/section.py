"""What the desk counted; each year has its page as any record."""

from __future__ import annotations

from lok.pages.loket import charts, counts
from lok.pages.section import Section

SECTION = Section(functions=(*counts.FUNCTIONS, *charts.FUNCTIONS))
