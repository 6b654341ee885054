"""From the text of a field to its value, or a refusal in Dutch with a way out.

Each shape is read here, once, so that a date is read the same way in every record.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from lok.model.days import FIRST_YEAR, LAST_YEAR
from lok.words.shown import shortened
from lok.words.spoken_days import meant_day, meant_moment, spoken_hour

BRUSSELS = ZoneInfo("Europe/Brussels")


def refusal(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """A Dutch refusal of a value: stable ``code``, ``message`` for the secretary, ``hint`` with the way out.

    Braces would be read as places to fill in, so the texts travel as context.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


ONE_VALUE = "hier moet één waarde staan, geen lijst of groep"


def as_text(value: Any, code: str, hint: str) -> str:
    """The text of a field, refused with ``hint`` (a whole sentence) where a list or a group stands in its place."""
    if isinstance(value, str):
        return value.strip()
    raise refusal(code, ONE_VALUE, hint)


def parsed_date(value: Any) -> date:
    """A day. Raises ``PydanticCustomError``, a refusal in Dutch, for anything else."""
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


def parsed_moment(value: Any) -> datetime:
    """A day with an hour, by the clock of Brussels. Raises ``PydanticCustomError``, a refusal in Dutch, for anything else."""
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
    on = parsed_date(day)
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


def parsed_hour(value: Any) -> time:
    """An hour of the day. Raises ``PydanticCustomError``, a refusal in Dutch, for anything else."""
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


def parsed_bool(value: Any) -> bool:
    """A yes or a no. Raises ``PydanticCustomError``, a refusal in Dutch, for anything else."""
    if isinstance(value, bool):
        return value
    answer = as_bool(as_text(value, "ja_nee", "Schrijf bijvoorbeeld ja."))
    if answer is None:
        raise refusal("ja_nee", f"‘{shortened(value)}’ is geen ja of nee", "Schrijf ja of nee.")
    return answer


def parsed_number(value: Any) -> int:
    """A whole number from 0 on. Raises ``PydanticCustomError``, a refusal in Dutch, for anything else."""
    if isinstance(value, int):
        return value
    text = as_text(value, "getal", "Schrijf bijvoorbeeld 12.")
    if not re.fullmatch(r"\d{1,9}", text):
        raise refusal("getal", f"‘{shortened(text)}’ is geen geheel getal", "Schrijf alleen cijfers, bijvoorbeeld 12.")
    return int(text)


def bounded(code: str, least: int, most: int, message: str, hint: str) -> tuple[AfterValidator, WithJsonSchema]:
    """A whole number from ``least`` to ``most``, refused in our own words."""

    def check(value: int) -> int:
        if least <= value <= most:
            return value
        raise refusal(code, message.format(value), hint)

    return AfterValidator(check), WithJsonSchema(
        {"type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": r"^\d{1,9}$"}
    )


def parsed_amount(value: Any) -> Decimal:
    """An amount in euro. Raises ``PydanticCustomError``, a refusal in Dutch, for anything else."""
    if isinstance(value, Decimal):
        return value
    text = as_text(value, "bedrag", "Schrijf bijvoorbeeld 17.50.")
    if not re.fullmatch(r"\d{1,12}(\.\d{1,2})?", text):
        hint = "Schrijf een punt voor de eurocenten en verder alleen cijfers, bijvoorbeeld 1250.50."
        raise refusal("bedrag", f"‘{shortened(text)}’ is geen bedrag", hint)
    return Decimal(text)


SHARE = re.compile(r"(\d{1,4})/(\d{1,4})")


def parsed_share(value: Any) -> str:
    """An exact fraction up to 1/1. Raises ``PydanticCustomError``, a refusal in Dutch, for anything else."""
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
