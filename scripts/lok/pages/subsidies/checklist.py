"""'Kom ik in aanmerking?': the questions of one version of a regulation, and what no page can know.

The page is a list to read; a script of the theme (``aanmerking.js``) makes the answers count and adds up the amount,
from the numbers in the page alone. Works on a version as record or view. Money is in whole cents.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import auto
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.facts.amounts import limited_by_costs, price
from lok.facts.versions import windows
from lok.kinds.bedragen import Plaatsensoort, Vorm
from lok.kinds.begunstigden import Begunstigde
from lok.kinds.versies import Verdeelwijze
from lok.kinds.voorwaarden import Controle, Gegeven
from lok.model.fields import Keuze
from lok.pages.subsidies.amount_words import amount_in_short, amount_in_words, bracket_in_words, rate_in_words
from lok.pages.subsidies.at_a_glance import amounts_on, attendance_in_words
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator


class Vraagsoort(Keuze):
    """How a question is answered."""

    keuze = auto()
    ja_nee = auto()
    getal = auto()
    deel = auto()


@dataclass(frozen=True, slots=True)
class Optie:
    """One answer to choose, and whether it meets the condition."""

    woord: str
    goed: bool


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question: the condition it stands for, how it is proven, and what its answer is held against.

    ``cijfer`` asks for the number of a computed condition, which ``minstens`` and ``hoogstens`` limit; ``aandeel`` is
    the numerator and denominator of the smallest share. ``gegeven`` is which number that is; ``actief_op`` are the days
    of a year on which the facility must be open, ``vooraf_maanden`` how many months it must be before one applies.
    """

    soort: Vraagsoort
    vraag: str
    uitleg: str = ""
    bewijs: str | None = None
    opties: tuple[Optie, ...] = ()
    cijfer: str = ""
    minstens: int | None = None
    hoogstens: int | None = None
    aandeel: tuple[int, int] | None = None
    deelname: bool = False
    gegeven: Gegeven | None = None
    actief_op: tuple[str, ...] = ()
    vooraf_maanden: int | None = None


NUMBERS = {
    Gegeven.vergunde_plaatsen: "Hoeveel vergunde plaatsen heeft je opvang?",
    Gegeven.nieuwe_plaatsen: "Hoeveel nieuwe plaatsen komen er?",
    Gegeven.openingsdagen_per_jaar: "Hoeveel dagen per jaar is je opvang open?",
    Gegeven.maanden_actief_in_het_jaar: "Hoeveel maanden is je opvang open in het jaar waarvoor je aanvraagt?",
    Gegeven.plaatsen_voor_kwetsbare_gezinnen: "Hoeveel plaatsen hou je vrij voor kwetsbare gezinnen?",
}


def questions(versie: Any) -> Iterator[Vraag]:
    """The questions in the order of the conditions: who, each condition, and the attendance last."""
    options = tuple(Optie(each.woord, each in versie.begunstigden) for each in Begunstigde)
    uitleg = f"De steun is er voor: {dutch.listed((each.woord for each in versie.begunstigden), 'of')}."
    other = Optie("iets anders", goed=False)
    yield Vraag(Vraagsoort.keuze, "Welke opvang ben je of begin je?", uitleg, opties=(*options, other))
    yield from map(_question, versie.voorwaarden)
    deelname = versie.deelnamevoorwaarde
    if deelname is not None:
        words = "Nam je organisatie vaak genoeg deel aan de vergaderingen?"
        yield Vraag(Vraagsoort.ja_nee, words, attendance_in_words(deelname), deelname=True)


def _question(voorwaarde: Any) -> Vraag:
    asked, about, proof = voorwaarde.vraag or "Klopt dit voor jouw opvang?", voorwaarde.tekst, voorwaarde.bewijs
    limit = voorwaarde.drempel
    before = voorwaarde.vooraf_actief
    if limit is None and before is not None:
        asked = voorwaarde.vraag or months_asked(before)
        return Vraag(
            Vraagsoort.ja_nee, asked, about, proof, actief_op=voorwaarde.actief_op, vooraf_maanden=before.maanden
        )
    if limit is None:
        return Vraag(Vraagsoort.ja_nee, asked, about, proof, actief_op=voorwaarde.actief_op)
    number = NUMBERS[limit.gegeven]
    if limit.minstens_aandeel is None:
        least, most = limit.minstens, limit.hoogstens
        return Vraag(
            Vraagsoort.getal, asked, about, proof, cijfer=number, minstens=least, hoogstens=most, gegeven=limit.gegeven
        )
    share = Fraction(limit.minstens_aandeel)
    part = (share.numerator, share.denominator)
    return Vraag(Vraagsoort.deel, asked, about, proof, cijfer=number, aandeel=part, gegeven=limit.gegeven)


def months_asked(before: Any) -> str:
    """How long the care must have been open on the day on which one applies, as a question."""
    months = dutch.counted(before.maanden, "maand", "maanden")
    if before.aaneensluitend:
        return f"Is je opvang op de dag van je aanvraag minstens {months} zonder onderbreking actief?"
    within = (
        f" in de {dutch.counted(before.binnen_maanden, 'maand', 'maanden')} ervoor" if before.binnen_maanden else ""
    )
    return f"Is je opvang op de dag van je aanvraag samen minstens {months} actief geweest{within}?"


@dataclass(frozen=True, slots=True)
class Trap:
    """One line of an amount: from how many to how many, in cents for all together or for each."""

    tekst: str
    cent: int
    per_stuk: bool
    van: int = 0
    tot: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Rekenregel:
    """An amount that follows from one number: the question for it, its lines, and the most one can get, in cents.

    ``samen`` is whether every line counts for itself, as the rates of several school years do. ``plaatsen`` is which
    places the number counts, when it counts places; ``minimum`` the least, in cents; ``aantal`` how many count at most;
    ``soorten`` the sorts of care that get it, where not all do.
    """

    vraag: str
    tekst: str
    trappen: tuple[Trap, ...]
    maximum: int | None
    samen: bool = False
    plaatsen: Plaatsensoort | None = None
    minimum: int | None = None
    aantal: int | None = None
    soorten: tuple[str, ...] = ()


PLACES = {
    Plaatsensoort.vergunde_plaatsen: "Hoeveel vergunde plaatsen heb je?",
    Plaatsensoort.nieuwe_plaatsen: "Hoeveel nieuwe plaatsen komen er?",
    Plaatsensoort.gesubsidieerde_plaatsen: "Hoeveel gesubsidieerde plaatsen heb je?",
    Plaatsensoort.plaatsen_met_inkomenstarief: "Hoeveel plaatsen met inkomenstarief heb je?",
}


def calculations(versie: Any, today: date) -> Iterator[Rekenregel]:
    """The amounts of a version that one number settles; a share of a budget or of costs is not among them."""
    for regel in amounts_on(versie, today):
        steps = tuple(_steps(regel, today))
        if not steps:
            continue
        per_unit = regel.vorm is Vorm.per_eenheid
        voor = f"{dutch.sentence(regel.voor)}: " if regel.voor else ""
        asked = f"Hoeveel keer telt dit voor jou: {regel.eenheid}?" if per_unit else PLACES[regel.plaatsen]
        yield Rekenregel(
            voor + asked,
            amount_in_short(regel, today),
            steps,
            _cents(regel.maximum),
            samen=bool(regel.tarieven),
            plaatsen=None if per_unit else regel.plaatsen,
            minimum=_cents(regel.minimum),
            aantal=regel.aantal_hoogstens,
            soorten=tuple(each.woord for each in regel.begunstigden),
        )


def _cents(bedrag: Decimal | None) -> int | None:
    return None if bedrag is None else cents(bedrag)


def _steps(regel: Any, today: date) -> Iterator[Trap]:
    """The lines that one number settles; none where the costs decide too: that is read, not reckoned."""
    if limited_by_costs(regel):
        return
    if regel.vorm is Vorm.per_plaats or (regel.vorm is Vorm.per_eenheid and not regel.tarieven):
        found = price(regel, today).bedrag
        what = "plaats" if regel.vorm is Vorm.per_plaats else regel.eenheid
        yield Trap(f"{dutch.euro(found)} per {what}", cents(found), per_stuk=True)
    for each in regel.schijven:
        yield Trap(
            bracket_in_words(each),
            cents(each.bedrag),
            each.per_plaats,
            each.van_plaatsen,
            each.tot_plaatsen,
            _cents(each.maximum),
        )
    for each in regel.tarieven:
        yield Trap(rate_in_words(each), cents(each.bedrag), per_stuk=True)


def cents(bedrag: Decimal) -> int:
    """An amount in euro with at most two decimals as whole cents: ``17.50`` is 1750."""
    return int(bedrag * 100)


@dataclass(frozen=True, slots=True)
class Aanvraagvenster:
    """A window in which to apply that has not closed yet."""

    van: date | None
    tot: date
    uur: time | None
    waarvoor: str | None


@dataclass(frozen=True, slots=True)
class Toets:
    """All that the page asks, adds up and cannot know."""

    vragen: tuple[Vraag, ...]
    rekenregels: tuple[Rekenregel, ...]
    andere_bedragen: tuple[str, ...]
    vensters: tuple[Aanvraagvenster, ...]
    onbekend: tuple[str, ...]


def checklist(versie: Any, today: date) -> Toets:
    """The checklist of one version on a day; it looks two years ahead for windows to apply."""
    open_windows = tuple(
        Aanvraagvenster(each.van, each.tot, each.periode.tot_uur, each.periode.waarvoor)
        for each in windows(versie, today, date(today.year + 2, 12, 31))
    )
    others = tuple(
        amount_in_words(regel, today) for regel in amounts_on(versie, today) if not any(_steps(regel, today))
    )
    return Toets(
        tuple(questions(versie)), tuple(calculations(versie, today)), others, open_windows, tuple(unknown(versie))
    )


SHORTAGE = {
    Verdeelwijze.eerst_komt_eerst_maalt: "of er nog budget is als jouw aanvraag aankomt",
    Verdeelwijze.pro_rata: "hoeveel anderen aanvragen: is het budget te klein, dan krijgt iedereen naar verhouding minder",
    Verdeelwijze.rangschikking: "hoe jouw dossier in de rangschikking komt",
    Verdeelwijze.binnen_het_budget: "of er nog budget is",
}


def unknown(versie: Any) -> Iterator[str]:
    """What this page cannot know, as parts of a list."""
    yield from dict.fromkeys(SHORTAGE[budget.verdeelwijze] for budget in versie.budgetten)
    if any(regel.vorm is Vorm.budget for regel in versie.bedragen):
        yield "welk deel van het budget voor jou is: dat blijkt pas als alle aanvragen er zijn"
    share = next((regel.aandeel_kosten for regel in versie.bedragen if regel.aandeel_kosten), None)
    if share:
        accepted = f"{versie.beslist_door} aanvaardt" if versie.beslist_door else "aanvaard worden"
        yield f"welke kosten {accepted}: je krijgt {dutch.share(share)} daarvan terug"
    if versie.deelnamevoorwaarde is not None:
        yield "hoe vaak je organisatie deelnam aan de vergaderingen: dat staat in de verslagen"
    if any(each.controle is Controle.manueel for each in versie.voorwaarden):
        yield "hoe een medewerker je bewijzen beoordeelt"
    if not versie.automatisch_toegekend:
        yield "of je dossier volledig is"
