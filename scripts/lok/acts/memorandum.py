"""A memorandum: begun with its first ask, more asks, adopted at a meeting, and each ask followed to what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.acts.meeting_text import day_named
from lok.acts.record_text import append, new_text, one_line, path_of, put_all, written
from lok.kinds.memoranda import KIND, NEXT, Vraagstatus
from lok.kinds.vergaderstatus import HELD
from lok.words.dutch import listed
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from datetime import date as day
    from decimal import Decimal

    from lok.acts.deed import Deed, Office
    from lok.kinds.memoranda import Memorandum
    from lok.kinds.opvolging import Bestuursorgaan, Prioriteit
    from lok.kinds.vergadering import Vergadering

MEMORANDA = KIND.soort
MODEL = KIND.model


@dataclass(frozen=True, slots=True)
class Ask:
    """What the council asks: of which theme, why, what precisely, and of whom."""

    title: str
    problem: str
    ask: str
    theme: str
    to: tuple[Bestuursorgaan, ...]
    priority: Prioriteit
    cost: Decimal | None = None
    cost_remark: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Where anybody can see that something is so."""

    what: str
    url: str = ""
    document: str = ""


def new_memorandum(  # noqa: PLR0913 - a memorandum has this many parts, and none can be missing
    office: Office, *, title: str, occasion: str, to: tuple[str, ...], opening: str, first: Ask
) -> Deed:
    """A draft of a memorandum with its first ask; for members until it is adopted.

    Raises:
        RefusedError: Words are missing.
    """
    title = one_line(title, "geef het memorandum een titel.")
    record_id = office.free_id(MEMORANDA, f"{KIND.prefix}-{office.today.year}")
    addressees = tuple(" ".join(each.split()) for each in to if each.strip())
    if not addressees:
        raise RefusedError("zeg voor wie het memorandum bedoeld is, bijvoorbeeld: alle lijsten.")
    values = {
        "id": record_id,
        "voorbeeld": office.invented(),
        "titel": title,
        "aanleiding": one_line(occasion, "zeg waarom het LOK dit schrijft, bijvoorbeeld: lokale verkiezingen 2030."),
        "gericht_aan": addressees,
        "inleiding": _said(opening, "schrijf een inleiding, in gewone taal."),
        "vragen": [_row(first, 1)],
    }
    path = path_of(MEMORANDA, record_id)
    words = ["Het memorandum is een ontwerp: alleen de leden lezen het, tot een vergadering het vaststelt."]
    return office.deed(path, {path: new_text(KIND, values)}, words=words)


def add_ask(office: Office, memorandum_id: str, ask: Ask) -> Deed:
    """The memorandum with one more ask, numbered after the last.

    Raises:
        RefusedError: Words are missing, or this is asked already.
    """
    record: Memorandum = office.record(MEMORANDA, memorandum_id)
    if any(each.titel.casefold() == " ".join(ask.title.split()).casefold() for each in record.vragen):
        raise RefusedError("die vraag staat er al.")
    path = path_of(MEMORANDA, memorandum_id)
    row = written(_row(ask, len(record.vragen) + 1))
    return office.deed(path, {path: append(MODEL, office.text(MEMORANDA, memorandum_id), ("vragen",), row)})


def adopt(office: Office, memorandum_id: str, meeting_id: str, item: str) -> Deed:
    """The memorandum that a meeting adopted, with the item: from then on everybody reads it. Twice is once.

    Raises:
        RefusedError: The meeting was not held or has no such item, or another one adopted it.
    """
    record: Memorandum = office.record(MEMORANDA, memorandum_id)
    meeting: Vergadering = office.record("vergaderingen", meeting_id)
    if meeting.status not in HELD:
        raise RefusedError("deze vergadering is nog niet gehouden.")
    if item not in {each.nr for each in meeting.agendapunten}:
        raise RefusedError(f"er is geen punt {item} op die vergadering.")
    if record.vergadering not in (None, meeting_id) and record.vastgesteld_op is not None:
        raise RefusedError("een andere vergadering stelde dit memorandum al vast.")
    on = meeting.gepland_begin.date()
    values = {"vastgesteld_op": on, "vergadering": meeting_id, "agendapunt": item}
    path = path_of(MEMORANDA, memorandum_id)
    new = put_all(MODEL, office.text(MEMORANDA, memorandum_id), values)
    words = [f"Vastgesteld op {day_named(meeting)}: iedereen leest het, met alle vragen."]
    return office.deed(path, {path: new}, words=words)


def move_ask(  # noqa: PLR0913 - what became of it, when, why and where that is to be seen
    office: Office,
    memorandum_id: str,
    number: int,
    status: Vraagstatus,
    on: day,
    *,
    why: str = "",
    proof: tuple[Proof, ...] = (),
) -> Deed:
    """The memorandum in which one ask is as far as ``status``; the same status again says that it was looked at.

    Raises:
        RefusedError: There is no such ask, that cannot follow, or the reason or the proof that it needs is missing.
    """
    record: Memorandum = office.record(MEMORANDA, memorandum_id)
    if not 1 <= number <= len(record.vragen):
        raise RefusedError(f"er is geen vraag {number} in dit memorandum.")
    ask, at = record.vragen[number - 1], ("vragen", number - 1)
    if record.vastgesteld_op is None:
        raise RefusedError("dit memorandum is nog een ontwerp. Stel het eerst vast.")
    if status is not ask.status and status not in NEXT[ask.status]:
        after = sorted(each.woord for each in NEXT[ask.status])
        can = f" Daarna kan: {listed(after, 'of')}." if after else " Een gerealiseerde vraag blijft gerealiseerd."
        raise RefusedError(f"na ‘{ask.status.woord}’ kan niet ‘{status.woord}’ komen.{can}")
    if status is Vraagstatus.afgewezen and not why.strip():
        raise RefusedError("zeg welke reden het bestuur gaf.")
    if status in (Vraagstatus.gerealiseerd, Vraagstatus.opgenomen_in_beleid) and not (proof or ask.bewijs):
        raise RefusedError("zeg waaruit dat blijkt: een besluit, een plan of een webadres.")
    rows = [
        {"omschrijving": one_line(each.what, "zeg wat het bewijs is."), "url": each.url, "document": each.document}
        for each in proof
    ]
    step = written({"datum": on, "status": status, "toelichting": " ".join(why.split()), "bewijs": rows})
    text = office.text(MEMORANDA, memorandum_id)
    if not ask.statusverloop and ask.status is Vraagstatus.open and record.vastgesteld_op < on:
        first = written({"datum": record.vastgesteld_op, "status": Vraagstatus.open})
        text = append(MODEL, text, (*at, "statusverloop"), first)
    text = append(MODEL, text, (*at, "statusverloop"), step)
    path = path_of(MEMORANDA, memorandum_id)
    return office.deed(path, {path: put_all(MODEL, text, {"status": status}, at)})


def _row(ask: Ask, number: int) -> dict[str, Any]:
    """The fields of an ask."""
    if not ask.to:
        raise RefusedError("zeg wie dit kan beslissen.")
    return {
        "nr": number,
        "thema": ask.theme,
        "titel": one_line(ask.title, "schrijf de vraag als een oproep, in enkele woorden."),
        "probleem": _said(ask.problem, "zeg waarom dit nodig is."),
        "vraag": _said(ask.ask, "zeg wat het LOK precies vraagt."),
        "aan_wie": ask.to,
        "kost": ask.cost,
        "kost_toelichting": " ".join(ask.cost_remark.split()),
        "prioriteit": ask.priority,
        "status": Vraagstatus.open,
    }


def _said(words: str, asked: str) -> str:
    """What somebody typed in a field of several lines."""
    if not words.strip():
        raise RefusedError(asked)
    return words
