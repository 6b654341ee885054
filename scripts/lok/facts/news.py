"""What is new, event by event: advices and their answers, memoranda, meetings, regulations.

Every event is dated by the record that tells it and never by the clock. The feeds, and the list of what is new since a
visitor was here last, both come from here. Works on the views of an edition.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from lok.facts.answerers import addressed, by_whom
from lok.facts.elections import elected_of, outcome_of, public_letters
from lok.facts.moves import cancelled_on, changed_for_who_comes, moved_in_words
from lok.facts.versions import day_after
from lok.kinds.gemeenten import town_key
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.model.validity import annulled
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from lok.model.audience import Reference
    from lok.model.fields import Prose


class Readable(Protocol):
    """What an audience may read: the records of a kind, and one by its reference."""

    def all(self, soort: str) -> tuple[Any, ...]:
        """The records of a kind."""

    def get(self, reference: Reference) -> Any:
        """The record that a reference names, or ``None``."""


@dataclass(frozen=True, slots=True)
class News:
    """One event: the record, what tells it apart from the record's other events, its day, title and paragraphs.

    ``page`` is the path of the page below that of the record. The first paragraph is the summary. ``updated`` is the day
    on which a reader must hear of it again, if that is later.
    """

    record: Any
    key: str
    day: date
    title: str
    paragraphs: tuple[str | Prose, ...]
    page: str = ""
    updated: date | None = None


def advices(edition: Readable) -> Iterator[News]:
    """Every advice when it was given, each answer when the council was told, and what was taken back."""
    for advies in edition.all("adviezen"):
        if advies.uitgebracht_op is None:
            continue
        asked = tuple(f"Aanbeveling {each.nr}: {each.titel}" for each in advies.aanbevelingen)
        yield News(
            advies,
            "",
            advies.uitgebracht_op,
            f"Advies {advies.nummer}: {advies.titel}",
            (advies.samenvatting, f"Gericht aan {addressed(advies)}.", *asked),
        )
        for gevolg in advies.gevolgen:
            yield _answer(advies, gevolg)
        if advies.intrekking:
            told = f"De raad trok dit advies in: {advies.intrekking.reden}"
            yield News(
                advies,
                "/ingetrokken",
                advies.intrekking.datum,
                f"Advies {advies.nummer} is ingetrokken: {advies.titel}",
                (told,),
            )


def _answer(advies: Any, gevolg: Any) -> News:
    """What a body said: an answer when it decides, and else a word on the way to one."""
    name, did = ("Antwoord op", "antwoordde") if gevolg.resultaat.decides else ("Bericht over", "liet iets weten")
    decided = f"{dutch.sentence(by_whom(gevolg))} {did} op {dutch.written_day(gevolg.besluit_datum)}"
    town = f" van {dutch.town_of(gevolg.bestuur)}" if gevolg.bestuur else ""
    each_one = (
        f"Aanbeveling {deel.nr}: {deel.resultaat.woord}" + (f". {deel.toelichting}" if deel.toelichting else "")
        for deel in gevolg.per_aanbeveling
    )
    return News(
        advies,
        f"/antwoord-{'-'.join(filter(None, (gevolg.orgaan.value.replace('_', '-'), town_key(gevolg.bestuur))))}-{gevolg.besluit_datum}",
        gevolg.meegedeeld_op,
        f"{name} advies {advies.nummer}{town}, {gevolg.resultaat.woord}: {advies.titel}",
        (
            f"{decided}: {gevolg.resultaat.woord}.",
            *((gevolg.motivering,) if gevolg.motivering else ()),
            *each_one,
            f"Het advies: {advies.samenvatting}",
        ),
    )


def memoranda(edition: Readable) -> Iterator[News]:
    """Every memorandum when it was adopted, and each change of what became of an ask."""
    for memorandum in edition.all("memoranda"):
        if memorandum.vastgesteld_op is None:
            continue
        asked = tuple(f"Vraag {vraag.nr}: {vraag.titel}" for vraag in memorandum.vragen)
        yield News(memorandum, "", memorandum.vastgesteld_op, memorandum.titel, (memorandum.inleiding, *asked))
        for vraag in memorandum.vragen:
            yield from _changes(memorandum, vraag)


def _changes(memorandum: Any, vraag: Any) -> Iterator[News]:
    """What became of an ask, each time that changed; that it was asked is told with the memorandum itself."""
    before = vraag.statusverloop[0].status if vraag.statusverloop else None
    for wissel in vraag.statusverloop[1:]:
        if wissel.status is not before:
            told = f"Vraag {vraag.nr} van het memorandum is nu: {wissel.status.woord}."
            more = (wissel.toelichting,) if wissel.toelichting else ()
            name = f"{wissel.status.woord}: {vraag.titel}"
            yield News(
                memorandum,
                f"/vraag-{vraag.nr}-{wissel.datum}",
                wissel.datum,
                dutch.sentence(name),
                (told, *more, f"Uit: {memorandum.titel}."),
            )
        before = wissel.status


def meetings(edition: Readable) -> Iterator[News]:
    """Every public meeting when its agenda was known, was moved or cancelled, and its decisions when they became public."""
    for meeting in edition.all("vergaderingen"):
        yield from _announced(meeting)
        approval = edition.get(meeting.verslag_goedgekeurd_op) if meeting.verslag_goedgekeurd_op else None
        if approval is not None and hasattr(meeting, "vorige_verslagen"):
            decided = tuple(_decisions(edition, meeting))
            told = f"Het verslag van {_when(meeting)} is goedgekeurd."
            name = f"Verslag van de vergadering van {_when(meeting)}"
            yield News(meeting, "/verslag", approval.gepland_begin.date(), name, (told, *decided))


def _announced(meeting: Any) -> Iterator[News]:
    """The agenda when it was known, each move, or that a meeting does not go on: each on its own day."""
    begin = meeting.gepland_begin.date()
    known = meeting.uitgenodigd_op or min(meeting.laatst_gewijzigd or begin, begin)
    told = dutch.sentence(dutch.written_moment(meeting.gepland_begin))
    where = f", {meeting.locatie}" if meeting.locatie else ""
    about = (f"{told}{where}.", *(f"{punt.nr}. {punt.titel}" for punt in meeting.agendapunten))
    if meeting.status is Vergaderstatus.afgelast:
        name = f"Afgelast: vergadering van {_when(meeting)}"
        yield News(meeting, "/afgelast", cancelled_on(meeting) or known, name, about)
        return
    changed = changed_for_who_comes(meeting) or known
    yield News(meeting, "", known, f"Vergadering van {_when(meeting)}", about, updated=max(known, changed))
    for move in meeting.verplaatsingen:
        name = f"Verplaatst: vergadering van {_when(meeting)}"
        yield News(meeting, f"/verplaatst-{move.op}", move.op, name, (moved_in_words(move), *about))


def _decisions(edition: Readable, meeting: Any) -> Iterator[str | Prose]:
    for punt in meeting.agendapunten:
        besluit, verkiezingen = getattr(punt, "besluit", None), getattr(punt, "verkiezingen", ())
        if besluit or verkiezingen:
            yield f"{punt.nr}. {punt.titel}"
        if besluit:
            yield besluit
        yield from (_elected(edition, each) for each in verkiezingen)


def _elected(edition: Readable, verkiezing: Any) -> str:
    """Who was elected: the seat, and else the letter of the candidate."""
    told, chosen = outcome_of(verkiezing), elected_of(verkiezing)
    if chosen is None:
        return f"{told}."
    seat = edition.get(chosen.zetel) if chosen.zetel is not None else None
    letter = public_letters(verkiezing)[chosen.kandidaat]
    return f"{told}: {seat.label if seat is not None else f'kandidaat {letter}'}."


def _when(meeting: Any) -> str:
    return dutch.written_day(meeting.gepland_begin.date())


def regulations(edition: Readable) -> Iterator[News]:
    """Every version of a regulation when it was made known, or else when it was adopted; and that the last one ended."""
    for reglement in edition.all("reglementen"):
        for index, versie in enumerate(reglement.versies):
            until = f" tot en met {dutch.written_day(versie.geldig_tot)}" if versie.geldig_tot else ""
            since = f"Geldt vanaf {dutch.written_day(versie.geldig_van)}{until}."
            changes = (versie.wat_verandert,) if versie.wat_verandert else ()
            if annulled(versie):
                by = f" door {versie.vernietigd_door}" if versie.vernietigd_door else ""
                since = (
                    f"De versie van {dutch.written_day(versie.geldig_van)} is vernietigd{by}. Ze heeft nooit gegolden."
                )
                yield News(
                    reglement,
                    f"/vernietigd-{versie.geldig_van}",
                    versie.vernietigd_op,
                    f"Vernietigd: {reglement.titel}",
                    (reglement.doel, since),
                    f"versie-{versie.geldig_van}/",
                )
                continue
            name = f"Nieuwe versie: {reglement.titel}" if index else f"Nieuw reglement: {reglement.titel}"
            yield News(
                reglement,
                f"/versie-{versie.geldig_van}",
                versie.bekendgemaakt_op or versie.vastgesteld_op,
                name,
                (reglement.doel, since, *changes),
                f"versie-{versie.geldig_van}/",
            )
        last = reglement.versies[-1]
        if last.geldig_tot is not None:
            ended = dutch.written_day(last.geldig_tot)
            told = f"Dit reglement gold tot en met {ended}. Aanvragen kan niet meer, tenzij een nieuwe versie volgt."
            yield News(
                reglement, "/opgeheven", day_after(last.geldig_tot), f"Geldt niet meer: {reglement.titel}", (told,)
            )


SUBJECTS: dict[str, Callable[[Readable], Iterable[News]]] = {
    "adviezen": advices,
    "memoranda": memoranda,
    "vergaderingen": meetings,
    "reglementen": regulations,
}
"""What can be followed: by the name of its feed, the function that tells what happened."""


def numbered(news: Iterable[News]) -> Iterator[tuple[str, News]]:
    """Each event with what it is called, now and later; two of one record with the same key are numbered."""
    seen: Counter[str] = Counter()
    for each in news:
        path = f"{each.record.soort}/{each.record.id}{each.key}"
        seen[path] += 1
        yield (path if seen[path] == 1 else f"{path}-{seen[path]}"), each
