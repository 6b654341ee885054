"""What a register reads of a council's files: the fields that it shows, by kind, for each version that it still reads.

A version of the shape grows by fields that may be left out, and a field that goes or changes its name makes the next one
(``/data/``, semver). So one reading model holds for a whole version; of the last two there is one. What the models do not
name is never kept. Names and types are those of the kinds themselves, so that ``lok.facts`` computes with these too.
"""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from lok.kinds.advies import Adviessoort, Strekking
from lok.kinds.adviesstatus import Status
from lok.kinds.gevolgen import Resultaat
from lok.kinds.opvolging import Bestuursorgaan
from lok.kinds.reglementen import Soort
from lok.kinds.termijnen import Termijnstart
from lok.model.fields import MOST_DAYS, Datum, Id, Line, NisCode
from lok.model.reading import refusal
from lok.model.terms import Eenheid, Feestdagen
from lok.opendata.linked import terms
from lok.register.by_schema import schema
from lok.words.prose import prose_text
from lok.words.tangles import tangle

MOST = 20_000
"""Records of one kind of one council."""


def _id_of(value: Any) -> Any:
    """The id in a reference, which may name its kind: ``themas/noodopvang``, or ``{"soort": …, "id": …}``."""
    if isinstance(value, dict):
        value = value.get("id")
    return value.rpartition("/")[2] if isinstance(value, str) else value


def _words(value: Any) -> Any:
    """Prose as its words in one line: nothing of its markup, which is another's, comes along."""
    if not isinstance(value, str):
        raise refusal("tekst", "hier hoort tekst te staan")
    if len(value) > 60_000 or tangle(value):
        raise refusal("tekst", "deze tekst is te lang of te verward om te lezen")
    return prose_text(value)


def _amount(value: Any) -> Any:
    if not isinstance(value, str) or AMOUNT.fullmatch(value) is None:
        raise refusal("bedrag", "hier hoort een bedrag te staan, als tekst met twee cijfers achter de punt")
    return value


AMOUNT = re.compile(r"[0-9]{1,12}\.[0-9]{2}")
Reference = Annotated[Id, BeforeValidator(_id_of)]
Words = Annotated[str, BeforeValidator(_words)]
Money = Annotated[Decimal, BeforeValidator(_amount)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Days = Annotated[int, Field(ge=0, le=MOST_DAYS)]
"""A number of days, or of what is longer: whatever somebody typed, the last one is a day of the calendar."""
Year = Annotated[int, Field(ge=1990, le=2100)]


class Part(BaseModel):
    """Fields that are read; others are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Taken(Part):
    """A record that is taken over: its name in the address of its page, and whether it was invented to show the site."""

    id: Id
    voorbeeld: bool = False
    laatst_gewijzigd: Datum | None = None


class Term(Part):
    """How long an answer may take, in whatever it is counted."""

    aantal: Days
    eenheid: Eenheid
    feestdagen: Feestdagen | None = None
    schuift_op: bool = False
    vanaf: Termijnstart = Termijnstart.ontvangst

    @model_validator(mode="after")
    def _can_be_counted(self) -> Self:
        """A term ends on a day of the calendar."""
        if self.aantal > self.eenheid.hoogstens:
            raise refusal("termijn", "deze termijn is te lang om te tellen")
        return self


class Rules(Part):
    """The term to answer, as the council agreed on it from a day on."""

    geldig_van: Datum
    antwoordtermijn_dagen: Days | None = None
    antwoordtermijn_start: Termijnstart = Termijnstart.ontvangst
    antwoordtermijn: Term | None = None


class Closed(Part):
    """When a town is closed: such a day is no working day."""

    dag: Datum
    tot: Datum | None = None
    elk_jaar: bool = False


class Earlier(Part):
    """What the council was called before, or a council that went into it: its terms hold for the advices of then."""

    id: Id
    tot: Datum
    van: Datum | None = None
    afspraken: tuple[Rules, ...] = ()


class Raad(Taken):
    """Who the council is."""

    naam: Line
    afkorting: Line
    bestuur: Line
    nis_code: NisCode
    kerntaak: Words | None = None
    afspraken: tuple[Rules, ...] = ()
    vroeger: Annotated[tuple[Earlier, ...], Field(max_length=50)] = ()
    sluitingsdagen: Annotated[tuple[Closed, ...], Field(max_length=500)] = ()


class Thema(Taken):
    """A subject."""

    titel: Line
    omschrijving: Words | None = None


class Answer(Part):
    """What a body decided."""

    orgaan: Bestuursorgaan
    besluit_datum: Datum
    meegedeeld_op: Datum
    resultaat: Resultaat
    bestuur: Line | None = None


class Withdrawal(Part):
    """The day on which the council took its advice back."""

    datum: Datum


class Advies(Taken):
    """An advice and what became of it."""

    nummer: Line
    titel: Line
    samenvatting: Annotated[str, Field(max_length=2_000)] = ""
    tekst: Words = ""
    soort_advies: Adviessoort
    strekking: Strekking | None = None
    themas: tuple[Reference, ...] = ()
    gericht_aan: tuple[Bestuursorgaan, ...] = ()
    besturen: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    vroegere_raad: Id | None = None
    status: Status
    uitgebracht_op: Datum | None = None
    overgemaakt_op: Datum | None = None
    termijn_start: Datum | None = None
    gevolgen: tuple[Answer, ...] = ()
    intrekking: Withdrawal | None = None


class Version(Part):
    """The days on which a text of a regulation holds."""

    geldig_van: Datum
    geldig_tot: Datum | None = None
    opnieuw_van: Datum | None = None
    opnieuw_tot: Datum | None = None
    vernietigd_op: Datum | None = None


class Reglement(Taken):
    """A subsidy regulation."""

    titel: Line
    soort_steun: Soort
    doel: Words = ""
    themas: tuple[Reference, ...] = ()
    versies: tuple[Version, ...] = ()


class Toekenning(Taken):
    """What was granted in a year, in total."""

    titel: Line
    reglement: Reference
    jaar: Year
    totaal: Money
    aantal_toegekend: Count | None = None


KINDS: dict[str, type[Taken]] = {
    "raad": Raad,
    "themas": Thema,
    "adviezen": Advies,
    "reglementen": Reglement,
    "toekenningen": Toekenning,
}
"""What the register takes over, by the name of its file. The council itself is what a site must have."""
NEEDED = "raad"
WHOLE, CATALOGUE = "lok.jsonld", "dcat.jsonld"
"""The two other files that the register reads of a council: all its linked data, and its catalogue."""
PROFILE_FILE = Path(terms.__file__).with_name("profiel.ttl")
"""The shapes that linked data are held against: those that this software ships and every council's site shows."""
VERSIONS: dict[int, dict[str, type[Taken]]] = {1: KINDS}
"""By version of the shape, how each kind is read. A next version comes beside it, and the one before the last goes."""
WORDS = {
    "raad": "raden",
    "themas": "thema’s",
    "adviezen": "adviezen",
    "reglementen": "reglementen",
    "toekenningen": "toekenningen",
}


def path_of(name: str) -> str:
    """The file of a kind, or one of the two others, below the address of a site."""
    return f"data/{name if name in (WHOLE, CATALOGUE) else f'{name}.json'}"


def schema_of(version: int, soort: str) -> dict[str, Any]:
    """The shape of a file of a kind, as JSON Schema, for whoever wants to know beforehand what the register takes."""
    record = VERSIONS[version][soort].model_json_schema(ref_template="#/$defs/{model}")
    parts = record.pop("$defs", {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Wat het register leest: {WORDS[soort]}, versie {version}",
        "type": "object",
        "required": ["versie", "bron", "licentie", "records"],
        "properties": {
            "versie": {"type": "string", "pattern": rf"^{version}\.[0-9]+\.[0-9]+$"},
            "bron": {"type": "string"},
            "licentie": {"type": "string", "format": "uri"},
            "records": {"type": "array", "maxItems": MOST, "items": record},
        },
        "$defs": parts,
    }


@cache
def reading_mark() -> str:
    """How files are judged, as one short text: when it changes, every source is read anew instead of taken as unchanged."""
    shapes = {version: {soort: schema_of(version, soort) for soort in kinds} for version, kinds in VERSIONS.items()}
    whole = [
        shapes,
        {soort: schema(soort, newer=False) for soort in KINDS},
        terms.context(),
        PROFILE_FILE.read_text("utf-8"),
    ]
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()[:16]
