"""Narrowing a list: facets declared once, from which come the choices above it, the marks of its rows and plain pages.

Between an edition and its pages. ``scripts/theme/assets/script/filter.js`` reads the marks and narrows at once; whoever
reads without JavaScript follows the links to a page per value. Only values that occur are offered, so that no choice
leads to nothing. Values come from views, so a filter never knows more than its audience.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lok.kinds.organen import called
from lok.model.audience import Audience, Reference
from lok.model.fields import Keuze
from lok.render.markup import Markdown
from lok.words.slug import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lok.render.page import Page
    from lok.render.renderer import Renderer

YES = "ja"
"""The one value of a facet that is a box to tick."""
SEARCH = "zoek"
"""The name of the search box in the address."""


def key_of(value: Any) -> str:
    """A value in an address: the id of what is referred to, else the value or word in small letters and hyphens."""
    if isinstance(value, Reference):
        return value.id
    return slug(value.value if isinstance(value, Keuze) else str(value))


def word_of(edition: Any, value: Any) -> str:
    """A value as a reader sees it: the title of what is referred to, or the word itself."""
    if isinstance(value, Reference):
        return str(edition.get(value).label)
    return value.woord if isinstance(value, Keuze) else str(value)


def place_of(value: Any) -> Any:
    """Where a value stands among the others: a closed list keeps its order, numbers begin with the highest."""
    if isinstance(value, Keuze):
        return list(type(value)).index(value)
    return -value if isinstance(value, int) else None


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list.

    ``naam`` stands in addresses, ``titel`` before the choice. ``waarden`` gives the values of a row (none, one or
    several) and ``woord`` the word of a value, both from the edition. ``kop`` is the heading of the page of one value,
    with ``{}`` for its word. A facet with ``vinkje`` is a box to tick; its rows have the value ``YES``.
    """

    naam: str
    titel: str
    kop: str
    waarden: Callable[[Any, Any], Iterable[Any]]
    woord: Callable[[Any, Any], str] = word_of
    sleutel: Callable[[Any], str] = key_of
    vinkje: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A list that can be narrowed.

    ``map`` is the folder of its page, ``een`` and ``meer`` count its rows, ``lijst`` is the template that prints
    ``rijen``, ``alles`` the words of the link to the whole list. ``zoekwoorden`` are words by which a row is found
    beside those that are read in it. ``voor`` is the widest audience that has the list. ``zoek`` stands before the box
    for words, ``niets`` is what is said when nothing fits. ``zin``: who types several words means them as they stand,
    and only when nothing has them so, each anywhere.
    """

    map: str
    een: str
    meer: str
    alles: str
    lijst: str
    rijen: Callable[[Any], Iterable[Any]]
    facets: tuple[Facet, ...]
    zoekwoorden: Callable[[Any, Any], Iterable[str]] | None = None
    voor: Audience = Audience.PUBLIEK
    zoek: str = "Zoek in deze lijst"
    niets: str = "In deze lijst past niets bij je keuze. Kies iets anders, of wis de filters."
    zin: bool = False


@dataclass(frozen=True, slots=True)
class Waarde:
    """A value that occurs: its key in the address, its word, the heading and path of its page, and its rows."""

    sleutel: str
    woord: str
    kop: str
    uri: str
    rijen: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Keuzes:
    """A facet with the values that occur, each once, in their order."""

    facet: Facet
    waarden: tuple[Waarde, ...]


def choices(lijst: Filter, edition: Any) -> tuple[Keuzes, ...]:
    """What the list can be narrowed to: the facets that have a value at all."""
    rows = tuple(lijst.rijen(edition))
    facets = (
        replace(each, titel=called(each.titel, edition.orgaan), kop=called(each.kop, edition.orgaan))
        for each in lijst.facets
    )
    found = (Keuzes(facet, tuple(_values(lijst, facet, edition, rows))) for facet in facets)
    return tuple(each for each in found if each.waarden)


def _values(lijst: Filter, facet: Facet, edition: Any, rows: tuple[Any, ...]) -> Iterator[Waarde]:
    grouped: dict[str, tuple[Any, list[Any]]] = {}
    for row in rows:
        for key, value in _keyed(facet, edition, row).items():
            grouped.setdefault(key, (value, []))[1].append(row)
    words = {key: facet.titel if facet.vinkje else facet.woord(edition, value) for key, (value, _) in grouped.items()}
    for key in sorted(grouped, key=lambda key: (place_of(grouped[key][0]) or 0, words[key].casefold(), key)):
        uri = f"{lijst.map}/{facet.naam}/{key}.md"
        yield Waarde(key, words[key], facet.kop.format(words[key]), uri, tuple(grouped[key][1]))


def _keyed(facet: Facet, edition: Any, row: Any) -> dict[str, Any]:
    """The values of a row by their key, each once. ``ValueError`` for a value without a letter or digit."""
    keyed = {facet.sleutel(value): value for value in facet.waarden(edition, row)}
    if "" in keyed:
        raise ValueError(f"{facet.naam}: {keyed['']!r} has no letter or digit to stand in an address")
    return keyed


def marks(lijst: Filter, edition: Any, row: Any) -> Markdown:
    """The attributes of a row that the script reads, to stand at the end of its first cell, or right behind the link of its list item."""
    keyed = ((facet.naam, " ".join(_keyed(facet, edition, row))) for facet in lijst.facets)
    attributes = [
        "data-rij",
        *(f'data-f-{name}="{keys}"' for name, keys in keyed if keys),
    ]
    if lijst.zoekwoorden is not None:
        texts = lijst.zoekwoorden(edition, row)
        found = bare(texts) if lijst.zin else bare_words(texts)
        attributes += [f'data-zoek="{found}"'] if found else []
    return Markdown(f"{{ {' '.join(attributes)} }}")


def no_marks(*_: Any) -> Markdown:
    """The same for a plain page, where no script reads them."""
    return Markdown("")


def bare(texts: Iterable[str]) -> str:
    """``texts`` after each other: letters, digits and single spaces only, so that they may stand in an attribute."""
    return " ".join("".join(char if char.isalnum() else " " for char in " ".join(texts)).split())


def bare_words(texts: Iterable[str]) -> str:
    """The bare words of ``texts``, each once."""
    return " ".join(dict.fromkeys(bare(texts).split()))


def pages(renderer: Renderer, lijst: Filter) -> Iterator[Page]:
    """A plain page for every value that occurs."""
    if not renderer.edition.audience.may_read(lijst.voor):
        return
    for keuzes in choices(lijst, renderer.edition):
        for waarde in keuzes.waarden:
            yield renderer.page(
                waarde.uri, "keuze.md.jinja", filter=lijst, kop=waarde.kop, rijen=waarde.rijen, sleutel=waarde.sleutel
            )


FUNCTIONS = (choices, marks, no_marks)
"""What the templates call, by its name there."""
