"""What must hold of one amount of a regulation: complete, possible, and of one shape. Part of ``reglementen``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lok.kinds.bedragen import GENERAL, MAY_HAVE, NEEDS, Vorm
from lok.model.depends import asks_for
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.kinds.bedragen import Bedragregel
    from lok.kinds.versies import Versie
    from lok.source.parse import Path


def wrong_amounts(versie: Versie, at: Path) -> Iterator[Finding]:
    """What is wrong with the amounts of a version."""
    if not versie.bedragen and versie.bedrag_uitleg is None:
        hint = "Vul bedragen in, of leg in bedrag_uitleg uit waarin de steun bestaat."
        yield Finding(at, "bedragvorm", "er staat niet hoeveel de steun bedraagt", hint)
    for place, regel in enumerate(versie.bedragen):
        here = (*at, "bedragen", place)
        for rule in (wrong_fields, wrong_brackets, wrong_cap, wrong_shares, wrong_rates, wrong_days, wrong_index):
            yield from rule(regel, here)
        yield from wrong_receivers(regel, versie, here)


def wrong_fields(regel: Bedragregel, at: Path) -> Iterator[Finding]:
    """Each shape of amount has the fields it needs, and none of another shape."""
    needed, allowed = NEEDS[regel.vorm], MAY_HAVE[regel.vorm]
    for name in sorted(needed):
        if _empty(getattr(regel, name)):
            message = f"een bedrag met vorm {regel.vorm} heeft het veld {name} nodig"
            yield Finding(at, "bedragvorm", message, f"Vul {name} in, of kies een andere vorm.")
    if regel.vorm is Vorm.per_eenheid and _empty(regel.bedrag) == _empty(regel.tarieven):
        message = "een bedrag per eenheid is één bedrag, of een tarief voor elk schooljaar"
        hint = "Vul bedrag in als het elk jaar hetzelfde is, en anders tarieven. Laat de andere weg."
        yield Finding(at, "bedragvorm", message, hint)
    for name in type(regel).model_fields:
        if name in regel.model_fields_set - needed - allowed - GENERAL:
            message = f"het veld {name} hoort niet bij een bedrag met vorm {regel.vorm}"
            hint = f"Schrap {name}, of kies de vorm die erbij hoort."
            yield Finding((*at, name), "bedragvorm", message, hint, at_key=True)


def _empty(value: Any) -> bool:
    return value is None or value == ()


def wrong_brackets(regel: Bedragregel, at: Path) -> Iterator[Finding]:
    """Brackets of places begin at 1, follow each other without gap or overlap, and the last has no end (V21)."""
    expected: int | None = 1
    for index, schijf in enumerate(regel.schijven):
        here = (*at, "schijven", index)
        if schijf.tot_plaatsen is not None and schijf.tot_plaatsen < schijf.van_plaatsen:
            message = f"de schijf eindigt bij {schijf.tot_plaatsen} plaatsen, voor haar begin bij {schijf.van_plaatsen}"
            yield Finding((*here, "tot_plaatsen"), "V21", message, "Wissel begin en einde.")
            expected = schijf.van_plaatsen + 1
            continue
        yield from _bracket_start(schijf.van_plaatsen, expected, here)
        expected = None if schijf.tot_plaatsen is None else schijf.tot_plaatsen + 1
    if regel.schijven and expected is not None:
        hint = (
            f"Laat tot_plaatsen weg bij de laatste schijf, of voeg een schijf toe vanaf {expected} plaatsen, "
            "met bedrag 0 als daar geen steun is."
        )
        here = (*at, "schijven", len(regel.schijven) - 1, "tot_plaatsen")
        yield Finding(here, "V21", f"voor {expected} plaatsen en meer is er geen schijf", hint)


def _bracket_start(start: int, expected: int | None, at: Path) -> Iterator[Finding]:
    at = (*at, "van_plaatsen")
    if expected is None:
        message = "de vorige schijf heeft geen einde, dus deze schijf overlapt ermee"
        yield Finding(at, "V21", message, f"Schrijf tot_plaatsen: {max(start - 1, 0)} bij de vorige schijf.")
    elif start < expected and expected > 1:
        message = f"{start} plaatsen staan in twee schijven: de vorige loopt tot en met {expected - 1}"
        yield Finding(at, "V21", message, f"Schrijf {expected}, of laat de vorige schijf bij {start - 1} eindigen.")
    elif start != expected:
        gap = f"{expected} plaatsen" if start - 1 <= expected else f"{expected} tot en met {start - 1} plaatsen"
        message = "de eerste schijf begint bij 0 plaatsen" if start < 1 else f"voor {gap} is er geen schijf"
        yield Finding(at, "V21", message, f"Schrijf {expected}.")


def wrong_cap(regel: Bedragregel, at: Path) -> Iterator[Finding]:
    """An amount is more than nothing, and its least and its most leave room for it (V22)."""
    for name in ("bedrag", "totaal", "maximum", "minimum"):
        if getattr(regel, name) == 0:
            yield Finding((*at, name), "V22", "het bedrag is 0", "Schrijf het bedrag in euro, of schrap deze regel.")
    look = "Kijk na welk van de twee bedragen juist is."
    least, most = regel.minimum, regel.maximum
    if least is not None and most is not None and least > most:
        message = f"het minimum van {least} euro is groter dan het maximum van {most} euro"
        yield Finding((*at, "minimum"), "V22", message, look)
    if least is not None and regel.hoogstens and regel.vorm is Vorm.vast and least > (regel.bedrag or 0):
        message = f"het minimum van {least} euro is groter dan de bovengrens van {regel.bedrag} euro"
        yield Finding((*at, "minimum"), "V22", message, look)
    for index, schijf in enumerate(regel.schijven):
        if schijf.maximum is not None and schijf.maximum < schijf.bedrag:
            message = f"het maximum van {schijf.maximum} euro is kleiner dan het bedrag van {schijf.bedrag} euro"
            yield Finding((*at, "schijven", index, "maximum"), "V22", message, look)
    if most is None:
        return
    single = [regel.bedrag or 0, *(schijf.bedrag for schijf in regel.schijven), *(t.bedrag for t in regel.tarieven)]
    if max(single) > most:
        message = f"het maximum van {most} euro is kleiner dan het bedrag van {max(single)} euro"
        yield Finding((*at, "maximum"), "V22", message, look)
    if regel.totaal is not None and most > regel.totaal:
        message = f"het maximum van {most} euro is groter dan het hele budget van {regel.totaal} euro"
        yield Finding((*at, "maximum"), "V22", message, look)


def wrong_shares(regel: Bedragregel, at: Path) -> Iterator[Finding]:
    """A share of the costs has a limit, unless the amount is that share."""
    limited = regel.hoogstens or any(schijf.hoogstens for schijf in regel.schijven)
    if regel.aandeel_kosten is not None and not limited and not asks_for(regel, "aandeel_kosten"):
        message = "een deel van de kosten heeft een bovengrens nodig"
        hint = "Schrijf hoogstens: ja. Is er geen bovengrens, kies dan vorm: deel_van_de_kosten."
        yield Finding((*at, "aandeel_kosten"), "bedragvorm", message, hint)


def wrong_rates(regel: Bedragregel, at: Path) -> Iterator[Finding]:
    """Every school year has one rate."""
    seen: set[str] = set()
    for index, tarief in enumerate(regel.tarieven):
        if tarief.schooljaar in seen:
            message = f"voor het schooljaar {tarief.schooljaar} staat er al een tarief"
            here = (*at, "tarieven", index, "schooljaar")
            yield Finding(here, "tarieven", message, "Laat één tarief per schooljaar staan.")
        seen.add(tarief.schooljaar)


def wrong_days(regel: Bedragregel, at: Path) -> Iterator[Finding]:
    """An amount ends after it begins."""
    if regel.van is not None and regel.tot is not None and regel.tot < regel.van:
        message = f"het bedrag geldt tot {regel.tot}, voor zijn begin op {regel.van}"
        yield Finding((*at, "tot"), "datumvolgorde", message, "Wissel van en tot.")


def wrong_index(regel: Bedragregel, at: Path) -> Iterator[Finding]:
    """An index has its month to count from; what an amount became is written from old to new."""
    if regel.index is None:
        for name in ("index_basis", "indexeringen"):
            if not _empty(getattr(regel, name)):
                hint = f"Vul index in, bijvoorbeeld: gezondheidsindex. Stijgt het bedrag niet mee, schrap dan {name}."
                yield Finding((*at, name), "index", "er staat niet welke index het bedrag volgt", hint)
        return
    if regel.index_basis is None:
        hint = "Vul index_basis in: de maand van de index waarvan het bedrag uitgaat, bijvoorbeeld 2020-01."
        message = "er staat niet van welke maand de index uitgaat"
        yield Finding((*at, "index"), "index", message, hint, level=Level.AANDACHTSPUNT)
    for place, (before, after) in enumerate(pairwise(regel.indexeringen), start=1):
        if after.van <= before.van:
            message = f"de indexering van {after.van} staat na die van {before.van}"
            hint = "Zet de indexeringen van oud naar nieuw, met één bedrag per dag."
            yield Finding((*at, "indexeringen", place, "van"), "index", message, hint)
    if regel.tarieven and regel.indexeringen:
        hint = "Schrijf het nieuwe tarief bij tarieven, met zijn schooljaar."
        yield Finding((*at, "indexeringen"), "index", "een tarief per schooljaar heeft geen indexeringen", hint)


def wrong_receivers(regel: Bedragregel, versie: Versie, at: Path) -> Iterator[Finding]:
    """Who gets an amount is among those who can ask for the support."""
    for place, each in enumerate(regel.begunstigden):
        if each not in versie.begunstigden:
            message = f"‘{each.woord}’ kan deze steun niet vragen"
            hint = "Voeg deze soort toe bij de begunstigden van de versie, of haal ze hier weg."
            yield Finding((*at, "begunstigden", place), "begunstigden", message, hint)
