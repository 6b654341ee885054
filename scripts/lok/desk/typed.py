"""What a hand types as the record writes it: a day, an hour, an amount or a number in the way of Flanders is right too."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lok.model.audience import field_types
from lok.model.fields import Prose
from lok.model.reading import BRUSSELS
from lok.words.spoken_days import meant_day, meant_moment, spoken_hour

if TYPE_CHECKING:
    from lok.model.audience import Part

AMOUNT = re.compile(r"(?:€ ?)?(\d{1,3}(?:[. \u00a0]\d{3})+|\d+)(?:,(\d{1,2}))?(?: ?(?:€|euro))?", re.IGNORECASE)


def as_written(model: type[Part], name: str, typed: str) -> str:
    """A typed value of a field in the writing of the records; what is not understood stays as it was typed."""
    (leaf, *_) = field_types(model, name)
    text = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    if leaf is Prose:
        lines = [line.rstrip() for line in text.replace("\t", "    ").split("\n")]
        return "\n".join(lines).strip("\n") and "\n".join(lines).strip("\n") + "\n"
    text = " ".join(text.split())
    return WAYS[leaf](text) if leaf in WAYS and text else text


def spoken_moment(text: str) -> date | datetime | None:
    """The moment that words say, or the day when they say no hour; ``None`` when they say neither."""
    try:
        if moment := meant_moment(text):
            return datetime.fromisoformat(moment).replace(tzinfo=BRUSSELS)
        return date.fromisoformat(meant_day(text) or text.strip())
    except ValueError:
        return None


def _day(text: str) -> str:
    return text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else str(meant_day(text) or text)


def _moment(text: str) -> str:
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::00)?", text):
        return f"{found[1]} {found[2]}"
    return str(meant_moment(text) or text)


def _hour(text: str) -> str:
    if re.fullmatch(r"\d{1,2}[:.]\d\d", text):
        return text.replace(".", ":")
    meant = spoken_hour(text)
    return f"{meant:%H:%M}" if meant else text


def amount(text: str) -> Decimal | None:
    """The amount that words say; ``None`` when they say none."""
    written = _amount(" ".join(text.split()))
    return Decimal(written) if re.fullmatch(r"\d{1,12}(\.\d{1,2})?", written) else None


def _amount(text: str) -> str:
    if re.fullmatch(r"\d+(\.\d{1,2})?", text):
        return text
    found = AMOUNT.fullmatch(text)
    if not found:
        return text
    whole = re.sub(r"\D", "", found[1])
    return f"{whole}.{found[2]}" if found[2] else whole


WAYS: dict[Any, Any] = {date: _day, datetime: _moment, time: _hour, Decimal: _amount}
