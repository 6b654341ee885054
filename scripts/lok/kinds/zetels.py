"""Seats: what votes in a council is often an organisation, filled by persons over time."""

from collections.abc import Iterator
from datetime import date
from enum import auto

from lok.kinds.organen import Orgaan
from lok.model.audience import Public
from lok.model.days import holds_on
from lok.model.fields import Datum, Id, JaNee, Keuze, Line, OrganisatorRef, Prose
from lok.model.kind import Kind, Record, ends_after_it_begins
from lok.source.problems import Finding


class Geleding(Keuze):
    """The groups a council is made of (decision of the Flemish Government of 24 May 2013)."""

    lokale_actor = auto()
    gebruiker = auto()
    lokaal_bestuur = auto()
    deskundige = auto()
    agentschap = auto()


class Subgeleding(Keuze):
    """What a seat stands for inside its group."""

    gezinsopvang = auto()
    groepsopvang = auto()
    buitenschoolse_opvang = auto()
    onderwijs = auto()
    jeugd = auto()
    sport = auto()
    gezinsvereniging = auto()
    ouders = auto()
    ocmw = auto()
    stadsdienst = auto()
    bestuurder = auto()
    andere = auto()

    @property
    def woord(self) -> str:
        """How it reads; letters that are a name keep their capitals."""
        return "OCMW" if self is Subgeleding.ocmw else super().woord


class Zetel(Record):
    """A seat in the council, from its first to its last day."""

    naam: Public[Line]
    """Hoe de zetel heet, zonder naam van een persoon: de organisatie of de groep."""
    geleding: Public[Geleding]
    """De groep waartoe de zetel hoort."""
    subgeleding: Public[Subgeleding | None] = None
    """Voor wie de zetel binnen die groep spreekt."""
    tweede_geleding: Public[Geleding | None] = None
    """De tweede groep waarvoor de zetel ook spreekt, bijvoorbeeld een onthaalouder die een gezinsvereniging vertegenwoordigt. De zetel heeft één stem."""
    orgaan: Public[Orgaan | None] = None
    """In welk orgaan de zetel zit, als de raad ook als BOA-verband samenkomt: lok, boa of gecombineerd (beide). Leeg als dat het orgaan van de raad is."""
    vroegere_raad: Public[Id | None] = None
    """De raad waarin de zetel zat voor twee raden samengingen: de korte naam ervan bij ‘vroeger’ van de raad. Leeg als er maar één raad was."""
    organisatie: Public[OrganisatorRef | None] = None
    """De organisator die de zetel bezet. Verplicht bij een lokale actor die opvang aanbiedt."""
    stemgerechtigd: Public[JaNee]
    """Ja als de zetel mag stemmen."""
    van: Public[Datum]
    """De eerste dag van de zetel."""
    tot: Public[Datum | None] = None
    """De laatste dag, als de zetel niet meer bestaat."""
    toelichting: Public[Prose | None] = None
    """Wat een lezer over deze zetel moet weten. Geen namen van personen."""

    @property
    def groups(self) -> tuple[Geleding, ...]:
        """The groups that the seat speaks for, its own first."""
        return (
            (self.geleding,) if self.tweede_geleding in {None, self.geleding} else (self.geleding, self.tweede_geleding)
        )

    def held_on(self, day: date) -> bool:
        """Whether the seat exists on ``day``, first and last day included."""
        return holds_on(self.van, self.tot, day)


def dates_of_the_seat(record: Zetel) -> Iterator[Finding]:
    """A seat does not end before it begins."""
    yield from ends_after_it_begins(record, "van", "tot")


def groups_differ(record: Zetel) -> Iterator[Finding]:
    """V04: a second group is another one."""
    if record.tweede_geleding is record.geleding:
        message = f"‘{record.geleding.value}’ staat al bij geleding"
        yield Finding(("tweede_geleding",), "V04", message, "Kies de andere groep, of verwijder deze regel.")


KIND = Kind(
    soort="zetels",
    model=Zetel,
    enkelvoud="zetel",
    meervoud="zetels",
    uitleg="Wie in het Lokaal Overleg Kinderopvang (LOK) zit: organisaties en groepen, elk met een of meer zetels.",
    label=lambda record: record.naam,
    order=lambda record: (list(Geleding).index(record.geleding), record.naam.casefold(), record.id),
    rules=(dates_of_the_seat, groups_differ),
    prefix="zetel",
)
