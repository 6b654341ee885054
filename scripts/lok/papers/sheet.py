"""What papers have in common: whose they are, whom they are for, how records are called, what is told of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.changed_agenda import changed_agenda
from lok.facts.examples import example_in_words
from lok.facts.moves import moved_in_words
from lok.facts.openness import who_may_attend
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergaderstatus import BEFORE
from lok.model.audience import CONTENT
from lok.papers.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Inline,
    Letterhead,
    Paragraph,
    Run,
    Tone,
    bold,
    flat,
    inline,
)
from lok.words.dutch import hour, sentence, written_day, written_moment
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.edition.select import Edition
    from lok.model.audience import Reference
    from lok.papers.wish import Sending

FOR_MEMBERS = "Voor de leden. Geef dit niet door."


def letterhead(raad: Any) -> Letterhead:
    """The council as it stands above its papers: of a record, as it was called on that day."""
    return Letterhead(flat(raad.naam), flat(raad.afkorting), flat(raad.bestuur), raad.mailbox)


def sheet(edition: Edition, name: str, title: str, blocks: Iterable[Block], **more: Any) -> Document:
    """A paper of the council; what members alone may read says so on every page.

    ``record`` is what the paper is of: the council is named as on its day. ``council`` names another at once.
    """
    record = more.pop("record", None)
    raad = more.pop("council", None) or (edition.raad if record is None else edition.council_of(record))
    more.setdefault("mark", FOR_MEMBERS if edition.leden else "")
    return Document(name, flat(title), letterhead(raad), edition.date, tuple(blocks), **more)


def named(edition: Edition, reference: Reference) -> str:
    """How a record or an attachment is called.

    Raises:
        RefusedError: This audience does not have it: a record names what is not there, or what only members may read.
    """
    if reference.soort == CONTENT and reference.id in edition.attachments:
        return reference.id.rpartition("/")[2]
    found = edition.get(reference)
    if found is None:
        sort = "bijlage" if reference.soort == CONTENT else BY_SOORT[reference.soort].enkelvoud
        raise RefusedError(
            f"dit papier noemt iets (soort: {sort}) wat deze lezers niet hebben. Kijk eerst de fouten na die bij het stuk staan."
        )
    return str(found.label)


def day_of(meeting: Any) -> str:
    """The part of a file's name that says which meeting it is about."""
    return str(meeting.id).removeprefix("verg-")


def note(text: str, *, together: bool = False) -> Paragraph:
    """A remark in small letters."""
    return Paragraph(inline(text), Tone.SMALL, together)


def notice(*parts: str | Run | Inline) -> Paragraph:
    """Something that must not be missed."""
    return Paragraph(inline(*parts), Tone.NOTICE)


def labelled(name: str, words: str) -> Paragraph:
    """A few words with their name before them."""
    return Paragraph(inline(bold(f"{name}: "), words))


def bullets(rows: Iterable[str], *, ordered: bool = False) -> Iterator[Bullets]:
    """A plain list; nothing for no rows."""
    items = tuple((Paragraph(inline(each)),) for each in rows)
    if items:
        yield Bullets(items, ordered)


def example(record: Any) -> Iterator[Paragraph]:
    """That a record is invented, where it is."""
    if told := example_in_words(record):
        yield note(told)


def gathering(edition: Edition, meeting: Any) -> str:
    """Who meets, as the subject of a sentence."""
    group = edition.get(meeting.werkgroep) if meeting.werkgroep else None
    if group is not None:
        return f"De werkgroep ‘{group.naam}’"
    if meeting.soort_vergadering.value == "dagelijks_bestuur":
        return f"Het dagelijks bestuur van {edition.council_of(meeting).afkorting}"
    return str(edition.council_of(meeting).afkorting)


def on_the_table(meeting: Any) -> Facts:
    """The day, the hour and the place, for a sheet that is used in the room."""
    rows = [("Wanneer", inline(sentence(written_moment(meeting.gepland_begin))))]
    if meeting.locatie:
        rows.append(("Waar", inline(meeting.locatie)))
    return Facts(tuple(rows))


def when_and_where(edition: Edition, meeting: Any, *, brief: bool = False) -> Facts:
    """The day, the hour and the place, how to take part online, and who may attend; unless ``brief`` who leads and writes."""
    rows = [*on_the_table(meeting).rows]
    if edition.leden and meeting.online_link:
        rows.append(("Online", inline(Run(meeting.online_link, url=meeting.online_link))))
    if not brief:
        rows += [("Wat", inline(_kind_of(meeting))), *_offices(edition, meeting)]
    may = who_may_attend(edition.raad, meeting, edition.date) if meeting.status in BEFORE else None
    if may:
        rows.append(("Bijwonen", inline(f"{sentence(may)}.")))
    return Facts(tuple(rows))


def _kind_of(meeting: Any) -> str:
    kind = f"{sentence(meeting.soort_vergadering.woord)} ({meeting.volgnummer} van {meeting.gepland_begin.year})"
    return f"{kind}, tweede vergadering met dezelfde agenda" if meeting.tweede_vergadering else kind


def _offices(edition: Edition, meeting: Any) -> Iterator[tuple[str, Inline]]:
    for word, seat in (("Voorzitter", meeting.voorzitter), ("Verslag", meeting.secretaris)):
        if seat:
            yield word, inline(named(edition, seat))


def when_it_was(edition: Edition, meeting: Any) -> Facts:
    """What the minutes say above the first item: when, where, who led and who wrote."""
    begun, ended = meeting.werkelijk_begin, meeting.einde
    rows = [("Datum", inline(sentence(written_moment(begun or meeting.gepland_begin))))]
    if ended:
        other_day = ended.date() != (begun or meeting.gepland_begin).date()
        rows.append(("Einde", inline(hour(ended) + (f" op {written_day(ended.date())}" if other_day else ""))))
    if meeting.locatie:
        rows.append(("Plaats", inline(meeting.locatie)))
    rows.append(("Wat", inline(_kind_of(meeting))))
    return Facts((*rows, *_offices(edition, meeting)))


def moves(meeting: Any) -> Iterator[Paragraph]:
    """How often the meeting was moved, the last move first."""
    yield from (notice(moved_in_words(each)) for each in reversed(meeting.verplaatsingen))


def resent(meeting: Any, sending: Sending | None) -> Iterator[Block]:
    """Which version of the agenda this is, and what changed since the one before; nothing for the first."""
    if sending is None or sending.number < 2:
        return
    told = changes(meeting, sending)
    yield notice(
        bold(f"Gewijzigde agenda, versie {sending.number} van {written_day(sending.day)}."),
        " Deze versie vervangt de vorige." + (" Wat veranderde:" if told else ""),
    )
    yield from bullets(told)


def changes(meeting: Any, sending: Sending) -> tuple[str, ...]:
    """What changed on the agenda since it was sent before, in lines."""
    before = sending.before.agendapunten if sending.before is not None else meeting.agendapunten
    return tuple(each.words for each in changed_agenda(meeting.agendapunten, before))
