"""Pages written by hand: their links lead somewhere in every edition that has them, and they take no other page's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import CALENDAR, FEEDS, REPORT_OPENING, REPORTS, SEARCH, feed_path, folder_of
from lok.archive.written_pages import page_links
from lok.kinds.registry import KINDS
from lok.kinds.reglementen import paths_below
from lok.model.audience import Audience
from lok.source.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive

GENERATED = {
    **dict.fromkeys(
        (
            "index.md",
            "antwoorden/index.md",
            "overleg/index.md",
            "ouders/index.md",
            "aanbod/index.md",
            "volgen/index.md",
            "vragen-aan-het-bestuur/index.md",
            "successen/index.md",
            "zoeken.md",
        ),
        Audience.PUBLIEK,
    ),
    **dict.fromkeys(
        (
            "acties/index.md",
            "aandachtspunten/index.md",
            "deelname/index.md",
            "mijn-organisatie/index.md",
            "jaarverslagen/index.md",
            "volgende-stap/index.md",
            "handleiding/velden.md",
            *(f"handleiding/velden/{kind.soort}.md" for kind in KINDS),
        ),
        Audience.LEDEN,
    ),
}
"""Pages that are made from records or models and are of no kind, with who has them."""
FOLDERS = frozenset({"acties", "antwoorden", "samenstelling", "mijn-organisatie", "vragen-aan-het-bestuur", REPORTS})
"""Folders of such pages, as many as the records ask for."""
OUTPUTS = (CALENDAR,)
"""Files that are made from records and are no pages: hand-written pages may link to them."""
TAKEN = frozenset({*OUTPUTS, *map(feed_path, FEEDS)})
"""All such files, also those that only one edition has: no attachment may take their place."""


def addresses(archive: Archive, audience: Audience) -> frozenset[str]:
    """The paths of all Markdown pages and attachments that an edition may have."""
    found = {*OUTPUTS, *(uri for uri, readers in GENERATED.items() if audience.may_read(readers))}
    found |= {f"{kind.soort}/index.md" for kind in KINDS if audience.may_read(kind.index_for)}
    found |= {f"{soort}/{record.id}.md" for soort, record in archive.everything() if audience.may_read(record.readers)}
    for record in archive.all("reglementen"):
        if audience.may_read(record.readers):
            found |= {f"reglementen/{record.id}/{path}.md" for path in paths_below(record)}
    found |= {page.uri for page in archive.pages if audience.may_read(page.audience)}
    found |= {each.uri for each in archive.attachments.values() if audience.may_read(each.audience)}
    return frozenset(found)


def page_problems(archive: Archive) -> Iterator[Problem]:
    """What is wrong with the hand-written pages as a whole."""
    taken, folders = {folder_of(uri) for uri in GENERATED}, FOLDERS | {kind.soort for kind in KINDS}
    seen: dict[str, str] = {}
    known = {audience: addresses(archive, audience) for audience in Audience}
    for each in archive.attachments.values():
        if each.uri in TAKEN or each.uri.startswith(f"{SEARCH}/"):
            message, hint = "deze plaats is al bezet", "Geef het bestand een andere naam: dit maken we uit de records."
            yield Problem(f"content/{each.path}", 1, 1, "", "pagina", Level.FOUT, message, hint)
    for page in archive.pages:
        place = folder_of(page.uri)
        opening = page.audience is Audience.LEDEN and REPORT_OPENING.fullmatch(page.uri)
        if not opening and (place in taken or place.partition("/")[0] in folders):
            hint = "Kies een andere naam of map: deze is voor pagina's die uit de records komen."
            yield Problem(page.path, 1, 1, "", "pagina", Level.FOUT, "deze plaats is al bezet", hint)
        if place in seen:
            message = f"deze pagina krijgt hetzelfde webadres als {seen[place]}"
            yield Problem(page.path, 1, 1, "", "pagina", Level.FOUT, message, "Geef een van beide een andere naam.")
        seen.setdefault(place, page.path)
        for line, column, target in page_links(page):
            if target not in known[page.audience]:
                hint = "Verwijs met het pad naar een .md-bestand of een bijlage, gezien vanaf deze pagina."
                if target in known[Audience.LEDEN]:
                    hint = "Die pagina of bijlage is alleen voor de leden: haal de koppeling weg."
                yield Problem(
                    page.path,
                    line,
                    column,
                    "",
                    "koppeling",
                    Level.FOUT,
                    f"de koppeling naar ‘{target}’ leidt nergens heen",
                    hint,
                )
