"""What can be written of a meeting by the time it has a status (V08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.model.depends import asks_for
from lok.model.kind import Part
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.vergadering import Vergadering


HAPPENED = {
    "werkelijk_begin": "heeft geen werkelijk begin",
    "aanwezigheden": "heeft geen aanwezigheden",
    "aanwezig_totaal": "heeft geen aanwezigen",
    "quorum_bereikt": "heeft geen quorum",
    "vorige_verslagen": "keurt geen verslag goed",
    "correcties": "heeft geen verslag om te verbeteren",
    "einde": "heeft geen einde",
    "gasten": "heeft geen gasten",
}
"""What a meeting that was not held cannot have, or not when it was cancelled, and how a sentence says so."""


DONE = {
    "besluit": "heeft geen besluiten",
    "stemmingen": "heeft geen stemmingen",
    "verkiezingen": "heeft geen verkiezingen",
    "actiepunten": "heeft geen actiepunten",
    "aanwezig_afwijkend": "heeft geen aanwezigheden",
}
"""The same of an item of the agenda of a meeting that was not held."""


ON_THE_TABLE = {
    "adviezen": "heeft geen adviezen",
    "bespreking": "heeft geen bespreking",
    "belangenconflict": "heeft geen aanwezigheden",
}
"""The same of an item of a cancelled one, where it may be prepared; whether an advice may be given there is V12's and V17's."""


def cancelled_has_a_reason(record: Vergadering) -> Iterator[Finding]:
    """V08: a cancelled meeting says why, and no other does."""
    cancelled = asks_for(record, "reden_afgelasting")
    if cancelled and record.reden_afgelasting is None:
        message = "een afgelaste vergadering heeft een reden nodig"
        yield Finding(("status",), "V08", message, "Voeg ‘reden_afgelasting:’ toe; alleen de leden lezen die.")
    elif record.reden_afgelasting is not None and not cancelled:
        message = f"er staat een reden van afgelasting, maar de status is ‘{record.status.value}’"
        yield Finding(("reden_afgelasting",), "V08", message, "Schrijf ‘status: afgelast’ of verwijder de reden.")


def cancelled_has_a_day(record: Vergadering) -> Iterator[Finding]:
    """V08: a cancelled meeting says on which day that was, no other does, and it is not after the meeting.

    Of an old meeting nobody may know that day; with ``laatst_gewijzigd`` the feed would take that, and later corrections
    would be news of a meeting that was cancelled long ago.
    """
    cancelled = asks_for(record, "afgelast_op")
    day, planned = record.afgelast_op, record.gepland_begin.date()
    if cancelled and day is None and record.laatst_gewijzigd is not None:
        message = "er staat niet op welke dag de vergadering werd afgelast"
        hint = "Voeg ‘afgelast_op:’ toe. Zonder die dag meldt de feed het op de dag van laatst_gewijzigd."
        yield Finding(("status",), "V08", message, hint, Level.AANDACHTSPUNT)
    elif day is not None and not cancelled:
        message = f"er staat een dag van afgelasting, maar de status is ‘{record.status.value}’"
        yield Finding(("afgelast_op",), "V08", message, "Schrijf ‘status: afgelast’ of verwijder deze regel.")
    elif day is not None and day > planned:
        message = f"afgelast op {day}, na de vergadering van {planned}"
        yield Finding(("afgelast_op",), "V08", message, "Kijk beide datums na.")


def moves_say_what_was_planned(record: Vergadering) -> Iterator[Finding]:
    """V08: a move says what was planned first, differs from what is planned now, and stands after the one before it."""
    for index, move in enumerate(record.verplaatsingen):
        at = ("verplaatsingen", index)
        if move.begin is None and move.locatie is None:
            hint = "Vul ‘begin:’ of ‘locatie:’ in zoals ze eerst gepland waren."
            yield Finding(at, "V08", "er staat niet wat er eerst gepland was", hint)
        if index and move.op < record.verplaatsingen[index - 1].op:
            message = f"{move.op} ligt voor de vorige verplaatsing, op {record.verplaatsingen[index - 1].op}"
            yield Finding((*at, "op"), "V08", message, "Zet de verplaatsingen van oud naar nieuw.")
    last = record.verplaatsingen[-1] if record.verplaatsingen else None
    if last is not None and last.begin == record.gepland_begin and last.locatie in (None, record.locatie):
        place = ("verplaatsingen", len(record.verplaatsingen) - 1, "begin")
        hint = "Schrijf hier wat er eerst gepland was, en bij gepland_begin wat nu geldt."
        yield Finding(place, "V08", "dat is wat er nu gepland is", hint)


def only_what_happened(record: Vergadering) -> Iterator[Finding]:
    """V08: a meeting that is still to come, or that was cancelled, has nothing that only a meeting that was held has.

    Actions that it carries over from an earlier one may stand on its agenda.
    """
    if record.status in HELD:
        return
    cancelled = record.status is Vergaderstatus.afgelast
    what = "een afgelaste vergadering" if cancelled else f"een vergadering met de status ‘{record.status.value}’"
    hint = (
        "Verwijder dit veld. Ging de vergadering wel door, verbeter dan de status."
        if cancelled
        else "Is de vergadering voorbij, schrijf dan ‘status: gehouden’. Verwijder anders dit veld."
    )
    of_an_item = DONE | ON_THE_TABLE if cancelled else DONE
    for name, words in HAPPENED.items():
        if not asks_for(record, name) and _filled(record, name):
            yield Finding((name,), "V08", f"{what} {words}", hint, at_key=True)
    for index, item in enumerate(record.agendapunten):
        for name, words in of_an_item.items():
            if _filled(item, name) and (cancelled or not _only_carried(item, name)):
                yield Finding(("agendapunten", index, name), "V08", f"{what} {words}", hint, at_key=True)


def _filled(part: Part, name: str) -> bool:
    return getattr(part, name) not in (None, ())


def _only_carried(item: Agendapunt, name: str) -> bool:
    """Whether these are actions of earlier meetings alone: they were agreed on there, and are on the agenda to be followed up."""
    return name == "actiepunten" and all(each.overgedragen_van is not None for each in item.actiepunten)


def state_has_its_fields(record: Vergadering) -> Iterator[Finding]:
    """V08: minutes have a real start; only approved minutes say who approved them (V16 asks where they do not).

    Of many an old meeting only the list of decisions is left: without attendance it needs no hour either.
    """
    minuted = record.status in (Vergaderstatus.verslag_ontwerp, Vergaderstatus.verslag_goedgekeurd)
    attended = bool(record.aanwezigheden) or record.aanwezig_totaal is not None
    only_decisions = not attended and any(
        item.besluit or item.stemmingen or item.verkiezingen for item in record.agendapunten
    )
    if minuted and record.werkelijk_begin is None and not only_decisions:
        yield Finding(
            ("status",), "V08", "een verslag heeft het werkelijke beginuur nodig", "Voeg ‘werkelijk_begin:’ toe."
        )
    approved = asks_for(record, "verslag_goedgekeurd_op")
    for name in ("verslag_goedgekeurd_op", "verslag_elders_goedgekeurd"):
        if getattr(record, name) is None or approved:
            continue
        yield Finding(
            (name,),
            "V08",
            f"het verslag is goedgekeurd, maar de status is ‘{record.status.value}’",
            "Schrijf ‘status: verslag_goedgekeurd’ of verwijder deze regel.",
        )
    if record.correcties and record.status in HELD and not asks_for(record, "correcties"):
        yield Finding(
            ("correcties",),
            "V08",
            "een verslag dat nog niet is goedgekeurd, heeft geen correcties",
            "Verbeter het verslag zelf en verwijder de correctie.",
            at_key=True,
        )
