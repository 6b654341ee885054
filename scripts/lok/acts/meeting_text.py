"""The text of one meeting: read as a record, and a field, a row or an id in it set or taken away.

What all acts around a meeting are made of. Each takes a text and gives another; none writes a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lok.edit.record import insert_item, insert_key, remove, set_value
from lok.kinds.aanwezigheden import Aanwezigheid
from lok.kinds.agendapunten import Actiepunt, AfwijkendeAanwezigheid, Agendapunt
from lok.kinds.stemmingen import Stemming, StemVanZetel
from lok.kinds.toezeggingen import Toezegging
from lok.kinds.vergadering import Vergadering, VorigVerslag
from lok.kinds.vergaderstatus import BEFORE, HELD, Vergaderstatus
from lok.kinds.verkiezingen import Ronde, Verkiezing
from lok.model.fields import BRUSSELS
from lok.model.kind import Part
from lok.source.parse import SourceError, parse
from lok.words.dutch import written_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from datetime import date as day

    from lok.source.positions import Path

PARTS: Mapping[str, type[Part]] = {
    "aanwezigheden": Aanwezigheid,
    "toezeggingen": Toezegging,
    "vorige_verslagen": VorigVerslag,
    "agendapunten": Agendapunt,
    "stemmingen": Stemming,
    "stemmen_per_zetel": StemVanZetel,
    "actiepunten": Actiepunt,
    "aanwezig_afwijkend": AfwijkendeAanwezigheid,
    "verkiezingen": Verkiezing,
    "rondes": Ronde,
}
"""What stands in a list of a meeting, which says in which order its fields come."""
ITEMS = "agendapunten"
LONGEST_LINE = 300
"""Characters of a field of one line."""


def meeting_of(text: str) -> Vergadering:
    """The meeting that a text says.

    Raises:
        RefusedError: There is a fault in it.
    """
    try:
        return Vergadering.model_validate(parse(text))
    except (SourceError, ValidationError):
        message = "in deze vergadering staat een fout. Verbeter eerst wat de controle zegt, en probeer het dan opnieuw."
        raise RefusedError(message) from None


def being_held(text: str) -> Vergadering:
    """The same, of a meeting that was opened and of which the minutes are not approved yet.

    Raises:
        RefusedError: It was not opened yet, was cancelled, or its minutes are approved.
    """
    meeting = meeting_of(text)
    if meeting.status in BEFORE:
        raise RefusedError("deze vergadering is nog niet geopend. Open ze eerst.")
    if meeting.status is Vergaderstatus.verslag_goedgekeurd:
        raise RefusedError("het verslag is goedgekeurd. Wat je nu nog verandert, hoort bij de correcties.")
    if meeting.status not in HELD:
        raise RefusedError("deze vergadering ging niet door.")
    return meeting


def still_to_come(text: str) -> Vergadering:
    """The same, of a meeting that was not opened yet.

    Raises:
        RefusedError: It was, or it was cancelled.
    """
    meeting = meeting_of(text)
    if meeting.status is Vergaderstatus.afgelast:
        raise RefusedError("deze vergadering gaat niet door.")
    if meeting.status not in BEFORE:
        raise RefusedError("deze vergadering is al geopend.")
    return meeting


def not_closed(text: str) -> Vergadering:
    """The same, of a meeting that is still to come or is being held, and of which the minutes are not approved yet.

    Raises:
        RefusedError: It was cancelled, or its minutes are approved.
    """
    meeting = meeting_of(text)
    return meeting if meeting.status in BEFORE else being_held(text)


def item_of(meeting: Vergadering, index: int) -> Agendapunt:
    """An item of the agenda.

    Raises:
        RefusedError: There is none at ``index``, which somebody else may have taken away.
    """
    if not 0 <= index < len(meeting.agendapunten):
        raise RefusedError("dit punt staat niet meer op de agenda. Kijk de agenda na.")
    return meeting.agendapunten[index]


def put(text: str, at: Path, name: str, value: Any) -> str:
    """A field of the meeting, or of a group in it, with a value, whether it is there already or not."""
    group = value_at(text, at)
    if name in group:
        return text if group[name] == value else set_value(text, (*at, name), value)
    return insert_key(text, at, name, value, order_at(at))


def drop(text: str, at: Path) -> str:
    """The text without the field or row at ``at``; the same text when there is none."""
    try:
        value_at(text, at)
    except (KeyError, IndexError, TypeError):
        return text
    return remove(text, at)


def append(text: str, at: Path, value: Any, index: int | None = None) -> str:
    """The text with one more row in the list at ``at``, before that at ``index`` or as the last; the list may be missing."""
    *group, name = at
    rows = value_at(text, tuple(group)).get(name)
    if not rows:
        return put(text, tuple(group), str(name), [value])
    return insert_item(text, at, len(rows) if index is None else index, value)


def order_at(at: Path) -> tuple[str, ...]:
    """The fields of the group at ``at``, in the order of its model."""
    named = next((str(step) for step in reversed(at) if not isinstance(step, int)), "")
    return tuple(PARTS.get(named, Vergadering).model_fields)


def value_at(text: str, at: Path) -> Any:
    """What a text says at a place. Raises ``KeyError``, ``IndexError`` or ``TypeError`` where there is nothing."""
    found: Any = parse(text)
    for step in at:
        found = found[step]
    return found


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that say something."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def one_line(words: str, asked: str) -> str:
    """What somebody typed in a field of one line. Raises ``RefusedError`` with ``asked`` when it is empty, or for too much."""
    bare = " ".join(words.split())
    if not bare:
        raise RefusedError(asked)
    if len(bare) > LONGEST_LINE:
        raise RefusedError(f"dat zijn {len(bare)} tekens, en hier passen er {LONGEST_LINE}. Maak het korter.")
    return bare


def dated(text: str, date: day) -> str:
    """The text that says it changed on ``date``; calendar and feeds read that day. Never an earlier one than it said."""
    last = meeting_of(text).laatst_gewijzigd
    return text if last is not None and last >= date else put(text, (), "laatst_gewijzigd", date.isoformat())


def moment(value: datetime) -> str:
    """A moment as the records write it: Belgian clock time, with its difference in the hour that comes twice a year."""
    local = value.astimezone(BRUSSELS) if value.tzinfo else value.replace(tzinfo=BRUSSELS)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return local.isoformat(timespec="minutes") if twice else f"{local:%Y-%m-%d %H:%M}"


def as_moment(value: datetime) -> datetime:
    """The same moment in Belgian clock time and in whole minutes, as a record holds it."""
    local = value.astimezone(BRUSSELS) if value.tzinfo else value.replace(tzinfo=BRUSSELS)
    return local.replace(second=0, microsecond=0)


def named(item: Agendapunt) -> str:
    """``punt 3, Panden en huur``."""
    return f"punt {item.nr}, {item.titel}"


def day_named(meeting: Vergadering) -> str:
    """``12 maart 2026``: the day of a meeting."""
    return written_day(meeting.gepland_begin.date())
