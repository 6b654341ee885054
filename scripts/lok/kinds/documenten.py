"""Documents: house rules, agreement notes and other papers, with their file or their address."""

from collections.abc import Iterator
from enum import auto

from lok.model.audience import Public
from lok.model.fields import Bijlagepad, Datum, DocumentRef, Feitdag, Keuze, Line, Prose, RecordRef, Url
from lok.model.kind import Kind, Record, ends_after_it_begins
from lok.source.problems import Finding


class Documentsoort(Keuze):
    """What kind of paper it is."""

    huishoudelijk_reglement = auto()
    statuten = auto()
    afsprakennota = auto()
    nota = auto()
    presentatie = auto()
    verslag = auto()
    formulier = auto()
    andere = auto()


class Document(Record):
    """A paper of the council. The text itself, a file below ``content/`` or a web address: at least one of the three."""

    titel: Public[Line]
    """De titel van het document."""
    soort_document: Public[Documentsoort]
    """Welk soort document het is."""
    samenvatting: Public[Prose | None] = None
    """Waarover het document gaat, in enkele zinnen."""
    bestand: Public[Bijlagepad | None] = None
    """Het bestand zelf, bijvoorbeeld een pdf."""
    url: Public[Url | None] = None
    """Het webadres, als het document elders staat."""
    tekst: Public[Prose | None] = None
    """De tekst zelf, als die hier kan staan."""
    opgesteld_op: Public[Feitdag | None] = None
    """De dag van het document."""
    goedgekeurd_op: Public[Feitdag | None] = None
    """De dag waarop het werd goedgekeurd."""
    goedgekeurd_door: Public[Line | None] = None
    """Wie het goedkeurde."""
    bekendgemaakt_op: Public[Feitdag | None] = None
    """De dag waarop het bekendgemaakt werd, bijvoorbeeld op de website van het bestuur."""
    geldig_van: Public[Datum | None] = None
    """De eerste dag waarop het geldt."""
    geldig_tot: Public[Datum | None] = None
    """De laatste dag waarop het geldt."""
    vervangt: Public[DocumentRef | None] = None
    """Het vorige document, als dit een nieuwe versie is."""
    hoort_bij: Public[tuple[RecordRef, ...]] = ()
    """Waar dit document bij hoort, bijvoorbeeld een advies of een vergadering."""


def has_content(record: Document) -> Iterator[Finding]:
    """A document has a text, a file or an address."""
    if not (record.bestand or record.url or record.tekst):
        yield Finding(
            (),
            "V32",
            "dit document heeft geen tekst, geen bestand en geen webadres",
            "Vul ‘tekst:’, ‘bestand:’ of ‘url:’ in.",
        )


def valid_in_order(record: Document) -> Iterator[Finding]:
    """The last day of validity does not come before the first."""
    yield from ends_after_it_begins(record, "geldig_van", "geldig_tot")


KIND = Kind(
    soort="documenten",
    model=Document,
    enkelvoud="document",
    meervoud="documenten",
    uitleg="Reglementen, nota's en andere stukken van het LOK.",
    label=lambda record: record.titel,
    order=lambda record: (record.titel.casefold(), record.id),
    rules=(has_content, valid_in_order),
    prefix="doc",
    dated="goedgekeurd_op",
)
