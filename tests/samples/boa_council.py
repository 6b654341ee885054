"""The invented council in ``tests/council`` as a BOA partnership: nobody in it ever wrote ‘LOK’, so who says it is the program."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lok.init.shapes import SHAPES, Vorm
from samples import whole_council
from samples.configurations import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORD = re.compile(r"\b(?:Lokaal Overleg Kinderopvang|LOK)\b")
"""What a partnership is not."""
BOA = replace(SETTINGS, naam=f"{SHAPES[Vorm.boa].name} Voorbeeldstad", afkorting="BOA Voorbeeldstad", vorm=Vorm.boa)
ALL_THE_SAME = (
    # bodies of the law, whoever meets here
    r"(?:[Ee]en|één) Lokaal Overleg Kinderopvang \(LOK\)",
    r"(?:[Ee]en|één) LOK\b",
    r"LOK en BOA samen",
    # only attendance at a LOK may be a condition for support (V24): a partnership that copies one copies that
    r"vergaderingen van het Lokaal Overleg Kinderopvang(?: \(LOK\))?",
    # a word of the closed list of bodies
    r"<span>LOK</span>",
    # examples of names
    r"bijvoorbeeld Lokaal Overleg Kinderopvang Dendermonde",
    r"bijvoorbeeld LOK Dendermonde",
    r"(?:naam: Lokaal Overleg Kinderopvang|afkorting: LOK) Oud(?:stad|dorp)",
    # words by which somebody else may look for it
    r"wat is het LOK, lokaal overleg kinderopvang",
)
"""Where it stands rightly."""
RIGHTLY = re.compile("|".join(ALL_THE_SAME))


def found(root: Path) -> Path:
    """Write the council to ``root``, which may not be there yet."""
    whole_council.found(root, BOA)
    for file in (root / "data").rglob("*.yaml"):
        file.write_text(WORD.sub("verband", file.read_text("utf-8")), "utf-8")
    raad = root / "data" / "raad" / "lok-voorbeeldstad.yaml"
    raad.write_text(raad.read_text("utf-8").replace("\norgaan: lok\n", "\norgaan: boa\n"), "utf-8")
    return root


def called_otherwise(text: str) -> Iterator[str]:
    """Where a text calls the partnership what it is not, with some words around it."""
    for match in WORD.finditer(text):
        if not any(each.start() <= match.start() < each.end() for each in RIGHTLY.finditer(text)):
            yield " ".join(text[max(0, match.start() - 60) : match.end() + 30].split())
