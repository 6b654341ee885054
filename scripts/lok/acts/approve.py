"""The approval of minutes: the meeting itself and the one that approved them say so, and readers get what was kept back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from lok.acts.act import Act, prepare
from lok.acts.going_round import open_remarks, proposed_remark, told_open
from lok.acts.meeting_text import append, dated, put
from lok.archive.load import load
from lok.build.check import blocking
from lok.edit.record import set_value
from lok.kinds.vergadering import Verslagresultaat
from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.rules.meetings import result_of
from lok.rules.minutes import same_series
from lok.source.parse import parse
from lok.words.dutch import written_date
from lok.words.near import near
from lok.words.terminal import RefusedError, WrongUse

if TYPE_CHECKING:
    from datetime import date as day
    from pathlib import Path as Folder

    from lok.archive.archive import Archive
    from lok.kinds.vergadering import Vergadering

MEETINGS = "vergaderingen"


def approve(root: Folder, meeting_id: str, at_id: str | None, date: day, *, remark: str | None = None) -> Act:
    """The act by which the minutes of a meeting are approved; nothing is written yet.

    Args:
        root: The folder that holds ``data/``.
        meeting_id: The meeting of the minutes.
        at_id: The meeting that approved them; ``None`` for the first one after it that was held by the same body.
        date: Today.
        remark: What was said with the approval, for members; empty for nothing, and ``None`` for what was taken over of
            the remarks on the draft.

    Raises:
        WrongUse: There is no such meeting.
        RefusedError: The records have a fault, the minutes cannot be approved, or not there, or of a remark on them it is
            not decided whether it is taken over.
    """
    loaded = load(root)
    if blocking(loaded.problems):
        raise RefusedError("er staan nog fouten in de gegevens. Verbeter die eerst: ‘make check’ zegt hoe.")
    archive = loaded.archive
    meeting = _meeting(archive, meeting_id)
    _refuse_what_is_no_draft(meeting)
    if open_remarks(meeting):
        raise RefusedError(
            f"{told_open(meeting)} bij dit verslag wacht{'' if len(open_remarks(meeting)) == 1 else 'en'} nog op een "
            "beslissing. Zeg eerst of ze overgenomen worden."
        )
    remark = proposed_remark(meeting) if remark is None else remark
    at = _meeting(archive, at_id) if at_id else _first_after(archive, meeting)
    if at.gepland_begin <= meeting.gepland_begin:
        raise RefusedError(f"{at.id} kwam niet na {meeting.id}, en kan dat verslag niet goedgekeurd hebben.")
    edits = {
        f"data/{MEETINGS}/{meeting.id}.yaml": partial(_approved, at=at.id, date=date),
        f"data/{MEETINGS}/{at.id}.yaml": partial(_recorded, meeting=meeting.id, date=date, remark=remark),
    }
    return prepare(root, loaded, edits, date)


def _meeting(archive: Archive, meeting_id: str) -> Vergadering:
    found = archive.get(MEETINGS, meeting_id)
    if found is None:
        ids = [each.id for each in archive.all(MEETINGS)]
        meant = near(meeting_id, ids)
        raise WrongUse(
            f"er is geen vergadering ‘{meeting_id[:60]}’. {f'Bedoelde je ‘{meant}’?' if meant else ''}".strip()
        )
    return cast("Vergadering", found)


def _refuse_what_is_no_draft(meeting: Vergadering) -> None:
    """Raises ``RefusedError`` for a meeting of which no minutes wait for approval."""
    if meeting.status is Vergaderstatus.verslag_goedgekeurd:
        at = f", op {meeting.verslag_goedgekeurd_op}" if meeting.verslag_goedgekeurd_op else ""
        raise RefusedError(f"het verslag van {meeting.id} is al goedgekeurd{at}.")
    if meeting.status is not Vergaderstatus.verslag_ontwerp:
        raise RefusedError(
            f"van {meeting.id} is er nog geen ontwerpverslag (status ‘{meeting.status.woord}’). "
            "Vul het verslag in en zet de status op ‘verslag_ontwerp’."
        )


def _first_after(archive: Archive, meeting: Vergadering) -> Vergadering:
    """The first later meeting of the same body that was held and did not refuse these minutes."""
    later: list[Vergadering] = [
        each
        for each in archive.all(MEETINGS)
        if each.status in HELD and each.gepland_begin > meeting.gepland_begin and same_series(each, meeting)
    ]
    refused = [each.id for each in later if result_of(each, meeting.id) is Verslagresultaat.niet_goedgekeurd]
    for each in sorted(later, key=lambda one: one.gepland_begin):
        if each.id not in refused:
            return each
    day = written_date(meeting.gepland_begin.date())
    verb = "keurde" if len(refused) == 1 else "keurden"
    not_there = f" ({', '.join(refused)} {verb} het niet goed)" if refused else ""
    raise RefusedError(
        f"na {day} werd er nog geen vergadering van hetzelfde orgaan gehouden die dit verslag goedkeurde{not_there}. "
        "Zet eerst op dat die vergadering gehouden is."
    )


def _approved(text: str, *, at: str, date: day) -> str:
    """The meeting whose minutes are approved now."""
    text = set_value(text, ("status",), Vergaderstatus.verslag_goedgekeurd.value)
    return dated(put(text, (), "verslag_goedgekeurd_op", at), date)


def _recorded(text: str, *, meeting: str, date: day, remark: str) -> str:
    """The meeting that approved them."""
    result = Verslagresultaat.goedgekeurd_met_opmerking if remark else Verslagresultaat.goedgekeurd
    said: dict[str, Any] = {"vergadering": meeting, "resultaat": result.value}
    if remark:
        said["opmerking"] = f"{remark.strip()}\n"
    rows = parse(text).get("vorige_verslagen") or ()
    place = next((index for index, each in enumerate(rows) if each.get("vergadering") == meeting), None)
    if place is None:
        return dated(append(text, ("vorige_verslagen",), said), date)
    for name, value in said.items():
        text = put(text, ("vorige_verslagen", place), name, value)
    return dated(text, date)
