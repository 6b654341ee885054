"""The screen on which draft minutes go round: to the chair, to the members, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.acts.going_round import mail_to_chair, mail_to_members, open_remarks
from lok.desk.errands.going_round import SCREEN, can_go_round, remark_rows
from lok.desk.evening import MEETINGS, SCREENS
from lok.desk.frame import Frame
from lok.desk.views import found, raw_there
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from lok.desk.evening import Evening
    from lok.desk.pages import Pages
    from lok.desk.works import Works
    from lok.kinds.vergadering import Vergadering
    from lok.words.message import Message


@dataclass(frozen=True, slots=True)
class RoundViews:
    """The answer about draft minutes that go round. What is done there are tasks (``errands.going_round``)."""

    works: Works
    pages: Pages

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        return (("GET", f"{MEETINGS}/{{id}}/{SCREEN}/", self.screen),)

    def screen(self, asked: Request) -> Response:
        """Where the draft of a meeting is on its way."""
        work, record_id = found(self.works, asked), asked.path_params["id"]
        raw, today = raw_there(work, MEETINGS, record_id), self.works.today()
        frame = Frame.of(work, self.pages.address(work), record_id, raw, SCREEN, today)
        meeting = frame.evening.meeting
        return self.pages.answer(
            asked,
            SCREENS[SCREEN].template,
            **frame.values(),
            **remarks_of(meeting),
            today=today,
            chair_mail=_chair_mail(frame.evening) if meeting else None,
            members_mail=_members_mail(frame.evening) if meeting else None,
        )


def remarks_of(meeting: Vergadering | None) -> dict[str, Any]:
    """What a screen says of the remarks on a draft: each of them, how many wait, and whether that can still change."""
    if meeting is None:
        return {"remarks": [], "waiting": 0, "goes_round": False}
    return {
        "remarks": remark_rows(meeting),
        "waiting": len(open_remarks(meeting)),
        "goes_round": can_go_round(meeting),
    }


def _chair_mail(evening: Evening) -> Message | None:
    try:
        return mail_to_chair(evening.facts, evening.held)
    except RefusedError:
        return None


def _members_mail(evening: Evening) -> Message | None:
    try:
        return mail_to_members(evening.facts, evening.held)
    except RefusedError:
        return None
