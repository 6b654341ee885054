"""The shapes of councils that exist in Flanders, for ``lok init``: which body it is, and what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import auto
from typing import TYPE_CHECKING

from lok.kinds.organen import Orgaan
from lok.model.fields import Keuze
from lok.words.dutch import town_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class Vorm(Keuze):
    """What a town, or towns together, set up."""

    lok = auto()
    lok_en_boa = auto()
    boa = auto()
    gemeenten = auto()


@dataclass(frozen=True, slots=True)
class Shape:
    """The body that meets, the words for it with its usual names before the town's, and what ``lok init`` says of it.

    ``short`` stands above every page, before the name of the town; ``name`` is the whole of it.
    """

    orgaan: Orgaan
    short: str
    name: str
    told: str


LOK = "Lokaal Overleg Kinderopvang"
SHAPES: Mapping[Vorm, Shape] = {
    Vorm.lok: Shape(Orgaan.lok, "LOK", LOK, "een LOK van één stad of gemeente"),
    Vorm.lok_en_boa: Shape(
        Orgaan.gecombineerd,
        "LOK-BOA",
        f"{LOK} en Buitenschoolse Opvang",
        "een LOK dat ook het verband voor buitenschoolse opvang (BOA) is",
    ),
    Vorm.boa: Shape(
        Orgaan.boa,
        "BOA",
        "Lokaal Samenwerkingsverband Buitenschoolse Opvang",
        "een BOA-verband in de plaats van een LOK",
    ),
    Vorm.gemeenten: Shape(Orgaan.lok, "LOK", LOK, "één LOK van meer dan één stad of gemeente"),
}
"""By the word that is typed: ``lok``, ``lok-en-boa``, ``boa``, ``gemeenten``."""
TYPED = {vorm.value.replace("_", "-"): vorm for vorm in Vorm}
TOWN = re.compile(r"(?P<bestuur>[^\W\d_](?:[^\W_]|[ .’'()&/-]){0,98}?)(?:\s+(?P<nis>\d{5}))?")


@dataclass(frozen=True, slots=True)
class Town:
    """One more town of a council, with its NIS code where that was given."""

    bestuur: str
    nis: str


def wrong_shape(answer: str) -> str:
    """What is wrong with the word for a shape; nothing when it is one."""
    if answer in TYPED:
        return ""
    told = "; ".join(f"{word}: {SHAPES[vorm].told}" for word, vorm in TYPED.items())
    return f"Kies een van deze woorden. {told}."


def towns(answer: str) -> tuple[Town, ...]:
    """The towns in an answer: ``gemeente Voorbeelddorp 42999, stad Voorbeeldstad``. ``ValueError`` for what is no town."""
    found = []
    for piece in filter(None, (each.strip() for each in answer.split(","))):
        match = TOWN.fullmatch(piece)
        if match is None:
            raise ValueError(piece)
        found.append(Town(match["bestuur"], match["nis"] or ""))
    return tuple(found)


def wrong_towns(answer: str) -> str:
    """What is wrong with a list of towns; nothing when there is at least one and each can be read."""
    try:
        found = towns(answer)
    except ValueError as error:
        return f"‘{error}’ is geen gemeente. Schrijf er een komma tussen, en de NIS-code erachter: gemeente Voorbeelddorp 42999."
    if not found:
        return "Noem minstens één andere stad of gemeente, bijvoorbeeld gemeente Voorbeelddorp 42999."
    names = [town_of(each.bestuur).casefold() for each in found]
    return "" if len(set(names)) == len(names) else "Noem elke stad of gemeente één keer."
