"""The rows of each table of a year, in the order of its columns (``tables``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.answerers import answerer
from lok.facts.answers import answers as answers_on
from lok.kinds.stemmingen import COUNTED, others_in_words
from lok.papers.sheet import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from lok.edition.select import Edition
    from lok.words.spreadsheet import Cell

    Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """What a bag is about: the members' edition, the meetings of the year in their order, its advices and its mandates."""

    edition: Edition
    year: int
    meetings: Sequence[Any]
    advices: Sequence[Any]
    mandates: Sequence[Any]


def _day(value: date | None) -> Cell:
    return value.isoformat() if value else None


def _moment(value: datetime | None) -> Cell:
    return f"{value:%Y-%m-%d %H:%M}" if value else None


def _yes(value: bool | None) -> Cell:  # noqa: FBT001 - a value of a record
    return None if value is None else "ja" if value else "nee"


def _word(value: Any) -> Cell:
    return value.woord if value is not None else None


def _name(year: Year, reference: Any) -> Cell:
    return named(year.edition, reference) if reference else None


def _id(reference: Any) -> Cell:
    return reference.id if reference else None


def meetings(year: Year) -> Iterator[Row]:
    """The meetings."""
    for each in year.meetings:
        yield (
            each.id,
            each.volgnummer,
            each.soort_vergadering.woord,
            _name(year, each.werkgroep),
            each.status.woord,
            _moment(each.gepland_begin),
            _moment(each.werkelijk_begin),
            _moment(each.einde),
            each.locatie,
            _name(year, each.voorzitter),
            _name(year, each.secretaris),
            _yes(each.quorum_bereikt),
            _id(each.verslag_goedgekeurd_op) or each.verslag_elders_goedgekeurd,
            _day(each.afgelast_op),
            each.reden_afgelasting,
        )


def _items(year: Year) -> Iterator[tuple[Any, Any]]:
    return ((meeting, item) for meeting in year.meetings for item in meeting.agendapunten)


def agenda(year: Year) -> Iterator[Row]:
    """Their items, with what was said."""
    for meeting, item in _items(year):
        yield (
            meeting.id,
            item.nr,
            item.titel,
            item.soort.woord,
            _yes(item.gepland_openbaar and item.openbaar and item.zichtbaarheid.value != "leden"),
            _word(item.grond),
            _name(year, item.indiener),
            item.toelichting,
            item.bespreking,
            ", ".join(each.id for each in item.adviezen),
        )


def decisions(year: Year) -> Iterator[Row]:
    """What was proposed and decided."""
    return (
        (meeting.id, item.nr, item.titel, item.voorstel, item.besluit)
        for meeting, item in _items(year)
        if item.besluit or item.voorstel
    )


def votes(year: Year) -> Iterator[Row]:
    """Each vote with its outcome."""
    for meeting, item in _items(year):
        for vote in item.stemmingen:
            counts = (getattr(vote, each.value) for each in COUNTED)
            yield (
                meeting.id,
                item.nr,
                vote.onderwerp,
                _word(vote.methode),
                *counts,
                ", ".join(others_in_words(vote)) or None,
                vote.gevolg.woord,
                vote.minderheidsstandpunt,
            )


def votes_of_seats(year: Year) -> Iterator[Row]:
    """What each seat voted, where that was noted."""
    for meeting, item in _items(year):
        for vote in item.stemmingen:
            for line in vote.stemmen_per_zetel:
                yield meeting.id, item.nr, vote.onderwerp, line.zetel.id, _name(year, line.zetel), line.stem.woord


def elections(year: Year) -> Iterator[Row]:
    """Each election: a row for each candidate in each round."""
    for meeting, item in _items(year):
        for election in item.verkiezingen:
            about = (meeting.id, item.nr, election.functie, _word(election.methode))
            for number, turn in enumerate(election.rondes, start=1):
                counts = {each.kandidaat: each.stemmen for each in turn.kandidaten}
                for who in (each for each in election.kandidaten if each.kandidaat in counts):
                    yield (
                        *about,
                        number,
                        who.kandidaat,
                        _name(year, who.zetel),
                        counts[who.kandidaat],
                        _yes(who.verkozen),
                    )
            if not election.rondes:
                for who in election.kandidaten:
                    yield *about, None, who.kandidaat, _name(year, who.zetel), None, _yes(who.verkozen)


def presence(year: Year) -> Iterator[Row]:
    """Who was there, seat by seat, with who sat there as far as the minutes or the mandates say."""
    for meeting in year.meetings:
        for group, lines in year.edition.insights["attendance_lists"].get(meeting.id, {}).items():
            for each in lines:
                rule = each.regel
                hours = (f"{at:%H:%M}" if at else None for at in (rule.van, rule.tot))
                yield (
                    meeting.id,
                    each.zetel.id,
                    _name(year, each.zetel),
                    group.woord,
                    ", ".join(each.personen),
                    rule.status.woord,
                    *hours,
                    _name(year, rule.volmacht_aan),
                )


def guests(year: Year) -> Iterator[Row]:
    """Who came as a guest."""
    return ((each.id, guest.hoedanigheid, guest.naam) for each in year.meetings for guest in each.gasten)


def advices(year: Year) -> Iterator[Row]:
    """The advices."""
    for each in year.advices:
        asked = each.adviesvraag
        yield (
            each.id,
            each.nummer,
            each.titel,
            each.soort_advies.woord,
            _word(asked.van) if asked else None,
            _day(asked.datum_ontvangst) if asked else None,
            ", ".join(body.woord for body in each.gericht_aan),
            _word(each.strekking),
            each.status.woord,
            _day(each.uitgebracht_op),
            _day(each.overgemaakt_op),
            each.vergadering.id,
            each.agendapunt,
            each.samenvatting,
        )


def recommendations(year: Year) -> Iterator[Row]:
    """Their recommendations."""
    return (
        (advice.id, each.nr, each.titel, _word(each.prioriteit), each.tekst)
        for advice in year.advices
        for each in advice.aanbevelingen
    )


def answers(year: Year) -> Iterator[Row]:
    """The answers that were known on the day, as a whole and for each recommendation."""
    for advice in year.advices:
        for each in answers_on(advice, year.edition.date):
            about = (advice.id, answerer(each), _day(each.besluit_datum), _day(each.meegedeeld_op))
            yield *about, each.besluit_nummer, None, each.resultaat.woord, each.motivering
            for row in each.per_aanbeveling:
                yield *about, each.besluit_nummer, row.nr, row.resultaat.woord, row.toelichting


def mandates(year: Year) -> Iterator[Row]:
    """Who had a mandate."""
    for each in year.mandates:
        seat = year.edition.get(each.zetel)
        yield (
            each.id,
            each.zetel.id,
            _name(year, each.zetel),
            seat.geleding.woord,
            _name(year, seat.organisatie),
            _yes(seat.stemgerechtigd),
            each.functie.woord,
            each.persoon,
            _day(each.van),
            _day(each.tot),
        )
