"""A plan held against the machine: of each step what is to be done, and what is to be told. Only reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from lokhost.install import manifest
from lokhost.install.placing import There
from lokhost.install.steps import File, Folder, Gone, Link, Step, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lokhost.install.machine import Machine
    from lokhost.install.placing import Place


class Verdict(Enum):
    """What is to be done, by the word that stands before it."""

    SAME = "blijft"
    NEW = "maakt"
    CHANGED = "wijzigt"
    KEPT = "GEWIJZIGD MET DE HAND, blijft"
    OVERWRITTEN = "vervangt (was gewijzigd)"
    REMOVED = "haalt weg"
    SKIPPED = "slaat over"


@dataclass(frozen=True)
class Judged:
    """A step with its verdict, and where something is laid beside it."""

    step: Step
    verdict: Verdict
    beside: File | None = None

    @property
    def line(self) -> str:
        """What is told of it."""
        where = (
            f" (het nieuwe ligt ernaast: {self.beside.path})" if self.verdict is Verdict.KEPT and self.beside else ""
        )
        return f"{self.verdict.value}: {self.step.told}{where}"


def judge(steps: tuple[Step, ...], place: Place, machine: Machine | None, marks: Mapping[str, str]) -> list[Judged]:
    """Judge each step, and what was installed before and is in the plan no more."""
    found = [each for step in steps for each in _judged(step, place, machine, marks)]
    planned = {path for each in found for path in _paths(each)}
    for path in sorted(marks.keys() - planned):
        there = place.there(path)
        if there is not None:
            ours = manifest.mark(there) == marks[path]
            gone = File(path, b"", there.mode)
            found.append(Judged(Gone(path) if ours else gone, Verdict.REMOVED if ours else Verdict.KEPT))
    return found


def _paths(each: Judged) -> Iterator[str]:
    if isinstance(each.step, File | Link):
        yield each.step.path
    if each.beside is not None:
        yield each.beside.path


def _judged(step: Step, place: Place, machine: Machine | None, marks: Mapping[str, str]) -> Iterator[Judged]:
    match step:
        case File():
            yield _file(step, place, marks)
        case Link():
            yield _link(step, place, marks)
        case Folder():
            yield Judged(step, _folder(step, place, machine))
        case Gone():
            there = place.there(step.path)
            if there is not None and there.target:
                yield Judged(step, Verdict.REMOVED)
        case _ if machine is None:
            yield Judged(step, Verdict.SKIPPED)
        case Unit():
            yield Judged(step, Verdict.SAME)
        case _:
            yield Judged(step, Verdict.SAME if machine.has(step) else Verdict.NEW)


def _folder(step: Folder, place: Place, machine: Machine | None) -> Verdict:
    found = place.folder_there(step.path)
    if found is None:
        return Verdict.NEW
    right = found[0] == step.mode and (machine is None or machine.is_of(found[1:], step.owner, step.group))
    return Verdict.SAME if right else Verdict.CHANGED


def _file(step: File, place: Place, marks: Mapping[str, str]) -> Judged:
    there = place.there(step.path)
    if there is None:
        return Judged(step, Verdict.NEW)
    if step.once or _is(there, step):
        right = there.target or there.mode == step.mode
        return Judged(step, Verdict.SAME if right else Verdict.CHANGED)
    if manifest.mark(there) == marks.get(step.path):
        return Judged(step, Verdict.CHANGED)
    if step.program:
        old = File(f"{step.path}.oud", there.content, 0o600) if there.content else None
        return Judged(step, Verdict.OVERWRITTEN, old)
    return Judged(step, Verdict.KEPT, File(f"{step.path}{step.beside}", step.content, step.mode))


def _is(there: There, step: File) -> bool:
    return not there.target and there.content == step.content


def _link(step: Link, place: Place, marks: Mapping[str, str]) -> Judged:
    there = place.there(step.path)
    if there is None:
        wanted = not step.shared or not step.path.endswith(".conf") or _leads(step, place)
        return Judged(step, Verdict.NEW if wanted else Verdict.SKIPPED)
    if there.target == step.target:
        return Judged(step, Verdict.SAME)
    return Judged(step, Verdict.CHANGED if manifest.mark(there) == marks.get(step.path) else Verdict.KEPT)


def _leads(step: Link, place: Place) -> bool:
    """Whether the target of a shared link, in the folder beside its own, is there."""
    above = step.path.rsplit("/", 2)[0]
    return place.there(f"{above}/{step.target.removeprefix('../')}") is not None
