"""What an amount comes to: exact sums for the pages about subsidies.

Pure arithmetic on records or views of them. Money is ``Decimal`` in euro, rounded half up to the cent; nothing here
knows a town: every number comes from the regulation.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.kinds.bedragen import Vorm

if TYPE_CHECKING:
    from collections.abc import Sequence

CENT = Decimal("0.01")
EXAMPLES = (4, 8, 9, 14, 18)
"""Numbers of places for the examples on a page: a childminder, the limit of family care, group care, a full group."""


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """What a facility with ``plaatsen`` places gets."""

    plaatsen: int
    bedrag: Decimal


def amount(regel: Any, plaatsen: int) -> Decimal | None:
    """What ``regel`` gives a facility with ``plaatsen`` places; None when places do not settle it.

    A flat amount that is only an upper limit, an amount per unit and a share of a budget depend on more than places.
    """
    if regel.vorm == Vorm.vast and not regel.hoogstens:
        return _rounded(regel.bedrag)
    if regel.vorm == Vorm.per_plaats:
        return _capped(regel.bedrag * plaatsen, regel.maximum)
    if regel.vorm == Vorm.per_plaatsschijf:
        schijf = bracket(regel.schijven, plaatsen)
        if schijf is not None:
            return _capped(schijf.bedrag * plaatsen if schijf.per_plaats else schijf.bedrag, regel.maximum)
    return None


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """Whoever tries an amount out: places, proven costs in euro, units in a school year. ``None`` for what is not given."""

    plaatsen: int | None = None
    kosten: Decimal | None = None
    eenheden: int | None = None
    schooljaar: str | None = None


def amount_for(regel: Any, aanvraag: Aanvraag) -> Decimal | None:
    """What ``regel`` gives whoever asks that; ``None`` when something is needed that was not given, or others decide too.

    A share of a budget depends on all who apply. Of a flat amount that is only a limit one gets the proven costs, or the
    share of them that the regulation says, and no more than the limit.
    """
    if regel.vorm == Vorm.vast and regel.hoogstens:
        if aanvraag.kosten is None:
            return None
        share = Fraction(regel.aandeel_kosten or "1/1")
        asked = aanvraag.kosten * share.numerator / share.denominator
        return _capped(min(asked, regel.bedrag), regel.maximum)
    if regel.vorm == Vorm.per_eenheid:
        if aanvraag.eenheden is None:
            return None
        rates = [each for each in regel.tarieven if aanvraag.schooljaar in (None, each.schooljaar)]
        return _capped(rates[-1].bedrag * aanvraag.eenheden, regel.maximum) if rates else None
    if regel.vorm in (Vorm.per_plaats, Vorm.per_plaatsschijf) and aanvraag.plaatsen is None:
        return None
    return amount(regel, aanvraag.plaatsen or 0)


def bracket(schijven: Sequence[Any], plaatsen: int) -> Any | None:
    """The bracket that holds ``plaatsen``; None for no places at all."""
    for schijf in schijven:
        if schijf.van_plaatsen <= plaatsen and (schijf.tot_plaatsen is None or plaatsen <= schijf.tot_plaatsen):
            return schijf
    return None


def example_amounts(regel: Any) -> tuple[Voorbeeld, ...]:
    """The amounts for ``EXAMPLES``, for a page; empty when places do not settle the amount or do not matter."""
    if regel.vorm not in (Vorm.per_plaats, Vorm.per_plaatsschijf):
        return ()
    pairs = ((plaatsen, amount(regel, plaatsen)) for plaatsen in EXAMPLES)
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


def _capped(bedrag: Decimal, maximum: Decimal | None) -> Decimal:
    return _rounded(bedrag if maximum is None else min(bedrag, maximum))


def _rounded(bedrag: Decimal) -> Decimal:
    return bedrag.quantize(CENT, ROUND_HALF_UP)
