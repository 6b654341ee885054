"""A version of a regulation at a glance: each fact as lines of Markdown, for a page and to compare two versions.

Works on a version as record or view. The words are those that a provider reads; every number comes from the version.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.amounts import in_force_on
from lok.facts.applications import Aanvraagdag, Dagsoort, day_for_version
from lok.facts.conditions import period_of
from lok.facts.deadlines import completion, objection
from lok.kinds.aanvraagtermijnen import after_what
from lok.kinds.voorwaarden import Deelnameperiode
from lok.model.terms import exceptions
from lok.pages.subsidies.amount_words import amount_in_short, amount_in_words, percent
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
        ("Hoeveel", "hoeveel", map(plain, amounts(versie, day))),
        (CONDITIONS, "voorwaarden", map(plain, conditions(versie))),
        ("Wanneer aanvragen", "termijn", map(plain, windows_in_words(versie, day))),
        ("Hoe aanvragen", "hoe", channel(versie)),
        ("Meesturen", "bijdehand", map(plain, versie.bewijsstukken)),
        ("Iets vergeten?", "aanvulling", map(plain, completion(versie))),
        ("Wie beslist", "beslist", map(plain, decisions(versie))),
        ("Niet akkoord?", "aanvulling", map(plain, objection(versie))),
        ("Wanneer betaald", "betaald", map(plain, map(payment_in_words, versie.uitbetalingen))),
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


def _by(part: Any) -> str:
    """By when a step is taken or money is paid, by day or by term; empty where the text says neither."""
    day = f", ten laatste op {dutch.written_day(part.uiterlijk)}" if part.uiterlijk else ""
    if part.binnen is None:
        return day
    besides = "; ".join(each[:1].lower() + each[1:].rstrip(".") for each in exceptions(part.binnen))
    return f", binnen {after_what(part.binnen)}{f' ({besides})' if besides else ''}{day}"


def amounts(versie: Any, day: date | None) -> Iterator[str]:
    """The amounts in a line each: on ``day`` those that hold then, or all where none does; without a day, in full."""
    if day is None:
        yield from map(amount_in_words, versie.bedragen)
        return
    yield from (amount_in_short(regel, day) for regel in amounts_on(versie, day))


def amounts_on(versie: Any, day: date) -> tuple[Any, ...]:
    """The amounts of a version that hold on a day, or all of them where none does."""
    return tuple(regel for regel in versie.bedragen if in_force_on(regel, day)) or tuple(versie.bedragen)


def decisions(versie: Any) -> Iterator[str]:
    """Who decides, and the steps on the way there."""
    if versie.beslist_door:
        yield f"{versie.beslist_door} beslist"
    yield from (f"{stap.stap}: {stap.door}{_by(stap)}" for stap in versie.beoordeling)


def payment_in_words(betaling: Any) -> str:
    """``starters: 40 %, bij de start, ten laatste op 1 maart 2026``."""
    voor = f"{betaling.voor}: " if betaling.voor else ""
    part = f"{percent(betaling.aandeel)}, " if betaling.aandeel else ""
    return f"{voor}{part}{betaling.omschrijving}{_by(betaling)}"


def decided_by(versie: Any) -> str:
    """A sentence that says who decides, as the regulation does; neutral where it does not say."""
    if versie.beslist_door:
        return f"{dutch.sentence(versie.beslist_door)} beslist."
    return "De beslissing valt pas later." if versie.automatisch_toegekend else "De beslissing valt pas na je aanvraag."


def channel(versie: Any) -> Iterator[Markdown]:
    """How one applies, with the address of the form; nothing where the support comes by itself."""
    if versie.aanvraag_kanaal:
        how = plain(versie.aanvraag_kanaal)
        yield Markdown(f"{how}: {weblink(versie.aanvraag_url)}") if versie.aanvraag_url else how


def budget_in_words(budget: Any) -> str:
    """``2025: € 180.000, is het te weinig, dan krijgt iedereen naar verhouding minder``."""
    year = f"{budget.jaar}: " if budget.jaar else ""
    amount = f"{dutch.euro(budget.bedrag)}, " if budget.bedrag is not None else ""
    return f"{year}{amount}{budget.verdeelwijze.in_zin}"


FUNCTIONS = (
    first_facts,
    later_facts,
    conditions_counted,
    amounts_on,
    decided_by,
    attendance_in_words,
    attendance_asked,
    what_counts,
    meetings_that_count,
    day_for_version,
)
"""What templates may call."""
