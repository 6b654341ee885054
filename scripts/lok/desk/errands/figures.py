"""What is counted once a year or after a round: the figures of the desk, and the visits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lok.acts.figures import YearFigures, note_figures
from lok.acts.record_text import written
from lok.acts.visits import Round, countable, new_round
from lok.desk.errands.asking import AnswerError, of_kind, of_model, own
from lok.desk.errands.errand import Errand
from lok.desk.errands.together import Which, fold
from lok.desk.forms import MEMBERS, Control
from lok.facts.contacts import contacts_in_force
from lok.kinds.bezoekrondes import Aanleiding, Bereik, Bezoekronde
from lok.kinds.contactpunten import Contactsoort
from lok.kinds.loketcijfers import Loketcijfer, PerMaand
from lok.pages.loket.counts import LABELS
from lok.words.dutch import counted
from lok.words.small_counts import COUNTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.acts.deed import Deed, Office
    from lok.desk.errands.asking import Given
    from lok.desk.forms import Field
    from lok.kinds.locatie import Opvangsoort

YEAR = "over-jaar"
YEARS_BACK = 5
"""Years before this one that can be counted; of an older one only what is there is mended."""
OTHERS = tuple(name for name in LABELS if name not in COUNTS)


def _of_year(office: Office, year: str) -> Loketcijfer | None:
    found: Loketcijfer | None = next(
        (each for each in office.archive.all("loketcijfers") if str(each.jaar) == year), None
    )
    return found


def _which_year(office: Office, record_id: str) -> Field:
    del record_id
    there = {each.jaar for each in office.archive.all("loketcijfers")}
    now = office.today.year
    years = sorted(there | set(range(now - YEARS_BACK, now + 1)), reverse=True)
    words = {year: f"{year}, loopt nog" if year == now else str(year) for year in years}
    choices = [(str(year), f"{words[year]}{' (staat er al)' if year in there else ''}") for year in years]
    return own(YEAR, "Over welk jaar?", Control.CHOICE, required=True, value=str(now - 1), choices=choices, kept=False)


def _figure_asks(office: Office, record_id: str, chosen: str) -> Iterator[Field]:
    del record_id
    found = _of_year(office, chosen)
    stands: dict[str, Any] = (
        written(found.model_dump()) if found is not None else {"peildatum": office.today.isoformat()}
    )

    def asked(name: str, label: str = "") -> Field:
        return of_model(Loketcijfer, name, value=stands.get(name), label=label)

    yield asked("peildatum", "Geteld op")
    yield from map(asked, COUNTS)
    yield fold("gesprekken", "Gesprekken en tijdelijke plaatsen", *map(asked, OTHERS))
    months = stands.get("per_maand") or {}
    yield fold(
        "per-maand",
        "Per maand",
        *(
            of_model(PerMaand, name, _of_month(name), label=LABELS[name], help="", value=months.get(name))
            for name in COUNTS
        ),
        help="Twaalf getallen, van januari af, met een spatie ertussen. Samen zijn ze het aantal van het jaar.",
    )
    yield fold("uitleg", "Uitleg bij de cijfers", asked("benaderend"), asked("duiding"))


def _of_month(name: str) -> str:
    return f"maanden-{name}"


def _figures(office: Office, record_id: str, given: Given) -> Deed:
    del record_id
    year = given.picked(YEAR)
    counts = {name: given.number_or_none(name) for name in LABELS}
    months = {name: given.numbers(_of_month(name)) for name in COUNTS}
    for name, rows in months.items():
        if len(rows) > MONTHS:
            raise AnswerError(_of_month(name), f"dat zijn {len(rows)} getallen, en een jaar telt {MONTHS} maanden.")
    some = any(count is not None for count in counts.values()) or any(months.values())
    figures = YearFigures(
        {name: count for name, count in counts.items() if count is not None},
        {name: rows for name, rows in months.items() if rows},
        given.day_or_none("peildatum") if some else None,
        given.line("benaderend"),
        given.prose("duiding"),
    )
    return note_figures(office, int(year), replace(figures, gone=_gone(_of_year(office, year), figures)))


MONTHS = 12


def _gone(found: Loketcijfer | None, figures: YearFigures) -> frozenset[str]:
    """What stood there and was made empty."""
    if found is None:
        return frozenset()
    said = {
        **dict.fromkeys({*figures.counts, *figures.months}, True),
        "per_maand": bool(figures.months),
        "peildatum": figures.counted_on is not None,
        "benaderend": bool(figures.estimate),
        "duiding": bool(figures.remark),
    }
    return frozenset(
        name
        for name in (*LABELS, "per_maand", "peildatum", "benaderend", "duiding")
        if getattr(found, name) is not None and not said.get(name)
    )


def _round_asks(office: Office, record_id: str) -> Iterator[Field]:
    del record_id
    today = office.today.isoformat()
    yield of_model(Bezoekronde, "titel", members=True)
    yield of_model(Bezoekronde, "aanleiding", members=True)
    yield of_model(Bezoekronde, "van", label="Eerste dag", help="", value=today, members=True)
    yield of_model(Bezoekronde, "tot", label="Laatste dag", help="", value=today, members=True)
    for each in countable(office.archive):
        yield of_model(
            Bereik,
            "aantal",
            _reached(each.sort),
            label=f"Bereikt: {each.sort.woord}",
            help=f"Er zijn {counted(each.there, 'locatie', 'locaties')}."
            if each.there
            else "Er is geen locatie bekend.",
            required=False,
            members=True,
        )
    contacts = contacts_in_force(office.archive.all("contactpunten"), office.today)
    desk = next((each.id for each in contacts if each.soort_contactpunt is Contactsoort.lokaal_loket), None)
    by = of_model(Bezoekronde, "door", label="Wie ging er rond?", help="Een dienst, geen naam van een persoon.")
    choices = of_kind(office, "contactpunten", contacts)
    yield replace(by, control=Control.CHOICE, choices=choices, value=desk, reader=MEMBERS)
    yield of_model(Bezoekronde, "materiaal", label="Wat is meegebracht?", members=True)
    yield of_model(Bezoekronde, "indrukken", members=True)


def _reached(sort: Opvangsoort) -> str:
    return f"bereikt-{sort.value}"


def _round(office: Office, record_id: str, given: Given) -> Deed:
    del record_id
    reached = {each.sort: given.number_or_none(_reached(each.sort)) or 0 for each in countable(office.archive)}
    wish = Round(
        title=given.said("titel"),
        occasion=given.one("aanleiding", Aanleiding),
        reached=reached,
        first=given.day("van"),
        last=given.day("tot"),
        by=given.picked("door"),
        brought=given.lines("materiaal"),
        impressions=given.prose("indrukken"),
    )
    return new_round(office, wish)


ERRANDS = (
    Errand(
        "loketcijfers",
        "Loketcijfers noteren",
        "",
        "Hoeveel gezinnen er een plaats vroegen, en hoeveel er een vonden. Ken je een cijfer nog niet? Laat het leeg: de site zegt dan dat het er nog niet is. Wat enkele mensen zou aanwijzen, toont de site niet.",
        Which(_which_year, _figure_asks),
        _figures,
        "Noteer de cijfers",
        serves=frozenset({"loketcijfers"}),
    ),
    Errand(
        "bezoekronde",
        "Bezoekronde noteren",
        "",
        "Hoeveel opvanglocaties bereikt zijn op een ronde. Alleen de leden lezen het, en er staat nooit iets in over één opvang.",
        _round_asks,
        _round,
        "Noteer de ronde",
        serves=frozenset({"bezoekrondes"}),
    ),
)
