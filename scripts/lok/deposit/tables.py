"""The records of a year as tables that any program opens: for meetings, items, decisions, votes, presence, advices and mandates.

Beside the records themselves, which stay what counts. A name of a record stands with its id, so that tables can be laid side
by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.deposit import rows
from lok.kinds.stemmingen import COUNTED
from lok.words.spreadsheet import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lok.deposit.rows import Year
    from lok.words.spreadsheet import Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the name of its file, what it says, its columns, and what gives its rows."""

    name: str
    told: str
    heads: tuple[str, ...]
    rows: Callable[[Year], Iterator[tuple[Cell, ...]]]

    def content(self, year: Year) -> bytes:
        """The file."""
        return spreadsheet(self.heads, self.rows(year))


ITEM = ("vergadering", "punt")
TABLES: tuple[Table, ...] = (
    Table(
        "vergaderingen",
        "alle vergaderingen van het jaar",
        (
            "vergadering",
            "volgnummer",
            "soort",
            "werkgroep",
            "stand",
            "gepland begin",
            "werkelijk begin",
            "einde",
            "plaats",
            "voorzitter",
            "verslaggever",
            "in aantal",
            "verslag goedgekeurd op vergadering",
            "afgelast op",
            "reden van de afgelasting",
        ),
        rows.meetings,
    ),
    Table(
        "agendapunten",
        "de punten van elke vergadering, met de bespreking",
        (*ITEM, "titel", "soort", "openbaar", "grond", "aangebracht door", "toelichting", "bespreking", "adviezen"),
        rows.agenda,
    ),
    Table("besluiten", "wat voorgesteld en besloten is", (*ITEM, "titel", "voorstel", "besluit"), rows.decisions),
    Table(
        "stemmingen",
        "elke stemming met haar uitslag",
        (
            *ITEM,
            "onderwerp",
            "manier",
            *(each.woord for each in COUNTED),
            "andere stemmen",
            "gevolg",
            "standpunt van de minderheid",
        ),
        rows.votes,
    ),
    Table(
        "stemmen-per-zetel",
        "wat elke zetel stemde, waar dat genoteerd is",
        (*ITEM, "onderwerp", "zetel", "naam van de zetel", "stem"),
        rows.votes_of_seats,
    ),
    Table(
        "verkiezingen",
        "elke verkiezing, per ronde en per kandidaat",
        (*ITEM, "functie", "manier", "ronde", "kandidaat", "zetel van de kandidaat", "stemmen", "verkozen"),
        rows.elections,
    ),
    Table(
        "aanwezigheden",
        "wie er was, per zetel, met de naam volgens het verslag of het mandaat",
        (
            "vergadering",
            "zetel",
            "naam van de zetel",
            "geleding",
            "persoon",
            "aanwezigheid",
            "van",
            "tot",
            "volmacht aan",
        ),
        rows.presence,
    ),
    Table("gasten", "wie te gast was", ("vergadering", "hoedanigheid", "naam"), rows.guests),
    Table(
        "adviezen",
        "de adviezen die dat jaar uitgebracht, beantwoord of ingetrokken zijn",
        (
            "advies",
            "nummer",
            "titel",
            "soort",
            "gevraagd door",
            "vraag ontvangen op",
            "gericht aan",
            "strekking",
            "stand",
            "uitgebracht op",
            "overgemaakt op",
            "vergadering",
            "punt",
            "samenvatting",
        ),
        rows.advices,
    ),
    Table(
        "aanbevelingen",
        "de aanbevelingen van die adviezen",
        ("advies", "nummer", "titel", "prioriteit", "tekst"),
        rows.recommendations,
    ),
    Table(
        "antwoorden",
        "de antwoorden op die adviezen, in hun geheel en per aanbeveling",
        ("advies", "orgaan", "besluit van", "meegedeeld op", "besluitnummer", "aanbeveling", "resultaat", "motivering"),
        rows.answers,
    ),
    Table(
        "mandaten",
        "wie dat jaar een mandaat had",
        (
            "mandaat",
            "zetel",
            "naam van de zetel",
            "geleding",
            "organisatie",
            "stemrecht",
            "functie",
            "persoon",
            "van",
            "tot",
        ),
        rows.mandates,
    ),
)
"""Every table, in the order in which an archivist reads them."""
