"""The screens of a meeting: its agenda, who comes, the evening itself, and the approval of its minutes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from lok.acts.turned import votes_turned
from lok.desk.aloud import said
from lok.desk.asked import Sitting
from lok.desk.change import RefusedChangeError
from lok.desk.evening import MEETINGS, SCREENS, Evening
from lok.desk.frame import Frame
from lok.desk.meeting_acts import BUTTONS
from lok.desk.moments import moment_now
from lok.desk.placing import ElsewhereError, UnknownError
from lok.desk.saving import record_there, rewrite
from lok.desk.sent_agenda import sent_agenda
from lok.desk.showing import Showing
from lok.desk.states import mark_of
from lok.desk.views import body, found, raw_there
from lok.desk.words import lay
from lok.facts.facts import make_facts
from lok.model.reading import BRUSSELS
from lok.source.parse import SourceError, decode
from lok.words.dutch import sentence
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from lok.desk.hand import Hand
    from lok.desk.pages import Pages
    from lok.desk.works import Work, Works
    from lok.facts.changed_agenda import AgendaChange
    from lok.facts.facts import Facts


OF_THE_EVENING = ("agenda", "wie-komt", "vergadering", "papier")
"""The screens on which taps are acts."""
TO_READ = ("lees-voor",)
"""The screens on which nothing can be changed."""
INSIDE = {"stemming": "stemmingen", "verkiezing": "verkiezingen"}
"""What of an item an act may be about, with the list that it stands in."""


@dataclass(frozen=True, slots=True)
class MeetingViews:
    """The answers about the meetings of a draft. ``clock`` gives the moment, in seconds since 1970."""

    works: Works
    pages: Pages
    clock: Callable[[], float] = time.time

    @property
    def routes(self) -> tuple[tuple[str, str, Any], ...]:
        """Method, address below that of the draft, and answer."""
        return (
            *(("GET", f"{MEETINGS}/{{id}}/{screen}/", self.screen) for screen in (*OF_THE_EVENING, *TO_READ)),
            ("POST", f"{MEETINGS}/{{id}}/daad", self.act),
        )

    def screen(self, asked: Request) -> Response:
        """One screen of a meeting."""
        work, record_id = found(self.works, asked), asked.path_params["id"]
        raw = raw_there(work, MEETINGS, record_id)
        screen = asked.url.path.rstrip("/").rpartition("/")[2]
        return self.pages.answer(asked, SCREENS[screen].template, **self._shown(work, record_id, raw, screen))

    def _shown(self, work: Work, record_id: str, raw: bytes, screen: str) -> dict[str, Any]:
        frame = Frame.of(work, self.pages.address(work), record_id, raw, screen, self.works.today())
        changes = since_sent(work, record_id, frame.evening)
        return {**frame.values(), "changes": changes, **Showing(frame.judged.archive).words}

    async def act(self, asked: Request) -> Response:
        """One tap on a screen of a meeting."""
        work = found(self.works, asked)
        given = await body(asked)
        return await run_in_threadpool(self._acted, asked, work, given)

    def _acted(self, asked: Request, work: Work, given: dict[str, Any]) -> Response:
        record_id = asked.path_params["id"]
        button = BUTTONS.get(str(given.get("naam", "")))
        screen = str(given.get("scherm", ""))
        if button is None or screen not in OF_THE_EVENING:
            raise HTTPException(400)
        with work.lock:
            raw = raw_there(work, MEETINGS, record_id)
            hand = work.hand(asked.scope["person"], self.works.today(), given.get("id"))
            path = f"data/{MEETINGS}/{record_id}.yaml"
            facts, insist = make_facts(hand.archive), given.get("toch") is True
            direct = given.get("merk") in {"", None, mark_of(raw)}
            try:
                placed = given if hand.done(path) else self._placed(hand, path, given)

                def changed(text: str) -> str:
                    return button.act(Sitting(facts, record_id, text, placed, self._now()))

                done = rewrite(hand, path, button.words, changed, insist=insist)
            except (RefusedChangeError, RefusedError) as error:
                answer = self._shows(asked, work, screen)[1]
                answer["melding"] = sentence(lay(error.message, hand.archive))
                answer["mag_toch"] = getattr(error, "may_insist", False)
                return JSONResponse(answer, 422)
            evening, answer = self._shows(asked, work, screen)
            answer |= {"voor": mark_of(raw), "direct": direct, "vast": done.steady, "nummer": done.number}
            answer["gekeerd"] = turned_words(make_facts(hand.archive), raw, evening)
            return JSONResponse(answer | {"gezegd": said(evening, str(given["naam"]), placed)})

    def _now(self) -> datetime:
        """The hour of the clock on the day of the desk."""
        clock = datetime.fromtimestamp(self.clock(), BRUSSELS).replace(second=0, microsecond=0)
        return datetime.combine(self.works.today(), clock.timetz())

    def _placed(self, hand: Hand, path: str, given: dict[str, Any]) -> dict[str, Any]:
        """What was sent, with the item where it stands now, when somebody moved it since the page came.

        Raises ``RefusedError`` when it cannot be told any more which item was meant.
        """
        if "punt" not in given:
            return given
        inner = next(((name, lists) for name, lists in INSIDE.items() if name in given), None)
        at = ("agendapunten", given["punt"], *((inner[1], given[inner[0]]) if inner else ()))
        try:
            place = hand.place(path, str(given.get("merk", "")), at)
        except UnknownError:
            raise RefusedError("deze bladzijde is te oud om te weten welk punt je bedoelt. Laad ze opnieuw.") from None
        except (ElsewhereError, TypeError, IndexError):
            raise RefusedError("iemand anders veranderde intussen dit punt. Laad de bladzijde opnieuw.") from None
        return {**given, "punt": place[1], **({inner[0]: place[3]} if inner else {})}

    def _shows(self, asked: Request, work: Work, screen: str) -> tuple[Evening, dict[str, Any]]:
        """A meeting as it stands now, and what its screen shows of it."""
        record_id = asked.path_params["id"]
        raw = record_there(work.root, MEETINGS, record_id) or b""
        shown = self._shown(work, record_id, raw, screen)
        return shown["evening"], {
            "merk": shown["mark"],
            "bewaard": moment_now(),
            "problemen": shown["problems"],
            "oordeel": self.pages.text(asked, "oordeel.html.jinja", verdict=shown["verdict"]),
            "scherm": self.pages.text(asked, SCREENS[screen].template, **shown),
        }


def turned_words(facts: Facts, before: bytes, evening: Evening) -> list[str]:
    """What a change of a meeting turned, one line each; nothing where one of the texts cannot be read."""
    try:
        return [each.words for each in votes_turned(facts, decode(before), evening.text)]
    except (RefusedError, SourceError, IndexError):
        return []


def since_sent(work: Work, record_id: str, evening: Evening) -> tuple[AgendaChange, ...]:
    """What changed on the agenda since it was sent; nothing when that is unknown."""
    if evening.meeting is None or not evening.sent:
        return ()
    return sent_agenda(work, record_id, evening.meeting).changes
