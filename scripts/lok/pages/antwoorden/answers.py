"""What became of the advices: the numbers with their charts, and the page of every body that was asked something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.outcomes import Adressaat, Antwoordjaar, Telling, addressees, count, median, per_year
from lok.render.charts import Bar, bars, percent, table
from lok.render.markup import Markdown, slug
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from lok.edition.select import Edition
    from lok.kinds.opvolging import Bestuursorgaan
    from lok.render.page import Page
    from lok.render.renderer import Renderer

FOLDER = "antwoorden"


def pages(renderer: Renderer) -> Iterator[Page]:
    """The page of all advices, and one for every body that was asked or that answered."""
    yield renderer.page(f"{FOLDER}/index.md", "antwoorden.md.jinja")
    for each in all_addressees(renderer.edition):
        yield renderer.page(addressee_page(each.orgaan), "antwoorden_orgaan.md.jinja", orgaan=each.orgaan)


def addressee_page(orgaan: Bestuursorgaan) -> str:
    """The path of the page of a body."""
    return f"{FOLDER}/{slug(orgaan.value)}.md"


def all_addressees(edition: Edition) -> tuple[Adressaat, ...]:
    """What every body has before it, as far as this audience may read."""
    return addressees(edition.all("adviezen"), edition.raad, edition.date)


def addressee(edition: Edition, orgaan: Bestuursorgaan) -> Adressaat:
    """The same of one of them."""
    return next(each for each in all_addressees(edition) if each.orgaan is orgaan)


def addressee_in_words(body: Adressaat) -> str:
    """``5 adviezen: 2 wachten op een antwoord, 3 beantwoord``: what adds up to the number of advices at a body."""
    waiting = len(body.wachtend)
    parts = [
        f"{waiting} {'wacht' if waiting == 1 else 'wachten'} op een antwoord",
        f"{len(body.beantwoord)} beantwoord",
    ]
    rest = (
        (body.elders, "door een ander orgaan"),
        (body.te_versturen, "nog te versturen"),
        (body.ingetrokken, "ingetrokken"),
    )
    parts += [f"{len(rows)} {word}" for rows, word in rest if rows]
    return f"{dutch.counted(body.adviezen, 'advies', 'adviezen')}: {dutch.listed(parts)}"


def advice_numbers(edition: Edition) -> Telling:
    """How many advices were given, and where they stand."""
    return count(edition.all("adviezen"), edition.raad, edition.date)


def numbers_in_words(numbers: Telling) -> str:
    """``3 beantwoord, 2 wachten op een antwoord (waarvan 1 in beraad)``: what adds up to the number that was given."""
    waiting = f"{numbers.wachtend} {'wacht' if numbers.wachtend == 1 else 'wachten'} op een antwoord"
    if numbers.in_beraad:
        waiting += f" (waarvan {numbers.in_beraad} in beraad)"
    rest = ((numbers.te_versturen, "nog te versturen"), (numbers.ingetrokken, "ingetrokken"))
    return dutch.listed(
        [f"{numbers.beantwoord} beantwoord", waiting, *(f"{some} {word}" for some, word in rest if some)]
    )


def answer_years(edition: Edition) -> tuple[Antwoordjaar, ...]:
    """The advices by year."""
    return per_year(edition.all("adviezen"), edition.raad, edition.date)


def followed_chart(rows: Sequence[Antwoordjaar]) -> Markdown:
    """Which share of the answered advices was followed in full, per year."""
    drawn = [Bar(str(row.jaar), row.aandeel, _followed(row)) for row in rows]
    return bars("gevolgd-per-jaar", followed_title(rows), drawn, 1)


def _followed(row: Antwoordjaar) -> str:
    return f"{row.gevolgd} van {row.beantwoord}" if row.beantwoord else "nog geen antwoord"


def followed_title(rows: Sequence[Antwoordjaar]) -> str:
    """What the chart shows, in a sentence."""
    followed, answered = sum(row.gevolgd for row in rows), sum(row.beantwoord for row in rows)
    verb = "werd" if followed == 1 else "werden"
    return f"Van {dutch.counted(answered, 'beantwoord advies', 'beantwoorde adviezen')} {verb} er {followed} helemaal gevolgd"


def followed_table(rows: Sequence[Antwoordjaar]) -> Markdown:
    """The numbers of that chart."""
    towns = any(row.verschillend for row in rows)
    different = ("Verschillend",) if towns else ()
    heads = (
        "Jaar",
        "Uitgebracht",
        "Beantwoord",
        "Gevolgd",
        "Deels gevolgd",
        "Niet gevolgd",
        *different,
        "Aandeel gevolgd",
    )
    return table(heads, [_numbers(row, towns=towns) for row in rows])


def _numbers(row: Antwoordjaar, *, towns: bool) -> tuple[str, ...]:
    """The numbers of a year; how many two towns answered differently only where that happened in some year."""
    different = (row.verschillend,) if towns else ()
    counts = (row.gegeven, row.beantwoord, row.gevolgd, row.deels_gevolgd, row.niet_gevolgd, *different)
    return (str(row.jaar), *map(str, counts), percent(row.aandeel) if row.aandeel is not None else "–")


def speed_chart(rows: Sequence[Antwoordjaar]) -> Markdown:
    """The median of the days that an answer took, per year."""
    medians = [(row, median(row.dagen)) for row in rows]
    longest = max((middle for _, middle in medians if middle is not None), default=0)
    drawn = [
        Bar(str(row.jaar), middle, in_days(middle) if middle is not None else "nog geen antwoord")
        for row, middle in medians
    ]
    return bars("dagen-per-jaar", speed_title(rows), drawn, longest)


def speed_title(rows: Sequence[Antwoordjaar]) -> str:
    """What the chart shows, in a sentence."""
    days = all_days(rows)
    middle = median(days)
    if middle is None:
        return "Er kwam nog geen antwoord"
    return f"De helft van de antwoorden kwam binnen {in_days(middle)}: het snelste na {in_days(days[0])}, het traagste na {in_days(days[-1])}"


def all_days(rows: Sequence[Antwoordjaar]) -> tuple[int, ...]:
    """The days of all answers, shortest first."""
    return tuple(sorted(days for row in rows for days in row.dagen))


def speed_table(rows: Sequence[Antwoordjaar]) -> Markdown:
    """The numbers of that chart: of every year the middle, the shortest and the longest."""
    drawn = [_speed(str(row.jaar), row.dagen) for row in rows]
    return table(
        ("Jaar", "Antwoorden", "Mediaan", "Kortste", "Langste"), [*drawn, _speed("alle jaren", all_days(rows))]
    )


def _speed(label: str, days: Sequence[int]) -> tuple[str, ...]:
    middle = median(days)
    if middle is None:
        return (label, "0", "–", "–", "–")
    return (label, str(len(days)), in_days(middle), in_days(days[0]), in_days(days[-1]))


def in_days(days: Fraction | int) -> str:
    """``35 dagen``, ``35,5 dagen``, ``1 dag``."""
    whole = int(days)
    return dutch.counted(whole, "dag", "dagen") if days == whole else f"{whole},5 dagen"


FUNCTIONS = (
    all_addressees,
    addressee,
    addressee_page,
    addressee_in_words,
    advice_numbers,
    numbers_in_words,
    answer_years,
    followed_chart,
    followed_title,
    followed_table,
    speed_chart,
    speed_title,
    speed_table,
)
"""What templates may call."""
