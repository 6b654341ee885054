"""For members: how each organisation took part, and its own page with what concerns it. Absent from the public site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.access import group_of
from lok.facts.versions import next_window, version_in_force
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.model.audience import Reference
from lok.pages.acties.actions import open_actions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.facts.participation import Bewijs, Deelname
    from lok.render.page import Page
    from lok.render.renderer import Renderer

FOLDER = "mijn-organisatie"


def pages(renderer: Renderer) -> Iterator[Page]:
    """The table of all organisations, the choice of one's own, and a page for each. Nothing for the public."""
    edition = renderer.edition
    if not edition.leden:
        return
    yield renderer.page("deelname/index.md", "deelname.md.jinja")
    yield renderer.page(f"{FOLDER}/index.md", "mijn_organisatie_index.md.jinja")
    for organisation in organisations_in_the_council(edition):
        yield renderer.page(organisation_page(organisation), "mijn_organisatie.md.jinja", organisatie=organisation)


def organisation_page(organisation: Any) -> str:
    """The path of the members' page of an organisation, in a folder named as the group that may read it on a host."""
    return f"{FOLDER}/{group_of(organisation.id)}.md"


def organisations_in_the_council(edition: Edition) -> tuple[Any, ...]:
    """The organisations that have or had a seat, in the order of their index page."""
    return tuple(each for each in edition.all("organisatoren") if each.id in edition.insights["participations"])


def participation_years(edition: Edition) -> tuple[int, ...]:
    """The years of which some organisation has a participation, the latest first."""
    return tuple(
        sorted({each.jaar for rows in edition.insights["participations"].values() for each in rows}, reverse=True)
    )


def participation_in(edition: Edition, organisation: Any, year: int) -> Deelname | None:
    """How an organisation took part in one year; ``None`` when it had no seat then."""
    rows = edition.insights["participations"][organisation.id]
    found: Deelname | None = next((each.deelname for each in rows if each.jaar == year), None)
    return found


def seats_by_attendance(seen: Deelname) -> tuple[tuple[Aanwezigheidsstatus, tuple[Bewijs, ...]], ...]:
    """The meetings that count, by what the organisation did there; the states that occur, present first."""
    rows = ((status, tuple(each for each in seen.geteld if each.status is status)) for status in Aanwezigheidsstatus)
    return tuple((status, found) for status, found in rows if found)


def seats_of_organisation(edition: Edition, organisation: Any) -> tuple[Any, ...]:
    """The seats that an organisation has or had."""
    return tuple(each for each in edition.all("zetels") if each.organisatie and each.organisatie.id == organisation.id)


def actions_of_organisation(edition: Edition, organisation: Any) -> tuple[Any, ...]:
    """The open actions that a seat of an organisation has to do."""
    own = {each.id for each in seats_of_organisation(edition, organisation)}
    return tuple(row for row in open_actions(edition) if row.action.zetel and row.action.zetel.id in own)


def next_windows(edition: Edition) -> tuple[tuple[Any, Any], ...]:
    """The regulations one can apply for now or later, each with its next window, the first to close first."""
    found = []
    for regulation in edition.all("reglementen"):
        version = version_in_force(regulation.versies, edition.date)
        window = next_window(version, edition.date) if version is not None else None
        if window is not None:
            found.append((regulation, window))
    return tuple(sorted(found, key=lambda row: (row[1].tot, row[0].id)))


def meeting_of(edition: Edition, evidence: Any) -> Any:
    """The meeting that a piece of evidence is about."""
    return edition.get(Reference("vergaderingen", evidence.vergadering))


FUNCTIONS = (
    organisations_in_the_council,
    participation_years,
    participation_in,
    seats_by_attendance,
    seats_of_organisation,
    actions_of_organisation,
    next_windows,
    meeting_of,
    organisation_page,
)
"""What templates may call."""
