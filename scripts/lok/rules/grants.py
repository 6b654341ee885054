"""What was granted, against each other and against the regulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.model.validity import annulled
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.kinds.toekenningen import Toekenning
    from lok.model.kind import Record


def one_total_a_year(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """Of a regulation there is one total a year: two would tell by subtraction what few applicants received."""
    del date
    seen: dict[tuple[str, int], Toekenning] = {}
    for grant in archive.all("toekenningen"):
        key = (grant.reglement, grant.jaar)
        if key in seen:
            message = f"{seen[key].id} geeft al het totaal van {grant.reglement} voor {grant.jaar}"
            yield grant, Finding(("jaar",), "toekenning", message, "Tel beide samen in één record.")
        seen.setdefault(key, grant)


def asked_for(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """How many applied is told, unless nobody had to: of a regulation that had a version without application."""
    del date
    for grant in archive.all("toekenningen"):
        regulation = archive.get("reglementen", grant.reglement)
        if grant.aantal_aanvragen is not None or regulation is None:
            continue
        if not any(versie.automatisch_toegekend for versie in regulation.versies):
            message = f"er staat niet hoeveel aanvragen er waren, en {grant.reglement} geeft geen steun zonder aanvraag"
            hint = (
                "Vul aantal_aanvragen in. Kwam de steun vanzelf, schrijf dan automatisch_toegekend: ja bij die versie."
            )
            yield grant, Finding(("aantal_aanvragen",), "toekenning", message, hint)


def within_the_budget(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """No more was granted than the budget of that year in a version that was not annulled; a higher total may be explained."""
    del date
    for grant in archive.all("toekenningen"):
        regulation = archive.get("reglementen", grant.reglement)
        versions = [] if regulation is None else [each for each in regulation.versies if not annulled(each)]
        budgets = [each for versie in versions for each in versie.budgetten]
        known = [each.bedrag for each in budgets if each.jaar == grant.jaar and each.bedrag is not None]
        if known and grant.totaal > max(known):
            message = (
                f"er is {grant.totaal} euro toegekend, meer dan het budget van {max(known)} euro voor {grant.jaar}"
            )
            hint = "Kijk het totaal en het budget in het reglement na. Klopt het, dan hoef je niets te doen."
            yield grant, Finding(("totaal",), "toekenning", message, hint, level=Level.AANDACHTSPUNT)
