"""Figures of the childcare desk, a record a year: how many asked, how many found nothing, how many were in a hurry.

The people behind small counts could be recognised: ``lok.words.small_counts`` says which must not be shown, and ``withheld``
drops them from the public's view. A request counts once, in the month it first came in, so the months add up to the year.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from lok.model.audience import Public
from lok.model.fields import Feitdag, Getal, Jaar, Prose, RecordRef
from lok.model.kind import Kind, Part, Record
from lok.source.problems import Finding, Level
from lok.words.small_counts import COUNTS, INSIDE, TALKS, unsafe_fields, unsafe_months

Maanden = Annotated[tuple[Getal, ...], Field(max_length=12)]
"""A count for each month, from January on."""


class PerMaand(Part):
    """The counts by month, from January on; every list that is filled in has the same length."""

    aanvragen_uniek: Public[Maanden] = ()
    """De nieuwe aanvragen per maand, van januari af: twaalf getallen, of minder zolang het jaar loopt."""
    aanvragen_onbeantwoord: Public[Maanden] = ()
    """De aanvragen van die maand die onbeantwoord bleven."""
    met_opvangvoorstel: Public[Maanden] = ()
    """De aanvragen van die maand waarvoor een opvangvoorstel kwam."""
    dringend: Public[Maanden] = ()
    """De dringende aanvragen van die maand."""
    dringend_opgelost: Public[Maanden] = ()
    """De dringende aanvragen van die maand waarvoor opvang gevonden werd."""

    def withheld(self) -> frozenset[str]:
        """A list falls as a whole when one of its months, or their sum, must not be shown."""
        return unsafe_months(self)


class Loketcijfer(Record):
    """The figures of one year."""

    jaar: Public[Annotated[Jaar, Field(ge=2007)]]
    """Het jaar waarover de cijfers gaan."""
    peildatum: Public[Feitdag | None] = None
    """De dag waarop geteld is. Alleen bij een schatting mag hij ontbreken, of zolang er nog geen cijfers zijn."""
    benaderend: Public[Annotated[str, Field(max_length=200)] | None] = None
    """Als de cijfers een schatting zijn: waarom, in één zin."""
    aanvragen_uniek: Public[Getal | None] = None
    """Hoeveel gezinnen een plaats vroegen, elk één keer geteld. Leeg zolang dat nog niet bekend is: nooit 0."""
    aanvragen_onbeantwoord: Public[Getal | None] = None
    """Hoeveel van die gezinnen geen plaats vonden."""
    met_opvangvoorstel: Public[Getal | None] = None
    """Hoeveel van die gezinnen een voorstel kregen."""
    dringend: Public[Getal | None] = None
    """Hoeveel aanvragen dringend waren."""
    dringend_opgelost: Public[Getal | None] = None
    """Voor hoeveel dringende aanvragen opvang gevonden werd."""
    per_maand: Public[PerMaand | None] = None
    """De aanvragen per maand. Is er een maand met minder dan 5? Dan toont de site die lijst per kwartaal, of niet."""
    vervangcapaciteit_plaatsen: Public[Getal | None] = None
    """Hoeveel plaatsen tijdelijke vervangcapaciteit er dat jaar waren."""
    opstartgesprekken: Public[Getal | None] = None
    """Hoeveel opstartgesprekken de regie dat jaar had. Alleen het aantal."""
    opvolggesprekken: Public[Getal | None] = None
    """Hoeveel gesprekken ter ondersteuning bij opvolging er dat jaar waren. Alleen het aantal."""
    zie_ook: Public[tuple[RecordRef, ...]] = ()
    """De doelstellingen en projecten die bij deze cijfers horen. Wat ze bereikten, staat bij de cijfers."""
    duiding: Public[Prose | None] = None
    """Wat een lezer moet weten om de cijfers te begrijpen. Niets over één gezin of één opvang."""

    @property
    def counted(self) -> bool:
        """Whether any number is there: a year without one stands on the site as not known yet."""
        numbers = (*COUNTS, *TALKS, "vervangcapaciteit_plaatsen", "per_maand")
        return any(getattr(self, name) is not None for name in numbers)

    def withheld(self) -> frozenset[str]:
        """What would point at few people, or could be subtracted to find them."""
        return unsafe_fields(self)


def parts_fit_in_the_whole(record: Loketcijfer) -> Iterator[Finding]:
    """No count is larger than the one it is a part of, for the year and for each month."""
    for part, whole in INSIDE:
        inside, total = getattr(record, part), getattr(record, whole)
        if inside is not None and total is not None and inside > total:
            yield Finding(
                (part,), "optelling", f"{inside} is meer dan {whole} {total}", "Verbeter een van de twee aantallen."
            )
    if record.per_maand is None:
        return
    for part, whole in INSIDE:
        pairs = zip(getattr(record.per_maand, part), getattr(record.per_maand, whole), strict=False)
        for month, (inside, total) in enumerate(pairs):
            if inside > total:
                message = f"{inside} is meer dan {whole} {total} van dezelfde maand"
                yield Finding(("per_maand", part, month), "optelling", message, "Verbeter een van de twee aantallen.")


def answers_split_the_requests(record: Loketcijfer) -> Iterator[Finding]:
    """Unanswered requests and requests with a proposal are together no more than all requests."""
    answered = (record.aanvragen_onbeantwoord or 0) + (record.met_opvangvoorstel or 0)
    asked = record.aanvragen_uniek
    both = record.aanvragen_onbeantwoord is not None and record.met_opvangvoorstel is not None
    if both and asked is not None and answered > asked:
        message = f"samen met aanvragen_onbeantwoord {answered}, meer dan aanvragen_uniek {asked}"
        yield Finding(("met_opvangvoorstel",), "optelling", message, "Tel elk gezin één keer, en verbeter een aantal.")


def months_add_up(record: Loketcijfer) -> Iterator[Finding]:
    """The months of a count add up to its year, and all counts have the same months."""
    if record.per_maand is None:
        return
    filled = {name: getattr(record.per_maand, name) for name in COUNTS if getattr(record.per_maand, name)}
    longest = max(map(len, filled.values()), default=0)
    for name, months in filled.items():
        at = ("per_maand", name)
        if len(months) != longest:
            message = f"{len(months)} maanden, maar een andere lijst heeft er {longest}"
            yield Finding(at, "maanden", message, "Schrijf voor elke maand een getal, ook als het 0 is.")
        elif getattr(record, name) != sum(months):
            year = getattr(record, name)
            message = f"de maanden tellen samen {sum(months)}, het jaar {'niets' if year is None else year}"
            yield Finding(at, "optelling", message, f"Verbeter een maand, of schrijf {name}: {sum(months)}.")


def counted_after_the_year_began(record: Loketcijfer) -> Iterator[Finding]:
    """Nothing is counted before the year it is about; what was counted has a day, and an estimate says that it is one."""
    if record.peildatum is None:
        if record.benaderend is None and record.counted:
            hint = "Vul peildatum in. Is het geen telling maar een schatting, zeg dat dan in benaderend."
            yield Finding(("jaar",), "peildatum", "er staat niet wanneer geteld is", hint)
        return
    if record.peildatum.year < record.jaar:
        message = f"geteld op {record.peildatum}, voor het jaar {record.jaar} begon"
        yield Finding(("peildatum",), "datumvolgorde", message, "Schrijf de dag waarop de cijfers zijn opgemaakt.")


def counted_when_the_year_was_over(record: Loketcijfer) -> Iterator[Finding]:
    """A year is counted once, when it is over: of two counts of a running year the difference may be one family."""
    if (
        record.counted
        and record.peildatum is not None
        and record.peildatum.year == record.jaar
        and record.peildatum < date(record.jaar, 12, 31)
    ):
        message = f"het jaar {record.jaar} liep nog: het verschil met een latere telling kan één gezin aanwijzen"
        hint = "Zet de cijfers er liefst pas op als het jaar om is, en werk ze niet elke maand bij."
        yield Finding(("peildatum",), "lopend-jaar", message, hint, level=Level.AANDACHTSPUNT)


KIND = Kind(
    soort="loketcijfers",
    model=Loketcijfer,
    enkelvoud="jaar cijfers",
    meervoud="cijfers van het loket",
    uitleg="Hoeveel gezinnen vroegen een plaats aan het Lokaal Loket Kinderopvang, en hoeveel vonden er een?",
    label=lambda r: f"Cijfers van het loket {r.jaar}",
    order=lambda r: r.jaar,
    rules=(
        parts_fit_in_the_whole,
        answers_split_the_requests,
        months_add_up,
        counted_after_the_year_began,
        counted_when_the_year_was_over,
    ),
    newest_first=True,
    prefix="loket",
    dated="peildatum",
)
