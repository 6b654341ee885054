"""A version of a regulation at a glance: each fact as lines of Markdown, for a page and to compare two versions.

Works on a version as record or view. The words are those that a provider reads; every number comes from the version.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.applications import Aanvraagdag, Dagsoort, day_for_version
from lok.facts.conditions import period_of
from lok.facts.deadlines import completion
from lok.kinds.bedragen import Vorm
from lok.kinds.voorwaarden import Deelnameperiode
from lok.pages.subsidies.applying import windows_in_words
from lok.render.links import weblink
from lok.render.markup import Markdown, plain
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact: its name, the icon of its term, and what there is to know, a line each."""

    naam: str
    icoon: str
    regels: tuple[Markdown, ...]


def facts_of_version(versie: Any, day: date | None = None) -> tuple[Feit, ...]:
    """What a provider asks first, in the order of asking; what the version does not say is not there.

    With ``day`` it says what goes on that day; without, it is what the text says, to compare it with another.
    """
    found = (
        ("Voor wie", "wie", [plain(dutch.listed(wie.woord for wie in versie.begunstigden))]),
        ("Hoeveel", "hoeveel", map(plain, map(amount_in_words if day is None else amount_in_short, versie.bedragen))),
        (CONDITIONS, "voorwaarden", map(plain, conditions(versie))),
        ("Wanneer aanvragen", "termijn", map(plain, windows_in_words(versie, day))),
        ("Hoe aanvragen", "hoe", [channel(versie)]),
        ("Meesturen", "bijdehand", map(plain, versie.bewijsstukken)),
        ("Iets vergeten?", "aanvulling", map(plain, completion(versie))),
        ("Wie beslist", "beslist", (plain(f"{stap.stap}: {stap.door}{_by(stap.uiterlijk)}") for stap in versie.beoordeling)),
        ("Wanneer betaald", "betaald", (plain(each.omschrijving + _by(each.uiterlijk)) for each in versie.uitbetalingen)),
        ("Budget", "budget", map(plain, map(budget_in_words, versie.budgetten))),
    )  # fmt: skip
    return tuple(Feit(naam, icoon, lines) for naam, icoon, each in found if (lines := tuple(each)))


FIRST = ("Voor wie", "Hoeveel", "Wanneer aanvragen", "Hoe aanvragen")
"""What somebody must know to go on or to leave; what is asked of whom applies, stands once, with its proof."""
CONDITIONS = "Voorwaarden"


def first_facts(versie: Any, day: date) -> tuple[Feit, ...]:
    """The facts of a version that answer whether it is worth reading on, on ``day``."""
    return tuple(each for each in facts_of_version(versie, day) if each.naam in FIRST)


def later_facts(versie: Any, day: date) -> tuple[Feit, ...]:
    """The other facts on ``day``, from what to send to when it is paid; the conditions have a place of their own."""
    return tuple(each for each in facts_of_version(versie, day) if each.naam not in (*FIRST, CONDITIONS))


def conditions_counted(versie: Any) -> str:
    """``7 voorwaarden``, that of attendance with them; empty without any."""
    count = len(tuple(conditions(versie)))
    return dutch.counted(count, "voorwaarde", "voorwaarden") if count else ""


def amount_in_words(regel: Any) -> str:
    """One amount in one line: ``starters: € 250 per plaats (nieuwe plaatsen), …, eenmalig``."""
    return _amount(regel, _shape_in_words(regel))


def amount_in_short(regel: Any) -> str:
    """The same where a table of its brackets stands near it: ``€ 380 tot € 420 per plaats (vergunde plaatsen), …``."""
    if regel.vorm is not Vorm.per_plaatsschijf:
        return amount_in_words(regel)
    least, most = (find(each.bedrag for each in regel.schijven) for find in (min, max))
    found = dutch.euro(most) if least == most else f"{dutch.euro(least)} tot {dutch.euro(most)}"
    each = " per plaats" if all(schijf.per_plaats for schijf in regel.schijven) else ""
    return _amount(regel, f"{found}{each}, naar het aantal plaatsen ({regel.plaatsen.woord})")


def _amount(regel: Any, shape: str) -> str:
    voor = f"{regel.voor}: " if regel.voor else ""
    cap = f", met een maximum van {dutch.euro(regel.maximum)} per aanvrager" if regel.maximum else ""
    return f"{voor}{shape}{cap}, {regel.frequentie.woord}"


def _shape_in_words(regel: Any) -> str:
    match regel.vorm:
        case Vorm.vast:
            share = f"{dutch.share(regel.aandeel_kosten)} van de bewezen kosten, " if regel.aandeel_kosten else ""
            return f"{share}{'hoogstens ' if regel.hoogstens else ''}{dutch.euro(regel.bedrag)}"
        case Vorm.per_plaats:
            return f"{dutch.euro(regel.bedrag)} per plaats ({regel.plaatsen.woord})"
        case Vorm.per_plaatsschijf:
            brackets = ", ".join(map(bracket_in_words, regel.schijven))
            return f"naar het aantal plaatsen ({regel.plaatsen.woord}): {brackets}"
        case Vorm.per_eenheid:
            return f"per {regel.eenheid}: {', '.join(map(rate_in_words, regel.tarieven))}"
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


def conditions(versie: Any) -> Iterator[str]:
    """Every condition in a sentence, the attendance condition last."""
    yield from (voorwaarde.tekst for voorwaarde in versie.voorwaarden)
    if versie.deelnamevoorwaarde:
        yield attendance_in_words(versie.deelnamevoorwaarde)


def attendance_in_words(deelname: Any) -> str:
    """The attendance condition in one paragraph: how often, over which period, and what counts."""
    return f"{attendance_asked(deelname)} {what_counts(deelname)}"


def attendance_asked(deelname: Any) -> str:
    """How often the organisation must take part, and over which period."""
    asked = []
    if deelname.min_aantal is not None:
        asked.append(f"minstens {dutch.counted(deelname.min_aantal, 'vergadering', 'vergaderingen')}")
    if deelname.min_aandeel:
        asked.append(f"minstens {dutch.share(deelname.min_aandeel)} van de vergaderingen")
    fixed = deelname.periode.value == "vaste_periode"
    when = dutch.period(deelname.van, deelname.tot) if fixed else deelname.periode.in_zin
    return f"Je organisatie neemt deel aan {' en '.join(asked)} van het Lokaal Overleg Kinderopvang (LOK) {when}."


def what_counts(deelname: Any) -> str:
    """What counts as taking part, and what may stand in its place."""
    return " ".join(_what_counts(deelname))


def _what_counts(deelname: Any) -> Iterator[str]:
    yield f"Verontschuldigd zijn telt {'mee' if deelname.verontschuldigd_telt else 'niet mee'}."
    if deelname.afwezig_alleen_verontschuldigd:
        yield "Wie niet kan komen, verontschuldigt zich elke keer."
    if deelname.nieuwkomer_telt_vanaf_start:
        yield "Voor een nieuwe opvang tellen alleen de vergaderingen na haar start."
    if deelname.engagementsverklaring:
        yield "Je organisatie ondertekent ook een engagementsverklaring."
    if deelname.alternatief:
        times = f" ({deelname.alternatief.aantal} keer)" if deelname.alternatief.aantal != 1 else ""
        yield f"In de plaats daarvan mag ook: {deelname.alternatief.omschrijving}{times}."


def meetings_that_count(deelname: Any, aanvraag: Aanvraagdag) -> str:
    """Which meetings count for an application of one day, with both days; a fixed period needs no such sentence."""
    if deelname.periode is Deelnameperiode.vaste_periode:
        return ""
    which = "" if aanvraag.soort is Dagsoort.vandaag else f", {aanvraag.soort.woord}"
    day, counted = dutch.written_day(aanvraag.dag), dutch.period(*period_of(deelname, aanvraag.dag))
    return f"Voor een aanvraag op {day}{which}, tellen de vergaderingen {counted}."


def _by(day: Any) -> str:
    return f", ten laatste op {dutch.written_day(day)}" if day else ""


def channel(versie: Any) -> Markdown:
    """How one applies, with the address of the form."""
    how = plain(versie.aanvraag_kanaal)
    return Markdown(f"{how}: {weblink(versie.aanvraag_url)}") if versie.aanvraag_url else how


def budget_in_words(budget: Any) -> str:
    """``2025: € 180.000, is het te weinig, dan krijgt iedereen naar verhouding minder``."""
    year = f"{budget.jaar}: " if budget.jaar else ""
    amount = f"{dutch.euro(budget.bedrag)}, " if budget.bedrag is not None else ""
    return f"{year}{amount}{budget.verdeelwijze.in_zin}"


FUNCTIONS = (
    first_facts,
    later_facts,
    conditions_counted,
    amount_in_short,
    bracket_span,
    attendance_in_words,
    attendance_asked,
    what_counts,
    meetings_that_count,
    day_for_version,
)
"""What templates may call."""
