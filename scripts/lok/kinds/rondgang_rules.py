"""What holds for the round of draft minutes and the remarks on them (V08, V15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.kinds.opvolging import in_date_order
from lok.kinds.vergaderstatus import APPROVED
from lok.model.depends import asks_for
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.kinds.vergadering import Vergadering


def only_minutes_go_round(record: Vergadering) -> Iterator[Finding]:
    """V08: what goes round are minutes: of a meeting without any nothing did, and nobody can have remarked on it."""
    hint = "Is er een ontwerpverslag, schrijf dan ‘status: verslag_ontwerp’. Verwijder anders dit veld."
    for name, what in (("rondgestuurd", "ging niet rond"), ("opmerkingen", "kreeg geen opmerkingen")):
        if getattr(record, name) and not asks_for(record, name):
            message = f"het verslag van een vergadering met de status ‘{record.status.value}’ {what}"
            yield Finding((name,), "V08", message, hint, at_key=True)


def the_round_has_its_order(record: Vergadering) -> Iterator[Finding]:
    """Minutes go to the chair, then to the members, who have until some day; none of it before the meeting."""
    meeting = (("gepland_begin",), record.gepland_begin.date(), "de vergadering")
    went = record.rondgestuurd
    if went is not None:
        at = "rondgestuurd"
        days = (
            ((at, "naar_voorzitter"), went.naar_voorzitter, "de verzending naar de voorzitter"),
            ((at, "naar_leden"), went.naar_leden, "de verzending naar de leden"),
            ((at, "opmerkingen_tot"), went.opmerkingen_tot, "de laatste dag voor opmerkingen"),
        )
        yield from in_date_order((meeting, *days))
        if went.naar_voorzitter is None and went.naar_leden is None:
            hint = "Zeg op welke dag het naar de voorzitter of naar de leden ging, of haal dit weg."
            yield Finding((at,), "V15", "er staat niet wanneer het ontwerp rondging", hint, at_key=True)
    for index, each in enumerate(record.opmerkingen):
        received = (("opmerkingen", index, "ontvangen_op"), each.ontvangen_op, "de opmerking")
        yield from in_date_order((meeting, received))


def remarks_are_about_items(record: Vergadering) -> Iterator[Finding]:
    """A remark is about an item that is on the agenda, or about the whole."""
    known = {item.nr for item in record.agendapunten}
    for index, each in enumerate(record.opmerkingen):
        if each.agendapunt is not None and each.agendapunt not in known:
            message = f"er is geen agendapunt met nummer {each.agendapunt}"
            hint = "Kijk het nummer na, of laat ‘agendapunt:’ weg als de opmerking over het hele verslag gaat."
            yield Finding(("opmerkingen", index, "agendapunt"), "agendanummer", message, hint)


def remarks_are_settled(record: Vergadering) -> Iterator[Finding]:
    """V15: once minutes are approved it is known of each remark whether it was taken over."""
    if record.status not in APPROVED:
        return
    for index, each in enumerate(record.opmerkingen):
        if each.gevolg is None:
            message = "het verslag is goedgekeurd, maar er staat niet of deze opmerking overgenomen is"
            hint = "Schrijf bij ‘gevolg’ overgenomen of niet_overgenomen."
            yield Finding(("opmerkingen", index), "V15", message, hint, Level.AANDACHTSPUNT)


RULES = (only_minutes_go_round, the_round_has_its_order, remarks_are_about_items, remarks_are_settled)
