"""One night: every source asked, judged and taken over or left as it was, at most four at a time.

What stays when a list is refused, and for how long, is decided here, in pure steps over a ``State`` and a moment:

- a council is taken whole; one refused file leaves all of it as it was;
- what the source no longer has is shown for at most a day more, whatever the reason for which its list was not taken: what
  somebody had removed must go. A list that shrinks sharply is held for that day and told, for it may be a mishap;
- a source that could not be read for thirty days is shown no more.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from lok.register.agree import disagreements
from lok.register.refusals import refused
from lok.register.shaper import Shaper
from lok.register.shapes import KINDS, WORDS, path_of, reading_mark
from lok.register.sources import Read, read_source
from lok.register.state import State, forget_others, load, note_changes, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future
    from pathlib import Path

    from lok.register.ask import Asking
    from lok.register.councils import Council, Register
    from lok.register.judge import File
    from lok.register.shapes import Taken

AT_A_TIME = 4
PATIENCE = timedelta(hours=20)
"""How long what a source no longer has is still shown: to the next night, a clock that runs early included."""
STALE = timedelta(days=30)
FEWEST, SHARPLY = 5, 0.7
"""A list of five or more of which less than seven tenths is left has shrunk sharply."""


def taken(state: State, council: Council, read: Read, now: datetime) -> State:
    """The state after a night. ``state`` itself is not changed."""
    after = _copy(state)
    after.tried = now
    _note_missing(after, read, now)  # first what is known tonight: what came back does not go
    _age(after, now)
    if read.told:
        after.told = read.told
        return after
    files = {soort: file.file for soort, file in read.files.items() if file is not None and file.file is not None}
    offered, counted = read.offered or after.offered, read.counted if read.counted is not None else after.counted
    records = {**after.records, **{soort: file.records for soort, file in files.items()}}
    licences = {**after.licences, **{soort: file.licence for soort, file in files.items()}}
    after.told = tuple(disagreements(read.files, records, licences, (offered, counted)))
    if after.told:
        return after
    shrunk = {} if state.let_through else _shrunk(after, files)
    if shrunk:
        after.shrunk = shrunk
        after.told = tuple(
            refused("gekrompen", nu=left, eerst=before, wat=WORDS[soort]).told(path_of(soort))
            for soort, (before, left) in shrunk.items()
        )
        return after
    before = after.records
    after.records = {
        **after.records,
        **{soort: without(file.records, after.blocked.get(soort, ())) for soort, file in files.items()},
    }
    if after.records != before:
        after.changed = now
    after.licences, after.offered, after.counted = licences, offered, counted
    after.version = max((file.version for file in files.values() if file.version), default=state.version)
    after.examples = sum(file.examples for file in files.values()) if len(files) == len(KINDS) else state.examples
    after.site_url, after.marks, after.reader = council.site_url, read.marks, reading_mark()
    after.succeeded, after.told, after.missing, after.shrunk, after.let_through = now, (), {}, {}, False
    return after


def _copy(state: State) -> State:
    return State.read(state.written())


def without(records: tuple[Taken, ...], ids: Iterable[str]) -> tuple[Taken, ...]:
    """The records but for those with one of these ids."""
    left_out = frozenset(ids)
    return tuple(each for each in records if each.id not in left_out)


def _age(state: State, now: datetime) -> None:
    """Take out of a state what may be shown no longer."""
    if state.succeeded is not None and now - state.succeeded > STALE:
        state.records, state.marks, state.missing, state.shrunk = {}, {}, {}, {}
        return
    gone = {soort: {id_ for id_, at in ids.items() if now - at >= PATIENCE} for soort, ids in state.missing.items()}
    for soort, ids in gone.items():
        if ids:
            state.records[soort] = without(state.records.get(soort, ()), ids)
            state.missing[soort] = {id_: at for id_, at in state.missing[soort].items() if id_ not in ids}
            state.marks.pop(soort, None)
            state.changed = now


def _shrunk(state: State, files: dict[str, File]) -> dict[str, tuple[int, int]]:
    """The kinds of which suddenly much less is left, with how many there were and are."""
    found = {}
    for soort, file in files.items():
        before, left = len(state.records.get(soort, ())), len(file.records)
        if before >= FEWEST and left < before * SHARPLY:
            found[soort] = (before, left)
    return found


def _note_missing(state: State, read: Read, now: datetime) -> None:
    """Note since when the source lacks what is shown here, as far as its lists could be read; what came back is no longer missing."""
    for soort, file in read.files.items():
        if file is None:
            state.missing.pop(soort, None)
            continue
        if file.ids is None:
            continue
        there = file.ids if file.file is None else {each.id for each in file.file.records}
        before = state.missing.get(soort, {})
        gone = [each.id for each in state.records.get(soort, ()) if each.id not in there]
        state.missing[soort] = {id_: before.get(id_, now) for id_ in gone}
    state.missing = {soort: ids for soort, ids in state.missing.items() if ids}


def changes(before: State, after: State) -> dict[str, dict[str, str]]:
    """What came, changed and went, by kind and id."""
    found: dict[str, dict[str, str]] = {}
    for soort in KINDS:
        old, new = ({each.id: each for each in state.records.get(soort, ())} for state in (before, after))
        words = {
            id_: "nieuw" if id_ not in old else "weg" if id_ not in new else "gewijzigd"
            for id_ in old.keys() | new.keys()
            if old.get(id_) != new.get(id_)
        }
        if words:
            found[soort] = words
    return found


@dataclass(frozen=True, slots=True)
class Night:
    """How a night went: the states by NIS code, and which councils could not be taken over."""

    states: dict[str, State]
    troubled: tuple[str, ...]


def _result(job: Future[Read]) -> Read:
    """What a source gave. Whatever goes wrong with one of them, the others are read."""
    error = job.exception()
    if error is None:
        return job.result()
    return Read(told=(refused("onverwacht", reden=type(error).__name__).told(),))


def gather(  # noqa: PLR0913 - what a night needs
    folder: Path,
    register: Register,
    asking: Asking,
    now: datetime,
    *,
    progress: Callable[[int, int], None] | None = None,
    only: Iterable[str] | None = None,
    shaper: Shaper | None = None,
) -> Night:
    """Ask every council of a list, or those in ``only``, and keep what may be taken over below ``folder``.

    ``shaper`` holds linked data against the profile; without one there is one for this night.

    Raises ``OSError`` when the disk refuses; what was kept before is then still whole.
    """
    forget_others(folder, (each.nis_code for each in register.raden))
    states = {each.nis_code: load(folder, each.nis_code, each.site_url) for each in register.raden}
    wanted = set(only) if only is not None else set(states)
    asked = [each for each in register.raden if each.nis_code in wanted]
    with shaper or Shaper() as judging, ThreadPoolExecutor(AT_A_TIME) as pool:
        jobs = {
            pool.submit(read_source, each, states[each.nis_code].marks_to_ask(each.site_url), asking, judging): each
            for each in asked
        }
        for done, job in enumerate(as_completed(jobs), start=1):
            council = jobs[job]
            before = states[council.nis_code]
            after = taken(before, council, _result(job), now)
            note_changes(folder, council.nis_code, now, changes(before, after))
            save(folder, after)
            states[council.nis_code] = after
            if progress:
                progress(done, len(asked))
    return Night(states, tuple(code for code, state in states.items() if state.told and code in wanted))
