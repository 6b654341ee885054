"""Before a meeting: the letter that invites, and the agenda with what each item is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.papers.document import Block, Document, Heading, Paragraph, Table, inline
from lok.papers.items import explained, gap, kind_of, proposed, title_of, unchained, with_gaps
from lok.papers.sheet import (
    bullets,
    day_of,
    example,
    gathering,
    moves,
    named,
    note,
    notice,
    resent,
    sheet,
    when_and_where,
)
from lok.papers.wish import NOTHING, Wish
from lok.words.dutch import sentence, written_date, written_day, written_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition

NO_AGENDA = "De agenda volgt nog."


def invitation(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Document:
    """The letter to the members. For members."""
    sent = wish.sending.day if wish.sending else meeting.uitgenodigd_op or edition.date
    call = edition.insights["calls"].get(meeting.id)
    blocks: list[Block] = [
        *example(meeting),
        Paragraph(inline(sentence(written_date(sent)))),
        Paragraph(inline("Beste leden,")),
        Paragraph(
            inline(
                f"{gathering(edition, meeting)} vergadert op {written_moment(meeting.gepland_begin)}. Je bent van harte uitgenodigd."
            )
        ),
        *resent(meeting, wish.sending),
        *moves(meeting),
        when_and_where(edition, meeting, brief=True),
        Heading(1, inline("Op de agenda")),
        *_short_agenda(meeting),
        *_files(edition, meeting),
        Heading(1, inline("Kom je?")),
    ]
    closing = [asking(edition, wish)]
    if call is not None and call.nodig is not None:
        voting = f"{call.nodig} van de {call.stemmen} leden met stemrecht"
        closing.append(f"Om te beslissen moeten er {voting} aanwezig zijn.")
    closing += ["Met vriendelijke groet,", f"Het secretariaat van {edition.council_of(meeting).afkorting}"]
    last = len(closing) - 1  # nobody signs a page that says nothing
    blocks += (Paragraph(inline(words), together=index < last) for index, words in enumerate(closing))
    subtitle = f"{sentence(meeting.soort_vergadering.woord)} van {written_day(meeting.gepland_begin.date())}"
    return sheet(
        edition,
        f"uitnodiging-{day_of(meeting)}{_version(wish)}",
        "Uitnodiging",
        blocks,
        subtitle=subtitle,
        record=meeting,
    )


def asking(edition: Edition, wish: Wish) -> str:
    """What is asked of who is invited."""
    until = f" ten laatste op {written_day(wish.until)}" if wish.until else ""
    return (
        f"Laat{until} weten of je komt, je verontschuldigt, of een plaatsvervanger stuurt: mail naar {edition.raad.mailbox}. "
        "Een reden hoeft niet."
    )


def agenda(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Document:
    """The agenda with explanations; for members with the decisions that are proposed."""
    blocks: list[Block] = [
        *example(meeting),
        *resent(meeting, wish.sending),
        *moves(meeting),
        when_and_where(edition, meeting),
    ]
    if meeting.programma:
        blocks.append(Heading(1, inline("Programma")))
        blocks += bullets(f"{sentence(each.soort.woord)}: {each.omschrijving}" for each in meeting.programma)
    found = False
    for item, left_out in with_gaps(edition, meeting):
        found = True
        blocks += gap(left_out)
        if item is not None:
            blocks += unchained(_item(edition, meeting, item))
    if not found:
        blocks.append(notice(NO_AGENDA))
    subtitle = f"{sentence(meeting.soort_vergadering.woord)} van {written_day(meeting.gepland_begin.date())}"
    name = f"agenda-{day_of(meeting)}{_version(wish)}-{edition.audience.value}"
    return sheet(edition, name, "Agenda", blocks, subtitle=subtitle, record=meeting)


def _item(edition: Edition, meeting: Any, item: Any) -> Iterator[Block]:
    yield title_of(item)
    yield from kind_of(meeting, item, leden=edition.leden)
    yield from explained(edition, item)
    if edition.leden:
        yield from proposed(item)


def _version(wish: Wish) -> str:
    return f"-versie-{wish.sending.number}" if wish.sending and wish.sending.number > 1 else ""


def _short_agenda(meeting: Any) -> Iterator[Block]:
    """Numbers, titles and what each item is for."""
    if not meeting.agendapunten:
        yield Paragraph(inline(NO_AGENDA))
        return
    rows = tuple(
        (inline(item.nr), inline(item.titel), inline(sentence(item.soort.woord))) for item in meeting.agendapunten
    )
    yield Table((inline("Nr."), inline("Punt"), inline("Waarvoor")), rows, (1, 8, 3))
    yield note("De toelichting bij elk punt staat in de agenda bij deze brief.")


def _files(edition: Edition, meeting: Any) -> Iterator[Block]:
    """The papers that come with the invitation, by item."""
    rows = [
        f"Punt {item.nr}: {named(edition, each)}"
        for item in meeting.agendapunten
        for each in (*getattr(item, "bijlagen", ()), *getattr(item, "bijlagen_leden", ()))
    ]
    if rows:
        yield Paragraph(inline("Stukken bij de agenda:"), together=True)
        yield from bullets(rows)
