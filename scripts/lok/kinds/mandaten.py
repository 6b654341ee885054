"""Mandates: a person in a seat for a time. For members only, always: persons are nobody else's business."""

from collections.abc import Iterator
from datetime import date
from enum import auto
from typing import ClassVar

from lok.kinds.bewaartermijnen import TAKEN_OUT
from lok.model.audience import Audience, Member, Public
from lok.model.days import holds_on
from lok.model.depends import FILLED, Depends, asks_for
from lok.model.fields import Datum, JaNee, Keuze, Line, VergaderingRef, ZetelRef
from lok.model.kind import Kind, Record, ends_after_it_begins
from lok.source.problems import Finding


class Functie(Keuze):
    """The office a person holds in the council."""

    voorzitter = auto()
    ondervoorzitter = auto()
    secretaris = auto()
    penningmeester = auto()
    lid = auto()
    waarnemer = auto()
    plaatsvervanger = auto()


class RedenEinde(Keuze):
    """Why a mandate ended."""

    ontslag = auto()
    overleden = auto()
    uitgesloten = auto()
    einde_termijn = auto()
    andere = auto()


class Mandaat(Record):
    """One person in one seat, from a first to a last day. Contact data stay in the town's own address book."""

    depends: ClassVar[Depends] = {"reden_einde": {"tot": FILLED}}

    zetel: Public[ZetelRef]
    """De zetel die deze persoon bezet."""
    functie: Public[Functie]
    """De functie: voorzitter, secretaris, lid, plaatsvervanger …"""
    persoon: Member[Line]
    """De naam van de persoon. Alleen de leden zien die."""
    politiek_mandaat: Member[JaNee] = False
    """Ja voor een gemeenteraadslid, een lid van het college of van de OCMW-raad."""
    band_met_opvang: Member[JaNee] = False
    """Ja als deze persoon een band heeft met een opvang in de gemeente."""
    van: Public[Datum]
    """De eerste dag van het mandaat."""
    tot: Public[Datum | None] = None
    """De laatste dag, als het mandaat voorbij is."""
    aangesteld_op: Public[VergaderingRef | None] = None
    """De vergadering die deze persoon aanstelde."""
    reden_einde: Member[RedenEinde | None] = None
    """Waarom het mandaat eindigde."""

    @property
    def readers(self) -> Audience:
        """A mandate names a person: members only, whatever the file says."""
        return Audience.LEDEN

    def held_on(self, day: date) -> bool:
        """Whether the mandate runs on ``day``, first and last day included."""
        return holds_on(self.van, self.tot, day)


def ends_well(record: Mandaat) -> Iterator[Finding]:
    """A mandate does not end before it begins, and only an ended one has a reason."""
    yield from ends_after_it_begins(record, "van", "tot")
    if record.reden_einde is not None and not asks_for(record, "reden_einde"):
        yield Finding(
            ("reden_einde",),
            "datumvolgorde",
            "een mandaat dat nog loopt heeft geen reden van einde",
            "Vul de laatste dag in bij ‘tot:’, of verwijder de reden.",
        )


def who_sits_has_a_name(record: Mandaat) -> Iterator[Finding]:
    """A name is taken out only once the mandate is over."""
    if record.persoon == TAKEN_OUT and record.tot is None:
        hint = "Schrijf de naam, of vul de laatste dag in bij ‘tot:’."
        yield Finding(("persoon",), "bewaartermijn", "dit mandaat loopt nog, maar de naam is weggehaald", hint)


KIND = Kind(
    soort="mandaten",
    model=Mandaat,
    enkelvoud="mandaat",
    meervoud="mandaten",
    uitleg="Wie welke zetel bezet, van wanneer tot wanneer.",
    label=lambda record: f"Mandaat {record.id.removeprefix('mandaat-').replace('-', ' ')}",
    order=lambda record: (record.zetel, record.van, record.id),
    rules=(ends_well, who_sits_has_a_name),
    index_for=Audience.LEDEN,
    prefix="mandaat",
)
