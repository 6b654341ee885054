"""The text of any record: read as what its kind says, a field or a row in it set or taken away, and a new one written.

What acts on records are made of. Each takes a text and gives another; none writes a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as a_day
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lok.edit.record import insert_item, insert_key, remove, set_value
from lok.edit.written import Style, fields
from lok.kinds.registry import BY_SOORT
from lok.model.depends import nothing
from lok.model.inside import model_at
from lok.model.reading import BRUSSELS
from lok.source.parse import SourceError, parse
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.model.audience import Part
    from lok.model.kind import Kind
    from lok.source.positions import Path

LONGEST_LINE = 300
"""Characters of a field of one line."""
CHANGED = "laatst_gewijzigd"


def record_of(kind: Kind, text: str) -> Any:
    """The record that a text says.

    Raises:
        RefusedError: There is a fault in it, or something is missing.
    """
    try:
        return kind.model.model_validate(parse(text))
    except (SourceError, ValidationError):
        message = (
            f"in {this(kind)} staat een fout of ontbreekt nog iets. Verbeter eerst wat de controle zegt, "
            "en probeer het dan opnieuw."
        )
        raise RefusedError(message) from None


def this(kind: Kind) -> str:
    """``dit advies``, ``deze vergadering``: a record of a kind in a sentence."""
    return f"{'dit' if kind.soort in NEUTER else 'deze'} {kind.enkelvoud}"


NEUTER = frozenset(
    {"adviezen", "contactpunten", "documenten", "loketcijfers", "mandaten", "memoranda", "opportuniteitsadviezen",
     "projecten", "reglementen", "themas"}
)  # fmt: skip
"""The kinds that are called ``het``."""


def put(model: type[Part], text: str, at: Path, name: str, value: Any) -> str:
    """The text with a field of the group at ``at`` that has this value, whether it is there already or not.

    Raises:
        KeyError: The record has no such group.
        NotEditedError: The text is written in a way in which that cannot be done.
    """
    group = value_at(text, at)
    if name in group:
        return text if _same(group[name], value) else set_value(text, (*at, name), value)
    return insert_key(text, at, name, value, tuple(model_at(model, at).model_fields))


def _same(there: Any, value: Any) -> bool:
    """Whether a field says this already; a text in a block ends with a line end, and one on a line does not."""
    if isinstance(there, str) and isinstance(value, str):
        return there.rstrip("\n") == value.rstrip("\n")
    return bool(there == value)


def put_all(model: type[Part], text: str, values: Mapping[str, Any], at: Path = ()) -> str:
    """The same for several fields, in their order, as ``written``; what says nothing takes its field away."""
    for name, value in values.items():
        text = drop(text, (*at, name)) if says_nothing(value) else put(model, text, at, name, written(value))
    return text


def drop(text: str, at: Path) -> str:
    """The text without the field or row at ``at``; the same text when there is none."""
    try:
        value_at(text, at)
    except (KeyError, IndexError, TypeError):
        return text
    return remove(text, at)


def append(model: type[Part], text: str, at: Path, value: Any, index: int | None = None) -> str:
    """The text with one more row in the list at ``at``, before that at ``index`` or as the last; the list may be missing."""
    *group, name = at
    rows = value_at(text, tuple(group)).get(name)
    if not rows:
        return put(model, text, tuple(group), str(name), [value])
    return insert_item(text, at, len(rows) if index is None else index, value)


def value_at(text: str, at: Path) -> Any:
    """What a text says at a place. Raises ``KeyError``, ``IndexError`` or ``TypeError`` where there is nothing."""
    found: Any = parse(text)
    for step in at:
        found = found[step]
    return found


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that say something."""
    return {name: value for name, value in values.items() if not says_nothing(value)}


def says_nothing(value: Any) -> bool:
    """Whether a value is nothing, or words that are none."""
    return nothing(value) or (isinstance(value, str) and not value.strip())


def written(value: Any) -> Any:
    """A value of a record as somebody types it: texts, and lists and groups of those; a field that says nothing is not there."""
    match value:
        case bool():
            return "ja" if value else "nee"
        case Mapping():
            return {name: written(each) for name, each in filled(value).items()}
        case list() | tuple():
            return [written(each) for each in value if not says_nothing(each)]
        case _:
            return _typed(value)


def _typed(value: Any) -> str:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, a_day):
        return value.isoformat()
    text = f"{value:f}" if isinstance(value, Decimal) else str(value).strip()
    return f"{text}\n" if "\n" in text else text


def moment(value: datetime) -> str:
    """A moment as the records write it: Belgian clock time, with its difference in the hour that comes twice a year."""
    local = value.astimezone(BRUSSELS) if value.tzinfo else value.replace(tzinfo=BRUSSELS)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return local.isoformat(timespec="minutes") if twice else f"{local:%Y-%m-%d %H:%M}"


def new_text(kind: Kind, values: Mapping[str, Any]) -> str:
    """The text of a new record of ``kind``: these values, in the order of its model; what says nothing is left out."""
    ordered = {name: written(values[name]) for name in kind.model.model_fields if name in filled(values)}
    head = f"# yaml-language-server: $schema=../../scripts/schema/{kind.soort}.schema.json\n"
    return head + "\n".join(fields(ordered, 0, Style())) + "\n"


def next_numbered(prefix: str, year: int, taken: Iterable[str]) -> str:
    """The id ``<prefix>-<year>-<nn>`` with the number after the highest that is taken."""
    used = (re.fullmatch(rf"{prefix}-{year}-(\d+)", each) for each in taken)
    return f"{prefix}-{year}-{max((int(each[1]) for each in used if each), default=0) + 1:02}"


def one_line(words: str, asked: str) -> str:
    """What somebody typed in a field of one line. Raises ``RefusedError`` with ``asked`` when it is empty, or for too much."""
    bare = " ".join(words.split())
    if not bare:
        raise RefusedError(asked)
    if len(bare) > LONGEST_LINE:
        raise RefusedError(f"dat zijn {len(bare)} tekens, en hier passen er {LONGEST_LINE}. Maak het korter.")
    return bare


def dated(kind: Kind, text: str, date: a_day) -> str:
    """The text that says it changed on ``date``; calendar and feeds read that day. Never an earlier one than it said."""
    last = parse(text).get(CHANGED)
    if isinstance(last, str) and last >= date.isoformat():
        return text
    return put(kind.model, text, (), CHANGED, date.isoformat())


def kind_of(path: str) -> Kind:
    """The kind of the record at a path from the root."""
    return BY_SOORT[path.split("/")[1]]


def id_of(path: str) -> str:
    """The id of the record at a path from the root."""
    return path.rpartition("/")[2].removesuffix(".yaml")


def path_of(soort: str, record_id: str) -> str:
    """The path of a record from the root."""
    return f"data/{soort}/{record_id}.yaml"
