"""Contact points: the offices that answer, with what they do, when, how to reach them and what to have at hand.

For which questions and for whom they are there, the records of ``lok.kinds.vragen`` say.
A contact point is an office, never a person; mail addresses are
functional ones (V28 refuses the others). ``neutraal`` prints that it is a neutral role, no inspection.
"""

from collections.abc import Iterator
from enum import auto
from typing import ClassVar

from lok.kinds.openingsuren import Openingsuur, Uitzondering, exceptions_in_order, hours_in_order
from lok.model.audience import Public
from lok.model.depends import FILLED, Depends, asks_for
from lok.model.fields import Datum, Email, Getal, JaNee, Keuze, Line, Nakijkdag, Postcode, Prose, Telefoon, Url
from lok.model.kind import Kind, Part, Record, ends_after_it_begins
from lok.source.problems import Finding


class Contactsoort(Keuze):
    """The sorts of offices around childcare."""

    lokaal_loket = auto()
    regie_kinderopvang = auto()
    secretariaat_lok = auto()
    huis_van_het_kind = auto()
    stadsdienst = auto()
    opgroeien_klantenbeheerder = auto()
    inspectie = auto()
    klachten = auto()
    vertrouwenspersoon = auto()


class Adres(Part):
    """The address of an office, in the pieces that a visiting card needs."""

    gebouw: Public[Line | None] = None
    """De naam van het gebouw, bijvoorbeeld Huis van het Kind De Kroon."""
    straat: Public[Line]
    """De straat, zonder nummer."""
    huisnummer: Public[Line]
    """Het huisnummer, met bus als die er is."""
    postcode: Public[Postcode]
    """De postcode, bijvoorbeeld 9200."""
    gemeente: Public[Line]
    """De gemeente, bijvoorbeeld Dendermonde."""


class Contactpunt(Record):
    """An office that answers."""

    depends: ClassVar[Depends] = {
        "neutraal": {"soort_contactpunt": frozenset(Contactsoort) - {Contactsoort.inspectie}},
        "nagekeken_door": {"nagekeken_op": FILLED},
    }

    naam: Public[Line]
    """De naam van de dienst of de functie, nooit die van een persoon."""
    organisatie: Public[Line | None] = None
    """Bij welk bestuur of agentschap het contactpunt hoort."""
    soort_contactpunt: Public[Contactsoort]
    """De soort contactpunt, bijvoorbeeld lokaal_loket of regie_kinderopvang."""
    taak: Public[Prose]
    """Wat het contactpunt doet, in twee of drie gewone zinnen."""
    email: Public[Email | None] = None
    """Het gedeelde mailadres van de dienst. Nooit het adres van één persoon."""
    telefoon: Public[Telefoon | None] = None
    """Het telefoonnummer van de dienst. Geen gsm-nummer."""
    url: Public[Url | None] = None
    """De webpagina van de dienst, met https:// ervoor."""
    adres: Public[Adres | None] = None
    """Waar iemand kan langskomen."""
    openingsuren: Public[tuple[Openingsuur, ...]] = ()
    """Wanneer de dienst open is, per dag een regel met dag, van en tot."""
    uitzonderingen: Public[tuple[Uitzondering, ...]] = ()
    """Dagen met andere uren of een sluiting, bijvoorbeeld de kerstweek."""
    na_afspraak: Public[JaNee] = False
    """Ja als langskomen alleen na afspraak kan."""
    antwoordtermijn: Public[Line | None] = None
    """Hoe snel iemand antwoord krijgt, bijvoorbeeld: binnen drie werkdagen."""
    bij_de_hand: Public[tuple[Line, ...]] = ()
    """Wat iemand klaarlegt voor hij belt of mailt, bijvoorbeeld: je dossiernummer."""
    neutraal: Public[JaNee] = False
    """Ja als de dienst een neutrale rol heeft. De pagina zegt dan: neutrale rol, geen inspectie."""
    geldig_van: Public[Datum | None] = None
    """De eerste dag waarop deze gegevens gelden."""
    geldig_tot: Public[Datum | None] = None
    """De laatste dag waarop deze gegevens gelden. Leeg zolang er geen einde is."""
    nagekeken_op: Public[Nakijkdag | None] = None
    """De dag waarop iemand alle gegevens hierboven heeft nagekeken. Doe dat elk jaar."""
    nagekeken_door: Public[Line | None] = None
    """Welke functie dat deed, bijvoorbeeld: secretariaat. Geen naam van een persoon."""
    volgorde: Public[Getal] = 50
    """De plaats in de lijst: een kleiner getal staat hoger."""


def can_be_reached(record: Contactpunt) -> Iterator[Finding]:
    """A contact point has at least a mail address, a telephone number or a web page."""
    if record.email is None and record.telefoon is None and record.url is None:
        hint = "Vul email, telefoon of url in: een contactpunt dat niemand kan bereiken, helpt niet."
        yield Finding(
            ("naam",), "bereikbaar", f"‘{record.naam}’ heeft geen mailadres, telefoonnummer of webpagina", hint
        )


def inspection_is_not_neutral(record: Contactpunt) -> Iterator[Finding]:
    """An inspecting office does not carry the mark of a neutral role without inspection."""
    if record.neutraal and not asks_for(record, "neutraal"):
        hint = "Schrijf nee: de pagina zou anders ‘neutrale rol, geen inspectie’ tonen."
        yield Finding(
            ("neutraal",), "neutraal", "een inspectiedienst kan geen neutrale rol zonder inspectie zijn", hint
        )


def dates_of_the_contact(record: Contactpunt) -> Iterator[Finding]:
    """A contact point does not expire before it begins."""
    yield from ends_after_it_begins(record, "geldig_van", "geldig_tot")


def checked_by_an_office(record: Contactpunt) -> Iterator[Finding]:
    """A check of the data has a day and an office, or neither."""
    if (record.nagekeken_op is None) == (record.nagekeken_door is None):
        return
    field, other = ("nagekeken_op", "nagekeken_door") if record.nagekeken_op else ("nagekeken_door", "nagekeken_op")
    hint = f"Vul ook {other} in, bijvoorbeeld {'secretariaat' if other == 'nagekeken_door' else '2026-09-01'}."
    yield Finding((field,), "nagekeken", f"{field} zonder {other}", hint)


def hours_of_the_office(record: Contactpunt) -> Iterator[Finding]:
    """Opening hours and their exceptions are in order."""
    yield from hours_in_order(record.openingsuren)
    yield from exceptions_in_order(record.uitzonderingen)


KIND = Kind(
    soort="contactpunten",
    model=Contactpunt,
    enkelvoud="contactpunt",
    meervoud="contactpunten",
    uitleg="Bij wie kun je terecht met een vraag over kinderopvang? Hier staat wie wat doet, en hoe je hen bereikt.",
    label=lambda r: r.naam,
    order=lambda r: (r.volgorde, r.naam.casefold()),
    rules=(can_be_reached, inspection_is_not_neutral, dates_of_the_contact, checked_by_an_office, hours_of_the_office),
)
