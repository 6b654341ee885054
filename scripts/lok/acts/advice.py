"""An advice on its way: made of a vote that was carried, given, and sent, after which the term to answer runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lok.acts.agenda import Place, place_of
from lok.acts.meeting_text import ITEMS, append, day_named, item_of, meeting_of, named
from lok.acts.proof import record_after
from lok.acts.record_text import new_text, next_numbered, one_line, path_of, put_all, record_of
from lok.acts.task import Dringendheid, Task
from lok.facts.actions import same_words
from lok.facts.answerers import addressed
from lok.facts.answers import answer_term, sitting_of, start_of, term_told
from lok.facts.naming import towns_that_answer
from lok.kinds.adviesstatus import Status
from lok.kinds.adviezen import KIND
from lok.kinds.stemmingen import Stemgevolg
from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.model.audience import Audience
from lok.model.kind import Zichtbaarheid
from lok.rules.answers import SITTINGS
from lok.source.parse import SourceError, parse
from lok.words.dutch import sentence, written_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date as day

    from lok.acts.deed import Deed, Office
    from lok.acts.voting import Spot
    from lok.facts.facts import Facts
    from lok.kinds.advies import Advies, Adviessoort, Strekking
    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.opvolging import Bestuursorgaan
    from lok.kinds.stemmingen import Stemming
    from lok.kinds.vergadering import Vergadering

MEETINGS = "vergaderingen"
ADVICES = "adviezen"
WITH_THEMES = ("reglementen", "projecten", "doelstellingen")
"""What an item is about that has themes of its own."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the vote does not say of an advice; what is empty is still to be filled in. ``asked`` are the fields of ``Adviesvraag``."""

    title: str = ""
    sort: Adviessoort | None = None
    tenor: Strekking | None = None
    addressees: tuple[Bestuursorgaan, ...] = ()
    themes: tuple[str, ...] = ()
    summary: str = ""
    asked: Mapping[str, Any] = field(default_factory=dict)


NOTHING_MORE = Wish()


def advice_of_vote(office: Office, meeting_id: str, spot: Spot, wish: Wish = NOTHING_MORE) -> Deed:
    """A draft of the advice that a vote carried, with its number, linked to the item and back. Twice is once.

    Its text is the decision that stands with the item. Of an item that not everybody may read, the advice is for members.

    Args:
        office: The council.
        meeting_id: The meeting of the vote.
        spot: The item and the vote, counted from 0.
        wish: What the vote does not say.

    Raises:
        RefusedError: Nothing was carried there, or the council could not decide.
    """
    meeting = meeting_of(office.text(MEETINGS, meeting_id))
    item, vote = _carried(office.facts, meeting, spot)
    there = _there_already(office, meeting, item, vote)
    record_id = there or _next_id(office, meeting.gepland_begin.year)
    path = path_of(ADVICES, record_id)
    new = {} if _would_tell(office, meeting, item, record_id) else _linked(office, meeting_id, spot[0], record_id)
    if there:
        words = f"bij {named(item)} hoort al advies {there.upper()}."
        return office.deed(path, new, words=[sentence(words)])
    values = _values(office, meeting, item, vote, wish)
    new[path] = new_text(KIND, {"id": record_id, "nummer": record_id.upper(), **values})
    return office.deed(path, new, words=_told(item, values), todo=_left(path, values))


def votes_to_make_of(office: Office, meeting: Vergadering) -> tuple[Spot, ...]:
    """The votes of a meeting that were carried and have no advice yet, in their order; none while no advice can come of them.

    What comes back at every meeting, such as the minutes, is never an advice.
    """
    quorum = office.facts.quorums.get(meeting.id)
    if meeting.status not in HELD or meeting.status is Vergaderstatus.onvoltallig:
        return ()
    if quorum is not None and quorum.reached is False:
        return ()
    made = {(each.vergadering, each.agendapunt) for each in office.archive.all(ADVICES)}
    return tuple(
        (index, place)
        for index, item in enumerate(meeting.agendapunten)
        if place_of(item.titel, item.soort) is Place.MATTER
        for place, vote in enumerate(item.stemmingen)
        if vote.gevolg is Stemgevolg.goedgekeurd
        if not (item.adviezen or (meeting.id, item.nr) in made) or not _there_already(office, meeting, item, vote)
    )


def _would_tell(office: Office, meeting: Vergadering, item: Agendapunt, advice_id: str) -> bool:
    """Whether a link to the advice would tell everybody of one that is for members: then it comes once the advice is given."""
    advies = office.archive.get(ADVICES, advice_id)
    hidden = advies is None or advies.readers is Audience.LEDEN
    return hidden and office.archive.published(meeting) and not item.closed


def _linked(office: Office, meeting_id: str, index: int, advice_id: str) -> dict[str, str]:
    """The meeting with the advice at an item, as a record with its path; none when it is there already."""
    text = office.text(MEETINGS, meeting_id)
    if advice_id in item_of(meeting_of(text), index).adviezen:
        return {}
    return {path_of(MEETINGS, meeting_id): append(text, (ITEMS, index, ADVICES), advice_id)}


def _carried(facts: Facts, meeting: Vergadering, spot: Spot) -> tuple[Agendapunt, Stemming]:
    """The item and its vote, when the council carried it."""
    index, place = spot
    item = item_of(meeting, index)
    if not 0 <= place < len(item.stemmingen):
        raise RefusedError("die stemming staat er niet meer. Kijk het punt na.")
    vote = item.stemmingen[place]
    if meeting.status not in HELD:
        raise RefusedError("deze vergadering is nog niet gehouden. Een advies komt er na de stemming.")
    quorum = facts.quorums.get(meeting.id)
    if meeting.status is Vergaderstatus.onvoltallig or (quorum is not None and quorum.reached is False):
        message = "de raad was niet in aantal en kon geen advies geven. Zet het punt op een volgende vergadering."
        raise RefusedError(message)
    if vote.gevolg is not Stemgevolg.goedgekeurd:
        raise RefusedError(f"‘{vote.onderwerp}’ is niet aangenomen ({vote.gevolg.woord}). Daarvan komt geen advies.")
    return item, vote


def _there_already(office: Office, meeting: Vergadering, item: Agendapunt, vote: Stemming) -> str:
    """The id of the advice that was made of this vote before; empty when there is none.

    Where an item has several votes that were carried, its advices are told apart by their title.
    """
    own = [each for each in office.ids(ADVICES) if _from(office, each) == (meeting.id, item.nr)]
    linked = [each for each in item.adviezen if path_of(ADVICES, each) in office.texts]
    found = list(dict.fromkeys((*own, *linked)))
    if sum(each.gevolg is Stemgevolg.goedgekeurd for each in item.stemmingen) > 1:
        found = [each for each in found if same_words(_said(office, each, "titel")) == same_words(vote.onderwerp)]
    return found[0] if found else ""


def _from(office: Office, advice_id: str) -> tuple[str, str]:
    return _said(office, advice_id, "vergadering"), _said(office, advice_id, "agendapunt")


def _said(office: Office, advice_id: str, name: str) -> str:
    """What an advice says in a field, read or not; empty for nothing."""
    try:
        return str(parse(office.text(ADVICES, advice_id)).get(name) or "")
    except (SourceError, RefusedError):
        return ""


def _next_id(office: Office, year: int) -> str:
    """The id with the number after the last one of a year, whether that is an id or a number that was typed."""
    numbers = (each.nummer.lower() for each in office.archive.all(ADVICES))
    return next_numbered(KIND.prefix, year, (*office.ids(ADVICES), *numbers))


def _values(office: Office, meeting: Vergadering, item: Agendapunt, vote: Stemming, wish: Wish) -> dict[str, Any]:
    """What is known of the advice."""
    hidden = item.closed or Audience.LEDEN in (meeting.readers, Audience(item.zichtbaarheid.value))
    return {
        "zichtbaarheid": Zichtbaarheid.LEDEN if hidden else None,
        "voorbeeld": office.invented(meeting),
        "titel": one_line(wish.title or vote.onderwerp, "geef het advies een titel."),
        "samenvatting": " ".join(wish.summary.split()),
        "soort_advies": wish.sort,
        "adviesvraag": wish.asked,
        "themas": wish.themes or tuple(themes_of(office, item)),
        "besturen": towns_that_answer(office.facts.raad, office.today, wish.addressees),
        "vroegere_raad": meeting.vroegere_raad,
        "gericht_aan": wish.addressees,
        "strekking": wish.tenor,
        "tekst": item.besluit,
        "minderheidsstandpunt": vote.minderheidsstandpunt,
        "vergadering": meeting.id,
        "agendapunt": item.nr,
        "status": Status.ontwerp,
    }


def themes_of(office: Office, item: Agendapunt) -> Iterator[str]:
    """The themes of what the item is about, each once."""
    pointed = ((soort, each) for soort in WITH_THEMES for each in getattr(item, soort))
    found = (office.archive.get(soort, each) for soort, each in pointed)
    yield from dict.fromkeys(theme for each in found if each is not None for theme in each.themas)


def _told(item: Agendapunt, values: dict[str, Any]) -> Iterator[str]:
    if values["zichtbaarheid"]:
        yield "Punt en besluit zijn niet openbaar: dit advies is alleen voor de leden, tot je dat verandert."
    yield f"Het advies is een ontwerp. Lees de tekst na, want het besluit bij {named(item)} is geen brief."


def _left(path: str, values: dict[str, Any]) -> Iterator[Task]:
    if values["tekst"] is None:
        words = (
            "Bij het punt staat geen besluit. Neem het voorstel over als besluit, of schrijf de tekst van het advies."
        )
        yield Task(words, path, ("tekst",), Dringendheid.deze_week)
    yield Task("Schrijf op wat het LOK concreet vraagt, één aanbeveling per vraag.", path, ("aanbevelingen",))


def give_advice(office: Office, advice_id: str, on: day | None = None) -> Deed:
    """The advice that was a draft and is given: everybody reads it. ``on`` is that of its meeting when it is ``None``.

    Raises:
        RefusedError: It is no draft, something is missing, or the council could give none.
    """
    text = office.text(ADVICES, advice_id)
    advies: Advies = record_of(KIND, text)
    if advies.status is not Status.ontwerp:
        raise RefusedError(f"{advies.nummer} is geen ontwerp meer: het is {advies.status.woord}.")
    meeting = office.archive.get(MEETINGS, advies.vergadering)
    on = on or (meeting.gepland_begin.date() if meeting is not None else office.today)
    path = path_of(ADVICES, advice_id)
    new = {path: put_all(KIND.model, text, {"status": Status.uitgebracht, "uitgebracht_op": on})}
    items = meeting.agendapunten if meeting is not None else ()
    index = next((place for place, each in enumerate(items) if each.nr == advies.agendapunt), None)
    if index is not None:
        new |= _linked(office, advies.vergadering, index, advice_id)
    to = addressed(advies)
    todo = [Task(f"Verstuur {advies.nummer} naar {to}.", path, ("overgemaakt_op",), Dringendheid.deze_week)]
    everybody = advies.zichtbaarheid is Zichtbaarheid.PUBLIEK
    readers = "iedereen leest het, ook de tekst" if everybody else "alleen de leden lezen het"
    words = [f"{advies.nummer} is uitgebracht op {written_day(on)}: {readers}."]
    if everybody and meeting is not None and not office.archive.published(meeting):
        words.append(f"Het verslag van {day_named(meeting)} is nog niet openbaar; wat in dit advies staat, is het wel.")
    return office.deed(path, new, words=words, todo=todo)


def send_advice(office: Office, advice_id: str, on: day) -> Deed:
    """The advice that left on ``on``: the term to answer begins, as the council's rules of that day say.

    Raises:
        RefusedError: It is a draft, was taken back, or left before on another day.
    """
    text = office.text(ADVICES, advice_id)
    advies: Advies = record_of(KIND, text)
    if advies.status is Status.ontwerp:
        raise RefusedError(f"{advies.nummer} is nog een ontwerp. Breng het eerst uit.")
    if advies.status is Status.ingetrokken:
        raise RefusedError(f"{advies.nummer} is ingetrokken.")
    if advies.overgemaakt_op is not None and advies.overgemaakt_op != on:
        sent = written_day(advies.overgemaakt_op)
        raise RefusedError(f"{advies.nummer} is al verstuurd, op {sent}. Was dat een andere dag, verbeter die dan.")
    path = path_of(ADVICES, advice_id)
    new = put_all(KIND.model, text, {"overgemaakt_op": on})
    words, todo = _term(office, record_after(path, new), path)
    return office.deed(path, {path: new}, words=[words], todo=todo)


def begin_term(office: Office, advice_id: str, on: day, why: str) -> Deed:
    """The day from which the term to answer runs, where that is not the day of sending, and why.

    Raises:
        RefusedError: The advice did not leave yet, or it is not said why.
    """
    text = office.text(ADVICES, advice_id)
    advies: Advies = record_of(KIND, text)
    if advies.overgemaakt_op is None:
        raise RefusedError(f"zeg eerst wanneer {advies.nummer} verstuurd is.")
    why = one_line(
        why, "zeg waarom de termijn op een andere dag begint, bijvoorbeeld: na de zitting van de gemeenteraad."
    )
    path = path_of(ADVICES, advice_id)
    new = put_all(KIND.model, text, {"termijn_start": on, "termijn_toelichting": why})
    words, todo = _term(office, record_after(path, new), path)
    return office.deed(path, {path: new}, words=[words], todo=todo)


def _term(office: Office, advies: Advies, path: str) -> tuple[str, list[Task]]:
    """What is known of the term to answer, in a sentence, and what is still asked for it."""
    sent = advies.overgemaakt_op or office.today
    begins = sitting_of(office.facts.raad, sent)
    if answer_term(office.facts.raad, sent) is None:
        return "Jullie afspraken kennen geen antwoordtermijn. De dagen tellen vanaf de verzending.", []
    if start_of(advies, office.facts.raad) is None and begins is not None:
        who = SITTINGS[begins]
        words = f"De antwoordtermijn begint op de zitting van {who} die het advies behandelt."
        return words, [Task(f"Noteer de dag van de zitting van {who} zodra je die weet.", path, ("termijn_start",))]
    return term_told(advies, office.facts.raad, max(office.today, sent)) or "De antwoordtermijn begint.", []
