"""How complete the data are: counts for the page and for ``data/kwaliteit.json``, made of the same rows as the files.

No clock is read: what ages is counted by the year of its day, so that the same records give the same counts tomorrow.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.kinds.registry import BY_SOORT
from lok.opendata import quality_shape
from lok.opendata.carried import KINDS_LEFT_OUT, LEFT_OUT, SAID_BY_STATE, offered_kinds
from lok.opendata.history import version_of
from lok.opendata.licences import licence_of
from lok.opendata.linked.files import verdict
from lok.opendata.linked.vocabulary import PROFILE
from lok.opendata.lists import SHAPES, last_change
from lok.opendata.memory import Known
from lok.opendata.offer import DataFile
from lok.opendata.places import FOLDER
from lok.opendata.rows import EXAMPLE
from lok.words.dutch import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lok.edition.select import Edition
    from lok.opendata.linked.profile import Judged, Verdict
    from lok.opendata.memory import Rows

PATH = f"{FOLDER}/kwaliteit.json"
VERSION = "1.0.0"
GROUP = "Hoe volledig de gegevens zijn"


@dataclass(frozen=True, slots=True)
class OfKind:
    """What there is of a kind: its records, those that are invented, and those that say when they last changed."""

    soort: str
    title: str
    version: str
    records: int
    examples: int
    dated: int
    last: str


@dataclass(frozen=True, slots=True)
class Count:
    """One measure: its permanent name, what is counted, how many of how many, and what it says by year."""

    code: str
    what: str
    number: int
    of: int
    years: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """All that is counted of an edition."""

    kinds: tuple[OfKind, ...]
    counts: tuple[Count, ...]

    @property
    def last(self) -> str:
        """The last day on which any record says that it changed; empty when none says so."""
        return max((kind.last for kind in self.kinds), default="")


@dataclass(frozen=True, slots=True)
class _Measure:
    """A measure: name, words, the rows that it is about, and the field that has to be filled or the test."""

    code: str
    what: str
    about: Callable[[dict[str, Rows]], Iterable[dict[str, Any]]]
    holds: Callable[[dict[str, Any]], bool]
    day: str = ""


def _all(soort: str, *parts: str) -> Callable[[dict[str, Rows]], Iterable[dict[str, Any]]]:
    def found(rows: dict[str, Rows]) -> Iterable[dict[str, Any]]:
        here: list[dict[str, Any]] = list(rows.get(soort, ()))
        for part in parts:
            here = [each for row in here for each in row.get(part, ())]
        return here

    return found


def _has(*names: str) -> Callable[[dict[str, Any]], bool]:
    return lambda row: any(name in row for name in names)


MEASURES: tuple[_Measure, ...] = (
    _Measure("adviezen-met-antwoord", "adviezen hebben een antwoord", _all("adviezen"), _has("gevolgen")),
    _Measure(
        "antwoorden-met-motivering", "antwoorden geven hun redenen", _all("adviezen", "gevolgen"), _has("motivering")
    ),
    _Measure(
        "antwoorden-met-besluit",
        "antwoorden zeggen waar het besluit te lezen is",
        _all("adviezen", "gevolgen"),
        _has("besluit_nummer", "besluit_url", "document"),
    ),
    _Measure(
        "punten-met-besluit",
        "agendapunten hebben een besluit dat iedereen kan lezen",
        _all("vergaderingen", "agendapunten"),
        _has("besluit"),
    ),
    _Measure(
        "stemmingen-met-aantallen",
        "stemmingen geven aantallen",
        _all("vergaderingen", "agendapunten", "stemmingen"),
        _has("voor", "tegen", "onthouding"),
    ),
    _Measure(
        "versies-met-artikelen",
        "versies van reglementen hebben hun artikelen",
        _all("reglementen", "versies"),
        _has("artikelen"),
    ),
    _Measure(
        "versies-met-besluit",
        "versies van reglementen zeggen waar het besluit te lezen is",
        _all("reglementen", "versies"),
        _has("besluit_nummer", "besluit_url"),
    ),
    _Measure(
        "contactpunten-nagekeken",
        "contactpunten hebben een dag waarop iemand ze nakeek",
        _all("contactpunten"),
        _has("nagekeken_op"),
        "nagekeken_op",
    ),
    _Measure(
        "locaties-met-peildatum",
        "opvanglocaties zeggen van welke dag hun plaatsen zijn",
        _all("locaties"),
        _has("peildatum"),
        "peildatum",
    ),
)
"""What is counted beside the records themselves. A code is never changed."""

NOT_CHECKED = (
    "Of een webadres buiten de site nog werkt: dat kijkt niemand na bij het maken van de bestanden. Een verwijzing naar een ander record leidt wel altijd ergens heen: anders wordt de site niet gemaakt.",
    "Of wat in een record staat ook klopt: de controle kijkt na of het kan en of het samenhangt.",
)
"""What is not known of the data, said as plainly as what is."""


def quality_of(rows: dict[str, Rows]) -> Quality:
    """The counts over all rows, by kind."""
    kinds = tuple(
        OfKind(
            kind.soort,
            sentence(kind.meervoud),
            version_of(kind.soort),
            len(rows[kind.soort]),
            sum(EXAMPLE in row for row in rows[kind.soort]),
            sum("laatst_gewijzigd" in row for row in rows[kind.soort]),
            last_change(rows[kind.soort]),
        )
        for kind in offered_kinds()
    )
    return Quality(kinds, tuple(_counted(measure, rows) for measure in MEASURES))


def _counted(measure: _Measure, rows: dict[str, Rows]) -> Count:
    about = list(measure.about(rows))
    years = Counter(row[measure.day][:4] for row in about if measure.day in row) if measure.day else Counter()
    return Count(
        measure.code,
        measure.what,
        sum(map(measure.holds, about)),
        len(about),
        tuple(sorted(years.items(), reverse=True)),
    )


def left_out() -> Iterator[tuple[str, str]]:
    """What no file has, in words, each with its ground."""
    for soort, ground in KINDS_LEFT_OUT.items():
        yield f"{BY_SOORT[soort].meervoud} (alle)", ground
    for path, ground in LEFT_OUT.items():
        soort, _, name = path.partition(".")
        where = "elk soort" if soort == "*" else soort
        yield f"{where}: {name.replace('.', ', ').replace('_', ' ')}", ground


def offers(edition: Any) -> Iterator[DataFile]:
    """The one file."""
    licence = licence_of(edition.raad).iri
    yield DataFile(PATH, "Dezelfde tellingen voor een programma", "application/json", licence=licence, group=GROUP)
    yield DataFile(quality_shape.PATH, "De vorm daarvan", "application/schema+json", group=SHAPES)


def quality(edition: Any) -> Quality:
    """The counts of an edition: the very same object as before while no record changed."""
    known = edition.memory_of(Known)
    rows = known.all_rows(edition)
    counted: Quality = known.kept("counts", tuple(rows.values()), lambda: quality_of(rows))
    return counted


def write(edition: Edition, known: Known) -> Iterator[tuple[str, str]]:
    """The text of it."""
    counted, judgement, raad, site = quality(edition), verdict(edition), edition.raad, edition.address
    made_of = counted, judgement, raad.naam, licence_of(raad).iri, site

    def made() -> dict[str, str]:
        schema = f"{json.dumps(quality_shape.shape(site, VERSION), ensure_ascii=False, indent=1)}\n"
        return {PATH: _text(counted, judgement, raad, site), quality_shape.PATH: schema}

    yield from known.files("quality", made_of, made).items()


def _text(found: Quality, judgement: Verdict, raad: Any, site: str) -> str:
    made = {
        "$schema": f"{site}{quality_shape.PATH}",
        "versie": VERSION,
        "bron": f"{raad.naam}, {site}",
        "licentie": licence_of(raad).iri,
        **({"laatst_gewijzigd": found.last} if found.last else {}),
        "soorten": [
            {
                "soort": kind.soort,
                "versie": kind.version,
                "records": kind.records,
                "voorbeelden": kind.examples,
                "met_laatst_gewijzigd": kind.dated,
                **({"laatst_gewijzigd": kind.last} if kind.last else {}),
            }
            for kind in found.kinds
        ],
        "tellingen": [
            {
                "code": each.code,
                "wat": each.what,
                "aantal": each.number,
                "van": each.of,
                **({"per_jaar": dict(each.years)} if each.years else {}),
            }
            for each in found.counts
        ],
        "profiel": {
            "vorm": f"{site}{PROFILE}",
            "dingen": judgement.things,
            "met_fout": judgement.broken,
            "soorten": [_shape(each) for each in judgement.shapes if each.things],
        },
        "weggelaten": [{"wat": what, "grond": ground} for what, ground in (*left_out(), *SAID_BY_STATE)],
        "niet_nagekeken": list(NOT_CHECKED),
    }
    return f"{json.dumps(made, ensure_ascii=False, indent=1)}\n"


def _shape(found: Judged) -> dict[str, Any]:
    """What the profile says of one sort of things; a field that it asks for and that is empty is named, with how often."""
    return {
        "vorm": found.shape.name,
        "wat": found.shape.title,
        "dingen": found.things,
        "met_fout": len(found.broken),
        **({"ontbreekt": dict(sorted(found.missing.items()))} if found.missing else {}),
    }
