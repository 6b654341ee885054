"""What every kind of record is made of: field types with their Dutch refusals, ``Record``, ``Kind`` and rules.

A value type turns the text of the YAML file into a value or refuses it in Dutch with a way out. All shapes live
here once, so that a date is read the same way in every record.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from lok.model.audience import CONTENT, RefTo
from lok.model.days import FIRST_YEAR, LAST_YEAR
from lok.model.happened import Happened
from lok.words.shown import shortened
from lok.words.spoken_days import meant_day, meant_moment, spoken_hour

BRUSSELS = ZoneInfo("Europe/Brussels")
MOST_DAYS = 3650
"""The longest term in days, ten years: a longer one is a slip of the keyboard."""


def refusal(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """A Dutch refusal of a value: stable ``code``, ``message`` for the secretary, ``hint`` with the way out.

    Braces would be read as places to fill in, so the texts travel as context.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


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


ONE_VALUE = "hier moet één waarde staan, geen lijst of groep"


def as_text(value: Any, code: str, hint: str) -> str:
    """The text of a field, refused with ``hint`` (a whole sentence) where a list or a group stands in its place."""
    if isinstance(value, str):
        return value.strip()
    raise refusal(code, ONE_VALUE, hint)


def _parsed_date(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return _in_range(value)
    text = as_text(value, "datum", "Schrijf bijvoorbeeld 2026-03-12.")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        meant = meant_day(text)
        hint = f"Schrijf jaar-maand-dag{f': {meant}' if meant else ', bijvoorbeeld 2026-03-12'}."
        raise refusal("datum", f"‘{shortened(text)}’ is geen datum", hint)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise refusal("datum", f"de datum {text} bestaat niet", "Kijk de maand en de dag na.") from None
    return _in_range(day)


def _in_range(day: date) -> date:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    hint = f"Kijk het jaar na: het ligt van {FIRST_YEAR} tot en met {LAST_YEAR}."
    raise refusal("datum", f"het jaar {day.year:04} kan hier niet", hint)


MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{1,2})[:.](\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?")


def _parsed_moment(value: Any) -> datetime:
    if isinstance(value, datetime):
        _in_range(value.date())
        return value
    text = as_text(value, "tijdstip", "Schrijf bijvoorbeeld 2026-03-12 19:30.")
    match = MOMENT.fullmatch(text)
    if not match:
        day = meant_day(text)
        hint = f"Schrijf datum en uur, bijvoorbeeld {day or '2026-03-12'} 19:30."
        if meant := meant_moment(text):
            hint = f"Schrijf datum en uur: {meant}."
        raise refusal("tijdstip", f"‘{shortened(text)}’ is geen tijdstip", hint)
    day, hour, minute, second, offset = match.groups()
    on = _parsed_date(day)
    try:
        moment = datetime.combine(on, time(int(hour), int(minute), int(second or 0)))
    except ValueError:
        raise refusal(
            "tijdstip", f"het uur {hour}:{minute} bestaat niet", "Een uur ligt tussen 0:00 en 23:59."
        ) from None
    if offset:
        try:
            return datetime.fromisoformat(f"{moment.isoformat()}{offset}").astimezone(BRUSSELS)
        except ValueError:
            hint = "Laat het verschil met de wereldtijd weg, of schrijf +01:00 (winter) of +02:00 (zomer)."
            raise refusal("tijdstip", f"het verschil {offset} met de wereldtijd bestaat niet", hint) from None
    return _in_brussels(moment, text)


def _in_brussels(moment: datetime, text: str) -> datetime:
    """Belgian clock time; refused in the two hours a year when the clock does not say which moment is meant."""
    first, second = (moment.replace(tzinfo=BRUSSELS, fold=fold) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        hint = "Schrijf het verschil met de wereldtijd erbij, bijvoorbeeld 2026-10-25T02:30+02:00."
        raise refusal("tijdstip", f"op {text} wordt de klok verzet: dat uur bestaat niet of komt twee keer voor", hint)
    return first


def _parsed_hour(value: Any) -> time:
    if isinstance(value, time):
        return value
    text = as_text(value, "uur", "Schrijf bijvoorbeeld 19:30.")
    match = re.fullmatch(r"(\d{1,2})[:.](\d{2})", text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    meant = spoken_hour(text)
    hint = f"Schrijf uren en minuten: {meant:%H:%M}." if meant else "Schrijf uren en minuten, bijvoorbeeld 19:30."
    raise refusal("uur", f"‘{shortened(text)}’ is geen uur", hint)


def as_bool(text: str) -> bool | None:
    """What a word for yes or no says; ``None`` for another word."""
    return {"ja": True, "true": True, "nee": False, "neen": False, "false": False}.get(text.strip().lower())


def _parsed_bool(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    answer = as_bool(as_text(value, "ja_nee", "Schrijf bijvoorbeeld ja."))
    if answer is None:
        raise refusal("ja_nee", f"‘{shortened(value)}’ is geen ja of nee", "Schrijf ja of nee.")
    return answer


def _parsed_number(value: Any) -> int:
    if isinstance(value, int):
        return value
    text = as_text(value, "getal", "Schrijf bijvoorbeeld 12.")
    if not re.fullmatch(r"\d{1,9}", text):
        raise refusal("getal", f"‘{shortened(text)}’ is geen geheel getal", "Schrijf alleen cijfers, bijvoorbeeld 12.")
    return int(text)


def _bounded(code: str, least: int, most: int, message: str, hint: str) -> tuple[AfterValidator, WithJsonSchema]:
    """A whole number from ``least`` to ``most``, refused in our own words."""

    def check(value: int) -> int:
        if least <= value <= most:
            return value
        raise refusal(code, message.format(value), hint)

    return AfterValidator(check), WithJsonSchema(
        {"type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": r"^\d{1,9}$"}
    )


def _parsed_amount(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = as_text(value, "bedrag", "Schrijf bijvoorbeeld 17.50.")
    if not re.fullmatch(r"\d{1,12}(\.\d{1,2})?", text):
        hint = "Schrijf een punt voor de eurocenten en verder alleen cijfers, bijvoorbeeld 1250.50."
        raise refusal("bedrag", f"‘{shortened(text)}’ is geen bedrag", hint)
    return Decimal(text)


SHARE = re.compile(r"(\d{1,4})/(\d{1,4})")


def _parsed_share(value: Any) -> str:
    text = as_text(value, "aandeel", "Schrijf bijvoorbeeld 1/2.")
    match = SHARE.fullmatch(text)
    if not match or not 0 < int(match[1]) <= int(match[2]):
        raise refusal(
            "aandeel",
            f"‘{shortened(text)}’ is geen aandeel",
            "Schrijf een breuk tot en met 1/1, bijvoorbeeld 1/2 of 2/3.",
        )
    return text


def shaped(code: str, pattern: str, message: str, hint: str, longest: int = 500) -> BeforeValidator:
    """A validator for text of one fixed shape (``pattern`` matches the whole text), refused with our own words."""
    compiled = re.compile(pattern)

    def check(value: Any) -> str:
        text = as_text(value, code, hint)
        if len(text) > longest or not compiled.fullmatch(text):
            raise refusal(code, f"‘{shortened(text)}’ {message}", hint)
        return text

    return BeforeValidator(check)


def _text(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
URL_PATTERN = r"""https?://[^\s<>"'`\\{}|^]+"""

Datum = Annotated[date, BeforeValidator(_parsed_date)]
Feitdag = Annotated[Datum, Happened()]
"""The day on which something happened: it has come, and ``laatst_gewijzigd`` is not earlier."""
Nakijkdag = Annotated[Datum, Happened(tells=False)]
"""The day on which somebody held a record against its source: it has come too, and changes nothing in the record."""
Tijdstip = Annotated[datetime, BeforeValidator(_parsed_moment), _text(f"^{MOMENT.pattern}$")]
Uur = Annotated[time, BeforeValidator(_parsed_hour), _text(r"^\d{1,2}[:.]\d{2}$")]
JaNee = Annotated[bool, BeforeValidator(_parsed_bool), WithJsonSchema({"enum": ["ja", "nee", "neen", True, False]})]
Getal = Annotated[
    int,
    BeforeValidator(_parsed_number),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "pattern": r"^\d{1,9}$"}),
]
Jaar = Annotated[
    Getal,
    *_bounded(
        "jaar",
        FIRST_YEAR,
        LAST_YEAR,
        "{} is geen jaar",
        f"Schrijf een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.",
    ),
]
Dagen = Annotated[
    Getal,
    *_bounded(
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
    BeforeValidator(_parsed_amount),
    WithJsonSchema({"type": ["number", "string"], "minimum": 0, "pattern": r"^\d{1,12}(\.\d{1,2})?$"}),
]
Aandeel = Annotated[str, BeforeValidator(_parsed_share), _text("^" + SHARE.pattern + "$")]
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
