"""What the check would say of records with other texts, before anybody writes them: each by itself, and among all others.

The council stands in memory, so nothing is copied and nothing written. What was wrong already is nobody's fault now.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lok.acts.record_text import id_of, kind_of
from lok.archive.archive import make_archive
from lok.archive.read_record import draft_problems, read
from lok.rules.judging import by_path, questions
from lok.source.problems import Problem, dotted
from lok.words.dutch import sentence
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date as day
    from typing import Any

    from lok.archive.archive import Archive
    from lok.model.kind import Record

STILL_TO_FILL_IN = frozenset({"missing", "none-required"})
"""What the check says of a place where something has to stand: in a new record that is for the secretary to fill in."""


def refuse_faults(
    archive: Archive, before: Mapping[str, str | None], after: Mapping[str, str], date: day
) -> tuple[Problem, ...]:
    """Raise ``RefusedError``, with the check's own words, when these texts bring a fault; else what new records still lack.

    Args:
        archive: The council as it is.
        before: By the path of a record the text it has; ``None`` for one that is not there.
        after: By the same paths the text it would have.
        date: Today.
    """
    found = tuple(_problems(archive, before, after, date))
    wrong = [each for each in found if each.blocks and not _is_to_come(each, before)]
    if wrong:
        old = {path: text for path, text in before.items() if text is not None}
        known = Counter(_sign(each) for each in _problems(archive, before, old, date) if each.blocks)
        new = []
        for each in wrong:
            known[_sign(each)] -= 1
            if known[_sign(each)] < 0:
                new.append(each)
        if new:
            raise RefusedError(_told(new))
    return tuple(each for each in found if _is_to_come(each, before))


def record_after(path: str, text: str) -> Any:
    """The record that a changed text says.

    Raises:
        RefusedError: It says none; the words are those of the check.
    """
    reading = read(kind_of(path), path, id_of(path), text.encode())
    if reading.record is None:
        raise RefusedError(_told(each for each in reading.problems if each.blocks))
    return reading.record


def _is_to_come(problem: Problem, before: Mapping[str, str | None]) -> bool:
    """Whether it only says that something is still to be filled in, in a record that is new."""
    return problem.code in STILL_TO_FILL_IN and before.get(problem.path) is None


def _sign(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.code, problem.message


def _told(problems: Iterable[Problem]) -> str:
    said = (f"{sentence(each.message)}. {each.hint}".strip() for each in problems)
    return " ".join(("dit kan niet, en er is niets veranderd.", *dict.fromkeys(said)))


def _problems(
    archive: Archive, before: Mapping[str, str | None], texts: Mapping[str, str], date: day
) -> Iterator[Problem]:
    """All that the check says of these records, and of the others because of them."""
    whole: list[tuple[str, Record]] = []
    parts: list[tuple[str, Record]] = []
    for path, text in texts.items():
        kind, record_id = kind_of(path), id_of(path)
        if before.get(path) is None:
            yield from draft_problems(kind, path, record_id, text)
        reading = read(kind, path, record_id, text.encode())
        if before.get(path) is not None:
            yield from reading.problems
        if reading.record is not None:
            whole.append((kind.soort, reading.record))
        elif reading.part is not None:
            parts.append((kind.soort, reading.part))
    others = ((soort, each) for soort, each in archive.everything() if f"data/{soort}/{each.id}.yaml" not in texts)
    new = make_archive([*others, *whole], archive.pages, archive.attachments.values())
    unread = {f"data/{soort}/{each.id}.yaml" for soort, each in parts}
    found = (each for ask in questions(new, date, frozenset(), parts) for each in ask())
    for path, findings in by_path(found).items():
        for each in findings:
            # A reference to a record of which something is still to be filled in is a reference to a record.
            if each.code != "V01" or not any(path in each.hint for path in unread):
                yield Problem(path, 1, 1, dotted(each.at), each.code, each.level, each.message, each.hint)
