"""The text of a cell becomes the value of its field: by the words of the mapping, by the field, else by its type."""

from __future__ import annotations

from datetime import date as day
from functools import cache
from typing import TYPE_CHECKING, Any

from lok.intake import values
from lok.intake.mappings import choices
from lok.intake.rows import folded
from lok.kinds.registry import BY_SOORT
from lok.model.audience import field_types
from lok.words.slug import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.intake.mappings import ColumnMap

WITH_SIGNS = ("telefoon", "breedte", "lengte")
"""Fields whose text may begin as a formula does."""
COMPANY_NUMBERS = ("kbo_nummer", "organisator_kbo")
"""Fields whose digits may look like those of a telephone, and are none."""


def value(mapping: ColumnMap, field: str, text: str) -> Any:
    """The value of a field, as a file of ``data/`` would hold it.

    Raises:
        PrivateValueError: It may not be kept (V28).
        BadCellError: It cannot be what the column is for.
    """
    if field not in WITH_SIGNS:
        values.refuse_harm(text)
    base, _, feature = field.partition(".")
    words = mapping.words.get(base, {})
    if feature:
        return words.get(folded(text)) or values.yes_or_no(text)
    if "lijst" in _types(mapping.soort, field):
        return _several(text, words)
    found = words.get(folded(text)) or _one(mapping, field, text)
    if field not in COMPANY_NUMBERS:
        values.refuse_private(found)
    return found


def _several(text: str, words: Mapping[str, str]) -> list[str]:
    pieces = [piece for piece in text.replace("/", ",").replace(";", ",").split(",") if piece.strip()]
    return [words.get(folded(piece)) or _as_choice(piece) for piece in pieces]


def _one(mapping: ColumnMap, field: str, text: str) -> str:
    """One value, read by its field, or by the type that it has in the record."""
    types = _types(mapping.soort, field)
    if field in values.BY_FIELD:
        return values.BY_FIELD[field](text)
    if choices(mapping.soort, field):
        return text if text.isupper() and len(text) <= 3 else _as_choice(text) or text
    for name, read in (("ja_nee", values.yes_or_no), ("dag", values.a_day), ("getal", values.whole_number)):
        if name in types:
            return read(text)
    if field.endswith("nummer") and field != "huisnummer":
        return values.zeros(text, mapping.digits.get(field))
    return values.web_address(text) if field == "website" or field.endswith("_url") else text


def _as_choice(text: str) -> str:
    """Text as a word of a closed list: ``Vrije prijs`` is ``vrije_prijs``."""
    return slug(text).replace("-", "_")


@cache
def _types(soort: str, field: str) -> frozenset[str]:
    """What kind of value a field of a record takes: ``dag``, ``ja_nee``, ``getal``, ``lijst``."""
    model = BY_SOORT[soort].model
    if field not in model.model_fields:
        return frozenset()
    leaves = field_types(model, field)
    found = {name for leaf, name in ((day, "dag"), (bool, "ja_nee"), (int, "getal")) if leaf in leaves}
    if "tuple" in str(model.model_fields[field].annotation):
        found.add("lijst")
    return frozenset(found)
