"""Rounds of informal visits: posters and cards brought along, and how many locations of which sort were reached.

For members only, always. A round never names a provider, a
child or a parent: ``lok.rules.visits`` refuses a text in which the name of an organiser or a location stands.
"""

from collections.abc import Iterator
from enum import auto
from typing import Annotated

from pydantic import Field

from lok.kinds.locatie import Opvangsoort
from lok.model.audience import Audience, Member, Public
from lok.model.fields import ContactpuntRef, Datum, Getal, Keuze, Line, Prose
from lok.model.kind import Kind, Part, Record, ends_after_it_begins
from lok.source.problems import Finding


class Aanleiding(Keuze):
    """Why the desk went round."""

    week_van_de_opvoeding = auto()
    posters_en_flyers = auto()
    kennismaking = auto()
    nieuwjaar = auto()
    andere = auto()


class Bereik(Part):
    """How many locations of one sort were reached."""

    opvangsoort: Public[Opvangsoort]
    """De soort opvang."""
    aantal: Public[Getal]
    """Hoeveel locaties van die soort bezocht zijn."""


class Bezoekronde(Record):
    """A round along the locations, as counts."""

    titel: Public[Line]
    """De titel van de ronde, bijvoorbeeld: Kaartjes voor de week van de opvoeding 2026."""
    aanleiding: Public[Aanleiding]
    """Waarom de ronde gebeurde."""
    van: Public[Datum]
    """De eerste dag van de ronde."""
    tot: Public[Datum]
    """De laatste dag van de ronde."""
    door: Public[ContactpuntRef]
    """Welk contactpunt de ronde deed, bijvoorbeeld het lokaal loket. Geen naam van een persoon."""
    materiaal: Public[tuple[Line, ...]] = ()
    """Wat is meegebracht: kaartjes, posters, flyers."""
    bereikt: Public[Annotated[tuple[Bereik, ...], Field(min_length=1)]]
    """Hoeveel locaties bereikt zijn, per soort opvang."""
    indrukken: Member[Prose | None] = None
    """Wat het loket in het algemeen opving. Noem geen opvang, geen kind en geen ouder, ook niet met een omweg."""

    @property
    def readers(self) -> Audience:
        """Members, whatever the record says of its visibility."""
        return Audience.LEDEN


def dates_of_the_round(record: Bezoekronde) -> Iterator[Finding]:
    """A round does not end before it begins."""
    yield from ends_after_it_begins(record, "van", "tot")


def every_sort_once(record: Bezoekronde) -> Iterator[Finding]:
    """Every sort of care is counted once."""
    sorts = [row.opvangsoort for row in record.bereikt]
    for index, sort in enumerate(sorts):
        if sort in sorts[:index]:
            yield Finding(
                ("bereikt", index, "opvangsoort"),
                "dubbel",
                f"{sort.woord} staat er twee keer",
                "Tel de twee regels samen.",
            )


KIND = Kind(
    soort="bezoekrondes",
    model=Bezoekronde,
    enkelvoud="bezoekronde",
    meervoud="bezoekrondes",
    uitleg="De informele bezoeken van loket en regie, als aantallen. Hier staat nooit iets over één opvang.",
    label=lambda r: r.titel,
    order=lambda r: r.van,
    rules=(dates_of_the_round, every_sort_once),
    newest_first=True,
    index_for=Audience.LEDEN,
    prefix="bezoek",
    dated="van",
)
