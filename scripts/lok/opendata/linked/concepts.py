"""The closed lists of the models as concepts: ``lok:strekking-gunstig`` in the list ``lok:lijst-strekking``.

Made from the models, so that a word that is added there is a concept here. A concept is never renamed: what a model no
longer has, stays in ``DEPRECATED``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lok.kinds.registry import KINDS
from lok.model.audience import Audience, field_types, part_models, plan
from lok.model.fields import Keuze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.audience import Part

RENAMED = {
    "adviesstatus.Status": "adviesstatus",
    "agendapunten.Puntsoort": "agendapunt",
    "aanvraagtermijnen.Begin": "termijnbegin",
    "bedragen.Frequentie": "bedragfrequentie",
    "bedragen.Verdeling": "bedragverdeling",
    "bedragen.Vorm": "bedragvorm",
    "begunstigden.Begunstigde": "begunstigde",
    "bezoekrondes.Aanleiding": "bezoekaanleiding",
    "openingsuren.Dag": "weekdag",
    "opportuniteitsstappen.Afloop": "opportuniteitsafloop",
    "opportuniteitsstappen.Stap": "opportuniteitsstap",
    "reglementen.Soort": "steunsoort",
    "startstappen.Onderdeel": "starthulp",
    "startstappen.Plan": "startplan",
    "voorwaarden.Controle": "voorwaardecontrole",
    "vragen.Doelgroep": "wegwijzerdoelgroep",
}
"""Lists whose class has a name that says too little outside its module."""
UNSAID = frozenset({"model.kind.Zichtbaarheid", "mandaten.Functie"})
"""Lists that tell nobody outside anything: who may read a record, and what persons do."""
DEPRECATED: dict[str, str] = {}
"""Concepts that a model had once, by their name, each with its word: they stay, and say that they are of the past."""


def scheme_of(choice: type[Keuze]) -> str:
    """The name of a list in the vocabulary, without its prefix."""
    return RENAMED.get(f"{choice.__module__.rpartition('.')[2]}.{choice.__name__}", choice.__name__.lower())


def concept(value: Keuze | None) -> str | None:
    """The address of a value of a list, with its prefix; None where there is no value."""
    return None if value is None else f"lok:{scheme_of(type(value))}-{value.value}"


def concepts(values: tuple[Keuze, ...]) -> tuple[str, ...]:
    """The same of several."""
    return tuple(f"lok:{scheme_of(type(each))}-{each.value}" for each in values)


@cache
def schemes() -> dict[str, type[Keuze]]:
    """Every list of which the public may read a value, by its name, in order.

    Raises:
        ValueError: Two lists would have one name: give one of them another in ``RENAMED``.
    """
    found: dict[str, type[Keuze]] = {}
    for choice in _public_lists():
        if found.setdefault(scheme_of(choice), choice) is not choice:
            raise ValueError(f"{choice} and {found[scheme_of(choice)]} are both called {scheme_of(choice)}")
    return dict(sorted(found.items()))


def _public_lists() -> Iterator[type[Keuze]]:
    for kind in KINDS:
        for model in part_models(kind.model):
            yield from _lists_of(model)


def _lists_of(model: type[Part]) -> Iterator[type[Keuze]]:
    for field in plan(model):
        if field.readers.audience is not Audience.PUBLIEK:
            continue
        for each in field_types(model, field.name):
            if isinstance(each, type) and issubclass(each, Keuze) and not _unsaid(each):
                yield each


def _unsaid(choice: type[Keuze]) -> bool:
    return any(
        f"lok.{prefix}{name}" == f"{choice.__module__}.{choice.__name__}"
        for prefix in ("", "kinds.")
        for name in UNSAID
    )
