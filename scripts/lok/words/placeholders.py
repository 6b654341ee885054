"""What a council has still to fill in: ``[VUL IN: het mailadres van de functionaris]`` in a page or a record.

Texts that every council starts from cannot know what only that council knows. Where such a thing belongs stands this
marker, and nothing is built until it is gone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = re.compile(r"\[\s*VUL\s+IN\b:?\s*([^\]]*)\]?", re.ASCII)
CODE = re.compile(r"(?ms:^(```|~~~).*?^\1[^\n]*$)|`[^`\n]+`")
LONGEST = 80
UNFILLED = "invullen"
"""The code of the problem that a marker is."""


def unfilled(text: str, *, comments: bool = False) -> Iterator[tuple[int, int, str, str, str]]:
    """Every marker in ``text`` as (line, column, code, message, hint). What stands as code in Markdown is no marker.

    With ``comments``, lines that begin with ``#`` are skipped: in a record those say something to the writer alone.
    """
    visible = text if comments else CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match in MARKER.finditer(visible):
        start = visible.rfind("\n", 0, match.start()) + 1
        if comments and visible[start : match.start()].lstrip().startswith("#"):
            continue
        what = " ".join(match[1].split())[:LONGEST]
        message = f"hier moet nog iets ingevuld worden: {what}" if what else "hier moet nog iets ingevuld worden"
        hint = "Schrijf in de plaats van de haken en wat ertussen staat, wat voor jullie juist is."
        yield visible.count("\n", 0, match.start()) + 1, match.start() - start + 1, UNFILLED, message, hint
