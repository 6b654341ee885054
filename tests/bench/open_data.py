"""What the open data cost: a build with them beside one in which no kind has any, cold and after one edit."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Run, call, run
from bench.table import Row, seconds
from lok.build.builder import Builder
from lok.opendata import lists, memory, quality, tables
from lok.opendata.linked import files as linked_files
from lok.opendata.linked import mapping
from lok.pages.begrippen import section as begrippen
from lok.pages.data import section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date as day

MAKERS = (lists, memory, quality, tables, section)
"""The modules that go through the kinds that have data."""
LINKERS = (linked_files, mapping, begrippen)
"""Those that go through the kinds that are linked data."""
WITHOUT = f"""\
import sys
sys.path.insert(0, {str(Path(__file__).resolve().parents[1])!r})
from bench.open_data import no_kind
from lok.cli import lok
with no_kind():
    lok(sys.argv[1:])
"""


@contextmanager
def no_kind() -> Iterator[None]:
    """While it lasts no kind of record has open data: of all that is made of them nothing is left but empty frames."""
    real = {each: each.offered_kinds for each in MAKERS}
    mapped = {each: each.MAPPED for each in LINKERS}
    for each in MAKERS:
        each.offered_kinds = tuple
    for each in LINKERS:
        each.MAPPED = {}
    try:
        yield
    finally:
        for each, was in real.items():
            each.offered_kinds = was
        for each, linked in mapped.items():
            each.MAPPED = linked


def cold(build: list[str], out: Path) -> tuple[list[Run], list[Run]]:
    """Both ways in turn, from nothing; ``build`` are the words of the command."""
    ours: list[Run] = []
    without: list[Run] = []
    for _ in range(3):
        for found, command in ((ours, ["-m", "lok.cli"]), (without, ["-c", WITHOUT])):
            shutil.rmtree(out, ignore_errors=True)
            found.append(run([sys.executable, *command, *build]))
    return ours, without


def edited(root: Path, folder: Path, date: day, change: Callable[[int], None]) -> tuple[list[Run], list[Run]]:
    """The same by two warm builders, of which each sees the same edits."""
    ours: list[Run] = []
    without: list[Run] = []
    with Builder(root, folder / "data-with") as one, Builder(root, folder / "data-without") as other:
        one.build(date)
        with no_kind():
            other.build(date)
        for number in range(5):
            change(number + 1)
            ours.append(call(lambda: _built(one, date)))
            with no_kind():
                without.append(call(lambda: _built(other, date)))
    return ours, without


def rows(cold_runs: tuple[list[Run], list[Run]], edits: tuple[list[Run], list[Run]], count: int) -> list[Row]:
    """Both in the table. Processor time is judged: what else the machine does weighs less on it."""
    ratio = tuple(one.cpu / other.cpu for one, other in zip(*cold_runs, strict=True))
    more = tuple(one.cpu - other.cpu for one, other in zip(*edits, strict=True))
    return [
        Row(
            "opendata",
            f"both sites cold with their open data vs without any, in processor time (N={count})",
            *map(seconds, cold_runs),
            ratio,
        ),
        Row(
            "opendata-edit",
            f"one record changed, both sites right again by a warm builder: seconds of processor more than without (N={count})",
            *map(seconds, edits),
            more,
        ),
    ]


def _built(builder: Builder, date: day) -> None:
    report = builder.build(date)
    if not report.sites:
        raise RuntimeError("the council of the bench is not sound")
