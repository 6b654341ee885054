"""The charts of the desk's figures, drawn from what both editions may show: a number that is hidden is in no drawing.

Shares are of two shown numbers, and what remains of a whole is drawn only when both are shown, for then it is 0 or
at least 5 (``lok.words.small_counts``).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.pages.loket.counts import HIDDEN, NOT_COUNTED, NOT_KNOWN, WITHOUT, count_in_words, is_empty, month_table
from lok.render.charts import Bar, Panel, Stack, bars, lines, percent, stacks, table
from lok.render.markup import Markdown
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lok.edition.select import Edition

NOTHING = Markdown("")
ANSWERS = (("met_opvangvoorstel", "Kreeg een voorstel"), ("aanvragen_onbeantwoord", "Bleef zonder plaats"))


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with the sentence that says what is seen, and its numbers; ``figure`` is empty when nothing is shown."""

    title: str
    figure: Markdown = NOTHING
    table: Markdown = NOTHING


def shown(year: Any, name: str) -> int | None:
    """A count of a year that was counted and may be shown."""
    words = count_in_words(year, name)
    return int(words) if words not in WITHOUT else None


def share(year: Any, part: str, whole: str) -> Fraction | None:
    """What part a shown count is of another shown count."""
    inside, total = shown(year, part), shown(year, whole)
    return Fraction(inside, total) if inside is not None and total else None


def oldest_first(edition: Edition) -> tuple[Any, ...]:
    """The years with figures, in the order of time."""
    return tuple(reversed(edition.all("loketcijfers")))


def requests_chart(edition: Edition) -> Chart:
    """How many families asked, by year."""
    years = oldest_first(edition)
    known = [(year.jaar, count) for year in years if (count := shown(year, "aanvragen_uniek")) is not None]
    if not known:
        return Chart("Hoeveel gezinnen vroegen een plaats?")
    rows = [
        Bar(str(year.jaar), shown(year, "aanvragen_uniek"), count_in_words(year, "aanvragen_uniek")) for year in years
    ]
    title = moved("Gezinnen met een vraag", [(year, str(count)) for year, count in known])
    numbers = [(str(year.jaar), count_in_words(year, "aanvragen_uniek")) for year in years]
    return Chart(
        title,
        bars("gezinnen", title, rows, max(count for _, count in known)),
        table(("Jaar", "Gezinnen met een vraag"), numbers),
    )


def answers_chart(edition: Edition) -> Chart:
    """Which share of the families got a proposal, and which share found nothing."""
    years = oldest_first(edition)
    panels = [
        Panel(title, tuple((str(year.jaar), share(year, name, "aanvragen_uniek")) for year in years))
        for name, title in ANSWERS
    ]
    known = [(year, percent(part)) for year, part in panels[0].points if part is not None]
    if not any(part is not None for panel in panels for _, part in panel.points):
        return Chart("Wie kreeg een voorstel?")
    title = moved("Gezinnen die een voorstel kregen", known) if known else "Gezinnen die zonder plaats bleven"
    rows = [(str(year.jaar), *(in_share(year, name, "aanvragen_uniek") for name, _ in ANSWERS)) for year in years]
    return Chart(title, lines("antwoorden", title, panels), table(("Jaar", *(name for _, name in ANSWERS)), rows))


def neither_in_words(edition: Edition) -> tuple[str, ...]:
    """Of each year whose parts are shown and do not make the whole, how many families are in neither of the two."""
    found = []
    for year in oldest_first(edition):
        whole = shown(year, "aanvragen_uniek")
        parts = [shown(year, name) for name, _ in ANSWERS]
        known = [part for part in parts if part is not None]
        if whole is not None and len(known) == len(parts) and (rest := whole - sum(known)):
            found.append(f"in {year.jaar} {rest} van de {whole}")
    return tuple(found)


def not_drawn_in_words(edition: Edition) -> tuple[str, ...]:
    """The years of the urgent requests that are in the table and in no drawing: their number is not shown."""
    return tuple(str(year.jaar) for year in oldest_first(edition) if count_in_words(year, "dringend") == HIDDEN)


def urgent_chart(edition: Edition) -> Chart:
    """The urgent requests by year: solved and not."""
    years = [year for year in oldest_first(edition) if count_in_words(year, "dringend") != NOT_COUNTED]
    stacked = []
    for year in years:
        asked, solved = shown(year, "dringend"), shown(year, "dringend_opgelost")
        if asked is not None:
            counts = (0, 0, asked) if solved is None else (solved, asked - solved, 0)
            stacked.append(Stack(str(year.jaar), counts))
    if not stacked:
        return Chart("Dringende opvangvragen")
    solved_share = [
        (year.jaar, percent(part))
        for year in years
        if (part := share(year, "dringend_opgelost", "dringend")) is not None
    ]
    title = moved("Dringende vragen met een oplossing", solved_share) if solved_share else "Dringende opvangvragen"
    names = (("met oplossing", "met oplossing"), ("zonder oplossing", "zonder oplossing"), ("gevraagd", "gevraagd"))
    heads = ("Jaar", "Dringende vragen", "Met een oplossing", "Zonder oplossing")
    return Chart(title, stacks("dringend", title, names, stacked), table(heads, [_urgent_row(year) for year in years]))


def _urgent_row(year: Any) -> tuple[str, ...]:
    """A year of the table: what was asked, what was solved and what was not, as far as they may be shown."""
    asked, solved = shown(year, "dringend"), shown(year, "dringend_opgelost")
    unsolved = count_in_words(year, "dringend_opgelost") if asked is None or solved is None else str(asked - solved)
    told = count_in_words(year, "dringend")
    return str(year.jaar), told, in_share(year, "dringend_opgelost", "dringend"), unsolved


def months_chart(year: Any) -> Chart:
    """The requests of a year by month, when the months may be shown."""
    months = month_table(year)
    if months is None or "Gezinnen met een vraag" not in months.koppen:
        return Chart("Per maand")
    column = months.koppen.index("Gezinnen met een vraag")
    counts = [(name, row[column]) for name, row in months.rijen]
    busiest, most = max(counts, key=lambda each: each[1])
    title = f"De meeste vragen kwamen in {busiest}: {most}"
    rows = [Bar(dutch.short_month(month), count, str(count)) for month, (_, count) in enumerate(counts, start=1)]
    return Chart(title, bars("maanden", title, rows, most))


def in_share(year: Any, part: str, whole: str) -> str:
    """``77 (51 %)``, the words of a hidden count, or the count alone when its whole is hidden."""
    words, of = count_in_words(year, part), share(year, part, whole)
    return words if of is None else f"{words} ({percent(of)})"


def moved(what: str, known: Sequence[tuple[Any, str]]) -> str:
    """``Gezinnen met een vraag: 120 in 2021, 152 in 2025``: the first and the last year."""
    (first, before), (last, after) = known[0], known[-1]
    return f"{what}: {after} in {last}" if len(known) == 1 else f"{what}: {before} in {first}, {after} in {last}"


def temporary_places(edition: Edition) -> tuple[tuple[int, str], ...]:
    """The years in which temporary places were counted, latest first, with how many; and those not known yet."""
    return tuple(
        (year.jaar, NOT_KNOWN if is_empty(year) else _places(year.vervangcapaciteit_plaatsen))
        for year in edition.all("loketcijfers")
        if year.vervangcapaciteit_plaatsen is not None or is_empty(year)
    )


def _places(count: int) -> str:
    return dutch.counted(count, "plaats", "plaatsen") if count else "geen"


FUNCTIONS = (
    neither_in_words,
    not_drawn_in_words,
    requests_chart,
    answers_chart,
    urgent_chart,
    months_chart,
    temporary_places,
)
"""What templates may call."""
