"""Items that a meeting put off, and those of them that did not come back since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.actions import same_words
from lok.facts.elections import post_of
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.stemmingen import Stemgevolg
from lok.kinds.vergaderstatus import HELD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.vergadering import Vergadering


def was_put_off(item: Agendapunt) -> bool:
    """Whether an item comes back: a vote was put off, or nobody was elected for a post.

    Minutes that were put off stand with the minutes that wait for approval.
    """
    if item.soort is Puntsoort.goedkeuring_verslag:
        return False
    filled = {post_of(election).casefold() for election in item.verkiezingen if election.elected}
    return any(vote.gevolg is Stemgevolg.uitgesteld for vote in item.stemmingen) or any(
        post_of(election).casefold() not in filled for election in item.verkiezingen
    )


def put_off(meetings: Iterable[Vergadering]) -> tuple[tuple[Vergadering, Agendapunt], ...]:
    """The items that one of these meetings, which stand the earliest first, put off and no later one had again by title."""
    waiting: dict[str, tuple[Vergadering, Agendapunt]] = {}
    for meeting in meetings:
        if meeting.status not in HELD:
            continue
        for item in meeting.agendapunten:
            waiting.pop(same_words(item.titel), None)
            if was_put_off(item):
                waiting[same_words(item.titel)] = (meeting, item)
    return tuple(waiting.values())
