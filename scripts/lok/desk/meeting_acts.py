"""The acts of the screens of a meeting: what each needs of the browser, what it makes of the record, and its words.

The acts themselves are in ``acts``; here stands which button does which, and what is asked of a value before it goes there.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from lok.acts import agenda, attendance, begin_and_end, coming, counting, dealing, electing, offers, roles, voting
from lok.acts.attendance import Aanduiding
from lok.acts.meeting_text import meeting_of
from lok.kinds.agendapunten import Actiestatus, Puntsoort
from lok.kinds.stemmingen import Stem, Stemgevolg, Stemmethode
from lok.kinds.toezeggingen import Antwoord
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lok.desk.asked import Sitting

ONE_EVENING = timedelta(hours=14)
"""After so long the clock does not say any more when a meeting ended."""
SENT = "uitnodiging verstuurd"
SENT_AGAIN = "gewijzigde agenda verstuurd"


class Button(NamedTuple):
    """What a button does, and the words of it in the list of what was done."""

    words: str
    act: Callable[[Sitting], str]


def _marked(asked: Sitting) -> str:
    return attendance.mark(asked.text, asked.seat, asked.choice("stand", Aanduiding), person=asked.words("persoon"))


def _others(asked: Sitting) -> str:
    return attendance.mark_others(asked.facts, asked.text, asked.choice("stand", Aanduiding) or Aanduiding.afwezig)


def _moved(asked: Sitting) -> str:
    way = {"kwam": attendance.came_in, "ging": attendance.left}.get(asked.words("hoe"))
    if way is not None:
        return way(asked.text, asked.seat, asked.item, asked.hour)
    return attendance.neither(asked.text, asked.seat, asked.item)


def _voted(asked: Sitting) -> str:
    method = asked.choice("methode", Stemmethode) or Stemmethode.handopsteking
    if method is Stemmethode.eenparig:
        return voting.unanimous(asked.facts, asked.text, asked.item)
    if method is Stemmethode.consensus:
        return voting.consensus(asked.facts, asked.text, asked.item)
    return voting.begin_vote(asked.facts, asked.text, asked.item, asked.words("onderwerp"), method)


def _counted(asked: Sitting) -> str:
    counts = {stem: asked.number(stem.value) for stem in Stem if stem.value in asked.given}
    return counting.count_or_begin(asked.facts, asked.text, asked.spot, counts, asked.choice("methode", Stemmethode))


def _election(asked: Sitting) -> str:
    seats = asked.given.get("zetels")
    chosen: list[str | None] = [str(each) or None for each in seats] if isinstance(seats, list) else []
    if any(seat and seat not in asked.facts.seats for seat in chosen):
        raise RefusedError("die zetel bestaat niet. Laad de bladzijde opnieuw.")
    method = asked.choice("methode", Stemmethode) or Stemmethode.geheim
    return electing.begin_election(asked.text, asked.item, asked.words("functie"), chosen[:27], method)


def _letters(asked: Sitting) -> list[str]:
    given = asked.given.get("kandidaten")
    return [str(each)[:1] for each in given] if isinstance(given, list) else []


def _round_counted(asked: Sitting) -> str:
    name = asked.words("kandidaat")
    return electing.count_round(asked.text, asked.election, asked.number("ronde"), {name: asked.number("stemmen")})


def _decided(asked: Sitting) -> str:
    result = asked.choice("gevolg", Stemgevolg)
    if result is None:
        raise RefusedError("kies wat de stemming opleverde.")
    return voting.decide(asked.text, asked.spot, result)


def _promised(asked: Sitting) -> str:
    return dealing.promise(
        asked.facts,
        asked.text,
        asked.item,
        asked.words("wat"),
        seat=asked.seat if asked.words("zetel") else None,
        who=asked.words("dienst"),
        by=asked.day("tegen"),
    )


def _settled(asked: Sitting) -> str:
    status = asked.choice("stand", Actiestatus) or Actiestatus.open
    return dealing.settle(asked.text, asked.item, asked.number("actie"), status, asked.today)


def _offered(asked: Sitting) -> str:
    found = offers.offers(asked.facts.archive, asked.text, asked.today)
    offer = next((each for each in found if each.key == asked.given.get("aanbod")), None)
    if offer is None:
        raise RefusedError("dat staat niet meer in de lijst. Laad de bladzijde opnieuw.")
    return offers.take(asked.text, offer, fixed=asked.fixed)


def _added(asked: Sitting) -> str:
    sort = asked.choice("puntsoort", Puntsoort) or Puntsoort.bespreking
    return agenda.add_item(asked.text, asked.words("titel"), sort, fixed=asked.fixed)


def _all_offered(asked: Sitting) -> str:
    """Every offer of one kind that is not on the agenda yet, in one tap."""
    sort = asked.choice("aanbodsoort", offers.Aanbod)
    found = offers.offers(asked.facts.archive, asked.text, asked.today)
    left = [each for each in found if each.kind is sort and not each.taken]
    if not left:
        raise RefusedError("die staan al op de agenda.")
    text = asked.text
    for each in left:
        text = offers.take(text, each, fixed=asked.fixed)
    return text


def _opened(asked: Sitting) -> str:
    """Tonight by the clock; afterwards, of paper, at the hour that was typed or else the planned one."""
    planned = meeting_of(asked.text).gepland_begin
    typed = asked.at_hour("om", planned)
    late = asked.today > planned.date()
    return begin_and_end.open_meeting(asked.facts, asked.text, typed or (planned if late else asked.now))


def _closed(asked: Sitting) -> str:
    meeting = meeting_of(asked.text)
    begun = meeting.werkelijk_begin or meeting.gepland_begin
    typed = asked.at_hour("om", begun)
    if typed is None and asked.now - begun > ONE_EVENING:
        raise RefusedError("zeg hoe laat de vergadering eindigde: ze is al lang voorbij.")
    return begin_and_end.close_meeting(asked.facts, asked.text, typed or asked.now)


def _began(asked: Sitting) -> str:
    at = asked.at_hour("om", meeting_of(asked.text).gepland_begin)
    if at is None:
        raise RefusedError("zeg hoe laat de vergadering begon.")
    return begin_and_end.began(asked.text, at)


BUTTONS: Mapping[str, Button] = {
    "aanduiden": Button("aanwezigheid aangeduid", _marked),
    "anderen": Button("alle anderen aangeduid", _others),
    "kwam-ging": Button("binnengekomen of vertrokken", _moved),
    "zaal-uit": Button(
        "belangenconflict",
        lambda asked: roles.step_out(asked.text, asked.seat, asked.item, away=asked.given.get("weg") is True),
    ),
    "volmacht": Button(
        "volmacht", lambda asked: roles.give_proxy(asked.text, asked.seat, asked.seat_or_none("houder"))
    ),
    "voorzitter": Button("voorzitter", lambda asked: roles.chair(asked.text, asked.seat_or_none("zetel"))),
    "secretaris": Button(
        "secretaris", lambda asked: roles.chair(asked.text, asked.seat_or_none("zetel"), "secretaris")
    ),
    "stemming": Button("stemming begonnen", _voted),
    "zelfde": Button(
        "zelfde stemming als vorig punt", lambda asked: voting.same_as_previous(asked.facts, asked.text, asked.item)
    ),
    "tellen": Button("stemmen geteld", _counted),
    "rest": Button("de anderen stemden voor", lambda asked: counting.others_for(asked.facts, asked.text, asked.spot)),
    "stem": Button(
        "stem van een zetel",
        lambda asked: voting.tap(asked.facts, asked.text, asked.spot, asked.seat, asked.choice("stem", Stem)),
    ),
    "gevolg": Button("gevolg van een stemming", _decided),
    "stemming-weg": Button("stemming weggehaald", lambda asked: voting.take_vote_away(asked.text, asked.spot)),
    "verkiezing": Button("verkiezing begonnen", _election),
    "ronde": Button("nieuwe ronde", lambda asked: electing.add_round(asked.text, asked.election, _letters(asked))),
    "ronde-tellen": Button("stemmen van een ronde geteld", _round_counted),
    "verkozen": Button(
        "wie verkozen is", lambda asked: electing.elect(asked.text, asked.election, asked.words("kandidaat") or None)
    ),
    "keuze-uitstellen": Button("keuze uitgesteld", lambda asked: electing.put_off_election(asked.text, asked.election)),
    "verkiezing-weg": Button(
        "verkiezing weggehaald", lambda asked: electing.take_election_away(asked.text, asked.election)
    ),
    "overnemen": Button("voorstel overgenomen", lambda asked: dealing.take_over(asked.text, asked.item)),
    "uitstellen": Button("punt uitgesteld", lambda asked: dealing.put_off_item(asked.text, asked.item)),
    "afspraak": Button("actiepunt", _promised),
    "afspraak-stand": Button("stand van een actiepunt", _settled),
    "punt": Button("punt toegevoegd", _added),
    "aanbod": Button("op de agenda gezet", _offered),
    "aanbod-alle": Button("samen op de agenda gezet", _all_offered),
    "plaats": Button(
        "punt verplaatst",
        lambda asked: agenda.move_item_to(asked.text, asked.item, asked.number("naar"), fixed=asked.fixed),
    ),
    "punt-weg": Button("punt geschrapt", lambda asked: agenda.take_off(asked.text, asked.item, fixed=asked.fixed)),
    "verstuurd": Button(SENT, lambda asked: agenda.agenda_sent(asked.text, asked.today)),
    "opnieuw-verstuurd": Button(SENT_AGAIN, lambda asked: agenda.agenda_sent_again(asked.text, asked.today)),
    "antwoord": Button(
        "antwoord op de uitnodiging",
        lambda asked: coming.answer(asked.text, asked.seat, asked.choice("antwoord", Antwoord)),
    ),
    "openen": Button("vergadering geopend", _opened),
    "begin": Button("beginuur", _began),
    "sluiten": Button("vergadering gesloten", _closed),
    "heropenen": Button("vergadering heropend", lambda asked: begin_and_end.reopen(asked.text)),
    "ontwerp": Button(
        "ontwerpverslag klaar", lambda asked: begin_and_end.draft_minutes(asked.facts, asked.text, asked.today)
    ),
}
"""Every button, by its name in the pages."""
