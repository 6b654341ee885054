"""Subsidy regulations and their versions.

The regulation keeps what stays: its name, its goal, where to ask. What a decision can change stands in ``versies``.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import auto
from itertools import pairwise
from typing import Annotated, Any

from pydantic import Field

from lok.kinds import aanvragen_rules
from lok.kinds.bedragen_rules import wrong_amounts
from lok.kinds.versies import Versie
from lok.kinds.voorwaarden import wrong_attendance, wrong_conditions
from lok.model.audience import Public
from lok.model.fields import ContactpuntRef, Datum, Keuze, Line, Prose, ThemaRef
from lok.model.kind import Kind, Part, Record
from lok.model.validity import stretches, validity_is_told
from lok.source.problems import Finding, Level


class Soort(Keuze):
    """What the support is for."""

    werking = auto()
    start = auto()
    uitbreiding = auto()
    investering = auto()
    huur_of_locatie = auto()
    materiaal = auto()
    omschakeling = auto()


class Onderbreking(Part):
    """A stretch of time in which, on purpose, no version was in force; both days included."""

    van: Public[Datum]
    """De eerste dag zonder reglement."""
    tot: Public[Datum]
    """De laatste dag zonder reglement."""
    reden: Public[Line]
    """Waarom er toen geen reglement gold."""


class Reglement(Record):
    """A subsidy regulation with all its versions, oldest first."""

    titel: Public[Line]
    """De naam van het reglement zoals organisatoren het kennen."""
    soort_steun: Public[Soort]
    """Waarvoor de steun dient, bijvoorbeeld werking of investering."""
    doel: Public[Prose]
    """Wat het bestuur met deze steun wil bereiken, in één of twee zinnen."""
    themas: Public[tuple[ThemaRef, ...]] = ()
    """De thema’s waar dit reglement bij hoort."""
    contactpunten: Public[tuple[ContactpuntRef, ...]] = ()
    """Waar een organisator terechtkan met vragen over dit reglement."""
    versies: Public[Annotated[tuple[Versie, ...], Field(min_length=1)]]
    """De versies, van oud naar nieuw."""
    onderbrekingen: Public[tuple[Onderbreking, ...]] = ()
    """Periodes waarin er met opzet geen versie gold."""


QUALIFY = "kom-ik-in-aanmerking"
"""The last part of the address of the checklist of a regulation."""


def version_path(versie: Any) -> str:
    """The last part of the address of a version; it never changes, for the first day of a version does not."""
    return f"versie-{versie.geldig_van}"


def change_path(versie: Any) -> str:
    """The last part of the address of what a version changed."""
    return f"verschil-{versie.geldig_van}"


def paths_below(record: Any) -> Iterator[str]:
    """The last parts of the addresses of all pages below that of a regulation."""
    yield from map(version_path, record.versies)
    yield from map(change_path, record.versies[1:])
    yield QUALIFY


def versions_follow(record: Reglement) -> Iterator[Finding]:
    """Versions stand from old to new, do not overlap, and leave no gap that is not an ``onderbreking`` (V20)."""
    for (begin, end, _, _), (start, _, index, field) in pairwise(_held(record.versies)):
        at = ("versies", index, field)
        if end is None or start <= end:
            still = "heeft geen geldig_tot" if end is None else f"geldt nog tot en met {end}"
            message = f"twee versies gelden op {start}: de vorige {still}"
            hint = f"Schrijf geldig_tot: {start - timedelta(days=1)} bij de vorige versie."
            if start <= begin:
                hint = "Zet de versies van oud naar nieuw en kijk de datums na."
            yield Finding(at, "V20", message, hint)
            continue
        first, last = end + timedelta(days=1), start - timedelta(days=1)
        explained = any(pause.van <= first and last <= pause.tot for pause in record.onderbrekingen)
        if first <= last and not explained:
            message = f"van {first} tot en met {last} geldt er geen versie"
            hint = "Laat de versies op elkaar aansluiten, of schrijf deze periode met haar reden bij onderbrekingen."
            yield Finding(at, "V20", message, hint)


def _held(versies: tuple[Versie, ...]) -> list[tuple[date, date | None, int, str]]:
    """First and last day of every time a version held, with its place and field: in order, unless the list is not."""
    held = [
        (first, last, index, field)
        for index, versie in enumerate(versies)
        for (first, last), field in zip(stretches(versie), ("geldig_van", "opnieuw_van"), strict=False)
    ]
    listed = [each for each in held if each[3] == "geldig_van"]
    upside_down = any(after[0] <= before[0] for before, after in pairwise(listed))
    return listed if upside_down else sorted(held, key=lambda each: each[0])


def version_dates(record: Reglement) -> Iterator[Finding]:
    """A version ends after it began, was adopted before it was published, and adopted before it came in force (V20)."""
    for index, versie in enumerate(record.versies):
        at = ("versies", index)
        if versie.geldig_tot is not None and versie.geldig_tot < versie.geldig_van:
            message = f"de versie eindigt op {versie.geldig_tot}, voor haar begin op {versie.geldig_van}"
            yield Finding((*at, "geldig_tot"), "V20", message, "Kijk geldig_van en geldig_tot na.")
        yield from validity_is_told(versie, at)
        if versie.bekendgemaakt_op is not None and versie.bekendgemaakt_op < versie.vastgesteld_op:
            message = f"bekendgemaakt op {versie.bekendgemaakt_op}, voor de goedkeuring op {versie.vastgesteld_op}"
            yield Finding((*at, "bekendgemaakt_op"), "V20", message, "Kijk de twee datums na.")
        if versie.vastgesteld_op > versie.geldig_van:
            message = f"geldig vanaf {versie.geldig_van}, voor de goedkeuring op {versie.vastgesteld_op}"
            hint = "Klopt dat, dan hoef je niets te doen. Zeg het wel in wat_verandert."
            yield Finding((*at, "geldig_van"), "V20", message, hint, level=Level.AANDACHTSPUNT)


def pauses_are_empty(record: Reglement) -> Iterator[Finding]:
    """In an ``onderbreking`` no version is in force, and it ends after it began (V20)."""
    for index, pause in enumerate(record.onderbrekingen):
        at = ("onderbrekingen", index, "van")
        if pause.tot < pause.van:
            yield Finding(
                at,
                "V20",
                f"de onderbreking eindigt op {pause.tot}, voor haar begin op {pause.van}",
                "Wissel van en tot.",
            )
        for versie in record.versies:
            if any(first <= pause.tot and (last is None or last >= pause.van) for first, last in stretches(versie)):
                message = f"in deze onderbreking geldt de versie van {versie.geldig_van}"
                yield Finding(at, "V20", message, "Pas de datums van de onderbreking of van de versie aan.")


def amounts(record: Reglement) -> Iterator[Finding]:
    """Every amount is complete and possible (V21, V22); a version without amounts explains itself."""
    for index, versie in enumerate(record.versies):
        yield from wrong_amounts(versie, ("versies", index))


def conditions(record: Reglement) -> Iterator[Finding]:
    """Conditions are complete, and no condition counts meetings of the BOA partnership (V23, V24)."""
    for index, versie in enumerate(record.versies):
        yield from wrong_conditions(versie.voorwaarden, ("versies", index, "voorwaarden"))
        yield from wrong_attendance(versie.deelnamevoorwaarde, ("versies", index, "deelnamevoorwaarde"))


def applications(record: Reglement) -> Iterator[Finding]:
    """Of every version one knows how and when to apply, who decides when, and how it is paid; every year has one budget."""
    for index, versie in enumerate(record.versies):
        for rule in aanvragen_rules.RULES:
            yield from rule(versie, ("versies", index))


def text(record: Reglement) -> Iterator[Finding]:
    """Article numbers are unique in a version, and a later version says what changes for a provider."""
    for index, versie in enumerate(record.versies):
        seen: set[str] = set()
        for place, artikel in enumerate(versie.artikelen):
            if artikel.nr in seen:
                here = ("versies", index, "artikelen", place, "nr")
                yield Finding(
                    here, "artikelen", f"artikel {artikel.nr} staat er al", "Geef elk artikel zijn eigen nummer."
                )
            seen.add(artikel.nr)
        if index and versie.wat_verandert is None:
            message = "deze versie zegt niet wat er verandert voor een opvang"
            hint = "Schrijf in wat_verandert in twee of drie zinnen wat anders wordt."
            yield Finding(("versies", index), "wat-verandert", message, hint, level=Level.AANDACHTSPUNT)


KIND = Kind(
    soort="reglementen",
    model=Reglement,
    enkelvoud="reglement",
    meervoud="reglementen",
    uitleg="De subsidies voor kinderopvang: voor wie, hoeveel, op welke voorwaarden en tot wanneer.",
    label=lambda record: record.titel,
    order=lambda record: (record.titel, record.id),
    rules=(versions_follow, version_dates, pauses_are_empty, amounts, conditions, applications, text),
    prefix="regl",
)
