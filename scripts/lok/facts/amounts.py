"""What an amount comes to: exact sums for the pages about subsidies.

Pure arithmetic on records or views of them. Money is ``Decimal`` in euro, rounded half up to the cent; nothing here
knows a town: every number comes from the regulation.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.kinds.bedragen import Vorm
from lok.model.days import holds_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

CENT = Decimal("0.01")
EXAMPLES = (4, 8, 9, 14, 18)
"""Numbers of places for the examples on a page: a childminder, the limit of family care, group care, a full group."""


@dataclass(frozen=True, slots=True)
class Prijs:
    """What an amount starts from, and since when where an indexing made it so."""

    bedrag: Any
    sinds: date | None


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """What a facility with ``plaatsen`` places gets."""

    plaatsen: int
    bedrag: Decimal


def price(regel: Any, day: date | None = None) -> Prijs:
    """The amount that a rule starts from on ``day``: what the last indexing made of it, as far as a record says.

    Nothing is computed from an index: where no indexing is written, it is what the regulation says.
    """
    known = [each for each in regel.indexeringen if day is not None and each.van <= day]
    return Prijs(known[-1].bedrag, known[-1].van) if known else Prijs(regel.bedrag, None)


def amount(regel: Any, plaatsen: int, day: date | None = None) -> Decimal | None:
    """What ``regel`` gives a facility with ``plaatsen`` places; None when places do not settle it.

    An amount that the costs limit, an amount per unit and a share of a budget depend on more than places.
    """
    if limited_by_costs(regel, plaatsen):
        return None
    return amount_for(regel, Aanvraag(plaatsen=plaatsen), day)


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """Whoever tries an amount out: places, proven costs in euro, units, and their school year. ``None`` for what is not given.

    ``soort`` is the sort of care, where not every sort gets the same.
    """

    plaatsen: int | None = None
    kosten: Decimal | None = None
    eenheden: int | None = None
    schooljaar: str | None = None
    soort: str | None = None


def amount_for(regel: Any, aanvraag: Aanvraag, day: date | None = None) -> Decimal | None:
    """What ``regel`` gives whoever asks that; ``None`` when something is needed that was not given, or others decide too.

    A share of a budget depends on all who apply. Otherwise the base is taken first, then the limits: the proven costs or a
    part of them, the least, the most. The most has the last word.
    """
    if aanvraag.soort is not None and not is_for(regel, aanvraag.soort):
        return None
    base = _base(regel, aanvraag, day)
    if base is None:
        return None
    if limited_by_costs(regel, aanvraag.plaatsen) and regel.vorm != Vorm.deel_van_de_kosten:
        if aanvraag.kosten is None:
            return None
        base = min(base, share_of(regel, aanvraag.kosten))
    counted = aanvraag.plaatsen or 0
    schijf = bracket(regel.schijven, counted) if regel.schijven else None
    return _limited(regel, base, schijf.maximum if schijf is not None else None, has_none=base == 0)


def _base(regel: Any, aanvraag: Aanvraag, day: date | None) -> Fraction | None:  # noqa: PLR0911 - one for each base
    """What an amount comes to before its limits; ``None`` when it is not known."""
    match regel.vorm:
        case Vorm.vast:
            return Fraction(price(regel, day).bedrag)
        case Vorm.per_plaats if aanvraag.plaatsen is not None:
            return Fraction(price(regel, day).bedrag) * at_most(regel, aanvraag.plaatsen)
        case Vorm.per_plaatsschijf if aanvraag.plaatsen is not None:
            schijf = bracket(regel.schijven, aanvraag.plaatsen)
            if schijf is None:
                return None
            return Fraction(schijf.bedrag) * (at_most(regel, aanvraag.plaatsen) if schijf.per_plaats else 1)
        case Vorm.per_eenheid if aanvraag.eenheden is not None:
            rate = _rate(regel, aanvraag.schooljaar, day)
            return None if rate is None else Fraction(rate) * at_most(regel, aanvraag.eenheden)
        case Vorm.deel_van_de_kosten if aanvraag.kosten is not None:
            return share_of(regel, aanvraag.kosten)
    return None


def _rate(regel: Any, schooljaar: str | None, day: date | None) -> Decimal | None:
    """What one unit brings: the one amount, or that of a school year, the last one where none is said."""
    if not regel.tarieven:
        found: Decimal = price(regel, day).bedrag
        return found
    rates = [each.bedrag for each in regel.tarieven if schooljaar in (None, each.schooljaar)]
    return rates[-1] if rates else None


def at_most(regel: Any, many: int) -> int:
    """How many places or units count."""
    return many if regel.aantal_hoogstens is None else min(many, regel.aantal_hoogstens)


def share_of(regel: Any, kosten: Decimal) -> Fraction:
    """The part of the proven costs that is paid back at most: all of them where the regulation says no part."""
    return Fraction(kosten) * Fraction(regel.aandeel_kosten or "1/1")


def limited_by_costs(regel: Any, plaatsen: int | None = None) -> bool:
    """Whether the proven costs decide too, for a facility with so many places, or for any when that is not said."""
    if regel.hoogstens or regel.vorm == Vorm.deel_van_de_kosten:
        return True
    if plaatsen is None:
        return any(each.hoogstens for each in regel.schijven)
    schijf = bracket(regel.schijven, plaatsen)
    return schijf is not None and bool(schijf.hoogstens)


def is_for(regel: Any, soort: str) -> bool:
    """Whether a sort of care gets an amount: every sort does where the amount names none."""
    return not regel.begunstigden or soort in [each.value for each in regel.begunstigden]


def in_force_on(regel: Any, day: date) -> bool:
    """Whether an amount holds on a day on which its version does."""
    return holds_on(regel.van, regel.tot, day)


def _limited(regel: Any, base: Fraction, bracket_most: Decimal | None, *, has_none: bool) -> Decimal:
    """An amount within its limits. Who gets nothing, for no places or in a bracket without support, gets no least either."""
    if regel.minimum is not None and not has_none:
        base = max(base, Fraction(regel.minimum))
    for most in (bracket_most, regel.maximum):
        if most is not None:
            base = min(base, Fraction(most))
    return in_cents(base)


def in_cents(exact: Fraction) -> Decimal:
    """An exact amount in whole cents, half a cent upwards."""
    return (Decimal((exact * 200 + 1) // 2) * CENT).quantize(CENT)


@dataclass(frozen=True, slots=True)
class Betaling:
    """One stage of what is paid: in words, its part, and what that comes to."""

    omschrijving: str
    aandeel: str
    bedrag: Decimal


def stages(versie: Any, regel: Any, bedrag: Decimal) -> tuple[Betaling, ...]:
    """How ``bedrag`` of an amount is paid in stages, to the cent; empty when it is paid at once."""
    own = [each for each in versie.uitbetalingen if each.aandeel and each.voor is not None and each.voor == regel.voor]
    parts = own or [each for each in versie.uitbetalingen if each.aandeel and each.voor is None]
    if not parts:
        return ()
    shares = [Fraction(each.aandeel) for each in parts]
    common = math.lcm(*(share.denominator for share in shares))
    paid = divide(bedrag, [int(share * common) for share in shares])
    return tuple(Betaling(each.omschrijving, each.aandeel, part) for each, part in zip(parts, paid, strict=True))


def bracket(schijven: Sequence[Any], plaatsen: int) -> Any | None:
    """The bracket that holds ``plaatsen``; None for no places at all."""
    for schijf in schijven:
        if schijf.van_plaatsen <= plaatsen and (schijf.tot_plaatsen is None or plaatsen <= schijf.tot_plaatsen):
            return schijf
    return None


def example_amounts(regel: Any, day: date | None = None) -> tuple[Voorbeeld, ...]:
    """The amounts for ``EXAMPLES``, for a page; empty when places do not settle the amount or do not matter."""
    if regel.vorm not in (Vorm.per_plaats, Vorm.per_plaatsschijf):
        return ()
    pairs = ((plaatsen, amount(regel, plaatsen, day)) for plaatsen in EXAMPLES)
    return tuple(Voorbeeld(plaatsen, bedrag) for plaatsen, bedrag in pairs if bedrag is not None)


def divide(totaal: Decimal, gewichten: Sequence[int]) -> tuple[Decimal, ...]:
    """``totaal`` divided pro rata of ``gewichten``, in cents that add up to it exactly (largest remainder).

    Equal remainders favour the earlier one, so the same input always gives the same division.

    Raises:
        ValueError: the weights are negative or add up to nothing, or ``totaal`` is no whole number of cents.
    """
    cents = int(totaal / CENT)
    if cents * CENT != totaal or cents < 0:
        raise ValueError(f"{totaal} is no amount in cents")
    if not gewichten or min(gewichten) < 0 or sum(gewichten) == 0:
        raise ValueError("nothing to divide by")
    exact = [Fraction(cents * gewicht, sum(gewichten)) for gewicht in gewichten]
    shares = [int(share) for share in exact]
    order = sorted(range(len(exact)), key=lambda index: (shares[index] - exact[index], index))
    for index in order[: cents - sum(shares)]:
        shares[index] += 1
    return tuple(share * CENT for share in shares)


def average_grant(totaal: Decimal, aantal: int) -> Decimal | None:
    """The average grant; None when nothing was granted."""
    return _rounded(totaal / aantal) if aantal else None


def _rounded(bedrag: Decimal) -> Decimal:
    return bedrag.quantize(CENT, ROUND_HALF_UP)
