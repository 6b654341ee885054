"""Organisers: the legal or natural persons that hold the licences. A location points here, a seat too.

The company number of a sole trader is that of one person, so only members read it. The
number itself is checked as V26: ten digits, the first 0 or 1, the last two 97 minus the first eight modulo 97.
"""

import re
from collections.abc import Iterator
from enum import auto
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from lok.model.audience import Member, Public
from lok.model.depends import Depends, asks_for
from lok.model.fields import ContactpuntRef, Datum, Email, JaNee, Keuze, Line, Telefoon, Url, ZetelRef
from lok.model.kind import Kind, Record, ends_after_it_begins
from lok.model.reading import as_text, refusal
from lok.source.problems import Finding
from lok.words.shown import shortened


def kbo_check(digits: str) -> int:
    """The two check digits that a company number with these first eight digits must end in, 1 to 97."""
    return 97 - int(digits[:8]) % 97


def _parsed_kbo(value: Any) -> str:
    hint = "Schrijf de tien cijfers, het eerste een 0 of een 1, bijvoorbeeld 1999.000.051."
    text = as_text(value, "V26", hint)
    digits = re.sub(r"[ .]", "", text)
    if not re.fullmatch(r"[01][0-9]{9}", digits):
        raise refusal("V26", f"‘{shortened(text)}’ is geen ondernemingsnummer", hint)
    expected = kbo_check(digits)
    if int(digits[8:]) != expected:
        hint = "Kijk het nummer na op KBO Public Search: vaak zijn twee cijfers omgewisseld."
        raise refusal("V26", f"het ondernemingsnummer {text} klopt niet: het hoort te eindigen op {expected:02}", hint)
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


KboNummer = Annotated[
    str,
    BeforeValidator(_parsed_kbo),
    WithJsonSchema({"type": "string", "pattern": r"^[01]\d{3}[ .]?\d{3}[ .]?\d{3}$"}),
]
"""A Belgian company number, kept as ``1999.000.051``; ten bare digits or spaces are read too."""


class Organisatortype(Keuze):
    """The five sorts of organisers that figures are kept by."""

    lokaal_bestuur = auto()
    vzw = auto()
    vennootschap = auto()
    eenmanszaak = auto()
    feitelijke_vereniging = auto()


class Rechtsvorm(Keuze):
    """The legal forms met among organisers."""

    gemeente = auto()
    ocmw = auto()
    welzijnsvereniging = auto()
    autonoom_gemeentebedrijf = auto()
    vzw = auto()
    bv = auto()
    cv = auto()
    nv = auto()
    vof = auto()
    commanditaire_vennootschap = auto()
    eenmanszaak = auto()
    feitelijke_vereniging = auto()


FORMS = {
    Organisatortype.lokaal_bestuur: frozenset(
        {Rechtsvorm.gemeente, Rechtsvorm.ocmw, Rechtsvorm.welzijnsvereniging, Rechtsvorm.autonoom_gemeentebedrijf}
    ),
    Organisatortype.vzw: frozenset({Rechtsvorm.vzw}),
    Organisatortype.vennootschap: frozenset(
        {Rechtsvorm.bv, Rechtsvorm.cv, Rechtsvorm.nv, Rechtsvorm.vof, Rechtsvorm.commanditaire_vennootschap}
    ),
    Organisatortype.eenmanszaak: frozenset({Rechtsvorm.eenmanszaak}),
    Organisatortype.feitelijke_vereniging: frozenset({Rechtsvorm.feitelijke_vereniging}),
}
"""Which legal forms belong to which type."""


class Organisator(Record):
    """Who holds the licence of one or more locations."""

    depends: ClassVar[Depends] = {
        "dienst_gezinsopvang": {"type": frozenset(Organisatortype) - {Organisatortype.eenmanszaak}}
    }

    naam: Public[Line]
    """De naam waaronder de organisator werkt. Bij een zelfstandige: de naam van de opvang, niet die van de persoon."""
    type: Public[Organisatortype]
    """De soort organisator: lokaal_bestuur, vzw, vennootschap, eenmanszaak of feitelijke_vereniging."""
    rechtsvorm: Public[Rechtsvorm | None] = None
    """De precieze rechtsvorm, bijvoorbeeld bv of ocmw. Mag leeg blijven."""
    kbo_nummer: Public[KboNummer | None] = None
    """Het ondernemingsnummer, bijvoorbeeld 1999.000.051. Van een eenmanszaak staat het alleen op de ledensite."""
    dienst_gezinsopvang: Public[JaNee] = False
    """Ja als bij deze organisator onthaalouders zijn aangesloten (dienst voor opvanggezinnen)."""
    contactpunten: Public[Annotated[tuple[ContactpuntRef, ...], Field(min_length=1)]]
    """Bij welke contactpunten deze organisator terechtkan, bijvoorbeeld de regie kinderopvang."""
    email: Public[Email | None] = None
    """Het algemene mailadres van de organisator. Geen adres van een persoon."""
    telefoon: Public[Telefoon | None] = None
    """Het algemene telefoonnummer. Geen gsm-nummer."""
    website: Public[Url | None] = None
    """De website van de organisator, met https:// ervoor."""
    lok_zetel: Public[ZetelRef | None] = None
    """De zetel in het LOK die deze organisator invult. Op die zetel staat dezelfde organisator."""
    actief_van: Public[Datum | None] = None
    """De dag waarop de organisator in de gemeente begon."""
    actief_tot: Public[Datum | None] = None
    """De dag waarop de organisator in de gemeente stopte. Leeg zolang hij actief is."""
    nota: Member[Line | None] = None
    """Een korte praktische nota voor de leden. Nooit een oordeel, een klacht of iets over handhaving."""

    def withheld(self) -> frozenset[str]:
        """The company number, telephone and mail of a sole trader are those of one person."""
        if self.type in (Organisatortype.eenmanszaak, Organisatortype.feitelijke_vereniging):
            return frozenset({"kbo_nummer", "telefoon", "email"})
        return frozenset()


def form_fits_type(record: Organisator) -> Iterator[Finding]:
    """The legal form fits the type of organiser."""
    if record.rechtsvorm is None or record.rechtsvorm in FORMS[record.type]:
        return
    fitting = ", ".join(sorted(FORMS[record.type]))
    message = f"de rechtsvorm {record.rechtsvorm.woord} past niet bij een organisator van het type {record.type.woord}"
    yield Finding(("rechtsvorm",), "rechtsvorm", message, f"Schrijf een van deze: {fitting}; of pas het type aan.")


def one_person_has_no_service(record: Organisator) -> Iterator[Finding]:
    """A sole trader is no service for family care."""
    if record.dienst_gezinsopvang and not asks_for(record, "dienst_gezinsopvang"):
        hint = "Schrijf nee: een dienst groepeert onthaalouders en is een rechtspersoon of een bestuur."
        yield Finding(("dienst_gezinsopvang",), "dienst", "een eenmanszaak kan geen dienst gezinsopvang zijn", hint)


def stops_after_start(record: Organisator) -> Iterator[Finding]:
    """An organiser does not stop before it begins."""
    yield from ends_after_it_begins(record, "actief_van", "actief_tot")


KIND = Kind(
    soort="organisatoren",
    model=Organisator,
    enkelvoud="organisator",
    meervoud="organisatoren",
    uitleg="Wie in de gemeente opvang organiseert: het lokaal bestuur, verenigingen, ondernemingen, zelfstandigen.",
    label=lambda r: r.naam,
    order=lambda r: r.naam.casefold(),
    rules=(form_fits_type, one_person_has_no_service, stops_after_start),
    prefix="org",
)
