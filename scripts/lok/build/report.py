"""``lok report``: the report of one year as a file to print, beside the page that the members' site has of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lok.archive.load import load
from lok.archive.naming import naming
from lok.build.check import blocking, check
from lok.build.configuration import site_address
from lok.edition.select import select
from lok.model.audience import Audience
from lok.pages import sections
from lok.pages.jaarverslagen import report as jaarverslag
from lok.render.paper import on_paper
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from datetime import date as day
    from pathlib import Path

CONFIG = "mkdocs.leden.yml"


def write_report(root: Path, year: int, date: day, out: Path) -> str:
    """Write the report of ``year`` to ``out``, whole or not at all, and give the address of its page for members.

    Raises:
        RefusedError: The records have mistakes, or the council did not meet that year.
        OSError: The file cannot be written; one that stood there is as it was.
    """
    loaded = load(root)
    problems = check(loaded, root, date)
    if blocking(problems):
        raise RefusedError("er staan fouten in de gegevens. Kijk ze na met ‘make check’; er is niets geschreven.")
    points = tuple(each for each in problems if not each.blocks)
    edition = select(loaded.archive, Audience.LEDEN, date, points, address=site_address(root / CONFIG))
    known = jaarverslag.report_years(edition)
    if year not in known:
        kept = f"Er zijn verslagen van {known[-1]} tot {known[0]}." if known else "Er is nog geen vergadering geweest."
        raise RefusedError(f"in {year} was er geen vergadering. {kept}")
    page = jaarverslag.page(sections.renderer_of(edition), year)
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.with_name(f".{out.name}.nieuw-{os.getpid()}")
    try:
        with naming(out):
            beside.write_text(on_paper(page.text, f"Jaarverslag {year}", edition.council_in(year).naam, date), "utf-8")
            beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
    return f"{edition.address}{page.uri.removesuffix('.md')}/"
