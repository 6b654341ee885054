"""What of the records must go on a day, because its term is over: by record, the fields and what stands there afterwards.

Counts, seats, votes, advices and regulations stay: nothing that a page computes changes. A name that goes leaves ``(weggehaald)``
where an empty field would mean something else: that the usual member of a seat was there, or that nobody has a mandate.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lok.facts.kept import RULES, terms_on
from lok.kinds.aanwezigheden import THERE
from lok.kinds.adviesstatus import Status
from lok.kinds.bewaartermijnen import TAKEN_OUT, Bewaarsoort
from lok.kinds.locatie import Locatiestatus
from lok.kinds.registry import BY_SOORT
from lok.kinds.vergaderstatus import APPROVED, CANCELLED, HELD
from lok.words.dutch import counted, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.facts.kept import Term
    from lok.source.positions import Path


@dataclass(frozen=True, slots=True)
class Edit:
    """A field whose value goes; ``left`` is what stands there afterwards, ``None`` for nothing."""

    at: Path
    left: str | None = None


@dataclass(frozen=True, slots=True)
class Outlived:
    """What must go of one record: the day on which its term began, the last day that it could stay, and the fields."""

    sort: Bewaarsoort
    soort: str
    record_id: str
    start: day
    last: day
    edits: tuple[Edit, ...]


Found = tuple["day | None", tuple[Edit, ...]]


def outlived(facts: Facts, date: day) -> tuple[Outlived, ...]:
    """Everything whose term was over on ``date``, by sort, the oldest first; nothing of what the council keeps for ever."""
    return tuple(each for term in terms_on(facts.raad, date) for each in _of(facts, term, date))


def _of(facts: Facts, term: Term, date: day) -> list[Outlived]:
    found = []
    for soort, look in LOOKS[term.sort].items():
        for record in facts.archive.all(soort):
            start, edits = look(facts, record)
            last = term.last_day(start) if start is not None else None
            if start is not None and last is not None and last < date and edits:
                found.append(Outlived(term.sort, soort, record.id, start, last, edits))
    return sorted(found, key=lambda each: (each.start, each.record_id))


def _names_of_who_came(facts: Facts, meeting: Any) -> Found:
    """Who was there: named in the list, or known by the mandate on the seat; and the guests."""
    if meeting.status not in HELD:
        return None, ()
    holdings = facts.timeline.on(meeting.gepland_begin.date()).holdings
    edits = []
    for index, line in enumerate(meeting.aanwezigheden):
        holding = holdings.get(line.zetel)
        members = (each.persoon for each in holding.members) if holding is not None else ()
        named = line.persoon or next((each for each in members if each != TAKEN_OUT), TAKEN_OUT)
        if named != TAKEN_OUT and (line.status in THERE or line.persoon):
            edits.append(Edit(("aanwezigheden", index, "persoon"), TAKEN_OUT if line.status in THERE else None))
    edits += [Edit(("gasten", index, "naam")) for index, guest in enumerate(meeting.gasten) if guest.naam]
    return meeting.gepland_begin.date(), tuple(edits)


def _answers_to_the_invitation(facts: Facts, meeting: Any) -> Found:
    del facts
    over = meeting.status in HELD or meeting.status in CANCELLED
    return meeting.gepland_begin.date() if over else None, _filled(
        meeting, "vergaderingen", Bewaarsoort.antwoorden_op_uitnodiging
    )


def _remarks(facts: Facts, meeting: Any) -> Found:
    """Remarks on draft minutes, from the meeting that approved them."""
    approved = facts.archive.get("vergaderingen", meeting.verslag_goedgekeurd_op or "")
    if meeting.status not in APPROVED or approved is None:
        return None, ()
    return approved.gepland_begin.date(), _filled(meeting, "vergaderingen", Bewaarsoort.opmerkingen_op_ontwerp)


def _person_of_a_mandate(facts: Facts, mandate: Any) -> Found:
    del facts
    filled = _filled(mandate, "mandaten", Bewaarsoort.namen_mandaten)
    edits = (replace(each, left=TAKEN_OUT) if each.at == ("persoon",) else each for each in filled)
    return mandate.tot, tuple(each for each in edits if each.left != mandate.persoon)


def _contacts_of_an_organiser(facts: Facts, organiser: Any) -> Found:
    del facts
    return organiser.actief_tot, _filled(organiser, "organisatoren", Bewaarsoort.contactgegevens_organisatoren)


def _address_of_a_home(facts: Facts, location: Any) -> Found:
    del facts
    stopped = location.status is Locatiestatus.stopgezet and location.is_home
    return location.stopgezet_op if stopped else None, _filled(
        location, "locaties", Bewaarsoort.contactgegevens_woningen
    )


def _who_asked_an_opinion(facts: Facts, opinion: Any) -> Found:
    """Whose plan it was and where, from the day on which the advice left, or the request ended or came when none ever left."""
    del facts
    address = opinion.aanvraag.adres != TAKEN_OUT
    edits = [Edit(("aanvraag", "organisator"))] if opinion.aanvraag.organisator else []
    edits += [Edit(("aanvraag", "adres"), TAKEN_OUT)] if address else []
    return opinion.verzonden_op or opinion.afloop_op or opinion.ontvangen_op, tuple(edits)


def _notes_of_an_advice(facts: Facts, advice: Any) -> Found:
    """Notes of an advice that is done with: from the last answer, or from when it was withdrawn."""
    del facts
    if advice.status is Status.ingetrokken:
        end = advice.intrekking.datum if advice.intrekking is not None else None
    elif advice.status is Status.opgevolgd:
        end = max((each.meegedeeld_op for each in advice.gevolgen), default=None)
    else:
        end = None
    return end, _filled(advice, "adviezen", Bewaarsoort.werknotities)


def _notes_of_a_group(facts: Facts, group: Any) -> Found:
    del facts
    return group.actief_tot, _filled(group, "werkgroepen", Bewaarsoort.werknotities)


def _impressions_of_a_round(facts: Facts, visits: Any) -> Found:
    del facts
    return visits.tot, _filled(visits, "bezoekrondes", Bewaarsoort.werknotities)


def _filled(record: Any, soort: str, sort: Bewaarsoort) -> tuple[Edit, ...]:
    """What a sort takes away of a record as a whole: the fields of it that hold something."""
    names = RULES[sort].goes_of(soort)
    return tuple(Edit((name,)) for name in names if getattr(record, name) not in (None, (), False))


LOOKS: Mapping[Bewaarsoort, Mapping[str, Callable[[Facts, Any], Found]]] = {
    Bewaarsoort.namen_aanwezigen: {"vergaderingen": _names_of_who_came},
    Bewaarsoort.antwoorden_op_uitnodiging: {"vergaderingen": _answers_to_the_invitation},
    Bewaarsoort.opmerkingen_op_ontwerp: {"vergaderingen": _remarks},
    Bewaarsoort.namen_mandaten: {"mandaten": _person_of_a_mandate},
    Bewaarsoort.contactgegevens_organisatoren: {"organisatoren": _contacts_of_an_organiser},
    Bewaarsoort.contactgegevens_woningen: {"locaties": _address_of_a_home},
    Bewaarsoort.aanvragers_opportuniteitsadvies: {"opportuniteitsadviezen": _who_asked_an_opinion},
    Bewaarsoort.werknotities: {
        "adviezen": _notes_of_an_advice,
        "werkgroepen": _notes_of_a_group,
        "bezoekrondes": _impressions_of_a_round,
    },
}
"""By sort of data and kind of record, what looks for it."""


def counted_records(those: tuple[Outlived, ...]) -> str:
    """How many records it stands in, in words: ``10 vergaderingen``, ``10 vergaderingen en 1 mandaat``."""
    counts = Counter(soort for soort, _ in {(each.soort, each.record_id) for each in those})
    kinds = ((BY_SOORT[soort], count) for soort, count in counts.most_common())
    return listed(counted(count, kind.enkelvoud, kind.meervoud) for kind, count in kinds)


def by_sort(found: tuple[Outlived, ...]) -> Iterator[tuple[Bewaarsoort, tuple[Outlived, ...]]]:
    """What was found, by sort in the order of the list of terms."""
    for sort in LOOKS:
        if those := tuple(each for each in found if each.sort is sort):
            yield sort, those
