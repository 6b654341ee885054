"""The charts of ``overleg/index.md``: each a sentence that says what is seen, a drawing and its numbers in a table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from lok.pages.overleg import vitals
from lok.render.charts import Bar, Panel, Stack, bars, lines, numbers, percent, stacks
from lok.render.markup import Markdown
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lok.edition.select import Edition
    from lok.facts.vitals import Year

NO_FIGURES = "geen cijfers"
NOTHING = Markdown("")
DIP = Fraction(1, 10)
"""How much lower than the first and the last year a year must be before the title speaks of it."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its title and its table; ``figure`` and ``table`` are empty while there is nothing to show."""

    title: str
    figure: Markdown = NOTHING
    table: Markdown = NOTHING


def attendance_chart(edition: Edition) -> Chart:
    """The share of the seats that was present, by year."""
    years = vitals.years(edition)
    title = attendance_title(years)
    if not any(year.presence for year in years):
        return Chart(title)
    rows = [Bar(str(year.jaar), year.share, _presence_words(year)) for year in years]
    counted = [
        (
            str(year.jaar),
            year.presence.said(str(year.presence.present)),
            str(year.presence.seats),
            year.presence.said(percent(year.share)),
        )
        for year in years
        if year.presence and year.share is not None
    ]
    return Chart(title, bars("opkomst", title, rows, 1), numbers(("Jaar", "Aanwezig", "Zetels", "Opkomst"), counted))


def _presence_words(year: Year) -> str:
    if year.presence is None or year.share is None:
        return NO_FIGURES
    return year.presence.said(f"{percent(year.share)} ({year.presence.present} van {year.presence.seats})")


def attendance_title(years: Sequence[Year]) -> str:
    """``De opkomst steeg van 42 % in 2020 naar 78 % in 2026``, or the dip between the two when there was one.

    Of bounds nobody knows which is higher: then both are only said.
    """
    known = [(year.jaar, year.share) for year in years if year.share is not None]
    if not known:
        return "Nog geen cijfers over de opkomst"
    (first, before), (last, after) = known[0], known[-1]
    told = {
        year.jaar: year.presence.said(percent(year.share)) for year in years if year.presence and year.share is not None
    }
    if len(known) == 1:
        return f"De opkomst was {told.get(last, percent(after))} in {last}"
    if any(year.presence is not None and year.presence.bound for year in years):
        return f"De opkomst was {told[first]} in {first} en {told[last]} in {last}"
    dip, lowest = min(known, key=lambda each: each[1])
    if min(before, after) - lowest >= DIP:
        return f"De opkomst zakte tot {percent(lowest)} in {dip} en is in {last} weer {percent(after)}"
    if percent(before) == percent(after):
        return f"De opkomst was {percent(after)}, zowel in {first} als in {last}"
    moved = "steeg" if after > before else "daalde"
    return f"De opkomst {moved} van {percent(before)} in {first} naar {percent(after)} in {last}"


def group_attendance_chart(edition: Edition) -> Chart:
    """The same, a small line for each group."""
    rows = vitals.group_years(edition)
    jaren = [year.jaar for year in vitals.years(edition)]
    title = "De opkomst per groep"
    if not rows or not any(row.years for row in rows):
        return Chart(title)
    panels = [
        Panel(dutch.listed(row.groups).capitalize(), tuple((str(jaar), row.share(jaar)) for jaar in jaren))
        for row in rows
    ]
    counted = [(str(jaar), *(_cell(row.share(jaar)) for row in rows)) for jaar in jaren]
    return Chart(title, lines("groepen", title, panels), numbers(("Jaar", *(each.title for each in panels)), counted))


def _cell(share: Fraction | None) -> str:
    return NO_FIGURES if share is None else percent(share)


MEETING_WORDS = (("gehouden", "gehouden"), ("zonder quorum", "zonder quorum"), ("afgelast", "afgelast"))


def meetings_chart(edition: Edition) -> Chart:
    """The meetings of each year: held, without quorum, cancelled."""
    years = vitals.years(edition)
    title = meetings_title(years)
    if not years:
        return Chart(title)
    rows = [Stack(str(year.jaar), (year.gehouden, year.onvoltallig, year.afgelast)) for year in years]
    counted = [(row.label, *map(str, row.counts)) for row in rows]
    heads = ("Jaar", "Gehouden", "Zonder quorum", "Afgelast")
    return Chart(title, stacks("vergaderingen", title, MEETING_WORDS, rows), numbers(heads, counted))


def meetings_title(years: Sequence[Year]) -> str:
    """``Sinds 2022 ging elke vergadering door``, or how many did not."""
    missed = [year.jaar for year in years if year.missed]
    if not years:
        return "Nog geen vergaderingen"
    if not missed:
        return "Elke vergadering ging door"
    after = [year for year in years if year.jaar > missed[-1] and year.gehouden]
    if after:
        return f"Sinds {after[0].jaar} ging elke vergadering door"
    lost, total = sum(year.missed for year in years), sum(year.missed + year.gehouden for year in years)
    return f"{some_of(lost, total, ('vergadering', 'vergaderingen'), ('ging', 'gingen'))} niet of zonder quorum door"


def items_chart(edition: Edition) -> Chart:
    """The mean number of items of a meeting, by year."""
    years = [year for year in vitals.years(edition) if year.gehouden]
    if not years:
        return Chart("Nog geen agendapunten")
    last = years[-1]
    title = f"In {last.jaar} telde een vergadering gemiddeld {one_decimal(last.items_per_meeting)} agendapunten"
    most = max(year.items_per_meeting or 0 for year in years)
    rows = [Bar(str(year.jaar), year.items_per_meeting, one_decimal(year.items_per_meeting)) for year in years]
    counted = [
        (str(year.jaar), str(year.gehouden), str(year.punten), one_decimal(year.items_per_meeting)) for year in years
    ]
    heads = ("Jaar", "Vergaderingen", "Punten", "Gemiddeld")
    return Chart(title, bars("punten", title, rows, most), numbers(heads, counted))


def one_decimal(value: Fraction | None) -> str:
    """``4,8``; half a tenth goes up."""
    tenths = int((value or Fraction(0)) * 10 + Fraction(1, 2))
    return f"{tenths // 10},{tenths % 10}"


def proposers_chart(edition: Edition) -> Chart:
    """Who brings items, by group."""
    rows = vitals.brought(edition)
    if not rows:
        return Chart("Nog te weinig agendapunten met een indiener")
    names = [dutch.listed(row.groups).capitalize() for row in rows]
    total = sum(row.items for row in rows)
    title = f"{some_of(rows[0].items, total, ('punt', 'punten'), ('komt', 'komen'))} van: {names[0].lower()}"
    # A group's name is too long to stand before a bar: it stands above it, as in a stacked chart.
    stacked = [Stack(name, (row.items,)) for name, row in zip(names, rows, strict=True)]
    figure = stacks("indieners", title, (("punt", "punten"),), stacked)
    return Chart(title, figure, numbers(("Groep", "Punten"), [(each.label, str(each.counts[0])) for each in stacked]))


def advices_chart(edition: Edition) -> Chart:
    """The advices by year: given on the day of the meeting, or later."""
    found = vitals.advice_paths(edition)
    if not found:
        return Chart("Nog geen adviezen")
    same = sum(path.dagen <= 0 for path in found)
    title = f"{some_of(same, len(found), ('advies', 'adviezen'), ('was', 'waren'))} klaar op de vergadering zelf"
    rows = []
    for jaar in range(found[-1].advies.uitgebracht_op.year, found[0].advies.uitgebracht_op.year + 1):
        days = [path.dagen for path in found if path.advies.uitgebracht_op.year == jaar]
        rows.append(Stack(str(jaar), (sum(each <= 0 for each in days), sum(each > 0 for each in days))))
    return Chart(title, stacks("adviezen", title, ADVICE_WORDS, rows))


ADVICE_WORDS = (("op de vergadering", "op de vergadering"), ("later", "later"))
KEPT_WORDS = (("op tijd", "op tijd"), ("te laat", "te laat"))


def actions_chart(edition: Edition) -> Chart:
    """The actions by the year in which they were due. Members' edition only."""
    found = vitals.years_of_promises(edition)
    if not found:
        return Chart("Nog geen actiepunten met een einddatum die voorbij is")
    kept, late = sum(year.op_tijd for year in found), sum(year.te_laat for year in found)
    title = f"{some_of(kept, kept + late, ('actiepunt', 'actiepunten'), ('was', 'waren'))} op tijd klaar"
    rows = [Stack(str(year.jaar), (year.op_tijd, year.te_laat)) for year in found]
    counted = [(row.label, *map(str, row.counts)) for row in rows]
    return Chart(title, stacks("acties", title, KEPT_WORDS, rows), numbers(("Jaar", "Op tijd", "Te laat"), counted))


def some_of(some: int, total: int, noun: tuple[str, str], verb: tuple[str, str]) -> str:
    """``1 van de 12 adviezen was``, ``9 van de 12 adviezen waren``: the verb goes with the first number."""
    return f"{some} van de {dutch.counted(total, *noun)} {verb[some != 1]}"


FUNCTIONS = (
    attendance_chart,
    group_attendance_chart,
    meetings_chart,
    items_chart,
    proposers_chart,
    advices_chart,
    actions_chart,
    vitals.items_by_seat,
    vitals.advice_paths,
    vitals.attendance_per_meeting,
    vitals.uncounted_in_words,
)
"""What templates may call."""
