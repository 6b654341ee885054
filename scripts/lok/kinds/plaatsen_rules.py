"""Rule V25: the places of a location fit the sort of care, its living groups, its price and its subsidy."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lok.kinds.locatie import WITH_IKT, WITH_INCOME_TARIFF, Locatie, Opvangsoort, Prijs, VroegerePlaatsen
from lok.source.problems import Finding, Level


class Grens(NamedTuple):
    """How many licensed places a sort of care may have, from a day on; ``level`` is what a breach is."""

    opvangsoort: Opvangsoort
    van: date
    minimum: int
    maximum: int | None
    level: Level


START = date(2014, 4, 1)


NEW_RATIO = date(2027, 1, 1)


GRENZEN = (
    # Decree of 20 April 2012 and BVR of 22 November 2013 (licence conditions), in force 1 April 2014; numbers as in
    # the agency's figures. Co-operating childminders count as group care.
    Grens(Opvangsoort.gezinsopvang, START, 1, 8, Level.FOUT),
    Grens(Opvangsoort.groepsopvang, START, 9, None, Level.FOUT),
    Grens(Opvangsoort.samenwerkende_onthaalouders, START, 9, None, Level.FOUT),
    # The child ratio foreseen from 1 January 2027 is known from a secondary source only: family
    # care at most 7. Until the text itself is read here, a breach informs and does not block.
    Grens(Opvangsoort.gezinsopvang, NEW_RATIO, 1, 7, Level.AANDACHTSPUNT),
    Grens(Opvangsoort.groepsopvang, NEW_RATIO, 9, None, Level.AANDACHTSPUNT),
    Grens(Opvangsoort.samenwerkende_onthaalouders, NEW_RATIO, 9, None, Level.AANDACHTSPUNT),
)


LEEFGROEP = ((START, 18),)
"""The most places in one living group, from a day on."""


def limit_on(opvangsoort: Opvangsoort, day: date) -> Grens:
    """The limits for a sort of care on ``day``; before the first known ones, the first."""
    rows = [grens for grens in GRENZEN if grens.opvangsoort is opvangsoort]
    return next((grens for grens in reversed(rows) if grens.van <= day), rows[0])


def reference_day(record: Locatie) -> date | None:
    """The day that the record's own numbers speak of, if it names one."""
    return record.peildatum or record.vergund_van


def places_within(record: Locatie, grens: Grens) -> Iterator[Finding]:
    """The finding that the licensed places lie outside ``grens``, if they do."""
    places = record.vergunde_plaatsen
    if places < grens.minimum:
        bound = f"minstens {grens.minimum}"
    elif grens.maximum is not None and places > grens.maximum:
        bound = f"hoogstens {grens.maximum}"
    else:
        return
    message = f"{places} vergunde plaatsen, maar {record.opvangsoort.woord} heeft er {bound} (sinds {grens.van})"
    yield Finding(
        ("vergunde_plaatsen",),
        "V25",
        message,
        "Kijk het aantal na op de vergunning, of pas opvangsoort aan."
        if grens.level is Level.FOUT
        else "Deze grens vonden we niet in een wettekst. Vraag aan Opgroeien of ze geldt.",
        grens.level,
    )


def places_of_the_sort(record: Locatie) -> Iterator[Finding]:
    """The licensed places fit the sort of care, on the day the numbers were checked or the licence began."""
    day = reference_day(record)
    if day is not None:
        yield from places_within(record, limit_on(record.opvangsoort, day))


def living_groups_add_up(record: Locatie) -> Iterator[Finding]:
    """No living group is too large, and together they have the licensed places."""
    most = LEEFGROEP[-1][1]
    for index, places in enumerate(record.leefgroepen):
        if places > most:
            message = f"een leefgroep van {places} plaatsen is te groot: hoogstens {most}"
            yield Finding(("leefgroepen", index), "V25", message, "Splits de leefgroep, of verbeter het aantal.")
    total = sum(record.leefgroepen)
    if record.leefgroepen and total != record.vergunde_plaatsen:
        message = f"de leefgroepen tellen samen {total} plaatsen, de vergunning {record.vergunde_plaatsen}"
        yield Finding(("leefgroepen",), "V25", message, "Verbeter een leefgroep of het aantal vergunde plaatsen.")


def parts_of_the_licence(record: Locatie) -> Iterator[Finding]:
    """There are no more subsidised or income-tariff places than licensed ones, now and formerly."""
    rows: list[tuple[tuple[str | int, ...], Locatie | VroegerePlaatsen]] = [((), record)]
    rows += [(("vroegere_plaatsen", index), row) for index, row in enumerate(record.vroegere_plaatsen)]
    for at, row in rows:
        for name, places in (
            ("gesubsidieerde_plaatsen", row.gesubsidieerde_plaatsen),
            ("ikt_plaatsen", row.ikt_plaatsen),
        ):
            if places is not None and places > row.vergunde_plaatsen:
                message = f"{places} is meer dan de {row.vergunde_plaatsen} vergunde plaatsen"
                yield Finding((*at, name), "V25", message, "Verbeter dit aantal of het aantal vergunde plaatsen.")


def places_of_the_price(record: Locatie) -> Iterator[Finding]:
    """All places have the income tariff, none, or a part of them, as the price says."""
    ikt, places = record.ikt_plaatsen, record.vergunde_plaatsen
    at = ("ikt_plaatsen",) if ikt is not None else ("prijs",)
    given = f"{ikt} IKT-plaatsen" if ikt is not None else "geen ikt_plaatsen ingevuld"
    if ikt is not None and ikt > places:
        return
    if record.prijs is Prijs.inkomenstarief and ikt != places:
        message = f"{given}, maar bij inkomenstarief zijn dat alle {places} vergunde plaatsen"
        yield Finding(at, "V25", message, f"Schrijf ikt_plaatsen: {places}, of kies als prijs iktmix.")
    elif record.prijs not in WITH_IKT and ikt:
        yield Finding(
            at,
            "V25",
            f"{given}, maar bij vrije prijs zijn er geen",
            "Schrijf ikt_plaatsen: 0, of kies als prijs iktmix.",
        )
    elif record.prijs is Prijs.iktmix and (ikt is None or not 0 < ikt < places):
        message = f"{given}, maar bij iktmix heeft een deel van de {places} plaatsen inkomenstarief"
        yield Finding(at, "V25", message, f"Schrijf een aantal van 1 tot {places - 1}, of kies een andere prijs.")


def step_has_places(record: Locatie) -> Iterator[Finding]:
    """Steps 2 and 3 are about places with the income tariff."""
    if record.subsidietrap in WITH_INCOME_TARIFF and not record.ikt_plaatsen:
        message = f"trap {record.subsidietrap} zonder plaatsen met inkomenstarief"
        yield Finding(("subsidietrap",), "V25", message, "Vul ikt_plaatsen in, of kies T0 of T1.", Level.AANDACHTSPUNT)
