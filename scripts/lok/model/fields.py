"""What every kind of record is made of: field types with their Dutch refusals, ``Record``, ``Kind`` and rules.

A value type turns the text of the YAML file into a value or refuses it in Dutch with a way out (``reading``).
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import core_schema

from lok.model.audience import CONTENT, RefTo
from lok.model.days import FIRST_YEAR, LAST_YEAR
from lok.model.happened import Happened
from lok.model.reading import (
    MOMENT,
    SHARE,
    bounded,
    parsed_amount,
    parsed_bool,
    parsed_date,
    parsed_hour,
    parsed_moment,
    parsed_number,
    parsed_share,
    shaped,
)

MOST_DAYS = 3650
"""The longest term in days, ten years: a longer one is a slip of the keyboard."""


class Keuze(StrEnum):
    """A closed list of Dutch words. The value in the file is the word on the page, with spaces for underscores."""

    @cached_property
    def woord(self) -> str:
        """The value as a reader sees it."""
        return self.value.replace("_", " ")


class Prose(str):
    """Markdown without raw HTML, as the secretary wrote it; only the page's renderer turns it into HTML."""

    __slots__ = ()
    LONGEST: ClassVar[int] = 50_000

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        del source, handler
        text = core_schema.str_schema(strip_whitespace=True, min_length=1, max_length=cls.LONGEST)
        return core_schema.no_info_after_validator_function(cls, text)


def _text(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
URL_PATTERN = r"""https?://[^\s<>"'`\\{}|^]+"""

Datum = Annotated[date, BeforeValidator(parsed_date)]
Feitdag = Annotated[Datum, Happened()]
"""The day on which something happened: it has come, and ``laatst_gewijzigd`` is not earlier."""
Nakijkdag = Annotated[Datum, Happened(tells=False)]
"""The day on which somebody held a record against its source: it has come too, and changes nothing in the record."""
Tijdstip = Annotated[datetime, BeforeValidator(parsed_moment), _text(f"^{MOMENT.pattern}$")]
Uur = Annotated[time, BeforeValidator(parsed_hour), _text(r"^\d{1,2}[:.]\d{2}$")]
JaNee = Annotated[bool, BeforeValidator(parsed_bool), WithJsonSchema({"enum": ["ja", "nee", "neen", True, False]})]
Getal = Annotated[
    int,
    BeforeValidator(parsed_number),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "pattern": r"^\d{1,9}$"}),
]
Jaar = Annotated[
    Getal,
    *bounded(
        "jaar",
        FIRST_YEAR,
        LAST_YEAR,
        "{} is geen jaar",
        f"Schrijf een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.",
    ),
]
Dagen = Annotated[
    Getal,
    *bounded(
        "dagen",
        0,
        MOST_DAYS,
        "een termijn van {} dagen kan hier niet",
        f"Schrijf hoogstens {MOST_DAYS} dagen, of laat het veld weg als er geen termijn is.",
    ),
]
"""The length of a term."""
Bedrag = Annotated[
    Decimal,
    BeforeValidator(parsed_amount),
    WithJsonSchema({"type": ["number", "string"], "minimum": 0, "pattern": r"^\d{1,12}(\.\d{1,2})?$"}),
]
Aandeel = Annotated[str, BeforeValidator(parsed_share), _text("^" + SHARE.pattern + "$")]
"""An exact fraction as text, ``1/2``; ``fractions.Fraction`` reads it as it stands."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=r"^[^\r\n]*$")]
"""Plain text of one line, at most 300 characters."""
Id = Annotated[
    str,
    shaped(
        "id", ID_PATTERN, "is geen geldige naam", "Gebruik kleine letters, cijfers en koppeltekens: adv-2026-03.", 80
    ),
    _text(f"^{ID_PATTERN}$"),
]
Url = Annotated[
    str,
    shaped("webadres", URL_PATTERN, "is geen webadres", "Schrijf het volledige adres, beginnend met https://."),
    _text(f"^{URL_PATTERN}$"),
]
Email = Annotated[
    str,
    shaped(
        "mailadres", r"[\w.+-]+@[\w-]+(\.[\w-]+)+", "is geen mailadres", "Schrijf bijvoorbeeld lok@gemeente.example."
    ),
    WithJsonSchema({"type": "string", "format": "email"}),
]
Telefoon = Annotated[
    str,
    shaped(
        "telefoon",
        # Nine digits, or a short number of four. A mobile number has ten: it passes here, for V28 refuses it with a better remedy.
        r"(?=(?:\D*\d){9}$|04[5-9](?:\D*\d){7}$)0\d{1,3}(?:[ /.]?\d{2,3}){2,4}|1\d{3}",
        "is geen Belgisch telefoonnummer",
        "Schrijf bijvoorbeeld 052 12 34 56.",
    ),
    _text(r"^[01][\d /.]+$"),
]
Postcode = Annotated[
    str,
    shaped("V26", r"[1-9]\d{3}", "is geen postcode", "Een Belgische postcode heeft vier cijfers, bijvoorbeeld 9200."),
    _text(r"^[1-9]\d{3}$"),
]
NisCode = Annotated[
    str,
    shaped("V26", r"\d{5}", "is geen NIS-code", "Een NIS-code heeft vijf cijfers, bijvoorbeeld 42006."),
    _text(r"^\d{5}$"),
]
Bijlagepad = Annotated[
    str,
    RefTo(CONTENT),
    shaped(
        "V32",
        r"(publiek|leden)(/[A-Za-z0-9][A-Za-z0-9._-]*)+",
        "is geen pad van een bijlage",
        "Schrijf het pad vanaf content/, zonder spaties of ‘..’: publiek/bijlagen/nota.pdf.",
    ),
    _text(r"^(publiek|leden)/.+"),
]
"""The path of an attachment below ``content/``; its first folder says who may read it."""


def _ref(soort: str | None) -> tuple[RefTo, BeforeValidator, WithJsonSchema]:
    """A reference of one line. Whether it names a record is for the rules to say: they know which ones there are."""
    pattern, hint = (ID_PATTERN, f"Schrijf de naam van één bestand uit data/{soort}/, zonder map en zonder .yaml.")
    if soort is None:
        pattern, hint = (f"{ID_PATTERN}/{ID_PATTERN}", "Schrijf de map en de id, bijvoorbeeld adviezen/adv-2026-03.")
    lenient = shaped("V01", r"[^\r\n]+", "is geen verwijzing naar een record", hint, 120)
    return RefTo(soort), lenient, _text(f"^{pattern}$")


RaadRef = Annotated[str, *_ref("raad")]
ZetelRef = Annotated[str, *_ref("zetels")]
MandaatRef = Annotated[str, *_ref("mandaten")]
VergaderingRef = Annotated[str, *_ref("vergaderingen")]
AdviesRef = Annotated[str, *_ref("adviezen")]
ReglementRef = Annotated[str, *_ref("reglementen")]
OrganisatorRef = Annotated[str, *_ref("organisatoren")]
LocatieRef = Annotated[str, *_ref("locaties")]
ContactpuntRef = Annotated[str, *_ref("contactpunten")]
IktRondeRef = Annotated[str, *_ref("ikt-rondes")]
WerkgroepRef = Annotated[str, *_ref("werkgroepen")]
DocumentRef = Annotated[str, *_ref("documenten")]
DoelstellingRef = Annotated[str, *_ref("doelstellingen")]
ProjectRef = Annotated[str, *_ref("projecten")]
ThemaRef = Annotated[str, *_ref("themas")]
MemorandumRef = Annotated[str, *_ref("memoranda")]
RecordRef = Annotated[str, *_ref(None)]
"""A pointer to a record of any kind: ``adviezen/adv-2026-03``."""
