"""What was found inside an attachment: its texts with their places, who made it, and what should not be in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lok.source.problems import Level

MOST_TEXT = 4_000_000
"""Characters of one attachment that are read; a report of a thousand pages has fewer."""

AUTHOR = (
    "Haal de naam weg: in Word en Excel met Bestand, Info, Controleren op problemen, Document controleren; in LibreOffice "
    "met Bestand, Eigenschappen, Eigenschappen herstellen; van een foto met Eigenschappen, Details, Persoonlijke gegevens "
    "verwijderen. Maak een pdf daarna opnieuw."
)


class Note(NamedTuple):
    """Something about a file that a secretary must know."""

    level: Level
    message: str
    hint: str


@dataclass(slots=True)
class Contents:
    """All that can be read in a file: ``texts`` as (where, text), and ``notes`` about it."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    size: int = 0

    def read(self, where: str, text: str | None) -> None:
        """Add a text. Raises ``ValueError`` when there is more of it than anybody publishes."""
        if text and text.strip():
            self.size += len(text)
            if self.size > MOST_TEXT:
                raise ValueError("more text than is ever read")
            self.texts.append((where, text))

    def made_by(self, where: str, name: str | None) -> None:
        """Note who made the file."""
        if name and name.strip():
            self.read(where, name)
            message = f"{where} staat wie dit gemaakt heeft"
            self.notes.append(Note(Level.AANDACHTSPUNT, message, AUTHOR))

    def refuse(self, message: str, hint: str) -> None:
        """Note what may not be in an attachment."""
        self.notes.append(Note(Level.FOUT, message, hint))

    def remark(self, message: str, hint: str) -> None:
        """Note what had better not be in an attachment."""
        self.notes.append(Note(Level.AANDACHTSPUNT, message, hint))
