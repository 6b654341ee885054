"""The figures of the desk of one year, and what of them nobody will see because it would point at few people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lok.acts.proof import record_after
from lok.acts.record_text import filled, new_text, path_of, put_all
from lok.acts.task import Task
from lok.kinds.loketcijfers import KIND
from lok.pages.loket.counts import LABELS, NOT_KNOWN
from lok.words.dutch import listed
from lok.words.small_counts import COUNTS, SMALLEST_SHOWN, quarters, unsafe_fields, unsafe_months
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date as day

    from lok.acts.deed import Deed, Office
    from lok.kinds.loketcijfers import Loketcijfer

FIGURES = KIND.soort


@dataclass(frozen=True, slots=True)
class YearFigures:
    """What was counted in one year, by the name of its field; ``months`` the counts that are known by month, from January on.

    An estimate says why it is one; then no day of counting is needed. ``gone`` names the fields that stood there and do no longer.
    """

    counts: Mapping[str, int]
    months: Mapping[str, Sequence[int]] = field(default_factory=dict)
    counted_on: day | None = None
    estimate: str = ""
    remark: str = ""
    gone: frozenset[str] = frozenset()


def note_figures(office: Office, year: int, figures: YearFigures) -> Deed:
    """The figures of a year, made or changed; what is not given stays. The sum of the months is the year's count where none is given.

    Raises:
        RefusedError: There is no such count, one is below 0, or they do not add up.
    """
    _refuse_what_is_no_count(figures)
    record_id = f"{KIND.prefix}-{year}"
    path = path_of(FIGURES, record_id)
    counts = {name: sum(rows) for name, rows in figures.months.items()} | dict(figures.counts)
    values = {
        "peildatum": figures.counted_on or (office.today if counts and not figures.estimate.strip() else None),
        "benaderend": " ".join(figures.estimate.split()),
        **{name: counts.get(name) for name in LABELS},
        "per_maand": {name: figures.months[name] for name in COUNTS if name in figures.months},
        "duiding": figures.remark.strip(),
    }
    if path in office.texts:
        text = put_all(
            KIND.model, office.text(FIGURES, record_id), dict.fromkeys(sorted(figures.gone)) | filled(values)
        )
    else:
        text = new_text(KIND, {"id": record_id, "voorbeeld": office.invented(), "jaar": year, **values})
    record: Loketcijfer = record_after(path, text)
    running = record.counted and record.peildatum is not None and record.peildatum.year == year
    todo = (
        [Task("Het jaar liep nog toen geteld werd. Tel opnieuw als het om is.", path, ("peildatum",))]
        if running
        else []
    )
    return office.deed(path, {path: text}, words=(*not_known(record), *hidden(record)), todo=todo)


def not_known(record: Loketcijfer) -> tuple[str, ...]:
    """That the site tells of these figures that they are not there yet, where they are not."""
    if record.aanvragen_uniek is not None:
        return ()
    what = f"‘{LABELS['aanvragen_uniek']}’" if record.counted else "alle cijfers van dit jaar"
    return (f"De site zegt bij {what}: {NOT_KNOWN}. Vul ze in zodra je ze kent.",)


def _refuse_what_is_no_count(figures: YearFigures) -> None:
    for name in (*figures.counts, *figures.months):
        if name not in LABELS or (name in figures.months and name not in COUNTS):
            raise RefusedError(f"‘{name[:40]}’ wordt niet geteld. Kies uit: {listed(LABELS.values())}.")
    for name, count in figures.counts.items():
        if count < 0:
            raise RefusedError(f"{LABELS[name]}: een aantal is nooit kleiner dan 0.")
    for name, rows in figures.months.items():
        if any(count < 0 for count in rows):
            raise RefusedError(f"{LABELS[name]}: een aantal is nooit kleiner dan 0.")


def hidden(record: Loketcijfer) -> tuple[str, ...]:
    """What of these figures stands on no page, in whole sentences; nothing when all of it does.

    Only the secretary reads this: which counts fall and why would tell the rest.
    """
    gone = [label for name, label in LABELS.items() if name in unsafe_fields(record)]
    said = []
    if gone:
        said.append(
            f"Dit toont de site niet, want er staan minder dan {SMALLEST_SHOWN} mensen achter, of het zou hen verraden: "
            f"{listed(gone)}."
        )
    if record.per_maand is not None:
        said += _months(record)
    return tuple(said)


def _months(record: Loketcijfer) -> list[str]:
    """What is not shown by month, and what is by quarter."""
    given = [name for name in COUNTS if getattr(record.per_maand, name)]
    whole = "per_maand" in unsafe_fields(record)
    kept_back = [name for name in given if whole or name in unsafe_months(record.per_maand)]
    by_quarter = [name for name in kept_back if name in quarters(record)]
    neither = [name for name in kept_back if name not in by_quarter]
    said = []
    if by_quarter:
        said.append(f"Per maand te klein, dus per kwartaal: {listed(LABELS[name] for name in by_quarter)}.")
    if neither:
        said.append(f"Niet per maand en niet per kwartaal: {listed(LABELS[name] for name in neither)}.")
    return said
