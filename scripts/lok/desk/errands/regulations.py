"""A regulation that the town decides anew, and what each of its versions would give somebody."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lok.acts.regulation import NewVersion, amounts_in, as_it_would_be, new_version
from lok.acts.trying_out import tried_out, version_difference
from lok.desk.errands.asking import AnswerError, choices_of, of_model, own
from lok.desk.errands.errand import Beside, Errand
from lok.desk.errands.together import fold
from lok.desk.forms import EVERYBODY, Control, Field
from lok.facts.amounts import Aanvraag, limited_by_costs
from lok.kinds.bedragen import Vorm
from lok.kinds.begunstigden import Begunstigde
from lok.kinds.opvolging import Bestuursorgaan
from lok.kinds.reglementen import Onderbreking
from lok.kinds.versies import Versie
from lok.words.dutch import euro, written_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from typing import Any

    from lok.acts.deed import Deed, Office
    from lok.desk.errands.asking import Given
    from lok.kinds.reglementen import Reglement
    from lok.source.positions import Path

REGULATIONS = "reglementen"
PLACES, COSTS, UNITS, YEAR = "probeer-plaatsen", "probeer-kosten", "probeer-aantal", "probeer-schooljaar"
SORT = "probeer-soort"
BY_PLACES = (Vorm.per_plaats, Vorm.per_plaatsschijf)


def _version_asks(office: Office, record_id: str) -> Iterator[Field]:
    record: Reglement = office.record(REGULATIONS, record_id)
    last = record.versies[-1]
    yield of_model(Versie, "geldig_van")
    if last.geldig_tot is not None:
        yield of_model(
            Onderbreking,
            "reden",
            "zonder-versie",
            label="Waarom gold er intussen geen versie?",
            help=f"Alleen als de nieuwe versie later begint dan {written_day(last.geldig_tot + timedelta(days=1))}.",
            required=False,
        )
    yield of_model(Versie, "vastgesteld_op", label="Goedgekeurd op")
    yield of_model(Versie, "vastgesteld_door", label="Goedgekeurd door", help="", value=last.vastgesteld_door.value)
    yield of_model(Versie, "besluit_nummer")
    yield of_model(Versie, "besluit_url")
    yield of_model(
        Versie,
        "wat_verandert",
        label="Wat verandert er voor een opvang?",
        help="In twee of drie zinnen, in gewone taal.",
    )
    amounts = [_amount_asked(each.at, each.words, each.euro) for each in amounts_in(record)]
    if amounts:
        help_ = "Ze staan er zoals ze waren. Wijzig wat verandert, en kijk ernaast wat dat geeft."
        yield fold("bedragen", "Bedragen in de nieuwe versie", *amounts, help=help_)
    if tries := tuple(_trying(record)):
        yield fold("uitproberen", "Bedragen uitproberen", *tries, help="Wat je hier invult, wordt niet bewaard.")


def _amount_asked(at: Path, words: str, amount: Decimal) -> Field:
    shown = euro(amount).removeprefix("€").strip()
    return Field((_amount_name(at),), words, "In euro.", EVERYBODY, Control.AMOUNT, False, True, shown)


def _amount_name(at: Path) -> str:
    return "-".join(map(str, at))


def _trying(record: Reglement) -> Iterator[Field]:
    """What the amounts of a regulation need to know of whoever asks."""
    rows = [each for versie in record.versies for each in versie.bedragen]
    if any(each.begunstigden for each in rows):
        sorts = {each for versie in record.versies for each in versie.begunstigden}
        sorts.update(each for row in rows for each in row.begunstigden)
        among = [each for each in Begunstigde if each in sorts]
        yield own(SORT, "Soort opvang", Control.CHOICE, kept=False, choices=choices_of(Begunstigde, among))
    if any(each.vorm in BY_PLACES for each in rows):
        words = sorted({each.plaatsen.woord for each in rows if each.vorm in BY_PLACES})
        yield own(PLACES, "Aantal plaatsen", Control.NUMBER, kept=False, help=f"Wat telt: {', '.join(words)}.")
    if any(limited_by_costs(each) for each in rows):
        yield own(COSTS, "Bewezen kosten", Control.AMOUNT, kept=False, help="In euro.")
    units = sorted({each.eenheid for each in rows if each.vorm is Vorm.per_eenheid and each.eenheid})
    if units:
        years = sorted({rate.schooljaar for each in rows for rate in each.tarieven}, reverse=True)
        yield own(UNITS, f"Aantal ({', '.join(units)})", Control.NUMBER, kept=False)
        if years:
            yield own(YEAR, "Schooljaar", Control.CHOICE, kept=False, choices=[(each, each) for each in years])


def _asked_for(given: Given) -> Aanvraag:
    """Whoever the amounts are tried out for."""
    return Aanvraag(
        given.number_or_none(PLACES) if PLACES in given.asked else None,
        given.amount_or_none(COSTS) if COSTS in given.asked else None,
        given.number_or_none(UNITS) if UNITS in given.asked else None,
        (given.picked_or_none(YEAR) or None) if YEAR in given.asked else None,
        (given.picked_or_none(SORT) or None) if SORT in given.asked else None,
    )


def _wish(office: Office, record_id: str, given: Given, *, unsure: bool = False) -> NewVersion:
    """The new version; ``unsure`` where its days need not be known yet, to look at what it would be."""
    record: Reglement = office.record(REGULATIONS, record_id)
    amounts = {each.at: given.amount_or_none(_amount_name(each.at)) for each in amounts_in(record)}
    for at, amount in amounts.items():
        if amount is None:
            raise AnswerError(
                _amount_name(at), "vul het bedrag in. Valt het weg, haal het dan weg bij het reglement zelf."
            )
    begins, adopted = given.day_or_none("geldig_van"), given.day_or_none("vastgesteld_op")
    if unsure:
        last = record.versies[-1]
        begins = begins or max(office.today, last.geldig_tot or last.geldig_van) + timedelta(days=1)
        adopted = adopted or office.today
    return NewVersion(
        begins=begins or given.day("geldig_van"),
        adopted=adopted or given.day("vastgesteld_op"),
        by=given.one("vastgesteld_door", Bestuursorgaan),
        number=given.line("besluit_nummer"),
        url=given.line("besluit_url"),
        changes=given.prose("wat_verandert"),
        gap=given.line("zonder-versie") or ("-" if unsure else ""),
        amounts={at: amount for at, amount in amounts.items() if amount is not None},
    )


def _version(office: Office, record_id: str, given: Given) -> Deed:
    return new_version(office, record_id, _wish(office, record_id, given))


def _version_beside(office: Office, record_id: str, given: Given) -> Iterator[Beside]:
    record: Reglement = office.record(REGULATIONS, record_id)
    try:
        old, new = as_it_would_be(office, record_id, _wish(office, record_id, given, unsure=True))
    except RefusedError:
        return
    same = ("Nog niets: de nieuwe versie neemt alles over van de vorige.",)
    yield Beside("Verschil met de vorige versie", version_difference(old, new) or same)
    changed = record.model_copy(update={"versies": (*record.versies, new)})
    yield from _tried(changed, _asked_for(given), office)


def _tried(record: Reglement, request: Aanvraag, office: Office) -> Iterator[Beside]:
    """What each version gives, the newest first: that is the one that is asked about."""
    rows = tried_out(record, request, office.today)
    if rows:
        table = [
            (
                f"{written_day(each.version)}{' (geldt nu)' if each.in_force else ''}",
                each.words,
                f"{euro(each.amount)}{f' ({each.paid})' if each.paid else ''}" if each.amount is not None else each.why,
            )
            for each in reversed(rows)
        ]
        yield Beside("Wat elke versie geeft", table=(("Versie vanaf", "Bedrag", "Dat geeft"), *table))


def _try_asks(office: Office, record_id: str) -> Iterator[Field]:
    yield from _trying(office.record(REGULATIONS, record_id))


def _try_beside(office: Office, record_id: str, given: Given) -> Iterator[Beside]:
    yield from _tried(office.record(REGULATIONS, record_id), _asked_for(given), office)


def _has_version(office: Office, record: Any) -> bool:
    del office
    return record is not None and bool(record.versies)


def _gives_money(office: Office, record: Any) -> bool:
    del office
    return record is not None and any(_trying(record))


ERRANDS = (
    Errand(
        "nieuwe-versie",
        "Nieuwe versie van een reglement",
        REGULATIONS,
        "De nieuwe versie begint als kopie van de vorige, die de dag ervoor eindigt. Teksten en voorwaarden wijzig je daarna bij het reglement.",
        _version_asks,
        _version,
        "Maak de nieuwe versie",
        _has_version,
        beside=_version_beside,
        serves=frozenset({"versies"}),
    ),
    Errand(
        "uitproberen",
        "Bedragen uitproberen",
        REGULATIONS,
        "Hoeveel krijgt een opvang volgens elke versie? Hier wordt niets bewaard.",
        _try_asks,
        None,
        offered=_gives_money,
        beside=_try_beside,
    ),
)
"""First the decision, then what it gives."""
