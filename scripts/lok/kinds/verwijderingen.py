"""Receipts of what was taken out of the records when its term was over: what, why, when, by which office. Never the data itself.

For members only, always. It is the dated statement of destruction that an archivist asks for, and a record like any other,
so that git, the check and the members' site know it.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from lok.kinds.bewaartermijnen import Bewaarsoort
from lok.model.audience import Audience, Member, Public
from lok.model.fields import Feitdag, Getal, Line, RecordRef
from lok.model.kind import Kind, Part, Record
from lok.source.problems import Finding
from lok.words.dutch import written_day


class Weggehaald(Part):
    """One sort of data that was taken out."""

    wat: Member[Bewaarsoort]
    """Welk soort gegevens weg is."""
    termijn: Member[Line]
    """Hoelang ze bleven, en vanaf wanneer geteld is."""
    grond: Member[Line]
    """Waarom ze weg moesten: de regel of de afspraak."""
    aantal: Member[Annotated[Getal, Field(ge=1)]]
    """Hoeveel velden er leeg zijn of ‘(weggehaald)’ zeggen."""
    waaruit: Member[Annotated[tuple[RecordRef, ...], Field(min_length=1)]]
    """Uit welke vergaderingen, mandaten of andere stukken ze weg zijn."""


class Verwijdering(Record):
    """What went in one go."""

    op: Public[Feitdag]
    """De dag waarop het weggehaald is."""
    door: Member[Line]
    """Welke dienst of functie het deed. Nooit de naam van een persoon."""
    weggehaald: Member[Annotated[tuple[Weggehaald, ...], Field(min_length=1)]]
    """Wat er weg is, per soort gegevens. Nooit de gegevens zelf."""

    @property
    def readers(self) -> Audience:
        """Members, whatever the record says of its visibility."""
        return Audience.LEDEN


def every_sort_once(record: Verwijdering) -> Iterator[Finding]:
    """Every sort of data is told once."""
    sorts = [row.wat for row in record.weggehaald]
    for index, sort in enumerate(sorts):
        if sort in sorts[:index]:
            message = f"‘{sort.value}’ staat er twee keer"
            yield Finding(("weggehaald", index, "wat"), "dubbel", message, "Maak er één lijst van.")


KIND = Kind(
    soort="verwijderingen",
    model=Verwijdering,
    enkelvoud="verwijdering",
    meervoud="verwijderingen",
    uitleg="Wat uit de gegevens weggehaald is omdat de bewaartermijn om was: wat, waarom, wanneer en door welke dienst.",
    label=lambda r: f"Weggehaald op {written_day(r.op)}",
    order=lambda r: (r.op, r.id),
    rules=(every_sort_once,),
    newest_first=True,
    index_for=Audience.LEDEN,
    prefix="weg",
    dated="op",
)
