"""Working groups: their task, their seats and the time they were active."""

from collections.abc import Iterator
from typing import ClassVar

from lok.model.audience import Member, Public
from lok.model.depends import EMPTY, Depends
from lok.model.fields import Datum, JaNee, Line, Prose, ThemaRef, ZetelRef
from lok.model.kind import Kind, Record, ends_after_it_begins
from lok.source.problems import Finding


class Werkgroep(Record):
    """A working group of the council, active or former."""

    depends: ClassVar[Depends] = {"gestopt": {"actief_tot": frozenset({EMPTY})}}

    naam: Public[Line]
    """De naam van de werkgroep."""
    opdracht: Public[Prose]
    """Wat de raad aan de werkgroep vroeg."""
    themas: Public[tuple[ThemaRef, ...]] = ()
    """De thema's waaraan de werkgroep werkt."""
    actief_van: Public[Datum | None] = None
    """De eerste dag, als die bekend is."""
    actief_tot: Public[Datum | None] = None
    """De laatste dag, als de werkgroep gestopt is."""
    gestopt: Public[JaNee] = False
    """Ja als de werkgroep niet meer werkt en de laatste dag niet bekend is."""
    leden: Public[tuple[ZetelRef, ...]] = ()
    """De zetels in de werkgroep."""
    rapporteert_aan: Public[Line | None] = None
    """Aan wie de werkgroep verslag uitbrengt."""
    resultaat: Public[Prose | None] = None
    """Wat de werkgroep bereikte."""
    notities: Member[Prose | None] = None
    """Wat alleen de leden lezen."""


def dates_of_the_group(record: Werkgroep) -> Iterator[Finding]:
    """A working group does not end before it begins."""
    yield from ends_after_it_begins(record, "actief_van", "actief_tot")


KIND = Kind(
    soort="werkgroepen",
    model=Werkgroep,
    enkelvoud="werkgroep",
    meervoud="werkgroepen",
    uitleg="Kleinere groepen die een onderwerp voorbereiden en verslag uitbrengen aan het LOK.",
    label=lambda record: record.naam,
    order=lambda record: (bool(record.actief_tot or record.gestopt), record.naam.casefold(), record.id),
    rules=(dates_of_the_group,),
    prefix="wg",
)
