"""All there is about one theme: its advices, the asks of memoranda, regulations, projects, and the meetings on any of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.kinds.registry import BY_SOORT
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition

FIRST = ("adviezen", "memoranda", "reglementen", "projecten", "doelstellingen")
"""The kinds that a theme's page opens with; what else refers to the theme follows, the meetings last."""
DISCUSSED = ("adviezen", "memoranda", "reglementen", "projecten", "doelstellingen")
"""The kinds whose meetings are meetings about the theme: a meeting itself names no theme."""


@dataclass(frozen=True, slots=True)
class Memorandumvraag:
    """An ask about the theme, in its memorandum."""

    memorandum: Any
    vraag: Any


@dataclass(frozen=True, slots=True)
class Themadeel:
    """What there is of one kind about a theme; of memoranda the asks alone."""

    soort: str
    titel: str
    rijen: tuple[Any, ...]


def about_theme(edition: Edition, thema: Any) -> tuple[Themadeel, ...]:
    """All this audience may read about the theme, kind by kind; kinds without anything are left out."""
    found = dict(edition.backlinks(thema))
    order = [*FIRST, *(soort for soort in found if soort not in FIRST)]
    parts = [Themadeel(soort, _title(soort), _rows(soort, found.get(soort, ()), thema)) for soort in order]
    parts.append(Themadeel("vergaderingen", _title("vergaderingen"), meetings(edition, found)))
    return tuple(part for part in parts if part.rijen)


def _title(soort: str) -> str:
    return "Vragen in memoranda" if soort == "memoranda" else dutch.sentence(BY_SOORT[soort].meervoud)


def _rows(soort: str, records: tuple[Any, ...], thema: Any) -> tuple[Any, ...]:
    return tuple(_asks(records, thema)) if soort == "memoranda" else records


def _asks(memoranda: tuple[Any, ...], thema: Any) -> Iterator[Memorandumvraag]:
    for memorandum in memoranda:
        for vraag in memorandum.vragen:
            if vraag.thema.id == thema.id:
                yield Memorandumvraag(memorandum, vraag)


def meetings(edition: Edition, found: dict[str, tuple[Any, ...]]) -> tuple[Any, ...]:
    """The meetings that dealt with any of the records of a theme, in the order of their index page."""
    ids: set[str] = set()
    for soort in DISCUSSED:
        for record in found.get(soort, ()):
            ids |= {each.id for each in edition.backlinks(record).get("vergaderingen", ())}
            own = getattr(record, "vergadering", None)
            ids |= {own.id} if own is not None else set()
    return tuple(each for each in edition.all("vergaderingen") if each.id in ids)


def theme_totals(edition: Edition, thema: Any) -> str:
    """How much there is about a theme, kind by kind: ``3 adviezen, 1 vraag``."""
    words = (_counted(part) for part in about_theme(edition, thema))
    return ", ".join(words)


def by_fullness(edition: Edition, themas: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The themes about which there is something, and those about which there is nothing yet."""
    full = tuple(thema for thema in themas if about_theme(edition, thema))
    return full, tuple(thema for thema in themas if thema not in full)


def _counted(part: Themadeel) -> str:
    if part.soort == "memoranda":
        return dutch.counted(len(part.rijen), "vraag in een memorandum", "vragen in memoranda")
    kind = BY_SOORT[part.soort]
    return dutch.counted(len(part.rijen), kind.enkelvoud, kind.meervoud)


FUNCTIONS = (about_theme, theme_totals, by_fullness)
"""What templates may call."""
