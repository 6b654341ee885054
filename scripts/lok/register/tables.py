"""What the register gives away, as tables: names and sorts of columns, and rows. The SQLite and the Parquet files are made of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.register.judge import LICENCE_NAMES
from lok.register.shapes import Toekenning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.register.figures import AdviceRow, RegulationRow, Source
    from lok.register.whole import Whole

TEXT, WHOLE, DAY, MONEY, FLAG = "tekst", "getal", "dag", "bedrag", "ja-nee"
"""The sorts of columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns by name with their sort, and its rows in order."""

    name: str
    columns: dict[str, str]
    rows: tuple[tuple[Any, ...], ...]


TOLD = {
    "raden": "de raden in het register",
    "adviezen": "de adviezen, met wat ervan kwam",
    "adviesthemas": "onder welke thema’s een advies staat",
    "antwoorden": "elk antwoord op een advies",
    "reglementen": "de subsidiereglementen",
    "toekenningen": "wat er per reglement en per jaar is toegekend",
}
"""Every table by its name, with what it holds."""


def tables(all_: Whole) -> tuple[Table, ...]:
    """Every table. Whose a row is, where it stands and under which licence, each row says itself."""
    return (
        Table("raden", COUNCILS, tuple(map(_council, all_.shown))),
        Table("adviezen", ADVICES, tuple(map(_advice, all_.adviezen))),
        Table("adviesthemas", SUBJECTS, tuple(_subjects(all_.adviezen))),
        Table("antwoorden", ANSWERS, tuple(_answers(all_.adviezen))),
        Table("reglementen", REGULATIONS, tuple(map(_regulation, all_.reglementen))),
        Table("toekenningen", GRANTS, tuple(_grants(all_.shown))),
    )


COUNCILS = {"nis_code": TEXT, "naam": TEXT, "afkorting": TEXT, "gemeente": TEXT, "site": TEXT, "licentie": TEXT}


def _council(source: Source) -> tuple[Any, ...]:
    raad = source.raad
    name, town = (raad.naam, raad.bestuur) if raad else (source.council.naam, "")
    return source.code, name, source.name, town, source.state.site_url, _licence(source, "raad")


def _licence(source: Source, soort: str) -> str:
    """The permanent address of the licence of a list."""
    found = source.state.licences.get(soort, "")
    return found if found in LICENCE_NAMES else ""


ADVICES = {
    "nis_code": TEXT,
    "raad": TEXT,
    "id": TEXT,
    "nummer": TEXT,
    "titel": TEXT,
    "samenvatting": TEXT,
    "tekst": TEXT,
    "soort": TEXT,
    "strekking": TEXT,
    "stand": TEXT,
    "uitgebracht_op": DAY,
    "overgemaakt_op": DAY,
    "antwoord_op": DAY,
    "uiterste_dag": DAY,
    "dagen": WHOLE,
    "bladzijde": TEXT,
    "licentie": TEXT,
}


def _advice(row: AdviceRow) -> tuple[Any, ...]:
    advies, klok = row.advies, row.klok
    return (
        row.source.code,
        row.source.name,
        advies.id,
        advies.nummer,
        advies.titel,
        " ".join(advies.samenvatting.split()),
        advies.tekst,
        advies.soort_advies.value,
        advies.strekking.value if advies.strekking else None,
        row.stand.value,
        advies.uitgebracht_op,
        advies.overgemaakt_op,
        klok.antwoord_op if klok else None,
        klok.uiterste_dag if klok else None,
        klok.dagen if klok else None,
        row.page,
        _licence(row.source, "adviezen"),
    )


SUBJECTS = {"nis_code": TEXT, "advies": TEXT, "thema": TEXT}


def _subjects(rows: Iterable[AdviceRow]) -> Iterable[tuple[Any, ...]]:
    return ((row.source.code, row.advies.id, thema) for row in rows for thema in row.themas)


ANSWERS = {
    "nis_code": TEXT,
    "advies": TEXT,
    "orgaan": TEXT,
    "resultaat": TEXT,
    "besluit_datum": DAY,
    "meegedeeld_op": DAY,
}


def _answers(rows: Iterable[AdviceRow]) -> Iterable[tuple[Any, ...]]:
    return (
        (
            row.source.code,
            row.advies.id,
            each.orgaan.value,
            each.resultaat.value,
            each.besluit_datum,
            each.meegedeeld_op,
        )
        for row in rows
        for each in row.advies.gevolgen
    )


REGULATIONS = {
    "nis_code": TEXT,
    "raad": TEXT,
    "id": TEXT,
    "titel": TEXT,
    "soort_steun": TEXT,
    "doel": TEXT,
    "geldt": FLAG,
    "bladzijde": TEXT,
    "licentie": TEXT,
}


def _regulation(row: RegulationRow) -> tuple[Any, ...]:
    reglement = row.reglement
    return (
        row.source.code,
        row.source.name,
        reglement.id,
        reglement.titel,
        reglement.soort_steun.value,
        reglement.doel,
        row.holds,
        row.page,
        _licence(row.source, "reglementen"),
    )


GRANTS = {"nis_code": TEXT, "id": TEXT, "reglement": TEXT, "jaar": WHOLE, "totaal": MONEY, "aantal_toegekend": WHOLE}


def _grants(found: Iterable[Source]) -> Iterable[tuple[Any, ...]]:
    return (
        (source.code, each.id, each.reglement, each.jaar, each.totaal, each.aantal_toegekend)
        for source in found
        for each in source.of(Toekenning)
    )
