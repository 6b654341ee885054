"""What the search of the site finds beside its own pages: every advice and every regulation, each on the site of its council.

There is no page of an advice in the register: a title, wherever it stands, leads to the council's own page, which has the rest
and is always of today. What one can search in is its title, number and summary; the whole texts are in the database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.outputs.search.staged import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.register.whole import Whole

LATER = 0.8
"""Behind a page of the register that fits as well: that has all of them."""
LONGEST = 300


def entries(all_: Whole) -> Iterator[Entry]:
    """The advices and the regulations as results of a search."""
    for row in all_.adviezen:
        said = " ".join(row.advies.samenvatting.split())[:LONGEST]
        yield _entry(
            row.page,
            row.advies.titel,
            f"advies van {row.source.name}",
            (row.advies.nummer, row.stand.woord, row.day.isoformat(), said),
        )
    for each in all_.reglementen:
        what = f"subsidie van {each.source.name}"
        said = " ".join(each.reglement.doel.split())[:LONGEST]
        yield _entry(each.page, each.reglement.titel, what, ("", "" if each.holds else "geldt niet meer", "", said))


def _entry(address: str, title: str, what: str, said: tuple[str, str, str, str]) -> Entry:
    number, state, day, summary = said
    return Entry(
        adres=address,
        titel=title,
        blad="elders",
        soort="elders",
        soortnaam=what,
        nummer=number,
        staat=state,
        datum=day,
        woorden="",
        koppen=(),
        kort=summary,
        tekst=summary,
        gewicht=LATER,
    )
