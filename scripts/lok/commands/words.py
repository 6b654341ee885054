"""What the words of several commands have in common: days, years and ports, and the options that most of them have."""

from __future__ import annotations

from datetime import date as day
from pathlib import Path
from typing import Any

import click

from lok.model.days import FIRST_YEAR, LAST_YEAR


class Day(click.ParamType[day]):
    """A day as ``JJJJ-MM-DD``."""

    name = "JJJJ-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> day:
        """The day that ``value`` says, in the years a record can be about; a Dutch refusal otherwise."""
        try:
            found = value if isinstance(value, day) else day.fromisoformat(value)
        except ValueError:
            self.fail(f"‘{value}’ is geen datum. Schrijf bijvoorbeeld 2026-03-12.", param, ctx)
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            self.fail(f"‘{value}’ ligt te ver: kies een dag van {FIRST_YEAR} tot en met {LAST_YEAR}.", param, ctx)
        return found


class Port(click.ParamType[int]):
    """A number of a port."""

    name = "GETAL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The port that ``value`` says; a Dutch refusal otherwise."""
        if not (str(value).isascii() and str(value).isdigit() and int(value) <= 65_535):
            self.fail(f"‘{value}’ is geen poort. Kies een getal tussen 1024 en 65535, of 0 voor een vrije.", param, ctx)
        return int(value)


class Year(click.ParamType[int]):
    """A year."""

    name = "JAAR"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year that ``value`` says; a Dutch refusal otherwise."""
        if not (str(value).isascii() and str(value).isdigit() and len(str(value)) == 4):
            self.fail(f"‘{value}’ is geen jaar. Schrijf vier cijfers, bijvoorbeeld 2025.", param, ctx)
        return int(value)


class Number(click.ParamType[int]):
    """The number of a release."""

    name = "NUMMER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that ``value`` says; a Dutch refusal otherwise."""
        if not (str(value).isascii() and str(value).isdigit() and 0 < int(value) < 10**9):
            self.fail(
                f"‘{value}’ is geen nummer van een uitgave. Welke er zijn, zegt ‘lok publish --lijst’.", param, ctx
            )
        return int(value)


FOLDER = click.Path(file_okay=False, path_type=Path)
root_option = click.option(
    "--root", type=FOLDER, metavar="MAP", default=Path(), help="De map met data/ en content/. Standaard: deze map."
)
out_option = click.option(
    "--out",
    type=FOLDER,
    metavar="MAP",
    default=None,
    help="De map voor het resultaat. Standaard: build/ in de map met de gegevens.",
)
date_option = click.option(
    "--date", "date", type=Day(), default=None, help="De dag waarvoor gerekend wordt. Standaard: vandaag."
)
today_option = click.option(
    "--date", "date", type=Day(), default=None, help="De dag van vandaag, als dat een andere moet zijn."
)


def shown(place: Path) -> str:
    """A place as it is told: from the folder where one stands, where it is below it."""
    try:
        return str(place.relative_to(Path.cwd()))
    except ValueError:
        return str(place)
