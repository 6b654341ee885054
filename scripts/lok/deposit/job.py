"""``lok archive``: from the records to the bag of one year, read and judged as they stand now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lok.archive.load import load
from lok.build.check import blocking, check
from lok.build.configuration import CONFIGS, site_address
from lok.deposit import contents
from lok.deposit.contents import Given
from lok.deposit.explained import readme, warnings
from lok.deposit.packing import Deposit, bag
from lok.deposit.state import state_of
from lok.model.audience import Audience
from lok.papers import File
from lok.papers.as_pdf import as_pdf
from lok.words.dutch import counted
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as day
    from pathlib import Path

    from lok.papers.document import Document
    from lok.source.problems import Problem

SHOWN = 5


class FaultyError(RefusedError):
    """The records have faults, so that nothing is made of them; ``problems`` are all of those."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        some = "".join(f"\n{each}" for each in problems[:SHOWN])
        more = f"\nen nog {len(problems) - SHOWN}" if len(problems) > SHOWN else ""
        faults = counted(len(problems), "fout", "fouten")
        super().__init__(
            f"er {'staat' if len(problems) == 1 else 'staan'} {faults} in de gegevens; er is niets geschreven.{some}{more}"
        )
        self.problems = problems


def given_at(root: Path, year: int, date: day) -> Given:
    """What the bag of ``year`` is made of, read from ``root``.

    Raises:
        FaultyError: The records have faults.
        OSError: A file cannot be read.
    """
    loaded = load(root)
    problems = check(loaded, root, date)
    if blocking(problems):
        raise FaultyError(tuple(each for each in problems if each.blocks))
    address = site_address(root / CONFIGS[Audience.LEDEN])
    return Given(loaded.archive, year, date, state_of(root), lambda path: (root / path).read_bytes(), problems, address)


def deposit(
    given: Given,
    progress: Callable[[int, int], None] | None = None,
    pdf: Callable[[Document], bytes] = as_pdf,
) -> Deposit:
    """The bag of a year. The same records and the same day give the same bytes.

    Args:
        given: See ``given_at``.
        progress: Called with the number of prints that are done and of all.
        pdf: What prints a document.

    Raises:
        RefusedError: There is nothing of that year, or no Chromium to print with; in Dutch.
        OSError: An attachment or a record cannot be read.
    """
    year = contents.year_of(given)
    if not year.meetings and not year.advices:
        raise RefusedError(_nothing(given, contents.known_years(year.edition)))
    prints = list(contents.printed(contents.sheets(year), pdf, progress))
    pieces = [
        *(piece for piece, _ in prints),
        *contents.attachments(given, year),
        *contents.tables(year),
        *contents.records(given, year),
    ]
    plain = {piece.path: lacks for piece, lacks in prints if lacks}
    text = readme(contents.told_of(given, year, pieces, plain))
    made = bag(name_of(given), pieces, text, contents.described(given, year), given.date)
    return replace(made, said=warnings(year))


def archive_zip(
    given: Given,
    progress: Callable[[int, int], None] | None = None,
    pdf: Callable[[Document], bytes] = as_pdf,
) -> File:
    """The same as one zip to download. For the secretary alone: it holds names.

    Raises: as ``deposit``.
    """
    made = deposit(given, progress, pdf)
    return File(f"{made.name}.zip", "application/zip", made.zipped)


def name_of(given: Given) -> str:
    """The name of the folder of the bag."""
    return f"archief-{given.archive.raad.id}-{given.year}"


def _nothing(given: Given, known: tuple[int, ...]) -> str:
    kept = f" Er zijn vergaderingen van {known[0]} tot {known[-1]}." if known else " Er is nog geen enkele vergadering."
    return f"van {given.year} is er geen vergadering en geen advies: er is niets te bewaren.{kept}"
