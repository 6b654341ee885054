"""An advice on paper as it goes to the town, and its parts to copy into the town's own program of decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.answerers import addressed
from lok.facts.answers import Stand, origin_of, stand
from lok.facts.requests import until_when
from lok.papers.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Inline,
    Paragraph,
    Tone,
    bold,
    inline,
)
from lok.papers.items import vote_of
from lok.papers.minutes import NOT_PUBLIC, SIGNING, for_everybody
from lok.papers.prose import prose
from lok.papers.sheet import FOR_MEMBERS, bullets, example, labelled, named, notice, sheet
from lok.papers.signing import closed
from lok.papers.wish import NOTHING, Wish
from lok.words.dutch import listed, sentence, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition


def advice(edition: Edition, record: Any, wish: Wish = NOTHING) -> Document:
    """The advice: what was asked, what the council says, its recommendations, and how it voted."""
    del wish
    now = stand(record, edition.date)
    blocks: list[Block] = [*example(record)]
    if now is Stand.ontwerp:
        blocks.append(notice(bold("Ontwerp: dit advies is nog niet uitgebracht.")))
    if now is Stand.ingetrokken and record.intrekking:
        blocks.append(
            notice(bold(f"Ingetrokken op {written_day(record.intrekking.datum)}."), f" {record.intrekking.reden}")
        )
    blocks += [Facts(tuple(_facts(edition, record))), Paragraph(inline(record.samenvatting), Tone.LEAD)]
    blocks += _question(edition, record)
    blocks += [Heading(1, inline("Advies")), *prose(record.tekst)]
    blocks += _recommendations(record)
    blocks += _minority(record)
    blocks += _votes(edition, record, 1)
    if record.documenten:
        blocks += [Heading(1, inline("Stukken")), *bullets(named(edition, each) for each in record.documenten)]
    whole = closed(blocks, f"Namens {edition.council_of(record).naam}", *SIGNING)
    return sheet(
        edition, f"{record.id}-{edition.audience.value}", record.titel, whole, record=record, **_marks(edition, record)
    )


def _marks(edition: Edition, record: Any) -> dict[str, str]:
    """What stands at the top of every page: that it is a draft, or says more than everybody may read."""
    draft = stand(record, edition.date) is Stand.ontwerp
    mark = ""
    if edition.leden and not _for_everybody(edition, record):
        mark = FOR_MEMBERS if draft else NOT_PUBLIC
    return {"subtitle": f"Advies {record.nummer}", "warning": "ONTWERP" if draft else "", "mark": mark}


def _for_everybody(edition: Edition, record: Any) -> bool:
    """Whether all that the paper says may be read by everybody: the advice, its vote, its documents."""
    meeting = edition.get(record.vergadering)
    item = origin_of(record, meeting) if meeting is not None else None
    others = (meeting, *map(edition.get, (*record.themas, *record.documenten)))
    closed = record.alleen_leden or any(each is not None and each.alleen_leden for each in others)
    return not closed and (item is None or not item.stemmingen or for_everybody(edition, meeting, item))


def _facts(edition: Edition, record: Any) -> Iterator[tuple[str, Inline]]:
    yield "Aan", inline(sentence(addressed(record)))
    kind = "verplicht advies" if record.soort_advies.value == "verplicht" else f"advies {record.soort_advies.woord}"
    yield "Soort", inline(sentence(kind))
    if record.uitgebracht_op:
        yield "Uitgebracht op", inline(written_day(record.uitgebracht_op))
    if record.strekking:
        yield "Strekking", inline(sentence(record.strekking.woord))
    meeting = edition.get(record.vergadering)
    if meeting is not None:
        yield "Besproken", inline(f"{meeting.label}, punt {record.agendapunt}")
    themes = [each.titel for each in map(edition.get, record.themas) if each is not None]
    if themes:
        yield "Thema’s" if len(themes) > 1 else "Thema", inline(listed(themes))


def _question(edition: Edition, record: Any) -> Iterator[Block]:
    asked = record.adviesvraag
    if asked is None:
        return
    until = f", {words}" if (words := until_when(record, edition.raad)) else ""
    yield Heading(1, inline("De vraag"))
    yield Paragraph(inline(f"{sentence(asked.van.woord)}, ontvangen op {written_day(asked.datum_ontvangst)}{until}."))
    yield from prose(asked.vraag)


def _recommendations(record: Any) -> Iterator[Block]:
    if not record.aanbevelingen:
        return
    yield Heading(1, inline("Aanbevelingen"))
    items = []
    for each in record.aanbevelingen:
        priority = f" (prioriteit: {each.prioriteit.woord})" if each.prioriteit else ""
        title = Paragraph(inline(bold(each.titel), priority))
        items.append((title, *(prose(each.tekst, 2) if each.tekst else ())))
    yield Bullets(tuple(items), ordered=True, first=record.aanbevelingen[0].nr)


def _minority(record: Any) -> Iterator[Block]:
    if record.minderheidsstandpunt:
        yield Heading(1, inline("Standpunt van de minderheid"))
        yield from prose(record.minderheidsstandpunt)


def _votes(edition: Edition, record: Any, level: int) -> Iterator[Block]:
    """How the council voted on it, as far as this audience reads the minutes."""
    meeting = edition.get(record.vergadering)
    item = origin_of(record, meeting) if meeting is not None else None
    votes = getattr(item, "stemmingen", ())
    if votes:
        yield Heading(level, inline("Stemming"))
        yield from (block for vote in votes for block in vote_of(edition, vote, per_seat=False))


def for_the_town(edition: Edition, record: Any, wish: Wish = NOTHING) -> Document:
    """What somebody of the town copies into its program of decisions: title, motivation, advice and vote, each apart."""
    del wish
    asked = record.adviesvraag
    why: list[Block] = [Paragraph(inline(record.samenvatting)), *prose(record.tekst)]
    if asked is not None:
        whence = f"{sentence(asked.van.met_lidwoord)} vroeg dit advies; de vraag kwam aan op {written_day(asked.datum_ontvangst)}."
        why.insert(0, Paragraph(inline(whence)))
    given = f", uitgebracht op {written_day(record.uitgebracht_op)}" if record.uitgebracht_op else ""
    told = [Paragraph(inline(f"{edition.council_of(record).naam}, advies {record.nummer}{given}."))]
    if record.strekking:
        told.append(labelled("Strekking", record.strekking.woord))
    recommendations = [each for each in _recommendations(record) if not isinstance(each, Heading)]
    blocks = [
        Heading(1, inline("Titel")),
        Paragraph(inline(f"Advies {record.nummer}: {record.titel}")),
        Heading(1, inline("Motivering")),
        *why,
        Heading(1, inline("Advies")),
        *told,
        *(recommendations or [Paragraph(inline(record.samenvatting))]),
        *_minority(record),
        *_votes(edition, record, 1),
    ]
    name = f"{record.id}-voor-het-college-{edition.audience.value}"
    return sheet(edition, name, "Voor het college", blocks, record=record, **_marks(edition, record))
