"""The page to read aloud or to project: what is proposed or decided, the vote and who acts, in large letters.

No discussion and no name of a person: the wall is read by everybody in the room. A name that stands in a text is left out,
and that it is shows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lok.facts import elections
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.bewaartermijnen import TAKEN_OUT
from lok.papers.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Inline,
    Look,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Tone,
    bold,
    inline,
    text_of,
)
from lok.papers.items import numbers_of, title_of
from lok.papers.prose import prose
from lok.papers.sheet import day_of, note, notice, sheet
from lok.papers.wish import NOTHING, Wish
from lok.words.dutch import sentence, written_day
from lok.words.persons import Persons, titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.edition.select import Edition

LEFT_OUT = "[naam]"
ASKED = "Wie is voor? Wie is tegen? Wie onthoudt zich?"
APPROVING = "Keurt de vergadering dit verslag goed?"
VOTED_ON = frozenset({Puntsoort.goedkeuring_verslag, Puntsoort.advies, Puntsoort.bespreking})
"""The items of which a proposal is put to the vote; an election asks for names on paper."""


def aloud(edition: Edition, meeting: Any, wish: Wish = NOTHING) -> Document:
    """A page for each item. For members."""
    del wish
    persons = Persons.of(_known(edition, meeting))
    blocks: list[Block] = []
    for index, item in enumerate(meeting.agendapunten):
        if index:
            blocks.append(PageBreak())
        place = f"Punt {index + 1} van {len(meeting.agendapunten)}"
        blocks.append(note(f"{place} · {sentence(item.soort.woord)}", together=True))
        blocks += (_large(each, persons) for each in _item(item))
    if not blocks:
        blocks.append(Paragraph(inline("Er is nog geen agenda."), Tone.BIG))
    day = written_day(meeting.gepland_begin.date())
    name = f"voorleesblad-{day_of(meeting)}"
    return sheet(
        edition, name, "Voorleesblad", blocks, subtitle=day, mark="", landscape=True, look=Look.LARGE, record=meeting
    )


def _known(edition: Edition, meeting: Any) -> Iterator[str]:
    """The names that are known of members, substitutes and guests."""
    found = [each.persoon for each in edition.all("mandaten")]
    found += [each.persoon for each in meeting.aanwezigheden if each.persoon]
    found += [each.naam for each in meeting.gasten if each.naam]
    yield from (each for each in found if each != TAKEN_OUT)


def _item(item: Any) -> Iterator[Block]:
    yield title_of(item)
    if not (item.openbaar and item.gepland_openbaar) or item.zichtbaarheid.value == "leden":
        yield notice(bold("Niet in het openbaar."), " Wie geen lid is, verlaat de zaal.")
    words, text = ("Besluit", item.besluit) if item.besluit else ("Voorstel van besluit", item.voorstel)
    if text:
        yield Heading(2, inline(words))
        yield from prose(text, 2)
    yield from _vote(item)
    if item.actiepunten:
        yield Heading(2, inline("Wie doet wat?"))
        yield Bullets(tuple((Paragraph(_action(each)),) for each in item.actiepunten))


def _vote(item: Any) -> Iterator[Block]:
    """The outcome, or the question that the chair asks when a proposal lies before the council."""
    for vote in item.stemmingen:
        yield Heading(2, inline("Stemming"))
        numbers = numbers_of(vote)
        yield Paragraph(inline(f"{vote.onderwerp}: ", bold(vote.gevolg.woord), f"\n{numbers}" if numbers else ""))
    for election in item.verkiezingen:
        yield Heading(2, inline("Verkiezing"))
        yield Paragraph(inline(f"{elections.outcome_of(election)}."))
    minutes = item.soort is Puntsoort.goedkeuring_verslag
    if (item.voorstel or minutes) and item.soort in VOTED_ON and not (item.besluit or item.stemmingen):
        yield Heading(2, inline("Stemming"))
        yield Paragraph(inline(f"{APPROVING} {ASKED}" if minutes else ASKED))


def _action(action: Any) -> Inline:
    until = f", tegen {written_day(action.deadline)}" if action.deadline else ""
    return inline(bold(f"{sentence(action.verantwoordelijke)}: "), f"{action.omschrijving}{until}")


def _large(block: Block, persons: Persons) -> Block:
    """The block in large letters and without names."""
    match block:
        case Heading(level=level, words=words):
            return Heading(level, without_names(words, persons))
        case Paragraph(words=words, tone=tone):
            bigger = Tone.BIG if tone in (Tone.NORMAL, Tone.QUOTE, Tone.CODE) else tone
            return replace(block, words=without_names(words, persons), tone=bigger)
        case Bullets(items=items):
            return replace(block, items=tuple(tuple(_large(each, persons) for each in item) for item in items))
        case Table(heads=heads, rows=rows):
            cells = tuple(tuple(without_names(cell, persons) for cell in row) for row in rows)
            return replace(block, heads=tuple(without_names(cell, persons) for cell in heads), rows=cells)
        case Facts(rows=facts):
            return Facts(tuple((name, without_names(words, persons)) for name, words in facts))
        case _:
            return block


def without_names(words: Inline, persons: Persons) -> Inline:
    """The words with every name of a known person, or of somebody with a title, left out visibly."""
    text = text_of(words)
    spans = _merged([(each.start, each.end) for each in persons.find(text)] + list(titled(text)))
    if not spans:
        return words
    found: list[Run] = []
    at = 0
    for run in words:
        found += (replace(run, text=part, url="") for part in _cut(run.text, at, spans))
        at += len(run.text)
    return tuple(found)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order that do not overlap."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _cut(text: str, at: int, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    """What is left of a text that stands at ``at``; where a span begins in it, that something was left out."""
    done = 0
    for start, end in spans:
        first, last = max(start - at, 0), min(end - at, len(text))
        if first >= len(text) or last <= 0:
            continue
        if first > done:
            yield text[done:first]
        if start >= at:
            yield LEFT_OUT
        done = last
    if done < len(text):
        yield text[done:]
