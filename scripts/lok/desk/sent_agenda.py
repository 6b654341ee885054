"""The agenda as it went to the members: each version that is known here, and what changed since the last one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.acts.meeting_text import meeting_of
from lok.archive.staged import git
from lok.desk.meeting_acts import SENT, SENT_AGAIN
from lok.edition.earlier import earlier
from lok.facts.changed_agenda import AgendaChange, changed_agenda
from lok.papers import Sending
from lok.source.parse import SourceError, decode
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date as day

    from lok.desk.works import Work
    from lok.kinds.vergadering import Vergadering
    from lok.model.audience import Audience

FOLDER = "data/vergaderingen"


@dataclass(frozen=True, slots=True)
class SentAgenda:
    """A meeting whose agenda was sent, with the versions of it that are known: the meeting as it then was, by number."""

    meeting: Vergadering
    versions: Mapping[int, Vergadering]

    @property
    def last(self) -> int:
        """The number of the version that went out last; the invitation itself is the first."""
        return 1 + len(self.meeting.agenda_opnieuw_verstuurd)

    @property
    def changes(self) -> tuple[AgendaChange, ...]:
        """What changed since then; nothing when that version is not known."""
        before = self.versions.get(self.last)
        return changed_agenda(self.meeting.agendapunten, before.agendapunten) if before is not None else ()

    def sending(self, audience: Audience, today: day) -> Sending | None:
        """What a paper says of it to an audience: the version that goes out now, or went out last. ``None`` for the first."""
        changed = bool(self.changes)
        number = self.last + changed
        if number < 2:
            return None
        before = self.versions.get(number - 1)
        on = today if changed else self.meeting.agenda_opnieuw_verstuurd[-1]
        return Sending(number, on, earlier(before, audience) if before is not None else None)


def sent_agenda(work: Work, record_id: str, meeting: Vergadering) -> SentAgenda:
    """What went to the members of a meeting: from the desk, and before as main has it."""
    known: dict[int, Vergadering] = {}
    for sent in _texts(work, f"{FOLDER}/{record_id}.yaml"):
        known[1 + len(sent.agenda_opnieuw_verstuurd)] = sent
    return SentAgenda(meeting, known)


def _texts(work: Work, path: str) -> Iterator[Vergadering]:
    """The meeting as main has it, when it was sent, and then as it was each time that it was sent from here."""
    try:
        meeting = meeting_of(decode(git(work.root, "show", f"{work.draft.repository.main()}:./{path}")))
        if meeting.uitgenodigd_op is not None:
            yield meeting
    except (RefusedError, SourceError):
        pass  # it is not on main yet
    for each in work.states.entries():
        raw = work.states.text(each.step.after) if each.step.words in {SENT, SENT_AGAIN} else None
        if raw is None or each.step.path != path:
            continue
        try:
            yield meeting_of(decode(raw))
        except (RefusedError, SourceError):
            continue
