"""The next version of a regulation, made of the last one: what stays is copied as it was typed, and the last one ends the day before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as a_day
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lok.acts.proof import record_after
from lok.acts.record_text import append, one_line, path_of, put_all, value_at, written
from lok.acts.task import Dringendheid, Task
from lok.facts.versions import windows
from lok.kinds.bedragen import Vorm
from lok.kinds.reglementen import KIND
from lok.model.validity import GeldigeTekst, annulled, stretches
from lok.words.dutch import listed, written_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date as day
    from decimal import Decimal

    from lok.acts.deed import Deed, Office
    from lok.kinds.bedragen import Bedragregel
    from lok.kinds.opvolging import Bestuursorgaan
    from lok.kinds.reglementen import Reglement
    from lok.kinds.versies import Versie
    from lok.source.positions import Path

REGULATIONS = "reglementen"
VERSIONS = "versies"
MODEL = KIND.model
OF_ITS_OWN = frozenset(
    {*GeldigeTekst.model_fields, "vastgesteld_door", "vastgesteld_op", "besluit_nummer", "besluit_url", "bekendgemaakt_op",
     "wat_verandert", "advies_lok"}
)  # fmt: skip
"""What every version says for itself: its days, who adopted it, where that is to be read."""


@dataclass(frozen=True, slots=True)
class NewVersion:
    """The decision of a new version: from which day it holds, on which day it was adopted and by whom; the last one's when ``None``.

    ``gap`` says why there is no version in force between the last one and this one, where there is such a time. ``amounts``
    are those that change, by their place in the version: see ``amounts_in``.
    """

    begins: day
    adopted: day
    by: Bestuursorgaan | None = None
    number: str = ""
    url: str = ""
    changes: str = ""
    gap: str = ""
    amounts: Mapping[Path, Decimal] = field(default_factory=dict)


def new_version(office: Office, regulation_id: str, wish: NewVersion) -> Deed:
    """The regulation with one more version. Twice is once.

    Args:
        office: The council.
        regulation_id: The regulation.
        wish: The decision.

    Raises:
        RefusedError: The day is not after that of the last version, or there would be an unexplained time without any.
    """
    text = office.text(REGULATIONS, regulation_id)
    record: Reglement = office.record(REGULATIONS, regulation_id)
    path = path_of(REGULATIONS, regulation_id)
    last = record.versies[-1]
    if last.geldig_van == wish.begins and last.vastgesteld_op == wish.adopted:
        return office.deed(path, {}, words=["Deze versie staat er al."])
    text, closed = _with_version(text, record, wish)
    words = [
        f"De nieuwe versie geldt vanaf {written_day(wish.begins)}.",
        *(f"De vorige eindigt op {written_day(wish.begins - timedelta(days=1))}." for _ in range(closed)),
        *_left_behind(last, wish),
    ]
    return office.deed(path, {path: text}, words=words, todo=_to_look_at(path, record, wish))


def as_it_would_be(office: Office, regulation_id: str, wish: NewVersion) -> tuple[Versie, Versie]:
    """The version that the new one is made of, and the new one, to be looked at: nothing else is judged.

    Raises:
        RefusedError: There can be no such version.
    """
    record: Reglement = office.record(REGULATIONS, regulation_id)
    text, _ = _with_version(office.text(REGULATIONS, regulation_id), record, wish)
    after: Reglement = record_after(path_of(REGULATIONS, regulation_id), text)
    return record.versies[_copied_from(record)], after.versies[-1]


def _with_version(text: str, record: Reglement, wish: NewVersion) -> tuple[str, int]:
    """The text with one more version, and how many others that ends."""
    last = record.versies[-1]
    if wish.begins <= last.geldig_van:
        message = f"de laatste versie geldt vanaf {written_day(last.geldig_van)}. Een nieuwe versie begint later."
        raise RefusedError(message)
    text, closed = _closed(text, record, wish.begins)
    text = _with_pause(text, record, wish)
    source = _copied_from(record)
    copied = _repriced(value_at(text, (VERSIONS, source)), record.versies[source], wish.amounts)
    return append(MODEL, text, (VERSIONS,), _copy(copied, last, wish)), closed


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of money in a version: its place there, what it is for in words, and how much it is."""

    at: Path
    words: str
    euro: Decimal


def amounts_in(record: Reglement) -> tuple[Amount, ...]:
    """The amounts of the version that a new one is made of. A price per school year is none: the new year comes beside it."""
    versie = record.versies[_copied_from(record)]
    return tuple(each for index, regel in enumerate(versie.bedragen) for each in _amounts(regel, ("bedragen", index)))


def _amounts(regel: Bedragregel, at: Path) -> Iterator[Amount]:
    whom = f" voor {regel.voor}" if regel.voor else ""
    if regel.bedrag is not None:
        each = (
            " per plaats"
            if regel.vorm is Vorm.per_plaats
            else f" per {regel.eenheid}"
            if regel.vorm is Vorm.per_eenheid
            else ", hoogstens"
            if regel.hoogstens
            else ""
        )
        yield Amount((*at, "bedrag"), f"Bedrag{whom}{each}", regel.bedrag)
    for index, schijf in enumerate(regel.schijven):
        until = f"tot en met {schijf.tot_plaatsen}" if schijf.tot_plaatsen is not None else "of meer"
        each = " per plaats" if schijf.per_plaats else ""
        words = f"Bedrag{whom}{each}, {schijf.van_plaatsen} {until} plaatsen"
        yield Amount((*at, "schijven", index, "bedrag"), words, schijf.bedrag)
        if schijf.maximum is not None:
            yield Amount(
                (*at, "schijven", index, "maximum"),
                f"Hoogstens{whom}, {schijf.van_plaatsen} {until} plaatsen",
                schijf.maximum,
            )
    if regel.totaal is not None:
        yield Amount((*at, "totaal"), f"Budget{whom}", regel.totaal)
    if regel.minimum is not None:
        yield Amount((*at, "minimum"), f"Minstens{whom}, per aanvrager", regel.minimum)
    if regel.maximum is not None:
        yield Amount((*at, "maximum"), f"Hoogstens{whom}, per aanvrager", regel.maximum)


def _repriced(typed: dict[str, Any], versie: Versie, amounts: Mapping[Path, Decimal]) -> dict[str, Any]:
    """A version as typed with other amounts; one that stays the same stays as it was typed. Raises ``RefusedError`` for no amount."""
    known = {
        each.at: each for index, regel in enumerate(versie.bedragen) for each in _amounts(regel, ("bedragen", index))
    }
    for at, euro in amounts.items():
        if at not in known:
            raise RefusedError("dat bedrag staat niet in de vorige versie. Laad de bladzijde opnieuw.")
        if euro == known[at].euro:
            continue
        group: Any = typed
        for step in at[:-1]:
            group = group[step]
        group[at[-1]] = written(euro)
    return typed


def _copied_from(record: Reglement) -> int:
    """The place of the last version that was not annulled; of the very last when all were."""
    kept = [index for index, each in enumerate(record.versies) if not annulled(each)]
    return kept[-1] if kept else len(record.versies) - 1


def _closed(text: str, record: Reglement, begins: day) -> tuple[str, int]:
    """The text in which what would still hold on ``begins`` ends the day before, and how many that are."""
    before = begins - timedelta(days=1)
    count = 0
    for index, versie in enumerate(record.versies):
        for (first, end), name in zip(stretches(versie), ("geldig_tot", "opnieuw_tot"), strict=False):
            if end is not None and end < begins:
                continue
            if first >= begins:
                raise RefusedError(f"vanaf {written_day(first)} geldt al een andere versie. Kies een latere dag.")
            text = put_all(MODEL, text, {name: before}, (VERSIONS, index))
            count += 1
    return text, count


def _with_pause(text: str, record: Reglement, wish: NewVersion) -> str:
    """The text that says why no version was in force before the new one, where there is such a time."""
    ends = [end for versie in record.versies for _, end in stretches(versie)]
    if not ends or None in ends:
        return text
    first = max(end for end in ends if end is not None) + timedelta(days=1)
    until = wish.begins - timedelta(days=1)
    if first > until or any(each.van <= first and until <= each.tot for each in record.onderbrekingen):
        return text
    asked = (
        f"van {written_day(first)} tot en met {written_day(until)} gold er geen versie. Zeg waarom, of laat de nieuwe "
        f"versie beginnen op {written_day(first)}."
    )
    row = {"van": first, "tot": until, "reden": one_line(wish.gap, asked)}
    return append(MODEL, text, ("onderbrekingen",), written(row))


def _copy(typed: dict[str, Any], last: Versie, wish: NewVersion) -> dict[str, Any]:
    """The new version, with the fields in the order of the model and every value as it was typed."""
    own = written(
        {
            "geldig_van": wish.begins,
            "vastgesteld_door": wish.by or last.vastgesteld_door,
            "vastgesteld_op": wish.adopted,
            "besluit_nummer": " ".join(wish.number.split()),
            "besluit_url": wish.url.strip(),
            "wat_verandert": wish.changes.strip(),
        }
    )
    kept = {name: value for name, value in typed.items() if name not in OF_ITS_OWN}
    if "budgetten" in kept:
        kept["budgetten"] = [each for each in kept["budgetten"] if not _past_year(each, wish.begins)]
        if not kept["budgetten"]:
            del kept["budgetten"]
    values = own | kept
    return {name: values[name] for name in type(last).model_fields if name in values}


def _past_year(budget: dict[str, Any], begins: day) -> bool:
    """Whether a budget is of a year before the version."""
    year = str(budget.get("jaar") or "")
    return year.isdigit() and int(year) < begins.year


def _left_behind(last: Versie, wish: NewVersion) -> Iterator[str]:
    years = [str(each.jaar) for each in last.budgetten if each.jaar is not None and each.jaar < wish.begins.year]
    if years:
        yield f"Het budget van {listed(years)} staat niet in de nieuwe versie."


def _to_look_at(path: str, record: Reglement, wish: NewVersion) -> Iterator[Task]:
    """What was copied and may not fit the new days, and what a new version should say."""
    at = (VERSIONS, len(record.versies))
    last = record.versies[_copied_from(record)]
    soon = Dringendheid.deze_maand
    if not wish.changes.strip():
        yield Task("Zeg in twee of drie zinnen wat er verandert voor een opvang.", path, (*at, "wat_verandert"), soon)
    if not (wish.number.strip() or wish.url.strip()):
        yield Task("Vul het nummer of het webadres van het besluit in.", path, (*at, "besluit_nummer"), soon)
    new = last.model_copy(
        update={"geldig_van": wish.begins, "geldig_tot": None, "opnieuw_van": None, "opnieuw_tot": None}
    )
    reach = wish.begins.replace(year=wish.begins.year + 2, day=min(wish.begins.day, 28))
    if last.aanvraagperiodes and not windows(new, wish.begins, reach):
        words = "De aanvraagperiodes liggen voor de nieuwe versie. Geef ze nieuwe dagen."
        yield Task(words, path, (*at, "aanvraagperiodes"), Dringendheid.deze_week)
    steps = (("beoordeling", index, each.uiterlijk) for index, each in enumerate(last.beoordeling))
    payments = (("uitbetalingen", index, each.uiterlijk) for index, each in enumerate(last.uitbetalingen))
    for name, index, day_of_it in (*steps, *payments):
        if day_of_it is not None and day_of_it < wish.begins:
            words = f"{written_day(day_of_it)} ligt voor de nieuwe versie. Geef een nieuwe dag."
            yield Task(words, path, (*at, name, index, "uiterlijk"), soon)
    for index, regel in enumerate(last.bedragen):
        if regel.tarieven and all(_over(each.schooljaar, wish.begins) for each in regel.tarieven):
            words = "De tarieven zijn die van voorbije schooljaren. Voeg dat van het nieuwe toe."
            yield Task(words, path, (*at, "bedragen", index, "tarieven"), soon)


def _over(school_year: str, begins: day) -> bool:
    """Whether a school year ended before a day."""
    return a_day(int(school_year.split("-")[1]), 8, 31) < begins
