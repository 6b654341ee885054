"""What becomes of every file of the program: pure, from what the council has, what is new, and what ever was."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from lok.upgrade.engine import Owner, belongs, owner_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from lok.upgrade.source import Tree


class Known(Protocol):
    """What the place where the program is developed knows of its files: see ``source.Source``."""

    @property
    def files(self) -> Tree:
        """The files of the newer version."""
        ...

    @property
    def history(self) -> frozenset[tuple[str, str]]:
        """Each file that ever was, with each of its contents."""
        ...

    @property
    def paths(self) -> frozenset[str]:
        """Each file that ever was."""
        ...

    def contents(self, name: str) -> bytes:
        """The contents of that name."""
        ...

    def nearest(self, path: str, text: bytes) -> bytes | None:
        """Which of its contents a file began as."""
        ...


class Fate(StrEnum):
    """What happened to a file that the council had changed itself, in Dutch."""

    JOINED = "jullie wijziging en die van het programma zijn samengevoegd"
    KEPT = "blijft zoals jullie het hebben; wat het programma erin veranderde, is niet overgenomen"
    REPLACED = "krijgt de nieuwe tekst van het programma; jullie wijziging past daar niet in en vervalt"
    AWAY = "hadden jullie weggehaald en blijft weg"
    DROPPED = "bestaat niet meer in het programma; jullie wijziging eraan vervalt"


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to happen: files of the newer version to take as they are, texts to write, files to remove.

    ``fates`` says what happened to the files that the council had changed itself, and ``own`` which are the council's.
    """

    take: tuple[str, ...] = ()
    write: dict[str, bytes] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    fates: dict[str, Fate] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    @property
    def touched(self) -> frozenset[str]:
        """Every file that changes."""
        return frozenset({*self.take, *self.write, *self.remove})


def plan(
    council: Tree,
    source: Known,
    base: Collection[str],
    read: Callable[[str], bytes],
    join: Callable[[bytes, bytes, bytes], bytes | None],
) -> Plan:
    """What becomes of the files of the program in a repository that holds ``council``; configurations are not in it.

    Args:
        council: All files of the repository.
        source: What is known of the program.
        base: The files of the version that the council has.
        read: The contents of a file of the council, by its path.
        join: Puts two changes of one text together.
    """
    made = Plan()
    take, remove, own = list[str](), list[str](), list[str]()
    for path in sorted({*(each for each in source.files if belongs(each)), *filter(belongs, council)}):
        owner, here, there = owner_of(path), council.get(path), source.files.get(path)
        if owner is Owner.LINES or here == there:
            continue
        if here is None:
            if owner is Owner.FURNITURE and path in base:
                made.fates[path] = Fate.AWAY
            else:
                take.append(path)
        elif there is None and path not in source.paths:
            own.append(path)
        elif (path, here[1]) in source.history or (there is not None and here[1] == there[1]):
            (take if there is not None else remove).append(path)
        elif there is None:
            made.fates[path] = Fate.KEPT if owner is Owner.FURNITURE else Fate.DROPPED
            remove += [path] if owner is not Owner.FURNITURE else []
        else:
            began = source.nearest(path, read(path)) if path in base and owner is not Owner.PACKAGES else None
            newer = source.contents(there[1])
            _put_together(made, take, path, join(read(path), began, newer) if began is not None else None, read(path))
    new = tuple(path for path in take if path not in council)
    return Plan(tuple(take), made.write, tuple(remove), made.fates, tuple(own), new)


def _put_together(made: Plan, take: list[str], path: str, joined: bytes | None, ours: bytes) -> None:
    """A file that the council changed and that the newer version has too; ``joined`` holds both, where they do not clash."""
    if joined is not None:
        made.fates[path] = Fate.JOINED
        if joined != ours:
            made.write[path] = joined
    elif owner_of(path) is Owner.FURNITURE:
        made.fates[path] = Fate.KEPT
    else:
        made.fates[path] = Fate.REPLACED
        take.append(path)
