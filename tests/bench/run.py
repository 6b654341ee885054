"""``make bench``: measure everything in one run and print one table. Exit code 1 when a bound is missed.

Ours and the peer's run in turn; a figure is the median over the turns, with the extremes beside it. Times are on the
clock; processor time stands next to them, because other work on the machine weighs less on it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date as day
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.experiments import EXPERIMENTS, Bench, measured
from bench.table import markdown


def read_sizes(_: click.Context, __: click.Parameter, value: str) -> tuple[int, int]:
    """``1500,10000`` as two numbers."""
    small, large = (int(each) for each in value.split(","))
    return small, large


@click.command()
@click.option("--sizes", default="1500,10000", callback=read_sizes, help="Records of the small and the large council.")
@click.option("--only", multiple=True, type=click.Choice(list(EXPERIMENTS)), help="Only this experiment; repeatable.")
@click.option("--date", default="2026-12-01", help="The day the sites speak of.")
def main(sizes: tuple[int, int], only: tuple[str, ...], date: str) -> None:
    """Measure, print the table, and fail when a bound is missed."""
    # Who forbids Python to keep what it compiles, would measure the compiling of what changed last: of ours, not of a peer.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    with tempfile.TemporaryDirectory(prefix="lok-bench-") as folder:
        rows = measured(Bench(Path(folder), *sizes, day.fromisoformat(date)), only)
    print(markdown(rows))
    sys.exit(1 if any(row.missed for row in rows) else 0)


if __name__ == "__main__":
    main()
