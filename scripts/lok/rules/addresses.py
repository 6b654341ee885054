"""Addresses of the site: nobody lays claim to one that is taken, and links of written pages lead somewhere.

What sections, outputs and the theme claim comes as an argument: they stand further down the pipeline.
"""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.archive.addresses import REPORT_OPENING, folder_of
from lok.archive.written_pages import Link, page_places, written_links
from lok.model.audience import Audience
from lok.source.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.archive.addresses import Address
    from lok.archive.archive import Archive, HandPage


def same_place(uri: str) -> str:
    """An address as disks and readers may confuse it with another: capitals and ways to write an accent are no difference."""
    return _one_name(folder_of(uri))


def _one_name(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


@dataclass(frozen=True, slots=True)
class Claims:
    """What the program itself lays claim to: addresses, folders for pages, and folders for files as well."""

    addresses: frozenset[str]
    folders: tuple[str, ...]
    closed: tuple[str, ...]

    @classmethod
    def of(cls, claimed: Iterable[Address]) -> Claims:
        """These claims, ready to be asked."""
        rows = tuple(claimed)
        folders = [each for each in rows if each.uri.endswith("/")]
        return cls(
            frozenset(same_place(each.uri) for each in rows if not each.uri.endswith("/")),
            tuple({same_place(each.uri): None for each in folders}),
            tuple({same_place(each.uri): None for each in folders if each.files}),
        )

    def take(self, uri: str) -> bool:
        """Whether a page or file at ``uri`` would stand where something of the program stands."""
        place = same_place(uri)
        folders = self.folders if uri.endswith(".md") else self.closed
        return place in self.addresses or place.startswith(folders)


def address_problems(archive: Archive, claimed: tuple[Address, ...]) -> Iterator[Problem]:
    """Two claims on one address, of pages and attachments of both folders alike: the members' site has them all."""
    claims = Claims.of(claimed)
    seen: dict[str, str] = {}
    yield from _one_path_on_some_disks(archive)
    ours = [(page.uri, page.path) for page in archive.pages if not _opens_a_report(page)]
    ours += [(each.uri, f"content/{each.path}") for each in archive.attachments.values()]
    for uri, path in ours:
        what = "pagina" if uri.endswith(".md") else "bijlage"
        if claims.take(uri):
            message = f"op het webadres van deze {what} staat al iets dat de site zelf maakt"
            hint = "Geef het bestand een andere naam, of zet het in een andere map."
            yield Problem(path, 1, 1, "", "adres", Level.FOUT, message, hint)
        place = same_place(uri)
        if place in seen and _one_name(seen[place]) != _one_name(path):
            message = f"deze {what} krijgt hetzelfde webadres als {seen[place]}"
            yield Problem(path, 1, 1, "", "adres", Level.FOUT, message, "Geef een van beide een andere naam.")
        seen.setdefault(place, path)


def _one_path_on_some_disks(archive: Archive) -> Iterator[Problem]:
    """Paths, and folders of paths, that a disk of Windows or macOS takes for one: there the second is written over the first."""
    known: dict[str, str] = {}
    told: set[str] = set()
    for path in sorted([*(page.path for page in archive.pages), *(f"content/{each}" for each in archive.attachments)]):
        parts = path.split("/")
        for end in range(1, len(parts) + 1):
            here = "/".join(parts[:end])
            other = known.setdefault(_one_name(here), here)
            if other != here:
                if here in told:
                    break
                told.add(here)
                what = "dit pad verschilt" if end == len(parts) else f"de map {here} verschilt"
                message = f"{what} enkel in hoofdletters of in de schrijfwijze van een accent van {other}"
                hint = "Geef een van beide een andere naam: op sommige computers zijn ze hetzelfde."
                yield Problem(path, 1, 1, "", "adres", Level.FOUT, message, hint)
                break


def _opens_a_report(page: HandPage) -> bool:
    """Whether a page is the introduction of a yearly report, which has no address of its own."""
    return page.audience is Audience.LEDEN and REPORT_OPENING.fullmatch(page.uri) is not None


def known_to(archive: Archive, claimed: tuple[Address, ...], audience: Audience) -> frozenset[str]:
    """The paths of all pages and files that an edition may have, to which a written page can link."""
    found = {each.uri for each in claimed if audience.may_read(each.audience) and not each.uri.endswith("/")}
    found |= {page.uri for page in archive.pages if audience.may_read(page.audience)}
    found |= {each.uri for each in archive.attachments.values() if audience.may_read(each.audience)}
    return frozenset(found)


def link_problems(archive: Archive, claimed: tuple[Address, ...]) -> Iterator[Problem]:
    """The links of written pages lead to what every edition that has the page has too, and to a place that is there."""
    known = {audience: known_to(archive, claimed, audience) for audience in Audience}
    written = {page.uri: page for page in archive.pages}
    for page in archive.pages:
        for line, column, target, place in written_links(page):
            if target not in known[page.audience] and target != page.uri:
                hint = "Verwijs met het pad naar een .md-bestand of een bijlage, gezien vanaf deze pagina."
                if target.startswith("../"):
                    hint = "Deze koppeling gaat hoger dan de hoogste map: haal ../ weg."
                if target in known[Audience.LEDEN]:
                    hint = "Die pagina of bijlage is alleen voor de leden: haal de koppeling weg."
                message = f"de koppeling naar ‘{target}’ leidt nergens heen"
                yield Problem(page.path, line, column, "", "koppeling", Level.FOUT, message, hint)
            elif place and target in written and written[target].text and place not in page_places(written[target]):
                there = page_places(written[target])
                yield no_such_place(page, Link(line, column, target, place), there)


def no_such_place(page: HandPage, link: Link, there: frozenset[str]) -> Problem:
    """A link of ``page`` to a place that its target does not have; ``there`` are those it has."""
    near = difflib.get_close_matches(link.place.casefold(), sorted(there), 1, 0.5)
    first = (
        "Haal het stuk vanaf ‘#’ weg, of schrijf daar de titel in kleine letters, met koppeltekens en zonder accenten."
    )
    hint = f"Bedoelde je ‘#{near[0]}’? {first}" if near else first
    where = "deze pagina" if link.target == page.uri else f"‘{link.target}’"
    message = f"op {where} is er geen titel ‘#{link.place[:80]}’"
    return Problem(page.path, link.line, link.column, "", "koppeling", Level.FOUT, message, hint)
