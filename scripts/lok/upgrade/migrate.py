"""Migrations done: from the files of a council to their new texts, and what is left for somebody to do. Nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from typing import TYPE_CHECKING

from lok.archive.read_record import read
from lok.edit.refused import NotEditedError
from lok.kinds.registry import BY_SOORT
from lok.source.decode import decode
from lok.source.parse import SourceError, parse
from lok.source.problems import Level, Problem
from lok.upgrade.migrations import MIGRATIONS, Migration, Seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from lok.upgrade.version import Version

MARK = b"\xef\xbb\xbf"
"""What some programs put before a text, and what stays there."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one migration does to one record."""

    migration: Migration
    path: str
    before: str
    after: str

    @property
    def shown(self) -> str:
        """The lines that go and the lines that come, with the number of the first."""
        lines = [*unified_diff(self.before.splitlines(), self.after.splitlines(), lineterm="", n=0)][2:]
        return "\n".join(
            f"  {self.path}, regel {line.split()[2].lstrip('+').partition(',')[0]}:"
            if line.startswith("@@")
            else f"    {line}"
            for line in lines
        )


@dataclass(frozen=True, slots=True)
class Migrated:
    """All that migrations do: the steps in their order, the new contents by path, and what they could not do."""

    steps: tuple[Step, ...]
    write: Mapping[str, bytes]
    left: tuple[Problem, ...]


def due(before: Version, migrations: Iterable[Migration] = MIGRATIONS) -> tuple[Migration, ...]:
    """The migrations of a council whose program is of the version ``before``."""
    return tuple(each for each in migrations if each.version > before)


def migrate(records: Mapping[str, bytes], migrations: Iterable[Migration], today: date) -> Migrated:
    """What ``migrations`` make of the records of a council, given by their path: ``data/<kind>/<id>.yaml``.

    A file that cannot be read as a record stays as it is: the check says what is wrong with it.
    """
    steps, left, write = [], [], dict[str, bytes]()
    for migration in migrations:
        for path, raw in records.items():
            soort, _, name = path.removeprefix("data/").partition("/")
            if soort not in BY_SOORT or migration.soort not in {None, soort}:
                continue
            now = write.get(path, raw)
            try:
                text = decode(now)
                reading = read(BY_SOORT[soort], path, name.removesuffix(".yaml"), now)
                after = migration.change(Seen(text, parse(text), reading.record or reading.part, today))
            except SourceError:
                continue
            except NotEditedError as error:
                left.append(_left(path, migration, str(error)))
                continue
            if after != text:
                steps.append(Step(migration, path, text, after))
                write[path] = (MARK if now.startswith(MARK) else b"") + after.encode()
    return Migrated(tuple(steps), write, tuple(left))


def _left(path: str, migration: Migration, why: str) -> Problem:
    return Problem(path, 1, 1, "", migration.name, Level.FOUT, f"dit kon niet vanzelf: {why}", migration.remedy)
