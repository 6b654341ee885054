"""A copy of this repository turned into another council's: what goes, what is written, and both in one go.

Beside the pipeline, for ``lok init``. The plan is made first and touches nothing. It is then laid down whole beside
the files; from that moment on it is carried out, by this process or, when that dies, by the next ``lok init``.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lok.archive.laying import Laying
from lok.archive.load import load
from lok.archive.read_record import read_record
from lok.init import texts as starters
from lok.init.source import SETTING, setting
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience, references
from lok.words.placeholders import UNFILLED, unfilled
from lok.words.terminal import WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lok.archive.archive import Archive
    from lok.init.texts import Council
    from lok.model.kind import Record

GENERIC = ("themas", "voorrangsregels")
"""Kinds that are the same for every Flemish council: the subjects of a council, and the Flemish priority rules."""
HANDBOOK = "content/leden/handleiding"
"""Pages about the program, which are true for any council."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of a repository: files that go, and files with their new text, by their path from the root."""

    remove: tuple[str, ...]
    write: Mapping[str, str]


def make_plan(root: Path, council: Council, source: str | None = None) -> Plan:
    """What has to happen to make the repository at ``root`` that of ``council``. Nothing is touched.

    ``source`` is where newer versions of the program will come from, if that is known.

    Raises:
        WrongUse: The settings of the council are not a right record, or a configuration has no lines to rewrite.
        OSError: A file cannot be read.
    """
    write = {f"data/raad/{council.id}.yaml": settled(council), **starters.pages(council)}
    for name in starters.CONFIGS:
        try:
            write[name] = starters.configured(name, (root / name).read_text("utf-8"), council)
        except ValueError as error:
            raise WrongUse(str(error)) from None
    if (root / starters.OWNERS).is_file():
        write[starters.OWNERS] = starters.owned((root / starters.OWNERS).read_text("utf-8"), council)
    if source:
        write[SETTING] = setting(source)
    stay = {*generic(load(root).archive), *write}
    files = [path for folder in ("data", "content") for path in _files(root, folder)]
    own = [path for path in files if path not in stay and not path.startswith(f"{HANDBOOK}/")]
    return Plan(tuple(sorted(own)), write)


def settled(council: Council) -> str:
    """The council's record. Raises ``WrongUse`` with what is wrong in it, besides what the council has still to fill in."""
    text = starters.settings(council)
    _, problems = read_record(BY_SOORT["raad"], f"data/raad/{council.id}.yaml", council.id, text.encode())
    wrong = [each for each in problems if each.code != UNFILLED]
    if wrong:
        raise WrongUse("\n".join(f"{each.field or 'raad'}: {each.message}. {each.hint}" for each in wrong))
    return text


def generic(archive: Archive) -> frozenset[str]:
    """The paths of the records that suit every council: generic, not invented, and pointing at nothing that goes."""
    staying: dict[tuple[str, str], Record] = {
        (soort, record.id): record
        for soort, record in archive.everything()
        if soort in GENERIC and not record.voorbeeld
    }
    while strays := [key for key, record in staying.items() if _points_beyond(record, staying)]:
        for key in strays:
            del staying[key]
    return frozenset(f"data/{soort}/{record_id}.yaml" for soort, record_id in staying)


def _points_beyond(record: Record, staying: Mapping[tuple[str, str], Record]) -> bool:
    return any((to.soort, to.id) not in staying for _, to in references(record, Audience.LEDEN, final=True))


def _files(root: Path, folder: str) -> Iterable[str]:
    found = (Path(here) / name for here, _, names in os.walk(root / folder) for name in names)
    return [each.relative_to(root).as_posix() for each in found]


def uncommitted(root: Path) -> tuple[str, ...] | None:
    """The changes that git has not kept yet, one a line; ``None`` when the folder is not under git at all."""
    try:
        run = subprocess.run(["git", "status", "--porcelain"], cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return tuple(run.stdout.splitlines()) if run.returncode == 0 else None


def refuse_to_lose(root: Path, *, force: bool) -> None:
    """Raises ``WrongUse`` when ``root`` holds work that git has not kept, unless ``force``."""
    changes = uncommitted(root)
    if changes and not force:
        shown = "\n".join(f"  {line}" for line in changes[:10])
        raise WrongUse(
            f"git heeft nog niet alles bewaard:\n{shown}\nBewaar het eerst met ‘git commit’, of gebruik --force als het weg mag."
        )


def summary(plan: Plan) -> str:
    """What a plan does, in Dutch, folder by folder."""
    counts: dict[str, int] = {}
    for path in plan.remove:
        folder = "/".join(path.split("/")[:2]) if path.startswith(("data/", "content/")) else path
        counts[folder] = counts.get(folder, 0) + 1
    gone = [f"  {folder}: {count} {'bestand' if count == 1 else 'bestanden'}" for folder, count in counts.items()]
    written = [f"  {path}" for path in plan.write]
    ask = f"{sum(len(list(unfilled(text))) for text in plan.write.values())} plaatsen vul je daarna zelf in: ‘lok check’ noemt ze."
    return "\n".join(["Dit gaat weg:", *(gone or ["  niets"]), "Dit wordt geschreven:", *written, ask])


def laying(root: Path) -> Laying:
    """Where a plan is laid down before it counts; what was there gives way."""
    return Laying(root, ".lok-init", replaces=True)


def carry_out(root: Path, plan: Plan) -> None:
    """Do what a plan says. Raises ``OSError``; before the plan is laid down whole, nothing has changed."""
    laying(root).lay_down(plan.write, plan.remove)
    laying(root).finish()
