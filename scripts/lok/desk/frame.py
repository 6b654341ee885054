"""The frame of a screen of a meeting: which draft and meeting it is about, its menu, and what the check says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.desk.errands.registry import buttons
from lok.desk.evening import MEETINGS, Evening, links
from lok.desk.views import verdict
from lok.desk.whereabouts import on_screen
from lok.desk.words import name_of, told
from lok.facts.facts import make_facts
from lok.kinds.registry import BY_SOORT
from lok.source.parse import decode

if TYPE_CHECKING:
    from datetime import date as day

    from lok.desk.council import Judged
    from lok.desk.works import Work
    from lok.source.problems import Problem


@dataclass(frozen=True, slots=True)
class Frame:
    """A screen of a meeting: its draft at the address ``here``, the text ``raw``, and the council as it was judged."""

    work: Work
    here: str
    record_id: str
    raw: bytes
    screen: str
    judged: Judged
    evening: Evening

    @classmethod
    def of(cls, work: Work, here: str, record_id: str, raw: bytes, screen: str, today: day) -> Frame:  # noqa: PLR0913, PLR0917 - a frame is all of this
        """The frame as it stands now."""
        judged = work.council.judged(today)
        return cls(
            work, here, record_id, raw, screen, judged, Evening.of(make_facts(judged.archive), decode(raw), today)
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the check says of the meeting."""
        return self.judged.about(f"data/{MEETINGS}/{self.record_id}.yaml")

    def values(self, problems: tuple[Problem, ...] | None = None) -> dict[str, Any]:
        """What its template asks for; ``problems`` are told at the head, those of the meeting when they are ``None``."""
        place = [on_screen(self.evening.text, self.screen)] if self.evening.meeting else []
        about = self.problems
        return {
            "work": self.work,
            "here": self.here,
            "kind": BY_SOORT[MEETINGS],
            "record_id": self.record_id,
            "name": name_of(self.judged.archive, MEETINGS, self.record_id),
            "mark": self.work.states.shown(self.raw),
            "screen": self.screen,
            "screens": links(self.here, self.record_id, self.screen),
            "problems": [list(each) for each in told(about, self.judged.archive)],
            "verdict": verdict(about if problems is None else problems, self.judged.archive, self.here, *place),
            "evening": self.evening,
            "errands": buttons(self.work.office(self.judged.archive, self.evening.today), MEETINGS, self.record_id),
        }
