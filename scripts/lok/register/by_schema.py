"""A list of a council held against the JSON Schema of its kind: the one that this software ships, never one that a source serves.

A version grows only by fields that may be left out (``lok.opendata.history``). So the schema of today holds for every
earlier list of the same first number, and of a later one all that it knows is held and what it does not know is passed over.
Of a list of the version before, which is still read, the schema is gone: its reading model (``shapes``) is all that holds.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from lok.kinds.registry import BY_SOORT
from lok.opendata.history import version_of
from lok.opendata.schemas import schema_of
from lok.register.refusals import refused
from lok.register.wording import place
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from lok.register.refusals import Refusal

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)
NEEDED = ("jsonschema", "rdflib", "pyshacl")
MISSING = (
    "om de gegevens van raden na te kijken zijn jsonschema, rdflib en pyshacl nodig, en die zijn hier niet geïnstalleerd. "
    "Voer in de map van de software ‘make environment-register’ uit."
)
TYPES = {
    "array": "hier hoort een lijst te staan",
    "boolean": "hier hoort ja of nee te staan, als true of false",
    "integer": "hier hoort een geheel getal te staan",
    "object": "hier hoort een groep velden te staan",
    "string": "hier hoort tekst te staan",
}
FORMATS = {
    "date": "hier hoort een dag te staan, als 2026-11-30",
    "date-time": "hier hoort een dag met een uur te staan",
}


def needs_libraries() -> None:
    """Raises ``RefusedError``, with the way to install them, when the libraries that judge a source are not here."""
    if any(find_spec(each) is None for each in NEEDED):
        raise RefusedError(MISSING)


def held(soort: str, data: dict[str, Any], version: str) -> None:
    """Hold a list of that version against the schema of its kind. Raises ``Refusal`` with the first place that breaks it."""
    given, known = _numbers(version), _numbers(version_of(soort))
    if given[0] < known[0]:
        return
    newer = given > known
    broken = next(_validator(soort, newer).iter_errors(data), None)
    if broken is not None:
        raise _told(broken, tuple(broken.absolute_path))


def schema(soort: str, *, newer: bool) -> dict[str, Any]:
    """What a list of a kind must be. Of a ``newer`` one fields and words may be there that are not known here."""
    made = schema_of(BY_SOORT[soort], "")
    del made["$id"]
    made["properties"]["versie"] = {"type": "string"}
    return _open(made) if newer else made


def _open(part: Any) -> Any:
    """The same schema, closed to no field and to no word."""
    if isinstance(part, dict):
        closed = {"additionalProperties": False}
        return {
            name: _open(value)
            for name, value in part.items()
            if not (name in closed and value is closed[name]) and not (name == "enum" and isinstance(value, list))
        }
    return [_open(each) for each in part] if isinstance(part, list) else part


@cache
def _validator(soort: str, newer: bool) -> Any:  # noqa: FBT001 - a key of the cache
    from jsonschema import (  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra: the site is made without
        Draft202012Validator,
        FormatChecker,
    )

    formats = FormatChecker(())
    formats.checks("date")(lambda value: _is(DAY, date.fromisoformat, value))
    formats.checks("date-time")(lambda value: _is(MOMENT, datetime.fromisoformat, value))
    return Draft202012Validator(schema(soort, newer=newer), format_checker=formats)


def _is(shape: re.Pattern[str], read: Any, value: Any) -> bool:
    """Whether a text has a shape and a meaning; what is no text breaks the schema by that already."""
    if not isinstance(value, str):
        return True
    try:
        return shape.fullmatch(value) is not None and read(value) is not None
    except ValueError:
        return False


def _numbers(version: str) -> tuple[int, int]:
    major, minor, _ = map(int, version.split("."))
    return major, minor


def _told(broken: Any, path: tuple[str | int, ...]) -> Refusal:
    rule, wanted, given = broken.validator, broken.validator_value, broken.instance
    if rule == "enum":
        return refused("woord", plaats=place(path))
    if rule == "additionalProperties":
        unknown = next(name for name in given if name not in broken.schema.get("properties", {}))
        return refused("veld-onbekend", plaats=place((*path, unknown)))
    if rule == "required":
        path, reason = (*path, next(name for name in wanted if name not in given)), "dit veld ontbreekt"
    else:
        reasons = {"type": TYPES, "format": FORMATS}.get(rule, {})
        reason = reasons.get(str(wanted), "deze waarde kan hier niet")
    return refused("vorm", plaats=place(path), reden=reason)
