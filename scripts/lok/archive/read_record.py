"""From the text of one file to a record: the first of the three tiers of checking, and the second.

Shape (is every field what it should be) is pydantic's work; sense (does the record agree with itself) is the work of
the rules in its kind. A mistake hides no other: after one in the notation reading goes on, and a record with a wrong
field is judged on those that are right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lok.archive.eaten import eaten_texts
from lok.archive.partial import partly, tree
from lok.archive.placing import limited, place
from lok.archive.translate import meant_fields, translated
from lok.archive.wrong_place import copied_from, of_another_kind, wrong_name
from lok.model.fields import ID_PATTERN
from lok.model.kind import UnreadError, example_is_marked
from lok.model.prose_rule import judge_prose
from lok.source.parse import Locator, SourceError, decode, locate, parse
from lok.source.problems import Finding, Level, Problem, dotted
from lok.source.recover import recover
from lok.words.placeholders import unfilled
from lok.words.private import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lok.model.kind import Kind, Record
    from lok.source.positions import Path


MOST_READ = 200
"""Refusals of one type that are put into words, which takes time: only twenty are told."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one file gave.

    ``record`` is there when all is right, ``part`` what is right of it when it has mistakes and its name is known.
    ``text`` is the text that ``data`` was read from, for the places of what is found later.
    """

    text: str
    record: Record | None
    part: Record | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What could not be read of a text: see ``Salvage``."""

    holes: frozenset[Path] = frozenset()
    guesses: frozenset[Path] = frozenset()
    lost: frozenset[str] = frozenset()

    def explain(self, error: Any) -> bool:
        """Whether a refusal of a value only repeats that a piece of the text could not be read."""
        at = tuple(error["loc"])
        if error["type"] == "extra_forbidden":
            return at in self.guesses
        if error["type"] in {"missing", "too_short"} and str(at[-1]) in self.lost:
            return True
        return any(at[:length] in self.holes for length in range(1, len(at) + 1))


NO_GAPS = Gaps()


def read_record(kind: Kind, path: str, record_id: str, raw: bytes) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record in a file, and every problem inside it.

    Args:
        kind: The kind its folder says it is.
        path: Where the file stands, from the repository's root.
        record_id: The file's name without ``.yaml``.
        raw: The file's bytes.

    Returns:
        The record, or ``None`` when its shape or its name is not right, with all problems of shape and sense.
    """
    reading = read(kind, path, record_id, raw)
    return reading.record, reading.problems


def read(kind: Kind, path: str, record_id: str, raw: bytes) -> Reading:
    """The same, with what could be read of a record that has mistakes."""
    try:
        text = decoded = decode(raw)
        data: dict[str, Any] | None = parse(text)
        errors: tuple[SourceError, ...] = ()
        gaps = NO_GAPS
    except SourceError:
        salvage = recover(raw)
        text, decoded, data, errors = salvage.text, salvage.decoded, salvage.data, salvage.errors
        gaps = Gaps(salvage.holes, salvage.guesses, salvage.lost)
    problems = [_source_problem(path, error) for error in errors]
    problems += _private(path, decoded, None if errors else locate)
    if data is None:
        return Reading("", None, None, limited(problems))
    if copied_from(record_id) is not None:
        copy = wrong_name(record_id, str(data.get("id") or ""))
        return Reading(text, None, None, limited([*problems, *place(path, text, [copy])]))
    if elsewhere := of_another_kind(kind, data):
        return Reading(text, None, None, limited([*problems, *place(path, text, [elsewhere])]))
    record, part, findings = _judged(kind, record_id, data, gaps)
    problems += place(path, text, [*findings, *eaten_texts(kind, text, data)])
    if errors:
        record, part = None, part or record
    # A record under another name than its file is no record: nothing may refer to it or be said of it further on.
    named, part = (each if each is not None and each.id == record_id else None for each in (record, part))
    return Reading(text, named, None if named else part, limited(problems))


def _private(path: str, text: str, locating: Callable[[str], Locator] | None) -> Iterator[Problem]:
    """V28 and what is still to be filled in, each with its field when the text could be read as a record."""
    locator: Locator | None = None
    for line, column, code, message, hint in (*scan(text), *unfilled(text, comments=True)):
        if locator is None and locating is not None:
            locator = locating(text)
        field = dotted(locator.path_at(line, column)) if locator is not None else ""
        yield Problem(path, line, column, field, code, Level.FOUT, message, hint)


def judge(kind: Kind, record_id: str, data: dict[str, Any]) -> tuple[Record | None, tuple[Finding, ...]]:
    """What ``data`` says as a record of ``kind``, and all that is wrong inside it."""
    record, _, findings = _judged(kind, record_id, data, NO_GAPS)
    return record, findings


def draft_problems(kind: Kind, path: str, record_id: str, text: str) -> tuple[Problem, ...]:
    """What is wrong in the text of a record that may still have to be filled in: its shape, and private words.

    Rules about the record as a whole wait until nothing is missing: they ask for what nobody wrote yet.
    """
    refused = _refused(kind, parse(text))
    if not refused:
        return read_record(kind, path, record_id, text.encode())[1]
    findings = _in_words(kind, _not_repeated(refused))
    return (*place(path, text, tuple(findings)), *_private(path, text, locate))


def _judged(
    kind: Kind, record_id: str, data: dict[str, Any], gaps: Gaps
) -> tuple[Record | None, Record | None, tuple[Finding, ...]]:
    """The record when all of it is right, else what is right of it, and all that is wrong."""
    if gaps is NO_GAPS:
        try:
            record = kind.model.model_validate(data)
        except ValidationError as error:
            refused = error.errors(include_url=False)
        else:
            return record, None, (*_sense(kind, record), *_named(record_id, record.id))
    else:
        refused = _refused(kind, data)
    told = [each for each in _not_repeated(refused) if not gaps.explain(each)]
    unknown = [each["loc"] for each in told if each["type"] == "extra_forbidden"][:MOST_READ]
    meant = {at for each in unknown if (at := meant_fields(kind, each))}
    # A field that is missing only because its name was mistyped is one mistake.
    told = [each for each in told if each["type"] != "missing" or tuple(each["loc"]) not in meant]
    findings = list(_in_words(kind, told))
    wrong = {tuple(each["loc"]) for each in refused} | gaps.holes | meant
    part = partly(kind.model, data, tree(wrong), gaps.lost, record_id)
    typed = data.get("id")
    if isinstance(typed, str) and re.fullmatch(ID_PATTERN, typed) and typed != record_id:
        return None, None, (*findings, *_named(record_id, typed), *_sense(kind, part))
    return None, part, (*findings, *_sense(kind, part))


def _refused(kind: Kind, data: dict[str, Any]) -> list[Any]:
    try:
        kind.model.model_validate(data)
    except ValidationError as error:
        return list(error.errors(include_url=False))
    return []


def _sense(kind: Kind, record: Record) -> Iterator[Finding]:
    """What the rules about a single record find in what could be read of it."""
    yield from judge_prose(record)
    yield from until_unread(example_is_marked, record)
    for rule in kind.rules:
        yield from until_unread(rule, record)


def until_unread(rule: Callable[..., Iterator[Any]], *about: Any) -> Iterator[Any]:
    """What a rule finds, up to where it asks for a field that could not be read."""
    try:
        yield from rule(*about)
    except UnreadError:
        return


def _named(record_id: str, typed: str) -> Iterator[Finding]:
    """The id is the file's name, and a name that a record can have."""
    if typed != record_id:
        yield wrong_name(record_id, typed)
    elif typed == "index":
        yield Finding(("id",), "V01", "de id ‘index’ is al de lijst van alle records", "Kies een andere naam.")


def _not_repeated(errors: list[Any]) -> Iterator[Any]:
    """Leave out that a list is too short when that is only because an item of it was refused."""
    inside = {each["loc"][:length] for each in errors for length in range(len(each["loc"]))}
    for each in errors:
        if each["type"] != "too_short" or each["loc"] not in inside:
            yield each


def _in_words(kind: Kind, errors: Iterable[Any]) -> Iterator[Finding]:
    """The refusals in Dutch. Of one type the first few hundred are put into words: of the others only the number is told."""
    seen: dict[str, list[str]] = {}
    for each in errors:
        codes = seen.setdefault(each["type"], [])
        if len(codes) < MOST_READ:
            finding = translated(kind, each)
            codes.append(finding.code)
            yield finding
        else:
            yield Finding(tuple(each["loc"]), codes[-1], "hier staat nog zo'n fout", at_key=True)


def _source_problem(path: str, error: SourceError) -> Problem:
    return Problem(path, error.line, error.column, "", error.code, Level.FOUT, error.message, error.hint)
