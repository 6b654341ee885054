"""Asking the rules between records, also about records with a mistake: no rule is silenced by it, and none is misled.

A record with a mistake lacks what could not be read, and a rule that asks for that is stopped. First each rule is
asked about everything at once, the records with a mistake among them: when it is not stopped, nothing that was lost
mattered to it and all that it says holds. A rule that is stopped is asked again about the whole records alone, and
then about each of the others among the whole ones; of that, only what it says of that one record counts.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from lok.archive.archive import make_archive
from lok.facts.facts import make_facts
from lok.kinds.registry import KINDS
from lok.model.kind import UnreadError
from lok.rules.rulebook import FACT_RULES, RESTS_ON, RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.facts.facts import Facts
    from lok.model.kind import Record
    from lok.rules.rulebook import FactRule, Rule
    from lok.source.problems import Finding

    Found = tuple[Record, Finding]
    Question = Callable[[], Iterator[Found]]

SOORT_OF = {kind.model: kind.soort for kind in KINDS}
EVERY: tuple[Rule | FactRule, ...] = (*RULES, *FACT_RULES)


def questions(
    archive: Archive, date: day, unread: frozenset[str], parts: Sequence[tuple[str, Record]]
) -> list[Question]:
    """One question a rule: what it finds in ``archive`` and in ``parts``, what could be read of the records with a mistake.

    ``unread`` names the kinds of which there is a file that is in neither. Each can be asked apart from the others.
    """
    soorten = [soort for soort, _ in parts]
    whole = _Room(archive, date, unread.union(soorten))
    if not parts:
        return [partial(whole.ask, rule) for rule in EVERY if not whole.waits(rule)]
    alone = [
        (record, room)
        for index, (soort, record) in enumerate(parts)
        if (room := _with(archive, [(soort, record)], date, unread.union(soorten[:index], soorten[index + 1 :])))
    ]
    placed = {id(record) for record, _ in alone}
    lost = unread.union(soort for soort, record in parts if id(record) not in placed)
    together = _with(archive, [each for each in parts if id(each[1]) in placed], date, lost) or whole
    return [partial(_asked, rule, whole, together, alone) for rule in EVERY]


def _asked(
    rule: Rule | FactRule, whole: _Room, together: _Room, alone: Sequence[tuple[Record, _Room]]
) -> Iterator[Found]:
    """What a rule finds where there are records with a mistake."""
    found = None if together.waits(rule) else together.ask_all(rule)
    if found is not None:
        yield from found
        return
    if not whole.waits(rule):
        yield from whole.ask(rule)
    for record, room in alone:
        if not room.waits(rule):
            yield from (each for each in room.ask_until_unread(rule) if each[0] is record)


def by_path(found: Iterable[Found]) -> dict[str, list[Finding]]:
    """The findings by the path of the file they are about."""
    paths: dict[str, list[Finding]] = defaultdict(list)
    for record, finding in found:
        paths[f"data/{SOORT_OF[type(record)]}/{record.id}.yaml"].append(finding)
    return paths


def _with(archive: Archive, parts: Iterable[tuple[str, Record]], date: day, incomplete: frozenset[str]) -> _Room | None:
    """The archive with these records among its own; ``None`` when even their place in the list is unknown."""
    try:
        return _Room(
            make_archive([*archive.everything(), *parts], archive.pages, archive.attachments.values()), date, incomplete
        )
    except UnreadError:
        return None


class _Room:
    """An archive on a day, with the facts that follow from it, in which rules are asked."""

    def __init__(self, archive: Archive, date: day, incomplete: frozenset[str]) -> None:
        self._archive = archive
        self._date = date
        self._incomplete = incomplete
        self._facts: Facts | None = None

    def waits(self, rule: Rule | FactRule) -> bool:
        """Whether the rule needs every record of a kind of which one could not be read."""
        return bool(RESTS_ON.get(rule, frozenset()) & self._incomplete)

    def ask(self, rule: Rule | FactRule) -> Iterator[Found]:
        """What the rule finds. Raises ``UnreadError`` when it asks for what could not be read."""
        if rule in RULES:
            yield from rule(self._archive, self._date)
            return
        if self._facts is None:
            self._facts = make_facts(self._archive)
        yield from rule(self._facts, self._date)  # type: ignore[arg-type]

    def ask_all(self, rule: Rule | FactRule) -> list[Found] | None:
        """All that the rule finds; ``None`` when it was stopped."""
        try:
            return list(self.ask(rule))
        except UnreadError:
            return None

    def ask_until_unread(self, rule: Rule | FactRule) -> Iterator[Found]:
        """What the rule finds before it is stopped, if it is."""
        try:
            yield from self.ask(rule)
        except UnreadError:
            return
