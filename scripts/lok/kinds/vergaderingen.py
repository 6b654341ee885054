"""Meetings: agenda, attendance, votes and actions.

Minutes of an advisory council are public once they are final, and without names: until the
next meeting approves them, their conclusions are ``PublicOnceFinal`` and so for members only.
"""

from collections.abc import Iterator
from datetime import date

from lok.kinds.aanwezigheden_rules import each_seat_once, hours_in_order, offices_are_in_the_room
from lok.kinds.agendapunten import Actiepunt
from lok.kinds.rondgang_rules import RULES as ABOUT_A_ROUND
from lok.kinds.stemmingen import counted_methods_have_numbers, named_votes_agree_with_counts
from lok.kinds.toezeggingen_rules import each_seat_answers_once
from lok.kinds.vergadering import Vergadering
from lok.kinds.vergaderstatus_rules import (
    cancelled_has_a_day,
    cancelled_has_a_reason,
    moves_say_what_was_planned,
    only_what_happened,
    state_has_its_fields,
)
from lok.kinds.verkiezingen import RULES as ABOUT_AN_ELECTION
from lok.kinds.verkiezingen import Verkiezing
from lok.model.depends import asks_for
from lok.model.kind import Kind
from lok.source.positions import Path
from lok.source.problems import Finding, Level
from lok.words.dutch import counted, sentence, written_day


def times_in_order(record: Vergadering) -> Iterator[Finding]:
    """V09: a meeting ends after it begins; a start more than an hour from the plan is worth a look."""
    begin = record.werkelijk_begin or record.gepland_begin
    if record.einde is not None and record.einde <= begin:
        yield Finding(
            ("einde",),
            "V09",
            f"het einde ({record.einde:%Y-%m-%d %H:%M}) ligt niet na het begin ({begin:%Y-%m-%d %H:%M})",
            "Kijk beide uren na. Duurde de vergadering tot na middernacht, schrijf dan de datum van de volgende dag.",
        )
    if record.werkelijk_begin is not None:
        minutes = int((record.werkelijk_begin - record.gepland_begin).total_seconds()) // 60
        if abs(minutes) > 60:
            yield Finding(
                ("werkelijk_begin",),
                "V09",
                f"de vergadering begon {_hours(abs(minutes))} {'later' if minutes > 0 else 'vroeger'} dan gepland",
                "Klopt dit? Kijk het uur en de datum na.",
                Level.AANDACHTSPUNT,
            )


def suspensions_in_order(record: Vergadering) -> Iterator[Finding]:
    """V09: a meeting stands still while it is held, one time after the other."""
    begin = record.werkelijk_begin or record.gepland_begin
    look = "Kijk de uren na. Na middernacht schrijf je de datum van de volgende dag."
    for index, each in enumerate(record.schorsingen):
        at = ("schorsingen", index)
        if each.tot <= each.van:
            yield Finding((*at, "tot"), "V09", f"dit is niet na ‘van’ ({each.van:%Y-%m-%d %H:%M})", look)
        elif each.van < begin:
            message = f"dit is voor het begin ({begin:%Y-%m-%d %H:%M})"
            message = (
                message if index == 0 else f"dit is voor het einde van de vorige schorsing ({begin:%Y-%m-%d %H:%M})"
            )
            yield Finding((*at, "van"), "V09", message, look)
        elif record.einde is not None and each.tot > record.einde:
            message = f"dit is na het einde van de vergadering ({record.einde:%Y-%m-%d %H:%M})"
            yield Finding((*at, "tot"), "V09", message, look)
        begin = max(begin, each.tot)


def made_known_after_it_was_held(record: Vergadering) -> Iterator[Finding]:
    """Minutes are made known on the day of the meeting at the earliest."""
    if record.bekendgemaakt_op is not None and record.bekendgemaakt_op < record.gepland_begin.date():
        message = f"{record.bekendgemaakt_op} ligt voor de vergadering van {record.gepland_begin.date()}"
        yield Finding(("bekendgemaakt_op",), "datumvolgorde", message, "Kijk de twee datums na.")


def _hours(minutes: int) -> str:
    """``5 uur en 15 minuten``, ``2 uur``."""
    rest = minutes % 60
    return f"{minutes // 60} uur" + (f" en {counted(rest, 'minuut', 'minuten')}" if rest else "")


def numbers_are_unique(record: Vergadering) -> Iterator[Finding]:
    """Every agenda item has its own number."""
    seen: dict[str, int] = {}
    for index, item in enumerate(record.agendapunten):
        if item.nr in seen:
            yield Finding(
                ("agendapunten", index, "nr"),
                "agendanummer",
                f"agendapunten[{seen[item.nr] + 1}] heeft ook nummer {item.nr}",
                "Geef elk punt een eigen nummer.",
            )
        seen.setdefault(item.nr, index)


def closed_items_say_why(record: Vergadering) -> Iterator[Finding]:
    """An item that is closed says on what ground, because the public page must; an open one has none."""
    for index, item in enumerate(record.agendapunten):
        if item.closed and item.grond is None:
            message = "dit punt is besloten, maar er staat niet op welke grond"
            hint = "Voeg ‘grond:’ toe, bijvoorbeeld ‘grond: persoonlijke_levenssfeer’. De openbare site noemt die grond bij de weggelaten tekst."
            yield Finding(("agendapunten", index, "nr"), "grond", message, hint, Level.AANDACHTSPUNT)
        elif item.grond is not None and not item.closed:
            hint = "Schrijf ‘openbaar: nee’, of verwijder de grond."
            yield Finding(
                ("agendapunten", index, "grond"), "grond", "dit punt is openbaar en heeft dus geen grond", hint
            )


def guests_come_for_items(record: Vergadering) -> Iterator[Finding]:
    """A guest comes for items that are on the agenda."""
    known = {item.nr for item in record.agendapunten}
    for index, guest in enumerate(record.gasten):
        for place, number in enumerate(guest.agendapunten):
            if number not in known:
                message = f"er is geen agendapunt met nummer {number}"
                hint = "Kijk het nummer na, of laat ‘agendapunten:’ weg als de gast de hele vergadering bleef."
                yield Finding(("gasten", index, "agendapunten", place), "agendanummer", message, hint)


def named_votes_agree(record: Vergadering) -> Iterator[Finding]:
    """V13: named votes agree with the counts, nobody votes twice, and a secret vote names nobody."""
    for item_index, item in enumerate(record.agendapunten):
        for vote_index, vote in enumerate(item.stemmingen):
            at = ("agendapunten", item_index, "stemmingen", vote_index)
            yield from named_votes_agree_with_counts(vote, at)
            yield from counted_methods_have_numbers(vote, at)


def elections_are_told(record: Vergadering) -> Iterator[Finding]:
    """V13, V14: what must hold of each election by itself."""
    for place, election in _elections(record):
        for rule in ABOUT_AN_ELECTION:
            yield from rule(election, place)


def one_election_a_post(record: Vergadering) -> Iterator[Finding]:
    """V14: nobody is elected twice for the same post in one meeting: rounds of one election stand together."""
    filled: dict[str, str] = {}
    for place, election in _elections(record):
        post = election.functie.casefold()
        if election.elected and post in filled:
            message = f"ook bij punt {filled[post]} is iemand verkozen als {election.functie}"
            hint = (
                "Zijn het rondes van dezelfde verkiezing, zet ze dan samen bij ‘rondes:’. Zijn er echt twee te verkiezen, "
                f"noem ze dan ‘eerste {election.functie}’ en ‘tweede {election.functie}’."
            )
            yield Finding((*place, "functie"), "V14", message, hint, Level.AANDACHTSPUNT)
        elif election.elected:
            filled[post] = record.agendapunten[int(place[1])].nr


def _elections(record: Vergadering) -> Iterator[tuple[Path, Verkiezing]]:
    """The elections of a meeting, each with its place."""
    for item_index, item in enumerate(record.agendapunten):
        for index, election in enumerate(item.verkiezingen):
            yield ("agendapunten", item_index, "verkiezingen", index), election


def actions_close_with_a_date(record: Vergadering) -> Iterator[Finding]:
    """V31: a finished action, and no other, has the day it was finished; no day of it lies before the meeting that made it."""
    day = record.gepland_begin.date()
    for item_index, item in enumerate(record.agendapunten):
        for index, action in enumerate(item.actiepunten):
            for name, wrong, hint in _wrong_days(action, day):
                yield Finding(("agendapunten", item_index, "actiepunten", index, name), "V31", wrong, hint)


def _wrong_days(action: Actiepunt, day: date) -> Iterator[tuple[str, str, str]]:
    done = asks_for(action, "afgerond_op")
    if done and action.afgerond_op is None:
        yield "status", "een afgerond actiepunt heeft een datum nodig", "Voeg ‘afgerond_op:’ toe."
    if not done and action.afgerond_op is not None:
        message = f"het actiepunt is afgerond, maar de status is ‘{action.status.value}’"
        yield "afgerond_op", message, "Schrijf ‘status: afgerond’ of verwijder deze regel."
    if action.overgedragen_van is not None:
        return
    hint = "Kijk de datum na. Komt het actiepunt van een vroegere vergadering, vul dan ‘overgedragen_van:’ in."
    if action.afgerond_op is not None and action.afgerond_op < day:
        message = f"het actiepunt is afgerond op {action.afgerond_op}, voor de vergadering van {day}"
        yield "afgerond_op", message, hint
    if action.deadline is not None and action.deadline < day:
        yield "deadline", f"{action.deadline} ligt voor de vergadering van {day} die het afsprak", hint


def label(record: object) -> str:
    """``Algemene vergadering van 12 maart 2026``: kind and day, both public."""
    return f"{sentence(record.soort_vergadering.woord)} van {written_day(record.gepland_begin.date())}"  # type: ignore[attr-defined]


KIND = Kind(
    soort="vergaderingen",
    model=Vergadering,
    enkelvoud="vergadering",
    meervoud="vergaderingen",
    uitleg="Elke samenkomst van het Lokaal Overleg Kinderopvang (LOK): gepland, gehouden of afgelast, met wat er beslist werd.",
    label=label,
    order=lambda record: (record.gepland_begin, record.id),
    rules=(
        cancelled_has_a_reason,
        cancelled_has_a_day,
        moves_say_what_was_planned,
        only_what_happened,
        times_in_order,
        suspensions_in_order,
        made_known_after_it_was_held,
        state_has_its_fields,
        numbers_are_unique,
        closed_items_say_why,
        guests_come_for_items,
        each_seat_once,
        each_seat_answers_once,
        hours_in_order,
        offices_are_in_the_room,
        named_votes_agree,
        elections_are_told,
        one_election_a_post,
        actions_close_with_a_date,
        *ABOUT_A_ROUND,
    ),
    newest_first=True,
    prefix="verg",
    dated="gepland_begin",
)
