"""Opening hours and days of the week: the parts that locations and contact points share.

Not a kind of its own: a location or a contact point holds these parts, and yields what the two rules here find.
"""

from collections.abc import Iterator
from enum import auto
from itertools import pairwise

from lok.model.audience import Public
from lok.model.fields import Datum, Keuze, Line, Uur
from lok.model.kind import Part, ends_after_it_begins
from lok.source.problems import Finding


class Dag(Keuze):
    """The days of the week, in their order."""

    maandag = auto()
    dinsdag = auto()
    woensdag = auto()
    donderdag = auto()
    vrijdag = auto()
    zaterdag = auto()
    zondag = auto()


WEEK = tuple(Dag)


class Openingsuur(Part):
    """One stretch of a day on which the door is open; a lunch break makes two of them."""

    dag: Public[Dag]
    """De dag van de week, voluit: maandag."""
    van: Public[Uur]
    """Het uur waarop de deur opengaat, bijvoorbeeld 7:00."""
    tot: Public[Uur]
    """Het uur waarop de deur sluit, bijvoorbeeld 18:30."""


class Uitzondering(Part):
    """A period with other hours than the usual ones; without hours the door stays shut."""

    van: Public[Datum]
    """De eerste dag waarop de gewone uren niet gelden."""
    tot: Public[Datum]
    """De laatste dag waarop de gewone uren niet gelden; dezelfde dag als het om één dag gaat."""
    reden: Public[Line]
    """Waarom, in enkele woorden: kerstsluiting. Nooit iets over de gezondheid van een medewerker."""
    openingsuren: Public[tuple[Openingsuur, ...]] = ()
    """De uren die in die periode wel gelden. Leeg betekent gesloten."""


def hours_in_order(uren: tuple[Openingsuur, ...], at: tuple[str | int, ...] = ("openingsuren",)) -> Iterator[Finding]:
    """The door shuts after it opens, and two stretches of one day do not overlap."""
    for index, uur in enumerate(uren):
        if uur.tot <= uur.van:
            message = f"{uur.dag} sluit om {uur.tot:%H:%M}, niet na het openingsuur {uur.van:%H:%M}"
            yield Finding(
                (*at, index, "tot"), "openingsuren", message, "Zet een later sluitingsuur, of wissel van en tot om."
            )
    numbered = sorted(enumerate(uren), key=lambda pair: (WEEK.index(pair[1].dag), pair[1].van))
    for (_, first), (index, second) in pairwise(numbered):
        if first.dag is second.dag and second.van < first.tot:
            message = f"{second.dag} {second.van:%H:%M} valt in het vorige openingsuur, dat tot {first.tot:%H:%M} loopt"
            yield Finding(
                (*at, index, "van"), "openingsuren", message, "Maak er één openingsuur van, of verbeter de uren."
            )


def exceptions_in_order(uitzonderingen: tuple[Uitzondering, ...]) -> Iterator[Finding]:
    """An exception does not end before it begins, its hours are in order, and one day has one exception."""
    for index, uitzondering in enumerate(uitzonderingen):
        at = ("uitzonderingen", index)
        yield from ends_after_it_begins(uitzondering, "van", "tot", at)
        yield from hours_in_order(uitzondering.openingsuren, (*at, "openingsuren"))
    for index, uitzondering in enumerate(uitzonderingen):
        for place, earlier in enumerate(uitzonderingen[:index]):
            day = max(earlier.van, uitzondering.van)
            if day <= min(earlier.tot, uitzondering.tot):
                message = f"voor {day} geldt ook uitzonderingen[{place + 1}], ‘{earlier.reden}’"
                hint = "Laat voor elke dag één uitzondering staan, of verbeter de dagen."
                yield Finding(("uitzonderingen", index, "van"), "openingsuren", message, hint)
                break
