"""Who promised what: the list to send at once after a meeting, seat by seat. For members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.pages.acties.actions import open_actions
from lok.papers.document import Block, Document, Heading, Paragraph, Table, inline
from lok.papers.sheet import day_of, example, named, note, sheet
from lok.papers.wish import NOTHING, Wish
from lok.words.dutch import counted, sentence, written_day

if TYPE_CHECKING:
    from lok.edition.select import Edition
    from lok.pages.acties.actions import OpenAction

NO_DAY = "nog geen dag afgesproken"
HEADS = tuple(map(inline, ("Wat", "Tegen", "Afgesproken op", "Stand")))


def actions(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Document:
    """What is still to be done after a meeting, also of what was promised before it, under who has to do it."""
    del wish
    owned = by_owner(edition, meeting)
    day = written_day(meeting.gepland_begin.date())
    blocks: list[Block] = [*example(meeting)]
    if owned:
        blocks.append(Paragraph(inline(f"Dit is nog te doen na de vergadering van {day}, per zetel of dienst.")))
    else:
        blocks.append(Paragraph(inline(f"Na de vergadering van {day} is er niets te doen gebleven.")))
    for owner, rows in owned.items():
        blocks.append(Heading(1, inline(sentence(owner))))
        blocks.append(Table(HEADS, tuple(_row(each) for each in rows), (8, 4, 4, 3)))
    if any(each.action.deadline is None for rows in owned.values() for each in rows):
        blocks.append(note(f"Bij ‘{NO_DAY}’: spreek samen een dag af, anders blijft het liggen."))
    return sheet(
        edition, f"actielijst-{day_of(meeting)}", "Actiepunten", blocks, subtitle=f"Na de vergadering van {day}"
    )


def by_owner(edition: Edition, meeting: Any) -> dict[str, list[OpenAction]]:
    """The unfinished actions up to a meeting, by the name of the seat that has them, else of the service; by deadline."""
    owned: dict[str, list[OpenAction]] = {}
    names: dict[str, str] = {}
    for row in open_actions(edition):
        if row.meeting.gepland_begin > meeting.gepland_begin:
            continue
        owner = named(edition, row.action.zetel) if row.action.zetel else row.action.verantwoordelijke
        owned.setdefault(names.setdefault(owner.casefold(), owner), []).append(row)
    return dict(sorted(owned.items(), key=lambda pair: pair[0].casefold()))


def _row(row: OpenAction) -> tuple[Any, ...]:
    action = row.action
    until = written_day(action.deadline) if action.deadline else NO_DAY
    late = f", {counted(row.late_days, 'dag', 'dagen')} te laat" if row.late_days else ""
    since = written_day((row.since or row.meeting).gepland_begin.date())
    return inline(action.omschrijving), inline(until), inline(since), inline(f"{action.status.woord}{late}")
