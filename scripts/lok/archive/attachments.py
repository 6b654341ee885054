"""A look into an attachment: is it what its name says, and can a screen reader use it (V32; WCAG 2.1, 1.1.1 and 2.4.2)."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from lok.archive.archive import Attachment
from lok.source.problems import Level, Problem

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 20 * 1024 * 1024
STARTS = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8",),
    ".jpeg": (b"\xff\xd8",),
    ".webp": (b"RIFF",),
    ".docx": (b"PK",),
    ".xlsx": (b"PK",),
    ".odt": (b"PK",),
    ".ods": (b"PK",),
    ".csv": (b"",),
    ".ics": (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR"),
    ".txt": (b"",),
}
"""The kinds of file that may stand beside a page, and how each begins. No SVG or HTML: those can carry scripts."""


def look_into(path: str, file: Path) -> tuple[Attachment | None, tuple[Problem, ...]]:
    """The attachment at ``path`` (from the root), and what is wrong with it."""
    name = path.removeprefix("content/")
    ending = file.suffix.lower()
    starts = STARTS.get(ending)
    if starts is None:
        hint = f"Bewaar het als een van deze soorten: {', '.join(sorted(STARTS))}."
        return None, (
            Problem(
                path, 1, 1, "", "V32", Level.FOUT, f"een bestand ‘{ending or file.name}’ kan geen bijlage zijn", hint
            ),
        )
    if file.stat().st_size > LARGEST:
        hint = "Maak het bestand kleiner dan 20 MB of verwijs naar een webadres."
        return None, (Problem(path, 1, 1, "", "V32", Level.FOUT, "de bijlage is te groot", hint),)
    with file.open("rb") as stream:
        head = stream.read(64)
    if not head.startswith(starts):
        hint = "Bewaar het bestand opnieuw met het programma waarmee het gemaakt is."
        return None, (Problem(path, 1, 1, "", "V32", Level.FOUT, f"dit is geen geldig {ending}-bestand", hint),)
    return _look_into_pdf(path, name, file) if ending == ".pdf" else (Attachment(name), ())


def _look_into_pdf(path: str, name: str, file: Path) -> tuple[Attachment | None, tuple[Problem, ...]]:
    # Reading a PDF costs half a second of imports, and most repositories hold few: only when there is one.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its English warnings say nothing to a secretary
    try:
        reader = PdfReader(file)
        title = bool(reader.metadata and (reader.metadata.title or "").strip())
        text = any((page.extract_text() or "").strip() for page in reader.pages[:5])
    except (PyPdfError, ValueError, KeyError, RecursionError):
        hint = "Bewaar het bestand opnieuw als PDF."
        return None, (Problem(path, 1, 1, "", "V32", Level.FOUT, "deze PDF kan niet gelezen worden", hint),)
    problems = []
    if not title:
        hint = "Geef de PDF een titel in de documenteigenschappen: een schermlezer leest die voor."
        problems.append(Problem(path, 1, 1, "", "V32", Level.AANDACHTSPUNT, "deze PDF heeft geen titel", hint))
    if not text:
        hint = "Maak de PDF opnieuw vanuit de tekst: een scan kan niet voorgelezen of doorzocht worden."
        problems.append(Problem(path, 1, 1, "", "V32", Level.AANDACHTSPUNT, "deze PDF heeft geen tekstlaag", hint))
    return Attachment(name, title, text), tuple(problems)
