"""What a change would bring in that may not be kept: judged before it is written, for git keeps what is deleted later."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from lok.archive.read_record import read
from lok.desk.placing import value_at
from lok.rules.known import known_in
from lok.rules.private_words import private_in, private_texts
from lok.source.parse import SourceError, decode, parse
from lok.source.problems import Finding, Level
from lok.words.private import CODE, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive
    from lok.model.kind import Kind
    from lok.source.positions import Path
    from lok.source.problems import Problem


def brought_in(
    kind: Kind, record_id: str, texts: tuple[bytes, bytes], at: Path, archive: Archive
) -> Iterator[Problem | Finding]:
    """What is private in the second of two texts of a record and not yet in the first, faults first.

    ``at`` is the place of the change: what stands there counts as text, also when it cannot be read as a value.
    """
    told = Counter(each.message for each in _private(kind, record_id, texts[0], at, archive))
    new = []
    for each in _private(kind, record_id, texts[1], at, archive):
        if told[each.message]:
            told[each.message] -= 1
        else:
            new.append(each)
    yield from sorted(new, key=lambda each: each.level is not Level.FOUT)


def _private(kind: Kind, record_id: str, raw: bytes, at: Path, archive: Archive) -> Iterator[Problem | Finding]:
    """What is private in a record: the shapes that may never be kept, names, homes, and what is too much about somebody."""
    reading = read(kind, f"data/{kind.soort}/{record_id}.yaml", record_id, raw)
    yield from (each for each in reading.problems if each.code == CODE)
    known = known_in(archive)
    if (record := reading.record or reading.part) is not None:
        yield from private_texts(record, known)
    if reading.record is None:
        for words in texts_in(_value(raw, at)):
            for said in private_in(words, known, public=True):
                yield Finding(at, said.code, said.message, said.hint, said.level)


def _value(raw: bytes, at: Path) -> Any:
    try:
        return value_at(parse(decode(raw)), at)
    except SourceError:
        return None


def private_typed(value: Any, archive: Archive) -> bool:
    """Whether something typed, and written nowhere yet, may be kept nowhere: in a browser either."""
    known = known_in(archive)
    return any(
        any(scan(words)) or any(each.level is Level.FOUT for each in private_in(words, known, public=True))
        for words in texts_in(value)
    )


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)
