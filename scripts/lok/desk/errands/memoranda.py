"""A memorandum: begun, more asks, adopted at a meeting, and each ask followed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lok.acts.agenda import Place, place_of
from lok.acts.memorandum import Ask, Proof, add_ask, adopt, move_ask, new_memorandum
from lok.desk.errands.asking import AnswerError, choices_of, of_kind, of_model, own
from lok.desk.errands.errand import Beside, Errand
from lok.desk.errands.together import Which, fold, only_if
from lok.desk.forms import Control
from lok.kinds.memoranda import NEXT, Memorandum, Statuswissel, Vraag, Vraagstatus
from lok.kinds.opvolging import Bestuursorgaan, Bewijs, Prioriteit
from lok.kinds.vergaderstatus import HELD
from lok.words.dutch import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.acts.deed import Deed, Office
    from lok.desk.errands.asking import Given
    from lok.desk.forms import Field

MEMORANDA, MEETINGS = "memoranda", "vergaderingen"
LAST_MEETINGS = 6
"""Meetings that were held and can have adopted a memorandum of which nobody noted it yet."""
PROVEN = (Vraagstatus.opgenomen_in_beleid, Vraagstatus.gerealiseerd)
WHICH, ITEM = "welke-vraag", "punt"


def _asks_one(office: Office) -> Iterator[Field]:
    """What is asked of one ask, in a draft that members read."""
    yield of_model(Vraag, "titel", "vraag-titel", label="De vraag, in enkele woorden", members=True)
    yield of_model(Vraag, "probleem", label="Waarom is dit nodig?", members=True)
    yield of_model(Vraag, "vraag", label="Wat vraagt het LOK precies?", help="", members=True)
    yield of_model(Vraag, "aan_wie", label="Wie kan dit beslissen?", help="", members=True)
    theme = of_model(Vraag, "thema", members=True)
    yield replace(theme, control=Control.CHOICE, choices=of_kind(office, "themas"))
    yield of_model(Vraag, "prioriteit", help="", members=True)
    yield of_model(Vraag, "kost", members=True)
    yield of_model(Vraag, "kost_toelichting", members=True)


def _ask(given: Given) -> Ask:
    return Ask(
        title=given.said("vraag-titel"),
        problem=given.said("probleem"),
        ask=given.said("vraag"),
        theme=given.picked("thema"),
        to=_addressed(given),
        priority=given.one("prioriteit", Prioriteit),
        cost=given.amount_or_none("kost"),
        cost_remark=given.line("kost_toelichting"),
    )


def _addressed(given: Given) -> tuple[Bestuursorgaan, ...]:
    found = given.several("aan_wie", Bestuursorgaan)
    if not found:
        raise AnswerError("aan_wie", "zeg wie dit kan beslissen.")
    return found


def _new_asks(office: Office, record_id: str) -> Iterator[Field]:
    del record_id
    yield of_model(Memorandum, "titel", members=True)
    yield of_model(Memorandum, "aanleiding", members=True)
    yield of_model(Memorandum, "gericht_aan", label="Voor wie is het bedoeld?", members=True)
    yield of_model(Memorandum, "inleiding", members=True)
    yield fold("eerste-vraag", "De eerste vraag", *_asks_one(office), help="De andere vragen voeg je daarna toe.")


def _new(office: Office, record_id: str, given: Given) -> Deed:
    del record_id
    to = given.lines("gericht_aan")
    if not to:
        raise AnswerError("gericht_aan", "zeg voor wie het memorandum bedoeld is, bijvoorbeeld: alle lijsten.")
    return new_memorandum(
        office,
        title=given.said("titel"),
        occasion=given.said("aanleiding"),
        to=to,
        opening=given.said("inleiding"),
        first=_ask(given),
    )


def _more_asks(office: Office, record_id: str) -> Iterator[Field]:
    del record_id
    yield from _asks_one(office)


def _more(office: Office, record_id: str, given: Given) -> Deed:
    return add_ask(office, record_id, _ask(given))


def _more_beside(office: Office, record_id: str, given: Given) -> Iterator[Beside]:
    del given
    record: Memorandum = office.record(MEMORANDA, record_id)
    yield Beside("Wat er al gevraagd wordt", tuple(each.titel for each in record.vragen))


def _is_draft(office: Office, record: Any) -> bool:
    del office
    return record is not None and record.vastgesteld_op is None


def _is_adopted(office: Office, record: Any) -> bool:
    return record is not None and not _is_draft(office, record)


def _adopt_asks(office: Office, record_id: str) -> Iterator[Field]:
    record: Memorandum = office.record(MEMORANDA, record_id)
    choices, likely = [], None
    held = [each for each in office.facts.meetings if each.status in HELD]
    for meeting in sorted(held, key=lambda each: each.gepland_begin, reverse=True)[:LAST_MEETINGS]:
        for item in meeting.agendapunten:
            if place_of(item.titel, item.soort) is not Place.MATTER:
                continue
            word = f"{meeting.id} {item.nr}"
            choices.append((word, f"{written_day(meeting.gepland_begin.date())}, punt {item.nr}: {item.titel}"))
            planned = (record.vergadering, record.agendapunt) == (meeting.id, item.nr)
            if planned or (likely is None and "memorandum" in item.titel.casefold()):
                likely = word
    yield own(
        ITEM,
        "Bij welk punt stelde het LOK het vast?",
        Control.CHOICE,
        help="Van de laatste vergaderingen die gehouden zijn.",
        required=True,
        value=likely,
        choices=choices,
        everybody=True,
    )


def _adopt(office: Office, record_id: str, given: Given) -> Deed:
    meeting, _, item = given.picked(ITEM).partition(" ")
    return adopt(office, record_id, meeting, item)


def _which_ask(office: Office, record_id: str) -> Field:
    record: Memorandum = office.record(MEMORANDA, record_id)
    choices = [(str(each.nr), f"{each.nr}. {each.titel} ({each.status.woord})") for each in record.vragen]
    first = next((str(each.nr) for each in record.vragen if each.status is not Vraagstatus.gerealiseerd), "1")
    return own(WHICH, "Welke vraag?", Control.CHOICE, required=True, value=first, choices=choices, kept=False)


def _move_asks(office: Office, record_id: str, chosen: str) -> Iterator[Field]:
    record: Memorandum = office.record(MEMORANDA, record_id)
    ask = next((each for each in record.vragen if str(each.nr) == chosen), record.vragen[0])
    can = [each for each in Vraagstatus if each is ask.status or each in NEXT[ask.status]]
    status = of_model(
        Statuswissel,
        "status",
        label="Hoe ver staat het?",
        help=f"Nu: {ask.status.woord}. Kies hetzelfde als je alleen nakeek.",
    )
    yield replace(status, choices=choices_of(Vraagstatus, can))
    yield of_model(
        Statuswissel, "datum", label="Sinds wanneer, of nagekeken op", help="", value=office.today.isoformat()
    )
    yield of_model(
        Statuswissel,
        "toelichting",
        label="Wat gebeurde er?",
        help="In één zin. Is de vraag afgewezen: de reden die het bestuur gaf.",
    )
    proven = frozenset(each.value for each in PROVEN)
    what = of_model(
        Bewijs,
        "omschrijving",
        "bewijs",
        label="Waaruit blijkt dat?",
        help="Bijvoorbeeld: het collegebesluit over de opening van de vervangcapaciteit.",
        required=False,
    )
    yield only_if(what, status=proven)
    yield only_if(of_model(Bewijs, "url", help="Als het op het internet staat.", label="Webadres ervan"), status=proven)
    yield only_if(
        of_model(Bewijs, "document", label="Het stuk zelf", help="Als het bij de documenten staat."), status=proven
    )


def _move(office: Office, record_id: str, given: Given) -> Deed:
    what, url, document = given.line("bewijs"), given.line("url"), given.line("document")
    if (url or document) and not what:
        raise AnswerError("bewijs", "zeg ook in enkele woorden wat het bewijs is.")
    return move_ask(
        office,
        record_id,
        int(given.picked(WHICH)),
        given.one("status", Vraagstatus),
        given.day("datum"),
        why=given.line("toelichting"),
        proof=(Proof(what, url, document),) if what else (),
    )


def _move_beside(office: Office, record_id: str, given: Given) -> Iterator[Beside]:
    record: Memorandum = office.record(MEMORANDA, record_id)
    chosen = given.picked(WHICH)
    ask = next(each for each in record.vragen if str(each.nr) == chosen)
    course = (
        f"{written_day(each.datum)}: {each.status.woord}{f'. {each.toelichting}' if each.toelichting else ''}"
        for each in ask.statusverloop
    )
    yield Beside("Wat er al van kwam", tuple(course) or ("Nog niets genoteerd.",))


ERRANDS = (
    Errand(
        "memorandum",
        "Memorandum beginnen",
        "",
        "Wat het LOK vraagt aan een nieuw bestuur of bij een nieuw plan. Het blijft een ontwerp voor de leden tot een vergadering het vaststelt.",
        _new_asks,
        _new,
        "Begin het memorandum",
        serves=frozenset({MEMORANDA}),
    ),
    Errand(
        "vraag-erbij",
        "Vraag toevoegen",
        MEMORANDA,
        "Eén vraag meer in het ontwerp. Ze krijgt het volgende nummer.",
        _more_asks,
        _more,
        "Voeg de vraag toe",
        _is_draft,
        beside=_more_beside,
        serves=frozenset({"vragen"}),
    ),
    Errand(
        "vaststellen",
        "Memorandum vaststellen",
        MEMORANDA,
        "De vergadering keurde het memorandum goed. Vanaf dan leest iedereen het, met alle vragen.",
        _adopt_asks,
        _adopt,
        "Stel het vast",
        _is_draft,
        serves=frozenset({"vastgesteld_op", "vergadering", "agendapunt"}),
    ),
    Errand(
        "vraag-opvolgen",
        "Een vraag opvolgen",
        MEMORANDA,
        "Wat er van een vraag kwam, of dat er nog niets van kwam.",
        Which(_which_ask, _move_asks),
        _move,
        "Noteer hoe het staat",
        _is_adopted,
        beside=_move_beside,
        serves=frozenset({"vragen"}),
    ),
)
"""In the order of a memorandum's life."""
