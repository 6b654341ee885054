"""Locations and organisers against the day of the check and against each other (V25, V27)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.kinds.locatie import Locatiestatus
from lok.kinds.plaatsen_rules import limit_on, places_within, reference_day
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.kinds.locatie import Locatie
    from lok.model.kind import Record


def places_within_todays_limits(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """V25: a location that did not stop keeps the limits of today, when those are not the ones of its own numbers."""
    for location in archive.all("locaties"):
        if location.status is Locatiestatus.stopgezet:
            continue
        own, today = reference_day(location), limit_on(location.opvangsoort, date)
        if own is None or limit_on(location.opvangsoort, own) != today:
            for finding in places_within(location, today):
                yield location, finding


def consent_was_given(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """V27: the consent to show the address of a home has been given, and does not lie in the future."""
    for location in archive.all("locaties"):
        since = location.adres_publiek_sinds
        if location.is_home and location.adres_publiek and since is not None and since > date:
            hint = "Schrijf adres_publiek: nee tot de toestemming er is."
            yield location, Finding(("adres_publiek_sinds",), "V27", f"{since} ligt in de toekomst", hint)


def one_number_one_location(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """A licence number and a number of the Sociale Kaart belong to one location."""
    del date
    for field in ("dossiernummer", "sociale_kaart_nummer"):
        seen: dict[str, Locatie] = {}
        for location in archive.all("locaties"):
            number = getattr(location, field)
            if number is None:
                continue
            if number in seen:
                message = f"{number} staat ook bij {seen[number].id}"
                yield location, Finding((field,), "dubbel", message, "Kijk na welke van de twee dit nummer heeft.")
            seen.setdefault(number, location)


def states_keep_up(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """A state that a day has overtaken is looked at again."""
    for location in archive.all("locaties"):
        for finding in _overtaken(location, date):
            yield location, finding


def _overtaken(location: Locatie, date: day) -> Iterator[Finding]:
    level = Level.AANDACHTSPUNT
    start, reopening, stop = location.geplande_start, location.gesloten_tot, location.stopgezet_op
    if location.status is Locatiestatus.gepland and start is not None and start < date:
        hint = "Schrijf status: actief met vergund_van, of een nieuwe geplande_start."
        yield Finding(("geplande_start",), "status", f"de geplande start {start} is voorbij", hint, level)
    if location.status is Locatiestatus.tijdelijk_gesloten and reopening is not None and reopening < date:
        hint = "Schrijf status: actief, of verleng gesloten_tot."
        yield Finding(("gesloten_tot",), "status", f"de tijdelijke sluiting eindigde op {reopening}", hint, level)
    if location.status is Locatiestatus.stopgezet and stop is not None and stop > date:
        hint = "Laat status: actief staan tot die dag, of verbeter de stopdatum."
        yield Finding(("stopgezet_op",), "status", f"de stopdatum {stop} moet nog komen", hint, level)
    if location.status is Locatiestatus.stopgezet and location.is_home and location.straat is not None:
        hint = "Haal straat en huisnummer weg: het adres van iemands woning is niet meer nodig."
        yield Finding(
            ("straat",), "V27", "de opvang in deze woning is gestopt, maar haar adres staat er nog", hint, level
        )


def seats_agree(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """The seat that an organiser names is filled by that organiser."""
    del date
    for organiser in archive.all("organisatoren"):
        seat = organiser.lok_zetel and archive.get("zetels", organiser.lok_zetel)
        if seat and seat.organisatie != organiser.id:
            filled = f"van {seat.organisatie}" if seat.organisatie else "van geen organisator"
            message = f"{seat.id} is de zetel {filled}"
            hint = f"Schrijf in data/zetels/{seat.id}.yaml organisatie: {organiser.id}, of kies een andere zetel."
            yield organiser, Finding(("lok_zetel",), "lok_zetel", message, hint)
