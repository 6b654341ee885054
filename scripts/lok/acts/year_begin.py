"""The beginning of a year: what a secretary sees to then, as a checklist of what is done and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as a_day
from datetime import timedelta
from typing import TYPE_CHECKING

from lok.acts.record_text import path_of
from lok.archive.addresses import REPORTS
from lok.facts.contacts import contacts_in_force
from lok.facts.council import term_on, to_be_composed
from lok.facts.gathering import decides_as_council
from lok.facts.law import outdated
from lok.facts.validity import last_count
from lok.kinds.afspraken import rules_on
from lok.kinds.mandaten import Functie
from lok.kinds.vergadering import Vergadersoort
from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.model.validity import stretches
from lok.words.dutch import counted, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.facts.facts import Facts
    from lok.kinds.mandaten import Mandaat
    from lok.source.positions import Path

MEETINGS = "vergaderingen"
MANDATES = "mandaten"
SEATS = "zetels"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist: what, whether it is done, and where: a record from the root, or the folder of what is to be made.

    ``soort`` groups lines; ``due`` is the last day, if there is one.
    """

    soort: str
    words: str
    done: bool
    path: str
    at: Path = ()
    due: a_day | None = None


def year_checklist(facts: Facts, year: int, date: a_day) -> tuple[Check, ...]:
    """What is seen to at the beginning of ``year``, as it stands on ``date``, in the order of a secretary's work."""
    return (
        *_meetings(facts, year),
        *_minutes(facts, year - 1),
        *_seats(facts, year, date),
        *_composition(facts, year, date),
        *_figures(facts, year - 1),
        *_grants(facts, year - 1),
        *_visits(facts, year),
        *_report(facts, year - 1),
        *_contacts(facts, date),
    )


def _meetings(facts: Facts, year: int) -> Iterator[Check]:
    """The dates of the meetings, as many as the council's rules ask."""
    planned = [
        each
        for each in facts.meetings
        if each.gepland_begin.year == year
        and decides_as_council(each, facts.raad)
        and each.status is not Vergaderstatus.afgelast
        and each.soort_vergadering is not Vergadersoort.schriftelijke_ronde
    ]
    rules = rules_on(facts.raad, a_day(year, 1, 1))
    least = (rules.min_vergaderingen_per_jaar if rules is not None else None) or 1
    words = f"Plan de vergaderingen van {year}: {len(planned)} van minstens {least}."
    yield Check("vergaderdata", words, len(planned) >= least, f"data/{MEETINGS}")


def _minutes(facts: Facts, year: int) -> Iterator[Check]:
    """The minutes of the year before that wait for approval."""
    held = [
        each
        for each in facts.meetings
        if each.gepland_begin.year == year and each.status in HELD and each.status is not Vergaderstatus.onvoltallig
    ]
    open_ = [each for each in held if each.status is not Vergaderstatus.verslag_goedgekeurd]
    for each in open_:
        words = f"Laat het verslag van {written_day(each.gepland_begin.date())} goedkeuren."
        yield Check("verslagen", words, False, path_of(MEETINGS, each.id), ("verslag_goedgekeurd_op",))
    if held and not open_:
        yield Check("verslagen", f"De verslagen van {year} zijn goedgekeurd ({len(held)}).", True, f"data/{MEETINGS}")


def _seats(facts: Facts, year: int, date: a_day) -> Iterator[Check]:
    """Seats on which nobody sits, and mandates that end within the year without another that follows."""
    on = max(date, a_day(year, 1, 1))
    composition = facts.timeline.on(on)
    empty = [each.seat for each in composition.holdings.values() if not each.filled]
    for seat in empty:
        words = f"‘{seat.naam}’ is leeg. Zoek iemand, of laat de zetel eindigen."
        yield Check("mandaten", words, False, path_of(SEATS, seat.id))
    gone = {each.id for each in empty}
    ending = [each for each in _ending(facts, year) if each[0].zetel not in gone]
    for mandate, followed in ending:
        seat = facts.seats[mandate.zetel]
        last = written_day(mandate.tot) if mandate.tot else ""
        verb = "eindigt" if mandate.tot is not None and mandate.tot >= date else "eindigde"
        words = f"Op ‘{seat.naam}’ {verb} een mandaat op {last}{'; de opvolging is geregeld' if followed else ''}."
        yield Check("mandaten", words, followed, path_of(MANDATES, mandate.id), ("tot",), mandate.tot)
    if not empty and not ending:
        seats = counted(len(composition.holdings), "zetel", "zetels")
        yield Check(
            "mandaten", f"Elke zetel is bezet ({seats}), en geen mandaat eindigt in {year}.", True, f"data/{MANDATES}"
        )


def _ending(facts: Facts, year: int) -> Iterator[tuple[Mandaat, bool]]:
    """The mandates of members that end in ``year``, and whether another begins on the seat, which must go on too."""
    for mandates in facts.mandates.values():
        members = [each for each in mandates if each.functie is not Functie.plaatsvervanger]
        for each in members:
            if each.tot is None or each.tot.year != year or each.zetel not in facts.seats:
                continue
            after = each.tot + timedelta(days=1)
            if facts.seats[each.zetel].held_on(after):
                yield each, any(other.van > each.tot or other.held_on(after) for other in members if other is not each)


def _composition(facts: Facts, year: int, date: a_day) -> Iterator[Check]:
    """In the first year of a term the day on which the council was composed; every year the count of men and women."""
    raad = facts.raad
    if raad is None:
        return
    path = path_of("raad", raad.id)
    term = term_on(raad, a_day(year, 12, 31))
    if term is not None and term.van.year == year:
        at = ("bestuursperiodes", raad.bestuursperiodes.index(term), "samengesteld_op")
        due = to_be_composed(raad, term).last
        done = term.samengesteld_op is not None
        words = f"Leg de samenstelling voor {term.id} vast."
        yield Check("samenstelling", words, done, path, at, due)
    counted_on = last_count(raad, date)
    changed = [each for each in facts.timeline.days if each <= date]
    current = counted_on is not None and (not changed or counted_on.datum >= changed[-1])
    when = f" De laatste telling is van {written_day(counted_on.datum)}." if counted_on is not None else ""
    words = f"Tel mannen en vrouwen opnieuw als de samenstelling veranderde.{when}"
    yield Check("samenstelling", words, current, path, ("geslachtsverhouding",))


def _figures(facts: Facts, year: int) -> Iterator[Check]:
    """The figures of the desk of the year that is over."""
    found = next((each for each in facts.archive.all("loketcijfers") if each.jaar == year), None)
    path = path_of("loketcijfers", found.id) if found is not None else "data/loketcijfers"
    known = found is not None and found.aanvragen_uniek is not None
    yield Check("loketcijfers", f"Noteer de cijfers van het loket over {year}.", known, path)


def _grants(facts: Facts, year: int) -> Iterator[Check]:
    """What was granted under each regulation that was in force in the year that is over, and gives money."""
    first, last = a_day(year, 1, 1), a_day(year, 12, 31)
    given = {(each.reglement, each.jaar): each.id for each in facts.archive.all("toekenningen")}
    for regulation in facts.archive.all("reglementen"):
        paying = [each for each in regulation.versies if each.bedragen]
        held = any(begin <= last and (end is None or end >= first) for each in paying for begin, end in stretches(each))
        if held:
            found = given.get((regulation.id, year))
            path = path_of("toekenningen", found) if found else "data/toekenningen"
            yield Check(
                "toekenningen", f"Noteer wat in {year} is toegekend: {regulation.titel}.", found is not None, path
            )


def _visits(facts: Facts, year: int) -> Iterator[Check]:
    """The rounds of visits of the year that begins."""
    rounds = facts.archive.all("bezoekrondes")
    own = [each for each in rounds if each.van.year == year]
    before = sum(each.van.year == year - 1 for each in rounds)
    words = f"Plan de bezoekrondes van {year}: {len(own)} tot nu toe, en {before} in {year - 1}."
    yield Check("bezoeken", words, bool(own), path_of("bezoekrondes", own[-1].id) if own else "data/bezoekrondes")


def _report(facts: Facts, year: int) -> Iterator[Check]:
    """The report of the year that is over, which is made of the records; the secretary may write its opening."""
    if not any(each.gepland_begin.year == year and each.status in HELD for each in facts.meetings):
        return
    uri = f"{REPORTS}/inleiding-{year}.md"
    done = any(page.uri == uri for page in facts.archive.pages)
    words = f"Lees het jaarverslag van {year} na en schrijf er een inleiding bij."
    yield Check("jaarverslag", words, done, f"content/leden/{uri}")


def _contacts(facts: Facts, date: a_day) -> Iterator[Check]:
    """The contact points, which somebody looks at every year."""
    contacts = contacts_in_force(facts.archive.all("contactpunten"), date)
    old = [each for each in contacts if each.nagekeken_op is None or outdated(each.nagekeken_op, date)]
    for each in old:
        words = f"Kijk de gegevens van ‘{each.naam}’ na."
        yield Check("contactpunten", words, False, path_of("contactpunten", each.id), ("nagekeken_op",))
    if contacts and not old:
        words = (
            f"De gegevens van {counted(len(contacts), 'contactpunt', 'contactpunten')} zijn het laatste jaar nagekeken."
        )
        yield Check("contactpunten", words, True, "data/contactpunten")
