"""What was answered to an advice, as a paper beside it: body, day, result and reasons, and each recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.answerers import answerer
from lok.facts.answers import answers, withdrawn
from lok.papers.document import Block, Bullets, Document, Facts, Heading, Inline, Paragraph, Run, Tone, bold, inline
from lok.papers.prose import prose
from lok.papers.sheet import example, named, sheet
from lok.words.dutch import sentence, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition


def reply(edition: Edition, record: Any) -> Document | None:
    """The answers that the council had on the day of the edition, what was carried out and checked; ``None`` for none."""
    blocks = [*_answers(edition, record), *_steps(edition, record), *_taken_back(edition, record)]
    if not blocks:
        return None
    whole = [*example(record), Paragraph(inline(record.titel), Tone.LEAD), *blocks]
    name, subtitle = f"{record.id}-antwoorden", f"Op advies {record.nummer}"
    return sheet(edition, name, "Antwoorden en opvolging", whole, subtitle=subtitle, record=record)


def _answers(edition: Edition, record: Any) -> Iterator[Block]:
    titles = {each.nr: each.titel for each in record.aanbevelingen}
    for each in answers(record, edition.date):
        yield Heading(1, inline(f"{sentence(answerer(each))}, {written_day(each.besluit_datum)}"))
        yield Facts(tuple(_facts(edition, each)))
        if each.motivering:
            yield from prose(each.motivering)
        if each.per_aanbeveling:
            yield Heading(2, inline("Per aanbeveling"))
            yield Bullets(tuple((Paragraph(_of_one(row, titles)),) for row in each.per_aanbeveling))


def _facts(edition: Edition, answer: Any) -> Iterator[tuple[str, Inline]]:
    yield "Resultaat", inline(bold(sentence(answer.resultaat.woord)))
    yield "Meegedeeld op", inline(written_day(answer.meegedeeld_op))
    if answer.besluit_nummer:
        yield "Nummer van het besluit", inline(answer.besluit_nummer)
    if answer.besluit_url:
        yield "Webadres", inline(Run(answer.besluit_url, url=answer.besluit_url))
    if answer.document:
        yield "Stuk", inline(named(edition, answer.document))


def _of_one(row: Any, titles: dict[int, str]) -> Inline:
    said = f" {row.toelichting}" if row.toelichting else ""
    return inline(bold(f"{row.nr}. {titles.get(row.nr, '')}: "), f"{row.resultaat.woord}.{said}")


def _steps(edition: Edition, record: Any) -> Iterator[Block]:
    steps = [each for each in record.uitvoering if each.datum <= edition.date]
    if steps:
        yield Heading(1, inline("Uitvoering"))
        yield Bullets(tuple((Paragraph(_step(each)),) for each in steps))
    looks = [each for each in record.nazichten if each.datum <= edition.date]
    if looks:
        yield Heading(1, inline("Nazicht"))
    for each in looks:
        yield Paragraph(inline(bold(f"{written_day(each.datum)}, {each.nagekeken_door}")))
        yield from prose(each.opmerking)


def _step(step: Any) -> Inline:
    done = "" if step.gerealiseerd else " (gepland)"
    proof = "".join(f" Bewijs: {each.omschrijving}." for each in step.bewijs)
    return inline(bold(f"{written_day(step.datum)}{done}: "), f"{step.omschrijving}.{proof}")


def _taken_back(edition: Edition, record: Any) -> Iterator[Block]:
    if withdrawn(record, edition.date) and record.intrekking:
        yield Heading(1, inline("Intrekking"))
        yield Paragraph(inline(f"Op {written_day(record.intrekking.datum)}. Reden: {record.intrekking.reden}"))
