"""What stood in a source and does not come along, counted while it is read, and told in Dutch."""

from __future__ import annotations

from dataclasses import dataclass

from lok.words.dutch import counted


@dataclass(slots=True)
class LeftOut:
    """How much of each was left out; ``struck`` came along and asks for a look."""

    deleted: int = 0
    hidden: int = 0
    pictures: int = 0
    boxes: int = 0
    comments: int = 0
    notes: int = 0
    edges: int = 0
    contents: int = 0
    struck: int = 0

    def add(self, element: str) -> None:
        """One more of what Word calls ``comment``, ``footnote``, ``endnote``, ``header`` or ``footer``."""
        if element == "comment":
            self.comments += 1
        elif element in ("footnote", "endnote"):
            self.notes += 1
        else:
            self.edges += 1

    @property
    def told(self) -> tuple[str, ...]:
        """A sentence for each that is not zero."""
        said = (
            (self.deleted, "Wat met ‘wijzigingen bijhouden’ geschrapt was, is weggelaten."),
            (self.hidden, "Verborgen tekst is weggelaten."),
            (self.pictures, f"{counted(self.pictures, 'afbeelding is', 'afbeeldingen zijn')} weggelaten."),
            (
                self.boxes,
                f"{counted(self.boxes, 'tekstvak is', 'tekstvakken zijn')} weggelaten: neem over wat erin stond.",
            ),
            (
                self.comments,
                f"{counted(self.comments, 'opmerking in de kantlijn bleef', 'opmerkingen in de kantlijn bleven')} weg.",
            ),
            (self.notes, f"{counted(self.notes, 'voetnoot bleef', 'voetnoten bleven')} weg: neem over wat ertoe doet."),
            (self.edges, "De kop- en voetteksten van de bladzijden zijn weggelaten."),
            (self.contents, "De inhoudsopgave is weggelaten."),
            (self.struck, "Er staat doorgehaalde tekst. Die is meegekomen: kijk na of ze er nog bij hoort."),
        )
        return tuple(sentence for count, sentence in said if count)
