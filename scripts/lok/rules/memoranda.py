"""Memoranda against the council's terms and the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.source.problems import Finding
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.model.kind import Record


def the_term_exists(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """The term a memorandum is meant for is one of the council's, and was not over when it was adopted."""
    del date
    terms = {term.id: term for raad in archive.all("raad") for term in raad.bestuursperiodes}
    for memorandum in archive.all("memoranda"):
        name = memorandum.bestuursperiode
        if name is None:
            continue
        if name not in terms:
            known = dutch.listed(terms, "of") if terms else "eerst de bestuursperiode bij de raad"
            message = f"de raad heeft geen bestuursperiode ‘{name}’"
            yield memorandum, Finding(("bestuursperiode",), "bestuursperiode", message, f"Schrijf {known}.")
        elif memorandum.vastgesteld_op and memorandum.vastgesteld_op > terms[name].tot:
            message = f"bestuursperiode {name} was voorbij toen het memorandum vastgesteld werd, op {memorandum.vastgesteld_op}"
            hint = "Kies de bestuursperiode waarin het bestuur op deze vragen kan antwoorden."
            yield memorandum, Finding(("bestuursperiode",), "bestuursperiode", message, hint)
