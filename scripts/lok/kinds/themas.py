"""Themes: the controlled list of subjects that ties advices, regulations, meetings, asks and projects together.

The list follows what local childcare councils really discuss. Synonyms are the words a visitor
may type instead; no two entries of one theme are the same word.
"""

from collections.abc import Iterator

from lok.model.audience import Public
from lok.model.checked import Nagekeken
from lok.model.fields import Line, Prose
from lok.model.kind import Kind, Record, each_once
from lok.source.problems import Finding


class Thema(Nagekeken, Record):
    """One subject."""

    titel: Public[Line]
    """De naam van het thema, kort."""
    omschrijving: Public[Prose]
    """Waarover het gaat, in gewone taal, met de afkortingen voluit."""
    synoniemen: Public[tuple[Line, ...]] = ()
    """Andere woorden waarmee bezoekers dit zoeken: noodopvang, crisisopvang."""


def synonyms_differ(thema: Thema) -> Iterator[Finding]:
    """A synonym says something else than the title and the other synonyms."""
    yield from each_once("synoniemen", thema.synoniemen, "synoniem", thema.titel)


KIND = Kind(
    soort="themas",
    model=Thema,
    enkelvoud="thema",
    meervoud="thema's",
    uitleg="Alles wat we hebben, per onderwerp.",
    label=lambda thema: thema.titel,
    order=lambda thema: (thema.titel.casefold(),),
    rules=(synonyms_differ,),
)
