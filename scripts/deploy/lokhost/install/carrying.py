"""Doing what a plan asks and the machine has not yet, in the order of the plan."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lokhost.install import manifest
from lokhost.install.judging import Judged, Verdict, judge
from lokhost.install.placing import FOLDER, Place
from lokhost.install.steps import File, Folder, Gone, Link, Member, Package, Step, Unit, User
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lokhost.install.machine import Machine

SECRET = 0o077
TOLD = {Verdict.NEW, Verdict.CHANGED, Verdict.KEPT, Verdict.OVERWRITTEN, Verdict.REMOVED}
DOES = TOLD - {Verdict.KEPT}


def carry_out(
    steps: tuple[Step, ...], root: Path, machine: Machine | None, say: Callable[[str], None], *, show: bool = False
) -> list[Judged]:
    """Say what is not yet as it should be, and do it; with ``show`` only say it.

    Args:
        steps: The plan.
        root: What stands before every path.
        machine: The machine itself, or nothing below a folder for trying: then no package, account or unit is touched.
        say: Takes each line.
        show: Do nothing.

    Raises:
        RefusedError: something is in the way; what was done before it is written down.
    """
    place = Place(root, trial=machine is None)
    marks = manifest.read(place)
    judged = judge(steps, place, machine, marks)
    for line in _lines(judged):
        say(line)
    if not any(each.verdict in DOES for each in judged):
        say("Alles staat er al zoals de instellingen het vragen.")
    if show:
        return judged
    with _alone(root):
        try:
            _packages(judged, machine)
            for each in judged:
                _do(each, place, machine, marks)
        finally:
            place.folder(manifest.PATH.rpartition("/")[0], 0o755, None)
            manifest.write(place, marks)
    return judged


def _lines(judged: list[Judged]) -> Iterator[str]:
    """What is told beforehand; of the many files of the program only how many."""
    plain = {Verdict.NEW, Verdict.CHANGED}
    program = [each for each in judged if isinstance(each.step, File) and each.step.program and each.verdict in plain]
    yield from (each.line for each in judged if each.verdict in TOLD and each not in program)
    if program:
        yield f"schrijft: het programma lokhost ({len(program)} bestanden)"


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Be the only one who installs below a folder."""
    handle = os.open(root, FOLDER)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise RefusedError("Er wordt hier al geïnstalleerd. Wacht tot dat klaar is.") from None
    finally:
        os.close(handle)


def _packages(judged: list[Judged], machine: Machine | None) -> None:
    """All packages that are missing, at once: Debian asks its archive one time."""
    names = [each.step.name for each in judged if isinstance(each.step, Package) and each.verdict is Verdict.NEW]
    if machine is not None and names:
        machine.done("apt-get", "update", "-q")
        machine.done("apt-get", "install", "-q", "-y", "--no-install-recommends", *names)


def _do(each: Judged, place: Place, machine: Machine | None, marks: dict[str, str]) -> None:
    """Do one step, and hold what stands there now."""
    match each.step:
        case User() | Member():
            if machine is not None and each.verdict is Verdict.NEW:
                machine.make(each.step)
        case Folder(path, mode, owner, group):
            if each.verdict in DOES:
                place.folder(path, mode, machine.ids(owner, group) if machine else None)
        case File():
            _write(each, each.step, place, machine, marks)
        case Link():
            _link(each, each.step, place, marks)
        case Gone(path):
            if each.verdict is Verdict.REMOVED:
                place.remove(path)
                marks.pop(path, None)
        case Package() | Unit():
            pass


def _link(each: Judged, step: Link, place: Place, marks: dict[str, str]) -> None:
    """Lay a link; one that something else may need is not held as ours."""
    if each.verdict in DOES:
        place.link(step.path, step.target)
    if not step.shared and each.verdict not in {Verdict.KEPT, Verdict.SKIPPED}:
        marks[step.path] = f"-> {step.target}"


def _write(each: Judged, step: File, place: Place, machine: Machine | None, marks: dict[str, str]) -> None:
    """Write a file, or what lies beside it; a secret is closed to others whoever wrote it last."""
    owner = machine.ids("root", "root") if machine else None
    if each.beside is not None:
        place.write(each.beside.path, each.beside.content, each.beside.mode, owner)
        marks[each.beside.path] = manifest.of_content(each.beside.content)
    if each.verdict is Verdict.KEPT:
        there = place.there(step.path)
        if there is not None and not there.target and not step.mode & SECRET:
            place.set_mode(step.path, step.mode)
        return
    there = place.there(step.path)
    if there is not None and (step.once or (there.content == step.content and not there.target)):
        if not there.target and there.mode != step.mode:
            place.set_mode(step.path, step.mode)
    else:
        place.write(step.path, step.content, step.mode, owner)
    if not step.once:
        marks[step.path] = manifest.of_content(step.content)


def start(judged: list[Judged], machine: Machine, say: Callable[[str], None]) -> None:
    """Have the web server and systemd take up what was written, if the web server finds nothing wrong with it.

    Raises:
        RefusedError: the web server refuses; the one that runs goes on as it was.
    """
    code, told = machine.run("apachectl", "configtest")
    if code:
        raise RefusedError(
            f"Apache neemt de nieuwe configuratie niet aan, en werkt verder met de vorige. Herstel dit vóór een herstart:\n{told}"
        )
    machine.done("systemctl", "daemon-reload")
    machine.done("systemctl", "reload-or-restart", "apache2")
    changed = any(each.verdict in DOES for each in judged)
    gone = [each.step.path for each in judged if isinstance(each.step, Gone) and each.verdict is Verdict.REMOVED]
    for path in gone:
        if path.startswith("/etc/systemd/system/") and ".wants/" in path:
            machine.run("systemctl", "stop", path.rpartition("/")[2])
    for name in [each.step.name for each in judged if isinstance(each.step, Unit)]:
        machine.done("systemctl", "restart" if changed and name.endswith(".timer") else "start", name)
        say(f"loopt: {name}")
    if changed:
        for name in ("lok-nieuws.service", "lok-bureau.service"):
            machine.run("systemctl", "try-restart", name)
