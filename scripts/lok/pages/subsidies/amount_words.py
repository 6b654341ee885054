"""An amount of a regulation in one line: what it starts from, its limits, how often, and what it follows.

Works on an amount as record or view. Put together in the order in which the amount itself is: see ``facts.amounts``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.facts.amounts import Aanvraag, Betaling, amount_for, price, stages
from lok.kinds.bedragen import Vorm
from lok.model.measures import month_in_words
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def amount_in_words(regel: Any, day: date | None = None) -> str:
    """One amount in one line: ``starters: € 250 per plaats (nieuwe plaatsen), …, eenmalig``.

    With ``day`` an indexed amount is what the last indexing before that day made of it.
    """
    return _amount(regel, _base_in_words(regel, day), day)


def amount_in_short(regel: Any, day: date | None = None) -> str:
    """The same where a table of its brackets stands near it: ``€ 380 tot € 420 per plaats (vergunde plaatsen), …``."""
    if regel.vorm is not Vorm.per_plaatsschijf:
        return amount_in_words(regel, day)
    least, most = (find(each.bedrag for each in regel.schijven) for find in (min, max))
    found = dutch.euro(most) if least == most else f"{dutch.euro(least)} tot {dutch.euro(most)}"
    each = " per plaats" if all(schijf.per_plaats for schijf in regel.schijven) else ""
    return _amount(regel, f"{found}{each}, naar het aantal plaatsen ({regel.plaatsen.woord})", day)


def _amount(regel: Any, base: str, day: date | None) -> str:
    return f"{_for_whom(regel)}{', '.join((base, *_limits(regel), regel.frequentie.woord, *_index(regel, day), *_days(regel)))}"


def _for_whom(regel: Any) -> str:
    """``gezinsopvang, starters: ``; empty where everybody gets the same."""
    found = [*(each.woord for each in regel.begunstigden), *([regel.voor] if regel.voor else [])]
    return f"{', '.join(found)}: " if found else ""


def _limits(regel: Any) -> Iterator[str]:
    """The limits that are not part of the words of the base."""
    if regel.aantal_hoogstens is not None:
        many = dutch.counted(regel.aantal_hoogstens, "keer", "keer")
        yield (
            f"voor hoogstens {many}"
            if regel.eenheid
            else f"voor hoogstens {dutch.counted(regel.aantal_hoogstens, 'plaats', 'plaatsen')}"
        )
    if regel.vorm not in (Vorm.vast, Vorm.deel_van_de_kosten) and _costs_count(regel):
        part = f"{dutch.share(regel.aandeel_kosten)} van " if regel.aandeel_kosten else ""
        yield f"en nooit meer dan {part}de bewezen kosten"
    if regel.minimum is not None and not _is_range(regel):
        yield f"met een minimum van {dutch.euro(regel.minimum)} per aanvrager"
    if regel.maximum is not None:
        yield f"met een maximum van {dutch.euro(regel.maximum)} per aanvrager"


def _costs_count(regel: Any) -> bool:
    return bool(regel.hoogstens or any(each.hoogstens for each in regel.schijven))


def _is_range(regel: Any) -> bool:
    """Whether the base itself is said as from the least to the most."""
    return regel.vorm is Vorm.vast and bool(regel.hoogstens) and regel.minimum is not None


def _index(regel: Any, day: date | None) -> Iterator[str]:
    """That the amount moves, with what, and which amount stood in the regulation itself."""
    if not regel.index:
        return
    basis = f" (basis: {month_in_words(regel.index_basis)})" if regel.index_basis else ""
    yield f"stijgt mee met de {regel.index}{basis}"
    if day is None:
        yield from (f"{dutch.euro(each.bedrag)} vanaf {dutch.written_day(each.van)}" for each in regel.indexeringen)
    elif (since := price(regel, day).sinds) is not None:
        yield f"dit bedrag geldt sinds {dutch.written_day(since)}"


def index_remark(versie: Any, day: date) -> str:
    """What somebody must know of indexed amounts: that they move, and whether the amount is the one of today; empty without any."""
    indexed = [regel for regel in versie.bedragen if regel.index]
    if not indexed:
        return ""
    known = sorted(since for regel in indexed if (since := price(regel, day).sinds) is not None)
    which = "Dit bedrag stijgt" if len(versie.bedragen) == 1 else "De geïndexeerde bedragen stijgen"
    told = f"{which} mee met de {dutch.listed(dict.fromkeys(regel.index for regel in indexed))}."
    if len(known) == len(indexed):
        return f"{told} Het laatste bedrag dat wij kennen, geldt sinds {dutch.written_day(known[0])}. Vraag na of er intussen een nieuw is."
    return f"{told} Hier staat het bedrag van het reglement zelf. Hoeveel het vandaag is, weten wij niet: vraag het na."


def _days(regel: Any) -> Iterator[str]:
    """From when until when the amount holds, where that is not as long as its version."""
    if regel.van and regel.tot:
        yield dutch.period(regel.van, regel.tot)
    elif regel.van:
        yield f"vanaf {dutch.written_day(regel.van)}"
    elif regel.tot:
        yield f"tot en met {dutch.written_day(regel.tot)}"


def _base_in_words(regel: Any, day: date | None) -> str:  # noqa: PLR0911 - one for each base
    match regel.vorm:
        case Vorm.vast:
            share = f"{dutch.share(regel.aandeel_kosten)} van de bewezen kosten, " if regel.aandeel_kosten else ""
            found = dutch.euro(price(regel, day).bedrag)
            if _is_range(regel):
                return f"{share}van {dutch.euro(regel.minimum)} tot {found}"
            return f"{share}{'hoogstens ' if regel.hoogstens else ''}{found}"
        case Vorm.per_plaats:
            return f"{dutch.euro(price(regel, day).bedrag)} per plaats ({regel.plaatsen.woord})"
        case Vorm.per_plaatsschijf:
            brackets = ", ".join(map(bracket_in_words, regel.schijven))
            return f"naar het aantal plaatsen ({regel.plaatsen.woord}): {brackets}"
        case Vorm.per_eenheid if regel.tarieven:
            return f"per {regel.eenheid}: {', '.join(map(rate_in_words, regel.tarieven))}"
        case Vorm.per_eenheid:
            return f"{dutch.euro(price(regel, day).bedrag)} per {regel.eenheid}"
        case Vorm.deel_van_de_kosten:
            return f"{dutch.share(regel.aandeel_kosten)} van de bewezen kosten"
        case _:
            key = f" van {regel.verdeelsleutel}" if regel.verdeelsleutel else ""
            how = f"naar verhouding{key}" if regel.verdeling.value == "pro_rata" else "volgens een rangschikking van de dossiers"  # fmt: skip
            return f"een deel van {dutch.euro(regel.totaal)}, verdeeld {how}"


def bracket_in_words(schijf: Any) -> str:
    """``1 tot en met 8 plaatsen € 420 per plaats``."""
    noun = "plaats" if schijf.van_plaatsen == schijf.tot_plaatsen == 1 else "plaatsen"
    return f"{bracket_span(schijf)} {noun} {dutch.euro(schijf.bedrag)}{' per plaats' if schijf.per_plaats else ''}"


def bracket_span(schijf: Any) -> str:
    """From how many to how many: ``1 tot en met 8``."""
    first, last = schijf.van_plaatsen, schijf.tot_plaatsen
    return f"{first}{' of meer' if last is None else '' if last == first else f' tot en met {last}'}"


def rate_in_words(tarief: Any) -> str:
    """``€ 25 in 2023-2024 (geteld op 1 februari 2024)``."""
    counted = f" (geteld op {dutch.written_day(tarief.peildatum)})" if tarief.peildatum else ""
    return f"{dutch.euro(tarief.bedrag)} in {tarief.schooljaar}{counted}"


def percent(aandeel: str) -> str:
    """A part as a percentage where that is a whole number, ``40 %``; else in words."""
    exact = Fraction(aandeel) * 100
    return f"{exact.numerator}\u00a0%" if exact.denominator == 1 else dutch.share(aandeel)


@dataclass(frozen=True, slots=True)
class Schijvenvoorbeeld:
    """What an amount comes to in an example, and the stages in which it is paid."""

    voor: str | None
    bedrag: Decimal
    delen: tuple[Betaling, ...]


def stage_examples(versie: Any, day: date) -> tuple[Schijvenvoorbeeld, ...]:
    """Of every amount that is paid in stages an example: of what a facility of eight places gets at most."""
    most = Aanvraag(plaatsen=PLACES, kosten=MANY, eenheden=1)
    found = (
        (regel, amount_for(regel, most, day)) for regel in versie.bedragen if regel.vorm is not Vorm.deel_van_de_kosten
    )
    return tuple(
        Schijvenvoorbeeld(regel.voor, bedrag, delen)
        for regel, bedrag in found
        if bedrag and (delen := stages(versie, regel, bedrag))
    )


PLACES, MANY = 8, Decimal(10**9)
"""The facility of the example of stages, and costs that limit nothing."""

FUNCTIONS = (stage_examples, amount_in_short, bracket_span, index_remark, percent)
"""What templates may call."""
