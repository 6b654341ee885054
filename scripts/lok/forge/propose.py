"""‘Voorleggen’: what was written is committed, brought to the server, and proposed for main.

Each step looks at what is there already, so that after a failure the whole can be asked again and goes on where it ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.forge import api, server
from lok.forge.drafts import commit, last
from lok.forge.joining import NOTHING, NothingNewError, take_in
from lok.forge.merged import adds_nothing
from lok.forge.refusals import COLLEAGUE, BehindError
from lok.forge.repository import alone
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lok.forge.api import PullRequest
    from lok.forge.drafts import Draft
    from lok.forge.merged import Conflict
    from lok.forge.repository import Person

WAITS_HERE = "Het voorstel wacht. Een tweede persoon kan het nakijken en doorvoeren."
WAITS_THERE = f"Het staat op de server. {WAITS_HERE}"
TRIES = 3
"""How often a colleague may be a moment earlier."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody proposes: who, under which title, what the history says of it, and what readers will notice.

    ``describe`` gives that last text as Markdown; its argument says whether the words of the members' site may be in it.
    """

    who: Person
    title: str
    message: str
    describe: Callable[[bool], str]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of a proposal: its last commit, where it is at the forge, and what its user should know.

    With ``conflicts`` a colleague wrote something else in the same places: nothing went to the server, and ``take_in``
    takes a choice for each.
    """

    commit: str
    pull_request: PullRequest | None = None
    conflicts: tuple[Conflict, ...] = ()
    notice: str = ""


def propose(draft: Draft, wish: Wish) -> Proposed:
    """Commit, bring to the server, and propose. Without a forge the draft waits for a second person; without a server, here.

    What ``describe`` raises comes out before anything leaves this computer.

    Raises:
        NothingNewError: There is nothing to propose.
        UnreachableError: The server or the forge is away; what was written is committed, and the same can be asked later.
        RefusedError: Anything else; likewise.
    """
    repository = draft.repository
    commit(draft, wish.who, wish.message)
    if not repository.has_server:
        _refuse_nothing(draft)
        if repository.forge:
            raise RefusedError(
                "er is een server voor de voorstellen ingesteld (LOK_FORGE), maar deze bewaarplaats heeft er geen (origin). "
                "Vraag wie de computer beheert om dat recht te zetten."
            )
        return Proposed(last(draft), notice=WAITS_HERE)
    server.fetch(repository)
    _refuse_nothing(draft)
    text = wish.describe(not api.everybody_reads(repository.forge)) if repository.forge else ""
    conflicts = _sent(draft, wish.who)
    if conflicts:
        return Proposed(last(draft), conflicts=conflicts, notice=COLLEAGUE)
    if repository.forge is None:
        return Proposed(last(draft), notice=WAITS_THERE)
    return Proposed(last(draft), api.propose_branch(repository.forge, draft.branch, wish.title, text))


def _refuse_nothing(draft: Draft) -> None:
    if adds_nothing(draft.repository, last(draft)):
        raise NothingNewError(NOTHING)


def _sent(draft: Draft, who: Person) -> tuple[Conflict, ...]:
    """Bring the draft to the server, with what colleagues brought there before; the files on which both disagree."""
    for left in reversed(range(TRIES)):
        if conflicts := take_in(draft, who).conflicts:
            return conflicts
        try:
            with alone(draft.repository):
                server.send(draft.repository, last(draft), draft.branch)
        except BehindError:
            if not left:
                raise
        else:
            break
    return ()
