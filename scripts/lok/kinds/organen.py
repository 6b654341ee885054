"""The bodies that meet, and what our own words call them."""

import re
from enum import auto

from lok.model.fields import Keuze


class Orgaan(Keuze):
    """The body that meets: the council itself, the out-of-school partnership, or both together."""

    lok = auto()
    boa = auto()
    gecombineerd = auto()


OTHERWISE: dict[Orgaan, tuple[tuple[re.Pattern[str], str], ...]] = {
    Orgaan.boa: (
        (
            re.compile(r"\b([Hh]et) Lokaal Overleg Kinderopvang \(LOK\)"),
            r"\1 samenwerkingsverband voor buitenschoolse opvang (BOA)",
        ),
        (re.compile(r"\b([Hh]et(?: hele)?|Mijn)( |%20)LOK\b"), r"\1\2BOA-verband"),
    ),
}
"""How our own words call a council that is no LOK. ‘Een LOK’ and ‘LOK en BOA’ are bodies of the law, whoever meets here."""


def called(ours: str, orgaan: Orgaan) -> str:
    """Our own words about the council, with the name of the body that it is. What somebody wrote stays as it is: give none."""
    for usual, own in OTHERWISE.get(orgaan, ()):
        ours = usual.sub(own, ours)
    return ours


QUOTED = re.compile(r"(‘[^’]*’)")


def called_around(ours: str, orgaan: Orgaan) -> str:
    """The same for a sentence of ours that quotes: what stands between ‘ and ’ was typed by somebody."""
    return "".join(each if index % 2 else called(each, orgaan) for index, each in enumerate(QUOTED.split(ours)))
